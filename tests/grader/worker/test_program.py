"""A loaded submission: whose functions run, and what is seen of a call."""

import random
import signal
import sys
from contextlib import suppress

import numpy as np
import pytest

from grader.model import Asked, Kept
from grader.worker.digest import digest_of
from grader.worker.encoding import encode
from grader.worker.loading import Overtime
from grader.worker.program import MAX_NOTES, MAX_OUTPUT, Program, seed_everything
from grader.worker.request import call_request, repeated

pytestmark = pytest.mark.timeout(300, method="thread")  # the alarm of this process is a program's


@pytest.fixture
def program(asked):
    """Load a submission into this process, and leave no trace of it."""
    modules, finders, numpy_state = dict(sys.modules), list(sys.meta_path), np.random.get_state()
    state, alarm = random.getstate(), signal.getsignal(signal.SIGALRM)
    randbits = np.random.bit_generator.randbits

    def load(text, **changes):
        request = asked(text, **changes)
        for name in request["files"]:
            sys.modules.pop(name, None)  # of another test
        return Program(request)

    yield load
    signal.signal(signal.SIGALRM, alarm)
    np.random.bit_generator.randbits = randbits
    random.setstate(state)
    np.random.set_state(numpy_state)
    sys.meta_path[:] = finders
    for name in set(sys.modules) - set(modules):
        del sys.modules[name]
    sys.modules.update(modules)


def call(program, *args, function="f", given=None, seed=None, seconds=5.0, **kwargs):
    return program.call(call_request(Asked(function, args, kwargs, given or {}, seed), seconds))


def value(program, *args, **options):
    reply = call(program, *args, **options)
    assert reply["fault"] is None
    return reply["value"]


EARLIER = {
    "earlier": {"one": "def double(x):\n    return 2 * x\n\ndef triple(x):\n    return 3 * x\n"},
    "replaced": {"one": ["double", "triple"]},
}
WRONG = "def double(x):\n    return 'wrong'\n\ndef triple(x):\n    return 'wrong'\n"


def test_call_gives_value_arguments_as_they_are_now_and_output(program):
    loaded = program("def f(x, k):\n    x[0] = 9\n    print('seen', k)\n    return x + k\n")
    reply = call(loaded, np.zeros(2), k=1)
    assert reply["value"].tolist() == [10, 1]
    assert reply["args"][0].tolist() == [9, 0]
    assert (reply["output"], reply["fault"], reply["warnings"]) == ("seen 1\n", None, [])


@pytest.mark.parametrize(
    ("body", "kind", "type_"),
    [
        ("return x / 0", "raised", "ZeroDivisionError"),
        ("raise SystemExit", "raised", "SystemExit"),
        ("raise NotImplementedError", "not_written", "NotImplementedError"),
        ("return f(x)", "raised", "RecursionError"),
        ("raise MemoryError", "out_of_memory", "MemoryError"),
        ("import tensorflow", "refused_import", "RefusedImport"),
        ("while True: pass", "timed_out", "Overtime"),
        ("while True:\n        with suppress(Exception): x += 1", "timed_out", "Overtime"),
    ],
)  # fmt: skip
def test_call_that_fails_says_how_and_where(program, body, kind, type_):
    text = f"from contextlib import suppress\n\ndef f(x):\n    {body}\n"
    fault = call(program(text), 1, seconds=0.05)["fault"]
    assert (fault["kind"], fault["type"], fault["function"]) == (kind, type_, "f")
    assert fault["line"] >= 4


def test_alarm_is_off_after_a_call(program):
    call(program("def f(x): return x"), 1)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_missing_name_is_blamed_on_the_line_that_failed_to_bind_it(program):
    fault = call(program("import tensorflow\n\ndef f(x):\n    return tensorflow.abs(x)\n"), 1)[
        "fault"
    ]
    assert (fault["kind"], fault["name"], fault["line"]) == ("refused_import", "tensorflow", 1)


def test_name_that_never_was_is_a_name_error_of_its_own(program):
    fault = call(program("def f(x):\n    return y\n"), 1)["fault"]
    assert (fault["type"], fault["line"]) == ("NameError", 2)


