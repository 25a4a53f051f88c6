"""Comments on a terminal, and as data for programs.

Comes in: comments as the store has them. Goes out: lines of 80 columns at most, or JSON. What
commenters wrote is hostile: it is cut to its column, and nothing of it moves the cursor.
Source: Unicode Standard Annex 11 (how many columns a character takes), by way of rich.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.cells import cell_len, set_cell_size

from weekpress.comments.states import Verdict
from weekpress.comments.store.audited import Happening
from weekpress.comments.store.rows import Stored
from weekpress.errors import in_one_line

VERSION = 1
"""Of the JSON that commands print; a key that changes its meaning makes it 2."""

_COLUMNS = {"id": 2, "state": 9, "received": 10, "filter": 9, "name": 12, "words": 28}
"""The columns and their widths; ids are longer, and words give way to them."""

_BETWEEN = "  "


def table(found: Sequence[Stored], names: Mapping[str, str]) -> Iterable[str]:
    """A line each under a line of captions; no line has more than 80 columns.

    names -- the fewest characters of each id that name it
    """
    more = max(map(len, names.values()), default=2) - _COLUMNS["id"]
    given = {"id": _COLUMNS["id"] + more, "words": _COLUMNS["words"] - more}
    widths = tuple((_COLUMNS | given).values())
    yield _row(tuple(_COLUMNS), widths)
    for one in found:
        day = f"{one.received:%Y-%m-%d}"
        yield _row((names[one.id], one.state, day, _verdict(one), one.name, one.body), widths)


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    return _BETWEEN.join(map(fitted, texts, widths)).rstrip()


def fitted(text: str, width: int) -> str:
    """One line of `text` in exactly so many columns; what is cut off is marked.

    fitted("My bin was missed", 10) == "My bin wa…"
    """
    line = in_one_line(text)
    if cell_len(line) > width:
        line = set_cell_size(line, width - 1) + "…"
    return set_cell_size(line, width)


def _verdict(one: Stored) -> str:
    return "ham?" if one.verdict is Verdict.PROVISIONAL else one.verdict


def summary(one: Stored) -> str:
    """A comment in one short line."""
    return f"{fitted(one.name, 20).rstrip()}: {fitted(one.body, 40).rstrip()}"


def data_of(one: Stored) -> dict[str, Any]:
    """A comment as a program reads it. Neither the address nor the network of who wrote it."""
    return {key: _plain(value) for key, value in asdict(one).items()}


def data_of_step(one: Happening) -> dict[str, Any]:
    """A row of a comment's history as a program reads it."""
    said = {key: _plain(value) for key, value in asdict(one).items()}
    return {key: said[key] for key in ("at", "actor", "by_person", "step", "was", "now", "why")}


def _plain(value: object) -> object:
    return moment(value) if isinstance(value, datetime) else value


def moment(value: datetime) -> str:
    """A time as RFC 3339 has it, to the second: "2026-11-27T12:00:00Z"."""
    return f"{value:%Y-%m-%dT%H:%M:%SZ}"


def as_json(**said: object) -> str:
    """One object. Only ASCII, so that no terminal obeys what a commenter wrote."""
    return json.dumps({"version": VERSION, **said}, indent=2)
