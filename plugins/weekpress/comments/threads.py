"""Threads: the comments of a post as its readers see them, answers below what they answer.

Comes in: comments in any order. Goes out: the same tree for the same comments: oldest first, three
deep; what goes deeper stands in a row at the third, and says whom it answers. A comment whose
parent is gone, or that answers itself by some way round, stands at the top. Nothing is left out.
A thread holds its comments packed, and unpacks them for whoever shows them: a build of ten thousand
posts, which holds the threads of all, shows one at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from weekpress.comments.record import Comment, written
from weekpress.comments.text import as_html
from weekpress.errors import Finding
from weekpress.fingerprint import Marked
from weekpress.packing import Kept, packed, unpacked

DEEPEST = 3
"""How deep answers go: on a phone, a fourth would leave a line of three words."""


class Shown(NamedTuple):  # packed and unpacked in half the time of a dataclass
    """A comment in its place, as a page shows it."""

    id: str
    name: str
    """Plain text."""
    website: str
    html: str
    """Its text, sanitised."""
    written: datetime
    """In the site's zone."""
    published: datetime
    edited: str = ""
    """Why its words were changed; plain text."""
    parent: str = ""
    """What it answers, where that is shown."""
    answered: str = ""
    """Whom it answers, where it does not stand right below that; plain text."""
    lost: bool = False
    """Whether it answers a comment that is no longer there."""
    replies: tuple[Shown, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of its element."""
        return anchor(self.id)

    def every(self) -> Iterator[Shown]:
        """This one and all below it, as they are read."""
        yield self
        for reply in self.replies:
            yield from reply.every()


@dataclass(frozen=True, slots=True)
class Thread(Marked, Kept):
    """All of a post's comments."""

    count: int
    newest: tuple[datetime, str] | None
    """When the last of them was approved, and its id; None where there is none."""
    data: bytes
    """They, packed."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the files it was made from."""
    mark: str = ""
    """Of those files; "" where they may have changed."""
    key: str = ""

    @property
    def comments(self) -> tuple[Shown, ...]:
        """Those at the top, oldest first; unpacked each time."""
        found: tuple[Shown, ...] = unpacked(self.data)
        return found

    def every(self) -> Iterator[Shown]:
        """All of them, as they are read."""
        for comment in self.comments:
            yield from comment.every()


def anchor(comment: str) -> str:
    """The id of a comment's element in its post."""
    return f"comment-{comment}"


def thread(comments: Iterable[Comment], zone: tzinfo, deepest: int = DEEPEST) -> Thread:
    """The comments of one post in their places. Of two with one id, the first counts."""
    known: dict[str, Comment] = {}
    for comment in comments:
        known.setdefault(comment.id, comment)
    above = _parents(known)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(known):
        below[above.get(id_, "")].append(id_)
    placed = _placed(below, deepest)
    newest = max(((one.published, one.id) for one in known.values()), default=None)
    return Thread(len(known), newest, packed(_shown(known, above, placed, zone)))


def _parents(known: Mapping[str, Comment]) -> dict[str, str]:
    """What each comment answers, of those that are there; a ring is opened at its first."""
    above = {c.id: c.parent for c in known.values() if c.parent in known and c.parent != c.id}
    settled: set[str] = set()
    for start in sorted(above):
        way: dict[str, None] = {}
        at = start
        while at in above and at not in settled and at not in way:
            way[at] = None
            at = above[at]
        if at in way:
            ring = list(way)[list(way).index(at) :]
            del above[min(ring)]
        settled.update(way)
    return above


def _placed(below: Mapping[str, list[str]], deepest: int) -> dict[str, list[str]]:
    """What stands right below each comment, and at the top under "": no deeper than `deepest`."""
    placed: defaultdict[str, list[str]] = defaultdict(list)
    waiting = [(id_, "", 1) for id_ in reversed(below.get("", []))]
    over: dict[str, str] = {}  # what each stands below
    while waiting:
        id_, parent, depth = waiting.pop()
        over[id_] = parent
        placed[parent].append(id_)
        under = (id_, depth + 1) if depth < deepest else (parent, depth)
        waiting += [(answer, *under) for answer in reversed(below.get(id_, []))]
    return placed


def _shown(
    known: Mapping[str, Comment],
    above: Mapping[str, str],
    placed: Mapping[str, list[str]],
    zone: tzinfo,
    at: str = "",
) -> tuple[Shown, ...]:
    """The comments right below one, each with what is below it."""
    return tuple(
        _one(known[id_], above.get(id_, ""), at, known, zone,
             _shown(known, above, placed, zone, id_))
        for id_ in placed.get(at, ())
    )  # fmt: skip


def _one(
    comment: Comment,
    parent: str,
    at: str,
    known: Mapping[str, Comment],
    zone: tzinfo,
    replies: tuple[Shown, ...],
) -> Shown:
    return Shown(
        comment.id, comment.name, comment.website, as_html(comment.body),
        written(comment.id, zone).replace(microsecond=0),
        comment.published.astimezone(zone), comment.edited, parent,
        known[parent].name if parent and parent != at else "",
        bool(comment.parent) and comment.parent not in known, replies,
    )  # fmt: skip
