"""Links judged: which of a built site's lead to no file, to no place on a page, or to a way round.

Comes in: the site's address, its folder, its pages' facts one after the other. Goes out: a record
for each link at fault. What is kept of a page while the others are read are its ids, and of its
links those at fault and those to a place on another page.
Source: HTML Standard, "select the indicated part"; RFC 3986.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from urllib.parse import quote, urldefrag

from weekpress.checks.links.addresses import (
    NoAddressError,
    SiteAddress,
    Target,
    indicated,
)
from weekpress.checks.links.broken import (
    CASE,
    FRAGMENT,
    MISSING,
    MOVED,
    NO_ADDRESS,
    OUTSIDE,
    Broken,
)
from weekpress.checks.links.built import Built
from weekpress.checks.links.near import Names, nearest
from weekpress.checks.links.pages import Link, PageFacts

MOST = 10_000
"""Links at fault that are told of one site: who has more has another trouble."""
MOST_GUESSES = 200
"""Near misses that are looked for in one site; beyond that nobody reads them."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What there is to say of an address, whatever page it stands on."""

    kind: str = ""
    """Empty for a link to a file that is there."""
    suggestion: str = ""
    name: str = ""
    """The file that a host would serve."""
    fragment: str = ""


_FINE = _Judgement()


class Judge:
    """Judges the links of one built site."""

    def __init__(self, site: SiteAddress, built: Built) -> None:
        self.site, self.built = site, built
        self._known: dict[str, _Judgement] = {}
        self._near: dict[str, str] = {}

    @cached_property
    def _names(self) -> Names:
        return Names(self.built.names)

    def broken(self, pages: Iterable[tuple[str, PageFacts]]) -> Iterator[Broken]:
        """Every link at fault, in the order of the pages, those to places last; at most MOST."""
        ids: dict[str, frozenset[str]] = {}
        later: list[tuple[str, Link, _Judgement]] = []
        told = 0
        for page, facts in chain(self._stubs(), pages):
            if page not in self.built.moved:
                ids[page] = frozenset(facts.ids)
            for link in facts.links:
                found = self._judged(link.address, page, facts.base)
                if found.kind and told < MOST:
                    told += 1
                    yield _broken(page, link, found, found.suggestion)
                elif found.fragment and not self._is_there(found, ids, missing=False):
                    later.append((page, link, found))
        wrong = (one for one in later if not self._is_there(one[2], ids, missing=True))
        for guesses, (page, link, found) in enumerate(islice(wrong, MOST - told)):
            near = self._near_place(found, ids) if guesses < MOST_GUESSES else ""
            yield _broken(page, link, found, near, FRAGMENT)

    def _stubs(self) -> Iterator[tuple[str, PageFacts]]:
        """The pages that only lead on, with the one link they have."""
        for name, to in sorted(self.built.moved.items()):
            if name in self.built.names:
                yield name, PageFacts(links=(Link(1, "refresh content", to),))

    @staticmethod
    def _is_there(found: _Judgement, ids: dict[str, frozenset[str]], missing: bool) -> bool:
        """Whether the fragment leads to a place on its page.

        missing -- what is said of a page that is not among those that were read
        """
        there = ids.get(found.name)
        return missing if there is None else any(i in there for i in indicated(found.fragment))

    def _judged(self, address: str, page: str, base: str) -> _Judgement:
        """The judgement of an address; most are on every page and judged once."""
        if not address.startswith("/") or base:
            return self._judge(address, page, base)
        if address not in self._known:
            self._known[address] = self._judge(address, page, base)
        return self._known[address]

    def _judge(self, address: str, page: str, base: str) -> _Judgement:
        try:
            target = self.site.target(address, page, base)
        except NoAddressError:
            return _Judgement(NO_ADDRESS)
        if target is None:
            return _FINE
        if not target.inside:
            return self._outside(target)
        return self._inside(target)

    def _inside(self, target: Target) -> _Judgement:
        name = target.name
        found = self.built.found(name)
        if found and found in self.built.moved:
            to = self._moved_to(self.built.moved[found], found)
            return _Judgement(MOVED, to, found) if to else _FINE
        if found:
            wanted = indicated(target.fragment)
            return _Judgement(name=found, fragment=target.fragment) if wanted else _FINE
        if target.path.startswith(self.built.rewritten):
            return _FINE
        if other := self.built.in_other_letters(name):
            return _Judgement(CASE, self.site.address_of(other), name, target.fragment)
        return _Judgement(MISSING, self._near_to(name), name)

    def _near_to(self, name: str) -> str:
        if name not in self._near and len(self._near) < MOST_GUESSES:
            near = self._names.nearest(name)
            self._near[name] = self.site.address_of(near) if near else ""
        return self._near.get(name, "")

    def _moved_to(self, to: str, stub: str) -> str:
        """Where a redirect leads: an address from the root of the host if it is on the site."""
        try:
            target = self.site.target(to, stub)
        except NoAddressError:
            return ""
        return self.site.address_of(target.name) if target and target.inside else to

    def _outside(self, target: Target) -> _Judgement:
        """A path of our host above the site: another site's, unless it would be a page of ours."""
        found = self.built.found(target.name)
        if not found:
            return _FINE
        return _Judgement(OUTSIDE, self.site.address_of(found), f"/{target.name}")

    def _near_place(self, found: _Judgement, ids: dict[str, frozenset[str]]) -> str:
        """The address of the id that was probably meant."""
        there, wanted = ids[found.name], indicated(found.fragment)[-1]
        fitting = next((i for i in sorted(there) if i.casefold() == wanted.casefold()), None)
        near = fitting or nearest(wanted, sorted(there))
        return f"{self.site.address_of(found.name)}#{quote(near)}" if near else ""


def _broken(page: str, link: Link, found: _Judgement, suggestion: str, kind: str = "") -> Broken:
    fragment = found.fragment or urldefrag(link.address).fragment if kind == FRAGMENT else ""
    leads_to = f"{found.name}#{fragment}" if fragment else found.name or link.address
    return Broken(
        page, link.line, link.element, link.address, kind or found.kind, suggestion, leads_to
    )
