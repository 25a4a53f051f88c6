"""The days a council works: Monday to Friday, without the bank holidays of England and Wales.

The one place that asks the `holidays` library, when it is first needed, as no other command does.
Source: Banking and Financial Dealings Act 1971, Schedule 1, and proclamations; the days of England
and of Wales are the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from weekpress.isoweek import Weeks

if TYPE_CHECKING:
    from holidays import HolidayBase


def bank_holiday(day: date) -> str:
    """The name of the bank holiday that `day` is; "" if it is none.

    bank_holiday(date(2026, 4, 3)) == "Good Friday"
    """
    return _calendar().get(day, "")


def bank_holidays(weeks: Weeks) -> tuple[tuple[date, str], ...]:
    """The bank holidays from Monday to Friday in some weeks, each with its name."""
    found = ((day, bank_holiday(day)) for day in _weekdays(weeks))
    return tuple((day, name) for day, name in found if name)


def working_days(weeks: Weeks) -> tuple[date, ...]:
    """The working days of some weeks, in order."""
    return tuple(day for day in _weekdays(weeks) if not bank_holiday(day))


def _weekdays(weeks: Weeks) -> list[date]:
    return [week.monday + timedelta(days=day) for week in weeks for day in range(5)]


@cache
def _calendar() -> HolidayBase:
    """Works out a year when it is first asked of one."""
    from holidays import country_holidays

    return country_holidays("GB", subdiv="ENG")
