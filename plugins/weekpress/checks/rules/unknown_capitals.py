"""Abbreviations that nobody explains; see weekpress.checks.capitals for what is one."""

from __future__ import annotations

from collections.abc import Iterable

from weekpress.checks.capitals import unknown_capitals
from weekpress.checks.rule import Rule
from weekpress.checks.whole import Whole
from weekpress.errors import Finding, Severity

RULE = Rule(
    name="unknown-capitals",
    title="An abbreviation is not explained",
    source="WCAG 2.2, 3.1.4 Abbreviations (AAA)",
    severity=Severity.ADVICE,
    why="Who does not work with you does not know what the letters stand for, and cannot guess.",
    do="Write it out where you first use it, or put it in glossary.yml.",
    wrong="The FMS was down on Tuesday.",
    plain_language=True,
    right="The fault management system (FMS) was down on Tuesday.",
)


def in_site(whole: Whole) -> Iterable[Finding]:
    """What is used and explained nowhere: the words that most texts use are told one by one."""
    known = whole.settings.site.known_capitals
    return unknown_capitals(whole.bodies, whole.catalogue.glossary, known)
