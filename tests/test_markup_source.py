"""The text as its writer wrote it, with what is not prose blanked out."""

from __future__ import annotations

import pytest

from weekpress.markup.source import Source


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a <!-- b --> c", "a            c"),
        ("<!-- <!-- --> b", "              b"),
        ("a <!-- b", "a <!-- b"),
        ("<!-- a\n --> <!-- b", "      \n     <!-- b"),
    ],
)
def test_a_comment_is_no_prose_once_it_is_closed(text: str, prose: str) -> None:
    assert Source(text, "a.md", 1).prose == prose


def test_comments_that_are_never_closed_are_prose_however_many() -> None:
    """Each looked for an end in all that follows: this took longer than anybody waits."""
    text = "<!--" * 20_000
    assert Source(text, "a.md", 1).prose == text
