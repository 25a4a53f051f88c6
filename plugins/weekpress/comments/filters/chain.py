"""Several filters as one: asked in the team's order, so the cheapest is named first.

Comes in: a submission. Goes out: what each said, and what follows. The first that says spam
decides, and those after it are not told of the comment. If one could not say and none says spam,
the chain could not say. A filter in its trial (`shadow`) is always asked and decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from weekpress.comments.filters.heard import Heard, noted, recalled
from weekpress.comments.filters.protocol import (
    Feedback,
    FilterError,
    Known,
    Opinion,
    SpamFilter,
    Standing,
)
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

SPAM = frozenset({Verdict.SPAM, Verdict.DISCARD})
_JUDGED = SPAM | {Verdict.HAM, Verdict.PROVISIONAL}


@dataclass(frozen=True)
class Link:
    """One filter of a chain."""

    filter: SpamFilter
    shadow: bool = False
    """Whether what it says is filed and nothing follows from it."""


@dataclass(frozen=True)
class Chain:
    """The filters of a team, and a filter itself."""

    links: tuple[Link, ...]
    name: str = "chain"

    def hear(self, submission: Submission, known: Known, again: str = "") -> list[Heard]:
        """What each filter says, in order: to be filed. Raises nothing."""
        heard: list[Heard] = []
        for link in self.links:
            if link.shadow or not any(one.decides for one in heard):
                heard.append(_asked(link, submission, known, again))
        return heard

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:
        """What they think together. See `SpamFilter.check`, `hear` and `together`."""
        return together(self.hear(submission, known, again))

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        """Tell all of them, each with what it had said itself. Raises FilterError if one failed."""
        _, fault = self.tell(submission, feedback)
        if fault:
            raise fault

    def tell(
        self, submission: Submission, feedback: Feedback, but: Collection[str] = ()
    ) -> tuple[list[str], FilterError | None]:
        """Tell all but those of these names: who was told, and why the others were not."""
        told: list[str] = []
        faults: list[FilterError] = []
        for name, one in ((link.filter.name, link.filter) for link in self.links):
            try:
                if name not in but:
                    one.learn(submission, recalled(feedback, name))
                    told.append(name)
            except FilterError as error:
                faults.append(error)
            except Exception as error:  # anybody's code; its words may hold anything
                faults.append(_of_its_own(name, error))
        return told, _one(faults) if faults else None

    def standing(self) -> Standing:
        """Whether all could be asked now, each in a line."""
        told = {link.filter.name: link.filter.standing() for link in self.links}
        words = "\n".join(f"{name}: {one.words}" for name, one in told.items())
        usage = {name: one.usage for name, one in told.items() if one.usage}
        return Standing(all(one.works for one in told.values()), words, usage)

    def privacy(self) -> str:
        """What they do with data, a paragraph each: a filter in its trial is sent the same."""
        return "\n\n".join(filter(None, (link.filter.privacy() for link in self.links)))


def together(heard: Sequence[Heard]) -> Opinion:
    """What follows from what filters said. Raises FilterError if they could not say.

    The opinion of no filter is UNCHECKED: a person decides, as if none had been asked.
    """
    acting = [one for one in heard if not one.shadow]
    opinions = [one.opinion for one in acting if one.opinion]
    for opinion in opinions:
        if opinion.verdict in SPAM:
            return _joined(opinion, [opinion], heard)
    if faults := [one.error for one in acting if one.error]:
        raise _one(faults)
    waiting = [opinion for opinion in opinions if opinion.verdict is Verdict.PROVISIONAL]
    if first := next(iter(waiting or opinions), None):
        return _joined(first, opinions, heard)
    return Opinion(Verdict.UNCHECKED, "No filter decides.", guid=noted(heard))


def _asked(link: Link, submission: Submission, known: Known, again: str) -> Heard:
    """What a filter says. One that is at fault itself could not say: somebody has to mend it."""
    name = link.filter.name
    try:
        opinion = link.filter.check(submission, known, again)
        if opinion.verdict in _JUDGED:
            return Heard(name, opinion, shadow=link.shadow)
        words = f"The filter {name} said {opinion.verdict}, which is no opinion."
    except FilterError as error:
        return Heard(name, error=error, shadow=link.shadow)
    except Exception as error:  # anybody's code; its words may hold anything
        return Heard(name, error=_of_its_own(name, error), shadow=link.shadow)
    return Heard(name, error=FilterError(words, alarm=True), shadow=link.shadow)


def _of_its_own(name: str, error: Exception) -> FilterError:
    """What is told of a filter that is at fault itself: somebody has to mend it."""
    words = f"The filter {name} has a fault of its own ({type(error).__name__})."
    return FilterError(words, alarm=True)


def _joined(chosen: Opinion, said: Sequence[Opinion], heard: Sequence[Heard]) -> Opinion:
    why = " ".join(opinion.why for opinion in said if opinion.why)
    waits = [opinion.again_after for opinion in said if opinion.again_after]
    return Opinion(chosen.verdict, why, max(waits, default=None), noted(heard))


def _one(faults: Sequence[FilterError]) -> FilterError:
    """One error for several: it waits for the slowest, and alarms if one does."""
    waits: list[timedelta] = [fault.retry_after for fault in faults if fault.retry_after]
    words = " ".join(dict.fromkeys(str(fault) for fault in faults))
    return FilterError(words, max(waits, default=None), any(fault.alarm for fault in faults))
