"""Keeping: nothing stays longer than the configuration says, and nothing goes before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, func, insert, select

from commenting import NOON, PRIYA, received, taken
from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import State, Step, StepError
from weekpress.comments.store import Store, keeping, reading
from weekpress.comments.store.audited import history
from weekpress.comments.store.deciding import undo
from weekpress.comments.store.keeping import Purged, purge
from weekpress.comments.store.rows import Stored
from weekpress.comments.store.schema import audit, comments, links, receipts, submissions

KEEP = KeepPart()
CANARY = "kestrel-over-the-canal"


def purged(store: Store, days: float = 0) -> Purged:
    """Purge so many days after noon, and two hours: decisions are taken within them."""
    return purge(store, KEEP, NOON + timedelta(days=days, hours=2))


def number(store: Store, table: Table) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def as_is(store: Store, comment: str) -> Stored:
    with store.reading() as connection:
        found = reading.one(connection, comment)
    assert found
    return found


def in_files(folder: Path, words: str) -> list[str]:
    files = [path for path in folder.iterdir() if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def test_what_was_submitted_goes_after_its_days(store: Store) -> None:
    received(store)
    purged(store, 14.5)
    assert number(store, submissions) == 1
    purged(store, 15)
    assert number(store, submissions) == 0


def test_what_waits_for_a_person_is_never_taken_away(store: Store) -> None:
    comment = received(store, body=CANARY)
    purged(store, 3000)
    assert (as_is(store, comment).body, as_is(store, comment).state) == (CANARY, State.PENDING)


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ([Step.SPAM], KEEP.spam_days),
        ([Step.REJECT], KEEP.rejected_days),
        ([Step.APPROVE, Step.WITHDRAW], KEEP.rejected_days),
        ([Step.DISCARD], 0),
    ],
)
def test_of_what_nobody_is_to_see_a_mark_is_left(
    store: Store, steps: Sequence[Step], days: int
) -> None:
    comment = received(store, website="https://rosa.example.org/")
    before = taken(store, comment, *steps)
    if days:
        purged(store, days - 0.5)
        assert as_is(store, comment) == before
    purged(store, days)
    found = as_is(store, comment)
    assert (found.state, found.name, found.website, found.body) == (State.DISCARDED, "", "", "")
    with store.reading() as connection:
        assert reading.email(connection, store.keys, comment) == ""


def test_the_audit_tells_of_the_purge_in_an_unbroken_chain(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.REJECT)
    purged(store, 31)
    with store.reading() as connection:
        told = [(h.actor, h.step, h.was, h.now) for h in history(connection, comment)]
    assert told[-1] == ("worker", "purge", "rejected", "discarded")


def test_no_decision_brings_back_a_comment_without_words(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.REJECT)
    purged(store, 31)
    with pytest.raises(StepError):
        taken(store, comment, Step.APPROVE)
    with pytest.raises(StepError), store.writing() as connection:
        undo(connection, comment, PRIYA, NOON)


def test_an_address_goes_a_year_after_its_comment_was_published(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE, Step.PUBLISH)
    purged(store, 364)
    with store.reading() as connection:
        assert reading.email(connection, store.keys, comment) == "rosa@example.org"
    purged(store, 366)
    with store.reading() as connection:
        assert reading.email(connection, store.keys, comment) == ""
        keys = select(comments.c.email_key).where(comments.c.id == comment)
        assert connection.execute(keys).scalar() is None
    assert as_is(store, comment).body


def test_an_address_is_not_kept_longer_in_what_was_submitted(store: Store) -> None:
    taken(store, received(store), Step.APPROVE)
    purge(store, KeepPart(email_days=1, submitted_days=30), NOON + timedelta(days=2))
    assert number(store, submissions) == 0


def test_the_audit_and_the_mark_go_in_the_end(store: Store) -> None:
    taken(store, received(store), Step.SPAM)
    purged(store, 16)
    purged(store, 731)
    assert (number(store, audit), number(store, comments)) == (1, 1)
    purged(store, 747)
    assert (number(store, audit), number(store, comments)) == (0, 0)


def test_a_mark_stays_until_its_file_is_away(store: Store) -> None:
    """A publisher that was down for years still finds what it has to take out of the site."""
    comment = received(store)
    taken(store, comment, Step.APPROVE, Step.PUBLISH, Step.WITHDRAW)
    purged(store, 31)
    purged(store, 3000)
    assert as_is(store, comment).state is State.DISCARDED


def test_what_is_public_stays_when_its_audit_is_gone(store: Store) -> None:
    comment = received(store)
    before = taken(store, comment, Step.APPROVE, Step.PUBLISH)
    purged(store, 3000)
    assert as_is(store, comment).body == before.body
    with pytest.raises(StepError, match="nothing to take back"), store.writing() as connection:
        undo(connection, comment, PRIYA, NOON)


def test_receipts_and_links_go_when_they_are_over(store: Store) -> None:
    received(store)
    link = {"token_key": "a", "moderator": "Priya Shah", "expires": NOON + timedelta(hours=2)}
    with store.writing() as connection:
        connection.execute(insert(links).values(link))
    purged(store)
    assert (number(store, links), number(store, receipts)) == (0, 1)
    purged(store, 1.1)
    assert number(store, receipts) == 0


def test_a_purge_done_again_finds_nothing(store: Store) -> None:
    taken(store, received(store), Step.SPAM)
    assert purged(store, 16).rows["words"] == 1
    assert set(purged(store, 16).rows.values()) == {0}


def test_more_than_a_batch_goes_in_one_purge(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    for place in range(5):
        taken(store, received(store, place), Step.SPAM)
    rows = purged(store, 16).rows
    assert (rows["words"], rows["as submitted"]) == (5, 5)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_purged_is_in_no_byte_of_the_files(store: Store) -> None:
    for place in range(60):
        taken(store, received(store, place, body=f"{CANARY} {place} " * 40), Step.SPAM)
    assert in_files(store.folder, CANARY)
    assert purged(store, 16).is_scrubbed
    assert in_files(store.folder, CANARY) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_reader_who_still_reads_is_not_cut_off_and_the_log_is_cleared_next_time(
    store: Store,
) -> None:
    taken(store, received(store, body=CANARY), Step.SPAM)
    with store.reading() as connection:
        assert len(reading.page(connection, list(State), 9)) == 1
        assert not purged(store, 16).is_scrubbed
    assert purged(store, 16).is_scrubbed
    assert in_files(store.folder, CANARY) == []
