"""A text has a level-one heading.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="heading-level-one",
    title="A text has a level-one heading",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.WARNING,
    why="The title is the page's level-one heading. Screen readers offer headings as a table "
    "of contents, and a second title in it misleads.",
    do="Begin with ## and go down from there.",
)
