"""Every file of a content folder, and what only all of them together can show.

Comes in: the folder. Goes out: a `Catalogue` with the documents in the order of their paths, who
is who, which tag is spelt how, and every finding. Reads files; writes none; knows no Pelican.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from weekpress.errors import Finding
from weekpress.frontmatter import together
from weekpress.frontmatter.document import Document, dated_name
from weekpress.frontmatter.entries import normal_key
from weekpress.frontmatter.folder import Found, markdown_files, read_file, symbolic_links
from weekpress.frontmatter.glossary import Glossary, read_glossary
from weekpress.frontmatter.models import Person, Post, Weeknote, Written
from weekpress.frontmatter.reviews import turns
from weekpress.frontmatter.slugs import fold, slug_of
from weekpress.frontmatter.statement_file import StatementFile, read_statement
from weekpress.settings import SiteSettings

WEEKNOTES = "Weeknotes"
"""The category of a weeknote that gives none."""

Model = TypeVar("Model", bound=Written)

ReadAll = Callable[[Sequence[tuple[str, str]]], Iterable[Found]]
"""Reads files, each given by its path and what a person calls it; in their order."""


@dataclass(frozen=True)
class Catalogue:
    """A content folder, read."""

    root: Path
    zone: ZoneInfo
    documents: dict[str, Document]
    """By path, in order."""
    people: dict[str, Document]
    """Person files by every name and alias, folded."""
    projects: dict[str, Document]
    """Project files by slug, name and alias, folded."""
    tags: dict[str, together.Spelling]
    """How each tag is spelt and its slug, by the folded tag."""
    categories: dict[str, together.Spelling]
    """The same for categories."""
    authors: dict[str, together.Spelling]
    """The same for authors, of whom some have a person file."""
    glossary: Glossary = field(default_factory=Glossary)
    """The words the team explains."""
    statement: StatementFile | None = None
    """The accessibility statement; None where there is none."""
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    def without_files(self) -> Catalogue:
        """What is known of the folder, but for its files: words, people and projects."""
        return replace(self, documents={}, findings=())

    def author(self, name: str) -> tuple[str, str]:
        """How an author's name is spelt, and the slug of their page."""
        person = self.people.get(fold(name))
        if person and isinstance(person.meta, Person):
            return person.meta.name, slug_in(person)
        spelling = self.authors.get(fold(name)) or together.Spelling(name, slug_of(name))
        return spelling.name, spelling.slug

    def project_of(self, document: Document) -> Document | None:
        """The project a weeknote is about: the one it names, or its folder's."""
        return self.projects.get(fold(together.project_named(document)))

    def note_url(self, document: Document) -> str:
        """The address of a weeknote that gives no slug: by its week and project; "" for others."""
        meta = document.meta
        if not isinstance(meta, Weeknote) or meta.slug:
            return ""
        project = self.project_of(document)
        folder = slug_of(slug_in(project)) if project else ""
        return f"weeknotes/{meta.week.path}/{folder or 'team'}/"

    def published_at(self, document: Document, now: datetime) -> datetime | None:
        """When the article is published, with a zone; None for what has no date.

        A weeknote without a date has its week's Friday, or today while that is to come: a note
        finished on Thursday is read on Thursday.
        """
        meta = document.meta
        if not isinstance(meta, Post):
            return None
        if meta.date is None and isinstance(meta, Weeknote):
            friday = datetime.combine(meta.week.friday, time(16), self.zone)
            today = now.astimezone(self.zone).date()
            under_way = meta.week.monday <= today and friday > now
            return datetime.combine(today, time(), self.zone) if under_way else friday
        return meta.date if meta.date.tzinfo else meta.date.replace(tzinfo=self.zone)

    def unpublished(self, document: Document, now: datetime) -> str | None:
        """Why the public may not see it at `now`: draft, hidden or scheduled; None if they may."""
        if document.meta and document.meta.status != "published":
            return document.meta.status
        when = self.published_at(document, now)
        return "scheduled" if when and when > now else None

    def holds_until(self, now: datetime) -> datetime | None:
        """When what is published, the date of it, or what is told of the accessibility statement
        changes by itself next; None for never."""
        today = datetime.combine(now.astimezone(self.zone).date(), time(), self.zone)
        times = [datetime.combine(day, time(), self.zone) for day in turns(self.statement)]
        for document, meta in self.of(Post):
            if when := self.published_at(document, now):
                times.append(when)
            if isinstance(meta, Weeknote):  # its week's entry in the weekly feed, and its letter
                times.append(meta.week.closes(self.zone))
            if (
                isinstance(meta, Weeknote)
                and meta.date is None
                and meta.week.friday >= today.date()
            ):
                monday = datetime.combine(meta.week.monday, time(), self.zone)
                friday = datetime.combine(meta.week.friday, time(16), self.zone)
                times += [monday, friday, today + timedelta(days=1)]
        return min((when for when in times if when > now), default=None)

    def address_of_name(self, name: str) -> str | None:
        """The internal link to the one file called `name`, with or without .md; None for no such
        file, or for several."""
        paths = self._by_name.get(name.strip("/").rpartition("/")[2].removesuffix(".md"), [])
        return f"{{filename}}/{paths[0]}" if len(paths) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for path, document in self.documents.items():
            if document.meta:
                names[document.name].append(path)
        return names

    def of(self, model: type[Model]) -> Iterator[tuple[Document, Model]]:
        """The usable documents of one model, each with its meta."""
        for document in self.documents.values():
            if isinstance(document.meta, model):
                yield document, document.meta


