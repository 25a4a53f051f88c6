"""Links whose words do not say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-text-vague",
    title="The words of a link do not say where it leads",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.ERROR,
    why="People who use a screen reader go from link to link, or have all of them in a list: there "
    '"here" and "read more" say nothing.',
    do="Write what is behind the link as its words.",
    wrong="To pay, [click here](https://example.org/pay).",
    right="You can [pay your council tax online](https://example.org/pay).",
)

_VAGUE = re.compile(
    r"(?:please )?(?:(?:click|tap|press|go|look|see|visit|read|find out|learn|view)"
    r"(?: (?:on|it|more|over))*(?: (?:here|this|now|the link|this link|this page|more))?"
    r"|(?:over |right )?here|this|that|more(?: (?:info|information|details?))?|details|info"
    r"|(?:the |this )?(?:link|links|page|site|website|web page|article|post|blog|blog post|document"
    r"|video|download)|continue(?: reading)?|read (?:the )?(?:rest|full (?:post|article|story)))"
    r"|(?:cliciwch |gwasgwch )?yma|(?:darllenwch )?(?:ragor|fwy)|y ddolen(?: hon)?",
    re.IGNORECASE,
)
"""All of a link's words, in English or Welsh."""
_EDGES = " .,:;!?>»…→-–—*()[]\"'“”‘’"


def in_text(text: Text) -> Iterator[Hit]:
    """Every link that leads somewhere and says nothing of it."""
    for link in text.elements("a"):
        words = (link.get("aria-label") or link.words).strip(_EDGES)
        if link.get("href") and words and _VAGUE.fullmatch(words):
            yield text.at(link, f'The words of this link are "{link.words}".')
