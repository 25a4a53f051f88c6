"""Attributes for screen readers that there are not."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from weekpress.checks.aria import ATTRIBUTES
from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-aria-attribute",
    title="There is no such aria attribute, or no such value",
    source="WAI-ARIA 1.2, 6.6 Definitions of States and Properties; WCAG 2.2, 4.1.2 (A)",
    severity=Severity.ERROR,
    why="It is ignored, so that a screen reader does not say what it was to say.",
    do="Write one that WAI-ARIA has.",
    wrong='<p><a href="/" aria-labeled="Home">Marchwater</a></p>',
    right='<p><a href="/" aria-label="Marchwater, home">Marchwater</a></p>',
)

_TRUTH = frozenset({"true", "false"})
_MAYBE = _TRUTH | {"undefined", ""}
_VALUES = {
    **dict.fromkeys(("aria-atomic", "aria-busy", "aria-disabled", "aria-modal", "aria-multiline",
                     "aria-multiselectable", "aria-readonly", "aria-required"), _TRUTH),
    **dict.fromkeys(("aria-expanded", "aria-hidden", "aria-selected"), _MAYBE),
    **dict.fromkeys(("aria-checked", "aria-pressed"), _MAYBE | {"mixed"}),
    "aria-current": _TRUTH | {"page", "step", "location", "date", "time", ""},
    "aria-haspopup": _TRUTH | {"menu", "listbox", "tree", "grid", "dialog"},
    "aria-invalid": _TRUTH | {"grammar", "spelling", ""},
    "aria-live": frozenset({"assertive", "off", "polite"}),
    "aria-orientation": frozenset({"horizontal", "undefined", "vertical"}),
    "aria-sort": frozenset({"ascending", "descending", "none", "other"}),
}  # fmt: skip


def on_page(page: Page) -> Iterator[Hit]:
    """Every such attribute that is none, or has a value it cannot have."""
    for name in page.attributes("aria-"):
        for element in page.having(name):
            value = element.get(name).strip()
            if name not in ATTRIBUTES:
                near = next(iter(get_close_matches(name[:40], ATTRIBUTES, n=1)), "")
                message = f"There is no attribute {name[:40]}."
                yield page.at(element, message, near and f"Write {near}?")
            elif name in _VALUES and value.lower() not in _VALUES[name]:
                known = ", ".join(sorted(filter(None, _VALUES[name])))
                message = f'{name}="{value[:40]}" means nothing.'
                yield page.at(element, message, f"It may be {known}.")
