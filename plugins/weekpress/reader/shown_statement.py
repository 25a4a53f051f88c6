"""The accessibility statement as its template shows it: words as HTML, and who enforces the law.

Comes in: a `Statement` and the site's settings. Goes out: a `Shown`. The addresses of the law are
here, as templates name no other host. Source: SI 2018/952, Part 5, on who enforces it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from weekpress.frontmatter.criteria import CRITERIA, NO_TEXT
from weekpress.frontmatter.statement import Burden, Problem, Statement
from weekpress.markup import as_html


@dataclass(frozen=True)
class Enforcer:
    """Who enforces the regulations, and to whom a reader may turn."""

    body: str
    contact: str
    address: str
    where: str = ""
    """What is added to the fixed sentence where it enforces them in one part of the country."""


BRITAIN = Enforcer(
    "Equality and Human Rights Commission (EHRC)",
    "Equality Advisory and Support Service (EASS)",
    "https://www.equalityadvisoryservice.com/",
)
NORTHERN_IRELAND = Enforcer(
    "Equality Commission for Northern Ireland (ECNI)",
    "Equality Commission for Northern Ireland (ECNI)",
    "https://www.equalityni.org/",
    " in Northern Ireland",
)
LAW = {
    "regulations": "https://www.legislation.gov.uk/uksi/2018/952/contents",
    "enforcement": "https://www.legislation.gov.uk/uksi/2018/952/part/5",
    "burden": "https://www.legislation.gov.uk/uksi/2018/952/regulation/7",
    "wcag": "https://www.w3.org/TR/WCAG22/",
}
"""The addresses of what a statement refers to."""


@dataclass(frozen=True)
class Entry:
    """One thing that is not accessible, in sentences; all words are HTML."""

    what: str
    why: str
    criteria: tuple[str, ...] = ()
    """Each by its number and name: "1.1.1 (Non-text Content)"."""
    alternative: str = ""
    fix_by: date | None = None


@dataclass(frozen=True)
class Shown:
    """A statement; all words are HTML."""

    site: str
    scope: str
    organisation: str
    enforcer: Enforcer
    law: dict[str, str]
    you_can: tuple[str, ...]
    form: str
    email: str
    phone: str
    days: str
    compliance: str
    problems: tuple[Entry, ...]
    older_pictures_fix_by: date | None
    burdens: tuple[Entry, ...]
    exempt: tuple[Entry, ...]
    improving: str
    prepared: date
    reviewed: date
    tested_on: date
    tested_by: str
    tested_how: str
    tested_sample: str
    report: str
    sample: bool
    no_text: str
    """The criterion that a picture without a text fails."""


def shown(statement: Statement, settings: dict[str, Any]) -> Shown:
    """The statement as its page shows it."""
    name = statement.site or str(settings["SITENAME"])
    host = urlsplit(str(settings.get("SITEURL") or "")).netloc
    contact, tested = statement.contact, statement.tested
    northern = statement.nation == "northern ireland"
    return Shown(
        site=as_html(name),
        scope=as_html(statement.scope or host or name),
        organisation=as_html(statement.organisation),
        enforcer=NORTHERN_IRELAND if northern else BRITAIN,
        law=LAW,
        you_can=tuple(as_html(words.rstrip(".;,")) for words in statement.you_can),
        form=contact.form,
        email=contact.email,
        phone=as_html(contact.phone),
        days=contact.days,
        compliance=statement.compliance,
        problems=tuple(map(_entry, statement.problems)),
        older_pictures_fix_by=statement.older_pictures_fix_by,
        burdens=tuple(map(_entry, statement.disproportionate_burden)),
        exempt=tuple(
            Entry(_sentence(one.what), _sentence(one.why)) for one in statement.out_of_scope
        ),
        improving=_sentence(statement.improving),
        prepared=statement.prepared,
        reviewed=statement.reviewed,
        tested_on=tested.on,
        tested_by=as_html(tested.by.rstrip(".")),
        tested_how=_sentence(tested.how),
        tested_sample=_sentence(tested.sample),
        report=statement.report,
        sample=statement.sample,
        no_text=_criterion(NO_TEXT),
    )


def _entry(one: Problem | Burden) -> Entry:
    return Entry(
        _sentence(one.what),
        _sentence(one.why),
        tuple(map(_criterion, one.criterion)),
        _sentence(one.alternative),
        one.fix_by if isinstance(one, Problem) else None,
    )


def _criterion(number: str) -> str:
    return f"{number} ({CRITERIA[number]})"


def _sentence(written: str) -> str:
    """Words as a sentence of HTML: with a full stop, where its writer left it out."""
    words = written.strip()
    return as_html(words if not words or words[-1] in ".!?…" else f"{words}.")
