"""How one submission stands: its sessions in both rounds, and the verdicts so far."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from grader.judge.declared import Declared
from grader.judge.rounds import Round, Turn, settled
from grader.judge.session import Session
from grader.judge.unmet import Unmet
from grader.model import Status, Verdict

STAGES: Final = 2
"""Sessions whose workers are there: the one that is used, and the one that will be."""


class Standing:
    """One submission, from the first turn of a hidden test on it to the last.

    Parameters
    ----------
    sessions : mapping of str to Session
        Stem of a step -> what is judged there.
    again : mapping of str to Session
        The same for the second round; empty if there is none.
    """

    def __init__(
        self, sessions: Mapping[str, Session], again: Mapping[str, Session] | None = None
    ) -> None:
        self._sessions: Mapping[Round, Mapping[str, Session]] = {
            Round.FIRST: sessions,
            Round.AGAIN: again or {},
        }
        rounds = self._sessions.values()
        self._stages = [of[stem] for stem in sessions for of in rounds if stem in of]
        self._verdicts: dict[Round, dict[str, Verdict]] = {when: {} for when in Round}
        self._to_repeat: set[str] = set()
        self._alike: dict[str, bool] = {}

    def session_of(self, turn: Turn) -> Session | None:
        """Find where it is judged by a hidden test; nowhere if its step is not."""
        return self._sessions[turn.when].get(turn.stem)

    def begins(self, turn: Turn, check: Declared) -> None:
        """Hear whose turn it is; have the workers of what comes next boot meanwhile."""
        session = self._sessions[turn.when][turn.stem]
        if session.script is not None:
            session.script.begin(check.id)
        for soon in itertools.islice(self._from(session), STAGES):
            soon.start()

    def ends(self, turn: Turn, following: Turn | None) -> None:
        """Hear that a turn is over, and what follows; end the workers that served it last."""
        session = self._sessions[turn.when][turn.stem]
        if following is None or self.session_of(following) is not session:
            session.close()
        second = self._sessions[Round.AGAIN].get(turn.stem)
        is_left = following is not None and following.stem != turn.stem
        if is_left and turn.when is Round.FIRST and turn.stem in self._to_repeat and second:
            second.close()  # which had no turn of its own

    def _from(self, session: Session) -> Iterator[Session]:
        """Yield a session and those after it, without second ones that have nothing to judge."""
        again = self._sessions[Round.AGAIN]
        for stage in self._stages[self._stages.index(session) :]:
            stem = stage.step.stem
            if stage is not again.get(stem) or stem in self._to_repeat:
                yield stage

    def is_over(self, turn: Turn, check: Declared) -> bool:
        """Whether a turn of the second round has nothing to tell that is not told yet."""
        return not self._has_passed(check) or self._is_alike(turn.stem, check)

    def _has_passed(self, check: Declared) -> bool:
        first = self._verdicts[Round.FIRST].get(check.id)
        return first is not None and first.status is Status.PASS

    def _is_alike(self, stem: str, check: Declared) -> bool:
        """Whether all that a check asks is answered as in the first round; that is tried once."""
        if check.id not in self._alike:
            first, again = (self._sessions[when][stem] for when in Round)
            self._alike[check.id] = again.is_answered_as(first, check.id)
            if self._alike[check.id]:
                verdict = self._verdicts[Round.FIRST][check.id]
                self._verdicts[Round.AGAIN][check.id] = replace(verdict, seconds=0.0)
        return self._alike[check.id]

    def settle(self, turn: Turn, check: Declared, seconds: float, unmet: Unmet | None) -> None:
        """Hear how a check ended: that all is met, or what is not."""
        passed = unmet is None
        script = self._sessions[Round.FIRST][turn.stem].script
        if script is not None and not passed:
            script.take(check.id)
        if turn.when is Round.FIRST and passed and not check.once:
            self._to_repeat.add(turn.stem)
        self._verdicts[turn.when][check.id] = Verdict(
            id=check.id,
            function=check.function,
            title=check.title,
            status=Status.PASS if unmet is None else unmet.status,
            max_score=check.points,
            seconds=seconds,
            cause=None if unmet is None else unmet.cause,
        )

    def found(self) -> tuple[Verdict, ...]:
        """Return the verdicts so far, in the order in which the checks were run."""
        again = self._verdicts[Round.AGAIN]
        return tuple(settled(v, again.get(v.id)) for v in self._verdicts[Round.FIRST].values())

    def verdict(self, check: Declared, early: bool) -> Verdict | None:
        """Return the verdict on a check; None if it lacks a round that it should have.

        Parameters
        ----------
        early : bool
            Whether the first round will do.
        """
        first, again = (self._verdicts[when].get(check.id) for when in Round)
        is_twice = bool(self._sessions[Round.AGAIN]) and not check.once and not early
        if first is None or (is_twice and again is None and self._has_passed(check)):
            return None
        return settled(first, again)
