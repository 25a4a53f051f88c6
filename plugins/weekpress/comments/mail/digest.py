"""The digest: what waits for a person, told by mail.

Comes in: what waits. Goes out: one letter a moderator, or none. It says who waits, since when and
where to look; never what they wrote, and never spam. Its links open a page and do nothing.
Source: the promise that a filter is waited for a quarter of an hour, and no longer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from weekpress.comments.mail.message import Letter, in_one_line, without_links
from weekpress.comments.moderators import Moderator
from weekpress.comments.spoken import many, moment, since

MOST = 30
"""How many are named; the rest are a number."""

PATIENCE = timedelta(minutes=15)
"""How long a comment that no filter has judged is held back: it may be spam."""

TOO_LONG = timedelta(days=3)
"""How long a comment may wait before the digest says so at its top."""

_FRAME = """\
Hello {name},

{comments} for a person on {site}. The oldest came {oldest} ago.
{alarm}
{list}
{address}

The links only open a page. What the filters take for spam is not in this mail.
"""


@dataclass(frozen=True)
class Waiting:
    """A comment that waits."""

    id: str
    name: str
    title: str
    """The post's."""
    received: datetime
    is_checked: bool
    """Whether a filter has judged it."""
    zone: tzinfo = UTC
    """Where the site is."""


def is_ready(one: Waiting, now: datetime) -> bool:
    """Whether it is told: a filter has judged it, or had its time to."""
    return one.is_checked or now - one.received >= PATIENCE


def digest(
    to: Moderator, waiting: Sequence[Waiting], number: int, site: str, address: str, now: datetime
) -> Letter:
    """The letter.

    waiting -- the oldest of those that wait, at least one
    number  -- how many wait in all
    address -- the service's, with a slash at its end
    """
    wait = f"{many(number, 'comment')} wait{'s' if number == 1 else ''}"
    named = waiting[:MOST]
    rest = f"And {number - len(named)} more: " if number > len(named) else "All of them: "
    text = _FRAME.format(
        name=to.name,
        comments=wait,
        site=in_one_line(site),
        oldest=since(waiting[0].received, now),
        alarm=_alarm(waiting, now),
        list="\n".join(_entry(one, address) for one in named),
        address=f"{rest}{address}moderate",
    )
    return Letter(to.line, f"{wait} on {site}", text)


def _alarm(waiting: Sequence[Waiting], now: datetime) -> str:
    late = sum(now - one.received > TOO_LONG for one in waiting)
    if not late:
        return ""
    said = "1 has" if late == 1 else f"{late} have"
    return f"\nPLEASE LOOK: {said} waited for more than {TOO_LONG.days} days.\n"


def _entry(one: Waiting, address: str) -> str:
    unchecked = "" if one.is_checked else " Not checked by a filter yet."
    about = f"{without_links(one.name) or 'Somebody'}, on “{in_one_line(one.title)}”"
    at = moment(one.received, one.zone)
    return f"{about}, {at}.{unchecked}\n{address}moderate/comments/{one.id}\n"
