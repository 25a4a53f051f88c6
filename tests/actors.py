"""All who act on comments in the laws of the store: readers, moderators, workers, others meanwhile.

What they did is told to the model when it is committed; where comments are is looked at after each.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import laws_of_comments as laws
import possible_acts as acts
from commenting import submission
from killed_workers import FINE, KilledError, Mortal, Script
from known_comments import Known
from possible_acts import Act
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.keyring import Keyring
from weekpress.comments.store import Store
from weekpress.comments.store.intake import receive
from weekpress.comments.store.schema import facts, metadata
from weekpress.comments.worker import DUTIES, Duty, round_of
from weekpress.comments.worker.placing import place_due
from working import Clock, Oracle, content_of, publisher_of, service_of, tools_of


class Actors:
    """They, and the store and the site they have; nothing is left in it of the story before."""

    def __init__(self, kept: Store) -> None:
        self.store = Mortal(kept.engine, Keyring(kept.folder, {}), kept.folder)
        self.clock = Clock()
        self.service = service_of(self.store, self.clock)
        self.content = content_of(self.store)
        self.script = Script(publisher_of(self.store), self.others_act)
        self.asking: list[Act] = []
        self.number = 0
        self.known = Known()
        self.fault: BaseException | None = None
        with self.store.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not facts:
                    connection.execute(table.delete())
        shutil.rmtree(self.content / "comments", ignore_errors=True)

    def send(self, words: int, copies: int = 1) -> str:
        """Somebody sends a comment, perhaps the same again at once; which it is."""
        self.number += 2
        body, now = f"My bin was missed in street {words}.", self.clock.now
        batch = [submission(self.number + more, received=now, body=body) for more in range(copies)]
        receipt = self.known.first(body, batch[0].id, now)
        with self.store.writing() as connection:
            names = receive(connection, self.store.keys, batch)
        assert set(names) == {receipt[0]}
        self.known.accepted(body, receipt)
        return receipt[0]

    def round(self, says: Opinion | Exception, duties: Iterable[Duty] = DUTIES) -> None:
        """The worker's own."""
        oracle = Oracle(says, takes=lambda: self.others_act_while_it_asks(oracle.asked[-1]))
        round_of(self.service, tools_of([oracle], self.script), duties)
        self.look()

    @contextmanager
    def meanwhile(self, asking: Sequence[Act], writing: Sequence[Act], mode: str) -> Iterator[None]:
        """What others do while a worker asks and writes, and how it goes with its publisher."""
        self.asking, self.script.meanwhile, self.script.mode = [*asking], [*writing], mode
        try:
            yield
        finally:
            self.asking, self.script.meanwhile, self.script.mode = [], [], FINE
        if self.fault:
            raise self.fault

    @contextmanager
    def dying(self, cut: int) -> Iterator[None]:
        """Whoever is killed meanwhile is; what is seen of it is seen."""
        self.store.left = max(cut, 0)
        try:
            yield
        except KilledError:
            pass
        finally:
            self.store.left = 0
        self.look()

    def others_act_while_it_asks(self, about: str) -> None:
        """What others do while the filter thinks."""
        todo, self.asking = self.asking, []
        self.others_act(todo, about.split()[0])

    def others_act(self, todo: Sequence[Act], in_hand: str) -> None:
        """What others do while a worker waits for an answer, in processes of their own."""
        left, self.store.left = self.store.left, 0
        try:
            self.look()
            for act in todo:
                self.act(act, in_hand)
        except BaseException as error:  # a worker would take it for a fault of its publisher
            self.fault = self.fault or error
        if not any(act.what == acts.OVERTAKE for act in todo):
            self.store.left = left  # who is overtaken is not killed too

    def act(self, act: Act, in_hand: str = "") -> None:
        """Do it, if it can be done to the comment."""
        if act.what == acts.OVERTAKE:
            self.clock.now += timedelta(minutes=6)
            self.script.aside(lambda: self.round(acts.HAM, [place_due]))
        elif self.known.comments:
            chosen = sorted(self.known.comments)[act.number % len(self.known.comments)]
            comment = chosen if act.number else in_hand or chosen
            with self.store.writing() as connection:
                what = acts.chosen(connection, comment, act.what)
                did = self.known.do(connection, comment, what, self.clock.now)
            did()

    def look(self) -> None:
        """See where comments are."""
        with self.store.reading() as connection:
            for found in laws.every(connection):
                self.known.see(connection, found)
