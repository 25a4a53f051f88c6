"""One file of content/: what it says about itself, checked, and its body.

Comes in: a path and the text. Goes out: a `Document` and every finding about its front matter.
Nothing is raised: a file that cannot be used is a document without `meta`, with its findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from weekpress.errors import Finding, Severity
from weekpress.frontmatter import names
from weekpress.frontmatter.header import Entry, Header, HeaderError, Value, read_header
from weekpress.frontmatter.models import MODELS, Kind, Written
from weekpress.frontmatter.values import WrongValueError
from weekpress.markup.controls import strip_forbidden

FOLDERS = {
    "weeknotes": Kind.WEEKNOTE,
    "pages": Kind.PAGE,
    "projects": Kind.PROJECT,
    "people": Kind.PERSON,
}
"""The folder each kind lives in; every other file is a post."""

_DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.+)")
_LISTS = {"authors", "tags", "redirect_from", "aliases", "people"}
_SWITCHES = {"draft": ("draft", True), "published": ("hidden", False)}
"""Jekyll's and Hugo's switches: the status each gives, and the answer that gives it."""


@dataclass(frozen=True)
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
    extra: Mapping[str, Value] = field(default_factory=dict)
    """The other keys, by name."""

    def finding(
        self,
        key: str,
        message: str,
        fix: str = "",
        severity: Severity = Severity.ERROR,
        group: str = "",
    ) -> Finding:
        """A finding about one of the file's keys, at the key's line."""
        line = self.lines.get(key, 1)
        return Finding(self.shown, line, key, message, fix, severity, group=group)

    @property
    def name(self) -> str:
        """The file's name without its ending; an index.md is named by its folder."""
        path = PurePosixPath(self.path)
        return path.parent.name if path.stem == "index" and path.parent.name else path.stem


def kind_of(path: str) -> Kind:
    """The kind of the file at `path`, which is relative to the content folder."""
    return FOLDERS.get(PurePosixPath(path).parts[0], Kind.POST)


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
        fault = Finding(shown, error.line, "front matter", error.message, error.fix)
        return Document(path, shown, kind, None, "", 1), [*findings, fault]
    keys, extra, found_keys = _sorted_out(header, kind, shown)
    lines = {key: entries[0].line for key, entries in keys.items()}
    document = Document(path, shown, kind, None, header.body, header.body_line, lines, extra)
    values, found_values = _values(document, keys)
    meta, found_meta = _checked(document, values, header)
    slips = {f.fix for f in found_keys}
    found_meta = [f for f in found_meta if f"Did you mean {f.field}?" not in slips]
    whole = Document(path, shown, kind, meta, header.body, header.body_line, lines, extra)
    return whole, [*findings, *found_keys, *found_values, *found_meta]


def _sorted_out(
    header: Header, kind: Kind, shown: str
) -> tuple[dict[str, list[Entry]], dict[str, Value], list[Finding]]:
    """The entries by our name for their key, the keys that are not ours, and slips of the pen."""
    fields = MODELS[kind].model_fields
    known = {*fields, *_SWITCHES, "aliases"} | {k for k, v in names.SYNONYMS.items() if v in fields}
    ours: dict[str, list[Entry]] = {}
    extra: dict[str, Value] = {}
    findings = []
    for entry in header.entries:
        key = names.canonical(entry.key, kind.value)
        if key in fields or key in _SWITCHES:
            ours.setdefault(key, []).append(entry)
        elif near := names.meant(entry.key, known):
            findings.append(
                Finding(
                    shown, entry.line, entry.written, "is not a known key.", f"Did you mean {near}?"
                )
            )
        else:
            extra[entry.key] = entry.value
            findings.append(_unknown(entry, kind, shown))
    return ours, extra, findings


