"""What crosses the process boundary, and what nobody can make cross it."""

import collections
import enum
import inspect
import math
import struct
import sys
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.worker import encoding, frame
from grader.worker.encoding import encode
from grader.worker.frame import COUNT, MAX_ITEMS, Malformed, Opaque, WireError, decode
from tests.grader.worker import strangers
from tests.grader.worker.strangers import make, stranger

HERE = __name__.partition(".")[0]  # how a type of this module is named
PLAIN_DTYPES = ["?", "i1", "u1", "<i2", ">i2", "<u2", "<i4", ">i4", "<u4", "<i8", ">i8", "<u8",
                "<f2", ">f2", "<f4", ">f4", "<f8", ">f8"]  # fmt: skip
arrays = st.sampled_from(PLAIN_DTYPES).flatmap(
    lambda dtype: npst.arrays(dtype, npst.array_shapes(min_dims=0, min_side=0, max_side=4))
)
text = st.text(st.characters(exclude_categories=["Cs"]))
leaves = (
    st.binary(max_size=8)
    | st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | text
    | arrays
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(text, inner, max_size=4)
    ),
    max_leaves=12,
)
MIXED = {
    "params": {"W1": np.arange(6.0).reshape(2, 3), "b": np.zeros((0, 3), np.int8)},
    "history": [0.5, math.inf, 3, -1],
    "rest": (None, True, False, "né", np.float64(2.5), Opaque("a generator"), np.array([True])),
}


def same(left, right):
    """Whether two values are of one type and equal to the bit."""
    if type(left) is not type(right):
        return False
    match left:
        case np.ndarray():
            kind = (left.shape, left.dtype) == (right.shape, right.dtype)
            return kind and left.tobytes() == right.tobytes()
        case dict():
            return list(left) == list(right) and all(same(left[k], right[k]) for k in left)
        case list() | tuple():
            return len(left) == len(right) and all(map(same, left, right))
        case float():
            return struct.pack("d", left) == struct.pack("d", right)
    return left == right


def little(value):
    """Replace arrays by ones in the byte order of the wire."""
    match value:
        case np.ndarray():
            return value.astype(value.dtype.newbyteorder("<"))
        case dict():
            return {key: little(item) for key, item in value.items()}
        case list() | tuple():
            return type(value)(map(little, value))
    return value


@settings(max_examples=200, deadline=None)
@given(values)
def test_plain_value_comes_back_the_same(value):
    assert same(little(value), decode(encode(value)))


@settings(max_examples=100, deadline=None)
@given(values)
def test_same_value_gives_the_same_bytes(value):
    assert encode(value) == encode(decode(encode(value)))


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=60) | st.tuples(st.sampled_from("NTFIDSULMAX"), st.binary()).map(
    lambda pair: pair[0].encode() + pair[1]))  # fmt: skip
def test_any_bytes_give_a_value_or_a_wire_error(frame):
    decoded(frame)


def decoded(frame):
    try:
        return decode(frame)
    except Malformed:
        return None


def test_every_truncation_is_refused():
    frame = encode(MIXED)
    for length in range(len(frame)):
        with pytest.raises(WireError):
            decode(frame[:length])


def test_every_bit_flip_gives_a_value_or_a_wire_error_and_takes_little_memory():
    frame = encode(MIXED)
    tracemalloc.start()
    for at in range(len(frame)):
        for bit in range(8):
            decoded(frame[:at] + bytes([frame[at] ^ 1 << bit]) + frame[at + 1 :])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


@pytest.mark.parametrize("tag", [b"S", b"U", b"L", b"M", b"X"])
def test_absurd_count_is_refused_at_once(tag):
    with pytest.raises(WireError, match="beyond the frame"):
        decode(tag + b"\xff\xff\xff\xff" + b"N" * 100)


