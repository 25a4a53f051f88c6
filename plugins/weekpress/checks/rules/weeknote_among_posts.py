"""Posts that are weeknotes by their title: on a week's page they would be found.

A team that comes from a blog has them among its posts, "Missed bins weeknotes w/c 9.9.2019".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Rule
from weekpress.checks.whole import Whole
from weekpress.errors import Finding, Severity
from weekpress.frontmatter import Post
from weekpress.frontmatter.models import Weeknote
from weekpress.isoweek.written import NoWeekError, find_week

RULE = Rule(
    name="weeknote-among-posts",
    title="A post is a weeknote by its title",
    source="docs/how-to/date-a-weeknote.md",
    severity=Severity.ADVICE,
    why="On the page of its week colleagues would find it beside the notes of other teams.",
    do="Move it to content/weeknotes/<project>/ and give it its week.",
    wrong="---\ntitle: Missed bins weeknotes w/c 11/11/2019\ndate: 2019-11-15\n---\nWe met.",
    right="---\ntitle: Why we write weeknotes\ndate: 2019-11-15\n---\nWe met.",
)
_WEEKNOTE = re.compile(r"week\s?-?notes?\b|nodiadau(?:'r)? wythnos", re.IGNORECASE)


def in_site(whole: Whole) -> Iterator[Finding]:
    """Advice for each post whose title says that it is a weeknote, and of which week."""
    for document, meta in whole.catalogue.of(Post):
        if isinstance(meta, Weeknote) or not _WEEKNOTE.search(meta.title):
            continue
        try:
            reading = find_week(meta.title, meta.date.date())
        except NoWeekError:
            continue
        if reading:
            yield Finding(
                document.shown, document.lines.get("title", 1), "title",
                f"is that of a weeknote of {reading.weeks}, and the file is among the posts.",
                "To have it on that week's page, move it to content/weeknotes/<project>/ with its "
                f"slug, and give it week: {reading.weeks}.",
                Severity.ADVICE, RULE.name, group=RULE.name,
            )  # fmt: skip
