"""Calls a submission in this very process, for graders that do; speaks as the kit's `Learner`."""

import importlib.util
from pathlib import Path

import numpy as np


class Plain:
    """Functions by name: of a module, a notebook's cells, or a sandbox."""

    def __init__(self, function_of):
        self._function_of = function_of

    def call(self, name, *arguments):
        return Value(self._function_of(name)(*arguments))


class Value:
    """What came back; what is demanded of it is asserted."""

    def __init__(self, value):
        self.value = value

    def part(self, name, value):
        return Value(value)

    def __getitem__(self, name):
        assert name in self.value, f"no {name}"
        return Value(self.value[name])

    def unpack(self, *names):
        assert len(self.value) == len(names), f"not {len(names)} values"
        return tuple(map(Value, self.value))

    def array(self, shape):
        assert isinstance(self.value, np.ndarray), "no array"
        assert self.value.shape == shape, f"shape {self.value.shape}, not {shape}"
        assert np.isfinite(self.value).all(), "not finite"
        return self.value

    def float_array(self, shape):
        assert self.array(shape).dtype == np.float64, f"dtype {self.value.dtype}"

    def equals(self, expected, rtol=1e-7, atol=1e-9):
        got = self.array(expected.shape).astype(float)
        assert np.all(np.abs(got - expected) <= atol + rtol * np.abs(expected)), "wrong values"

    def is_number(self, expected, rtol=1e-7, atol=1e-9):
        assert np.ndim(self.value) == 0, "no number"
        assert abs(self.value - expected) <= atol + rtol * abs(expected), f"{self.value}"

    def has_length(self, length):
        assert len(self.value) == length, f"{len(self.value)} entries, not {length}"

    def numbers(self):
        return np.array(self.value, dtype=float)


def of_file(path):
    """Import a submission by its path: by its name, the next one would be the one before."""
    spec = importlib.util.spec_from_file_location("net", Path(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Plain(lambda name: getattr(module, name))
