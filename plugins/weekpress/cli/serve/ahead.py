"""What a writer sees before a build is over: the page of the saved post, and the home page.

Comes in: what the last build knew, the texts that changed and the files that are gone. Goes out:
the names of the pages that were drawn. Each room does its part: the reader reads the post by
itself, the weeknotes say what is new, and the pages are drawn as they are remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weekpress.build import clock
from weekpress.cli.noted import Noted
from weekpress.folders import Folder
from weekpress.store import Store

if TYPE_CHECKING:
    from weekpress.incremental.swift import Swift

NEWEST = 60
"""Articles among which the newest week is looked for: to ask all of them for theirs takes long."""


def drawn_ahead(
    swift: Swift, noted: Noted, store: Store, texts: Mapping[str, str], gone: Collection[str]
) -> list[str]:
    """The names of the pages that were drawn; none where a text is none that a page is made of.

    texts -- by the paths of their files in the content folder, new ones among them
    gone  -- the paths of files that are no more
    """
    from weekpress.frontmatter.folder import shown_folder  # all of these bring Pelican or more
    from weekpress.incremental.sketch import Sketch
    from weekpress.markup.terms import Terms
    from weekpress.reader.alone import Alone
    from weekpress.settings import Settings

    names, pelican = swift.recalling.memory.names, swift.settings
    settings, folder = Settings.read(pelican), shown_folder(Path(pelican["PATH"]))
    kept = Folder(store, noted.folder)
    catalogue = kept.note("catalogue")
    now, terms = clock(pelican["TIMEZONE"], settings.site.now), Terms(kept.note("terms") or ())
    alone = Alone(catalogue, settings, now, pelican, terms)
    read = {path: alone.article(path, f"{folder}/{path}", text, names)
            for path, text in texts.items()}  # fmt: skip
    found = {path: article for path, article in read.items() if article}
    if len(found) < len(read):  # something to mend, or no article: the build says so, or draws it
        return []
    sketch = Sketch(swift.recalling, kept, Path(noted.output))
    return sketch.draw(found, gone, _follow)


def _follow(context: dict[str, Any], articles: Sequence[Any], anew: Sequence[Any]) -> None:
    """What is new on the home page, and who the authors are; as the rooms set it for all."""
    from weekpress.weeknotes.weeks import by_week

    context["latest"] = next(iter(by_week(articles[:NEWEST])), None)
    people = {person.slug: person for person in context.get("people") or ()}
    for author in (author for article in anew for author in article.authors):
        author.person = people.get(author.slug)
