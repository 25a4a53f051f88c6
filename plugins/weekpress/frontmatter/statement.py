"""What an accessibility statement says: one model, of which content/accessibility.yml is written.

The reference page is made from it. Source: the Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952), regulation 8, and the model
statement it refers to.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from weekpress.frontmatter import contacts, values
from weekpress.frontmatter.criteria import criteria
from weekpress.frontmatter.models import Day, Text, YesNo
from weekpress.frontmatter.wrong import WrongValueError

NAME = "accessibility.yml"
"""The file, in the content folder; a link to it is a link to the statement's page."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


Criteria = Annotated[tuple[str, ...], BeforeValidator(criteria)]
Address = Annotated[str, BeforeValidator(contacts.address)]


class Contact(_Record):
    """How readers tell you of a problem, or ask for something in another form."""

    form: Address = Field(default="", examples=["https://www.yourcouncil.gov.uk/contact"])
    """The address of a form to write to you with. The law asks for one (regulation 8(4)(c))."""
    email: Annotated[str, BeforeValidator(contacts.email)] = Field(
        default="", examples=["web@yourcouncil.gov.uk"]
    )
    """An e-mail address that somebody reads. One of this and `form` is needed."""
    phone: Text = ""
    """A number to call, also for those who cannot use the form."""
    days: Annotated[str, BeforeValidator(contacts.days)] = Field(examples=["10 days"])
    """Within how many days you answer, such as 10 or 5 working days."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Contact:
        if not (self.form or self.email):
            raise WrongValueError(
                "has neither a form nor an e-mail address.",
                "Add form: and the address of a contact form.",
            )
        return self


class Tested(_Record):
    """How it was found out what is said here."""

    on: Day = Field(examples=["2026-10-12"])
    """When."""
    by: Text = Field(examples=["the council’s own web team"])
    """By whom: your own team, or another organisation by its name."""
    how: Text = Field(examples=["We used a keyboard, a screen reader and axe."])
    """What was done, in a sentence or two."""
    sample: Text = Field(examples=["We took the home page, ten posts and a list."])
    """Which pages were tested, and how they were chosen."""


class Problem(_Record):
    """Something that does not work for everybody, and is to be mended."""

    what: Text = Field(examples=["Some charts have no text that says what they show"])
    """What is wrong, in words a reader knows."""
    why: Text = Field(examples=["People who use a screen reader cannot get the numbers."])
    """Whom it keeps from what, and why it is so."""
    criterion: Criteria = Field(examples=["1.1.1"])
    """The number of the criterion of WCAG 2.2 that it fails, or several with commas."""
    alternative: Text = ""
    """Where else a reader can get the same."""
    fix_by: Day = Field(examples=["2027-03-31"])
    """The day by which you plan to have mended it."""


class Burden(_Record):
    """Something that would be a disproportionate burden to mend now (regulation 7)."""

    what: Text = Field(examples=["Recordings from before 2020 have no captions"])
    """What is wrong, in words a reader knows."""
    why: Text = Field(examples=["We assessed in May 2026 what it would cost and whom it helps."])
    """What your assessment found, and when you will look at it again."""
    criterion: Criteria = Field(examples=["1.2.2"])
    """The number of the criterion of WCAG 2.2 that it fails, or several with commas."""
    alternative: Text = ""
    """Where else a reader can get the same."""


class Exempt(_Record):
    """Something that the regulations do not reach (regulation 4)."""

    what: Text = Field(examples=["Live video has no captions"])
    """What is not accessible, in words a reader knows."""
    why: Text = Field(examples=["Live video is exempt; each recording has captions in 14 days."])
    """The exemption it falls under. Never guess one."""


class Statement(_Record):
    """The statement."""

    organisation: Text = Field(examples=["Marchwater Council"])
    """Who answers for the site in law, by the full name."""
    site: Text = ""
    """What the site is called; left out, it is `SITENAME`."""
    scope: Text = ""
    """What the statement applies to, such as notes.yourcouncil.gov.uk; left out, the site's public
    address, or its name while it has none."""
    nation: Annotated[
        str, BeforeValidator(values.one_of("england", "scotland", "wales", "northern ireland"))
    ] = Field(examples=["England"])
    """England, Scotland, Wales or Northern Ireland: it decides who enforces the regulations."""
    you_can: Annotated[tuple[str, ...], BeforeValidator(values.sentences)] = ()
    """What everybody should be able to do here, as your tests showed; an item each, to follow "you
    should be able to"."""
    contact: Contact
    """How readers reach you."""
    compliance: Annotated[str, BeforeValidator(values.one_of("fully", "partially", "not"))] = Field(
        examples=["partially"]
    )
    """fully, partially or not compliant with WCAG 2.2 AA. It has no default, as only your tests can
    tell; fully means that nothing at all is listed below."""
    problems: tuple[Problem, ...] = ()
    """What is not accessible, an item each."""
    older_pictures_fix_by: Day | None = None
    """The day by which pictures of older articles are to have a text, where any are listed: those
    of articles dated before `WEEKPRESS_IMPORTED_BEFORE`, which a build counts by itself."""
    disproportionate_burden: tuple[Burden, ...] = ()
    """What you have assessed as a disproportionate burden to mend now, an item each."""
    out_of_scope: tuple[Exempt, ...] = ()
    """What the regulations do not reach, an item each."""
    improving: Text = ""
    """What you are doing to improve accessibility, in a sentence or two."""
    prepared: Day = Field(examples=["2026-10-20"])
    """When the statement was first written."""
    reviewed: Day = Field(examples=["2026-10-20"])
    """When it was last gone through. A build warns when that is over 12 months ago."""
    tested: Tested
    """How it was found out."""
    report: Address = ""
    """The address of the whole test report, if you publish it."""
    sample: YesNo = False
    """Yes for a statement that is made up: it may have addresses that are nobody's, and its page
    says at the top that it binds nobody. No council's own has this."""

    @property
    def listed(self) -> int:
        """How many things it lists that are not accessible."""
        return len(self.problems) + len(self.disproportionate_burden) + len(self.out_of_scope)


RECORDS: dict[str, type[BaseModel]] = {"contact": Contact, "tested": Tested}
"""The keys that have keys of their own."""

LISTS: dict[str, type[BaseModel]] = {
    "problems": Problem,
    "disproportionate_burden": Burden,
    "out_of_scope": Exempt,
}
"""The keys that are lists, with the keys of each item."""


def review_due(reviewed: date) -> date:
    """The day by which a statement is to be gone through again: a year later."""
    try:
        return reviewed.replace(year=reviewed.year + 1)
    except ValueError:  # 29 February
        return reviewed.replace(year=reviewed.year + 1, day=28)
