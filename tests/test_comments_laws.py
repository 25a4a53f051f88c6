"""Laws of the store, whatever happens to it in whatever order, and wherever it is cut off.

A model of dictionaries lives beside the real store and is asked after every step whether the two
agree. Any transaction may be cut off before its end: then nothing of it may be seen.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select

from commenting import NOON, PRIYA, submission
from databases import fresh_database
from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import SHOWN, State, Step, StepError, Verdict, steps_from
from weekpress.comments.store import deciding, jobs, keeping, opened, reading
from weekpress.comments.store.audited import Actor, history
from weekpress.comments.store.engine import VARIABLE
from weekpress.comments.store.erasing import anonymise, erase
from weekpress.comments.store.intake import receive
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.store.rows import Stored
from weekpress.comments.store.schema import comments

COMMAND = Actor("command", is_person=True)
PEOPLE = [*[Step.APPROVE] * 4, *[Step.WITHDRAW] * 3, Step.SPAM, Step.REJECT, Step.NOT_SPAM]
PEOPLE += [Step.DISCARD]
"""What moderators do, often or seldom: what changes the site is where most can go wrong."""

Kill = st.sampled_from([False, False, False, True])
"""Whether the process is killed before it commits."""


QUICK = next((str(path) for path in [Path("/dev/shm")] if os.access(path, os.W_OK)), None)  # noqa: S108
"""Where files are in memory, if the system has such a place: the laws ask nothing of the disk."""


EMPTY = Path(mkdtemp(prefix="weekpress-laws-", dir=QUICK))
"""A store with nothing in it."""


@pytest.fixture(scope="module", autouse=True)
def empty() -> Iterator[None]:
    """Makes it."""
    with opened(EMPTY, {}, bytes(range(32))):
        pass
    yield
    shutil.rmtree(EMPTY)


class KilledError(Exception):
    """The transaction never came to its end."""


def put(site: dict[str, str], file: Stored) -> None:
    """Make a file as it should be."""
    text = wanted(file).text
    if text is None:
        site.pop(file.id, None)
    else:
        site[file.id] = text


class TheStore(RuleBasedStateMachine):
    """What may happen to comments."""

    known = Bundle("known")
    held = Bundle("held")

    def __init__(self, environ: dict[str, str] | None = None) -> None:
        super().__init__()
        self.stack, self.folder = ExitStack(), Path(mkdtemp(prefix="weekpress-laws-", dir=QUICK))
        self.environ = environ or {}
        self.now, self.number = NOON, 0
        self.accepted: dict[str, str] = {}  # id -> its words as they came
        self.decided: dict[str, tuple[State, bool]] = {}  # id -> its state, and if a person's
        self.before: dict[str, bool] = {}  # id -> if the decision before the last was a person's
        self.site: dict[str, str] = {}  # what a faithful worker has put there
        self.gone: set[str] = set()  # marks that a purge took away in the end

    @initialize()
    def begin(self) -> None:
        """An empty store; in SQLite a copy, as to make one takes long."""
        if not self.environ:
            shutil.copytree(EMPTY, self.folder, dirs_exist_ok=True)
        self.open()

    def open(self) -> None:
        """Begin to use it, as a process that starts."""
        self.store = self.stack.enter_context(opened(self.folder, self.environ, bytes(range(32))))

    def teardown(self) -> None:
        """Let go of it."""
        self.stack.close()
        shutil.rmtree(self.folder)

    @contextmanager
    def writing(self, killed: bool) -> Iterator[Connection]:
        """A transaction, and whether it is cut off before it commits: that raises KilledError."""
        with self.store.writing() as connection:
            yield connection
            if killed:
                raise KilledError

    def tried(self, killed: bool, do: Callable[[Connection], Any]) -> Any:
        """What it gave; None if it was cut off."""
        try:
            with self.writing(killed) as connection:
                return do(connection)
        except KilledError:
            return None

    @rule(hours=st.sampled_from([0, 0, 1, 400, 9000]))
    def time_passes(self, hours: int) -> None:
        """Nobody does anything."""
        self.now += timedelta(hours=hours, seconds=1)

    @rule(target=known, killed=Kill, twice=st.booleans())
    def comment_comes(self, killed: bool, twice: bool) -> Any:
        """Somebody sends one, and presses the button twice."""
        self.number += 1
        one = submission(self.number, received=self.now)
        again = submission(self.number, received=self.now, id=one.id[:-1] + "Z")
        batch = [one, again] if twice else [one]
        names = self.tried(killed, lambda c: receive(c, self.store.keys, batch))
        if names is None:
            return multiple()
        assert set(names) == {one.id}
        self.accepted[one.id] = one.body
        self.decided[one.id] = (State.PENDING, False)
        return one.id

    @rule(comment=known, step=st.sampled_from(PEOPLE), killed=Kill)
    def person_decides(self, comment: str, step: Step, killed: bool) -> None:
        """A moderator takes a step."""
        self.decide(comment, step, killed)

    def decide(self, comment: str, step: Step, killed: bool) -> None:
        """Take it, if it leads on from there."""
        found = self.stored(comment)
        if found is None or step not in steps_from(found.state):
            return
        moved = self.tried(killed, lambda c: deciding.take(c, comment, step, PRIYA, self.now))
        if moved is not None:
            self.before[comment] = self.decided[comment][1]
            self.decided[comment] = (moved.state, True)

    @rule(comment=known, killed=Kill)
    def person_takes_back(self, comment: str, killed: bool) -> None:
        """Undo: where there is nothing to take back, nothing happens."""
        try:
            moved = self.tried(killed, lambda c: deciding.undo(c, comment, PRIYA, self.now))
        except (StepError, LookupError):
            return
        if moved is not None:
            assert moved.by_person == self.before[comment]
            self.decided[comment] = (moved.state, moved.by_person)

    @rule(comment=known, words=st.sampled_from(["Milder.", "Other words."]), killed=Kill)
    def person_edits(self, comment: str, words: str, killed: bool) -> None:
        """Other words stand there, and the first are kept beside them."""
        try:
            self.tried(killed, lambda c: deciding.edit(c, comment, words, "mild", PRIYA, self.now))
        except (StepError, LookupError):
            return

    @rule(
        comment=known,
        verdict=st.sampled_from([Verdict.SPAM, Verdict.HAM, Verdict.DISCARD, Verdict.PROVISIONAL]),
        acts=st.booleans(),
        killed=Kill,
    )
    def filter_thinks(self, comment: str, verdict: Verdict, acts: bool, killed: bool) -> None:
        """A filter says what it thinks: what a person decided stands."""
        before = self.stored(comment)
        if before is None:
            return
        after = self.tried(
            killed,
            lambda c: deciding.file_opinion(
                c, comment, verdict, "akismet", "", "guid", acts, self.now
            ),
        )
        if after is None:
            return
        if before.by_person or not acts:
            assert (after.state, after.by_person) == (before.state, before.by_person)
        assert before.state in SHOWN or after.state not in SHOWN
        self.decided[comment] = (after.state, after.by_person)

    @rule(target=held, killed=Kill, most=st.integers(1, 3))
    def worker_claims(self, killed: bool, most: int) -> Any:
        """A worker takes jobs and reads what they are about, and may never be heard of again."""
        claimed = self.tried(killed, lambda c: self.claimed(c, most)) or []
        return multiple(*claimed)

    def claimed(self, connection: Connection, most: int) -> list[tuple[Job, Stored]]:
        """Jobs, each with its comment as it is now."""
        found = jobs.claim(connection, jobs.PUBLISH, self.now, most)
        by_id = {one.id: one for one in to_place(connection, [job.comment for job in found])}
        return [(job, by_id[job.comment]) for job in found]

    @rule(work=consumes(held), killed=Kill, fails=Kill, meanwhile=st.sampled_from([None, *PEOPLE]))
    def worker_places(
        self, work: tuple[Job, Stored], killed: bool, fails: bool, meanwhile: Step | None
    ) -> None:
        """It writes the file, and then says so; or it could not, or was killed in between. While
        it writes, a person may decide otherwise.

        One that held a job for too long does nothing: it is another's now.
        """
        job, file = work
        if not self.is_held(job):
            return
        if fails:
            self.tried(killed, lambda c: jobs.later(c, job, self.now, "away"))
            return
        put(self.site, file)
        if meanwhile:
            self.decide(file.id, meanwhile, killed=False)
        self.tried(killed, lambda c: (placed(c, [file], self.now), jobs.done(c, [job])))
        self.look_at(file.id)

    def is_held(self, job: Job) -> bool:
        """Whether the hold on a job is not over."""
        with self.store.reading() as connection:
            found = connection.execute(
                select(jobs.jobs.c.held_until).where(jobs.jobs.c.number == job.number)
            ).scalar()
        return found is not None and found > self.now

    def look_at(self, comment: str) -> None:
        """What is approved may be published now."""
        found, (state, by_person) = self.stored(comment), self.decided[comment]
        if found and {found.state, state} == set(SHOWN):
            self.decided[comment] = (found.state, by_person)

    @rule(killed=Kill)
    def purge_comes(self, killed: bool) -> None:
        """The hourly chore: words go when their days are over; cut off, it goes on next time."""
        if not killed:
            keeping.purge(self.store, KeepPart(), self.now)
        else:
            self.tried(True, lambda c: keeping._words(c, KeepPart(), self.now))
        for comment, (state, _) in list(self.decided.items()):
            found = self.stored(comment)
            if found is None:
                assert state in {State.DISCARDED, State.ERASED}
                del self.decided[comment]
                self.gone.add(comment)
            elif found.state is State.DISCARDED:
                assert state not in {*SHOWN, State.PENDING, State.ERASED}
                self.decided[comment] = (State.DISCARDED, found.by_person)

    @rule(comment=known, killed=Kill, keeps_text=st.booleans())
    def person_asks_to_be_forgotten(self, comment: str, killed: bool, keeps_text: bool) -> None:
        """All of it goes, or the name does."""
        if self.stored(comment) is None:
            return

        def do(connection: Connection) -> bool:
            if keeps_text and anonymise(connection, comment, COMMAND, self.now):
                return True
            erase(connection, comment, COMMAND, self.now)
            return False

        if self.tried(killed, do) is False:
            self.decided[comment] = (State.ERASED, True)

    @precondition(lambda self: self.number % 4 == 3)
    @rule()
    def service_starts_again(self) -> None:
        """The process ends, and another opens the store."""
        self.stack.close()
        self.open()

    def stored(self, comment: str) -> Stored | None:
        """It, as it is."""
        with self.store.reading() as connection:
            return reading.one(connection, comment)

    @invariant()
    def the_laws_hold(self) -> None:
        """All of them, in one look at the store."""
        with self.store.reading() as connection:
            for comment, decided in self.decided.items():
                found = reading.one(connection, comment)
                assert found  # nothing that was accepted is lost
                assert (found.state, found.by_person) == decided
                self.keeps_its_words(found)
                self.has_a_chain_of_reasons(connection, found)
                self.is_sealed_or_gone(connection, found)
            self.comes_to_be_on_the_site(connection)

    def keeps_its_words(self, found: Stored) -> None:
        """They are as they came, or as a moderator left them, until they are gone."""
        if found.state not in {State.DISCARDED, State.ERASED} and not found.edited:
            assert found.body == self.accepted[found.id]

    def has_a_chain_of_reasons(self, connection: Connection, found: Stored) -> None:
        """Each row of the audit begins where the one before ended, the last ends where the comment
        is, and what is wanted in the site was approved by a person."""
        told = history(connection, found.id)
        assert all(before.now == after.was for before, after in pairwise(told))
        assert not told or told[-1].now == found.state
        if found.is_wanted and told and told[0].step == "receive":
            assert any(step.by_person and step.step == Step.APPROVE for step in told)

    def is_sealed_or_gone(self, connection: Connection, found: Stored) -> None:
        """What is sealed opens; of what is erased nothing is left."""
        email = reading.email(connection, self.store.keys, found.id)
        sent = reading.submitted(connection, self.store.keys, found.id)
        if found.state is State.ERASED:
            assert (email, sent) == ("", None)

    def comes_to_be_on_the_site(self, connection: Connection) -> None:
        """If a worker did now all that is asked for, no file were missing or too many."""
        asked = select(jobs.jobs.c.comment).where(jobs.jobs.c.kind == jobs.PUBLISH)
        shown = select(comments.c.id).where(comments.c.state.in_(SHOWN))
        site = dict(self.site)
        for one in to_place(connection, list(connection.execute(asked).scalars())):
            put(site, one)
        files = to_place(connection, list(connection.execute(shown).scalars()))
        assert site == {one.id: wanted(one).text for one in files}


def test_the_laws_hold_in_sqlite() -> None:
    run_state_machine_as_test(
        TheStore,
        settings=settings(
            max_examples=60, stateful_step_count=30, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_the_laws_hold_in_postgresql(postgres: str) -> None:
    @contextmanager
    def fresh() -> Iterator[dict[str, str]]:
        with fresh_database(postgres) as address:
            yield {VARIABLE: address}

    class InPostgres(TheStore):
        def __init__(self) -> None:
            with ExitStack() as stack:
                environ = stack.enter_context(fresh())
                super().__init__(environ)
                self.stack.push(stack.pop_all())

    run_state_machine_as_test(
        InPostgres,
        settings=settings(
            max_examples=5, stateful_step_count=25, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
