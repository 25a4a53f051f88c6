"""Threads: the same comments are the same tree, and nobody's words are left out."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from some_comments import comment, ulid
from weekpress.comments.record import Comment
from weekpress.comments.threads import DEEPEST, Shown, Thread, thread

LONDON = ZoneInfo("Europe/London")
SOME = st.lists(st.none() | st.integers(0, 30), max_size=24)
"""For each comment by its number, what it answers: itself, one that is gone, a ring, all happen."""


def placed(*answers: int | None) -> Thread:
    """The thread of comments 0, 1, 2 …, each with what it answers."""
    return thread([comment(n, parent) for n, parent in enumerate(answers)], LONDON)


def drawn(comments: Iterable[Shown], depth: int = 0) -> list[str]:
    """A thread as lines: two spaces for each step down, and the number of the comment."""
    lines = []
    for one in comments:
        lines.append("  " * depth + one.name.removeprefix("Reader "))
        lines += drawn(one.replies, depth + 1)
    return lines


def test_answers_stand_below_what_they_answer_oldest_first() -> None:
    assert drawn(placed(None, None, 0, 1, 0).comments) == ["0", "  2", "  4", "1", "  3"]


def test_what_goes_deeper_stands_in_a_row_and_says_whom_it_answers() -> None:
    found = placed(None, 0, 1, 2, 3)
    assert drawn(found.comments) == ["0", "  1", "    2", "    3", "    4"]
    assert [one.answered for one in found.every()] == ["", "", "", "Reader 2", "Reader 3"]


def test_an_answer_to_a_comment_that_is_gone_stands_at_the_top_and_says_so() -> None:
    found = thread([comment(1, 0), comment(2, 1)], LONDON)
    assert drawn(found.comments) == ["1", "  2"]
    assert [one.lost for one in found.every()] == [True, False]


def test_a_comment_that_answers_itself_stands_at_the_top() -> None:
    found = placed(0)
    assert drawn(found.comments) == ["0"]
    assert not found.comments[0].lost


def test_a_ring_is_opened_at_its_oldest() -> None:
    assert drawn(placed(2, 0, 1, 1).comments) == ["0", "  1", "    2", "    3"]


def test_of_two_with_one_id_one_is_shown() -> None:
    found = thread([comment(0), comment(0)], LONDON)
    assert found.count == 1


@given(SOME, st.randoms())
def test_any_order_of_the_files_is_the_same_thread(answers: list[int | None], any_: object) -> None:
    comments = [comment(n, parent) for n, parent in enumerate(answers)]
    mixed = list(comments)
    any_.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert thread(mixed, LONDON) == thread(comments, LONDON)


@given(SOME)
def test_everybody_is_there_once_and_nobody_too_deep(answers: list[int | None]) -> None:
    found = placed(*answers)
    assert sorted(one.id for one in found.every()) == [ulid(n) for n in range(len(answers))]
    assert found.count == len(answers)
    assert all(len(line) - len(line.lstrip()) < 2 * DEEPEST for line in drawn(found.comments))


@given(SOME)
def test_the_oldest_is_first_at_the_top(answers: list[int | None]) -> None:
    top = [one.id for one in placed(*answers).comments]
    assert top == sorted(top)


def test_a_chain_of_thousands_is_no_deeper_for_python_either() -> None:
    comments = [comment(n, n - 1 if n else None) for n in range(5_000)]
    assert len(list(thread(comments, LONDON).every())) == 5_000


def test_times_are_the_sites() -> None:
    auckland = thread([comment(0)], ZoneInfo("Pacific/Auckland")).comments[0]
    assert auckland.written.isoformat() == "2026-11-20T22:30:00+13:00"


def test_a_threads_text_is_sanitised_whatever_the_file_says() -> None:
    one: Comment = comment(0, None, body="<script>alert(1)</script>*so*")
    assert thread([one], LONDON).comments[0].html == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;<em>so</em></p>"
    )
