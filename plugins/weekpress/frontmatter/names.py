"""The names of keys: ours, those of other generators, and those that are slips of the pen."""

from __future__ import annotations

from functools import cache

SYNONYMS = {
    "author": "authors",
    "tag": "tags",
    "topic": "tags",
    "topics": "tags",
    "keywords": "tags",
    "categories": "tags",
    "description": "summary",
    "excerpt": "summary",
    "lastmod": "modified",
    "updated": "modified",
    "last_modified_at": "modified",
    "publishdate": "date",
    "publish_date": "date",
    "language": "lang",
    "guid": "id",
    "uuid": "id",
}
"""The names other generators use, and ours. `categories` is a list elsewhere: here, tags."""

ALIASES_ARE = {"post": "redirect_from", "weeknote": "redirect_from", "page": "redirect_from"}
"""What `aliases` means: old addresses of an article, but other names of a person or project."""


def canonical(key: str, kind: str) -> str:
    """Our name for `key` in a file of `kind`; the key itself where it has no other."""
    if key == "aliases":
        return ALIASES_ARE.get(kind, key)
    return SYNONYMS.get(key, key)


@cache  # one blog asks the same of the same few keys thousands of times
def meant(key: str, known: frozenset[str]) -> str | None:
    """The known key that `key` looks like a misspelling of, or None.

    One slip (a letter more, less, other, or two swapped) in a word of up to five letters, two in
    a longer one: "catgory" is category; "deck" is not week.
    """
    slips = 1 if len(key) <= 5 else 2
    near = sorted(
        (_distance(key, name), name) for name in known if abs(len(key) - len(name)) <= slips
    )
    return next((name for d, name in near if 0 < d <= min(slips, len(name) // 2)), None)


def _distance(a: str, b: str) -> int:
    """Edits from `a` to `b`: insert, delete, replace, or swap two neighbours, each counts one.

    Source: the optimal string alignment distance of Damerau and Levenshtein.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
