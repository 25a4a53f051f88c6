"""What each kind of file may say about itself: one model a kind.

The models are the one definition. Editors' schemas and the reference page are made from them.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from weekpress.frontmatter import dates, values
from weekpress.frontmatter.allowed import allowed
from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.leave import Away, away, runs
from weekpress.frontmatter.wrong import WrongValueError, text
from weekpress.isoweek import Week, Weeks
from weekpress.isoweek.cadence import CADENCES


def _site_paths(value: Value) -> tuple[str, ...]:
    return tuple(values.site_path(path) for path in values.names(value))


Text = Annotated[str, BeforeValidator(text)]
Names = Annotated[tuple[str, ...], BeforeValidator(values.names)]
Moment = Annotated[datetime, BeforeValidator(dates.moment)]
Day = Annotated[date, BeforeValidator(dates.day)]
YesNo = Annotated[bool, BeforeValidator(values.yes_or_no)]
Slug = Annotated[str, BeforeValidator(values.slug)]
Language = Annotated[str, BeforeValidator(values.language)]
Links = Annotated[dict[str, str], BeforeValidator(values.links)]
SitePaths = Annotated[tuple[str, ...], BeforeValidator(_site_paths)]
Status = Annotated[str, BeforeValidator(values.one_of("published", "draft", "hidden"))]
State = Annotated[str, BeforeValidator(values.one_of("active", "paused", "finished"))]
Cadence = Annotated[str, BeforeValidator(values.one_of(*CADENCES))]
Turns = Annotated[tuple[str, ...], BeforeValidator(values.items)]
Leave = Annotated[tuple[Annotated[Away, BeforeValidator(away)], ...], BeforeValidator(runs)]

Allowed = Annotated[dict[str, str], BeforeValidator(allowed)]

PRIVATE = ("allow", "rota", "leave")
"""The keys that are for the team: no template, feed or page is ever given them."""


class Kind(Enum):
    """The kinds of file in content/, each with the folder it lives in."""

    POST = "post"
    WEEKNOTE = "weeknote"
    PAGE = "page"
    PROJECT = "project"
    PERSON = "person"


class Written(BaseModel):
    """What every kind may say."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, arbitrary_types_allowed=True
    )

    id: Annotated[str, BeforeValidator(values.identity)] = ""
    """Permanent, written once, never changed: it is the entry's id in every feed."""
    slug: Slug = ""
    """The last part of the address. Left out, it is the file's name."""
    lang: Language = ""
    """The language it is written in, such as cy; left out, the site's."""
    status: Status = "published"
    """published, draft or hidden. Only published files are in the public site."""
    allow: Allowed = Field(default_factory=dict)
    """Rules of `weekpress check` that this file is let off, each with the reason, one a line:
    link-text-vague: the post quotes a form."""


class Post(Written):
    """An article in content/posts/."""

    title: Text
    """The headline, in sentence case."""
    date: Moment
    """When it is published: 2026-11-20, or 2026-11-20 16:30. In the future, it waits till then. A
    file name that begins with a date says it too."""
    modified: Moment | None = None
    """When it last changed in a way readers should know of."""
    authors: Names = ()
    """Who wrote it, by name."""
    tags: Names = ()
    """What it is about."""
    category: Text = ""
    """The part of the blog it belongs to."""
    summary: Text = ""
    """One or two sentences shown in lists, feeds and shared links."""
    image: Annotated[str, BeforeValidator(values.picture)] = ""
    """A picture in content/images/ that stands for it, by its name."""
    image_alt: Text = ""
    """What that picture shows, for people who cannot see it."""
    comments: YesNo = True
    """Whether readers may comment, where the site takes comments."""
    comments_until: Day | None = None
    """The last day on which they may; left out, the site's setting says for how long."""
    redirect_from: SitePaths = ()
    """Addresses it had before, such as /hackit/old-name: they lead here."""

    @model_validator(mode="after")
    def _image_is_described(self) -> Post:
        if self.image and not self.image_alt:
            raise WrongValueError(
                "the image has no image_alt.", "Say in image_alt what the picture shows."
            )
        return self


class Weeknote(Post):
    """A project's note of one week, in content/weeknotes/<project>/."""

    title: Text = ""
    """Left out, it is the project's name and the week."""
    date: Moment | None = None  # type: ignore[assignment]  # follows from the week
    """Left out, it is the Friday of the week at 16:00, or today while that is to come."""
    week: Week
    """The ISO week it is about, such as 2026-W47; "w/c 16.11.2026" and most else that people write
    is understood. Of several weeks, the last."""
    weeks: Weeks | None = None
    """In place of `week`, several weeks in a row: 2026-W46..W47."""
    project: Text = ""
    """The project, by the name of its file; left out, the folder it lies in."""

    @property
    def about(self) -> Weeks:
        """The weeks it is about, be it one."""
        return self.weeks or Weeks(self.week, self.week)


class Page(Written):
    """A page that is not dated, in content/pages/."""

    title: Text
    """Its heading, and its name in the menu."""
    summary: Text = ""
    """One sentence for search engines and shared links."""
    menu_order: Annotated[int | None, BeforeValidator(values.place)] = None
    """Its place in the menu, from 1; left out, it is not in the menu."""
    redirect_from: SitePaths = ()
    """Addresses it had before."""


class Project(Written):
    """A project that weeknotes are about, in content/projects/."""

    name: Text
    """What it is called."""
    aliases: Names = ()
    """Names it had before; notes that use one belong to it still."""
    summary: Text = ""
    """What it is, in one sentence."""
    state: State = "active"
    """active, paused or finished."""
    people: Names = ()
    """Who works on it."""
    links: Links = Field(default_factory=dict)
    """Its open work: code, research, api, service, board, pipeline, each with an address."""
    cadence: Cadence = "weekly"
    """How often a note is expected: weekly, fortnightly or monthly."""
    rota: Turns = ()
    """Who takes turns to write the note, in their order; `weekpress rota` says whose it is. For the
    team alone: it is never in the site."""
    started: Day | None = None
    """When it began."""
    ended: Day | None = None
    """When it was finished."""


class Person(Written):
    """Somebody who writes, in content/people/."""

    name: Text
    """As they want to be called."""
    aliases: Names = ()
    """Other names posts use for them, such as an old login."""
    role: Text = ""
    """What they do."""
    links: Links = Field(default_factory=dict)
    """Where else to find them, each with a name."""
    left: Day | None = None
    """When they left the team; their writing stays."""
    leave: Leave = ()
    """The days they are away, as 2026-12-21 or 2026-12-21..2027-01-02: no turn of the rota falls in
    them. They are never in the site, but whoever can read the repository can read them: write when,
    never why."""


MODELS: dict[Kind, type[Written]] = {
    Kind.POST: Post,
    Kind.WEEKNOTE: Weeknote,
    Kind.PAGE: Page,
    Kind.PROJECT: Project,
    Kind.PERSON: Person,
}
