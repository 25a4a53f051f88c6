"""Erasing: of a person nothing is left in the store, and their file leaves the site."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from commenting import NOON, PRIYA, received, taken
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store import Store, audited, jobs, reading
from weekpress.comments.store.audited import Actor
from weekpress.comments.store.deciding import edit, file_opinion, take
from weekpress.comments.store.engine import scrub
from weekpress.comments.store.erasing import ANONYMOUS, anonymise, erase, of_address
from weekpress.comments.store.jobs import PUBLISH
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.store.schema import metadata

LATER = NOON + timedelta(days=1)
COMMAND = Actor("command", is_person=True)
SAID = {
    "name": "Kestrel Canary",
    "email": "kestrel@canary.example",
    "website": "https://kestrel.example/",
    "body": "The kestrel was here.",
    "agent": "Kestrel/1.0",
}


def erased(store: Store, comment: str) -> None:
    with store.writing() as connection:
        erase(connection, comment, COMMAND, LATER)


def everything(store: Store) -> str:
    """Every row of every table, as text."""
    with store.reading() as connection:
        rows = [connection.execute(select(table)).all() for table in metadata.sorted_tables]
    return repr(rows)


def on_site(store: Store, **said: Any) -> str:
    comment = received(store, **said)
    taken(store, comment, Step.APPROVE)
    with store.writing() as connection:
        placed(connection, to_place(connection, [comment]), LATER)
        jobs.drop(connection, PUBLISH, comment)
    return comment


def wanted_text(store: Store, comment: str) -> str | None:
    with store.reading() as connection:
        assert [job.comment for job in jobs.claim(connection, PUBLISH, LATER, 9)] == [comment]
        return wanted(to_place(connection, [comment])[0]).text


def test_of_an_erased_comment_no_table_says_anything(store: Store) -> None:
    comment = on_site(store, **SAID)
    with store.writing() as connection:
        edit(connection, comment, "Gone.", "Kestrel asked", PRIYA, LATER)
        take(connection, comment, Step.WITHDRAW, PRIYA, LATER, "Kestrel telephoned")
    erased(store, comment)
    said = everything(store).casefold()
    hashes = [*store.keys.of_email(SAID["email"]), "kestrel"]
    assert [word for word in hashes if word in said] == []


def test_the_file_of_an_erased_comment_is_taken_away(store: Store) -> None:
    comment = on_site(store)
    erased(store, comment)
    assert wanted_text(store, comment) is None


def test_a_file_that_could_not_be_taken_away_before_is_asked_for_again(store: Store) -> None:
    comment = on_site(store)
    taken(store, comment, Step.WITHDRAW)
    with store.writing() as connection:
        jobs.drop(connection, PUBLISH, comment)
    erased(store, comment)
    assert wanted_text(store, comment) is None


def test_replies_to_an_erased_comment_stay(store: Store) -> None:
    comment = on_site(store)
    reply = received(store, 1, parent=comment, email="sam@example.org")
    erased(store, comment)
    with store.reading() as connection:
        found = reading.one(connection, reply)
    assert found
    assert (found.parent, found.body) == (comment, "My bin was missed in street 1.")


def test_an_erasure_done_again_does_nothing(store: Store) -> None:
    comment = received(store)
    erased(store, comment)
    before = everything(store)
    erased(store, comment)
    assert everything(store) == before


def test_the_audit_says_that_it_was_done_and_not_for_whom(store: Store) -> None:
    comment = received(store, **SAID)
    erased(store, comment)
    with store.reading() as connection:
        last = audited.history(connection, comment)[-1]
    assert (last.actor, last.step, last.was, last.now) == ("command", "erase", "pending", "erased")


def test_a_filter_that_answers_after_the_erasure_writes_nothing(store: Store) -> None:
    comment = received(store)
    erased(store, comment)
    before = everything(store)
    with store.writing() as connection:
        file_opinion(connection, comment, Verdict.SPAM, "akismet", "links", "id-1", True, LATER)
    assert everything(store) == before


def test_the_same_words_sent_again_after_an_erasure_are_a_new_comment(store: Store) -> None:
    erased(store, received(store, **SAID))
    again = received(store, 5, **SAID)
    with store.reading() as connection:
        assert [found.id for found in of_address(connection, store.keys, SAID["email"])] == [again]


def test_an_address_is_found_however_it_is_written(store: Store) -> None:
    comment = received(store, email="Rosa@Example.org")
    received(store, 1, email="sam@example.org")
    with store.reading() as connection:
        found = of_address(connection, store.keys, " rosa@example.ORG ")
    assert [one.id for one in found] == [comment]


def test_text_that_stays_says_nothing_of_who_wrote_it(store: Store) -> None:
    comment = on_site(store, **SAID | {"body": "A bird was here."})
    with store.writing() as connection:
        assert anonymise(connection, comment, COMMAND, LATER)
    assert "kestrel" not in everything(store).casefold()
    text = wanted_text(store, comment)
    assert text
    assert "A bird was here." in text
    assert ANONYMOUS in text


def test_only_what_readers_see_can_stay_as_text(store: Store) -> None:
    comment = received(store)
    with store.writing() as connection:
        assert not anonymise(connection, comment, COMMAND, LATER)


def test_what_is_anonymised_twice_is_so_once(store: Store) -> None:
    comment = on_site(store, **SAID)
    for _ in range(2):
        with store.writing() as connection:
            anonymise(connection, comment, COMMAND, LATER)
    with store.reading() as connection:
        steps = [happened.step for happened in audited.history(connection, comment)]
    assert steps == ["receive", "approve", "publish", "anonymise"]


def test_an_approval_can_be_taken_back_after_the_name_went(store: Store) -> None:
    comment = on_site(store)
    with store.writing() as connection:
        anonymise(connection, comment, COMMAND, LATER)
    assert taken(store, comment, Step.WITHDRAW).state is State.WITHDRAWN


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_erased_is_in_no_byte_of_the_files(store: Store) -> None:
    comment = on_site(store, **SAID)
    erased(store, comment)
    assert scrub(store.engine)
    assert [path.name for path in _files(store) if b"estrel" in path.read_bytes()] == []


def _files(store: Store) -> list[Path]:
    return [path for path in store.folder.iterdir() if path.is_file()]
