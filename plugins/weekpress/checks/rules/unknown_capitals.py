"""An abbreviation is not explained.

Found by weekpress.checks.capitals.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="unknown-capitals",
    title="An abbreviation is not explained",
    source="WCAG 2.2, 3.1.4 Abbreviations (AAA)",
    severity=Severity.ADVICE,
    why="Who does not work with you does not know what the letters stand for, and cannot guess.",
    do="Write it out where you first use it, or put it in glossary.yml.",
)
