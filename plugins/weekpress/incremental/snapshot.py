"""A snapshot: what a build knew as it drew its pages, so that one of them can be drawn again.

Comes in: the context, the articles and the pages of a build that is over. Goes out, in the store:
each article by its token, each name of the context, and for each page that shows somebody's text
its template and what it was given. Read back (recalled.py), an article is a real one, whose
attributes come from the store as soon as the first of them is asked for.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pelican.contents import Content

from weekpress.build import KEY, Build
from weekpress.fingerprint import digest
from weekpress.folders import Folder
from weekpress.incremental.values import Values
from weekpress.incremental.watched import INSIDE, TRACE, held_by
from weekpress.packing import Kept, Named, dumped, squeezed


@dataclass(frozen=True, slots=True)
class Text:
    """What is known of a source file, to read another text of the same file."""

    token: str
    """Of what is made of it."""
    head: str
    """The digest of all before its body, and how many characters that is: the keys are those they
    were as long as this part is."""
    head_length: int
    shown: str
    body_line: int
    lang: str
    summary: bool
    """Whether its summary is its own, and does not follow from the first paragraph."""


_CLASSES = {"page": "Page", "project": "Project", "person": "Person"}
"""The class of what is made of a document, by its kind; all others are articles."""

KEPT = "kept "
"""What the name begins with of a value that is in the store by itself; its key follows."""

HOME = "index.html"
"""The page that a writer looks at after a new post."""

Kinds = Mapping[str, tuple[str, str]]
"""By an article's token, the module and the name of its class."""


class Snapshot:
    """Writes what one build knew of one output folder."""

    def __init__(self, folder: Folder, values: Values, shared: dict[int, str]) -> None:
        """shared -- the names of the two things all articles hold, by id: settings and context"""
        self._folder, self._values, self._shared = folder, values, shared

    def save(self, build: Build, context: Mapping[str, Any], site: str) -> None:
        """Keep the articles, the context and what is known of the files; what cannot be written is
        left out.

        site -- the fingerprint of what every page is made of
        """
        self._save_contents(self._values.contents)
        whole = {KEY, *(name for name, value in context.items() if id(value) in self._shared)}
        names = {name: self._tried(_plain(value)) for name, value in context.items()
                 if name not in whole}  # fmt: skip
        kept = {name: data for name, data in names.items() if data is not None}
        self._folder.write_note("context", kept)
        self._folder.write_note("site", site)
        self._folder.write_note("place", context["PATH"])
        self._folder.write_note("texts", texts_of(build))
        self._folder.write_note("terms", build.terms.all)
        self._folder.write_note("catalogue", build.catalogue.without_files())

    def _save_contents(self, contents: Mapping[str, Content]) -> None:
        before = self._folder.digests()
        changed = self._changed(contents, before)
        self._folder.write_contents(changed, before.keys() - contents.keys())
        kinds = {token: _kind(content) for token, content in contents.items()}
        self._folder.write_note("kinds", kinds)

    def _changed(
        self, contents: Mapping[str, Content], before: Mapping[str, str]
    ) -> Iterator[tuple[str, str, bytes]]:
        """The articles that are not as they were kept: token, digest and bytes; one at a time, as
        all of them together would take as much memory again."""
        for token, content in contents.items():
            data = self._tried(state(content))
            if data is not None and before.get(token) != (found := digest(data)):
                yield token, found, squeezed(data)

    def save_page(self, name: str, template: str, more: Mapping[str, Any], needs: str) -> None:
        """Keep how a page was drawn, if it shows the text of an article or is the home page."""
        if name == HOME or needs.endswith("\tbody") or "\tbody\n" in needs:
            given = {key: _plain(value) for key, value in more.items() if key != TRACE}
            data = self._tried((template, given))
            if data is not None:
                self._folder.write_drawn(name, squeezed(data))

    def _tried(self, value: object) -> bytes | None:
        try:
            return dumped(value, self._reduced)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            return None

    def _reduced(self, value: object) -> Any:  # noqa: ANN401 -- as pickle has it
        return reduced(value, self._values.name_of, self._shared)


def texts_of(build: Build) -> dict[str, Text]:
    """The published files in which nothing was found to mend, by path."""
    found: dict[str, Text] = {}
    for path, document in build.catalogue.documents.items():
        meta = document.meta
        clean = document.head and not build.bodies[path].rendered.findings
        if meta and clean and not build.catalogue.unpublished(document, build.now):
            kind = _CLASSES.get(document.kind.value, "Article")
            own = bool(getattr(meta, "summary", "")) or kind in {"Person", "Project"}
            found[path] = Text(
                f"{kind}:{path}", digest(document.head.encode("utf-8")), len(document.head),
                document.shown, document.body_line, meta.lang or "", own,
            )  # fmt: skip
    return found


def reduced(
    value: object,
    name_of: Callable[[Content], str | None],
    shared: Mapping[int, str],
) -> Any:  # noqa: ANN401 -- whatever is kept
    """What is written of an object: its name alone, of an article; of what else Pelican made, such
    as a tag, all but what it shares with every other. See `weekpress.packing.Reduce`."""
    if isinstance(value, Content):
        name = name_of(value)
        return Named(name) if name else NotImplemented
    if isinstance(value, Kept) and value.key:
        return Named(f"{KEPT}{value.key}")
    if type(value).__module__.startswith("pelican."):
        own = value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        if len(own) > 2 and isinstance(own[2], dict):  # a date of Pelican's, say, has none
            held = own[2].items()
            named = {key: Named(shared[id(one)]) for key, one in held if id(one) in shared}
            return own[0], own[1], {**own[2], **named}
    return NotImplemented


def state(content: Content) -> dict[str, Any]:
    """All that an article holds, but for what it shares with every other.

    Its text is bytes: Python keeps the bytes it makes to pickle a string as long as the string.
    """
    left_out = INSIDE - {"metadata", "source_path"}
    held = {name: value for name, value in held_by(content).items() if name not in left_out}
    return held | {"_content": str(held.get("_content") or "").encode("utf-8", "surrogatepass")}


def held_in(state: Mapping[str, Any]) -> dict[str, Any]:
    """What an article held, from its state."""
    return {**state, "_content": state["_content"].decode("utf-8", "surrogatepass")}


def _kind(content: Content) -> tuple[str, str]:
    return type(content).__module__, type(content).__name__


def _plain(value: object) -> object:
    """A list that tells of reads as one that does not."""
    return list(list.__iter__(value)) if isinstance(value, list) else value
