"""The files `weekpress new` begins: their place in content/ and what stands in them.

Time and identity are arguments: the same ones make the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from uuid import UUID

from weekpress.errors import WeekpressError
from weekpress.frontmatter.slugs import slug_of

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.'()/&+-]*")
_NOT_PLAIN = {"yes", "no", "true", "false", "on", "off", "null", "y", "n"}
_LONGEST_SLUG = 80

POST_BODY = """\
<!-- Notes like this one never reach the page: write over them.

Start with what readers get from this post. Many read the first paragraph only.

Headings start with two hashes:  ## What we learned
A link says where it goes:       [our user research](https://example.org)
A picture says what it shows:    ![A wall of sticky notes]({static}/images/wall.jpg)
-->
"""

PAGE_BODY = """\
<!-- Notes like this one never reach the page: write over them.

Headings start with two hashes:  ## How to reach us
-->
"""


@dataclass(frozen=True)
class Start:
    """A file to begin with."""

    name: str
    """Its path inside the content folder."""
    text: str


def post_start(
    title: str,
    when: datetime,
    identity: UUID,
    *,
    authors: Sequence[str] = (),
    tags: Sequence[str] = (),
    draft: bool = False,
) -> Start:
    """The file of a new post. The date and the slug in its name make its address.

    Raises WeekpressError for a title that has no letter, digit or symbol.
    """
    day = when.date().isoformat()
    head = [
        f"title: {scalar(title)}",
        f"date: {day}" if when.time() == time.min else f"date: {when:%Y-%m-%d %H:%M}",
        f"id: {identity}  # permanent: feed readers know the post by it",
        *listed("authors", authors, "who wrote it, by name: [Amy Price, Ben Okoro]"),
        *listed("tags", tags, "what it is about: [user research, maps]"),
        'summary: ""  # one or two sentences for lists, feeds and shared links',
        *(["status: draft  # take this line out to publish the post"] if draft else []),
    ]
    return Start(f"posts/{day}-{_slug(title)}.md", file_of(head, POST_BODY))


def page_start(title: str) -> Start:
    """The file of a new page. Raises WeekpressError as `post_start` does."""
    head = [
        f"title: {scalar(title)}",
        'summary: ""  # one sentence for search engines and shared links',
        "# menu_order: 3  # take the first # out to have the page in the menu, at this place",
    ]
    return Start(f"pages/{_slug(title)}.md", file_of(head, PAGE_BODY))


def scalar(text: str) -> str:
    """`text` as a YAML value: as it is where that is safe, else in double quotes.

    scalar("Week 12: done") == '"Week 12: done"'. Source: YAML 1.2, 1.3: JSON is YAML.
    """
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN
    return text if plain else json.dumps(text, ensure_ascii=False)


def write_start(start: Start, content: Path) -> Path:
    """Write the file into the content folder; return its path.

    Raises WeekpressError where a file of that name exists: nothing is ever overwritten.
    """
    try:
        return create(start, content)
    except FileExistsError:
        raise WeekpressError(
            f"{content / start.name} exists already and is left as it is. "
            "Open that file to go on with it, or choose another title."
        ) from None


def create(start: Start, content: Path) -> Path:
    """Write the file, if there is none of that name; return its path. Raises FileExistsError."""
    path = content / start.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(start.text)
    return path


def listed(key: str, values: Sequence[str], hint: str) -> list[str]:
    """The lines of a list in front matter; an empty one with a hint as its comment."""
    if not values:
        return [f"{key}: []  # {hint}"]
    return [f"{key}:", *(f"  - {scalar(value)}" for value in values)]


def file_of(head: Sequence[str], body: str) -> str:
    """A whole file: the lines of its head between the fences, and its body."""
    return "---\n" + "\n".join(head) + "\n---\n\n" + body


def _slug(title: str) -> str:
    """The slug of the title, cut after a whole word: file names end at 255 bytes."""
    slug = slug_of(title)
    if not slug:
        raise WeekpressError(
            f'"{title}" has nothing an address can be made of. Give a title with a word in it.'
        )
    if len(slug) <= _LONGEST_SLUG:
        return slug
    return slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
