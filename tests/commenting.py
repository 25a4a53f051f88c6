"""Comments as they come in, for the tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from weekpress.comments.record import new_id
from weekpress.comments.states import Step
from weekpress.comments.store import Store
from weekpress.comments.store.audited import Actor
from weekpress.comments.store.deciding import take
from weekpress.comments.store.intake import receive
from weekpress.comments.store.rows import Stored
from weekpress.comments.submission import Submission

POST = "0b9d2c1e-5a44-4c51-9a51-1f0f8e7f6d11"
OTHER_POST = "7f3c8a52-9f0e-4b4f-8f7c-2d6a1b0c9e22"
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
PRIYA = Actor("Priya Shah", is_person=True)


def submission(number: int = 0, **said: Any) -> Submission:
    """A comment of an invented reader, sent `number` seconds after noon; each has its own id."""
    received = NOON + timedelta(seconds=number)
    usual = Submission(
        id=new_id(received, number.to_bytes(10)),
        post=POST,
        permalink="https://notes.example.org/bins/",
        post_modified="2026-11-20T09:00:00+00:00",
        name="Rosa Field",
        email="rosa@example.org",
        website="",
        body=f"My bin was missed in street {number}.",
        received=received,
        address="192.0.2.7",
        agent="Example/1.0",
    )
    return replace(usual, **said)


def received(store: Store, number: int = 0, **said: Any) -> str:
    """Put one into the store; its id."""
    with store.writing() as connection:
        return receive(connection, store.keys, [submission(number, **said)])[0]


def taken(store: Store, comment: str, *steps: Step, actor: Actor = PRIYA) -> Stored:
    """Take a comment some steps, a minute apart; as it is then."""
    with store.writing() as connection:
        for place, step in enumerate(steps):
            found = take(connection, comment, step, actor, NOON + timedelta(hours=1, minutes=place))
    return found
