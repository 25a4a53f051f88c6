"""Capitals that are words said loudly, told from abbreviations.

Source: GOV.UK style guide, "Capitalisation": block capitals are hard to read.
"""

from __future__ import annotations

import re

from weekpress.markup.tokens import names

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = names(
    "A AM AN AND ARE AS AT BE BY DID DO FOR FROM HAVE HOW IN IS IT ITS MORE MY NEW NEXT NO NOT OF"
    " ON OR OUR OUT THE THIS TO UP WAS WE WEEK WHAT WHEN WHERE WHO WHY WILL WITH YOU YOUR"
)
"""Words that no abbreviation looks like."""
_NO_ABBREVIATION = 6
"""Letters from which on capitals are a word."""


def shouted(words: str) -> bool:
    """Whether these words in capitals are two or more, and not abbreviations alone."""
    found = _WORD.findall(words)
    return len(found) > 1 and any(w in _COMMON or len(w) >= _NO_ABBREVIATION for w in found)
