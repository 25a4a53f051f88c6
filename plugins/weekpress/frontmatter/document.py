"""One file of content/: what it says about itself, checked, and its body.

Comes in: a path and the text. Goes out: a `Document` and every finding about its front matter.
Nothing is raised: a file that cannot be used is a document without `meta`, with its findings.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from weekpress.errors import FRONT_MATTER, WEEK, Finding, Severity, errors_in
from weekpress.frontmatter.entries import HeaderError, Value
from weekpress.frontmatter.header import Header, body_of, fenced_head, read_header
from weekpress.frontmatter.keys import read_keys
from weekpress.frontmatter.models import MODELS, Kind, Written
from weekpress.frontmatter.weeks import settled
from weekpress.frontmatter.wrong import WrongValueError
from weekpress.markup.controls import strip_forbidden

FOLDERS = {
    "weeknotes": Kind.WEEKNOTE,
    "pages": Kind.PAGE,
    "projects": Kind.PROJECT,
    "people": Kind.PERSON,
}
"""The folder each kind lives in; every other file is a post."""

_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read."""

    path: str
    """Relative to the content folder, with slashes."""
    shown: str
    """The path as a person would type it, for findings."""
    kind: Kind
    meta: Written | None
    """What it says about itself; None where that cannot be used."""
    body: str
    body_line: int
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of ours."""
    item_lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Of a key that holds a list: the line of each item."""
    extra: Mapping[str, Value] = field(default_factory=dict)
    """The other keys, by name."""
    head: str = ""
    """All before the body, if that is YAML between two fences; line ends are "\\n"."""

    def finding(
        self,
        key: str,
        message: str,
        fix: str = "",
        severity: Severity = Severity.ERROR,
        group: str = "",
        item: int = -1,
    ) -> Finding:
        """A finding about one of the file's keys, at the key's line, or at that of an item."""
        items = self.item_lines.get(key, ())
        line = items[item] if 0 <= item < len(items) else self.lines.get(key, 1)
        rule = WEEK if key in {"week", "weeks"} else FRONT_MATTER
        return Finding(self.shown, line, key, message, fix, severity, rule, group=group)

    @property
    def name(self) -> str:
        """The file's name without its ending; an index.md is named by its folder."""
        folder, file = posixpath.split(self.path)
        stem, _ = posixpath.splitext(file)
        return posixpath.basename(folder) or stem if stem == "index" else stem


def kind_of(path: str) -> Kind:
    """The kind of the file at `path`, which is relative to the content folder."""
    return FOLDERS.get(path.partition("/")[0], Kind.POST)


def dated_name(name: str) -> tuple[str, str]:
    """The date and the slug in a file name such as 2026-11-20-slug; ("", name) without a date."""
    match = _DATED_NAME.fullmatch(name)
    return (match["date"], match["slug"]) if match else ("", name)


def read_document(path: str, shown: str, text: str) -> tuple[Document, list[Finding]]:
    """The document at `path` and what is wrong with its front matter."""
    text, found = strip_forbidden(text, shown, 1)
    findings, kind = list(found), kind_of(path)
    try:
        header = read_header(text)
    except HeaderError as error:
        fault = Finding(
            shown, error.line, "front matter", error.message, error.fix, rule=FRONT_MATTER
        )
        return Document(path, shown, kind, None, *body_of(text)), [*findings, fault]
    keys = read_keys(header, kind, shown)
    lines, body = keys.lines, (header.body, header.body_line)
    head = fenced_head(text, header.body)
    blank = Document(path, shown, kind, None, *body, lines, keys.item_lines, keys.extra, head)
    meta, faults = _checked(blank, keys.values, header)
    findings += [f for f in faults if f.field not in keys.slips]
    return replace(blank, meta=meta), [*findings, *keys.findings]


def _checked(
    document: Document, values: dict[str, Value], header: Header
) -> tuple[Written | None, list[Finding]]:
    """The model made of `values` and the file's name, or what is wrong with them."""
    date, _ = dated_name(document.name)
    if document.kind is Kind.POST and date:
        values.setdefault("date", date)
    given: dict[str, Any] = dict(values)
    told: list[Finding] = []
    if document.kind is Kind.WEEKNOTE:
        given, told = settled(document, values)
    try:
        meta = MODELS[document.kind].model_validate(given)
    except ValidationError as error:
        return None, [*told, *(_fault(document, dict(e), header) for e in error.errors())]
    return (None if errors_in(told) else meta), told


def _fault(document: Document, error: dict[str, Any], header: Header) -> Finding:
    key = str(error["loc"][0]) if error["loc"] else "image"
    if error["type"] == "missing":
        return _missing(document, key, header)
    wrong = error.get("ctx", {}).get("error")
    message = wrong.message if isinstance(wrong, WrongValueError) else f"{error['msg']}."
    fix = wrong.fix if isinstance(wrong, WrongValueError) else ""
    item = error["loc"][1] if len(error["loc"]) > 1 else -1
    return document.finding(key, message, fix, item=item if isinstance(item, int) else -1)


def _missing(document: Document, key: str, header: Header) -> Finding:
    state = "is empty." if key in document.lines else "is missing."
    heading = re.search(r"^#\s+(.+?)\s*#*$", document.body, re.MULTILINE)
    examples = {
        "title": heading[1] if heading else "What we learned this week",
        "date": "2026-11-20",
        "name": "Ada Lovelace",
    }
    where = "between the --- lines" if header.entries else "at the top, between two --- lines"
    return document.finding(key, state, f"Write {key}: {examples[key]} {where}.")
