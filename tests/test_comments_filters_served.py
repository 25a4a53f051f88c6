"""A running service with Akismet on: what readers are told, what becomes of spam and of faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from filtering import Standin, running_standin, standin
from serving_comments import Running, only, running
from weekpress.comments.fake_filter.contract import KEY, SPAM_NAMES
from weekpress.comments.fake_filter.faults import Fault
from weekpress.comments.filters import akismet
from weekpress.comments.states import State, Verdict
from weekpress.comments.store.rows import Stored

__all__ = ["running_standin", "standin"]

CONFIGURED = """
[filters]
use = ["heuristics", "akismet"]
[filters.akismet]
address = "{address}"
test = true
"""


@pytest.fixture
def service(standin: Standin, tmp_path: Path) -> Iterator[Running]:
    configured = CONFIGURED.format(address=standin.address)
    with running(tmp_path, {akismet.KEY: KEY}, configured) as service:
        yield service


def test_readers_are_told_of_akismet_with_a_link_to_its_own_words(service: Running) -> None:
    page = service.get("/privacy").text
    link = (
        '<a href="https://akismet.com/privacy/" rel="nofollow ugc noopener">How Akismet uses data'
    )
    assert f"{link}</a>" in page
    assert "between two weeks and ninety days" in page


def checked(service: Running) -> Stored:
    """The one comment, once its verdict is filed."""
    for _ in range(600):
        found, _ = only(service.data)
        if found.verdict is not Verdict.UNCHECKED:
            return found
        Event().wait(0.05)
    raise AssertionError("It was not checked within half a minute.")


def test_what_akismet_takes_for_spam_is_put_aside(service: Running, standin: Standin) -> None:
    assert service.send(name=SPAM_NAMES[0]).status_code == 303
    found = checked(service)
    assert (found.state, found.verdict) == (State.SPAM, Verdict.SPAM)
    assert standin.last.fields["comment_author"] == SPAM_NAMES[0]


@pytest.mark.parametrize("fault", [Fault.ERROR, Fault.INVALID_KEY])
def test_a_filter_that_cannot_say_leaves_the_comment_waiting(
    fault: Fault, service: Running, standin: Standin
) -> None:
    standin.fake.fault = fault
    assert service.send().status_code == 303
    found = checked(service)
    assert (found.state, found.verdict) == (State.PENDING, Verdict.ERROR)
