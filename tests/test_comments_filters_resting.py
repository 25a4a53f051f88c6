"""A service that asks to be left alone is asked nothing meanwhile, whatever comments come."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from filtering import NOW, raw_host
from weekpress.comments.filters.asking import Asker
from weekpress.comments.filters.protocol import FilterError
from weekpress.comments.filters.resting import LONGEST, NO_ANSWER

BUSY = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: %b\r\nContent-Length: 0\r\n\r\n"
FAULT = b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
REFUSED = b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"


def asked_at(answer: bytes, *seconds: float) -> tuple[int, list[timedelta | None]]:
    """How often a host that always answers so was asked, and what each question was told to wait,
    of questions at these seconds."""
    times = [NOW + timedelta(seconds=each) for each in seconds]
    now: list[datetime] = []
    waits = []
    with raw_host([answer]) as (address, told):
        asker = Asker("It", 5, "Test/1", lambda: now[-1])
        for moment in times:
            now.append(moment)
            with pytest.raises(FilterError) as fault:
                asker.ask(address, b"x", {})
            waits.append(fault.value.retry_after)
        return len(told), waits


def test_who_asks_to_wait_is_asked_nothing_until_then() -> None:
    times, waits = asked_at(BUSY % b"120", 0, 30, 119, 121)
    assert times == 2
    assert waits == [timedelta(seconds=each) for each in (120, 90, 1, 120)]


def test_who_does_not_answer_is_asked_once_a_minute() -> None:
    after = NO_ANSWER.total_seconds() + 1
    assert asked_at(FAULT, 0, 1, 30, after)[0] == 2


def test_no_service_says_that_it_is_to_be_asked_nothing_for_days() -> None:
    assert asked_at(BUSY % b"604800", 0, LONGEST.total_seconds() + 1)[0] == 2


@pytest.mark.parametrize("answer", [REFUSED, BUSY % b"0"])
def test_who_refuses_or_may_be_asked_at_once_has_no_rest(answer: bytes) -> None:
    assert asked_at(answer, 0, 0)[0] == 2
