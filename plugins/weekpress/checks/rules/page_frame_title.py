"""Frames that do not say what is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-frame-title",
    title="A frame does not say what is in it",
    source="WCAG 2.2, 4.1.2 Name, Role, Value (A); 2.4.1 Bypass Blocks (A); H64",
    severity=Severity.ERROR,
    why='A screen reader says "frame", and nobody knows whether to go into it.',
    do="Say what is in it in its title.",
    wrong='<iframe src="/map/"></iframe>',
    right='<iframe src="/map/" title="Map of the bin rounds"></iframe>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every frame without a name, and frames of one name with different content."""
    frames = [f for f in page.all("iframe", "frame") if not is_hidden(f)]
    addresses: dict[str, set[str]] = {}
    for frame in frames:
        addresses.setdefault(page.name_of(frame), set()).add(frame.get("src") or "")
    told: Counter[str] = Counter()
    for frame in frames:
        name, address = page.name_of(frame), frame.get("src") or "without an address"
        if not name:
            yield page.at(frame, f"The frame {address} has no title.")
        elif len(addresses[name]) > 1 and told[name] == 0:
            told[name] += 1
            yield page.at(frame, f'Two frames on this page have the title "{name}".')
