"""Marks of footnotes that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="footnote-missing",
    title="A footnote is referred to and not written",
    source="PHP Markdown Extra, Footnotes; WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.ERROR,
    why="The mark stays on the page as signs that lead nowhere, and the note is lost.",
    do="Write the note on a line of its own: [^1]: and its words.",
    wrong="We asked 40 people.[^asked]",
    right="We asked 40 people.[^asked]\n\n[^asked]: In the library, in May.",
)

_MARK = re.compile(r"\[\^([\w -]{1,40})\](?!:)")


def in_text(text: Text) -> Iterator[Hit]:
    """Each mark that Markdown left as it is, as it knows no such note."""
    words = text.wording.words
    for match in _MARK.finditer(words) if "[^" in words else ():
        offset = text.written_at(*match.span())
        if text.source.text[max(0, offset - 1) : offset] != "\\":
            yield text.at(
                offset, f"There is no footnote [^{match[1]}] in this file.",
                f"Add a line [^{match[1]}]: with its words, or take the mark out.",
            )  # fmt: skip
