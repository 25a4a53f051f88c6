"""Words and dates as a page shows them: filters that know nothing of Pelican or of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import unescape
from typing import Protocol

from markupsafe import Markup, escape

from weekpress.isoweek import MONTHS, long_date

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "pa-arab", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages written from right to left (Unicode CLDR, layout data)."""

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote)\b[^>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p\b[^>]*>.*?</p>", re.IGNORECASE | re.DOTALL)
_STATES = {"active": "Under way", "paused": "Paused", "finished": "Finished"}
_LINKS = {"code": "Code", "research": "Research", "api": "API", "service": "The service",
          "board": "The team’s board", "pipeline": "Pipeline"}  # fmt: skip
_UNPUBLISHED = {
    "draft": "Draft: nobody outside this preview can see it.",
    "hidden": "Hidden: nobody outside this preview can see it.",
    "scheduled": "Scheduled: it will be published on its date, and until then only this preview "
    "shows it.",
}


class Project(Protocol):
    """What is asked of a project here."""

    state: str
    ended: date | None
    aliases: Sequence[str]


def iso_date(when: date) -> str:
    """The day as machines read it: "2026-11-20"."""
    return (when.date() if isinstance(when, datetime) else when).isoformat()


def iso_moment(when: datetime) -> str:
    """The moment as machines read it: "2026-11-20T09:30:00+00:00"."""
    return when.isoformat()


def long_moment(when: datetime) -> str:
    """The moment as people write it: "20 November 2026 at 09:30"."""
    return f"{long_date(when)} at {when.hour:02}:{when.minute:02}"


def month(when: date) -> str:
    """The month's name, the same in every locale of the machine: "November"."""
    return MONTHS[when.month - 1]


def initials(name: str) -> str:
    """The first letters of a name's first and last words: "Ada King Lovelace" gives "AL"."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if words[1:] else words))


def joined(items: Iterable[object]) -> Markup:
    """Things in a sentence: "Ada", "Ada and Grace", "Ada, Grace and Joan". HTML in them stays."""
    parts = [escape(item) for item in items]
    first = [", ".join(parts[:-1])] if parts[1:] else []
    return Markup(" and ".join([*first, *parts[-1:]]))  # noqa: S704 -- escaped


def dotted(items: Iterable[object]) -> Markup:
    """Those that say something on one line, a dot between: "By Ada · 4 minute read"."""
    parts = (escape(item).strip() for item in items)
    return Markup(" · ".join([part for part in parts if part]))  # noqa: S704 -- escaped


def plain(html: str | None) -> str:
    """The words of some HTML, on one line, for where no HTML can be."""
    return " ".join(unescape(_TAG.sub("", html or "")).split())


def inline(html: str | None) -> Markup:
    """HTML we made, to stand inside a paragraph: blocks are opened up, what is inline stays."""
    text = html or ""
    opened = _BLOCK.sub(" ", text) if "<" in text else text
    return Markup(" ".join(opened.split()))  # noqa: S704 -- sanitised on reading


def first_paragraph(html: str | None) -> Markup:
    """The first paragraph of HTML we made; nothing if there is none."""
    found = _PARAGRAPH.search(html or "")
    return Markup(found[0] if found else "")  # noqa: S704 -- sanitised on reading


def text_direction(language: str | None) -> str:
    """ "rtl" for a language written from right to left, else "ltr"."""
    tag = (language or "en").lower().replace("_", "-")
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def counted(number: int, thing: str) -> str:
    """A number of things in words a person says: "1 article", "2,084 articles"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def lower_first(text: str) -> str:
    """A label inside a sentence: "week of 16 November 2026"."""
    return text[:1].lower() + text[1:]


def state_words(state: object) -> str:
    """Where a project stands: "Under way", "Paused", "Finished"; another word as it is."""
    value = str(getattr(state, "value", state) or "active")
    return _STATES.get(value, value.capitalize())


def project_standing(project: Project) -> str:
    """What a reader of an old note should know of its project today; nothing while it goes on."""
    if project.state == "active":
        return ""
    if project.state == "finished" and project.ended:
        return f"Project finished in {month(project.ended)} {project.ended.year}"
    return f"Project now {project.state}"


def formerly(project: Project) -> str:
    """The names a project had before, by which readers may look for it; nothing for none."""
    *first, last = project.aliases or ("",)
    return f"Formerly {', '.join(first)} and {last}" if first else last and f"Formerly {last}"


def day_and_month(when: date) -> str:
    """A day whose year is plain: "16 November"."""
    return f"{when.day} {month(when)}"


def link_words(label: str) -> str:
    """What a project's or a person's link is called."""
    return _LINKS.get(label, label)


def unpublished_words(why: str) -> str:
    """The line on an article that only a preview shows."""
    return _UNPUBLISHED.get(why, _UNPUBLISHED["draft"])


def page_title(title: str, site: str, number: int = 1, longest: int = 70) -> str:
    """What the browser's tab says: the page, which one of several, and the site if it fits.

    Every page's is its own (WCAG 2.2, 2.4.2); a longer one is cut off in search results.
    """
    parts: Sequence[str] = [title] if number == 1 else [title, f"page {number}"]
    page = ", ".join(parts)
    whole = page if page == site else f"{page} – {site}"
    return whole if len(whole) <= longest else page
