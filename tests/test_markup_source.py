"""The text as its writer wrote it, with what is not prose blanked out."""

from __future__ import annotations

from time import perf_counter

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


def test_comments_that_are_never_closed_take_no_longer_for_being_many() -> None:
    """One after the other, each looking for an end in all that follows, took over ten seconds."""
    started = perf_counter()
    assert Source("<!--" * 20_000, "a.md", 1).prose
    assert perf_counter() - started < 2
