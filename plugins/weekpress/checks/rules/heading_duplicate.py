"""Headings that say the same as one beside them."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.outline import outline
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="heading-duplicate",
    title="Two headings beside one another have the same words",
    source="WCAG 2.2, 2.4.6 Headings and Labels (AA)",
    severity=Severity.WARNING,
    why="In a list of the headings, which is how many people find their way, nobody can tell one "
    "from the other.",
    do="Say in each heading what is in its own part.",
    wrong="## Letters\n\nWe wrote.\n\n## Letters\n\nWe wrote again.",
    right="## Letters we wrote\n\nTwo.\n\n## Letters we got\n\nNone.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each heading whose words were there before, at its level and under the same heading."""
    seen = set[tuple[object, ...]]()
    for section in outline(text):
        name = (*section.above, section.level, section.words.casefold())
        if name in seen:
            yield text.at(section.element, f'Another heading here says "{section.words}" too.')
        seen.add(name)
