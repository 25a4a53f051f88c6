"""Slugs: the part of an address that names an article, a tag or a person.

Source: RFC 3986, unreserved characters: lower-case letters, digits and hyphens need no escape.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from unidecode import unidecode

_LONGEST = 120
"""Letters in a slug: a title may be longer than a file's name."""
_SPOKEN = {"+": " plus ", "#": " sharp ", "&": " and ", "@": " at ", "%": " percent "}
"""Signs that tell names apart are spoken, so that C, C++ and C# have addresses of their own."""


@lru_cache(maxsize=4096)  # every article asks the same of its tags and authors
def slug_of(text: str) -> str:
    """The slug of a title or name; "" only where it has no letter, digit or symbol at all.

    slug_of("Café & C++") == "cafe-and-c-plus-plus"; slug_of("🎉") == "party-popper"
    """
    spoken = re.sub(r"^\.(?=\w)", "dot ", text.strip())
    for sign, word in _SPOKEN.items():
        spoken = spoken.replace(sign, word)
    return _joined(_letters(spoken)) or _joined(_symbol_names(text))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key under which names that differ only by case, accent or hyphen are the same."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\s_-]+", " ", bare.casefold()).split())


def distinct_slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each of `names`, no two alike. Comes in: names that differ by `fold`.

    Where two would share one, all but the name that says it plainly get a suffix made from the
    name itself, so that neither order nor other names change it.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names, key=lambda n: (fold(n) != slug_of(n).replace("-", " "), n)):
        slug = slug_of(name)
        if not slug or slug in taken:
            slug = f"{slug}-{_digest(name)}".lstrip("-")
        taken.add(slug)
        slugs[name] = slug
    return slugs


def _letters(text: str) -> str:
    """Latin letters and digits for `text`, symbols left out (unidecode would spell some)."""
    kept = "".join(
        c if unicodedata.category(c)[0] in "LNMZ" or c.isascii() else " " if c in "–—‐‑" else ""
        for c in text
    )
    return unidecode(unicodedata.normalize("NFKC", kept))


def _symbol_names(text: str) -> str:
    """The Unicode names of symbols, for a title that is nothing but an emoji."""
    return " ".join(unicodedata.name(c, "") for c in text if unicodedata.category(c)[0] == "S")


def _joined(text: str) -> str:
    words = re.sub(r"['’.,!?:;\"“”‘()\[\]]+", "", text.lower())
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:_LONGEST].strip("-")


def _digest(name: str) -> str:
    return hashlib.sha256(fold(name).encode()).hexdigest()[:4]
