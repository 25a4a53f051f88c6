"""Pages too large to be judged; see weekpress.checks.pages, which finds them."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-too-large",
    title="A page is too large to be read",
    source="WCAG 2.2, 2.4 Navigable; web.dev, Avoid enormous network payloads",
    severity=Severity.ERROR,
    why="On a phone it takes minutes to come and may never be shown. Weekpress does not judge it.",
    do="Part it into several pages.",
)
