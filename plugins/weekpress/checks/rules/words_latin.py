"""eg, ie and etc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="words-latin",
    title="A Latin abbreviation stands in place of plain words",
    source="GOV.UK style guide, eg, etc and ie",
    severity=Severity.ADVICE,
    why='Some screen readers say "egg" for eg, and people who learn English mix up ie and eg.',
    do="Write for example, that is, or and so on.",
    wrong="Bring a letter, e.g. from your bank.",
    right="Bring a letter, for example from your bank.",
    plain_language=True,
)

_LATIN = re.compile(r"(?<![\w.@/-])(?:(e\.g\.?|eg)|(i\.e\.?|ie)|(etc|et cetera))(?![\w@/-]|\.\w)")
_RARE = (" eg", "(eg", "e.g", " ie", "(ie", "i.e", "etc", "et cetera")
"""One of these is in nearly all of them: a quick look first."""
_PLAIN = ("for example, such as or like", "that is, or say it once and plainly",
          "and so on, or name what you mean")  # fmt: skip


def in_text(text: Text) -> Iterator[Hit]:
    """Each of them in the writer's own words."""
    own = text.wording.own if text.english else ""
    if any(word in own for word in _RARE):
        for match in _LATIN.finditer(own):
            plain = _PLAIN[(match.lastindex or 1) - 1]
            yield text.at(
                text.written_at(*match.span()), f'"{match[0]}" is not plain English.',
                f"Write {plain}.", group=match[0].replace(".", ""),
            )  # fmt: skip
