"""People and projects that are named and that no file knows.

Pure: documents in, findings out. `people` and `projects` are files by every name, folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from weekpress.errors import Finding, Severity
from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Person, Post, Project
from weekpress.frontmatter.slugs import fold, slug_of


def unknown_people(
    documents: Iterable[Document], people: Mapping[str, Document]
) -> Iterator[Finding]:
    """Names without a person file: told once a name, or once in all where there are no people."""
    near: dict[str, str] = {}  # a guess takes a while, and a name is written often
    for document in documents:
        key, written = _people_in(document)
        for name in (n for n in written if fold(n) not in people):
            who = f'"{name}" has no person file' if people else "nobody has a person file"
            shown = "so their page has a name only" if key == "authors" else "so no page is linked"
            if name not in near:
                near[name] = _nearest(name, people)
            yield document.finding(
                key,
                f"{who}, {shown}.",
                f"{near[name]}people/{slug_of(name) or 'a-name'}.md with name: {name}.",
                severity=Severity.WARNING,
                group=f"author {fold(name)}" if people else "author",
            )


def _people_in(document: Document) -> tuple[str, tuple[str, ...]]:
    """The key that names people in a document, and the names."""
    meta = document.meta
    if isinstance(meta, Project):
        return "people", meta.people
    return "authors", meta.authors if isinstance(meta, Post) else ()


def _nearest(name: str, people: Mapping[str, Document]) -> str:
    """The start of what to do: whom a slip of the pen may mean, and what to add if it is none."""
    found = get_close_matches(fold(name), people, n=1, cutoff=0.8)
    meta = people[found[0]].meta if found else None
    return f"Did you mean {meta.name}? If not, add " if isinstance(meta, Person) else "Add "


def unknown_projects(
    documents: Iterable[Document], projects: Mapping[str, Document], named: Mapping[str, str]
) -> Iterator[Finding]:
    """Notes of a project that has no file.

    named -- the project each document names, by its path
    """
    hints: dict[str, str] = {}  # a guess takes a while, and a project has many notes
    for document in documents:
        name = named[document.path]
        if name and fold(name) not in projects:
            if name not in hints:
                near = get_close_matches(fold(name), projects, n=1)
                hints[name] = f"Did you mean {projects[near[0]].name}?" if near else ""
            yield document.finding(
                "project",
                f'"{name}" is not a project.',
                hints[name] or f"Add projects/{slug_of(name)}.md.",
            )