@pytest.mark.parametrize(
    "shape", [(2**63,), (2**62, 0), (0, 2**64 - 1), (2**32, 2**32), (0,) * 200, (2**40, 2**40, 0)]
)
def test_absurd_shape_is_refused_at_once(shape):
    frame = b"A<f8 " + struct.pack(f"<B{len(shape)}Q", len(shape), *shape)
    with pytest.raises(WireError):
        decode(frame)


@pytest.mark.parametrize("dtype", [b"|O8 ", b"<c16", b"<M8 ", b"V999", b"\xff" * 4, b">f8 "])
def test_dtype_that_is_not_plain_is_refused(dtype):
    with pytest.raises(WireError):
        decode(b"A" + dtype + b"\1" + struct.pack("<Q", 1) + b"\0" * 16)


def test_bytes_after_the_value_are_refused():
    with pytest.raises(WireError, match="after the end"):
        decode(encode(1) + b"N")


@pytest.mark.parametrize("tag", [b"U\1\0\0\0", b"L\1\0\0\0", b"M\1\0\0\0\0\0\0\0"])
def test_deep_nesting_is_refused(tag):
    with pytest.raises(WireError):
        decode(tag * 100_000 + b"N")


def test_decoded_array_owns_its_memory_and_can_be_written():
    array = decode(encode(np.zeros(3)))
    array[0] = 1
    assert array.flags.owndata


class Numbers(np.ndarray):
    pass


class Table(dict):
    def items(self):
        return [("W", "not what is in it")]


class Row(list):
    def __iter__(self):
        return iter(["not what is in it"])

    def __len__(self):
        return 99


class Pair(tuple):
    __slots__ = ()

    def __iter__(self):
        return iter(["not what is in it"])


class Whole(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class Real(float):
    pass


class Word(str):
    __slots__ = ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Table(W=1), {"W": 1}),
        (Word("x"), "x"),
        (collections.OrderedDict(W=1), {"W": 1}),
        (collections.defaultdict(list, W=1), {"W": 1}),
        (Row([1, 2]), [1, 2]),
        (Pair((1, 2)), (1, 2)),
        (collections.namedtuple("Net", "W b")(1, 2), (1, 2)),
    ],
)
def test_container_subclass_crosses_as_what_it_really_holds(value, expected):
    assert same(expected, decode(encode(value)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.zeros(2).view(Numbers), f"{HERE}.Numbers"),
        (np.ma.masked_array([1.0]), "numpy.MaskedArray"),
        (Whole(3), f"{HERE}.Whole"),
        (Real(3), f"{HERE}.Real"),
        (enum.IntEnum("Colour", "RED").RED, f"{HERE}.Colour"),
        (2**63, "int"),
        (-(2**63) - 1, "int"),
        (1j, "complex"),
        (bytearray(b"x"), "bytearray"),
        ({1, 2}, "set"),
        (range(3), "range"),
        ((n for n in "ab"), "generator"),
        (len, "builtin_function_or_method"),
        ({1: 2}, "dict with a key of type int"),
        ({None: 2}, "dict with a key of type NoneType"),
        ({Word("x"): 2}, f"dict with a key of type {HERE}.Word"),
        (np.zeros(2, complex), "array of dtype complex128, shape (2,)"),
        (np.array([None]), "array of dtype object, shape (1,)"),
        (np.array(["a"]), "array of dtype str32, shape (1,)"),
        (np.zeros(2, "M8[s]"), "array of dtype datetime, shape (2,)"),
        (np.zeros(2, [("a", "f8")]), "array of dtype void64, shape (2,)"),
        (np.complex128(1), "array of dtype complex128, shape ()"),
        (Opaque("as it was"), "as it was"),
    ],
)
def test_other_value_crosses_as_words(value, text):
    found = decode(encode(value))
    assert found == Opaque(text)


@pytest.mark.skipif(np.finfo(np.longdouble).bits <= 64, reason="no long double here")
def test_long_double_crosses_as_words():
    found = decode(encode(np.zeros(1, np.longdouble)))
    assert found == Opaque(f"array of dtype {np.dtype(np.longdouble).name}, shape (1,)")


