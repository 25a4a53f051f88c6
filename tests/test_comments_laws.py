"""Laws of the store and its worker, whatever happens in whatever order, and wherever it is cut off.

People decide, comments come, and the real worker goes its rounds, with a filter and a publisher
that do as they are told: fail, take so long that another worker comes, see a person decide
otherwise meanwhile, or be killed before or after the files are written. Any transaction may be cut
off before it commits. After every step the store is asked whether it still keeps its laws.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select

from commenting import PRIYA, submission
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.keyring import Keyring
from weekpress.comments.publishers.protocol import Publisher, PublisherError, Wanted
from weekpress.comments.states import SHOWN, State, Step, StepError, Verdict, steps_from
from weekpress.comments.store import Store, deciding, jobs, opened, reading
from weekpress.comments.store.audited import PURGE, history
from weekpress.comments.store.erasing import anonymise, erase
from weekpress.comments.store.intake import SAME_FOR, receive
from weekpress.comments.store.placing import wanted
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored
from weekpress.comments.store.schema import facts, metadata
from weekpress.comments.store.schema import jobs as jobs_
from weekpress.comments.worker import DUTIES, Duty, round_of
from weekpress.comments.worker.placing import place_due
from working import Clock, Oracle, content_of, publisher_of, service_of, tools_of

QUICK = next((str(path) for path in [Path("/dev/shm")] if os.access(path, os.W_OK)), None)  # noqa: S108 -- a look, and no file of a known name
"""Where files are in memory, if the system has such a place: the laws ask nothing of the disk."""

UNDO, ERASE, ANONYMISE, OVERTAKE = "undo", "erase", "anonymise", "overtake"
MILDER, OTHER = "edit: Milder.", "edit: Other words."

OFTEN: list[str] = [*[Step.APPROVE] * 3, *[Step.WITHDRAW] * 2, *[Step.SPAM] * 2, Step.REJECT]
OFTEN += [Step.NOT_SPAM, *[UNDO] * 2, MILDER, OTHER]
"""What moderators do: what changes the site is where most can go wrong."""

PASTS: dict[str, list[str]] = {
    "new": [], "approved": [Step.APPROVE], "published": [Step.APPROVE, OVERTAKE],
    "withdrawn": [Step.APPROVE, OVERTAKE, Step.WITHDRAW],
}  # fmt: skip
"""What became of a comment before the laws look on."""

HAM, SPAM = Opinion(Verdict.HAM), Opinion(Verdict.SPAM)
FILTERS: list[Opinion | Exception] = [SPAM, SPAM, HAM, HAM, FilterError("It is away.")]
FILTERS += [Opinion(Verdict.DISCARD), Opinion(Verdict.PROVISIONAL)]

PAUSES = [timedelta(seconds=1), timedelta(minutes=6), timedelta(hours=2), timedelta(days=16)]

FINE, AWAY, KILLED_BEFORE, KILLED_AFTER = "fine", "away", "killed before", "killed after"

EXAMPLES, IN_POSTGRESQL = 120, 60
"""How many stories are told: PostgreSQL takes longer over each."""

KILLED = st.sampled_from([False, False, False, True])
"""Whether whoever acts is killed before it is committed."""


class Act(NamedTuple):
    """What somebody does about the comment of a number, of however many there are; 0 is the one
    that a worker has in hand."""

    number: int
    what: str | int
    """An `int` is one of all that can be done about it, by its place."""


ACT = st.builds(Act, st.integers(0, 3), st.integers(0, 59))
ACTS = st.lists(ACT, max_size=2)
OVERTAKEN = st.just(Act(0, OVERTAKE))
WRITING = st.lists(ACT | OVERTAKEN, max_size=2)
JUDGED = st.builds(Act, st.just(0), st.sampled_from([Step.SPAM, Step.APPROVE, Step.REJECT]))
ASKING = st.lists(JUDGED | OVERTAKEN, max_size=1)
"""What happens while a worker writes files, and while it asks a filter."""


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


@dataclass
class Expected:
    """What is known of a comment that was accepted."""

    body: str
    decided: list[tuple[State, bool]] = field(default_factory=lambda: [(State.PENDING, False)])
    """Its states, and whether a person took it there: those that were not taken back."""


class TheStore(RuleBasedStateMachine):
    """What may happen to comments."""

    kept: Store
    examples: int

    def __init__(self) -> None:
        super().__init__()
        self.store = Mortal(self.kept.engine, Keyring(self.kept.folder, {}), self.kept.folder)
        self.clock = Clock()
        self.service = service_of(self.store, self.clock)
        self.content = content_of(self.store)
        self.script = Script(publisher_of(self.store), self.others_act)
        self.asking: list[Act] = []
        self.number = 0
        self.known: dict[str, Expected] = {}
        self.receipts: dict[str, tuple[str, datetime]] = {}  # words -> who has them, since when
        self.fault: BaseException | None = None

    @initialize(pasts=st.lists(st.sampled_from(list(PASTS)), min_size=2, max_size=3))
    def begin(self, pasts: list[str]) -> None:
        """A store with some comments: nothing is left of the run before."""
        with self.store.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                if table is not facts:
                    connection.execute(table.delete())
        shutil.rmtree(self.content / "comments", ignore_errors=True)
        for number, past in enumerate(pasts):
            self.comes(number, twice=False, killed=False)
            for what in PASTS[past]:
                self.act(Act(number, what))

    def teardown(self) -> None:
        """All that is asked for is done: the content holds what is approved, in its words."""
        for _ in range(3):
            with self.store.writing() as connection:
                for kind in (jobs.PUBLISH, jobs.CHECK):
                    jobs.hasten(connection, kind, self.clock.now)
            self.clock.now += timedelta(hours=2)
            self.round(HAM)
        with self.store.reading() as connection:
            assert not {jobs.PUBLISH, jobs.CHECK} & set(jobs.waiting(connection))
            shown = {one.id: one for one in self.all(connection) if one.state in SHOWN}
        said = {file.stem: json.loads(file.read_text("utf-8")) for file in self.files()}
        assert {id_: one["body"] for id_, one in said.items()} == {
            id_: self.known[id_].body for id_ in shown
        }

    @rule(words=st.integers(0, 3), twice=st.booleans(), killed=KILLED)
    def comes(self, words: int, twice: bool, killed: bool) -> None:
        """Somebody sends a comment, perhaps the same again, perhaps at once."""
        self.number += 2
        body = f"My bin was missed in street {words}."
        batch = [
            submission(self.number + more, received=self.clock.now, body=body)
            for more in range(1 + twice)
        ]
        before, since = self.receipts.get(body, ("", self.clock.now))
        if not before or since < self.clock.now - SAME_FOR:
            before, since = batch[0].id, self.clock.now
        with self.dying(killed):
            with self.store.writing() as connection:
                names = receive(connection, self.store.keys, batch)
            assert set(names) == {before}
            self.receipts[body] = before, since
            self.known.setdefault(before, Expected(body))

    @rule(
        before=ACTS,
        killed=KILLED,
        pause=st.sampled_from([*PAUSES[:2] * 3, *PAUSES[2:]]),
        says=st.sampled_from(FILTERS),
        mode=st.sampled_from([FINE, FINE, AWAY, KILLED_BEFORE, KILLED_AFTER]),
        cut=st.integers(-3, 6),
        asking=ASKING,
        writing=WRITING,
    )
    def work(
        self, before: list[Act], killed: bool, pause: timedelta, says: Opinion | Exception,
        mode: str, cut: int, asking: list[Act], writing: list[Act],
    ) -> None:  # fmt: skip
        """People decide, and a worker goes its round; while it asks or writes, others do something
        too."""
        for act in before:
            with self.dying(killed):
                self.act(act)
        self.clock.now += pause
        self.asking, self.script.meanwhile, self.script.mode = asking, writing, mode
        with self.dying(cut):
            self.round(says)
        self.asking, self.script.meanwhile, self.script.mode = [], [], FINE
        if self.fault:
            raise self.fault

    def round(self, says: Opinion | Exception, duties: Iterable[Duty] = DUTIES) -> None:
        """The worker's own."""
        oracle = Oracle(says, takes=lambda: self.others_act_while_it_asks(oracle.asked[-1]))
        round_of(self.service, tools_of([oracle], self.script), duties)
        self.look()

    def round_while(self, says: Opinion | Exception, asking: list[Act]) -> None:
        """A round, and what others do while the filter is asked."""
        self.asking = asking
        self.round(says)
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
        if not any(act.what == OVERTAKE for act in todo):
            self.store.left = left  # who is overtaken is not killed too

    def act(self, act: Act, in_hand: str = "") -> None:
        """Do it, if it can be done to the comment."""
        if act.what == OVERTAKE:
            self.clock.now += timedelta(minutes=6)
            self.script.aside(lambda: self.round(HAM, [place_due]))
        elif self.known:
            chosen = sorted(self.known)[act.number % len(self.known)]
            comment = chosen if act.number else in_hand or chosen
            with self.store.writing() as connection:
                did = self.did(connection, comment, self.what(connection, comment, act.what))
            did()

    def what(self, connection: Connection, comment: str, what: str | int) -> str:
        """One of all that can be done about it."""
        if isinstance(what, str):
            return what
        found = reading.one(connection, comment)
        possible = [*steps_from(found.state), UNDO, MILDER, OTHER] if found else []
        often = [one for one in OFTEN if one in possible]
        return [*often * 2, ANONYMISE, ERASE][what % (2 * len(often) + 2)]

    def did(self, connection: Connection, comment: str, what: str) -> Callable[[], object]:
        """Do it; gives what is to be expected from now on, once it is committed."""
        expected, now = self.known[comment], self.clock.now
        try:
            if what == UNDO:
                deciding.undo(connection, comment, PRIYA, now)
                return expected.decided.pop
            if what.startswith("edit: "):
                deciding.edit(connection, comment, what.removeprefix("edit: "), "mild", PRIYA, now)
                return lambda: setattr(expected, "body", what.removeprefix("edit: "))
            if what == ANONYMISE and anonymise(connection, comment, PRIYA, now):
                return lambda: self.forget(comment)
            if what in {ERASE, ANONYMISE}:
                erase(connection, comment, PRIYA, now)
                return lambda: self.forget(comment, State.ERASED)
            moved = deciding.take(connection, comment, Step(what), PRIYA, now)
        except StepError:
            return lambda: None
        return lambda: expected.decided.append((moved.state, True))

    def forget(self, comment: str, state: State | None = None) -> None:
        """The same words are new from now on."""
        self.receipts = {k: v for k, v in self.receipts.items() if v[0] != comment}
        if state:
            self.known[comment].decided.append((state, True))

    def look(self) -> None:
        """See where comments are: what a worker did is right, as far as it may do it."""
        with self.store.reading() as connection:
            for found in self.all(connection):
                decided = self.known[found.id].decided
                if not same(decided[-1], (found.state, found.by_person)):
                    told = history(connection, found.id)
                    assert may_become(decided[-1], found, told[-1].step)
                    decided.append((found.state, found.by_person))

    def all(self, connection: Connection) -> list[Stored]:
        """Every comment, as it is."""
        return all_stored(connection.execute(select(*COLUMNS)))

    def files(self) -> list[Path]:
        return list(self.content.rglob("*.json"))

    @invariant()
    def the_laws_hold(self) -> None:
        """All of them, in one look at the store."""
        with self.store.reading() as connection:
            found = self.all(connection)
            assert {one.id for one in found} == set(self.known)  # nothing is lost, nothing is twice
            for one in found:
                self.keeps_to_what_was_decided(one)
                self.has_a_chain_of_reasons(connection, one)
                self.is_sealed_or_gone(connection, one)
            self.comes_to_be_on_the_site(connection, found)

    def keeps_to_what_was_decided(self, found: Stored) -> None:
        """What a person decided stands, and the words are as they came or were left."""
        expected = self.known[found.id]
        assert same(expected.decided[-1], (found.state, found.by_person))
        if found.state in {State.DISCARDED, State.ERASED}:
            assert (found.body, found.name) == ("", "")
        else:
            assert found.body == expected.body

    def has_a_chain_of_reasons(self, connection: Connection, found: Stored) -> None:
        """Each row of the audit begins where the one before ended, the last ends where the comment
        is, and what is wanted in the site was approved by a person."""
        told = history(connection, found.id)
        assert all(before.now == after.was for before, after in pairwise(told))
        assert (told[0].step, told[-1].now) == ("receive", found.state)
        if found.is_wanted:
            assert any(step.by_person and step.step == Step.APPROVE for step in told)

    def is_sealed_or_gone(self, connection: Connection, found: Stored) -> None:
        """What is sealed opens; of what is erased nothing is left."""
        email = reading.email(connection, self.store.keys, found.id)
        sent = reading.submitted(connection, self.store.keys, found.id)
        if found.state in {State.ERASED, State.DISCARDED}:
            assert (email, sent) == ("", None)

    def comes_to_be_on_the_site(self, connection: Connection, found: Sequence[Stored]) -> None:
        """A file that is not as it should be is one that a worker is asked to look at."""
        asked = select(jobs_.c.comment).where(jobs_.c.kind == jobs.PUBLISH)
        there = {file.stem: file.read_text("utf-8") for file in self.files()}
        wrong = {one.id for one in found if wanted(one).text != there.pop(one.id, None)}
        assert wrong <= set(connection.execute(asked).scalars())
        assert not there


