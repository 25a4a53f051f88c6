"""Spam found by weighing signs, with nothing asked of anybody.

Comes in: a submission and what the site knows. Goes out: an opinion whose reasons are in words. It
never says that a comment may be thrown away unseen, and no sign but the team's own blocked words is
enough alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from weekpress.comments.filters.places import known_only, number_of
from weekpress.comments.filters.protocol import Feedback, Known, Opinion, Setting, Standing
from weekpress.comments.filters.signs import Sign, signs
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

THRESHOLD = 10
"""From how many points a comment is taken for spam."""

LEAST = 10
"""The lowest threshold: below it, one sign that people show would be enough."""

_MOST_WORDS = 1_000


@dataclass(frozen=True)
class Heuristics:
    """The filter."""

    threshold: int = THRESHOLD
    blocked: tuple[str, ...] = ()
    name: str = "heuristics"

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:  # noqa: ARG002  # the answer is the same each time
        """What the signs amount to. See `SpamFilter.check`."""
        found = signs(submission, known, self.blocked)
        points = sum(sign.points for sign in found)
        verdict = Verdict.SPAM if points >= self.threshold else Verdict.HAM
        return Opinion(verdict, f"{points} of {self.threshold} points{_listed(found)}.")

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        """Nothing: what is weighed is written down, and does not change by itself."""

    def standing(self) -> Standing:
        """It needs nothing."""
        return Standing(True, "It needs nothing from outside.")

    def privacy(self) -> str:
        """Nothing leaves this machine and nothing is kept."""
        return ""


def _listed(found: list[Sign]) -> str:
    said = ", ".join(f"{sign.words} ({sign.points})" for sign in found)
    return f": {said}" if said else ""


def make(setting: Setting) -> Heuristics:
    """The filter as a team configured it. Raises ValueError, in words."""
    options = setting.options
    known_only("heuristics", options, ("threshold", "blocked"))
    threshold = number_of("heuristics", options, "threshold", THRESHOLD, LEAST, 100)
    return Heuristics(int(threshold), _words(options))


def _words(options: Mapping[str, Any]) -> tuple[str, ...]:
    said = options.get("blocked", ())
    fit = isinstance(said, list | tuple) and len(said) <= _MOST_WORDS
    if not fit or not all(isinstance(word, str) and word.strip() for word in said):
        raise ValueError(
            f"[filters.heuristics] blocked has to be a list of at most {_MOST_WORDS:,} words, each "
            "in quotation marks."
        )
    return tuple(word.strip() for word in said)