def test_warning_of_the_learners_own_line_has_it(program):
    loaded = program("import numpy as np\n\ndef f(x):\n    return np.log(x)\n")
    (warned,) = call(loaded, np.zeros(1))["warnings"]
    assert (warned["type"], warned["line"]) == ("RuntimeWarning", 4)
    (again,) = call(loaded, np.zeros(1))["warnings"]
    assert again == warned


def test_warnings_and_output_have_an_end(program):
    text = "import warnings\n\ndef f(n):\n    for i in range(n):\n        warnings.warn(str(i))\n"
    reply = call(program(f"{text}        print('line', i)\n"), 5000)
    assert (len(reply["warnings"]), len(reply["output"])) == (MAX_NOTES, MAX_OUTPUT)
    assert reply["warnings"][0]["text"] == "0"


def test_output_of_one_call_is_not_in_the_next(program):
    loaded = program("print('loading')\n\ndef f(x):\n    print(x)\n")
    assert [call(loaded, n)["output"] for n in (11, 2)] == ["11\n", "2\n"]


@pytest.mark.parametrize(
    "text",
    ["from one import double\n\ndef f(x): return double(x)\n",
     "import one\n\ndef f(x): return one.double(x)\n",
     "from one import *\n\ndef f(x): return double(x)\n",
     "from one import double as twice\n\ndef f(x): return twice(x)\n",
     "def f(x):\n    from one import double\n    return double(x)\n"],
)  # fmt: skip
def test_earlier_functions_are_the_references_however_they_are_imported(program, text):
    files = {
        "work": {"file": "work.py", "blocks": [("", text)], "path": ""},
        "one": {"file": "one.py", "blocks": [("", WRONG)], "path": ""},
    }
    assert value(program("", files=files, **EARLIER), 3) == 6


def test_earlier_file_that_is_missing_is_the_references(program):
    assert (
        value(program("from one import double\n\ndef f(x): return double(x)\n", **EARLIER), 3) == 6
    )


def test_own_names_of_an_earlier_file_stay(program):
    files = {
        "work": {"file": "work.py", "blocks": [("", "from one import mine as f")], "path": ""},
        "one": {"file": "one.py", "blocks": [("", f"{WRONG}\ndef mine(x): return double(x) + 1\n")],
                "path": ""},
    }  # fmt: skip
    assert value(program("", files=files, **EARLIER), 3) == 7


def test_earlier_functions_of_a_flat_file_are_replaced_under_all_their_names(program):
    text = f"{WRONG}\ntwice = double\n\ndef f(x): return double(x) + twice(x) + triple(x)\n"
    assert value(program(text, flat=True, **EARLIER), 1) == 7


def test_without_earlier_steps_the_learners_own_run(program):
    assert value(program(f"{WRONG}\ndef f(x): return double(x)\n", flat=True), 1) == "wrong"


def test_replacement_ignores_arguments_that_only_the_learners_own_knows(program):
    text = "def double(x, bias=0, *, loud=False): return 0\n\ndef triple(x): return 0\n\n"
    loaded = program(f"{text}def f(x): return double(x, 5, loud=True)\n", flat=True, **EARLIER)
    assert value(loaded, 3) == 6


def test_given_functions_hand_out_copies_of_their_own_values_and_are_counted(program):
    text = "def g(): return 0\n\ndef h(): return 0\n\nalso = g\n\n"
    loaded = program(f"{text}def f():\n    g()['a'] = 9\n    return g(), also(), h()\n")
    reply = call(loaded, given={"g": {"a": 1}, "h": 2})
    assert (reply["value"], reply["given_used"]) == (({"a": 1}, {"a": 1}, 2), 4)
    reply = call(loaded, given={"h": 2, "g": {"a": 1}})
    assert (reply["value"], reply["given_used"]) == (({"a": 1}, {"a": 1}, 2), 4)


