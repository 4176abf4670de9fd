"""What an object is, found out without asking it: it may be a stranger's, and answer anything.

`isinstance` asks an object's ``__class__``, ``kind.__name__`` its metaclass, a look into a dict its
keys. Here the interpreter's own record of an object is read instead, by the descriptors of the
built-in types, which no class can override.
"""

import sys
import types
from collections.abc import Iterable
from typing import Any, Final

MAX_NAME: Final = 100
_HEAP_TYPE: Final = 1 << 9
"""Py_TPFLAGS_HEAPTYPE: the type was made at run time, as all classes of Python code are."""

_flags = vars(type)["__flags__"].__get__
_name = vars(type)["__name__"].__get__
_qualname = vars(type)["__qualname__"].__get__
_module = vars(type)["__module__"].__get__
_class_names = vars(type)["__dict__"].__get__
_module_names = vars(types.ModuleType)["__dict__"].__get__
_locals_proxy = type((lambda: sys._getframe().f_locals)())
"""What the local names of a function are in: a dict, from Python 3.13 on a view of the frame."""


def is_a(value: object, kind: type) -> bool:
    """Whether a value is of a built-in type or truly of a subclass of it.

    Examples
    --------
    >>> class Liar:
    ...     __class__ = list
    >>> isinstance(Liar(), list), is_a(Liar(), list)
    (True, False)
    """
    return issubclass(type(value), kind)


def bare_name(kind: type) -> str:
    """Name a type, without its module.

    Examples
    --------
    >>> class Meta(type):
    ...     __name__ = property(lambda cls: "ndarray")
    >>> bare_name(Meta("Mine", (), {}))
    'Mine'
    """
    return plain(_name(kind), MAX_NAME)


def type_name(value: object) -> str:
    """Name the type of a value: plain for built-ins, with its package for others."""
    kind = type(value)
    module = _module_of(kind).partition(".")[0]
    name = plain(_qualname(kind), MAX_NAME)
    return name if module == "builtins" else f"{module}.{name}"


def _module_of(kind: type) -> str:
    if not _flags(kind) & _HEAP_TYPE:
        return plain(_module(kind), MAX_NAME)
    return plain(names_of(_class_names(kind)).get("__module__"), MAX_NAME) or "?"


def plain(text: object, limit: int) -> str:
    """Return the first characters of a text as a `str` proper; of what is no text, none."""
    return str.__getitem__(text, slice(limit)) if issubclass(type(text), str) else ""  # type: ignore[index]


def whole_number(value: object) -> int | None:
    """Return a line number, or None for what cannot be one."""
    return value if type(value) is int and 0 < value < 1 << 31 else None


def namespace(module: types.ModuleType) -> dict[str, Any]:
    """Return the names of a module themselves, to be changed; its class may have been changed."""
    names: dict[str, Any] = _module_names(module)
    return names


def names_of(scope: object) -> dict[str, Any]:
    """Copy the names in a dict, a module or a frame's locals.

    Keys that are no `str` proper are left out: to compare with them may run their own code.
    """
    kind = type(scope)
    pairs: Iterable[tuple[object, Any]] = ()
    if issubclass(kind, dict):
        pairs = list(dict.items(scope))  # type: ignore[arg-type]
    elif issubclass(kind, types.ModuleType):
        return names_of(_module_names(scope))
    elif kind is types.MappingProxyType or kind is _locals_proxy:
        pairs = list(scope.items())  # type: ignore[attr-defined]
    return {key: value for key, value in pairs if type(key) is str}
