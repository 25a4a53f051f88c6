"""The stories that the laws of the store are asked in: a state machine of all that may happen.

People decide, comments come, and the real worker goes its rounds, with a filter and a publisher
that do as they are told: fail, take so long that another worker comes or people decide otherwise
meanwhile, or be killed before or after the files are written. Any transaction may be cut off before
it commits. After every step the store is asked whether it still keeps its laws.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import killed_workers as workers
import laws_of_comments as laws
import possible_acts as acts
from actors import Actors
from possible_acts import Act
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.store import Store, jobs

NEW = 10
"""The first words that nobody sends twice."""


class Stories(RuleBasedStateMachine):
    """What may happen to comments."""

    kept: Store

    def __init__(self) -> None:
        super().__init__()
        self.who = Actors(self.kept)
        self.late: workers.LateWorker | None = None
        self.in_hand = ""
        """What that one asks about."""

    @initialize(pasts=st.lists(st.sampled_from(list(acts.PASTS)), min_size=2, max_size=3))
    def begin(self, pasts: list[str]) -> None:
        """Some comments are there."""
        for number, past in enumerate(pasts):
            self.who.send(number)
            for what in acts.PASTS[past]:
                self.who.act(Act(number, what))

    def teardown(self) -> None:
        """All that is asked for is done, by those who are late too."""
        self.files_late()
        for _ in range(3):
            with self.who.store.writing() as connection:
                for kind in (jobs.PUBLISH, jobs.CHECK):
                    jobs.hasten(connection, kind, self.who.clock.now)
            self.who.clock.now += timedelta(hours=2)
            self.who.round(acts.HAM)
        laws.come_to_rest(self.who.store, self.who.content, self.who.known)

    @rule(words=st.integers(0, 3), copies=st.integers(1, 2), killed=acts.KILLED)
    def comes(self, words: int, copies: int, killed: bool) -> None:
        """Somebody sends a comment, perhaps the same again."""
        with self.who.dying(killed):
            self.who.send(words, copies)

    @rule(
        before=acts.ACTS, killed=acts.KILLED, pause=acts.PAUSES, says=acts.FILTERS,
        mode=workers.MODES, cut=st.integers(-3, 6), asking=acts.ASKING, writing=acts.WRITING,
    )  # fmt: skip
    def work(
        self, before: list[Act], killed: bool, pause: timedelta, says: Opinion | Exception,
        mode: str, cut: int, asking: list[Act], writing: list[Act],
    ) -> None:  # fmt: skip
        """People decide, and a worker goes its round; while it asks or writes, others do something
        too."""
        for act in before:
            with self.who.dying(killed):
                self.who.act(act, self.in_hand)
        self.who.clock.now += pause
        with self.who.meanwhile(asking, writing, mode), self.who.dying(cut):
            self.who.round(says)

    @rule(says=acts.FILTERS)
    def asks_late(self, says: Opinion | Exception) -> None:
        """Somebody sends a comment, another worker asks a filter about it, and all goes on before
        it files what that said."""
        self.files_late()
        self.in_hand = self.who.send(NEW + self.who.number)
        self.late = workers.LateWorker(self.who.service, says)

    @rule(judged=acts.JUDGED, killed=acts.KILLED)
    def hears_late(self, judged: Act, killed: bool) -> None:
        """A person decides, and then it files that, or is killed at it."""
        self.who.act(judged, self.in_hand)
        self.files_late(killed)

    def files_late(self, killed: bool = False) -> None:
        """Have it file that, if there is one."""
        late, self.late, self.in_hand = self.late, None, ""
        if late:
            late.files(killed)
            self.who.look()

    @invariant()
    def the_laws_hold(self) -> None:
        """All of them."""
        laws.keep(self.who.store, self.who.content, self.who.known)