def same(one: tuple[State, bool], other: tuple[State, bool]) -> bool:
    """Whether both are the same to a person: that it came into the site is no decision."""
    return one[1] == other[1] and (one[0] is other[0] or {one[0], other[0]} <= SHOWN)


def may_become(before: tuple[State, bool], found: Stored, step: str) -> bool:
    """Whether a worker may do that by itself: what no person decided a filter judges, and what is
    unwanted is thrown away in the end."""
    if step == PURGE:
        unwanted = {State.SPAM, State.REJECTED, State.WITHDRAWN, State.DISCARDED}
        return before[0] in unwanted and found.state is State.DISCARDED
    return not before[1] and not found.by_person and found.state in {State.SPAM, State.PENDING}


@pytest.fixture
def machine(database: dict[str, str]) -> Iterator[type[TheStore]]:
    """The laws of one database, which every run empties: to make one takes long."""
    folder = Path(mkdtemp(prefix="weekpress-laws-", dir=QUICK))
    examples = IN_POSTGRESQL if database else EXAMPLES
    try:
        with opened(folder, unhurried(database), bytes(range(32))) as store:
            yield type("Laws", (TheStore,), {"kept": store, "examples": examples})
    finally:
        shutil.rmtree(folder)


def unhurried(database: dict[str, str]) -> dict[str, str]:
    """PostgreSQL need not wait for the disk: no machine fails here."""
    how = "?options=-c%20synchronous_commit%3Doff"
    return {name: address + how for name, address in database.items()}


def test_the_laws_hold(machine: type[TheStore]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=machine.examples, stateful_step_count=10, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_a_filter_that_answers_late_undoes_no_decision(machine: type[TheStore]) -> None:
    """The one story that chance seldom tells."""
    story = machine()
    story.begin(["new"])
    story.round_while(HAM, [Act(0, Step.SPAM)])
    story.the_laws_hold()
    story.teardown()
