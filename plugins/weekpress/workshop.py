"""The workshop: what is made of many things, made once, and by several processes.

Comes in: things, and for each the fingerprint of all that what is made of it depends on. Goes out:
what is made of them, in their order: what an earlier build made, from the store; the rest made now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from weekpress.packing import packed, unpacked
from weekpress.parallel import shared
from weekpress.steps import Steps
from weekpress.store import Store

Thing = TypeVar("Thing")


def _always(_made: object) -> bool:
    return True


@dataclass(frozen=True)
class Workshop:
    """Where a build keeps what it makes, and how many processes make it."""

    store: Store
    steps: Steps
    workers: int = 1

    def made(
        self,
        step: str,
        things: Sequence[Thing],
        keys: Sequence[str],
        make: Callable[[Thing], Any],
        fits: Callable[[Any], bool] = _always,
        pack: Callable[[Any], bytes] = packed,
    ) -> list[Any]:
        """What `make` makes of each thing, here or in an earlier build.

        step -- what this is called in progress and profile
        keys -- of the things; "" for one that is made at every build
        fits -- whether what an earlier build made still holds
        pack -- how what is made becomes bytes
        """
        return list(self.each(step, things, keys, make, fits, pack))

    def each(
        self,
        step: str,
        things: Sequence[Thing],
        keys: Sequence[str],
        make: Callable[[Thing], Any],
        fits: Callable[[Any], bool] = _always,
        pack: Callable[[Any], bytes] = packed,
    ) -> Iterator[Any]:
        """The same, one after the other; a thing whose turn is over is not asked for again."""
        with self.steps.step(step):
            found = [self.store.find(key) if key else None for key in keys]
            missing = [i for i, one in enumerate(found) if one is None or not fits(one)]
            anew = frozenset(missing)
            made = shared(lambda i: pack(make(things[i])), missing, self.workers)
            told = self.steps.through(step, made, len(missing))
            for i, key in enumerate(keys):
                if i in anew:
                    data = next(told)
                    if key:
                        self.store.put(key, data)
                    found[i] = unpacked(data)
                yield found[i]
                found[i] = None
            next(told, None)  # it is told that this was the last
            self.store.commit()  # a build that is killed later has not done this for nothing
