"""What Pelican and the templates know of one document: the attributes of its content object.

Comes in: a document, its rendered body and the build. Goes out: Pelican's metadata.
docs/reference/templates.md lists it for those who write templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from string import Formatter
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from pelican.contents import Article, Author, Category, Tag, URLWrapper

from weekpress.frontmatter import Document, Page, Person, Post, Project, Weeknote
from weekpress.frontmatter.catalogue import WEEKNOTES, Catalogue, slug_in
from weekpress.frontmatter.identity import entry_id, entry_id_of_path
from weekpress.frontmatter.models import PRIVATE
from weekpress.frontmatter.slugs import fold
from weekpress.frontmatter.together import Spelling
from weekpress.markup import as_html, reading_minutes
from weekpress.reader.reading import Body
from weekpress.settings import Settings
from weekpress.toolchain import only_ours

Metadata = dict[str, Any]

WORDS = "weekpress_words"
"""The name in Pelican's settings of this run's tags, categories and authors."""


class Known(Protocol):
    """What of a site a document's metadata follows from, besides the document; a `Build` is one."""

    @property
    def catalogue(self) -> Catalogue:
        """Its words, people and projects."""

    @property
    def settings(self) -> Settings:
        """Its settings."""

    @property
    def now(self) -> datetime:
        """The time it is believed to be."""


def metadata_of(document: Document, body: Body, site: Known, settings: Metadata) -> Metadata:
    """What Pelican and the templates know of one document: attributes of its content object."""
    meta, rendered = document.meta, body.rendered
    common: Metadata = {
        "slug": slug_in(document),
        "status": "published",
        "unpublished": site.catalogue.unpublished(document, site.now),
        "source": document.path,
        "toc": rendered.toc,
        "words": rendered.words,
        "reading_minutes": reading_minutes(rendered.words),
        **{k: v for k, v in document.extra.items() if k in site.settings.site.extra_keys},
    }
    if meta and meta.lang:
        common["lang"] = meta.lang
    if isinstance(meta, Post):
        return common | _article(document, meta, body, site, settings)
    if isinstance(meta, Page):
        return common | {
            "title": body.title,
            "summary": body.summary,
            "menu_order": meta.menu_order,
            "redirect_from": list(meta.redirect_from),
        }
    if isinstance(meta, Project | Person):
        words = {"title": body.title, "summary": body.own_summary}
        own = {
            name: value
            for name, value in dict(meta).items()
            if name not in PRIVATE and (value or name != "lang")
        }
        return common | own | {"slug": common["slug"], "status": "published"} | words
    raise TypeError(f"no metadata for a {document.kind}")


def attributes_of_others(article: Article) -> Metadata:
    """What an article has that Pelican's other readers made, of reStructuredText or HTML."""
    path = str(article.relative_source_path)
    words = len(article._content.split())
    none: Metadata = dict.fromkeys(("week", "weeks", "unpublished", "project"))
    blank: Metadata = dict.fromkeys(("toc", "standfirst", "short_read", "image", "image_alt"), "")
    return (
        none
        | blank
        | {
            "authors": [],
            "tags": [],
            "decisions": (),
            "kind": "post",
            "source": path,
            "words": words,
            "reading_minutes": reading_minutes(words),
            "entry_id": entry_id_of_path(path),
            "comments": True,
            "comments_until": None,
            "redirect_from": [],
        }
    )


def _article(
    document: Document, meta: Post, body: Body, site: Known, settings: Metadata
) -> Metadata:
    catalogue, rendered = site.catalogue, body.rendered
    article: Metadata = {
        "kind": document.kind.value,
        "title": body.title
        or as_html(_weeknote_title(document, catalogue, str(settings["DEFAULT_LANG"]))),
        "date": catalogue.published_at(document, site.now),
        "summary": body.summary,
        "standfirst": body.own_summary,
        "short_read": rendered.short_read,
        "decisions": rendered.decisions,
        "tags": _each_once(_tag(tag, catalogue, settings) for tag in meta.tags),
        "week": meta.week if isinstance(meta, Weeknote) else None,
        "weeks": meta.about if isinstance(meta, Weeknote) else None,
        "entry_id": entry_id(document, site.settings.feeds.feed_namespace),
        "image": meta.image,
        "image_alt": meta.image_alt,
        "comments": meta.comments,
        "comments_until": meta.comments_until,
        "redirect_from": list(meta.redirect_from),
        "statistics": {"wc": rendered.words, "read_mins": reading_minutes(rendered.words)},
    }
    if meta.modified:
        article["modified"] = _zoned(meta.modified, catalogue.zone)
    if meta.authors:  # Pelican takes the first of an empty list
        article["authors"] = _each_once(_author(n, catalogue, settings) for n in meta.authors)
    category = meta.category or (WEEKNOTES if isinstance(meta, Weeknote) else "")
    if category:
        article["category"] = _spelt(Category, catalogue.categories[fold(category)], settings)
    if url := catalogue.note_url(document):
        article["url"], article["save_as"] = url, f"{url}index.html"
    else:
        article |= _addresses(slug_in(document), settings)
    return article


def _addresses(slug: str, settings: Metadata) -> Metadata:
    """The address and file of an article, where they follow from its slug alone: Pelican would work
    each out four times over. Left to Pelican where another plugin may change a slug later."""
    if not only_ours(settings):
        return {}
    found: Metadata = {}
    for key in ("url", "save_as"):
        pattern = str(settings[f"ARTICLE_{key.upper()}"])
        if pattern != str(settings[f"ARTICLE_LANG_{key.upper()}"]) or _fields(pattern) != {"slug"}:
            return {}
        found[key] = pattern.format(slug=slug)
    return found


@cache
def _fields(pattern: str) -> set[str | None]:
    """What is named between braces."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def _weeknote_title(document: Document, catalogue: Catalogue, language: str) -> str:
    """The project's name and the week, in the language of the note."""
    project = catalogue.project_of(document)
    meta = document.meta
    week = meta.about.label_in(meta.lang or language) if isinstance(meta, Weeknote) else ""
    if project and isinstance(project.meta, Project):
        return f"{project.meta.name}: {week[0].lower()}{week[1:]}"
    return week


def _spelt(kind: type[URLWrapper], spelling: Spelling, settings: Metadata) -> URLWrapper:
    """Pelican's tag, category or author, with our spelling and our slug: one for all articles."""
    known: dict[tuple[type[URLWrapper], Spelling], URLWrapper] = settings.setdefault(WORDS, {})
    wrapper = known.get((kind, spelling))
    if wrapper is None:
        wrapper = known[kind, spelling] = kind(spelling.name, settings)
        wrapper.slug = spelling.slug
    return wrapper


def _tag(written: str, catalogue: Catalogue, settings: Metadata) -> URLWrapper:
    return _spelt(Tag, catalogue.tags[fold(written)], settings)


def _author(written: str, catalogue: Catalogue, settings: Metadata) -> URLWrapper:
    return _spelt(Author, Spelling(*catalogue.author(written)), settings)


def _each_once(wrappers: Iterable[URLWrapper]) -> list[URLWrapper]:
    """The tags or authors without those that turned out to be one and the same."""
    return list({wrapper.slug: wrapper for wrapper in wrappers}.values())


def _zoned(when: datetime, zone: ZoneInfo) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=zone)
