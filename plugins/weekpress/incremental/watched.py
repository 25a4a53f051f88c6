"""Watched: articles, lists and names that tell a trace when a page reads them.

They are what they were: an article is an instance of its own class's child, a list is a list. So
every template, filter and plugin goes on as before, and Python code that reads an article is seen
as well as a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, SupportsIndex, TypeVar

from jinja2.runtime import Context
from pelican.contents import Content

from weekpress.incremental.trace import MissingError, Trace
from weekpress.markup.tokens import names

T = TypeVar("T")

BODY = names("content _content toc words reading_minutes statistics get_content")
"""What follows from an article's text."""

CARD = names(
    "title slug date modified locale_date locale_modified authors author tags category lang"
    " in_default_lang status _status summary _summary get_summary standfirst short_read kind week"
    " weeks entry_id image image_alt comments redirect_from unpublished source"
    " relative_source_path url save_as template date_format timezone override_url override_save_as"
    " url_format get_url_setting"
)
"""What lists and links show of an article, and what follows from that and the settings."""

INSIDE = names("settings _context _watch metadata source_path")
"""What an article has for Pelican's use; a page that reads one of these reads all of it."""


PART = {
    **dict.fromkeys(BODY, "body"),
    **dict.fromkeys(CARD, "card"),
    **dict.fromkeys(INSIDE, "all"),
}
"""The part of an article that an attribute belongs to; one of a plugin's is a part of its own."""


class Watched:
    """The part of a watched article's class that tells of reads."""

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 -- as that of what is watched
        values = object.__getattribute__(self, "__dict__")
        trace, token = values["_watch"]
        needs = trace.needs
        if needs is None or name.startswith("__"):
            return super().__getattribute__(name)
        needs[("part", token, PART.get(name, name))] = None
        if name in values:  # no property of Pelican's is in there
            return values[name]
        trace.needs = None  # what a property reads follows from what was noted
        try:
            value = super().__getattribute__(name)
        finally:
            trace.needs = needs
        if callable(value) and name not in PART:
            needs[("part", token, "all")] = None  # a method of a plugin's: it may read anything
        return value


def held_by(content: Content) -> dict[str, Any]:
    """The attributes of an article, without a word to anybody."""
    held: dict[str, Any] = object.__getattribute__(content, "__dict__")
    return held


@cache
def watched_class(kind: Any) -> Any:  # noqa: ANN401 -- a class, to a class
    """The class of watched contents of one kind; it has its parent's name, which settings use."""
    return type(kind.__name__, (Watched, kind), {"__module__": kind.__module__})


def watch(content: Content, trace: Trace, token: str) -> None:
    """Have an article, page, project or person tell `trace` when it is read."""
    if not isinstance(content, Watched):
        object.__setattr__(content, "_watch", (trace, token))
        content.__class__ = watched_class(type(content))  # type: ignore[arg-type]  # it is


class WatchedList(list[T]):
    """A list that tells which part of it is read: of a long list, pages show a few."""

    def __init__(self, items: Iterable[T], trace: Trace, name: str) -> None:
        super().__init__(items)
        self._trace, self.name = trace, name

    def _note(self, part: str) -> None:
        self._trace.note("list", self.name, part)

    def __bool__(self) -> bool:
        self._note("some")
        return list.__len__(self) > 0

    def __len__(self) -> int:
        self._note("count")
        return super().__len__()

    def __iter__(self) -> Iterator[T]:
        self._note("all")
        return super().__iter__()

    def __getitem__(self, index: SupportsIndex | slice) -> Any:  # noqa: ANN401 -- as that of what is watched
        if isinstance(index, slice):
            parts = (index.start, index.stop, index.step)
            # The slice as it is asked for, not as far as the list goes today.
            plain = all(p is None or type(p) is int for p in parts) and index.step != 0
            self._note(":".join("" if p is None else str(p) for p in parts) if plain else "all")
        else:
            # As a slice of one: it is empty where the list has no such item.
            end = "" if index == -1 else f"{int(index) + 1}"
            self._note(f"{index}:{end}" if type(index) is int else "all")
        return super().__getitem__(index)

    def _whole(self, name: str, *given: Any) -> Any:  # noqa: ANN401 -- as that of what is watched
        self._note("all")
        return getattr(list, name)(self, *given)

    def __reversed__(self) -> Iterator[T]:
        self._note("all")
        return super().__reversed__()

    def __contains__(self, item: object) -> bool:
        return bool(self._whole("__contains__", item))

    def __eq__(self, other: object) -> bool:
        return bool(self._whole("__eq__", other))

    def __ne__(self, other: object) -> bool:
        return bool(self._whole("__ne__", other))

    def __lt__(self, other: object) -> bool:
        return bool(self._whole("__lt__", other))

    def __le__(self, other: object) -> bool:
        return bool(self._whole("__le__", other))

    def __gt__(self, other: object) -> bool:
        return bool(self._whole("__gt__", other))

    def __ge__(self, other: object) -> bool:
        return bool(self._whole("__ge__", other))

    def __repr__(self) -> str:
        return str(self._whole("__repr__"))

    def __add__(self, other: object) -> Any:  # noqa: ANN401 -- as that of what is watched
        return self._whole("__add__", other)

    def __radd__(self, other: list[Any]) -> list[Any]:
        self._note("all")
        return [*other, *list.__iter__(self)]

    def __mul__(self, count: SupportsIndex) -> list[T]:
        self._note("all")
        return super().__mul__(count)

    __rmul__ = __mul__

    def pop(self, *given: Any) -> T:  # noqa: ANN401 -- as that of what is watched
        """An item, taken out."""
        found: T = self._whole("pop", *given)
        return found

    def copy(self) -> list[T]:
        """An ordinary list of all of it."""
        self._note("all")
        return super().copy()

    def index(self, *given: Any) -> int:  # noqa: ANN401 -- as that of what is watched
        """Where an item is."""
        return int(self._whole("index", *given))

    def count(self, item: object) -> int:
        """How often an item is in it."""
        return int(self._whole("count", item))

    def __reduce_ex__(self, _protocol: SupportsIndex) -> tuple[Any, ...]:
        """How it is pickled, and copied: as an ordinary list."""
        self._note("all")
        return list, ([*list.__iter__(self)],)

    __hash__ = None  # a list has none


class WatchedContext(Context):
    """Jinja's context, which tells of each name that a template or filter asks for."""

    def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401 -- as that of what is watched
        """The value of a name, or Jinja's mark for none."""
        trace = self.parent.get(TRACE)
        if trace is not None and key not in self.vars:  # else the template itself has set it
            trace.note("name", key)
        if key in self.parent.get(NOT_GIVEN, ()) and key not in self.vars:
            raise MissingError(f"{key} was not given")
        return super().resolve_or_missing(key)


TRACE = "weekpress_trace"
"""The name in a template's context of the trace that is taken."""

NOT_GIVEN = "weekpress_not_given"
"""The name there of the names that the context has and the page was not given; see swift.py."""
