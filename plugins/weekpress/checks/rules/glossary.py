"""A word in glossary.yml is not explained.

Found by weekpress.frontmatter.terms, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="glossary",
    title="A word in glossary.yml is not explained",
    source="GOV.UK style guide, abbreviations and acronyms",
    severity=Severity.ERROR,
    why="Where a word that is explained turns up, readers get its meaning: it has to be "
    "there, and only once.",
    do="Write the word, a colon and what it stands for.",
)
