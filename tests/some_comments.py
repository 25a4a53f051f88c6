"""Comments for tests: whatever a reader may say, and their files in a site's folder."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from weekpress.comments.record import FOLDER, Comment, dumped, new_id, web_address
from weekpress.comments.text import in_one_line, shown

POST = "6f1b7d6e-0c55-4b0e-9a53-77d1c2f9f1a4"
FIRST = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def ulid(number: int) -> str:
    """The ULID of a comment that was written so many seconds after the first."""
    moment = datetime.fromtimestamp(FIRST.timestamp() + number, UTC)
    return new_id(moment, number.to_bytes(10))


def comment(number: int = 0, parent: int | None = None, *, post: str = POST, name: str = "",
            body: str = "", edited: str = "") -> Comment:  # fmt: skip
    """The comment of that number, and what it answers."""
    return Comment(
        ulid(number), post, name or f"Reader {number}", body or f"What I think, {number}.", FIRST,
        "" if parent is None else ulid(parent), "", edited,
    )  # fmt: skip


def put(content: Path, *comments: Comment) -> Path:
    """Write their files; the last one's."""
    for one in comments:
        path = content / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dumped(one), encoding="utf-8")
    return path


def put_text(content: Path, said: object, number: int = 0, post: str = POST) -> Path:
    """Write a file that says something else: an object, or a text as it is."""
    path = content / FOLDER / post / f"{ulid(number)}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = said if isinstance(said, str) else json.dumps(said, indent=2)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def _visible(longest: int) -> st.SearchStrategy[str]:
    return st.text(max_size=longest).map(in_one_line).filter(bool)


_addresses = st.from_regex(r"https?://[a-z0-9.-]{1,30}(:[0-9]{1,5})?/[a-z0-9/?=&%~.-]{0,40}")
_times = st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1)).map(
    lambda when: when.replace(microsecond=0, tzinfo=UTC)
)
_ulids = st.builds(new_id, _times, st.binary(min_size=10, max_size=10))

comments = st.builds(
    Comment,
    id=_ulids,
    post=st.uuids().map(str),
    name=_visible(100),
    body=st.text(max_size=400).map(shown).filter(lambda text: bool(in_one_line(text))),
    published=_times,
    parent=st.just("") | _ulids,
    website=st.just("") | _addresses.map(web_address),
    edited=st.just("") | _visible(200),
)
"""Any comment there can be."""
