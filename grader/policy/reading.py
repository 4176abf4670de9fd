"""Reads ``grading.toml`` and checks what it read."""

import difflib
import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NoReturn

from grader.model import Course, Limits, UsageProblem
from grader.policy.own_tests import OwnTests, find_own_tests
from grader.policy.policy import Late, Messages, Policy
from grader.seeds import SecretSeed

_LIMITS: Final = tuple(Limits.__dataclass_fields__)
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "points": (),
    "steps": ("out", "only"),
    "hints": ("cap",),
    "late": ("deadline", "grace_minutes", "percent_per_day", "at_most_percent"),
    "seed": ("environment",),
    "limits": _LIMITS,
    "messages": ("before_deadline", "after_deadline"),
    "tests": ("folder",),
}
"""Sections and their keys; those of points are the steps."""

_MAX_POINTS: Final = 1e6
_MAX_MINUTES: Final = 60 * 24 * 366
_MAX_SECONDS: Final = 60 * 60 * 24
_MIN_MIB: Final = 256
"""Python and NumPy alone need a good part of it."""


def load_policy(path: Path, course: Course, with_seed: bool = True) -> Policy:
    """Read a policy for a course.

    Parameters
    ----------
    with_seed : bool
        Whether to take the secret seed out of its environment variable. It can be taken once: the
        variable is deleted, so that no process that is started has it.

    Raises
    ------
    UsageProblem
        If the file cannot be read, has something unknown in it, or lacks something; with the file,
        the key and what would be right.
    """
    reader = _Reader(path, _parsed(path), course)
    reader.demand_known()
    late = reader.late()
    return Policy(
        points=reader.points(),
        out=reader.out(),
        hint_cap=reader.hint_cap(),
        late=late,
        limits=reader.limits(),
        before_deadline=reader.messages("before_deadline", late),
        after_deadline=reader.messages("after_deadline", late),
        own_tests=reader.own_tests(),
        seed=reader.seed() if with_seed else None,  # last: the variable is there for a second try
    )


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageProblem(f"Cannot read {path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageProblem(f"{path} is not TOML: {error}.") from error


def _listed(words: Collection[str]) -> str:
    return ", ".join(words)


@dataclass(frozen=True, slots=True)
class _Reader:
    path: Path
    table: Mapping[str, Any]
    course: Course

    def demand_known(self) -> None:
        """Demand that every section and key has a meaning."""
        for section, keys in self.table.items():
            self._demand_one_of(section, _KEYS, "section")
            if not isinstance(keys, dict):
                raise UsageProblem(f"{self.path}: {section} is a section: write [{section}].")
            for key in keys:
                if section == "points":
                    self._demand_step(key, "[points]")
                else:
                    self._demand_one_of(key, _KEYS[section], f"key of [{section}]")

    def points(self) -> dict[str, float]:
        """Read what the steps are worth."""
        return {
            step.id: self._number("points", step.id, 0.0, 0, _MAX_POINTS)
            for step in self.course.steps
            if self._has("points", step.id)
        }

    def out(self) -> tuple[str, ...]:
        """Read which steps are left out."""
        if self._has("steps", "out") and self._has("steps", "only"):
            raise UsageProblem(f"{self.path}: [steps] has out and only: give one of them.")
        key = "only" if self._has("steps", "only") else "out"
        named = self._get("steps", key, [])
        if not isinstance(named, list) or not all(isinstance(word, str) for word in named):
            self._refuse("steps", key, 'a list of steps such as ["step5"]')
        for word in named:
            self._demand_step(word, f"[steps] {key}")
        ids = [step.id for step in self.course.steps]
        left_out = tuple(word for word in ids if (word in named) == (key == "out"))
        if len(left_out) == len(ids):
            raise UsageProblem(f"{self.path}: [steps] {key} leaves no step to be graded.")
        return left_out

    def hint_cap(self) -> int | None:
        """Read how many hints a learner gets for a mistake."""
        if not self._has("hints", "cap"):
            return None
        return self._whole("hints", "cap", 1, 1000)

    def late(self) -> Late:
        """Read what being late costs."""
        deadline = self._get("late", "deadline", None)
        others = [key for key in _KEYS["late"][1:] if self._has("late", key)]
        if deadline is None and others:
            raise UsageProblem(f"{self.path}: [late] has {others[0]}, but no deadline.")
        if deadline is not None and not (isinstance(deadline, datetime) and deadline.year > 1970):
            self._refuse("late", "deadline", "a date and time such as 2026-12-01T23:59:00+01:00")
        if deadline is not None and deadline.tzinfo is None:
            self._refuse("late", "deadline", f"a time zone, as in {deadline.isoformat()}+01:00")
        return Late(
            deadline,
            timedelta(minutes=self._number("late", "grace_minutes", 0.0, 0, _MAX_MINUTES)),
            self._number("late", "percent_per_day", 0.0, 0, 100),
            self._number("late", "at_most_percent", 100.0, 0, 100),
        )

    def limits(self) -> dict[str, float]:
        """Read what a submission may use."""
        found: dict[str, float] = {}
        for key in _LIMITS:
            if not self._has("limits", key):
                continue
            if key == "memory_mib":
                found[key] = self._whole("limits", key, _MIN_MIB, 1 << 20)
            else:
                found[key] = self._number("limits", key, 0.0, 0.1, _MAX_SECONDS)
        return found

    def messages(self, key: str, late: Late) -> Messages:
        """Read how much of a report is shown."""
        value = self._get("messages", key, Messages.FULL.value)
        if value not in [kind.value for kind in Messages]:
            self._refuse("messages", key, _listed([f'"{kind}"' for kind in Messages]))
        if self._has("messages", key) and late.deadline is None:
            raise UsageProblem(f"{self.path}: [messages] {key} needs [late] deadline.")
        return Messages(value)

    def own_tests(self) -> OwnTests | None:
        """Find the folder of the instructor's tests, beside the policy."""
        if not self._has("tests", "folder"):
            return None
        folder = self._text("tests", "folder", "the name of a folder")
        return find_own_tests(self.path.parent / folder, self.course)

    def seed(self) -> SecretSeed | None:
        """Take the seed out of the environment; what is said of it never has its value."""
        if not self._has("seed", "environment"):
            return None
        name = self._text("seed", "environment", "the name of a variable such as GRADE_SEED")
        secret = os.environ.pop(name, "") if "=" not in name and "\0" not in name else ""
        if not secret.strip():
            raise UsageProblem(
                f"{self.path}: [seed] environment names {name}, which is not set: put a long "
                "random text into that variable."
            )
        return SecretSeed.of(secret)

    def _has(self, section: str, key: str) -> bool:
        return key in self.table.get(section, {})

    def _get(self, section: str, key: str, default: Any) -> Any:
        return self.table.get(section, {}).get(key, default)

    def _number(self, section: str, key: str, default: float, low: float, high: float) -> float:
        value = self._get(section, key, default)
        if type(value) not in (int, float) or not low <= value <= high:  # bool is an int as well
            self._refuse(section, key, f"a number from {low:g} to {high:.9g}")
        return float(value)

    def _whole(self, section: str, key: str, low: int, high: int) -> int:
        value = self._get(section, key, None)
        if type(value) is not int or not low <= value <= high:
            self._refuse(section, key, f"a whole number from {low} to {high}")
        return value

    def _text(self, section: str, key: str, wanted: str) -> str:
        value = self._get(section, key, None)
        if not isinstance(value, str) or not value:
            self._refuse(section, key, wanted)
        return value

    def _refuse(self, section: str, key: str, wanted: str) -> NoReturn:
        value = self.table[section][key]
        shown = value.isoformat() if hasattr(value, "isoformat") else repr(value)
        raise UsageProblem(f"{self.path}: [{section}] {key} is {shown}: give {wanted}.")

    def _demand_step(self, word: str, place: str) -> None:
        ids = [step.id for step in self.course.steps]
        stems = {step.stem: step.id for step in self.course.steps}
        self._demand_one_of(word, ids, f"step, in {place}", stems)

    def _demand_one_of(
        self,
        word: str,
        known: Collection[str],
        kind: str,
        also: Mapping[str, str] | None = None,
    ) -> None:
        if word in known:
            return
        names = {**{name: name for name in known}, **(also or {})}
        close = difflib.get_close_matches(word.lower(), names, n=1)
        meant = f"Did you mean {names[close[0]]}?" if close else f"There are {_listed(known)}."
        raise UsageProblem(f"{self.path}: {word!r} is no {kind}. {meant}")
