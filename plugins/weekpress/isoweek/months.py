"""The names of months, and a date as people write it, in English and in Welsh.

The same in every locale of the machine. Source for the Welsh: Unicode CLDR, locale cy.
"""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MISOEDD = (
    "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
    "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
)  # fmt: skip


def is_welsh(lang: str) -> bool:
    """Whether a language tag (BCP 47) says Welsh: "cy", "cy-GB"."""
    return lang.lower().replace("_", "-").split("-")[0] == "cy"


def month_name(number: int, lang: str = "en") -> str:
    """The name of a month (from 1) in Welsh for Welsh, in English for every other language."""
    return (MISOEDD if is_welsh(lang) else MONTHS)[number - 1]


def long_date(day: date, lang: str = "en") -> str:
    """A date as people write it: "20 November 2026", "20 Tachwedd 2026"."""
    return f"{day.day} {month_name(day.month, lang)} {day.year}"
