"""The swift way: bodies of articles have changed and nothing else has, so little is done again.

Comes in: what the last build into a folder knew (weekpress.incremental.recalled), and the new texts
of some files. Goes out: the pages and feeds that show them, as a whole build would write them.
Where anything might follow that is not sure to be seen here, `MissingError` is raised before a file
is touched, and the site is built as ever: keys that changed, something to mend, a summary made from
the first paragraph, a link that was not there before, a file that moves beside a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from pelican.contents import Content
from pelican.generators import Generator

from weekpress.atomic import UNFINISHED, clear_up, write_atomically
from weekpress.fingerprint import digest
from weekpress.folders import Folder, Record
from weekpress.incremental.plugin import prepare_templates
from weekpress.incremental.recalled import Memory
from weekpress.incremental.recalling import Recalling
from weekpress.incremental.snapshot import Text
from weekpress.incremental.trace import MissingError
from weekpress.manifest import inside
from weekpress.markup import Rendered, Renderer, as_html, reading_minutes
from weekpress.markup.controls import strip_forbidden, unified
from weekpress.markup.pictures import without_text
from weekpress.markup.source import links_to_sources
from weekpress.markup.terms import Terms
from weekpress.packing import packed


@dataclass(frozen=True)
class Again:
    """A file drawn again, and what the store keeps of it under its key."""

    record: Record
    data: bytes


DrawFeed = Callable[[Record, object, Memory], Again]


class Swift:
    """One output folder, and what the last build into it knew."""

    def __init__(
        self,
        folder: Folder,
        output: Path,
        settings: dict[str, Any],
        *,
        prepare: Callable[[Generator], None],
        draw_feed: DrawFeed,
    ) -> None:
        """settings  -- Pelican's
        prepare   -- makes templates ready for the theme
        draw_feed -- from a feed's record and what was kept of it, to the feed as it is today

        Raises MissingError where the last build kept nothing.
        """
        self._folder, self._output = folder, output
        self._memory = Memory(folder, settings)
        self._texts: Mapping[str, Text] = folder.note("texts") or {}
        self._terms = Terms(folder.note("terms") or ())
        theme = settings["THEME"]
        generator = Generator(self._memory.names, settings, settings["PATH"], theme, "")
        prepare_templates(generator)
        prepare(generator)
        self.recalling = Recalling(self._memory, generator)
        self._draw_feed, self.settings = draw_feed, settings
        self._language = str(settings["DEFAULT_LANG"])
        self._renderer = Renderer(settings.get("WEEKPRESS_TYPOGRAPHY", True), resolve=_unknown)

    def warm(self) -> None:
        """Draw what shows the newest article, and let go of it: templates are read then, and what
        most pages have in common."""
        newest = next(iter(self._memory.names["articles"]), None)
        token = self._memory.name_of(newest) if newest else None
        for record in self._folder.showing(token) if token else ():
            self._again(record)

    def change(self, texts: Mapping[str, str]) -> list[Record]:
        """Write the files that show these articles anew; what is now known of them.

        texts -- the new text of each file, by its path in the content folder
        """
        return self.place(self.drawn(texts))

    def drawn(self, texts: Mapping[str, str]) -> tuple[list[Content], list[Again]]:
        """The articles of these texts and the files that show them, drawn; none is touched yet."""
        changed = [self._changed(path, text) for path, text in texts.items()]
        tokens = [self._memory.name_of(content) or "" for content in changed]
        showing = [r for token in tokens for r in self._folder.showing(token)]
        return changed, [self._again(record) for record in {r.name: r for r in showing}.values()]

    def place(self, made: tuple[list[Content], list[Again]]) -> list[Record]:
        """Write what was drawn; what is now known of the files."""
        changed, drawn = made
        self._write(drawn)
        for content in changed:
            self._memory.save(content)
        records = [again.record for again in drawn]
        self._folder.write_records(records, ())
        return records

    def _write(self, drawn: Iterable[Again]) -> None:
        """Put the files in their places, each whole."""
        aside = self._output / UNFINISHED
        aside.mkdir(exist_ok=True)
        try:
            for again in drawn:
                write_atomically(self._output / again.record.name, again.data, aside)
                self._folder.store.put(again.record.key, packed(again.data))
        finally:
            clear_up(aside)

    def _changed(self, path: str, text: str) -> Content:
        """The article of a file, with its new body."""
        known = self._texts.get(path)
        content = self._memory.content(known.token) if known else None
        if known is None or content is None:
            raise MissingError(f"{path} was not published, or had something to mend")
        rendered, inside = self._rendered(text, known), self._memory.inside(content)
        was, now = _links(content, inside["_content"]), _links(content, rendered.html)
        if now - was or links_to_sources(rendered.html):
            raise MissingError("a link may lead nowhere")
        if any(what == "attach" for what, _ in was | now):
            raise MissingError("a file's place follows from the first page that takes it along")
        own = known.summary or "_summary" not in inside
        if not own and inside["_summary"] != as_html(rendered.summary):
            raise MissingError("the summary follows from the text")
        if inside.get("short_read", "") != rendered.short_read:
            raise MissingError("the 30-second read is shown on other pages")
        if inside["metadata"].get("decisions", ()) != rendered.decisions:
            raise MissingError("what was decided is shown on other pages")
        if without_text(inside["_content"]) != without_text(rendered.html):
            raise MissingError("such pictures are counted on another page")
        self._memory.forget(content)
        marked = self._terms.marked(rendered.html, known.lang or self._language)
        inside.update(_of_body(replace(rendered, html=marked), inside))
        return content

    def _rendered(self, text: str, known: Text) -> Rendered:
        clean, forbidden = strip_forbidden(text, known.shown, 1)
        whole = unified(clean)
        head, body = whole[: known.head_length], whole[known.head_length :]
        if forbidden or digest(head.encode("utf-8")) != known.head:
            raise MissingError("more than the body has changed")
        lang = known.lang or self._language
        rendered = self._renderer.render(body, known.shown, known.body_line, lang)
        if rendered.findings:
            raise MissingError("there is something to mend")
        return rendered

    def _again(self, record: Record) -> Again:
        if not inside(PurePosixPath(record.name)):
            raise MissingError(f"{record.name} is no file of the folder")
        data = self._folder.drawn(record.name)
        how = self._memory.unpacked(data) if data else None
        if isinstance(how, tuple):
            again = self._page(record, *how)
        else:
            again = self._draw_feed(record, how, self._memory)
        if not again.record.key:
            raise MissingError(f"{record.name} is made of what is not known")
        return again

    def _page(self, record: Record, name: str, shown: dict[str, Any]) -> Again:
        text, needs, given = self.recalling.draw(name, self._memory.telling(shown), record.needs)
        key, page = self._memory.key(record.spec, needs, given), text.encode("utf-8")
        now = replace(record, key=key, needs=needs, digest=digest(page), stamp="")
        return Again(now, page)


def _links(content: Content, html: str) -> set[tuple[str, str]]:
    """The links in a body that Pelican would follow: how, and to what."""
    pattern = content._get_intrasite_link_regex()
    return {(match["what"], match["value"]) for match in pattern.finditer(html)}


def _of_body(rendered: Rendered, inside: Mapping[str, Any]) -> dict[str, Any]:
    """What an article has from its body; only what it had before. See reader/metadata.py."""
    minutes = reading_minutes(rendered.words)
    found = {
        "_content": rendered.html,
        "toc": rendered.toc,
        "words": rendered.words,
        "reading_minutes": minutes,
        "statistics": {"wc": rendered.words, "read_mins": minutes},
    }
    return {name: value for name, value in found.items() if name in inside}


def _unknown(name: str) -> str | None:
    raise MissingError(f"another file is named: {name}")
