"""XML in two parts, both of feedgenerator's making: the items, and what stands around them.

Most entries are in many lists, and an entry is the same in all of them: each is written once, and
put into every feed as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import Any

from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator


def items_of(feed: Any) -> bytes:  # noqa: ANN401 -- feedgenerator has no types
    """What feedgenerator writes of the feed's items alone."""
    out = StringIO()
    feed.write_items(SimplerXMLGenerator(out, "utf-8", short_empty_elements=True))
    return out.getvalue().encode("utf-8")


def around(feed: Any, end: str, items: Iterable[bytes]) -> bytes:  # noqa: ANN401 -- Pelican has no types
    """A feed that has no items yet, with these before the end tag called `end`."""
    head, tag, tail = feed.writeString("utf-8").encode("utf-8").rpartition(f"</{end}>".encode())
    return b"".join([head, *items, tag, tail])
