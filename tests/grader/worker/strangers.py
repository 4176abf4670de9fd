"""Objects that answer every question with a lie, and note that they were asked."""

import numpy as np

ASKED = []

_QUESTIONS = [
    "__array__", "__array_interface__", "__array_struct__", "__array_wrap__", "__array_finalize__",
    "__array_ufunc__", "__array_function__", "__bool__", "__bytes__", "__call__", "__class__",
    "__complex__", "__contains__", "__copy__", "__deepcopy__", "__del__", "__dict__", "__dir__",
    "__doc__", "__enter__", "__eq__", "__float__", "__format__", "__fspath__", "__ge__",
    "__getattr__", "__getitem__", "__getnewargs__", "__getstate__", "__gt__", "__hash__",
    "__index__", "__int__", "__iter__", "__le__", "__len__", "__length_hint__", "__lt__",
    "__missing__", "__module__", "__name__", "__ne__", "__qualname__", "__reduce__",
    "__reduce_ex__", "__repr__", "__reversed__", "__sizeof__", "__str__", "__subclasscheck__",
    "__instancecheck__", "__wrapped__", "__signature__", "__mro__", "items", "keys", "values",
    "copy", "get", "dtype", "shape", "ndim", "nbytes", "tobytes", "encode", "text",
]  # fmt: skip


def _lie(name):
    def answer(*args, **kwargs):
        ASKED.append(name)
        raise RuntimeError(f"{name} was asked")

    return answer


def _properties(names):
    return {name: property(_lie(name)) for name in names}


def _noting(base):
    def ask(self, name):
        ASKED.append(name)
        return base.__getattribute__(self, name)

    return ask


_SPECIAL = {
    "__hash__",
    "__eq__",
    "__class__",
    "__dict__",
    "__mro__",
    "__del__",
    "__array_finalize__",
}

Meta = type(
    "Meta",
    (type,),
    {
        **_properties(["__name__", "__class__", "__dict__", "__mro__"]),
        **{name: _lie(name) for name in ("__eq__", "__hash__", "__repr__", "__str__", "__call__",
                                         "__instancecheck__", "__subclasscheck__", "__dir__")},
        "__getattribute__": _noting(type),
    },
)  # fmt: skip


def stranger(base=object):
    """Make a class on `base` that is told of whenever it or what is of it is asked anything."""
    names = {name: _lie(name) for name in _QUESTIONS if name not in _SPECIAL}
    names |= {"__eq__": _lie("__eq__"), "__hash__": _lie("__hash__")}
    names |= {"__class__": property(_lie("__class__")), "__getattribute__": _noting(base)}
    names |= {"__module__": "mine", "__qualname__": "Stranger"}
    return type.__new__(Meta, "Stranger", (base,), names)


def make(base, *args):
    """Make an object of such a class, without the class noticing."""
    return base.__new__(stranger(base), *args)


class Posing:
    """Says that it is an array."""

    __class__ = np.ndarray
