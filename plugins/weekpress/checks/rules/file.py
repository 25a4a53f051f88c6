"""A file cannot be read.

Found by weekpress.frontmatter.folder, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="file",
    title="A file cannot be read",
    source="Weekpress: a build publishes every file it is given, or says why not",
    severity=Severity.ERROR,
    why="What cannot be read cannot be published, and would be missed by nobody but its readers.",
    do="Save it as UTF-8 text with a plain name that ends in .md.",
)
