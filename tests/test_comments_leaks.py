"""Nothing of a person gets out by the way: not by a command, an error, a log or a traceback."""

from __future__ import annotations

import asyncio
import logging
import traceback
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from commenting import received, submission, taken
from weekpress.cli.program import program
from weekpress.comments.intaking import Intake
from weekpress.comments.keys import SealError
from weekpress.comments.states import Step
from weekpress.comments.store import Store, opened, reading
from weekpress.comments.store.engine import VARIABLE, StoreError
from weekpress.comments.store.personal import personal

SECRETS = {
    "email": "kestrel.canary@example.org",
    "address": "203.0.113.77",
    "agent": "KestrelBrowser/9.9",
    "referrer": "https://kestrel.example/from",
}
WORDS = {
    "name": "Kestrel Canary",
    "body": "The kestrel flew.",
    "website": "https://kestrel.example/",
}
COMMANDS = [
    ["list", "--state", "all"], ["show", "ID"], ["approve", "ID"], ["spam", "ID"], ["reject", "ID"],
    ["withdraw", "ID"], ["undo", "ID"], ["stats"], ["rotate-key"], ["show", "nobody"],
    ["erase", "--email", SECRETS["email"], "--yes"],
]  # fmt: skip


def leaked(said: str, *more: str) -> list[str]:
    """What of the canaries is in some text."""
    return [secret for secret in (*SECRETS.values(), *more) if secret in said]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_an_address_it_was_not_asked_for(
    store: Store, command: list[str], form: str
) -> None:
    comment = received(store, **SECRETS, **WORDS)
    taken(store, comment, Step.APPROVE)
    typed = [comment if word == "ID" else word for word in command]
    if command[0] not in {"erase", "rotate-key"}:
        typed += ["--format", form]
    done = CliRunner().invoke(program, ["comments", *typed, "--data", str(store.folder)])
    assert leaked(done.output) == []


def test_a_statement_that_fails_says_nothing_of_what_was_in_it(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("DROP TABLE jobs"))
    with pytest.raises(StoreError) as caught:
        received(store, **SECRETS, **WORDS)
    told = "".join(traceback.format_exception(caught.value))
    assert leaked(told, *WORDS.values()) == []


def test_a_comment_that_cannot_be_taken_in_is_not_logged(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with store.writing() as connection:
        connection.execute(text("DROP TABLE jobs"))
    intake = Intake(store)
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreError):
        asyncio.run(intake.take(submission(**SECRETS, **WORDS)))
    intake.close()
    assert leaked(caplog.text, *WORDS.values()) == []


def test_no_record_says_who_it_is_about_when_it_is_printed(store: Store) -> None:
    comment = received(store, **SECRETS, **WORDS)
    with store.reading() as connection:
        found = reading.one(connection, comment)
        assert found
        whole = personal(connection, store.keys, found)
    printed = repr([found, whole, whole.submitted, store.keys, submission(**SECRETS, **WORDS)])
    assert leaked(printed, *WORDS.values(), "kestrel") == []


def test_a_wrong_key_is_told_without_the_right_one(store: Store, database: dict[str, str]) -> None:
    received(store, **SECRETS)
    wrong = {VARIABLE: database.get(VARIABLE, ""), "WEEKPRESS_COMMENTS_KEYS": "ab" * 32}
    with pytest.raises(SealError) as caught, opened(store.folder, wrong):
        pass
    secret = (store.folder / "key").read_text().strip()
    assert leaked("".join(traceback.format_exception(caught.value)), secret, "ab" * 32) == []


def test_a_database_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    away = {VARIABLE: "postgresql://kestrel:canary-password@127.0.0.1:1/x"}
    with pytest.raises(StoreError) as caught, opened(tmp_path, away, bytes(32)):
        pass
    assert leaked("".join(traceback.format_exception(caught.value)), "canary-password") == []
