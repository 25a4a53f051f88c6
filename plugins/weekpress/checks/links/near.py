"""Near misses: what an address or an id that is not there was probably meant to be.

Comes in: what was written, and what there is. Goes out: the nearest of it, or None. A guess never
takes longer than a look: of many names only those that share a part are compared letter by letter.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from itertools import islice

from weekpress.checks.links.addresses import INDEX

MOST_COMPARED = 200
LONGEST = 200
"""Letters of what is compared."""
_LETTERS = 5
"""At the start or end of a name, by which one with a slip in it is found again."""


class Names:
    """What there is, made ready to be compared with."""

    def __init__(self, names: Iterable[str]) -> None:
        """names -- files of the output folder"""
        self._names = sorted(names)

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """Names by how their last part starts and ends, as a slip is seldom in both; by folder."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for part in _parts(name):
                found[part].append(name)
        return found

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            found[_last(name)].append(name)
        return found

    def nearest(self, wanted: str) -> str | None:
        """The name that was probably meant: the only one that ends alike, wherever it is; else one
        with much the same letters."""
        if len(wanted) > LONGEST:
            return None
        alike = self._by_last.get(_last(wanted), [])
        if len(alike) == 1:
            return alike[0]
        others = (name for part in _parts(wanted) for name in self._by_part.get(part, ()))
        some = dict.fromkeys(islice((n for n in others if len(n) <= LONGEST), MOST_COMPARED))
        folders = {name.removesuffix(INDEX): name for name in (*alike[:MOST_COMPARED], *some)}
        near = nearest(wanted.removesuffix(INDEX), folders, cutoff=0.8)
        return folders[near] if near else None


def nearest(wanted: str, there: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one with much the same letters; of very many, the first are compared."""
    if len(wanted) > LONGEST:
        return None
    some = islice((one for one in there if len(one) <= LONGEST), MOST_COMPARED)
    by_letters = {one.casefold(): one for one in some}
    near = get_close_matches(wanted.casefold(), by_letters, n=1, cutoff=cutoff)
    return by_letters[near[0]] if near else None


def _last(name: str) -> str:
    """The last part that says something: `bins` of posts/bins/index.html, bins.html and bins/."""
    folder, file = posixpath.split(name.rstrip("/"))
    if file == INDEX:
        file = posixpath.basename(folder)
    return file.removesuffix(".html").casefold()


def _parts(name: str) -> tuple[str, ...]:
    """How the last part starts, how it ends, and the folder it is in."""
    last, folder = _last(name), posixpath.dirname(name.removesuffix(f"/{INDEX}"))
    return f"^{last[:_LETTERS]}", f"{last[-_LETTERS:]}$", f"{folder}/"
