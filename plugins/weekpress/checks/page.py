"""One built page as the rules see it: its elements, their accessible names, the ids there are.

Comes in: the bytes of an HTML file. Goes out: elements, and hits at their lines. The page is read
by lxml, which keeps the line of each element and takes any bytes.
Source: HTML Standard; Accessible Name and Description Computation 1.2, of which `name_of` is as
much as can be told without a style sheet.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from lxml import etree, html
from lxml.html import HtmlElement

from weekpress.checks.rule import Hit
from weekpress.checks.words import words_of
from weekpress.errors import Severity

Found = TypeVar("Found")

_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=False)
_EMPTY = b"<!doctype html><title></title>"
_AT_ONCE = re.compile(r"\s*0+\s*[;,\s]\s*url\b", re.IGNORECASE)
"""Source: HTML Standard, 4.2.5.3 Refresh state, "shared declarative refresh steps"."""
_LONGEST = 400
"""Letters of a message; what it quotes may be as long as a page."""


@dataclass(frozen=True)
class Page:
    """A page of the built site."""

    path: str
    """Below the output folder, with slashes: `tags/maps/index.html`."""
    data: bytes
    site_name: str = ""

    @cached_property
    def root(self) -> HtmlElement:
        """The `<html>` element, whatever the bytes are."""
        try:
            found = html.document_fromstring(self.data or _EMPTY, parser=_PARSER)
        except (etree.ParserError, ValueError):
            found = html.document_fromstring(_EMPTY, parser=_PARSER)
        return found

    def all(self, *names: str) -> Iterator[HtmlElement]:
        """The elements of these names, in the order of the page; all where none is given."""
        return self._named(names) if names else self.root.iter("*")

    def having(self, *attributes: str) -> Iterator[HtmlElement]:
        """The elements that have any of these attributes, in the order of the page."""
        return self._named([f"@{name}" for name in attributes])

    def attributes(self, prefix: str) -> list[str]:
        """The names of attributes that begin so and are anywhere on the page.

        A name with a control in it is left out: lxml reads it, and cannot be asked for it.
        """
        names = (name[1:] for name in self._places if name.startswith("@"))
        return sorted(name for name in names if name.startswith(prefix) and name.isprintable())

    def with_roles(self, *names: str) -> Iterator[HtmlElement]:
        """The elements of these names, and those of any name that are given a role."""
        return self._named(["@role", *names])

    def _named(self, wanted: Iterable[str]) -> Iterator[HtmlElement]:
        """The elements of these names or with these "@attributes", each once, in order."""
        found = [places for name in wanted if (places := self._places.get(name))]
        if len(found) > 1:
            found = [
                dict(sorted((p for places in found for p in places.items()), key=itemgetter(0)))
            ]
        return iter(found[0].values() if found else ())

    @cached_property
    def _places(self) -> Mapping[str, Mapping[int, HtmlElement]]:
        """By its name and by "@" and each of its attributes, where each element stands."""
        found: defaultdict[str, dict[int, HtmlElement]] = defaultdict(dict)
        for place, element in enumerate(self.root.iter("*")):  # which leaves comments out
            found[element.tag][place] = element
            for attribute in element.keys():  # noqa: SIM118 -- an element yields its children
                found[f"@{attribute}"][place] = element
        return found

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id is on the page."""
        return Counter(element.get("id") for element in self.having("id") if element.get("id"))

    @cached_property
    def _by_id(self) -> dict[str, HtmlElement]:
        found: dict[str, HtmlElement] = {}
        for element in self.having("id"):
            if element.get("id"):
                found.setdefault(element.get("id"), element)
        return found

    def with_ids(self, listed: str | None) -> Sequence[HtmlElement]:
        """The elements that the ids in an attribute, such as aria-labelledby, are those of."""
        return [self._by_id[word] for word in (listed or "").split() if word in self._by_id]

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only leads on, at once, and is read by nobody."""
        metas = (e for e in self.all("meta") if e.get("http-equiv", "").lower() == "refresh")
        return any(_AT_ONCE.match(meta.get("content", "")) for meta in metas)

    def once(self, what: str, find: Callable[[], Found]) -> Found:
        """What several rules look for on this page, found once."""
        if what not in self._found:
            self._found[what] = find()
        found: Found = self._found[what]
        return found

    @cached_property
    def _found(self) -> dict[str, Any]:
        return {}

    def name_of(self, element: HtmlElement) -> str:
        """What an element is called to somebody who does not see it; "" for nothing."""
        labels = self.with_ids(element.get("aria-labelledby"))
        named = " ".join(words_of(label) for label in labels).strip()
        named = named or (element.get("aria-label") or "").strip()
        if not named and element.tag in {"img", "area"}:
            named = (element.get("alt") or "").strip()
        if not named and element.tag == "input":
            named = (element.get("value") or element.get("alt") or "").strip()
        return named or words_of(element) or (element.get("title") or "").strip()

    def at(
        self, element: HtmlElement, message: str, fix: str = "",
        severity: Severity | None = None, group: str = "",
    ) -> Hit:  # fmt: skip
        """A hit at an element. What is on many pages alike is told once: by its message."""
        if len(message) > _LONGEST:
            message = f"{message[:_LONGEST]} …."
        return Hit(element.sourceline or 1, 1, message, fix, severity, group or message)
