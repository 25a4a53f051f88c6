"""Pages that keep readers from enlarging them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-zoom",
    title="A page cannot be enlarged",
    source="WCAG 2.2, 1.4.4 Resize Text (AA); 1.4.10 Reflow (AA); F94",
    severity=Severity.ERROR,
    why="On a phone, people who do not see well cannot make the text larger.",
    do='Write <meta name="viewport" content="width=device-width, initial-scale=1">.',
    wrong='<!doctype html><html lang="en"><head><title>Bins</title><meta name="viewport" '
    'content="width=device-width, user-scalable=no"></head><body></body></html>',
    right='<!doctype html><html lang="en"><head><title>Bins</title><meta name="viewport" '
    'content="width=device-width, initial-scale=1"></head><body></body></html>',
)

_ENOUGH = 5.0
"""Times the usual size; two is what the law asks, and browsers allow five."""
_LONGEST = 500
"""Letters of a viewport that are looked at; nobody writes as many."""
_SETTING = re.compile(r"([a-z-]+)\s*=\s*([^\s,;]+)")


def on_page(page: Page) -> Iterator[Hit]:
    """Every viewport that forbids to enlarge, or allows too little."""
    for meta in page.all("meta"):
        if (meta.get("name") or "").strip().lower() == "viewport":
            settings = dict(_SETTING.findall((meta.get("content") or "")[:_LONGEST].lower()))
            for name, value in settings.items():
                if _forbids(name, value):
                    yield page.at(meta, f"{name}={value} keeps readers from enlarging this page.")


def _forbids(name: str, value: str) -> bool:
    if name == "user-scalable":
        return value in {"no", "0"}
    if name != "maximum-scale":
        return False
    try:
        return 0 <= float(value) < _ENOUGH
    except ValueError:
        return value == "no"
