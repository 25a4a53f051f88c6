"""What a template leaves behind in a text that nobody finished: "[name of organisation]", TODO.

Comes in: one line of words. Goes out: the piece that is still to be filled in. Statements with such
pieces are published by real councils, so a build refuses them.
"""

from __future__ import annotations

import re

_FORMS = (
    r"\[[^\]]*\]?",  # [Note: ...], [name of organisation]
    r"<[A-Za-z/!][^>]*>?",
    r"\{+[^}]*\}*",
    r"\b(?:TODO|TBC|TBD|FIXME|N/A|X{2,}|Y{4}|0{5,})\b",
    r"(?i:\b(?:lorem ipsum|to be (?:confirmed|decided|added)|change ?me)\b)",
    r"(?i:\bd{1,2}[-/. ](?:m{1,2}|month)[-/. ](?:y{2,4}|year)\b|\byyyy-mm(?:-dd)?\b)",
    r"(?i:\bname of (?:the |your )?(?:organisation|council|site|website|body)\b)",
    r"(?i:\byour (?:organisation|council|site|website)(?:['’]s)? name\b)",
    r"(?i:\binsert (?:\w+ ){0,6}here\b)",
    r"\b01234 ?567 ?890\b",
    r"^[\W_]+$",  # dots, a line, a question mark
)
_LEFT = re.compile("|".join(_FORMS))

_AT_A_HOST = re.compile(r"(?:[a-z][a-z+.-]*://|@)([^/?#\s@]+)", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:org|com|net))?|test|invalid|localhost)"  # RFC 2606
    r"|(?:.*\.)?(?:your-?(?:council|organisation|domain|site|website)|domain|mysite)\..*",
    re.IGNORECASE,
)


def left_over(written: str) -> str | None:
    """The first piece of a template in it; None for none."""
    found = _LEFT.search(written)
    return found[0].strip() if found else None


def made_up(written: str) -> str | None:
    """The first host in it that is set aside for examples: "council.example"; None for none."""
    hosts = (found[1].split(":")[0].rstrip(".,;)") for found in _AT_A_HOST.finditer(written))
    return next((host for host in hosts if _RESERVED.fullmatch(host)), None)
