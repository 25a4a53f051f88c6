"""Attributes that were typed, are left out of the page, and would do harm there."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.checks.typed import left_out
from weekpress.errors import Severity
from weekpress.markup.tokens import names

RULE = Rule(
    name="attribute-left-out",
    title="An attribute of a tag is left out of the page",
    source="WCAG 2.2, 2.4.3 Focus Order (A); 3.2.5 Change on Request (AAA); 4.1.2 (A)",
    severity=Severity.WARNING,
    why="New windows, keys and an order of one's own get in the way of people who cannot use a "
    "mouse; scripts and looks are the site's. The page works otherwise than the text says.",
    do="Take it out: what it was to do, the page does not do.",
    wrong='<a href="https://example.org/" target="_blank">The form</a>',
    right='<a href="https://example.org/">The form</a>',
)

_WHY = {
    "target": "Links open where the reader is: a new window takes the way back from them.",
    "tabindex": "The keyboard follows the order of the page; another one leads people astray.",
    "accesskey": "Such keys are taken already, by browsers and screen readers.",
    "autofocus": "It would throw people who listen into the middle of the page.",
    "contenteditable": "A page of the blog is for reading.",
    "loop": "A sound or film that starts again by itself cannot be listened past.",
    "muted": "Readers choose for themselves whether they listen.",
    "hidden": "What nobody is to read is better taken out of the text.",
}
_LOOK = names(
    "align background bgcolor border bordercolor cellpadding cellspacing clear color face frame "
    "height hspace noshade nowrap rules size text valign vspace width"
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every one that would do harm; one that only adds a look or a name is a hint. Others go in
    silence."""
    for one in left_out(text):
        why, severity = _reason(one.name)
        if why:
            yield text.at(
                one.offset,
                f'{one.name}="{one.value[:60]}" is left out of the page.',
                f"Take it out of the text. {why}",
                severity,
                group=one.name,
            )


def _reason(name: str) -> tuple[str, Severity | None]:
    """Why the page is better without it; "" for one that nobody will miss."""
    if name in _LOOK:
        return "The theme sets the look.", Severity.ADVICE
    if name == "role":
        return "What a thing is, its tag says.", Severity.ADVICE
    if name.startswith("aria-"):
        return "Say it in words that everybody can read.", Severity.ADVICE
    if name.startswith("on"):
        return "Pages here work without scripts.", None
    return _WHY.get(name, ""), None
