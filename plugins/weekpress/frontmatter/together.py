"""What only all files together can show: names used twice, people and projects nobody knows.

Pure: documents in, findings and indexes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from weekpress.errors import Finding
from weekpress.frontmatter.claims import is_year
from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Kind, Person, Post, Project, Weeknote
from weekpress.frontmatter.notes import same_week, share_a_week
from weekpress.frontmatter.rotas import rotas
from weekpress.frontmatter.slugs import distinct_slugs, fold
from weekpress.frontmatter.strangers import unknown_people, unknown_projects

SPACES = {
    Kind.POST: "",
    Kind.PAGE: "",
    Kind.WEEKNOTE: "",
    Kind.PROJECT: "projects/",
    Kind.PERSON: "people/",
}
"""The part of an address in front of the slug: slugs differ within one."""


@dataclass(frozen=True)
class Spelling:
    """How a tag is written, and the last part of its address."""

    name: str
    slug: str


def judge(
    documents: Iterable[Document],
    people: dict[str, Document],
    projects: dict[str, Document],
    slug_in: Callable[[Document], str],
) -> list[Finding]:
    """Every finding that needs more than one file."""
    usable = [d for d in documents if d.meta]
    named = {d.path: project_named(d) for d in usable}
    slugs = [slug_in(d) for d in usable]
    return [
        *_without_slug(usable, slugs),
        *_shared(usable, slugs),
        *_shared_ids(usable),
        *_shared_names(usable, people, projects),
        *unknown_people(usable, people),
        *unknown_projects(usable, projects, named),
        *rotas(usable, people),
        *same_week(usable, projects, named),
    ]


def people_by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """Person files by file name, name and alias, folded; a name comes before another's alias.

    A file with a fault counts too: its fault is told, not that it is missing.
    """
    return _by_name(d for d in documents if d.kind is Kind.PERSON)


def projects_by_name(documents: Iterable[Document]) -> dict[str, Document]:
    """Project files by file name, slug, name and alias, folded; one with a fault counts too."""
    return _by_name(d for d in documents if d.kind is Kind.PROJECT)


def _by_name(documents: Iterable[Document]) -> dict[str, Document]:
    index: dict[str, Document] = {}
    every = list(documents)
    for names in (_own_names, _aliases):
        for document in every:
            for name in names(document):
                index.setdefault(fold(name), document)
    return index


def _own_names(document: Document) -> list[str]:
    meta = document.meta
    own = (meta.name, meta.slug) if isinstance(meta, Person | Project) else ()
    return [name for name in (document.name, *own) if name]


def _aliases(document: Document) -> tuple[str, ...]:
    return document.meta.aliases if isinstance(document.meta, Person | Project) else ()


def _shared_names(
    documents: list[Document], people: dict[str, Document], projects: dict[str, Document]
) -> Iterator[Finding]:
    """Names and aliases that two files claim: nobody could tell whom a post means."""
    for document in (d for d in documents if isinstance(d.meta, Person | Project)):
        index = people if document.kind is Kind.PERSON else projects
        for key, names in (("name", _own_names(document)), ("aliases", _aliases(document))):
            for name in names:
                other = index[fold(name)]
                if other is not document:
                    yield document.finding(
                        key, f'"{name}" is a name of {other.shown} too.', "Keep it in one of them."
                    )


def project_named(document: Document) -> str:
    """The project a weeknote names: its `project`, or the folder it lies in; "" for neither.

    A folder that is a year, as in a tree of 2023/50/index.md, is no project.
    """
    meta = document.meta
    if isinstance(meta, Weeknote) and meta.project:
        return meta.project
    folders = document.path.split("/")[1:-1] if document.kind is Kind.WEEKNOTE else []
    return folders[0] if folders and not is_year(folders[0]) else ""


def spellings(tags: Iterable[str], preferred: Iterable[str]) -> dict[str, Spelling]:
    """One spelling for tags that differ by case, accent or hyphen: the configured one, else the
    most used, else the first in the alphabet; each with a slug of its own.
    """
    names: dict[str, str] = {}
    for tag, _ in sorted(Counter(tags).items(), key=lambda item: (-item[1], item[0])):
        names.setdefault(fold(tag), tag)
    names |= {fold(tag): tag for tag in preferred if fold(tag) in names}
    slugs = distinct_slugs(names.values())
    return {key: Spelling(name, slugs[name]) for key, name in names.items()}


def words_of(documents: Iterable[Document]) -> tuple[list[str], list[str], list[str]]:
    """All the tags, all the categories and all the authors articles give, as they are written."""
    posts = [d.meta for d in documents if isinstance(d.meta, Post)]
    return (
        [tag for post in posts for tag in post.tags],
        [post.category for post in posts if post.category],
        [name for post in posts for name in post.authors],
    )


def _without_slug(documents: list[Document], slugs: list[str]) -> Iterator[Finding]:
    for document, slug in zip(documents, slugs, strict=True):
        if not slug:
            yield document.finding(
                "slug",
                "no address can be made from its name or title.",
                "Write slug: with letters, digits and hyphens.",
            )


def _shared(documents: list[Document], slugs: list[str]) -> Iterator[Finding]:
    """Files that would be published at one address; each is told where the other is."""
    first: dict[str, Document] = {}
    for document, slug in zip(documents, slugs, strict=True):
        address = SPACES[document.kind] + slug.casefold()
        other = first.setdefault(address, document)
        if other is not document and not share_a_week(other, document):
            yield document.finding(
                "slug",
                f'"{slug}" is also the address of {other.shown}.',
                "Give one of the two another slug.",
            )


def _shared_ids(documents: list[Document]) -> Iterator[Finding]:
    first: dict[str, Document] = {}
    for document in documents:
        identity = document.meta.id if document.meta else ""
        other = first.setdefault(identity, document) if identity else document
        if other is not document:
            yield document.finding(
                "id",
                f"is the same as in {other.shown}, so feed readers would take one for the other.",
                "Give the newer file an id of its own, or take the line out.",
            )