def _unknown(entry: Entry, kind: Kind, shown: str) -> Finding:
    return Finding(
        shown,
        entry.line,
        entry.written,
        f"is not a key of a {kind.value}; it is left out.",
        "Take it out, or allow it in WEEKPRESS_EXTRA_KEYS.",
        Severity.WARNING,
        group=f"unknown key {entry.key}",
    )


def _values(
    document: Document, keys: Mapping[str, list[Entry]]
) -> tuple[dict[str, Value], list[Finding]]:
    """One value for each of our keys, from the entries that give it."""
    values: dict[str, Value] = {}
    findings: list[Finding] = []
    for key, entries in keys.items():
        if key in _SWITCHES:
            continue
        if key in _LISTS:
            values[key] = _merged(entries)
        else:
            entry = _preferred(entries)
            values[key] = entry.value
            findings += _contradictions(document, entry, entries)
    for key in _SWITCHES.keys() & keys.keys():
        findings += _switch(document, key, keys[key][-1], values)
    return {k: v for k, v in values.items() if v not in ("", ())}, findings


def _merged(entries: list[Entry]) -> Value:
    if len(entries) == 1:
        return entries[0].value
    parts: list[Value] = []
    for entry in entries:
        value = entry.value
        parts += value.split(",") if isinstance(value, str) else list(value)
    return tuple(parts)


def _preferred(entries: list[Entry]) -> Entry:
    """Of several names for one key, the one that counts: Hugo's publishDate, else the first."""
    return next((e for e in entries if e.key in {"publishdate", "publish_date"}), entries[0])


def _contradictions(document: Document, used: Entry, entries: list[Entry]) -> Iterator[Finding]:
    if used.key in {"publishdate", "publish_date"}:
        return
    for other in entries:
        if other.value not in ("", used.value):
            yield Finding(
                document.shown,
                other.line,
                other.written,
                f'says something else than "{used.written}" on line {used.line}, and '
                "both mean the same.",
                "Keep one of the two.",
            )


def _switch(
    document: Document, key: str, entry: Entry, values: dict[str, Value]
) -> Iterator[Finding]:
    """What `draft: true` or `published: false` does to the status."""
    status, answer = _SWITCHES[key]
    written = str(entry.value).lower()
    if written in {"true", "yes", "on"} or written in {"false", "no", "off"}:
        if (written in {"true", "yes", "on"}) is answer:
            values["status"] = status
    elif written:
        yield Finding(
            document.shown,
            entry.line,
            entry.written,
            f'"{entry.value}" is neither yes nor no.',
            "Write true or false.",
        )


def _checked(
    document: Document, values: dict[str, Value], header: Header
) -> tuple[Written | None, list[Finding]]:
    """The model made of `values` and the file's name, or what is wrong with them."""
    date, _ = dated_name(document.name)
    if document.kind is Kind.POST and date:
        values.setdefault("date", date)
    try:
        return MODELS[document.kind].model_validate(values), []
    except ValidationError as error:
        return None, [_fault(document, dict(e), header) for e in error.errors()]


def _fault(document: Document, error: dict[str, Any], header: Header) -> Finding:
    key = str(error["loc"][0]) if error["loc"] else "image"
    if error["type"] == "missing":
        return _missing(document, key, header)
    wrong = error.get("ctx", {}).get("error")
    message = wrong.message if isinstance(wrong, WrongValueError) else f"{error['msg']}."
    return document.finding(key, message, wrong.fix if isinstance(wrong, WrongValueError) else "")


def _missing(document: Document, key: str, header: Header) -> Finding:
    state = "is empty." if key in document.lines else "is missing."
    heading = re.search(r"^#\s+(.+?)\s*#*$", document.body, re.MULTILINE)
    examples = {
        "title": heading[1] if heading else "What we learned this week",
        "date": "2026-11-20",
        "week": "2026-W47",
        "name": "Ada Lovelace",
    }
    where = "between the --- lines" if header.entries else "at the top, between two --- lines"
    return document.finding(key, state, f"Write {key}: {examples[key]} {where}.")
