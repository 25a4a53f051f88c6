"""Style sheets that fetch something from others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-third-party",
    title="A style sheet fetches something from another server",
    source="UK GDPR, Article 5(1)(c) Data minimisation; CSS Values and Units Level 4, url()",
    severity=Severity.ERROR,
    why="The other server learns who reads what, and text may stay unseen until its font comes.",
    do="Keep a copy of the file in the theme, or do without it.",
    wrong='@import url("https://fonts.example.org/css?family=Plain");',
    right='@font-face { font-family: Plain; src: url("../fonts/plain.woff2"); }',
)

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_FETCHED = re.compile(
    r"""(?:@import\s{1,9}["']|(?:url|src)\(\s{0,9}["']?)((?:https?:)?//([^/"')\s?#]{1,255}))""",
    re.IGNORECASE,
)


def in_style(style: Style) -> Iterator[Hit]:
    """Every address on another server; one in a comment is not fetched."""
    text = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), style.text)
    line, counted = 1, 0
    for found in _FETCHED.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        column = counted - (text.rfind("\n", 0, counted) + 1) + 1
        host = found[2].lower()
        message = f"This style sheet fetches something from {host}."
        yield Hit(line, column, message, group=host)
