"""Sources as learners write them: half done, with demos, with mistakes."""

import contextlib
import sys
import time
from types import ModuleType

import pytest

from grader.worker.imports import RefusedImport
from grader.worker.loading import (
    ATTEMPT_SECONDS,
    LEAN_SECONDS,
    MAX_FAULTS,
    Loader,
    Overtime,
    new_module,
)

FOREVER = 1e9


class Alarm:
    """Notes how long each statement may take; goes off at once for the ones it is told to."""

    def __init__(self, *calls):
        self.calls = calls
        self.seconds = []

    @contextlib.contextmanager
    def __call__(self, seconds):
        self.seconds.append(seconds)
        if len(self.seconds) - 1 in self.calls:
            raise Overtime
        yield


def load(*texts, alarm=None, lean=False, path="", deadline=FOREVER):
    loader = Loader(alarm or Alarm(), deadline, lean)
    module = ModuleType("work")
    blocks = [(f"code cell {n}", text) for n, text in enumerate(texts, 1)]
    loaded = loader.load(blocks if len(texts) > 1 else [("", texts[0])], "work.py", module, path)
    return vars(module), loaded


def fault_of(text):
    (fault,) = load(text)[1].faults
    return fault


GOOD = 'def {0}(x):\n    """Say it."""\n    return \'{0}\'\n'
FIRST, LAST = GOOD.format("first"), GOOD.format("last")


def lives(names):
    return [name for name in ("first", "last") if name in names and names[name](0) == name]


