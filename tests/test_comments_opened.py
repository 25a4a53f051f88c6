"""The signed time a form was opened: ours, or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commenting import NOON
from weekpress.comments.web.opened import OpenedTimes

TIMES = OpenedTimes(["old", "new"])


def test_it_says_how_long_the_form_was_open() -> None:
    assert TIMES.seconds(TIMES.token(NOON), NOON + timedelta(seconds=42.5)) == 42.5


@pytest.mark.parametrize("token", ["", "1", "1.2", "ü.ü", "1795780800000.forged", "." * 999])
def test_what_is_not_ours_says_nothing(token: str) -> None:
    assert TIMES.seconds(token, NOON) is None


def test_one_that_is_changed_says_nothing() -> None:
    token = TIMES.token(NOON)
    assert TIMES.seconds(f"9{token[1:]}", NOON) is None


def test_one_from_later_says_nothing() -> None:
    assert TIMES.seconds(TIMES.token(NOON), NOON - timedelta(seconds=1)) is None


def test_one_of_the_day_before_says_nothing() -> None:
    assert TIMES.seconds(TIMES.token(NOON), NOON + timedelta(days=1, seconds=1)) is None


def test_one_that_was_signed_before_the_key_was_changed_still_counts() -> None:
    before = OpenedTimes(["old"])
    assert TIMES.seconds(before.token(NOON), NOON) == 0
    assert before.seconds(TIMES.token(NOON), NOON) is None
