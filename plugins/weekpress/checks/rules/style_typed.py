"""A look typed where it is used, with style."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Text
from weekpress.checks.typed import left_out
from weekpress.errors import Severity

RULE = Rule(
    name="style-typed",
    title="A look is typed in the text, and left out of the page",
    source="WCAG 2.2, 1.4.12 Text Spacing (AA); 1.4.3 Contrast (Minimum) (AA)",
    severity=Severity.WARNING,
    why="Colours and sizes set in one place cannot follow a reader's own: dark screens, large "
    "letters, forced colours. Weekpress leaves them out, so what they were to say is lost.",
    do='Take style="…" out, and say in words what the look was to say: **bold**, a heading, a '
    "callout.",
    wrong='<p style="color: red">Bins are late.</p>',
    right="> [!WARNING]\n> Bins are late.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every style that was typed."""
    for one in left_out(text):
        if one.name == "style":
            value = " ".join(one.value.split())
            shown = cut(value)
            yield text.at(one.offset, f'style="{shown}" is left out of the page.', group="style")
