"""What other hosts said, remembered between runs, so that nobody is asked for the same every day.

Comes in: the store in CACHE_PATH, which is never committed. Goes out: what still holds; a page that
was there is taken to be there for a week, one that was not is asked about again after an hour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from weekpress.checks.links.external import NOT_CONNECTED, OUT_OF_TIME
from weekpress.checks.links.verdicts import Result, Verdict
from weekpress.store import Store

NOTE = "links to other sites"
"""The name of the note in the store."""
HOUR_S = 3_600
HOLDS_S = {
    Verdict.FINE: 7 * 24 * HOUR_S,
    Verdict.MOVED: 7 * 24 * HOUR_S,
    Verdict.GONE: HOUR_S,
    Verdict.UNSURE: HOUR_S,
}
"""How long each verdict holds, in seconds."""
MOST = 20_000
"""Addresses that are remembered: the newest."""

_OURS = frozenset({NOT_CONNECTED, OUT_OF_TIME})
"""What was not the host's doing."""


class Memory:
    """The note of a store."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        """clock -- the time in seconds since 1970"""
        self._store, self._clock = store, clock

    def known(self) -> dict[str, Result]:
        """What holds still, by the address."""
        now = self._clock()
        return {
            address: result
            for address, (result, asked_at) in self._read().items()
            if 0 <= now - asked_at < HOLDS_S[result.verdict]
        }

    def keep(self, results: Mapping[str, Result]) -> None:
        """Remember what is new among the results, and for how long."""
        known, now = self.known(), self._clock()
        held = {a: pair for a, pair in self._read().items() if a in known}
        for address, result in results.items():
            if address not in known and result not in _OURS:
                held[address] = (result, now)
        newest = sorted(held.items(), key=lambda item: -item[1][1])[:MOST]
        self._store.write_note(
            NOTE,
            {a: (r.verdict.value, r.why, r.moved_to, r.of_host, when)
             for a, (r, when) in newest},
        )  # fmt: skip
        self._store.commit()

    def _read(self) -> dict[str, tuple[Result, float]]:
        """The note; nothing of one that somebody else wrote, or an older version."""
        note = self._store.note(NOTE)
        try:
            return {
                str(address): (Result(Verdict(verdict), why, to, of_host), float(when))
                for address, (verdict, why, to, of_host, when) in note.items()
            }
        except (AttributeError, TypeError, ValueError):
            return {}
