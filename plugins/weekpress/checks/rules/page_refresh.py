"""Pages that go away while they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-refresh",
    title="A page is loaded again, or leads elsewhere, after a while",
    source="WCAG 2.2, 2.2.1 Timing Adjustable (A); 3.2.5 Change on Request (AAA); F40, F41, G110",
    severity=Severity.ERROR,
    why="Who reads slowly is taken away in the middle, and a screen reader begins anew.",
    do='Lead on at once: <meta http-equiv="refresh" content="0; url=…">, or let people choose.',
    wrong='<!doctype html><html lang="en"><head><title>Bins</title>'
    '<meta http-equiv="refresh" content="30"></head><body></body></html>',
    right='<!doctype html><html lang="en"><head><title>Bins</title>'
    '<meta http-equiv="refresh" content="0; url=/bins/"></head><body></body></html>',
)

_SECONDS = re.compile(r"\s*(\d*)")


def on_page(page: Page) -> Iterator[Hit]:
    """Every refresh that is not at once, and one that loads the same page again for ever."""
    for meta in page.all("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        content = meta.get("content") or ""
        seconds = _SECONDS.match(content)
        waits = seconds[1].lstrip("0") if seconds else ""
        if waits:
            yield page.at(meta, f"This page goes away after {waits[:9]} seconds.")
        elif "url" not in content.lower():
            yield page.at(meta, "This page is loaded again without end.")
