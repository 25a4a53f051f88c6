"""What is missing or oddly written in front matter: weeks and ids.

Mended are: a weeknote without a week whose title, slug, name or folder says it (2024-01.md,
2023/50/index.md, "Weeknotes w/c 9.9.2019"); a week that is not written as 2026-W47; a post or
weeknote without an id, which gets the one that feeds know it by already, so that no entry is new to
anybody and the file may be moved.
"""

from __future__ import annotations

import re
from datetime import date

from weekpress.frontmatter import Document, Kind
from weekpress.frontmatter.dates import moment
from weekpress.frontmatter.document import dated_name
from weekpress.frontmatter.entries import Entry, Value
from weekpress.frontmatter.header import Header, fenced_head, read_header
from weekpress.frontmatter.identity import entry_id_of_path
from weekpress.frontmatter.keys import read_keys
from weekpress.frontmatter.names import canonical
from weekpress.frontmatter.weeks import likely
from weekpress.frontmatter.wrong import WrongValueError
from weekpress.isoweek.written import NoWeekError, read_week

_VALUE = re.compile(r"(?P<key>[^:]+:[ \t]*)(?P<value>.*?)(?P<comment>[ \t]+#.*)?")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def with_ids_and_weeks(document: Document, text: str, namespace: str) -> str:
    """The text of a post or weeknote with its week in one spelling, and an id.

    namespace -- of ids that follow from a path: the setting WEEKPRESS_FEED_NAMESPACE

    Raises HeaderError where its head cannot be read.
    """
    header = read_header(text)
    replaced: dict[int, str] = {}
    added: list[str] = []
    keys = read_keys(header, document.kind, document.shown)
    entries = {canonical(e.key, document.kind.value): e for e in header.entries}
    if document.kind is Kind.WEEKNOTE:
        written = [entries[key] for key in ("week", "weeks") if key in entries]
        posted = _posted(document, entries)
        for entry in written:
            if line := _in_one_way(entry, posted):
                replaced[entry.line] = line
        if not written:
            added += _said_elsewhere(document, keys.values, posted)
    if "id" not in entries and (document.meta or added):
        added.append(f"id: {entry_id_of_path(document.path, namespace).removeprefix('urn:uuid:')}")
    return _rewritten(text, header, replaced, added)


def _in_one_way(entry: Entry, posted: date | None) -> str:
    """The week a key means, or the guess at it, as it is written best; "" where it is so already,
    or nothing can be guessed."""
    if not isinstance(entry.value, str):
        return ""
    try:
        meant = str(read_week(entry.value, posted).weeks)
    except NoWeekError as error:
        meant = str(error.guess or "")
    return meant if meant != entry.value else ""


def _said_elsewhere(document: Document, values: dict[str, Value], posted: date | None) -> list[str]:
    """The keys a weeknote lacks, from what else names its week; none where that disagrees."""
    named = list(likely(document.path, values, posted))
    if len({claim.weeks for claim in named}) != 1:
        return []
    weeks = named[0].weeks
    lines = [f"week: {weeks}" if len(weeks) == 1 else f"weeks: {weeks}"]
    day = _day_in_name(document)
    return [*lines, f"date: {day.isoformat()}"] if day and "date" not in values else lines


def _posted(document: Document, entries: dict[str, Entry]) -> date | None:
    """When the note was published: its date, or the one in its file's name."""
    try:
        return moment(entries["date"].value).date() if "date" in entries else _day_in_name(document)
    except WrongValueError:
        return None


def _day_in_name(document: Document) -> date | None:
    day = dated_name(document.name)[0] or document.name
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _rewritten(text: str, header: Header, replaced: dict[int, str], added: list[str]) -> str:
    """The text with some values of its head replaced and some keys added at the head's end.

    All else stays as it is, to the byte: line ends, comments, the order of the keys.
    """
    lines = _NEWLINE.split(text)
    ends = [*_NEWLINE.findall(text), ""]
    end = ends[0] or "\n"
    for number, value in replaced.items():
        lines[number - 1] = _with_value(lines[number - 1], value)
    whole = [line + after for line, after in zip(lines, ends, strict=True)]
    if not added:
        return "".join(whole)
    new = [line + end for line in added]
    if fenced_head(text, header.body):
        place = header.body_line - 2
    elif header.entries:
        place = max(max((entry.line, *entry.item_lines)) for entry in header.entries)
    else:
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        rest = "".join(whole).removeprefix(mark)
        return f"{mark}---{end}{''.join(new)}---{end}{end}{rest}"
    return "".join([*whole[:place], *new, *whole[place:]])


def _with_value(line: str, value: str) -> str:
    """A line of a head with another value; a comment after it stays."""
    match = _VALUE.fullmatch(line)
    return f"{match['key']}{value}{match['comment'] or ''}" if match else line
