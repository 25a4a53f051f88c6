"""Links from one file of content/ to another: `{filename}`, `{static}` and `{attach}`.

Comes in: a document, its body as HTML, and the catalogue. Goes out: a finding for each link that
leads nowhere, at its line. Links are read off the HTML, which is what Pelican follows: what
Markdown or an entity made of the source cannot be told from the source. Where they stand is looked
up there. Source: Pelican's documentation, "Linking to internal content".
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from difflib import get_close_matches
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from weekpress.errors import LINK, Finding
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.document import Document, dated_name
from weekpress.frontmatter.glossary import NAME as GLOSSARY
from weekpress.frontmatter.models import Post
from weekpress.frontmatter.statement import NAME as STATEMENT
from weekpress.markup.source import Source, links_to_sources

_LINK = re.compile(r"=\s*\"[{|](?P<what>\w+)[}|](?P<target>[^\"]*)\"")
"""An address in the HTML that Pelican would follow within the site."""
_LINK_STARTS = re.compile(r"[(\"'<]\Z|\]:[ \t]\Z")
"""What stands before an address: of a link, of an attribute, of the `[words]: address` of one."""
_LINK_ENDS = re.compile(r"[\s)\"'>]|\Z")
_IN_NAME = re.compile(r"[\w./-]")
_FILES = {"static", "attach"}
_LISTS = {"tag": "tags", "author": "people", "category": "categories"}
_MOST_GUESSES = 400
"""How many names are compared to guess what was meant: a guess must not take longer than a look."""
_UNPUBLISHED = {"draft": "is a draft", "hidden": "is hidden", "scheduled": "is not published yet"}

Fault = tuple[str, str]
"""What is wrong with a link, and what to write instead."""


def link_faults(
    document: Document, body_html: str, catalogue: Catalogue, now: datetime, preview: bool
) -> Iterator[Finding]:
    """The links of `document` that lead nowhere, or to something the public may not see yet."""
    public = not preview and not catalogue.unpublished(document, now)
    source = Source(document.body, document.shown, document.body_line)
    for what, target in internal_links(body_html):
        fault = _fault(what, target, document.path, catalogue, now if public else None)
        if fault:
            for line, column in _places(source, what, target):
                message = f'"{{{what}}}{target}" {fault[0]}'
                yield Finding(
                    document.shown, line, "link", message, fault[1], rule=LINK, column=column
                )
    for target in links_to_sources(body_html):
        for line, column in _places(source, "", html.unescape(target)):
            message = f'"{target}" is the name of a file here, and no page on the site.'
            fix = f"Write {{filename}}{target} in place of it."
            yield Finding(document.shown, line, "link", message, fix, rule=LINK, column=column)
    yield from _head_faults(document, catalogue, now if public else None)


def internal_links(body_html: str) -> list[tuple[str, str]]:
    """The kind and target of each internal link of some HTML, each once, in their order."""
    found = ((m["what"], html.unescape(m["target"])) for m in _LINK.finditer(body_html))
    return list(dict.fromkeys(found))


def resolved(source: str, target: str) -> str | None:
    """The path, from the content folder, that `target` in the file `source` means; None for what
    is no address at all."""
    try:
        path = unquote(urlsplit(target).path)
    except ValueError:
        return None
    base = "" if path.startswith("/") else str(PurePosixPath(source).parent)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/") or "."))


def _fault(
    what: str, target: str, source: str, catalogue: Catalogue, public_at: datetime | None
) -> Fault | None:
    path = resolved(source, target)
    if path is None:
        return "is not an address.", "Write the path of a file in content/."
    if what == "filename":
        return _page_fault(path, catalogue, public_at)
    if what in _FILES:
        return _file_fault(path, catalogue)
    if what in _LISTS:
        return "is not followed here.", f"Link to the page itself, such as /{_LISTS[what]}/name/."
    return None if what == "index" else ("is no kind of link.", "Write {filename} or {static}.")


def _page_fault(path: str, catalogue: Catalogue, public_at: datetime | None) -> Fault | None:
    target = catalogue.documents.get(path)
    made = (path == GLOSSARY and catalogue.glossary.terms) or (
        path == STATEMENT and catalogue.statement
    )
    if made:
        return None
    if target is None:
        if not path.startswith("../") and (catalogue.root / path).is_file():
            return "is a file, not a page.", "Write {static} in place of {filename}."
        near = _near(path, catalogue.documents)
        return "leads to a file that is not there.", (
            f"Did you mean {{filename}}/{near}?" if near else "Correct the path."
        )
    why = catalogue.unpublished(target, public_at) if public_at and target.meta else None
    if why:
        return f"leads to a page that {_UNPUBLISHED[why]}.", (
            "Publish that first, or take the link out."
        )
    return None


def _file_fault(path: str, catalogue: Catalogue) -> Fault | None:
    if path.startswith("../"):
        return "leads outside the content folder.", "Put the file in images/ and link it there."
    if path in catalogue.documents:
        return "is a page, not a file.", "Write {filename} in place of {static}."
    if (catalogue.root / path).is_file():
        return None
    folder = catalogue.root / PurePosixPath(path).parent
    beside = (p.name for p in folder.iterdir()) if folder.is_dir() else iter(())
    near = _near(PurePosixPath(path).name, sorted(islice(beside, _MOST_GUESSES)))
    return "leads to a file that is not there.", (
        f"Did you mean {near}?" if near else "Add the file, or correct the path."
    )


def _head_faults(
    document: Document, catalogue: Catalogue, public_at: datetime | None
) -> Iterator[Finding]:
    """What the front matter refers to: the picture, and the project's own state."""
    meta = document.meta
    if isinstance(meta, Post) and meta.image and not (catalogue.root / meta.image).is_file():
        yield document.finding(
            "image",
            f'there is no picture "{meta.image}".',
            "Put it in images/, or correct the name.",
        )
    project = catalogue.project_of(document)
    why = catalogue.unpublished(project, public_at) if project and public_at else None
    if why:
        yield document.finding(
            "project",
            f"this would name a project that {_UNPUBLISHED[why]}.",
            "Publish the project first, or make this a draft.",
        )


