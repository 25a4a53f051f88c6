"""The keys of a head: which are ours, which are others', which are slips of the pen.

Comes in: the head of a file of one kind. Goes out: one value for each of our keys, whatever name
it was given under, and what is wrong with the keys themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from weekpress.errors import FRONT_MATTER, Finding, Severity
from weekpress.frontmatter import names
from weekpress.frontmatter.entries import Entry, Value
from weekpress.frontmatter.header import Header
from weekpress.frontmatter.models import MODELS, Kind

_LISTS = {"authors", "tags", "redirect_from", "aliases", "people", "rota", "leave"}
_SWITCHES = {"draft": ("draft", True), "published": ("hidden", False)}
"""Jekyll's and Hugo's switches: the status each gives, and the answer that gives it."""
_HUGOS_DATE = {"publishdate", "publish_date"}
_ANSWERS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True)
class Keys:
    """What the keys of one head say."""

    values: dict[str, Value]
    """By our names; keys that are there but empty are not."""
    lines: Mapping[str, int]
    """The line of each of our keys, also of the empty ones."""
    item_lines: Mapping[str, tuple[int, ...]]
    """The line of each item that is not empty, of those of our keys that hold a list."""
    extra: Mapping[str, Value]
    """The keys that are not ours."""
    findings: tuple[Finding, ...]
    slips: frozenset[str]
    """Our keys that a misspelt one probably means: they are not missing."""


def read_keys(header: Header, kind: Kind, shown: str) -> Keys:
    """The keys of `header`, in a file of `kind` that is `shown` so to people."""
    fields = MODELS[kind].model_fields
    ours: dict[str, list[Entry]] = {}
    extra: dict[str, Value] = {}
    findings: list[Finding] = []
    slips: set[str] = set()
    for entry in header.entries:
        key = names.canonical(entry.key, kind.value)
        if key in fields or key in _SWITCHES:
            ours.setdefault(key, []).append(entry)
        elif near := names.meant(entry.key, _known(kind)):
            findings.append(_finding(shown, entry, "is not a known key.", f"Did you mean {near}?"))
            slips.add(names.canonical(near, kind.value))
        else:
            extra[entry.key] = entry.value
            findings.append(_unknown(entry, kind, shown))
    values = {key: _one(key, entries) for key, entries in ours.items() if key not in _SWITCHES}
    for key, entries in ours.items():
        if key in _SWITCHES:
            findings += _switch(shown, entries[-1], key, values)
        elif key not in _LISTS:
            findings += _contradictions(shown, entries)
    filled = {key: value for key, value in values.items() if value not in ("", ())}
    lines = {key: entries[0].line for key, entries in ours.items()}
    items = {key: found for key, entries in ours.items() if (found := _item_lines(entries))}
    return Keys(filled, lines, items, extra, tuple(findings), frozenset(slips))


@cache
def _known(kind: Kind) -> frozenset[str]:
    """Every key that a file of `kind` may have, by its name here or elsewhere."""
    fields = MODELS[kind].model_fields
    others = (theirs for theirs, ours in names.SYNONYMS.items() if ours in fields)
    return frozenset({*fields, *_SWITCHES, *others, "aliases"})


def _one(key: str, entries: list[Entry]) -> Value:
    """One value from all the entries that mean `key`: lists are joined, else one counts."""
    if key not in _LISTS or len(entries) == 1:
        return _preferred(entries).value
    parts: list[Value] = []
    for entry in entries:
        parts += entry.value.split(",") if isinstance(entry.value, str) else list(entry.value)
    return tuple(parts)


def _item_lines(entries: list[Entry]) -> tuple[int, ...]:
    """The line of each item that is not empty, in the order of `_one`; () where one is text."""
    lines = [
        line
        for entry in entries
        if not isinstance(entry.value, str)
        for item, line in zip(entry.value, entry.item_lines, strict=False)
        if item
    ]
    return tuple(lines) if all(entry.item_lines for entry in entries) else ()


def _preferred(entries: list[Entry]) -> Entry:
    """Of several names for one key, the one that counts: Hugo's publishDate, else the first."""
    return next((e for e in entries if e.key in _HUGOS_DATE), entries[0])


def _contradictions(shown: str, entries: list[Entry]) -> Iterator[Finding]:
    used = _preferred(entries)
    if used.key in _HUGOS_DATE:  # beside it, date is when it was written
        return
    for other in entries:
        if other.value not in ("", used.value):
            message = f'says something else than "{used.written}" on line {used.line}, and both '
            yield _finding(shown, other, f"{message}mean the same.", "Keep one of the two.")


def _switch(shown: str, entry: Entry, key: str, values: dict[str, Value]) -> Iterator[Finding]:
    """Set the status where the switch gives one."""
    status, answer = _SWITCHES[key]
    written = str(entry.value).lower()
    if _ANSWERS.get(written) is answer:
        values["status"] = status
    elif written and written not in _ANSWERS:
        message = f'"{entry.value}" is neither yes nor no.'
        yield _finding(shown, entry, message, "Write true or false.")


def _unknown(entry: Entry, kind: Kind, shown: str) -> Finding:
    return Finding(
        shown,
        entry.line,
        entry.written,
        f"is not a key of a {kind.value}; it is left out.",
        "Take it out, or allow it in WEEKPRESS_EXTRA_KEYS.",
        Severity.WARNING,
        FRONT_MATTER,
        group=f"unknown key {entry.key}",
    )


def _finding(shown: str, entry: Entry, message: str, fix: str) -> Finding:
    return Finding(shown, entry.line, entry.written, message, fix, rule=FRONT_MATTER)