def test_given_functions_are_put_back_even_after_a_fault(program):
    loaded = program(
        "def g(): return 0\n\ndef h(): return 1\n\ndef f(x): return g() + h() + 1 / x\n"
    )
    assert call(loaded, 0, given={"g": 5, "h": 6})["fault"]["type"] == "ZeroDivisionError"
    assert value(loaded, 1) == 2


@pytest.mark.parametrize(
    "draw",
    ["np.random.randn(3)", "np.random.rand()", "random.random()",
     "np.random.default_rng().normal(size=3)", "np.random.RandomState().rand()",
     "np.random.Generator(np.random.PCG64()).random()"],
)  # fmt: skip
def test_same_seed_draws_the_same_and_another_does_not(program, draw):
    loaded = program(f"import numpy as np\nimport random\n\ndef f(): return {draw}\n")
    first, again, other, next_ = (
        np.asarray(value(loaded, seed=seed)).tolist() for seed in (1, 1, 2, None)
    )
    assert first == again
    assert len({str(first), str(other), str(next_)}) == 3


@pytest.mark.parametrize("seed", [0, 2**32, 2**40 + 5])
def test_every_seed_is_taken(program, seed):
    program("")  # for what it puts back
    seed_everything(seed)


@pytest.mark.parametrize(
    ("text", "there", "type_", "stub", "line"),
    [
        ("def f(x): return x", True, "function", False, 1),
        ("\nf = lambda x: x", True, "function", False, 2),
        ("class f:\n    pass", True, "type", False, 1),
        ("f = 3", False, "int", False, 1),
        ("", False, "NoneType", False, None),
        ("def f(x):\n    raise NotImplementedError\n", True, "function", True, 1),
        ("import functools\n\ndef d(g):\n    @functools.wraps(g)\n    def w(*a): return g(*a)\n"
         "    return w\n\n@d\ndef f(x): return x\n", True, "function", False, 8),
    ],
)  # fmt: skip
def test_function_is_described(program, text, there, type_, stub, line):
    found = program(text).describe()["functions"]["f"]
    assert (found["there"], found["type"], found["stub"]) == (there, type_, stub)
    assert (found["line"], found["fault"]) == (line, None)


def test_function_that_does_not_parse_has_its_fault(program):
    found = program("def f(x)\n    return x\n").describe()["functions"]["f"]
    assert (found["there"], found["fault"]["kind"]) == (False, "syntax_error")


def test_names_are_the_public_callables(program):
    loaded = program("import math\ndef relu(): pass\ndef _own(): pass\nx = 3\nclass Net: pass\n")
    assert loaded.describe()["names"] == ["relu", "Net"]


def test_hanging_demo_is_told_as_lean(program):
    loaded = program("while True: pass\n\ndef f(x): return x\n", seconds=0.05)
    assert (loaded.describe()["lean"], value(loaded, 1)) == (True, 1)
    assert not program("def f(x): return x\n", lean=True).describe()["lean"]


@pytest.mark.parametrize(
    ("text", "accepts", "signature"),
    [
        ("def f(x, y): pass", True, "f(x, y)"),
        ("def f(x, y=1) -> int: pass", True, "f(x, y=1) -> int"),
        ("def f(*args, **kwargs): pass", True, "f(*args, **kwargs)"),
        ("def f(x) -> int: pass", False, "f(x)"),
        ("def f(x, z): pass", False, "f(x, z)"),
        ("def f(x, /, y): pass", True, "f(x, /, y)"),
        ("f = max", True, None),
        ("f = 3", True, None),
        ("", True, None),
    ],
)
def test_signature_is_tried_without_a_call(program, text, accepts, signature):
    answer = program(text).accepts("f", 1, ["y"])
    assert (answer["accepts"], answer["signature"]) == (accepts, signature)


LATER = {"shared": {"loss": {"later": ["softmax"], "instead": "loss_of_classes"}}}


