"""The pages of weeks, and the letter of each week that is over.

Comes in: the notes and posts once all is read. Goes out, in Pelican's context: `week_pages` (what
the page of each week shows), `calendar` (years, months, weeks) and `closed_weeks` (those that are
over, with what is sent of them); the weekly feed; weeknotes/2026/w47/index.html; beside it, where
the site has a public address, email.html and email.txt, ready to be sent: links in a letter have to
lead back from anywhere.
Settings: WEEKPRESS_GAPS, WEEKPRESS_FEED_NAMESPACE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pelican.contents import Article
from pelican.generators import Generator, PelicanTemplateNotFound

from weekpress.build import KEY
from weekpress.bulletins import add, site_name
from weekpress.isoweek import Week
from weekpress.weeknotes.calendar import calendar
from weekpress.weeknotes.gaps import between, gaps
from weekpress.weeknotes.weekly import Place, bulletin
from weekpress.weeknotes.weeks import Dated, Letter, WeekPage, heading, over, pages

if TYPE_CHECKING:
    from weekpress.build import Build

PAGES, CLOSED = "week_pages", "closed_weeks"
"""The names in the context: the page of each week that has notes, newest first; and the weeks that
are over, each with its notes, newest first. Where the theme draws no weeks, there are neither."""

LETTERS = ("email.html", "email.txt")


class WeekGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes a page for each week that has notes."""

    @property
    def draws(self) -> bool:
        """Whether the theme can: one made for Pelican alone knows no weeks."""
        try:
            return bool(self.get_template("week"))
        except PelicanTemplateNotFound:
            return False

    def generate_output(self, writer: object) -> None:  # any Writer
        """Hand each page to the writer, and each letter."""
        for page in self.context.get(PAGES, ()):
            self._write(writer, page.save_as, "week.html", page.url, this_week=page)
        base = public(self.context)
        for week, notes in self.context.get(CLOSED, ()) if base else ():
            url = WeekPage(week, ()).url
            for name in LETTERS:
                self._write(writer, f"{url}{name}", f"email/{name.replace('email', 'week')}",
                            f"{url}{name}", letter=Letter(week, tuple(notes), base))  # fmt: skip

    def _write(self, writer: Any, name: str, template: str, url: str, **more: Any) -> None:  # noqa: ANN401 -- Pelican has no types
        writer.write_file(
            name,
            self.env.get_template(template),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=url,
            page_name=url.rstrip("/"),
            **more,
        )


def public(context: Any) -> str:  # noqa: ANN401 -- Pelican's
    """The site's public address, ending in a slash; empty on a writer's machine."""
    address = str(context.get("SITEURL") or "")
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://")) else ""


def lay_out(context: dict[str, Any], notes: Sequence[Article], posts: Sequence[Article]) -> None:
    """Put the pages of weeks, the calendar and the weeks that are over in the context.

    notes, posts -- newest first
    """
    build: Build = context[KEY]
    weeks: Dated = context["weeks"]
    for note in notes:
        document = build.catalogue.documents.get(note.source)
        note.heading = heading(note, bool(getattr(document and document.meta, "title", "")))
    owing = _gaps(build, weeks, context.get("projects", []))
    counts = dict.fromkeys(owing, 0) | {week: len(of_week) for week, of_week in weeks}
    context[PAGES] = pages(weeks, posts, owing)
    context["calendar"] = calendar(counts)
    context[CLOSED] = closed = over(notes, build.now, build.catalogue.zone)
    if weeks:
        add(context, bulletin(closed[: build.settings.feeds.feed_items], _place(build, context)))


def _place(build: Build, context: Mapping[str, Any]) -> Place:
    address = str(context.get("SITEURL") or "")
    name = site_name(build.settings.feeds.feed_namespace, address)
    return Place(build.catalogue.zone, name, address.rstrip("/"), str(context["DEFAULT_LANG"]))


def _gaps(build: Build, weeks: Dated, projects: Sequence[Any]) -> dict[Week, list[Any]]:
    """Where the team wants it said: who owes a note, for each week that is over."""
    if not (build.settings.weeknotes.gaps and weeks):
        return {}
    every = between(weeks[-1][0], weeks[0][0])
    closed = [week for week in every if week.closes(build.catalogue.zone) <= build.now]
    return gaps(projects, closed)
