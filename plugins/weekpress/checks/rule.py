"""A rule: what is looked for, on whose authority, and why it matters to a reader.

Each file in `checks/rules/` has one, as `RULE`, and says how it is found in one of these functions,
each of which gives hits in any order:

    in_text(text: Text)    the body of one file of content/, as Markdown and as HTML
    on_page(page: Page)    one built page, theme included
    in_style(style: Style) one style sheet of the built site
    in_site(whole: Whole)  all texts together; it gives findings, as it knows whose they are

A rule with none of them and with `only_in` is found by weekpress.checks.links. Any other is found
while files are read (by the rooms markup and frontmatter); its file says what it means, and it
cannot be silenced, as it is told by a build too.
"""

from __future__ import annotations

from dataclasses import dataclass

from weekpress.errors import Severity


@dataclass(frozen=True)
class Rule:
    """One rule, in words for the person who has to mend what it finds."""

    name: str
    """The field's nouns, in small letters and hyphens: `image-alt-file-name`. It is the name of its
    file, with underscores there."""
    title: str
    """What is wrong, in a few words: "The text of a picture is the name of its file"."""
    source: str
    """On whose authority: "WCAG 2.2, 1.1.1 Non-text Content (A)"."""
    severity: Severity
    why: str
    """What it does to a reader."""
    do: str
    """What to do."""
    wrong: str = ""
    """Text that has the fault: Markdown, HTML of a page, or CSS, as the rule looks at. Tested."""
    right: str = ""
    """The same, without it. Tested."""
    only_in: str = ""
    """Where it is looked for when that is asked for: "the links of built pages". A rule with this
    has no function here, and a silence that it does not need is not told."""
    said_by: tuple[str, ...] = ()
    """Of a rule for pages: the rules for texts that find the same. Where one of them has found
    something in the text that a page is made from, be it silenced, the page is not told of."""
    plain_language: bool = False
    """Whether it advises on plain language: WEEKPRESS_PLAIN_LANGUAGE keeps such rules quiet."""


def cut(words: str, longest: int = 60) -> str:
    """Words as a message quotes them: no more signs than `longest`.

    cut("x" * 100, 5) == "xxxx…"
    """
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule found something."""

    line: int
    """In the file, from 1."""
    column: int
    message: str
    """What is wrong here, as a sentence: 'The text of this picture is "bins.jpg".'"""
    fix: str = ""
    """What to write instead; left out, what the rule says."""
    severity: Severity | None = None
    """Where it matters less here than the rule says."""
    group: str = ""
    """Hits that share one are told to people as one line, with their count."""
