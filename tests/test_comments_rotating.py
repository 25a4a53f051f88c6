"""Rotating keys: wherever it stops, the store opens and finds everything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from commenting import received, submission, taken
from weekpress.comments import keys as key_files
from weekpress.comments.keys import VARIABLE, Keys, SealError
from weekpress.comments.rotating import rotate
from weekpress.comments.states import Step
from weekpress.comments.store import Store, opened, reading, resealing
from weekpress.comments.store.erasing import of_address
from weekpress.comments.store.intake import sender
from weekpress.comments.store.schema import comments, submissions

OLD, NEW = bytes(range(32)).hex(), bytes(range(1, 33)).hex()
ADDRESS = "rosa@example.org"


@contextmanager
def again(store: Store, database: dict[str, str], secrets: str) -> Iterator[Store]:
    """The same store as another process opens it, with these secrets and no others."""
    with opened(store.folder, database | {VARIABLE: secrets}) as other:
        yield other


def finds_all(store: Store, comment: str) -> bool:
    with store.reading() as connection:
        submitted = reading.submitted(connection, store.keys, comment)
        found = of_address(connection, store.keys, ADDRESS)
        email = reading.email(connection, store.keys, comment)
    return bool(submitted) and [one.id for one in found] == [comment] and email == ADDRESS


def rotated(store: Store) -> int:
    return rotate(store, {}, bytes.fromhex(NEW))


def test_afterwards_the_new_key_alone_opens_and_finds_everything(
    store: Store, database: dict[str, str]
) -> None:
    comment = received(store)
    assert rotated(store) == 1
    assert (store.folder / "key").read_text() == f"{NEW}\n"
    with again(store, database, NEW) as other:
        assert finds_all(other, comment)


def test_the_old_key_opens_nothing_any_more(store: Store, database: dict[str, str]) -> None:
    received(store)
    rotated(store)
    with pytest.raises(SealError), again(store, database, OLD):
        pass


def test_every_hash_is_made_anew(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    rotated(store)
    keys = Keys([NEW])
    said = submission()
    with store.reading() as connection:
        found = connection.execute(select(comments.c.email_key, comments.c.body_key)).one()
        sent = connection.execute(select(submissions.c.sender_key)).scalar()
    words = " ".join(said.body.casefold().split())
    assert found == (keys.of_email(ADDRESS)[0], keys.hashed("body", words))
    assert sent == sender(keys, said.address)


def test_the_same_words_sent_before_and_after_are_one_comment(store: Store) -> None:
    comment = received(store)
    rotated(store)
    assert received(store, 5, body=submission().body) == comment


def test_a_service_that_runs_takes_up_the_new_key(store: Store, database: dict[str, str]) -> None:
    with opened(store.folder, database) as service:
        before = service.keys
        rotated(store)
        comment = received(service)
        assert service.keys is not before
    with again(store, database, NEW) as other:
        assert finds_all(other, comment)


@pytest.mark.parametrize("step", ["_comments", "_submissions", "_receipts", "remember"])
def test_stopped_anywhere_it_opens_and_is_ended_by_the_next(
    store: Store, database: dict[str, str], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    comment = received(store)

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(resealing, step, stops)
        rotated(store)
    with opened(store.folder, database) as other:
        assert finds_all(other, comment)
        rotate(other, {}, bytes(32))
    assert (store.folder / "key").read_text() == f"{NEW}\n"
    with again(store, database, NEW) as other:
        assert finds_all(other, comment)


def test_more_than_a_batch_is_sealed_anew(
    store: Store, database: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)
    ids = [received(store, number) for number in range(5)]
    assert rotated(store) == 5
    with again(store, database, NEW) as other, other.reading() as connection:
        assert [one.id for one in of_address(connection, other.keys, ADDRESS)] == ids


def test_a_key_of_the_environment_is_changed_by_a_person(store: Store) -> None:
    with pytest.raises(SealError, match="Put a new one"):
        rotate(store, {VARIABLE: OLD}, bytes(32))


def test_of_two_keys_of_the_environment_the_first_seals(
    store: Store, database: dict[str, str]
) -> None:
    comment = received(store)
    both = f"{NEW},{OLD}"
    with again(store, database, both) as other:
        rotate(other, {VARIABLE: both}, bytes(32))
    with again(store, database, NEW) as other:
        assert finds_all(other, comment)


def test_a_key_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    key_files.write(tmp_path, [NEW, OLD])
    key_files.made(tmp_path, bytes(32))
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    assert (tmp_path / "key").read_text() == f"{NEW}\n{OLD}\n"
    assert os.name == "nt" or (tmp_path / "key").stat().st_mode & 0o077 == 0
