"""Intake: what is submitted is one row, once, and its personal data is sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from commenting import NOON, received, submission
from weekpress.comments.record import new_id
from weekpress.comments.states import State, Verdict
from weekpress.comments.store import Store, jobs, opened
from weekpress.comments.store.audited import history
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.intake import SAME_FOR, network, receive
from weekpress.comments.store.reading import counts, email, one, submitted
from weekpress.comments.store.schema import comments, metadata


def test_what_is_submitted_waits_for_a_person_and_for_a_filter(store: Store) -> None:
    comment = received(store)
    with store.writing() as connection:
        found = one(connection, comment)
        checks = jobs.claim(connection, jobs.CHECK, NOON, 10)
        told = [happening.step for happening in history(connection, comment)]
    assert found
    assert (found.state, found.verdict, found.name) == (
        State.PENDING,
        Verdict.UNCHECKED,
        "Rosa Field",
    )
    assert [job.comment for job in checks] == [comment]
    assert told == ["receive"]


def test_the_same_words_again_are_the_same_comment(store: Store) -> None:
    first = received(store, 1)
    again = received(store, 2, body=submission(1).body)
    with store.reading() as connection:
        assert counts(connection)[State.PENDING] == 1
    assert again == first


def test_the_same_words_twice_in_one_batch_are_one_comment(store: Store) -> None:
    batch = [submission(1), replace(submission(2), body=submission(1).body), submission(3)]
    with store.writing() as connection:
        known = receive(connection, store.keys, batch)
    assert len(set(known)) == 2
    assert known[0] == known[1]


def test_the_same_words_a_day_later_are_another_comment(store: Store) -> None:
    first = submission(1)
    later = first.received + SAME_FOR + timedelta(seconds=1)
    with store.writing() as connection:
        receive(connection, store.keys, [first])
        second = replace(first, id=new_id(later, bytes(10)), received=later)
        assert receive(connection, store.keys, [second]) == [second.id]


def test_a_submission_comes_back_as_it_was(store: Store) -> None:
    whole = submission(5, decoy="x", headers={"Accept": "*/*"}, tags=("Bins",), seconds=4.5)
    with store.writing() as connection:
        receive(connection, store.keys, [whole])
        assert submitted(connection, store.keys, whole.id) == whole
        assert email(connection, store.keys, whole.id) == "rosa@example.org"


def test_no_address_is_to_be_read_in_the_database(store: Store) -> None:
    received(store)
    with store.reading() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    written = repr(rows)
    assert "rosa@example.org" not in written
    assert "192.0.2.7" not in written
    assert "Rosa Field" in written


def test_what_is_in_the_database_is_of_no_use_with_another_key(
    database: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with opened(folder, database, chance=bytes(32)) as store:
        received(store)
    (folder / "key").write_text("ab" * 32)
    with pytest.raises(Exception, match="sealed with another key"), opened(folder, database):
        pass


def test_a_folder_without_comments_is_told_and_left_empty(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There are no comments in"), opened(tmp_path, {}):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_went_missing_is_told_and_not_made_anew(tmp_path: Path) -> None:
    with opened(tmp_path, {}, chance=bytes(32)) as store:
        received(store)
    (tmp_path / "key").unlink()
    with (
        pytest.raises(Exception, match="There is no key in"),
        opened(tmp_path, {}, chance=bytes(32)),
    ):
        pass


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "data", {}, chance=bytes(32)):
        pass
    assert (tmp_path / "data" / "key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("not an address", ""),
    ],
)
def test_a_household_is_one_sender(address: str, sender: str) -> None:
    assert network(address) == sender


def test_a_moment_is_the_same_in_every_database(store: Store) -> None:
    comment = received(store, 7)
    with store.reading() as connection:
        found = connection.execute(select(comments.c.received).where(comments.c.id == comment))
        assert found.scalar_one() == NOON + timedelta(seconds=7)