def slug_in(document: Document) -> str:
    """The slug the document gives, or its file name's, or its title's; a weeknote's is its own."""
    meta = document.meta
    if meta and meta.slug:
        return meta.slug
    if isinstance(meta, Weeknote):
        project = slug_of(together.project_named(document))
        return f"{project or 'weeknote'}-{meta.week.path.replace('/', '-')}"
    named = slug_of(dated_name(document.name)[1])
    return named or slug_of(getattr(meta, "title", "") or getattr(meta, "name", ""))


def read_catalogue(
    root: Path,
    shown_root: str,
    zone: ZoneInfo,
    site: SiteSettings | None = None,
    read_all: ReadAll | None = None,
) -> Catalogue:
    """Read every Markdown file below `root`.

    shown_root -- what a person calls the folder: findings' paths start with it
    zone       -- the zone of dates that name none
    site       -- which keys and tags the team allows and prefers
    read_all   -- reads the files; `read_file` one after the other if not given
    """
    site = site or SiteSettings()
    documents: dict[str, Document] = {}
    findings = list(symbolic_links(root, shown_root))
    paths = markdown_files(root)
    glossary, faults = read_glossary(root, shown_root)
    statement, more = read_statement(root, shown_root)
    findings += [*faults, *more]
    folder = f"{shown_root}/" if shown_root not in {"", "."} else ""
    named = [(path, f"{folder}{path}") for path in paths]
    every = read_all(named) if read_all else (read_file(root, *pair) for pair in named)
    for path, (document, found) in zip(paths, every, strict=True):
        findings += found
        if document:
            documents[path] = document
    people = together.people_by_name(documents.values())
    projects = together.projects_by_name(documents.values())
    findings += together.judge(documents.values(), people, projects, slug_in)
    allowed = {f"unknown key {normal_key(key)}" for key in site.extra_keys}
    told = tuple(f for f in findings if f.group not in allowed)
    tags, categories, authors = together.words_of(documents.values())
    return Catalogue(
        root, zone, documents, people, projects,
        together.spellings(tags, site.tags), together.spellings([*categories, WEEKNOTES], ()),
        together.spellings(authors, ()), glossary, statement, told,
    )  # fmt: skip