@pytest.mark.skipif(not hasattr(np.dtypes, "StringDType"), reason="NumPy 2 has it")
def test_dtype_that_knows_no_byte_order_crosses_as_words():
    array = np.array(["a"], dtype=np.dtypes.StringDType())
    assert decode(encode(array)) == Opaque("array of dtype StringDType, shape (1,)")


@pytest.mark.parametrize(
    "view",
    [
        np.arange(12.0).reshape(3, 4).T,
        np.arange(12.0).reshape(3, 4)[::-2, ::2],
        np.asfortranarray(np.arange(6).reshape(2, 3)),
        np.broadcast_to(np.float32(2), (2, 3)),
        np.arange(3, dtype=">f8"),
        np.zeros((3, 0, 2)),
        np.array(7),
        np.float32(1.5),
        np.bool_(True),
    ],
)
def test_array_crosses_by_value_whatever_its_layout(view):
    found = decode(encode(view))
    assert (found.shape, found.tolist()) == (view.shape, view.tolist())
    assert found.dtype == view.dtype.newbyteorder("<")
    assert found.flags.c_contiguous


def test_lone_surrogate_becomes_a_question_mark():
    assert decode(encode("a\ud800b")) == "a?b"


def test_list_that_holds_itself_ends():
    endless = []
    endless.append(endless)
    found = decode(encode(endless))
    for _ in range(encoding.MAX_DEPTH - 1):
        (found,) = found
    assert found == [Opaque("something nested too deep")]


@pytest.mark.parametrize(
    "value",
    [
        np.broadcast_to(np.float64(0), (2**40,)),
        np.zeros(101, np.int8),
        "x" * 101,
        [np.zeros(50, np.int8)] * 3,
        [np.zeros(51, np.int8)] * 2,
        {"x" * 101: None},
    ],
)
def test_value_that_is_too_large_is_refused(value, monkeypatch):
    monkeypatch.setattr(encoding, "MAX_FRAME", 100)
    with pytest.raises(WireError, match="too large"):
        encode(value)


def test_list_that_is_too_long_crosses_as_words(monkeypatch):
    monkeypatch.setattr(encoding, "MAX_ITEMS", 10)
    assert decode(encode([None] * 9)) == [None] * 9
    assert decode(encode([None] * 10)) == Opaque("list of 10 items")
    assert decode(encode(dict.fromkeys("abcdefghij"))) == Opaque("dict of 10 items")
    assert decode(encode([(1,) * 5] * 2)) == [(1,) * 5, Opaque("tuple of 5 items")]


@pytest.fixture
def asked():
    """What the strangers of a test were asked."""
    strangers.ASKED.clear()
    return strangers.ASKED


@pytest.mark.parametrize(
    "base", [object, int, float, complex, bytes, set, BaseException, np.float64, np.void]
)
def test_stranger_crosses_as_the_name_of_its_type_and_is_asked_nothing(base, asked):
    value = make(base, *([1] if base is np.void else []))
    frames = [encode(item) for item in (value, [value], (value,), {"k": value})]
    assert asked == []
    assert decode(frames[0]) == Opaque("mine.Stranger")
    assert decode(frames[3]) == {"k": Opaque("mine.Stranger")}


def test_strange_array_crosses_as_the_name_of_its_type_and_is_asked_nothing(asked):
    value = np.ndarray.__new__(stranger(np.ndarray), (2,))
    asked.clear()  # NumPy itself asks when it makes one
    frame = encode(value)
    assert asked == []
    assert decode(frame) == Opaque("mine.Stranger")


def test_strange_container_crosses_as_what_it_really_holds_and_is_asked_nothing(asked):
    items, mapping = make(list), make(dict)
    list.extend(items, [1, 2])
    dict.__setitem__(mapping, "a", 3)
    frames = [encode(value) for value in (items, make(tuple, [4]), mapping, make(str, "word"))]
    assert asked == []
    assert [decode(frame) for frame in frames] == [[1, 2], (4,), {"a": 3}, "word"]


