"""Previews placed beside the site: one after the other, each whole or not at all.

Comes in: pull requests, and the forge that has their archives. Goes out: a folder each, and what
became of it. What is wrong with one is told of that one; the others have theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from weekpress.errors import WeekpressError
from weekpress.previews.archive import Limits, RefusedError, Unpacked, unpack
from weekpress.previews.github import GitHub, Proposal

ALL_BYTES = 500_000_000
"""The most all previews may be, so that the site fits beside them: GitHub takes 1 GB."""
MOST = 50
"""The most previews: each asks the forge twice, and it answers so many times an hour."""


@dataclass(frozen=True)
class Placed:
    """What became of the preview of one pull request: its files, or why it has none."""

    number: int
    unpacked: Unpacked | None
    why_not: str = ""


def place(github: GitHub, proposals: Iterable[Proposal], folder: Path) -> Iterator[Placed]:
    """Place the previews there are, in folders named by number, until there is no room."""
    room = ALL_BYTES
    for proposal in islice(proposals, MOST):
        try:
            unpacked = _place_one(github, proposal, folder, room)
        except WeekpressError as error:
            yield Placed(proposal.number, None, str(error))
            continue
        if unpacked:
            room -= unpacked.bytes
            yield Placed(proposal.number, unpacked)


def _place_one(github: GitHub, proposal: Proposal, folder: Path, room: int) -> Unpacked | None:
    """Fetch and unpack one preview; None if there is none. Raises WeekpressError."""
    found = github.preview(proposal)
    if not found:
        return None
    limits = Limits()
    if found.packed_bytes > min(limits.archive_bytes, room):
        raise RefusedError("Its archive is too large, by itself or beside the others.")
    archive = github.archive(found, limits.archive_bytes)
    return unpack(archive, folder / str(proposal.number), Limits(bytes=min(room, limits.bytes)))
