"""The accessibility statement is not as the law has it.

Found by weekpress.frontmatter.statement, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="accessibility-statement",
    title="The accessibility statement is not as the law has it",
    source="Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
    "Regulations 2018, regulation 8",
    severity=Severity.ERROR,
    why="Whoever cannot use the site reads there what will be done about it, and whom to tell. A "
    "template that was left in, or an empty line, tells them that nobody looked.",
    do="Fill in content/accessibility.yml; docs/reference/accessibility-statement.md has its keys.",
)