def test_name_that_two_steps_share_is_the_one_before_the_later_step(program):
    text = "def f(): return loss()\n\ndef loss(): return 'binary'\n\ndef softmax(): pass\n\n"
    text += "def loss(): return 'several'\n"
    assert value(program(text, **LATER)) == "binary"
    assert value(program(text)) == "several"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("", "one"),
        ("def loss(): return 'two'\n\ndef softmax(): pass\n\n", "one"),
        ("def softmax(): pass\n\ndef loss(): return 'two'\n", "one"),
        ("def loss(): return 'two'\n\ndef softmax(): pass\n\ndef loss_of_classes(): pass\n", "two"),
    ],
)
def test_name_bound_twice_is_told_apart_wherever_the_second_stands(program, tail, expected):
    text = "def loss(): return 'one'\n\ndef f(): return loss()\n\n"
    assert value(program(text + tail, **LATER)) == expected


def test_file_of_another_step_that_was_not_handed_in_is_not_written(program):
    loaded = program("from one import f\n", stems=["one"])
    assert loaded.describe()["functions"]["f"]["fault"]["kind"] == "not_written"


def test_other_name_stands_in_for_a_function_that_is_missing(program):
    text = "def loss(): return 'several'\n"
    loaded = program(text, also={"f": "loss"})
    assert (value(loaded), loaded.describe()["functions"]["f"]["line"]) == ("several", 1)
    assert value(program(f"{text}def f(): return 1\n", also={"f": "loss"})) == 1


@pytest.mark.parametrize("text", ["if True:\n    def loss(): return 5\n", "from mine import *\n"])
def test_other_name_that_no_plain_statement_binds_stands_in_as_well(program, text):
    files = {
        "work": {"file": "work.py", "blocks": [("", text)], "path": ""},
        "mine": {"file": "mine.py", "blocks": [("", "def loss(): return 5")], "path": ""},
    }
    assert value(program("", files=files, also={"f": "loss"})) == 5


def test_function_of_another_file_is_found_at_its_home(program):
    files = {
        "work": {"file": "work.py", "blocks": [("", "x = 1")], "path": ""},
        "one": {"file": "one.py", "blocks": [("", "def double(x): return 2 * x")], "path": ""},
    }
    assert value(program("", files=files, homes={"double": "one"}), 2, function="double") == 4


def test_notebook_has_what_jupyter_puts_there(program):
    text = "get_ipython().run_line_magic('matplotlib', 'inline')\ndisplay(3)\n\ndef f(): return 1\n"
    files = {"work": {"file": "work.ipynb", "blocks": [("code cell 1", text)], "path": ""}}
    loaded = program("", files=files)
    assert (value(loaded), loaded.describe()["faults"]) == (1, [])


def test_overtime_passes_an_except_exception():
    with pytest.raises(Overtime), suppress(Exception):
        raise Overtime