BROKEN = {
    "missing colon": "def broken(x)\n    return x\n",
    "open bracket": "def broken(x):\n    return (x + 1\n",
    "unbalanced bracket": "def broken(x):\n    return x + 1)\n",
    "unterminated string": "def broken(x):\n    return 'x\n",
    "unterminated docstring": 'def broken(x):\n    """What it does.\n    return x\n',
    "tabs and spaces": "def broken(x):\n    if x:\n\treturn x\n        return 0\n",
    "unindent": "def broken(x):\n        y = x\n    return y\n",
    "no body": "def broken(x):\n    # TODO\n",
    "no body in it": "def broken(x):\n    if x:\n    return x\n",
    "nested": "def broken(x):\n    def inner(y)\n        return y\n    return inner(x)\n",
    "decorated": "@staticmethod\n@staticmethod\ndef broken(x):\n    return x x\n",
    "class": "class broken:\n    def f(self)\n        pass\n\n    def g(self):\n        pass\n",
    "assignment": "broken = = 3\n",
    "async": "async def broken(x):\n    return x +\n",
    "text at the margin": "def broken(x):\n    '''\nAt the margin.\n    '''\n    return x x\n",
    "bracket at the margin": "def broken(\n    x,\n):\n    return x x\n",
    "python 2": "def broken(x):\n    print x\n",
    "diff marks": "def broken(x):\n<<<<<<< HEAD\n    return x\n",
    "typographic quotes": "def broken(x):\n    return “x”\n",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("place", ["{0}{1}{2}", "{1}{0}{2}", "{0}{2}{1}", "{0}\n\n{1}\n\n{2}"])
def test_definition_that_does_not_parse_is_cut_out_and_its_neighbours_live(broken, place):
    names, loaded = load(place.format(FIRST, broken, LAST))
    assert lives(names) == ["first", "last"]
    assert "broken" not in names
    assert set(loaded.unbound) == {"broken"}
    assert {fault["kind"] for fault in loaded.faults} == {"syntax_error"}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_fault_of_a_cut_is_on_a_line_of_the_definition(broken):
    _, loaded = load(f"{FIRST}\n\n{broken}\n\n{LAST}")
    start = FIRST.count("\n") + 3
    assert start <= loaded.unbound["broken"]["line"] <= start + broken.count("\n")


def test_two_broken_definitions_are_both_told():
    names, loaded = load(f"{FIRST}def one(x)\n    pass\n{LAST}def two(x):\n    return x x\n")
    assert lives(names) == ["first", "last"]
    found = [(fault["line"], name) for name, fault in loaded.unbound.items()]
    assert found == [(4, "one"), (10, "two")]


def test_line_numbers_after_a_cut_are_those_of_the_file():
    names, _ = load(f"def broken(x)\n    pass\n\n{LAST}")
    assert names["last"].__code__.co_firstlineno == 4


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet", "'''only a docstring'''"])
def test_file_without_definitions_has_no_faults(text):
    assert load(text)[1].faults == []


@pytest.mark.parametrize("text", ["x = 1\0", "(" * 2000 + ")" * 2000, "x = '\ud800'", "é à\n" * 50])
def test_text_that_no_parser_takes_is_a_syntax_error(text):
    _, loaded = load(text)
    assert {fault["kind"] for fault in loaded.faults} == {"syntax_error"}
    assert len(loaded.faults) <= MAX_FAULTS


@pytest.mark.parametrize(
    ("demo", "kind", "type_"),
    [
        ("print(1 / 0)", "raised", "ZeroDivisionError"),
        ("undefined()", "raised", "NameError"),
        ("assert first(1) == 2", "raised", "AssertionError"),
        ("exit()", "raised", "SystemExit"),
        ("raise KeyboardInterrupt", "raised", "KeyboardInterrupt"),
        ("raise NotImplementedError", "not_written", "NotImplementedError"),
        ("raise MemoryError", "out_of_memory", "MemoryError"),
        ("import no_such_module", "raised", "ModuleNotFoundError"),
        ("return 3", "syntax_error", "SyntaxError"),
        ("eval('1 +')", "syntax_error", "SyntaxError"),
    ],
)
def test_demo_that_fails_is_told_and_what_is_around_it_lives(demo, kind, type_):
    names, loaded = load(f"{FIRST}{demo}\n{LAST}")
    assert lives(names) == ["first", "last"]
    (fault,) = loaded.faults
    assert (fault["kind"], fault["type"], fault["line"]) == (kind, type_, 4)


def test_demo_that_waits_for_input_is_told(monkeypatch):
    def no_input(prompt=""):
        raise EOFError("EOF when reading a line")

    monkeypatch.setattr("builtins.input", no_input)
    assert fault_of(f"{FIRST}n = input('n? ')\n")["type"] == "EOFError"


def test_hanging_demo_makes_the_rest_lean_and_definitions_still_run():
    alarm = Alarm(1)
    names, loaded = load(f"{FIRST}train()\nx = 1\nshow()\n{LAST}for i in x: f()\n", alarm=alarm)
    assert (lives(names), names["x"], loaded.lean) == (["first", "last"], 1, True)
    assert [fault["kind"] for fault in loaded.faults] == ["timed_out"]
    statements = [each for each in alarm.seconds[2:] if each != ATTEMPT_SECONDS]
    assert statements == [LEAN_SECONDS, LEAN_SECONDS]


def test_time_that_is_up_leaves_a_moment_to_each_statement():
    alarm = Alarm()
    load("f = 1\n", alarm=alarm, deadline=time.monotonic() - 5)
    assert alarm.seconds == [0.001]


def test_lean_loading_runs_only_what_defines():
    text = "import math\nfrom math import pi\nx: int = 1\ny = 2\nx += 1\n1 / 0\nif x: z = 1\n"
    names, loaded = load(text, lean=True)
    assert {name for name in names if name[0] != "_"} == {"math", "pi", "x", "y"}
    assert names["x"] == 1
    assert loaded.faults == []


def test_name_whose_line_failed_is_remembered_until_it_is_bound_after_all():
    _, loaded = load("W, (b, c) = 1 / 0\nb = 3\n")
    assert set(loaded.unbound) == {"W", "c"}
    assert loaded.bound == {"b": ("", 2)}


def test_name_that_a_later_line_fails_to_bind_counts_as_unbound():
    _, loaded = load("W = 1\nW = 1 / 0\n")
    assert (set(loaded.unbound), loaded.bound) == ({"W"}, {})


def test_future_import_holds_for_all_that_follows_wherever_it_stands():
    names, loaded = load("x = 1\nfrom __future__ import annotations\ndef f(a: Unknown): pass\n")
    assert loaded.faults == []
    assert names["f"].__annotations__ == {"a": "Unknown"}


def test_unknown_future_is_a_syntax_error():
    assert fault_of("from __future__ import braces\n")["kind"] == "syntax_error"


def test_future_import_of_the_engine_itself_does_not_leak():
    names, _ = load("def f(a: int): pass\n")
    assert names["f"].__annotations__ == {"a": int}


@pytest.mark.parametrize(
    "body",
    [
        "raise NotImplementedError",
        "raise NotImplementedError()",
        "raise NotImplementedError('write me')",
        "'''What it does.'''\n    raise NotImplementedError",
        "'''What it does.'''\n    # TODO: write it\n    raise NotImplementedError('f')",
    ],
)
def test_function_that_only_raises_not_implemented_is_a_stub(body):
    assert load(f"def f(x):\n    {body}\n")[1].stubs == {"f"}


@pytest.mark.parametrize(
    "body",
    [
        "pass", "...", "return None", "raise", "raise ValueError",
        "x = 1\n    raise NotImplementedError",
        "raise errors.NotImplementedError", "'''doc'''", "if x: raise NotImplementedError",
    ],
)  # fmt: skip
def test_function_with_anything_else_is_no_stub(body):
    assert load(f"def f(x):\n    {body}\n")[1].stubs == set()


def test_stub_that_is_written_further_down_is_none():
    stub = "def f(x):\n    raise NotImplementedError\n"
    assert load(f"{stub}def f(x):\n    return x\n")[1].stubs == set()
    assert load(f"{stub}f = lambda x: x\n")[1].stubs == set()
    assert load(f"def f(x):\n    return x\n{stub}")[1].stubs == {"f"}


def test_every_version_of_a_name_is_kept_in_order():
    _, loaded = load("x = 1\ny = 2\nx = 3\n")
    assert loaded.versions == [("x", 1), ("y", 2), ("x", 3)]


def test_cells_share_a_module_and_each_counts_its_own_lines():
    names, loaded = load("x = 2\n", "\ny = x * 2\nz = 1 / 0\n")
    assert names["y"] == 4
    assert loaded.bound == {"x": ("code cell 1", 1), "y": ("code cell 2", 2)}
    (fault,) = loaded.faults
    assert (fault["label"], fault["line"], fault["file"]) == ("code cell 2", 3, "work.py")


def test_cell_that_does_not_parse_costs_no_other_cell():
    names, loaded = load(FIRST, "def broken(x)\n", LAST)
    assert lives(names) == ["first", "last"]
    assert loaded.unbound["broken"]["label"] == "code cell 2"


def test_fault_is_blamed_on_the_innermost_line_of_the_learners_own():
    text = "import json\ndef parse(s):\n    return json.loads(s)\nparse('{')\n"
    fault = fault_of(text)
    assert (fault["line"], fault["function"], fault["type"]) == (3, "parse", "JSONDecodeError")


def test_text_of_a_fault_has_no_addresses_and_an_end():
    assert fault_of("raise ValueError(object())")["text"] == "<object object>"
    assert len(fault_of("raise ValueError('x' * 1000)")["text"]) == 500


def test_exception_that_cannot_be_printed_has_no_text():
    text = "class Bad(Exception):\n    def __str__(self):\n        return 1 / 0\nraise Bad\n"
    assert (fault_of(text)["type"], fault_of(text)["text"]) == ("Bad", "")


def test_refused_import_is_a_kind_of_its_own():
    loader = Loader(Alarm(), FOREVER, lean=False)
    assert loader.fault(RefusedImport("by hand"))["kind"] == "refused_import"


def test_faults_are_kept_up_to_a_number():
    _, loaded = load("x = 1 / 0\n" * (MAX_FAULTS + 5) + "y = 1 / 0\n")
    assert len(loaded.faults) == MAX_FAULTS
    assert "y" in loaded.unbound


def test_file_on_disk_is_compiled_under_its_path():
    assert load(FIRST, path="/work/it.py")[0]["first"].__code__.co_filename == "/work/it.py"
    assert load(FIRST)[0]["first"].__code__.co_filename == "<work.py#0>"


def test_new_module_is_what_an_import_finds(monkeypatch):
    monkeypatch.setitem(sys.modules, "brand_new", None)
    module = new_module("brand_new")
    import brand_new

    assert brand_new is module
