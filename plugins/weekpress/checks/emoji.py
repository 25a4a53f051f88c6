"""Emoji, told from other signs: what is drawn as a picture and read out by its name.

Source: Unicode Technical Standard 51, "Emoji presentation" and "ZWJ sequences". Signs that are text
unless asked otherwise, such as ✓ and ©, are emoji only with a variation selector after them.
"""

from __future__ import annotations

import re

_PICTURES = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f251"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7f0"
    "\U0001f900-\U0001faff"
)
_ONE = rf"(?:[{_PICTURES}]|[\u203c-\u3299\u00a9\u00ae](?=\ufe0f))\ufe0f?[\U0001f3fb-\U0001f3ff]?"
EMOJI = re.compile(
    rf"{_ONE}(?:\u200d{_ONE}|\u200d[\u2640\u2642\u2695\u2764]\ufe0f?)*"
    r"|[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f\u20e3"
)
"""One emoji, with its skin tone and all that is joined to it: a family is one."""

_QUICK = re.compile("[\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
"""Whether a look for emoji is worth it: few texts have a sign like these."""


def emoji_in(words: str) -> list[re.Match[str]]:
    """Each emoji of some words."""
    return list(EMOJI.finditer(words)) if _QUICK.search(words) else []


def only_emoji(words: str) -> bool:
    """Whether there is nothing but emoji, at least one."""
    rest, count = EMOJI.subn("", words)
    return count > 0 and not rest.strip()
