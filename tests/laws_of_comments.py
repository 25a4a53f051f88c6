"""The laws of the store: what is so after every step, whatever happened and was cut off.

Comes in: a store, the folder of the site's content, and what is known of each comment. Goes out:
nothing, or an AssertionError.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, select

from known_comments import Expected, Known
from weekpress.comments.keyring import Keyring
from weekpress.comments.states import SHOWN, State, Step
from weekpress.comments.store import Store, jobs, reading
from weekpress.comments.store.audited import history
from weekpress.comments.store.placing import wanted
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored
from weekpress.comments.store.schema import jobs as jobs_


def every(connection: Connection) -> list[Stored]:
    """Every comment, as it is."""
    return all_stored(connection.execute(select(*COLUMNS)))


def keep(store: Store, content: Path, known: Known) -> None:
    """All of the laws, in one look at the store."""
    with store.reading() as connection:
        found = every(connection)
        assert {one.id for one in found} == set(known.comments)  # nothing is lost, none is twice
        for one in found:
            _stands_as_it_was_decided(one, known.comments[one.id])
            _has_a_chain_of_reasons(connection, one)
            _is_sealed_or_gone(connection, store.keys, one)
        _comes_to_be_on_the_site(connection, content, found)


def come_to_rest(store: Store, content: Path, known: Known) -> None:
    """When all that was asked for is done, the content holds what is approved, in its words."""
    with store.reading() as connection:
        assert not {jobs.PUBLISH, jobs.CHECK} & set(jobs.waiting(connection))
        shown = {one.id for one in every(connection) if one.state in SHOWN}
    said = {file.stem: json.loads(file.read_text("utf-8"))["body"] for file in _files(content)}
    assert said == {comment: known.comments[comment].body for comment in shown}


def _stands_as_it_was_decided(found: Stored, expected: Expected) -> None:
    """What a person decided stands, and the words are as they came or were left."""
    assert expected.stands(found)
    if found.state in {State.DISCARDED, State.ERASED}:
        assert (found.body, found.name) == ("", "")
    else:
        assert found.body == expected.body


def _has_a_chain_of_reasons(connection: Connection, found: Stored) -> None:
    """Each row of the audit begins where the one before ended, the last ends where the comment is,
    and what is wanted in the site was approved by a person."""
    told = history(connection, found.id)
    assert all(before.now == after.was for before, after in pairwise(told))
    assert (told[0].step, told[-1].now) == ("receive", found.state)
    if found.is_wanted:
        assert any(step.by_person and step.step == Step.APPROVE for step in told)


def _is_sealed_or_gone(connection: Connection, keys: Keyring, found: Stored) -> None:
    """What is sealed opens; of what is erased nothing is left."""
    email = reading.email(connection, keys, found.id)
    sent = reading.submitted(connection, keys, found.id)
    if found.state in {State.ERASED, State.DISCARDED}:
        assert (email, sent) == ("", None)


def _comes_to_be_on_the_site(
    connection: Connection, content: Path, found: Sequence[Stored]
) -> None:
    """A file that is not as it should be is one that a worker is asked to look at."""
    asked = select(jobs_.c.comment).where(jobs_.c.kind == jobs.PUBLISH)
    there = {file.stem: file.read_text("utf-8") for file in _files(content)}
    wrong = {one.id for one in found if wanted(one).text != there.pop(one.id, None)}
    assert wrong <= set(connection.execute(asked).scalars())
    assert not there


def _files(content: Path) -> list[Path]:
    return list(content.rglob("*.json"))
