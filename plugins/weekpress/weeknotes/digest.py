"""What a team did in a quarter: a draft of a post, for a person to make one of.

Comes in: the catalogue, a period and the time. Goes out: Markdown, by project: how it stands, the
30 second read of each note, what was decided; then the posts. Only what is public at that time is
in it. The same comes out of the same, and its last line is a seal by which is known whether
anybody has changed it since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from weekpress.frontmatter import Document, Kind, Post, Project, Weeknote
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.isoweek import long_date
from weekpress.markup.account import decided, short_read
from weekpress.markup.carried import carried
from weekpress.markup.items import as_list, paragraphs_of
from weekpress.markup.lines import as_markdown
from weekpress.markup.sections import sections_of
from weekpress.weeknotes.notes import Note
from weekpress.weeknotes.period import Period

_SEAL = re.compile(r"<!-- weekpress digest (?P<sum>[0-9a-f]{64}): [^\n]*-->\n*\Z")
_SEAL_WORDS = "while this line fits what is above it, a digest made anew may take its place."
_BELOW_WEEK = 4
"""The level from which on a note's own headings stand: below project and week."""


@dataclass(frozen=True)
class Summed:
    """What a digest is made of; nothing, where nothing was public in the period."""

    projects: tuple[tuple[Document | None, tuple[Note, ...]], ...]
    """Each project with its notes in the order of their weeks; last, notes without a project."""
    posts: tuple[Document, ...]

    def __bool__(self) -> bool:
        return bool(self.projects or self.posts)


def summed(catalogue: Catalogue, period: Period, now: datetime) -> Summed:
    """What was public at `now` of the notes about, and the posts from, the period."""
    notes: dict[str, list[Note]] = {}
    for document, meta in catalogue.of(Weeknote):
        if meta.about.last in period and not catalogue.unpublished(document, now):
            project = catalogue.project_of(document)
            notes.setdefault(project.path if project else "~", []).append(Note(document, meta))
    by_project = tuple(
        (catalogue.documents.get(path), tuple(sorted(found, key=_order)))
        for path, found in sorted(notes.items())
    )
    posts = [
        (when, document.path, document)
        for document, _ in catalogue.of(Post)
        if document.kind is Kind.POST and not catalogue.unpublished(document, now)
        and (when := catalogue.published_at(document, now)) and when.date() in period
    ]  # fmt: skip
    return Summed(by_project, tuple(document for _, _, document in sorted(posts, key=_dated)))


def _order(note: Note) -> tuple[object, str]:
    return note.weeks, note.document.path


def _dated(post: tuple[datetime, str, Document]) -> tuple[datetime, str]:
    return post[:2]


def digest_of(found: Summed, period: Period, lang: str) -> str:
    """The body of the draft. lang -- the site's language; others are marked (WCAG 3.1.2)."""
    pieces = [piece for project, notes in found.projects for piece in _project(
        project, notes, period, lang)]  # fmt: skip
    if found.posts:
        pieces += ["## Posts", as_list([_post(post, lang) for post in found.posts])]
    return "\n\n".join(p.strip("\n") for p in pieces if p.strip()) + "\n"


def sealed(text: str) -> str:
    """The text with its seal for a last line; a comment, which no page shows."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"{text}\n<!-- weekpress digest {_sum(text)}: {_SEAL_WORDS} -->\n"


def is_untouched(text: str) -> bool:
    """Whether nobody has changed a file since `sealed` made it, be its line ends what they are."""
    even = text.replace("\r\n", "\n")
    seal = _SEAL.search(even)
    return seal is not None and seal["sum"] == _sum(even[: seal.start() - 1])


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _project(
    project: Document | None, notes: tuple[Note, ...], period: Period, lang: str
) -> Iterator[str]:
    meta = project.meta if project else None
    if project and isinstance(meta, Project):
        yield f"## [{as_markdown(meta.name)}]({{filename}}/{project.path})"
        yield f"{as_markdown(meta.summary)} {_state(meta, period)}".strip()
    else:
        yield "## Other notes"
    for note in notes:
        yield f"### [{note.weeks.label}]({{filename}}/{note.document.path})"
        yield _in_its_language(_read(note), note, lang)
    decisions = [_linked(item, note) for note in notes for item in decided(note.document.body)]
    if decisions:
        yield "### Decided"
        yield as_list(decisions)


def _state(meta: Project, period: Period) -> str:
    """How the project stands, and what of it was in the period."""
    began = meta.started and meta.started in period
    sentences = [f"It began on {long_date(meta.started)}."] if began and meta.started else []
    if meta.state == "finished":
        sentences.append(f"It finished on {long_date(meta.ended)}." if meta.ended else
                         "It is finished.")  # fmt: skip
    elif meta.state == "paused":
        sentences.append("It is paused.")
    return " ".join(sentences)


def _read(note: Note) -> str:
    """The note in thirty seconds, as Markdown: its section, its summary, or how it begins."""
    document = note.document
    body, path = document.body, document.path
    if short := short_read(body):
        return _lowered(carried(short, body, path))
    if note.meta.summary:
        return as_markdown(note.meta.summary)
    first = next(iter(paragraphs_of(body)), "")
    return carried(first, body, path)


def _lowered(markdown: str) -> str:
    """The text with its headings below those of the digest."""
    first, *others = sections_of(markdown)
    top = min((section.level for section in others), default=1)
    down = _BELOW_WEEK - top
    headed = [
        f"{'#' * min(6, section.level + down)} {section.words}\n\n" + section.body.lstrip("\n")
        for section in others
    ]
    return first.body + "".join(headed)


def _in_its_language(markdown: str, note: Note, lang: str) -> str:
    own = note.meta.lang or lang
    if own == lang or not markdown:
        return markdown
    return f'<div lang="{own}" markdown="1">\n\n{markdown.strip()}\n\n</div>'


def _linked(item: str, note: Note) -> str:
    """The decision, with a link to its note after its first words."""
    whole = carried(item, note.document.body, note.document.path).strip()
    words = note.weeks.label[0].lower() + note.weeks.label[1:]
    link = f"([{words}]({{filename}}/{note.document.path}))"
    end = re.search(r"\n(?=[ \t]*(?:\n|[-*+] |\d+\. |[ ]{4}))|\Z", whole)
    place = end.start() if end else len(whole)
    return f"{whole[:place]} {link}{whole[place:]}"


def _post(document: Document, lang: str) -> str:
    meta = document.meta
    title, summary = (meta.title, meta.summary) if isinstance(meta, Post) else ("", "")
    told = f": {as_markdown(summary)}" if summary else ""
    line = f"[{as_markdown(title)}]({{filename}}/{document.path}){told}"
    own = (meta.lang if meta else "") or lang
    return line if own == lang else f'<span lang="{own}">{line}</span>'
