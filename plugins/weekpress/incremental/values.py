"""Values: what each need of a page is today, as a fingerprint.

Comes in: a need, and what a page would be given. Goes out: the fingerprint of the value, looked up
once a build however many pages ask. Raises UnknowableError for a value that no fingerprint holds:
the page that read it is then drawn at every build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from pelican.contents import Content
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from weekpress.fingerprint import UnknowableError, fingerprint
from weekpress.incremental.trace import Need, Trace, parted, read
from weekpress.incremental.watched import BODY, CARD, INSIDE, WatchedList, held_by, watch

_LINK = re.compile(r"[{|](?:filename|static|attach|tag|category|author|index)[}|]")
"""An address in a body that Pelican turns into another's; what else is in it stays as it is."""

_WRAPPED = frozenset(["settings", "name", "slug", "_name", "_slug", "_slug_from_name"])
"""What a tag, category or author has for Pelican's use: its name and slug say all of it."""

_KNOWN_CODE = frozenset(["weekpress", "pelican", "jinja2", "builtins"])
"""Whose functions give the same for the same."""

_NOTHING = frozenset({"nothing"})
"""What a name of the context is that is not there."""


@dataclass(frozen=True)
class Given:
    """What a page's template is given."""

    own: Mapping[str, Any]
    """What it is given for itself."""
    context: Mapping[str, Any]
    """What all pages are given."""
    all: Mapping[str, Any]
    """Both, and what every template knows, by name."""


