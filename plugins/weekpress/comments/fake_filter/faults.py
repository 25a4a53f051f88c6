"""What can go wrong with a spam filter's service, to be switched on.

Source: what Akismet documents of its answers, and what any network does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum


class Fault(StrEnum):
    """A way to answer wrongly, or not at all."""

    NONE = "none"
    ERROR = "error"
    """500."""
    GARBAGE = "garbage"
    """200, and bytes that are no text."""
    EMPTY = "empty"
    """200, and nothing."""
    SLOW = "slow"
    """No answer for as long as somebody waits for it."""
    DROPPED = "dropped"
    """The connection ends in the middle of the answer."""
    REDIRECT = "redirect"
    """302 to another host."""
    REFUSED = "refused"
    """403."""
    BUSY_SECONDS = "busy-seconds"
    """429, with a Retry-After in seconds."""
    BUSY_DATE = "busy-date"
    """429, with a Retry-After that is a date."""
    INVALID_KEY = "invalid-key"
    """The key is not known, whatever it is."""
    ALERT = "alert"
    """Every answer alerts to something, and is an answer."""
    OVER_QUOTA = "over-quota"
    """Nothing is judged any more: an alert and no answer."""
    SUSPENDED = "suspended"
    """An X-akismet-error in the place of an answer."""
    RECHECK = "recheck"
    """What is no spam is not finished with: X-akismet-recheck-after."""


@dataclass(frozen=True)
class Said:
    """An answer."""

    text: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


ALERT = {
    "X-akismet-alert-code": "10501",
    "X-akismet-alert-msg": "You have passed the limit of this month.",
    "X-akismet-alert-usage-limit": "500",
    "X-akismet-alert-api-calls": "731",
}

RETRY_SECONDS = 90
RECHECK_SECONDS = 120


def instead(fault: Fault, now: datetime) -> Said | None:
    """What is answered in the place of an answer; None where the fault is of another kind."""
    later = (now + timedelta(seconds=RETRY_SECONDS)).astimezone(UTC)
    date = later.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return {
        Fault.ERROR: Said(b"Internal Server Error", 500),
        Fault.GARBAGE: Said(b"\x00\xff\xfe<html>true</html>"),
        Fault.EMPTY: Said(b""),
        Fault.REDIRECT: Said(b"", 302, {"Location": "https://elsewhere.example/1.1/"}),
        Fault.REFUSED: Said(b"Forbidden", 403),
        Fault.BUSY_SECONDS: Said(b"", 429, {"Retry-After": str(RETRY_SECONDS)}),
        Fault.BUSY_DATE: Said(b"", 429, {"Retry-After": date}),
        Fault.OVER_QUOTA: Said(b"", 200, ALERT | {"X-akismet-alert-code": "10508"}),
        Fault.SUSPENDED: Said(b"", 200, {"X-akismet-error": "This key is suspended"}),
    }.get(fault)
