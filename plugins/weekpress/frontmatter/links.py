"""Links from one file of content/ to another: `{filename}`, `{static}` and `{attach}`.

Comes in: a document and the catalogue. Goes out: a finding for each link that leads nowhere, at
its line. Source: Pelican's documentation, "Linking to internal content".
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from weekpress.errors import Finding
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.document import Document
from weekpress.markup.source import Source

_LINK = re.compile(r"[{|](?P<what>filename|static|attach)[}|](?P<target>[^\s)>\"'\]]*)")


def link_faults(
    document: Document, catalogue: Catalogue, now: datetime, preview: bool
) -> Iterator[Finding]:
    """The links of `document` that lead nowhere, or to something the public may not see yet."""
    for line, column, what, target in internal_links(document):
        path = resolved(document.path, target)
        if what == "filename":
            fault = _page_fault(path, document, catalogue, now, preview)
        else:
            fault = _file_fault(path, catalogue)
        if fault:
            message, fix = fault
            written = f"{{{what}}}{target}"
            yield Finding(
                document.shown, line, "link", f'"{written}" {message}', fix, column=column
            )


def internal_links(document: Document) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, kind and target of each internal link outside code and comments."""
    source = Source(document.body, document.shown, document.body_line)
    for link in _LINK.finditer(source.prose):
        line, column = source.place(link.start())
        yield line, column, link["what"], link["target"]


def resolved(source: str, target: str) -> str:
    """The path, from the content folder, that `target` in the file `source` means."""
    path = unquote(urlsplit(target).path)
    base = "" if path.startswith("/") else str(PurePosixPath(source).parent)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/") or "."))


def _page_fault(
    path: str, source: Document, catalogue: Catalogue, now: datetime, preview: bool
) -> tuple[str, str] | None:
    target = catalogue.documents.get(path)
    if target is None:
        if not path.startswith("../") and (catalogue.root / path).is_file():
            return "is a file, not a page.", "Write {static} in place of {filename}."
        near = get_close_matches(path, catalogue.documents, n=1, cutoff=0.75)
        return "leads to a file that is not there.", (
            f"Did you mean {{filename}}/{near[0]}?" if near else "Correct the path."
        )
    why = target.meta and catalogue.unpublished(target, now)
    if why and not preview and not catalogue.unpublished(source, now):
        words = {"draft": "is a draft", "hidden": "is hidden", "scheduled": "is not published yet"}
        return f"leads to a page that {words[why]}.", "Publish that first, or take the link out."
    return None


def _file_fault(path: str, catalogue: Catalogue) -> tuple[str, str] | None:
    if path.startswith("../"):
        return "leads outside the content folder.", "Put the file in images/ and link it there."
    if (catalogue.root / path).is_file():
        return None
    folder = catalogue.root / PurePosixPath(path).parent
    beside = [p.name for p in folder.iterdir()] if folder.is_dir() else []
    near = get_close_matches(PurePosixPath(path).name, sorted(beside), n=1)
    if near:
        return "leads to a file that is not there.", f"Did you mean {near[0]}?"
    return "leads to a file that is not there.", "Add the file, or correct the path."
