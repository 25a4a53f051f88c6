"""`weekpress comments publish`: what waits is placed now, and what cannot be is told."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commenting import received, taken
from weekpress.cli.program import program
from weekpress.comments.record import path_of
from weekpress.comments.service import now
from weekpress.comments.states import State, Step
from weekpress.comments.store import Store, jobs
from weekpress.comments.store.reading import one


def published(store: Store, database: dict[str, str], *arguments: str) -> Result:
    given = ["comments", "publish", "--data", str(store.folder), *arguments]
    return CliRunner().invoke(program, given, env=database)


def content_of(store: Store, words: str = "") -> Path:
    content = store.folder.parent / "content"
    said = words or f'[publish]\nuse = "files"\nfolder = "{content}"\n'
    (store.folder / "comments.toml").write_text(said, encoding="utf-8")
    return content


def test_what_is_approved_is_in_the_content_and_published(
    store: Store, database: dict[str, str]
) -> None:
    content = content_of(store)
    content.mkdir()
    comment = received(store)
    post = taken(store, comment, Step.APPROVE).post
    assert "Placed: 1 comment." in published(store, database).stdout
    assert (content / path_of(post, comment)).is_file()
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    assert found.state is State.PUBLISHED
    assert published(store, database).stdout == "Nothing waits to be placed.\n"


def test_what_was_withdrawn_is_taken_out(store: Store, database: dict[str, str]) -> None:
    content = content_of(store)
    content.mkdir()
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    published(store, database)
    taken(store, comment, Step.WITHDRAW)
    told = json.loads(published(store, database, "--format", "json").stdout)
    assert (told["placed"], told["removed"]) == ([], [comment])
    assert not list(content.rglob("*.json"))


def test_what_is_in_the_way_is_told_and_tried_at_once_when_it_is_mended(
    store: Store, database: dict[str, str]
) -> None:
    content = content_of(store)
    taken(store, received(store), Step.APPROVE)
    done = published(store, database)
    assert (done.exit_code, "is no folder" in done.stderr) == (1, True)
    content.mkdir()
    assert "Placed: 1 comment." in published(store, database).stdout


def test_a_job_that_another_worker_holds_stays_with_it(
    store: Store, database: dict[str, str]
) -> None:
    content_of(store).mkdir()
    taken(store, received(store), Step.APPROVE)
    with store.writing() as connection:
        assert jobs.claim(connection, jobs.PUBLISH, now() + timedelta(minutes=1), 1)
    assert published(store, database).stdout == "Nothing waits to be placed.\n"


@pytest.mark.parametrize("words", ["", '[publish]\nuse = "ftp"\n'])
def test_without_a_publisher_it_says_so(words: str, store: Store, database: dict[str, str]) -> None:
    content_of(store, words or "\n")
    done = published(store, database)
    assert (done.exit_code, "publish" in done.stderr) == (1, True)
