"""Names the mistake behind the failing checks of a function, if it is known for certain."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from grader.diagnosis.catalogue import Call, Catalogue, Slip
from grader.diagnosis.exceptions import Axes, explain_fault
from grader.diagnosis.parts import Parts, display_name, is_text, parts_of
from grader.diagnosis.runs import Chosen
from grader.diagnosis.search import RTOL, Explained, explain
from grader.diagnosis.structure import Relation, Scene, relation
from grader.model import Mistake

MAX_READINGS: Final = 2
"""Explanations that the calls cannot tell apart: two are said, of more none is."""

TOGETHER: Final = " + "
OR: Final = " | "
"""In a mistake's id: slips made together, and readings that cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is known about a function.

    Attributes
    ----------
    mistake : Mistake or None
        The root cause of all that is wrong with the function.
    parts : mapping of str to Mistake
        If there is no single one: name of a returned part -> what is wrong with it.
    where : str
        Which link of the computation is the first wrong one; empty if that is not known.
    """

    mistake: Mistake | None = None
    parts: Mapping[str, Mistake] = field(default_factory=dict)
    where: str = ""

    def of_part(self, part: str) -> Mistake | None:
        """Return what explains this part, or the function as a whole."""
        found = self.mistake or self.parts.get(part)
        if found is None:
            return None
        return dataclasses.replace(found, where=self.where, whole=self.mistake is not None)


def diagnose(
    function: str, parameters: Sequence[str], calls: Sequence[Call], catalogue: Catalogue
) -> Diagnosis:
    """Explain what a function returned in all its calls.

    Parameters
    ----------
    parameters : sequence of str
        Names of its parameters.
    calls : sequence of Call
        In the order in which they were made; not all of them need be wrong.
    """
    model = catalogue.models.get(function)
    slips = catalogue.slips.get(function, ())
    found = Explained()
    if model is not None:
        private = catalogue.private.get(function, ())
        calls = [_without(private, call) for call in calls]
        found = explain(calls, slips, model, catalogue.rtol.get(function, RTOL))
    names = catalogue.names.get(function, ())
    where = _where(catalogue.chains.get(function, {}), found, names)
    if found.whole and (named := _in_words(found.whole)) is not None:
        return Diagnosis(named, where=where)
    if (sign := _sign(function, calls, catalogue)) is not None:
        return Diagnosis(sign)
    if (fault := _fault(calls, catalogue)) is not None:
        return Diagnosis(fault)
    parts = _by_part(found, names)
    parts |= {
        name: mistake
        for name, mistake in _relations(found, names, parameters, catalogue).items()
        if name not in parts
    }
    if parts and len({mistake.id for mistake in parts.values()}) == 1 == len(found.wrong):
        return Diagnosis(next(iter(parts.values())), where=where)
    return Diagnosis(None, parts, where)


def _without(private: Sequence[int], call: Call) -> Call:
    """Leave out of a returned tuple what the learner may have chosen otherwise than the model."""
    if not private or not isinstance(call.value, tuple | list):
        return call
    public = tuple(item for at, item in enumerate(call.value) if at not in private)
    return dataclasses.replace(call, value=public)


def _in_words(readings: Sequence[Chosen]) -> Mistake | None:
    """Name the slips of a set; of two sets that fit equally, both."""
    if len(readings) > MAX_READINGS:
        return None
    told = [sorted(chosen, key=lambda slip: slip.id) for chosen in readings]
    says = [_together(slips) for slips in told]
    text = says[0] if len(says) == 1 else f"Either: {says[0]} Or: {says[1]}"
    ids = (TOGETHER.join(slip.id for slip in slips) for slips in told)
    return Mistake(OR.join(ids), text)


def slip_ids(mistake: Mistake) -> tuple[str, ...]:
    """Take apart the id of a mistake that is made of several."""
    return tuple(one for reading in mistake.id.split(OR) for one in reading.split(TOGETHER))


def _together(slips: Sequence[Slip]) -> str:
    if len(slips) == 1:
        return slips[0].says
    count = {2: "Two", 3: "Three"}.get(len(slips), str(len(slips)))
    listed = " ".join(f"({n}) {slip.says}" for n, slip in enumerate(slips, 1))
    return f"{count} things together: {listed}"


def _sign(function: str, calls: Sequence[Call], catalogue: Catalogue) -> Mistake | None:
    for sign in catalogue.signs.get(function, ()):
        if sign.shows(calls):
            return Mistake(sign.id, sign.says)
    return None


def _fault(calls: Sequence[Call], catalogue: Catalogue) -> Mistake | None:
    """Tell the exception of the call whose sizes have the most names."""
    failed = [
        (call, call.fault, _axes(call, catalogue)) for call in calls if call.fault is not None
    ]
    if not failed:
        return None
    _, fault, axes = max(failed, key=lambda item: sum(size > 1 for size in item[2]))
    return explain_fault(fault, axes)


def _axes(call: Call, catalogue: Catalogue) -> Axes:
    try:
        return dict(catalogue.axes(*call.args))
    except Exception:  # axes are a help to speak, no call is too odd to be spoken of
        return {}


def _by_part(found: Explained, names: Sequence[str]) -> dict[str, Mistake]:
    named = {path: _in_words(sets) for path, sets in found.parts.items()}
    return {display_name(p, names): mistake for p, mistake in named.items() if mistake is not None}


def _relations(
    found: Explained, names: Sequence[str], parameters: Sequence[str], catalogue: Catalogue
) -> dict[str, Mistake]:
    """Describe each wrong part by its relation to the right one; the same relation, once."""
    if found.call is None:
        return {}
    actual = parts_of(found.call.value) or {}
    related: dict[str, Relation] = {}
    for path in found.wrong:
        if path in found.right and not is_text(actual[path]) and not is_text(found.right[path]):
            scene = _scene(path, actual, found, names, parameters, catalogue)
            if (how := relation(scene)) is not None:
                related[display_name(path, names)] = how
    told: dict[str, Mistake] = {}
    for how in dict.fromkeys(related.values()):
        these = [name for name, other in related.items() if other == how]
        says = f"{_listed(these)} {'is' if len(these) == 1 else 'are'} {how.says}."
        told |= dict.fromkeys(these, Mistake(f"structure.{how.kind}", _capital(says)))
    return told


def _scene(
    path: str,
    actual: Parts,
    found: Explained,
    names: Sequence[str],
    parameters: Sequence[str],
    catalogue: Catalogue,
) -> Scene:
    assert found.call is not None
    arguments: Parts = {}
    for name, value in zip(parameters, found.call.args, strict=False):
        arguments |= {key or name: array for key, array in (parts_of(value) or {}).items()}
    returned = {display_name(p, names): a for p, a in found.right.items() if p != path}
    numbers = {k: float(v) for k, v in found.call.kwargs.items() if isinstance(v, int | float)}
    others = {name: array for name, array in (arguments | returned).items() if np.ndim(array)}
    axes = _axes(found.call, catalogue)
    return Scene(actual[path], found.right[path], others, numbers, axes)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text.startswith("the result") else text


def _where(
    chain: Mapping[str, Sequence[str]],
    found: Explained,
    names: Sequence[str],
) -> str:
    """Tell the first wrong link of a computation from the parts that are right."""
    wrong = {display_name(path, names) for path in found.wrong}
    right = [display_name(path, names) for path in found.right]
    right = [name for name in right if name not in wrong]
    if not chain or not wrong or not right:
        return ""
    for link, parts in chain.items():
        if hit := [part for part in parts if part in wrong]:
            at = link if len(hit) == len(parts) else _listed(hit)
            verb = "is" if len(right) == 1 else "are"
            return f"{_listed(right)} {verb} right: the error enters at {at}."
    return ""
