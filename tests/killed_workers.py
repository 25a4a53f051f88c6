"""Workers and publishers that are killed, fail, or take their time, in the laws of the store.

A process that is killed has committed what it had committed, and nothing else of it is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Event, Thread

from hypothesis import strategies as st
from sqlalchemy import Connection

from possible_acts import OVERTAKE, Act
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.keyring import Keyring
from weekpress.comments.publishers.protocol import Publisher, PublisherError, Wanted
from weekpress.comments.service import Service
from weekpress.comments.store import Store
from weekpress.comments.worker.checking import check_due
from working import Oracle, tools_of

FINE, AWAY, KILLED_BEFORE, KILLED_AFTER = "fine", "away", "killed before", "killed after"
MODES = st.sampled_from([FINE, FINE, AWAY, KILLED_BEFORE, KILLED_AFTER])
"""How it goes with a publisher."""


class KilledError(BaseException):
    """The process is no more: nothing that catches exceptions catches this."""


class Mortal(Store):
    """A store of a process that is killed before its transaction of a number is committed."""

    left = 0
    """Which one, counted from now; 0: none."""

    @contextmanager
    def writing(self, alone: bool = False) -> Iterator[Connection]:
        with super().writing(alone) as connection:
            yield connection
            self.left -= 1
            if self.left == 0:
                raise KilledError


class Slow(Mortal):
    """A store of a worker that has heard the filters, and files what they said when it is let."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.engine, Keyring(store.folder, {}), store.folder)
        self.heard, self.goes_on = Event(), Event()
        self._transactions = 0

    @contextmanager
    def writing(self, alone: bool = False) -> Iterator[Connection]:
        self._transactions += 1
        if self._transactions == 2:  # the first took the jobs, this one files
            self.heard.set()
            self.goes_on.wait()
        with super().writing(alone) as connection:
            yield connection


class LateWorker:
    """A worker in a process of its own, between what it asked and what it does about it."""

    def __init__(self, service: Service, says: Opinion | Exception) -> None:
        self._store, self._fault = Slow(service.store), list[BaseException]()
        self._service = replace(service, store=self._store)
        self._tools = tools_of([Oracle(says)])
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()
        self._store.heard.wait()

    def _run(self) -> None:
        try:
            check_due(self._service, self._tools)
        except KilledError:
            pass
        except BaseException as error:  # told by whoever waits for it
            self._fault.append(error)
        finally:
            self._store.heard.set()

    def files(self, killed: bool = False) -> None:
        """Have it do the rest, or be killed at it."""
        self._store.left = int(killed)
        self._store.goes_on.set()
        self._thread.join()
        if self._fault:
            raise self._fault[0]


@dataclass
class Script:
    """A publisher into a real folder that does as it is told."""

    publisher: Publisher
    others_act: Callable[[Sequence[Act], str], None]
    meanwhile: list[Act] = field(default_factory=list)
    mode: str = FINE
    name: str = "script"

    def publish(self, wanted: Sequence[Wanted]) -> None:
        """Do it, or not, or be killed before or after; meanwhile others do something."""
        todo, self.meanwhile = self.meanwhile, []
        self.others_act(todo, wanted[0].path.stem if wanted else "")
        if self.mode == AWAY:
            raise PublisherError("The server is away.")
        if self.mode == KILLED_BEFORE:
            raise KilledError
        self.publisher.publish(wanted)
        # One that is overtaken, puts an old file over a new one and is killed then does harm that
        # nothing is told of: three mishaps at once are not promised to be mended.
        if self.mode == KILLED_AFTER and not any(act.what == OVERTAKE for act in todo):
            raise KilledError

    def aside(self, do: Callable[[], None]) -> None:
        """Do something in another process, where all is fine."""
        mode, self.mode = self.mode, FINE
        do()
        self.mode = mode

    def standing(self) -> str:
        """See the protocol."""
        return ""
