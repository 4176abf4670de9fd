"""Well-known mistakes as code: choices that a right program could have made wrongly.

A file of `reference/mistakes` holds, for each function of its step, a *model*: the right program
with a question ``made("no_mean")`` wherever learners take a wrong turn. With no slip made it is the
reference. ``SLIPS`` names the turns; ``SIGNS`` are mistakes that show in what came back without a
program that reproduces it, as with random numbers.
"""

import importlib.util
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from grader.model import Course, Fault, GraderFault, Step

Made = Callable[[str], bool]
"""Asks whether a slip, by its bare name, is made in this run of the model."""

Model = Callable[..., Any]
"""``model(made, *args, **kwargs)``; with a parameter ``given`` it gets the replaced functions."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a learner's function, and what came of it.

    Attributes
    ----------
    given : mapping
        Function name -> value that it returned during this call, whatever it was called with.
    value
        What came back, in plain types; None if `fault` says why nothing did.
    after : tuple
        The positional arguments as the call left them.
    """

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    given: Mapping[str, Any]
    value: Any
    after: tuple[Any, ...] = ()
    fault: Fault | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """One wrong turn in a model.

    Attributes
    ----------
    id : str
        Function and name, ``backward.no_mean``.
    point : str
        Where in the program the turn is; at most one slip is made at a point.
    says : str
        What is wrong and what would be right, in a sentence for the learner.
    hints : tuple of str
        From a nudge to nearly all of it; never the line itself.
    right : bool
        Whether this turn is another right answer, that explains nothing wrong by itself.
    """

    id: str
    point: str
    says: str
    hints: tuple[str, ...] = ()
    right: bool = False

    @property
    def function(self) -> str:
        """The function it is made in."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """What the model asks for."""
        return self.id.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Sign:
    """A mistake that is certain when `shows` is true of the calls of its function."""

    id: str
    says: str
    shows: Callable[[Sequence[Call]], bool]
    hints: tuple[str, ...] = ()

    @property
    def function(self) -> str:
        """The function it is made in."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The mistakes of one step.

    Attributes
    ----------
    slips, signs : mapping of str to sequence
        By function.
    models : mapping of str to callable
        Function -> its model.
    chains : mapping
        Function -> the links of its computation in order, each with the returned parts that show
        it: ``{"dZ2": ("dW2", "db2"), "dZ1": ("dW1", "db1")}``.
    names : mapping of str to sequence of str
        Function -> names of the values that it returns as a tuple.
    private : mapping of str to sequence of int
        Function -> which items of the tuple that it returns are the learner's own affair, as the
        state of an optimizer is. The model returns a tuple without them.
    rtol : mapping of str to float
        Function -> how exactly an observation must be reproduced, where not to rounding.
    axes : callable
        Maps the arguments of a call to names of sizes, ``{5: "examples"}``, to speak of shapes.
    """

    slips: Mapping[str, Sequence[Slip]] = field(default_factory=dict)
    signs: Mapping[str, Sequence[Sign]] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    chains: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    private: Mapping[str, Sequence[int]] = field(default_factory=dict)
    rtol: Mapping[str, float] = field(default_factory=dict)
    axes: Callable[..., Mapping[int, str]] = lambda *args: {}

    def hints_of(self, mistake_id: str) -> tuple[str, ...]:
        """Find the ladder of a mistake; empty if it has none."""
        ladders = {slip.id: slip.hints for group in self.slips.values() for slip in group}
        ladders |= {sign.id: sign.hints for group in self.signs.values() for sign in group}
        return ladders.get(mistake_id, ())


def load_catalogue(course: Course, step: Step) -> Catalogue:
    """Load the mistakes of a step; empty if nobody has written any.

    The reference must be importable.

    Raises
    ------
    GraderFault
        If the file contradicts the course or itself.
    """
    path = course.reference / "mistakes" / f"{step.stem}.py"
    if not path.is_file():
        return Catalogue()
    spec = importlib.util.spec_from_file_location(f"mistakes_{step.stem}", path)
    if spec is None or spec.loader is None:
        raise GraderFault(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if problems := _contradictions(module, step):
        raise GraderFault(f"{path}: " + "; ".join(problems))
    return _catalogue_of(module, step)


def _catalogue_of(module: ModuleType, step: Step) -> Catalogue:
    slips, signs = _listed(module)
    names = step.functions
    return Catalogue(
        slips={name: [slip for slip in slips if slip.function == name] for name in names},
        signs={name: [sign for sign in signs if sign.function == name] for name in names},
        models={name: getattr(module, name) for name in names if hasattr(module, name)},
        chains=getattr(module, "CHAINS", {}),
        names=getattr(module, "NAMES", {}),
        private=getattr(module, "PRIVATE", {}),
        rtol=getattr(module, "RTOL", {}),
        axes=getattr(module, "axes", Catalogue().axes),
    )


def _listed(module: ModuleType) -> tuple[Sequence[Slip], Sequence[Sign]]:
    return getattr(module, "SLIPS", ()), getattr(module, "SIGNS", ())


def _contradictions(module: ModuleType, step: Step) -> list[str]:
    slips, signs = _listed(module)
    counted = Counter([*(slip.id for slip in slips), *(sign.id for sign in signs)])
    strange = {name.partition(".")[0] for name in counted} - set(step.functions)
    unmodelled = {slip.function for slip in slips if not hasattr(module, slip.function)}
    return [
        *(f"{name} is named twice" for name, count in counted.items() if count > 1),
        *(f"{step.id} has no function {name}" for name in sorted(strange)),
        *(f"{name} has slips and no model" for name in sorted(unmodelled)),
    ]
