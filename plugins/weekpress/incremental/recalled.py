"""Recalled: the articles and the context of a snapshot, as far as somebody asks for them.

Comes in: the store. Goes out: articles of their own classes, empty until their first attribute is
asked for; the names of the context, each read when it is. What a snapshot does not hold raises
`MissingError`: the site is then built as ever.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pelican.contents import Content
from pelican.paginator import Paginator

from weekpress.fingerprint import digest
from weekpress.folders import Folder, Record
from weekpress.incremental.snapshot import KEPT, Kinds, held_in, reduced, state
from weekpress.incremental.trace import MissingError, Trace
from weekpress.incremental.values import Values
from weekpress.incremental.watched import Watched, WatchedList, held_by
from weekpress.packing import dumped, loaded, packed, squeezed, unpacked


class Recalled:
    """The part of a recalled article's class that fills it."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever was kept
        """Python's question for an attribute that is not there: maybe it is not there yet."""
        fill = object.__getattribute__(self, "__dict__").pop("_fill", None)
        if fill is None:
            raise AttributeError(name)
        fill(self)
        return getattr(self, name)


@cache
def _recalled_class(module: str, name: str) -> Any:  # noqa: ANN401 -- a class
    kind = getattr(importlib.import_module(module), name, None)
    ours = module.split(".")[0] in {"pelican", "weekpress"}
    if not (ours and isinstance(kind, type) and issubclass(kind, Content)):
        raise MissingError(f"{module}.{name} is no content")
    return type(name, (Recalled, Watched, kind), {"__module__": module})


class Names(dict[str, Any]):
    """The context: a name is read when it is asked for."""

    def __init__(self, packed_names: Mapping[str, bytes], memory: Memory) -> None:
        super().__init__()
        self._packed, self._memory = packed_names, memory

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 -- whatever was kept
        value = self._memory.loaded(self._packed[name])
        if type(value) is list:
            value = WatchedList(value, self._memory.trace, name)
        self[name] = value
        return value

    def get(self, name: str, default: object = None) -> Any:  # noqa: ANN401 -- whatever was kept
        """The value of a name, or the default."""
        return self[name] if name in self else default  # noqa: SIM401 -- get is what this is

    def all(self) -> set[str]:
        """Every name, read or not."""
        return {*self, *self._packed}

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._packed


class Memory(Values):
    """What the last build into a folder knew; also tells what each need of a page is."""

    def __init__(self, folder: Folder, settings: Any) -> None:  # noqa: ANN401 -- whatever was kept
        """settings -- Pelican's, which the articles share. Raises MissingError for no snapshot."""
        super().__init__(Trace())
        self._folder = folder
        kinds, names = folder.note("kinds"), folder.note("context")
        if not kinds or not names:
            raise MissingError("there is no snapshot")
        if folder.note("place") != settings["PATH"]:
            raise MissingError("articles name their files, and those lie elsewhere now")
        self._kinds: Kinds = kinds
        self.site: str = folder.note("site") or ""
        self.names = Names(names, self)
        self._shared = {"settings": settings, "context": self.names}
        self._names_of_shared = {id(one): name for name, one in self._shared.items()}

    @property
    def trace(self) -> Trace:
        """The trace that everything recalled tells of reads."""
        return self._trace

    def unpacked(self, data: bytes) -> Any:  # noqa: ANN401 -- whatever was kept
        """A value of the snapshot."""
        return unpacked(data, self._named)

    def telling(self, more: dict[str, Any]) -> dict[str, Any]:
        """What a page was given for itself, with lists that tell."""
        for name, value in more.items():
            if type(value) is list:
                more[name] = WatchedList(value, self._trace, name)
            elif isinstance(value, Paginator):
                of = name.removesuffix("_paginator")
                value.object_list = WatchedList(value.object_list, self._trace, of)
        return more

    def loaded(self, data: bytes) -> Any:  # noqa: ANN401 -- whatever was kept
        """The same, of bytes that were not squeezed."""
        return loaded(data, self._named)

    def content(self, token: str) -> Content | None:
        """The article of this token; None for none."""
        found = self.contents.get(token)
        if found is None and token in self._kinds:
            kind = _recalled_class(*self._kinds[token])
            found = kind.__new__(kind)
            held = object.__getattribute__(found, "__dict__")
            held.update(_watch=(self._trace, token), _fill=self._fill)
            self.contents[token] = found
        return found

    def inside(self, content: Content) -> dict[str, Any]:
        """The attributes of an article, filled if it was not."""
        fill = held_by(content).pop("_fill", None)
        if fill:
            fill(content)
        return super().inside(content)

    def articles(self, record: Record) -> list[Content]:
        """The articles whose texts a file shows, in its order."""
        return [content for token in record.shows if (content := self.content(token))]

    def find(self, key: str) -> Any:  # noqa: ANN401 -- whatever was kept
        """What an earlier build made; see `Store.find`."""
        return self._folder.store.find(key)

    def keep(self, key: str, value: object) -> None:
        """Keep what was made now."""
        self._folder.store.put(key, packed(value))

    def today(self, what: object, articles: Iterable[Content]) -> str:
        """The fingerprint of some values and some articles as they are now; see `Build.key_of`."""
        return self.key_of(self.site, what, articles)

    def forget(self, content: Content) -> None:
        """Look at an article anew: its body has changed."""
        token = self.name_of(content)
        start = f"part\t{token}\t"
        for need in [need for need in self._parts if need.startswith(start)]:
            del self._parts[need]
        memo = Content.__dict__["get_content"].cache  # Pelican's, which nothing else empties
        for key in [key for key in memo if key[0] is content]:
            del memo[key]

    def save(self, content: Content) -> None:
        """Keep an article as it is now."""
        token = self.name_of(content) or ""
        data = dumped(state(content), self._reduced)
        self._folder.write_contents([(token, digest(data), squeezed(data))], ())

    def _reduced(self, value: object) -> Any:  # noqa: ANN401 -- whatever was kept
        return reduced(value, self.name_of, self._names_of_shared)

    def _named(self, name: str) -> object:
        found = self._shared.get(name) or self.content(name)
        if name.startswith(KEPT):
            found = self.find(name.removeprefix(KEPT))
        if found is None:
            raise MissingError(f"there is no {name}")
        return found

    def _fill(self, content: Content) -> None:
        token = held_by(content)["_watch"][1]
        data = self._folder.content(token)
        if data is None:
            raise MissingError(f"there is no {token}")
        held_by(content).update(held_in(self.unpacked(data)), settings=self._shared["settings"],
                             _context=self.names)  # fmt: skip
