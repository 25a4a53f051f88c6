"""What our templates can call on, and which templates are ours.

Autoescaping is on for the theme's own templates and for those a team puts before them; it is off
for all others, so that Pelican's simple theme and another theme go on working as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.runtime import Context

from weekpress.isoweek import long_date
from weekpress.markup import lifted
from weekpress.theme import addresses, letters, lists, words

FILTERS: tuple[Callable[..., Any], ...] = (
    addresses.address_of, addresses.links, addresses.public_url, addresses.site_url,
    letters.as_letter, letters.filled, letters.letter_text,
    lists.az, lists.by_month, lists.by_state, lists.lead_first, lists.page_url, lists.pages_near,
    lists.week_marks, lists.without, lifted.parted,
    long_date, words.counted, words.day_and_month, words.dotted, words.first_paragraph,
    words.formerly, words.initials, words.inline, words.iso_date, words.iso_moment, words.joined,
    words.link_words, words.long_moment, words.lower_first, words.month, words.page_title,
    words.plain, words.project_standing, words.state_words, words.text_direction,
    words.unpublished_words,
)  # fmt: skip

LENT = Path(__file__).resolve().parents[1] / "comments" / "templates"
"""Components that the service for comments draws too. They come after a theme's own, so that a team
puts another in place of one as of any other: in components/ of its templates."""
_PLACE = "components"

OURS = frozenset({"projects", "weeknotes", "decisions", "comments", "subscribe", "404"})
"""Pages of one template that Pelican's own themes do not know."""

SECTIONS = (
    ("weeknotes", "Weeknotes", "weeknotes/", "weeks"),
    ("projects", "Projects", "projects/", "projects"),
    ("people", "People", "people/", "people"),
    ("archive", "Archive", "archive/", "articles"),
    ("subscribe", "Subscribe", "subscribe/", ""),
)
"""The parts of a site: name, words, address, and the list in the context it needs to be shown."""


def prepare(env: Environment, *folders: Path) -> None:
    """Give `env` our filters, and escape what the templates of these folders print."""
    env.filters.update({function.__name__: function for function in FILTERS})
    env.globals["sections"] = sections
    env.autoescape = escaping(*folders)
    lent = PrefixLoader({_PLACE: FileSystemLoader(LENT)})
    env.loader = ChoiceLoader([env.loader, lent]) if env.loader else lent
    env.auto_reload = False  # an environment is one build's: no file is looked at twice


def escaping(*folders: Path) -> Callable[[str | None], bool]:
    """Whether a template is of these folders, by its name: "base.html", not "!simple/base.html"."""
    own = (p.relative_to(f).as_posix() for f in folders for p in f.rglob("*.html"))
    lent = (path.name for path in LENT.glob("*.html"))  # PrefixLoader names them without its prefix
    ours = frozenset([*own, *lent])

    def is_ours(name: str | None) -> bool:
        return (name or "").removeprefix("!theme/") in ours

    return is_ours


def drawn(names: Iterable[str], env: Environment, endings: Iterable[str]) -> list[str]:
    """Of the pages that are one template each, those the theme can draw: another theme than ours
    has no projects, weeknotes, decisions, comments, subscribe or 404."""
    known = {*env.list_templates()}
    return [
        name for name in names if name not in OURS or any(name + end in known for end in endings)
    ]


@pass_context
def sections(context: Context) -> list[tuple[str, str, str]]:
    """The navigation: the parts of this site that have something in them."""
    return [(name, text, url) for name, text, url, things in SECTIONS
            if not things or context.get("all_articles" if things == "articles" else things)
            or context.get(things)]  # fmt: skip
