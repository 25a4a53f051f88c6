"""The page for an answer: what is answered stands there as the site shows it, and cannot act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commenting import POST, received, taken
from hostile_texts import TEXTS
from moderating import Room, moderated
from weekpress.comments import fields
from weekpress.comments.states import Step
from weekpress.comments.text import as_html


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with moderated(tmp_path) as room:
        yield room


def page(room: Room, body: str, number: int = 0) -> str:
    """The page for an answer to this comment, which readers see."""
    comment = received(room.service.store, number, body=body)
    taken(room.service.store, comment, Step.APPROVE)
    return room.browser().get("/" + fields.reply_path(POST, comment)).text


def test_what_is_answered_is_set_as_on_the_site(room: Room) -> None:
    shown = page(room, "When are **blue** bins due?\n\n- glass\n\n[Here](https://a.example/)")
    assert "<strong>blue</strong>" in shown and "<li>glass</li>" in shown
    assert '<a href="https://a.example/" rel="nofollow ugc noopener">Here</a>' in shown
    assert "**" not in shown


def test_whatever_is_answered_is_sanitised_as_on_the_site(room: Room) -> None:
    for number, text in enumerate(TEXTS):
        shown = page(room, text, number)
        assert f'<blockquote class="prose" dir="auto">{as_html(text)}</blockquote>' in shown
