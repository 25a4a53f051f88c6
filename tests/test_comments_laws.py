"""The laws of the store hold in every story that chance tells, and in one that is told each time.

The laws are in `laws_of_comments`, what may happen in `stories_of_comments`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from possible_acts import HAM, Act
from stories_of_comments import Stories
from weekpress.comments.states import Step
from weekpress.comments.store import opened

QUICK = next((str(path) for path in [Path("/dev/shm")] if os.access(path, os.W_OK)), None)  # noqa: S108 -- a look, and no file of a known name
"""Where files are in memory, if the system has such a place: the laws ask nothing of the disk."""

EXAMPLES, IN_POSTGRESQL = 100, 50
"""How many stories are told: PostgreSQL takes longer over each."""


class Told(Stories):
    """The stories of one database."""

    examples: int


@pytest.fixture
def stories(database: dict[str, str]) -> Iterator[type[Told]]:
    """Those of one database, which every story empties: to make one takes long."""
    folder = Path(mkdtemp(prefix="weekpress-laws-", dir=QUICK))
    examples = IN_POSTGRESQL if database else EXAMPLES
    try:
        with opened(folder, unhurried(database), bytes(range(32))) as store:
            yield type("Laws", (Told,), {"kept": store, "examples": examples})
    finally:
        shutil.rmtree(folder)


def unhurried(database: dict[str, str]) -> dict[str, str]:
    """PostgreSQL need not wait for the disk: no machine fails here."""
    how = "?options=-c%20synchronous_commit%3Doff"
    return {name: address + how for name, address in database.items()}


def test_the_laws_hold(stories: type[Told]) -> None:
    run_state_machine_as_test(
        stories,
        settings=settings(
            max_examples=stories.examples, stateful_step_count=12, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_a_filter_that_answers_late_undoes_no_decision(stories: type[Told]) -> None:
    story = stories()
    story.begin([])
    story.asks_late(HAM)
    story.who.act(Act(0, Step.SPAM), story.in_hand)
    story.files_late()
    story.the_laws_hold()
    story.teardown()