def _places(source: Source, what: str, target: str) -> list[tuple[int, int]]:
    """Line and column of each place where the link is written, or of the body's first line."""
    return written_at(source, target, what, "?#") or [(source.first_line, 1)]


def written_at(
    source: Source, target: str, what: str = "", more: str = ""
) -> list[tuple[int, int]]:
    """Line and column of each place where a link to `target` is written; none where it is not.

    what -- of a link within content/, its kind: "filename"
    more -- the signs that may follow, with a part of the address that is not in `target`
    """
    prose, found = source.prose, list[tuple[int, int]]()
    inside = re.compile(rf"[{{|]{what}[}}|]\Z") if what else None
    start = prose.find(target) if target else -1
    while start >= 0:
        before, after = prose[max(0, start - 20) : start], prose[start + len(target) :][:1]
        kind = inside.search(before) if inside else None
        if kind and not _IN_NAME.match(after):
            found.append(source.place(start - len(kind[0])))
        elif _LINK_STARTS.search(before) and (_LINK_ENDS.match(after) or after in more):
            found.append(source.place(start))
        start = prose.find(target, start + len(target))
    return found


def _near(path: str, paths: Iterable[str]) -> str | None:
    """The path that was probably meant: one with the same slug, or much the same letters."""
    every = list(paths)
    if len(every) > _MOST_GUESSES:
        slug = dated_name(PurePosixPath(path).stem)[1]
        every = list(islice((p for p in every if slug[:12] in p), _MOST_GUESSES))
    return next(iter(get_close_matches(path, every, n=1)), None)
