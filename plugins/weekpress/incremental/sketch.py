"""A sketch: the pages a writer looks at, drawn before all that follows from an edit is worked out.

Comes in: articles read by themselves, new or with other keys, and the files that are gone. Goes
out: the page of each, and the home page, with what the last build knew of all the rest. The whole
build that comes next draws them as they should be, with their neighbours and related articles; it
finds them named anew in the manifest, and so leaves none of them as it is.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.paginator import Paginator
from pelican.utils import sanitised_join

from weekpress.atomic import UNFINISHED, clear_up, write_atomically
from weekpress.folders import Folder, Record
from weekpress.incremental.recalling import Recalling
from weekpress.incremental.snapshot import HOME
from weekpress.incremental.trace import MissingError
from weekpress.incremental.watched import WatchedList
from weekpress.incremental.writer import pages_of
from weekpress.manifest import MANIFEST

LISTS = ("articles", "dates")
"""The lists of all articles, newest first, in the context and on the home page."""

Follow = Callable[[dict[str, Any], Sequence[Article], Sequence[Article]], None]
"""Sets what follows in the context, from all articles and those that were read, and is seen."""


class Sketch:
    """The pages of one folder, drawn ahead. What was recalled is of no use to anybody else then."""

    def __init__(self, recalling: Recalling, folder: Folder, output: Path) -> None:
        self._recalling, self._memory = recalling, recalling.memory
        self._folder, self._output = folder, output

    def draw(self, read: Mapping[str, Article], gone: Collection[str], follow: Follow) -> list[str]:
        """The names of the pages that were drawn.

        read -- articles as they are now, by the path of their file
        gone -- the paths of files that are no more

        Raises MissingError where too little is known.
        """
        shown = [self._taken_up(path, article) for path, article in read.items()]
        anew = [article for article, _ in shown]
        articles = self._in_order(anew, gone)
        for name in LISTS:
            self._memory.names[name] = WatchedList(articles, self._memory.trace, name)
        follow(self._memory.names, articles, anew)
        pages = [(article.save_as, self._page(article, like)) for article, like in shown]
        pages += self._home()
        self._write(pages)
        return [name for name, _ in pages]

    def _taken_up(self, path: str, article: Article) -> tuple[Article, str]:
        """An article as pages show it, and the name of the page that its own is to be like.

        What other rooms set is as it was; on a new article, it is nothing.
        """
        known = self._memory.content(f"Article:{path}")
        like = known or self._first_like(article)
        name, inside = like.save_as, self._memory.inside(like)
        if article.save_as != name and self._folder.record(article.save_as):
            raise MissingError(f"{article.save_as} is another's")
        if known:
            self._memory.forget(known)
            inside.update(vars(article))
            return known, name
        blank: dict[str, Any] = {
            key: [] if isinstance(value, list) else None for key, value in inside.items()
        }
        vars(article).update(blank | vars(article))
        return article, name

    def _first_like(self, article: Article) -> Article:
        """The newest article that is drawn by the same template."""
        for other in list.__iter__(self._memory.names["articles"]):
            if other.template == article.template:
                return other
        raise MissingError("there is no article of its kind yet")

    def _in_order(self, shown: Sequence[Article], gone: Collection[str]) -> list[Article]:
        """All articles, newest first; those of one moment by slug."""
        away = {f"Article:{path}" for path in gone} | set(map(self._memory.name_of, shown))
        articles = [one for one in list.__iter__(self._memory.names["articles"])
                    if self._memory.name_of(one) not in away]  # fmt: skip
        for article in shown:
            insort(articles, article, key=_place)
        return articles

    def _page(self, article: Article, like: str) -> bytes:
        own = {"article": article, "category": article.category, "output_file": article.save_as}
        return self._drawn(*self._kept(like), own)

    def _home(self) -> Iterator[tuple[str, bytes]]:
        """The home page, where it is known how it is drawn."""
        if self._folder.drawn(HOME):
            record, template, given = self._kept(HOME)
            paginators = {
                name: Paginator(old.name, old.url, self._memory.names[name], old.settings,
                                old.per_page)
                for name in LISTS if (old := given.get(f"{name}_paginator"))
            }  # fmt: skip
            more = next(pages_of(paginators)) if paginators else {}
            yield HOME, self._drawn(record, template, given, more)

    def _kept(self, name: str) -> tuple[Record, str, dict[str, Any]]:
        """A page's record, its template, and what it was given for itself."""
        record = self._folder.record(name)
        data = self._folder.drawn(name)
        if record is None or data is None:
            raise MissingError(f"nothing is kept of {name}")
        template, given = self._memory.unpacked(data)
        return record, template, self._memory.telling(given)

    def _drawn(
        self, record: Record, template: str, given: Mapping[str, Any], more: Mapping[str, Any]
    ) -> bytes:
        text, _, _ = self._recalling.draw(template, {**given, **more}, record.needs)
        return text.encode("utf-8")

    def _write(self, pages: Sequence[tuple[str, bytes]]) -> None:
        aside = self._output / UNFINISHED
        aside.mkdir(exist_ok=True)
        with (self._output / MANIFEST).open("a", encoding="utf-8", newline="\n") as manifest:
            manifest.writelines(f"{name}\n" for name, _ in pages)
        try:
            for name, data in pages:
                write_atomically(Path(sanitised_join(str(self._output), name)), data, aside)
        finally:
            clear_up(aside)


def _place(article: Article) -> tuple[timedelta, str]:
    """What the newest article has least of; see weekpress.reader, put_in_order."""
    as_seen = article.date.replace(tzinfo=UTC)  # readers see the date, whatever its offset
    return datetime.max.replace(tzinfo=UTC) - as_seen, article.slug