HOSTILE = """
import warnings

class Meta(type):
    def __getattribute__(cls, name):
        raise KeyboardInterrupt(name)

class Word(str):
    def __getitem__(self, key):
        return 3

class Hostile(Exception):
    def __str__(self):
        return TEXT
    filename = lineno = args = name = property(lambda self: 1 / 0)
    __traceback__ = property(lambda self: 1 / 0)
    __class__ = property(lambda self: 1 / 0)

class Syntax(SyntaxError):
    filename = lineno = property(lambda self: 1 / 0)

class Warn(UserWarning):
    def __str__(self):
        return TEXT

def forever():
    while True:
        pass
"""
ENDLESS = """
first = ["b"]  # as Python itself makes the text when it warns
Hostile.__str__ = lambda self: forever()
Warn.__str__ = lambda self: first.pop() if first else forever()
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [("'x' * 9", "x" * 9), ("'x' * 10**7", "x" * 500), ("Word('word')", "word"), ("1", "")],
)
def test_text_of_a_hostile_exception_is_plain_and_short(program, text, shown):
    loaded = program(f"{HOSTILE}\nTEXT = {text}\ndef f(x):\n    raise Hostile\n")
    fault = call(loaded, 1)["fault"]
    assert (fault["type"], fault["text"], type(fault["text"])) == ("Hostile", shown, str)
    assert fault["line"] == HOSTILE.count("\n") + 4


@pytest.mark.parametrize("kind", ["Syntax", "Syntax('x', (3, 4, 5, 6))"])
def test_hostile_syntax_error_is_described(program, kind):
    fault = call(program(f"{HOSTILE}\ndef f(x):\n    raise {kind}\n"), 1)["fault"]
    assert (fault["kind"], fault["type"]) == ("syntax_error", "Syntax")


def test_exception_of_a_hostile_class_is_described(program):
    text = f"{HOSTILE}\nclass Both(Exception, metaclass=Meta): pass\ndef f(x):\n    raise Both\n"
    assert call(program(text), 1)["fault"]["type"] == "Both"


def test_text_that_takes_for_ever_is_given_up(program):
    text = f"{HOSTILE}{ENDLESS}\ndef f(x):\n    warnings.warn(Warn('x'))\n    raise Hostile\n"
    reply = call(program(text), 1)
    assert (reply["fault"]["type"], reply["fault"]["text"]) == ("Hostile", "")
    assert reply["warnings"] == []


@pytest.mark.parametrize(
    "line",
    [
        "warnings.warn_explicit('x', UserWarning, Word('<work.py#0>'), 3)",
        "warnings.warn_explicit('x', UserWarning, '<work.py#0>', -3)",
        "warnings.warn(Warn('x'))",
    ],
)
def test_hostile_warning_is_told_of_plainly_or_not_at_all(program, line):
    loaded = program(f"{HOSTILE}\nTEXT = Word('x')\ndef f(x):\n    {line}\n")
    for told in call(loaded, 1)["warnings"]:
        assert (told["text"], type(told["text"])) == ("x", str)
        assert told["line"] is None or told["line"] > 0


def test_first_warnings_are_told_though_a_later_one_will_not_be(program):
    text = f"{HOSTILE}{ENDLESS}\ndef f(x):\n    warnings.warn('a')\n    warnings.warn(Warn('b'))\n"
    assert [told["text"] for told in call(program(text), 1)["warnings"]] == ["a"]


DEFAULT = """
class Shown:
    def __repr__(self):
        {}

def f(x, k=Shown()):
    return x
"""


@pytest.mark.parametrize("body", ["while True: pass", "1 / 0", "raise SystemExit", "return 1"])
def test_signature_that_cannot_be_shown_is_believed(program, body):
    answer = program(DEFAULT.format(body)).accepts("f", 9, [])
    assert answer == {"accepts": True, "signature": None}


def test_long_signature_is_cut(program):
    answer = program(DEFAULT.format("return 'x' * 10**6")).accepts("f", 1, [])
    assert len(answer["signature"]) <= 500


@pytest.mark.parametrize(
    "text",
    [
        "class F(metaclass=M): pass\nf = F\n",
        "class F:\n    def __getattr__(self, n): return F()\n"
        "    def __call__(self): pass\nf = F()\n",
        "class F:\n    def __getattr__(self, n):\n        while 1: pass\n"
        "    def __call__(self): pass\nf = F()\n",
        "import sys, types\nclass Mine(types.ModuleType):\n"
        "    __dict__ = property(lambda s: 1 / 0)\n    def __setattr__(s, k, v): 1 / 0\n"
        "sys.modules[__name__].__class__ = Mine\ndef f(x): return x\n",
    ],
)
def test_hostile_function_is_described(program, text):
    meta = "class M(type):\n    def __getattribute__(c, n): raise KeyboardInterrupt\n"
    assert program(meta + text).describe()["functions"]["f"]["there"]


def test_kept_value_that_cannot_be_taken_apart_is_a_fault(program):
    loaded = program("class T(tuple):\n    def __getitem__(s, k): 1 / 0\ndef f(x): return T([1])\n")
    loaded.call(call_request(Asked("f", [1], keep="k"), 5.0))
    fault = loaded.call(call_request(Asked("f", [Kept("k", 0)]), 5.0))["fault"]
    assert fault["type"] == "ZeroDivisionError"


def test_output_that_was_written_past_its_end_is_cut(program):
    text = "import io, sys\ndef f(x):\n    io.StringIO.write(sys.stdout, 'x' * 10**6)\n"
    assert len(call(program(text), 1)["output"]) == MAX_OUTPUT


def test_alarm_within_an_alarm_does_not_end_it(program):
    loaded = program("def f(x): return x\n")
    with pytest.raises(Overtime), loaded._alarm(0.05):  # noqa: PT012
        with loaded._alarm(60):
            pass
        while True:
            pass


COUNTING = """
calls = []

