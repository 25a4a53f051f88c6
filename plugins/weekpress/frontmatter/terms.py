"""One term of the glossary, judged: what it means, how else it is written, where more is told.

Comes in: a key of content/glossary.yml with its value. Goes out: a `Term`, or every fault of it
with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from weekpress.errors import Finding
from weekpress.frontmatter import names, values
from weekpress.frontmatter.entries import Value, normal_key
from weekpress.frontmatter.pairs import Pair
from weekpress.frontmatter.slugs import fold
from weekpress.frontmatter.wrong import WrongValueError, text
from weekpress.markup.lines import as_html
from weekpress.markup.spelt import Term as Marked
from weekpress.markup.terms import Terms

KEYS: Mapping[str, str] = {
    "means": "What the term stands for, in full. All that most terms need.",
    "about": "A sentence or two in plain words, for somebody who has never heard of it.",
    "aliases": "Other spellings, and other names for the same thing.",
    "link": "A web address that tells more.",
    "lang": "The language of what it means, such as cy, if it is not the site's.",
}
"""What may be said of a term."""

_SYNONYMS = {"alias": "aliases", "description": "about", "expansion": "means", "url": "link"}


@dataclass(frozen=True)
class Term:
    """One word or abbreviation."""

    name: str
    means: str
    about: str = ""
    aliases: tuple[str, ...] = ()
    link: str = ""
    lang: str = ""
    slug: str = ""
    """Of its place on the glossary's page: an address ends in # and this."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its name and its aliases."""
        return (self.name, *self.aliases)


@dataclass
class Judged:
    """What is known while the file is read."""

    shown: str
    findings: list[Finding] = field(default_factory=list)
    spelt: dict[str, tuple[str, int]] = field(default_factory=dict)
    """By each spelling, folded: the term it belongs to, and its line."""

    def fault(self, line: int, about: str, message: str, fix: str) -> None:
        self.findings.append(Finding(self.shown, line, about, message, fix, rule="glossary"))


def term_of(pair: Pair, judged: Judged) -> Term | None:
    """The term of one key; None where something is wrong with it."""
    faults = len(judged.findings)
    name = " ".join(pair.key.split())
    given = _given(pair, name, judged)
    if given.get("means", "") == "":
        fix = f"Write it after the colon: {name or 'MaT'}: what it stands for."
        judged.fault(pair.line, name or "glossary", "has no meaning.", fix)
    aliases = tuple(alias for alias in given.pop("aliases", ()) if alias != name)
    for spelling in (name, *aliases):
        _judge_spelling(spelling, name, pair.line, judged)
    if len(judged.findings) > faults:
        return None
    return Term(name, aliases=aliases, **given)


def _given(pair: Pair, name: str, judged: Judged) -> dict[str, Any]:
    """The values of a term's keys, by our names; what is wrong with them is noted, and is ()."""
    if not isinstance(pair.value, dict):
        pairs: tuple[Pair, ...] = (Pair("means", pair.value, pair.line),)
    else:
        pairs = pair.inside
    given: dict[str, Any] = {}
    for one in pairs:
        key = normal_key(one.key)
        key = _SYNONYMS.get(key, key)
        about = f"{name} {one.key}" if pair.inside else name
        if key not in KEYS:
            near = names.meant(key, frozenset(KEYS))
            fix = f"Did you mean {near}?" if near else f"Write one of {', '.join(KEYS)}."
            judged.fault(one.line, about, "is not a known key.", fix)
            given.setdefault(near or key, ())  # what a slip means is not missing
        elif key in given:
            judged.fault(one.line, about, "is there twice.", "Keep one of the two.")
        else:
            try:
                given[key] = _READ[key](one.value)
            except WrongValueError as error:
                judged.fault(one.line, about, error.message, error.fix)
                given[key] = ()
    return given


def _judge_spelling(spelling: str, name: str, line: int, judged: Judged) -> None:
    """Note what is wrong with one spelling: another term has it, or no text could hold it."""
    owner, first = judged.spelt.setdefault(fold(spelling), (name, line))
    if (owner, first) != (name, line):
        other = f"is on line {first} too" if owner == spelling else f'is "{owner}" on line {first}'
        judged.fault(
            line, spelling, f"{other}.",
            "Keep one of the two; other spellings of one term are its aliases.",
        )  # fmt: skip
        return
    possible = len(spelling) > 1 and any(sign.isalnum() for sign in spelling)
    found = possible and Terms((Marked((spelling,), "x"),)).marked(as_html(spelling))
    if not found or found == as_html(spelling):
        judged.fault(
            line, spelling or "glossary", "is a term that would be found in no text.",
            "Write it as your posts do: two signs or more, letters among them.",
        )  # fmt: skip


def _web_address(value: Value) -> str:
    return next(iter(values.links({"link": value}).values())) if value else ""


def _language(value: Value) -> str:
    return values.language(value) if value else ""


_READ: Mapping[str, Callable[[Value], Any]] = {
    "means": text,
    "about": text,
    "aliases": values.names,
    "link": _web_address,
    "lang": _language,
}
