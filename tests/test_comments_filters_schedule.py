"""When a filter is asked again: by the contract's schedule, and never so that a comment is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filtering import NOW
from weekpress.comments.filters.schedule import ALARMED, GIVEN_UP, next_try

waits = st.none() | st.timedeltas(timedelta(), timedelta(days=7))


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(1, 1), (2, 5), (3, 20), (4, 60), (5, 360), (6, 1440), (7, 1440), (99, 1440)],
)
def test_it_waits_longer_each_time(failures: int, minutes: int) -> None:
    assert next_try(failures, NOW, NOW, 0) == NOW + timedelta(minutes=minutes)


def test_an_alarm_waits_for_a_person_six_hours_at_a_time() -> None:
    assert next_try(1, NOW, NOW, 0, alarm=True) == NOW + ALARMED == NOW + timedelta(hours=6)


@given(st.integers(1, 99), st.floats(0, 1), waits, st.booleans())
def test_what_the_filter_asked_for_is_the_least_and_chance_only_adds(
    failures: int, jitter: float, wait: timedelta | None, alarm: bool
) -> None:
    sure = next_try(failures, NOW, NOW, 0, wait, alarm)
    moment = next_try(failures, NOW, NOW, jitter, wait, alarm)
    assert sure and moment
    assert sure - NOW >= (wait or timedelta())
    assert sure <= moment <= NOW + (sure - NOW) * 1.1 + timedelta(seconds=1)


@given(st.integers(1, 99), st.timedeltas(timedelta(), timedelta(days=30)), waits, st.booleans())
def test_nobody_is_asked_by_itself_after_fifteen_days(
    failures: int, age: timedelta, wait: timedelta | None, alarm: bool
) -> None:
    moment = next_try(failures, NOW - age, NOW, 0.5, wait, alarm)
    assert moment is None or NOW < moment <= NOW - age + GIVEN_UP


def test_asking_on_schedule_ends_with_a_person() -> None:
    now: datetime | None = NOW
    times = 0
    while now:
        times += 1
        now = next_try(times, NOW, now, 1)
    assert times == 19