def f(x, k=0):
    calls.append(x)
    if x[0] > 5:
        raise ValueError
    if x[0] < 0:
        x[0] = 0
    return x + k

def g(x):
    return helper(x), {"state": len(calls)}

def helper(x):
    return x

def noise():
    import numpy as np
    return np.random.rand()
"""


def repeat(loaded, *calls, seconds=5.0):
    return loaded.repeat({"calls": encode(list(calls)), "seconds": seconds})


def alike(value, left=None, used=0, output=""):
    return encode([value, left, used, output])


def test_many_calls_are_told_one_by_one(program):
    x = np.array([1.0])
    calls = [repeated(Asked("f", [x], kwargs)) for kwargs in ({}, {"k": 2})]
    reply = repeat(program(COUNTING), *calls)
    assert reply == {"results": [alike(x), alike(x + 2)], "odd": False}


def test_argument_that_is_changed_is_told(program):
    changed = np.array([0.0])
    (result,) = repeat(program(COUNTING), repeated(Asked("f", [np.array([-1.0])])))["results"]
    assert result == alike(changed, [changed])


def test_call_that_fails_is_told_and_others_follow(program):
    calls = [repeated(Asked("f", [np.array([number])])) for number in (9.0, 1.0)]
    failed, other = repeat(program(COUNTING), *calls)["results"]
    assert (failed["type"], other) == ("ValueError", alike(np.array([1.0])))


def test_what_is_private_is_in_no_digest_and_can_be_handed_on(program):
    calls = [
        repeated(Asked("g", [1.5], keep="a"), (1,)),
        repeated(Asked("g", [Kept("a", 0)]), (1,)),
    ]
    digest = digest_of((1.5, "any"), private=(1,))
    assert repeat(program(COUNTING), *calls)["results"] == [digest] * 2


def test_each_of_many_calls_has_its_seed_and_what_is_given(program):
    loaded = program(COUNTING)
    calls = [repeated(Asked("noise", seed=seed)) for seed in (1, 2, 1)]
    first, second, third = repeat(loaded, *calls)["results"]
    assert first == third != second
    given = repeated(Asked("g", [1.0], given={"helper": 7.0}))
    plain = repeated(Asked("g", [1.0]))
    assert repeat(loaded, given, plain)["results"] == [
        alike((7.0, {"state": 0}), used=1),
        alike((1.0, {"state": 0})),
    ]


def test_many_calls_that_warn_are_odd(program):
    text = "import warnings\n\ndef f(x):\n    warnings.warn('careful')\n    return x\n"
    assert repeat(program(text), repeated(Asked("f", [1]))) == {"results": [alike(1)], "odd": True}


def test_many_calls_have_the_time_of_one(program):
    text = "def f(x):\n    while x: pass\n    return x\n"
    calls = [repeated(Asked("f", [x])) for x in (0, 1, 0)]
    assert repeat(program(text), *calls, seconds=0.2)["results"] == [alike(0)]


def test_what_each_of_many_calls_prints_is_told(program):
    text = "def f(x):\n    print('seen', x)\n    return x\n"
    calls = [repeated(Asked("f", [x])) for x in (1, 2)]
    wanted = [alike(x, output=f"seen {x}\n") for x in (1, 2)]
    assert repeat(program(text), *calls)["results"] == wanted


def test_results_that_are_much_are_cut_short(program):
    text = "import numpy as np\n\ndef f(x):\n    return np.zeros(x)\n"
    calls = [repeated(Asked("f", [size])) for size in (1 << 19, 1 << 19, 1)]
    assert len(repeat(program(text), *calls)["results"]) == 1
    assert repeat(program(text), repeated(Asked("f", [1 << 22])))["results"] == []