def test_strange_key_is_asked_nothing(asked):
    class Key(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other):
            asked.append("__eq__")
            return True

    table = {Key("a"): 1, "b": 2}
    asked.clear()
    assert "dict with a key of type" in decode(encode(table)).text
    assert asked == []


def test_class_is_no_value_of_it(asked):
    assert decode(encode(stranger(list))) == Opaque(
        f"{strangers.__name__.partition(chr(46))[0]}.Meta"
    )
    assert asked == []


@pytest.mark.parametrize("kind", [list, tuple, dict, str, int, np.ndarray, np.float64, Opaque])
def test_lie_about_its_class_is_not_believed(kind):
    liar = type("Liar", (), {"__class__": kind, "__module__": "mine"})()
    assert decode(encode(liar)) == Opaque("mine.Liar")


@pytest.mark.parametrize("module", [None, 3, "", Word("mine.more"), object()])
def test_odd_module_of_a_class_does_no_harm(module):
    value = type("Odd", (), {"__module__": module})()
    assert decode(encode(value)) == Opaque("mine.Odd" if isinstance(module, Word) else "?.Odd")


def test_long_name_of_a_class_is_cut():
    assert len(decode(encode(type("X" * 10**6, (), {})())).text) < 300


def test_forged_opaque_crosses_as_text_proper():
    forged = Opaque("")
    object.__setattr__(forged, "text", make(list))
    assert decode(encode(forged)) == Opaque("")


def test_dtype_with_a_strange_class_is_asked_nothing(asked):
    dtype = np.dtype((stranger(np.void), [("a", "f8")]))
    array = np.zeros(2, dtype)
    asked.clear()
    assert decode(encode(array)) == Opaque("array of dtype void64, shape (2,)")
    assert asked == []


def test_truth_value_of_another_byte_is_made_a_truth_value():
    array = np.frombuffer(b"\0\1\2\xff", bool)
    assert decode(encode(array)).tobytes() == b"\0\1\1\1"
    with pytest.raises(Malformed, match="truth"):
        decode(encode(np.zeros(1, bool))[:-1] + b"\2")


def test_array_of_absurd_dimensions_without_items_crosses_as_words():
    array = np.zeros((0, 1 << 40))
    assert decode(encode(array)) == Opaque(f"array of dtype float64, shape {array.shape}")


def test_key_twice_is_refused():
    with pytest.raises(Malformed, match="twice"):
        decode(b"M\2\0\0\0" + 2 * b"\1\0\0\0aN")


@pytest.mark.parametrize("count", [1, 2])
def test_items_of_a_whole_frame_are_counted(count):
    inner = b"L" + struct.pack("<I", frame.MAX_ITEMS // 2) + b"N" * (frame.MAX_ITEMS // 2)
    whole = b"L" + struct.pack("<I", count) + count * inner
    if count == 2:
        with pytest.raises(Malformed, match="too many items"):
            decode(whole)
    else:
        assert len(decode(whole)[0]) == frame.MAX_ITEMS // 2


def test_wide_value_ends_before_it_fills_the_memory():
    row = [None] * 1000
    wide = [[[row] * 1000] * 1000] * 1000
    with pytest.raises(WireError, match="too many items"):
        encode(wide)


def changing(change):
    """Change a value in another thread, until the test ends."""
    stop = threading.Event()

    def work():
        while not stop.is_set():
            change()

    thread = threading.Thread(target=work)
    thread.start()
    return stop, thread


def grow_and_shrink(array):
    array.resize(5_000, refcheck=False)
    array.resize(7, refcheck=False)


TABLE, ROWS, ARRAY = {}, [], np.zeros(7)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        (TABLE, lambda: (TABLE.update(dict.fromkeys(map(str, range(900)))), TABLE.clear())),
        (ROWS, lambda: (ROWS.extend(range(900)), ROWS.clear())),
        (ARRAY, lambda: grow_and_shrink(ARRAY)),
    ],
)
def test_value_that_changes_meanwhile_gives_a_proper_frame_or_none(value, change):
    stop, thread = changing(change)
    until = time.monotonic() + 0.3
    try:
        while time.monotonic() < until:
            try:
                found = encode([value] * 3)
            except WireError:
                continue
            assert len(decode(found)) == 3
    finally:
        stop.set()
        thread.join()


