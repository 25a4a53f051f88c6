"""Rates: so many at once, then one more for each part of the time, and no memory is filled."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments import rates
from weekpress.comments.rates import Rate, quota


def test_so_many_may_be_done_at_once_and_the_next_waits_for_its_part_of_the_time() -> None:
    rate = Rate("10 per 10 minutes")
    assert [rate.wait("a") for _ in range(12)] == [0] * 10 + [60, 60]


def test_what_one_does_is_not_held_against_another() -> None:
    rate = Rate("1 per hour")
    assert [rate.wait(key) for key in "abab"] == [0, 0, 3600, 3600]


def test_looking_counts_nothing() -> None:
    rate = Rate("1 per hour")
    assert [rate.has_room("a") for _ in range(3)] == [True] * 3
    assert rate.wait("a") == 0
    assert not rate.has_room("a")


def test_after_its_part_of_the_time_there_is_room_again() -> None:
    rate = Rate("1000 per second")
    taken = sum(rate.wait("a") == 0 for _ in range(200_000))
    assert taken > 1_000  # more than at once: some came free meanwhile


def test_a_flood_of_senders_fills_no_memory_and_starts_no_thread() -> None:
    rate, before = Rate("1 per day"), threading.active_count()
    for number in range(rates.MOST_KEYS + 10):
        rate.wait(str(number))
    assert threading.active_count() == before
    assert not rate.has_room(str(rates.MOST_KEYS))
    assert rate.has_room("0")  # the first is forgotten, for the last


@given(st.integers(1, 10**9), st.integers(1, 999), st.sampled_from(["second", "minute", "day"]))
def test_words_mean_what_they_say(most: int, number: int, unit: str) -> None:
    meant = quota(f"{most} per {number} {unit}s")
    assert (meant.burst, meant.rate.limit) == (most, most)
    assert meant.period_sec == number * {"second": 1, "minute": 60, "day": 86_400}[unit]


@pytest.mark.parametrize("words", ["", "ten per hour", "0 per hour", "5 per fortnight", "5"])
def test_words_that_mean_nothing_are_told(words: str) -> None:
    with pytest.raises(ValueError, match='such as "10 per 10 minutes"'):
        quota(words)
