"""What is told of an expression that failed."""

import time

import numpy as np
import pytest

from grader.worker.postmortem import failed_expression, near_names

SETTING = "X, W1, cache = np.ones((5, 3)), np.ones((3, 4)), {'A1': np.ones((5, 4))}\n"


def failing(line):
    source = f"def f():\n    {SETTING}    {line}\n"
    names = {"np": np}
    exec(compile(source, "<f>", "exec"), names)
    try:
        names["f"]()
    except Exception as error:
        traceback = error.__traceback__.tb_next
        return error, traceback, source
    raise AssertionError("it did not fail")


@pytest.mark.parametrize(
    ("line", "expression", "operands"),
    [
        ("y = 1 + X @ W1.T", "X @ W1.T", [("X", [5, 3]), ("W1.T", [4, 3])]),
        ("y = X @ W1 - (X - cache['A1'])", "X - cache['A1']",
         [("X", [5, 3]), ("cache['A1']", [5, 4])]),
        ("b, k = 0.9, 'A1'\n    y = b * cache[k] + (1 - b) * X", "b * cache[k] + (1 - b) * X",
         [("b * cache[k]", [5, 4]), ("(1 - b) * X", [5, 3])]),
        ("y = np.dot(X, X)", "np.dot(X, X)", [("np", None), ("X", [5, 3]), ("X", [5, 3])]),
        ("y = 'ü' * 3 + X", "'ü' * 3 + X", [("X", [5, 3])]),
        ("y = (X +\n      cache['A1'])", "X + cache['A1']",
         [("X", [5, 3]), ("cache['A1']", [5, 4])]),
    ],
)  # fmt: skip
def test_just_what_failed_is_told_with_its_shapes(line, expression, operands):
    _, traceback, source = failing(line)
    text, told = failed_expression(traceback, source)
    assert text == expression
    assert [(name, shape) for name, _, shape in told] == operands


def test_nothing_of_the_learners_is_called_again():
    line = "calls = []; f = lambda: calls.append(1) or X; y = f() @ X; raise ValueError"
    _, traceback, source = failing(line)
    assert [name for name, _, _ in failed_expression(traceback, source)[1]] == ["X"]


@pytest.mark.parametrize("source", ["", "one line", "def f(:\n" * 9])
def test_source_that_does_not_fit_tells_nothing(source):
    _, traceback, _ = failing("X @ X")
    assert failed_expression(traceback, source)[1] == []


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("cache['a_1']", ["A1"]),
        ("cache['bias']", []),
        ("cach", ["cache"]),
        ("np.maximun(X, 0)", ["maximum"]),
        ("X.meen()", ["mean"]),
        ("1 / 0", []),
    ],
)
def test_near_name_is_found_among_those_that_exist(line, near):
    assert near_names(*failing(line))[:1] == near[:1]


HOSTILE = """
class Asked(Exception):
    pass

asked = []

class Meta(type):
    def __getattribute__(cls, name):
        asked.append(name)
        raise Asked
    def __eq__(cls, other):
        asked.append("__eq__")
        return True
    __hash__ = type.__hash__

class Key(str):
    def __eq__(self, other):
        asked.append("key")
        return True
    def __hash__(self):
        return hash("A1")

class Mapping(dict):
    def get(self, *args):
        asked.append("get")
    def keys(self):
        asked.append("keys")
    __getitem__ = __iter__ = items = keys

class Odd(metaclass=Meta):
    def __matmul__(self, other):
        raise TypeError
    def __getattr__(self, name):
        raise AttributeError(name, name=name, obj=self)

odd = Odd()
table = {}
table[Key("A2")] = 1
mapping = Mapping()
"""


@pytest.mark.parametrize(
    "line", ["odd @ odd", "odd.T", "odd['x']", "odd + 2 * odd", "table['A2x']", "mapping['A1']()"]
)
def test_hostile_operands_are_asked_nothing(line):
    source = f"{HOSTILE}\ndef f():\n    {line}\n"
    names = {}
    exec(compile(source, "<f>", "exec"), names)
    with pytest.raises(BaseException) as caught:
        names["f"]()
    names["asked"].clear()
    traceback = caught.value.__traceback__.tb_next
    failed_expression(traceback, source)
    near_names(caught.value, traceback, source)
    assert names["asked"] == []


def test_exception_with_properties_of_its_own_is_asked_nothing():
    class Lying(NameError):
        name = property(lambda self: 1 / 0)
        __traceback__ = property(lambda self: 1 / 0)

    _, traceback, source = failing("X @ X")
    assert near_names(Lying("x"), traceback, source) == []


def test_locals_of_a_class_with_its_own_mapping_are_not_asked():
    source = "class C(metaclass=M):\n    X = 1\n    X @ X\n"

    class Names(dict):
        def get(self, *args):
            raise AssertionError("it was asked")

    meta = type("M", (type,), {"__prepare__": classmethod(lambda *a: Names())})
    with pytest.raises(TypeError) as caught:
        exec(compile(source, "<f>", "exec"), {"M": meta})
    traceback = caught.value.__traceback__.tb_next.tb_next
    assert failed_expression(traceback, source)[1] == [("X", "int", None)] * 2


def test_many_names_are_not_all_compared():
    _, traceback, source = failing("cach")
    traceback.tb_frame.f_globals.update(dict.fromkeys((f"n{i}" * 9 for i in range(100_000)), 1))
    started = time.process_time()
    assert near_names(NameError(name="cach"), traceback, source)[:1] == ["cache"]
    assert time.process_time() - started < 2