def test_array_that_changes_between_its_shape_and_its_copy_is_refused(monkeypatch):
    array, on_the_wire = np.zeros(7), encoding._on_the_wire

    def meanwhile(dtype):
        array.resize(9, refcheck=False)
        return on_the_wire(dtype)

    monkeypatch.setattr(encoding, "_on_the_wire", meanwhile)
    with pytest.raises(WireError, match="changed"):
        encode(array)


def test_stack_without_room_is_a_wire_error():
    def encoded():
        try:
            encode([[[[[[[[]]]]]]]])
        except BaseException as error:
            return error
        return None

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 14)
    try:
        found = encoded()
    finally:
        sys.setrecursionlimit(limit)
    assert type(found) is WireError


NUMBERS = st.one_of(
    st.lists(st.floats(), max_size=30),
    st.lists(st.floats().map(np.float64), max_size=30),
    st.lists(st.floats().map(np.array), max_size=30),
    st.lists(st.one_of(st.floats(), st.floats().map(np.float64), st.integers(0, 9)), max_size=8),
    st.lists(
        st.sampled_from(["<f8", ">f8", "<f4", "<i8", "|b1"]).map(np.ones([]).astype), max_size=3
    ),
    st.lists(st.sampled_from([(), (1,), (0,)]).map(np.ones), max_size=3),
)


@given(NUMBERS, st.sampled_from([list, tuple]))
def test_numbers_in_one_go_are_those_one_by_one(numbers, sequence):
    together = encode(sequence(numbers))
    head = together[: 1 + COUNT.size]
    assert together == head + b"".join(map(encode, numbers))
    whole = decode(together)
    each = [decode(encode(number)) for number in numbers]
    assert type(whole) is sequence
    assert list(map(type, whole)) == list(map(type, each))
    assert encode(whole) == together


@pytest.mark.parametrize(
    "change",
    [
        lambda array: array.resize(2, refcheck=False),
        *(lambda array, kind=kind: setattr(array, "dtype", kind)
          for kind in ("M8[s]", "S8", "V8", "c8")),
    ],
)  # fmt: skip
def test_number_that_is_another_one_meanwhile_is_refused(monkeypatch, change):
    array, item = np.zeros([]), np.ndarray.item

    def meanwhile(number):
        change(array)
        return item(number)

    monkeypatch.setattr(encoding, "_NUMBER", meanwhile)
    with pytest.raises(WireError, match="changed"):
        encode([array])


@pytest.mark.parametrize("numbers", [[0.5] * 3, [np.float64(0.5)] * 3])
def test_numbers_that_end_early_are_refused(numbers):
    frame = encode(numbers)
    for end in range(1 + COUNT.size, len(frame)):
        with pytest.raises(Malformed):
            decode(frame[:end])


@pytest.mark.parametrize("number", [0.5, np.float64(0.5)])
def test_numbers_in_one_go_are_counted(number):
    assert len(decode(encode([number] * (MAX_ITEMS - 1)))) == MAX_ITEMS - 1
    more = encode([number] * (MAX_ITEMS // 2))
    with pytest.raises(Malformed, match="too many"):
        decode(b"L" + COUNT.pack(2) + 2 * more)
    assert type(decode(encode([[number] * (MAX_ITEMS // 2)] * 2))[1]) is Opaque
