"""Links as several rules see them: their words, where they lead, and which words say nothing.

Comes in: a text. Goes out: its links that lead somewhere, and pure functions over addresses and
words. Source: WCAG 2.2, 2.4.4 Link Purpose (In Context).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from weekpress.checks.text import Element, Text

_SAYS_NOTHING = re.compile(
    r"(?:please )?(?:(?:click|tap|press|go|look|see|visit|read|find out|learn|view)"
    r"(?: (?:on|it|more|over))*(?: (?:here|this|now|the link|this link|this page|more))?"
    r"|(?:over |right |available |found )?here|(?:like )?this|this one|that"
    r"|more(?: (?:info|information|details?))?|details|info"
    r"|continue(?: reading)?|read (?:the )?(?:rest|full (?:post|article|story)))"
    r"|(?:the |this )?link|links"
    r"|(?:cliciwch |gwasgwch )?yma|(?:darllenwch )?(?:ragor|fwy)|y ddolen(?: hon)?",
    re.IGNORECASE,
)
"""All of a link's words, in English or Welsh."""
_KIND_ONLY = re.compile(
    r"(?:(?:visit|at|on|see) )?(?:(?:an?|the|this|our|own|their|its) )?"
    r"(?:page|site|website|web page|article|post|blog|blog post"
    r"|document|file|video|download|form|guide|report)",
    re.IGNORECASE,
)
"""What kind of thing is there, and not which: its sentence may tell, so it matters less."""
_EDGES = " .,:;!?>»…→-–—*()[]\"'“”‘’"
_FOLLOWED = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src", re.IGNORECASE)
"""Parts of an address that tell its owner where a reader came from."""
_NOT_LINKS = frozenset({"footnote-ref", "footnote-back"})


def links(text: Text) -> Iterator[Element]:
    """Every link to somewhere, footnotes left out, in reading order."""
    for link in text.elements("a"):
        if link.get("href") and _NOT_LINKS.isdisjoint(link.tag.classes):
            yield link


def bare(words: str) -> str:
    """The words of a link without the signs around them."""
    return words.strip(_EDGES)


def says_nothing(words: str) -> bool:
    """Whether words of a link could lead anywhere: "here", "read more"."""
    return bool(_SAYS_NOTHING.fullmatch(bare(words)))


def says_kind_only(words: str) -> bool:
    """Whether words of a link say what kind of thing is there, and not which: "the report".

    One word with a capital is a name more often than a kind: [Article] and [Event] in a list.
    """
    plain = bare(words)
    return bool(_KIND_ONLY.fullmatch(plain)) and (" " in plain or plain.islower())


def destination(address: str) -> str:
    """An address without what makes no other page of it: http or https, www, the part of the page,
    and what is there to count readers."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    if parts.scheme.lower() not in {"http", "https", ""}:
        return address.strip().partition("?")[0]
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True)
             if not _FOLLOWED.fullmatch(pair[0])]  # fmt: skip
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}".removesuffix("?")