class Values:
    """The values of one build. It is made when all is read, and nothing changes any more."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self.contents: dict[str, Content] = {}
        """Everything that tells the trace of reads, by its token."""
        self._parts: dict[str, str] = {}
        """The fingerprint of each part that was asked for, by its need as it is written."""
        self._blocks: dict[
            tuple[str, int], tuple[object, dict[frozenset[Need], str], list[Need]]
        ] = {}
        self._names: dict[tuple[str, int], tuple[object, str]] = {}
        self._tokens: dict[int, tuple[object, str]] = {}

    def watch(self, contents: Iterable[Content]) -> None:
        """Have these tell the trace when a page reads them."""
        for content in contents:
            token = f"{type(content).__name__}:{content.get_relative_source_path() or content.slug}"
            if token.isprintable() and token not in self.contents:
                self.contents[token] = content
                watch(content, self._trace, token)

    def content(self, token: str) -> Content | None:
        """The article of this token; None for none."""
        return self.contents.get(token)

    def inside(self, content: Content) -> dict[str, Any]:
        """The attributes of an article."""
        return held_by(content)

    def name_of(self, content: Content) -> str | None:
        """The token of an article that tells the trace of reads; None for another."""
        watched = held_by(content).get("_watch")
        return watched[1] if watched else None

    def key(self, spec: str, needs: str, given: Given) -> str:
        """The key of a page: of its spec and of all its needs as they are today; "" if one of
        them cannot be known."""
        try:
            names, parts = parted(needs)
            values = [self._of_part(need) for need in parts.split("\n") if need]
            return fingerprint((spec, needs, self._of_context(names, given), values))
        except UnknowableError:
            return ""

    def _of_context(self, names: str, given: Given) -> list[str]:
        """What the needs of the context are today: worked out once for all pages of a template,
        but for what each is given for itself."""
        block = self._blocks.get((names, id(given.context)))
        if block is None or block[0] is not given.context:
            block = given.context, {}, read(names)
            self._blocks[(names, id(given.context))] = block
        _, known, needs = block
        own = frozenset(need for need in needs if need[1] in given.own)
        if own not in known:
            rest = [self.of(need, given.all) for need in needs if need not in own]
            known[own] = fingerprint(rest)
        return [known[own], *[self.of(need, given.all) for need in needs if need in own]]

    def key_of(self, site: str, what: object, articles: Iterable[Content]) -> str:
        """The fingerprint of some values and some articles as they are today; "" if not known."""
        try:
            found = [self.whole(article) for article in articles]
            return fingerprint((site, what, found), self._token)
        except UnknowableError:
            return ""

    def whole(self, content: Content) -> tuple[str, ...]:
        """The fingerprints of what feeds show of an article: its card and its body."""
        token = self._token(content) or ""
        return token, *(self._of_part(f"part\t{token}\t{part}") for part in ("card", "body"))

    def of(self, need: Need, given: Mapping[str, Any]) -> str:
        """The fingerprint of what one need is today."""
        kind, name, part = need
        if kind == "part":
            return self._of_part("\t".join(need))
        value = given.get(name, _NOTHING)
        if kind == "name" and isinstance(value, WatchedList):
            return "list"  # that it was asked for says nothing yet; what is read of it is noted
        if type(value) is str and kind == "name":
            return repr(value)
        if kind == "name" and _may_differ(value):
            raise UnknowableError(f"{name} is code, which may give something else each time")
        known = self._names.get((name + part, id(value)))
        if known is None or known[0] is not value:
            wanted = _sliced(value, part) if kind == "list" else value
            known = value, fingerprint(wanted, self._token)
            self._names[(name + part, id(value))] = known
        return known[1]

    def _of_part(self, need: str) -> str:
        """The same, of a part of an article: what it is, or what it was when it was asked last."""
        found = self._parts.get(need)
        if found is None:
            _, token, part = need.split("\t")
            found = self._parts[need] = self._part(token, part)
        return found

    def _part(self, token: str, part: str) -> str:
        content = self.content(token)
        if content is None:
            return "gone"
        inside = self.inside(content)
        if part == "card":
            names = CARD & inside.keys()
            return self._of_names(sorted(names), inside)
        if part == "body":
            return fingerprint((self._of_names(sorted(BODY & inside.keys()), inside),
                                _with_links(content)), self._token)  # fmt: skip
        if part == "all":
            every = inside.keys() - (INSIDE - {"metadata"})
            return self._of_names(sorted(every), inside) + _with_links(content)
        value = inside[part] if part in inside else getattr(content, part, _NOTHING)
        if value is None:
            return "none"
        if isinstance(value, Content):  # an article's neighbour: of ten thousand, each has two
            return self._token(value) or ""
        return fingerprint(value, self._token)

    def _of_names(self, names: list[str], inside: Mapping[str, Any]) -> str:
        return fingerprint([(name, inside[name]) for name in names], self._token)

    def _token(self, value: Any) -> str | None:  # noqa: ANN401 -- any value of a template
        """What is known by its name: a watched content; and by what it holds, but once: others."""
        kind = _kind(type(value))  # type: ignore[arg-type]  # a class is hashable
        if kind is None:
            return None
        if kind is Content:
            return self.name_of(value) or self._once(value, _whole(value))
        if kind is URLWrapper:
            return self._wrapped(value)
        if kind is Page:
            shown = (value.number, value.paginator.num_pages, value.paginator.count, value.base_url)
            return self._once(value, (*shown, value.full_name, list(value.object_list)))
        return self._once(value, (value.name, value.url, value.count, value.per_page))

    def _wrapped(self, wrapper: URLWrapper) -> str:
        """A tag, category or author, by its name and what else it has, such as a person."""
        held = vars(wrapper)
        known = self._tokens.get(id(wrapper))
        if known and known[0] is wrapper:
            return known[1]
        name = f"{type(wrapper).__name__}:{wrapper.slug}:{wrapper.name}"
        if more := sorted(held.keys() - _WRAPPED):
            name += f":{fingerprint([(key, held[key]) for key in more], self._token)}"
        self._tokens[id(wrapper)] = wrapper, name
        return name

    def _once(self, value: object, held: object) -> str:
        known = self._tokens.get(id(value))
        if known is None or known[0] is not value:
            kind = type(value).__name__
            known = self._tokens[id(value)] = value, f"{kind}:{fingerprint(held, self._token)}"
        return known[1]


@cache
def _kind(kind: type) -> type | None:
    """Which of the classes that are known by a name a class is of."""
    known = (Content, URLWrapper, Page, Paginator)
    return next((one for one in known if issubclass(kind, one)), None)


def _may_differ(value: object) -> bool:
    """Whether a value is code that a template may call, or holds some: its results are not seen."""
    if isinstance(value, Mapping):
        return any(_may_differ(inside) for inside in value.values())
    if type(value) in {list, tuple}:
        return any(_may_differ(inside) for inside in value)  # type: ignore[attr-defined]  # a list
    code = isinstance(value, ModuleType) or callable(value)
    return code and _module(value) not in _KNOWN_CODE


def _module(value: object) -> str:
    return str(getattr(value, "__module__", "")).split(".")[0]


def _whole(content: Content) -> dict[str, Any]:
    return {name: value for name, value in held_by(content).items() if name not in INSIDE}


def _with_links(content: Content) -> str:
    """The body with its links followed, where it has any; they may lead elsewhere today."""
    written = held_by(content).get("_content") or ""
    return content._update_content(written, "") if _LINK.search(written) else ""


def _sliced(value: Any, part: str) -> object:  # noqa: ANN401 -- any value of a template
    """A part of a list as it is asked for: "some", "count", "all", or a slice such as "0:5"."""
    if not isinstance(value, list):
        raise UnknowableError("a list was read, and this is none")
    if part == "some":
        return bool(list.__len__(value))
    if part == "count":
        return list.__len__(value)
    if part == "all":
        return list(list.__iter__(value))
    bounds = [int(words) if words else None for words in part.split(":")]
    return list.__getitem__(value, slice(*bounds))
