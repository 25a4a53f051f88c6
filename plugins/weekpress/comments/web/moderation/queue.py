"""The queue page: what waits, or was decided, a page at a time, with what was just done.

Comes in: a listing, as the page's address says it. Goes out: the page. What it says was done comes
from the audit, never from the address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.states import UNDOABLE, State
from weekpress.comments.store.audited import Happening
from weekpress.comments.store.facts import ALARM, fact
from weekpress.comments.store.queue import by_id, last_of, numbers, sought
from weekpress.comments.store.reading import counts
from weekpress.comments.store.rows import Stored
from weekpress.comments.text import in_one_line
from weekpress.comments.web.moderation import words
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.entry import entries
from weekpress.comments.web.moderation.form import Form
from weekpress.comments.web.moderation.guard import SignedIn
from weekpress.comments.web.moderation.listing import (
    TABS,
    Listing,
    ids_of,
    listing,
    listing_of,
    words_of,
)

A_PAGE = 25
"""How many comments a page shows, and so how many are decided on together."""

MOST_TYPED = 1_000

_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+")


@dataclass(frozen=True)
class Told:
    """What is told of one comment, after a form."""

    comment: str
    name: str
    words: str
    """What was done, with "it" for the comment."""
    around: tuple[str, str]
    """The same, before and after the name of the comment."""
    state: State
    """Where it is now, for an Undo to say as what it was seen."""
    can_undo: bool


@dataclass(frozen=True)
class Notice:
    """What was just done, and what was not because somebody was faster."""

    done: tuple[Told, ...] = ()
    moved: tuple[Told, ...] = ()

    @property
    def undoable(self) -> list[str]:
        """What can be taken back."""
        return [told.comment for told in self.done if told.can_undo]

    @property
    def title(self) -> str:
        """The same in a few words, for the title of the page: screen readers say that first."""
        if len(self.done) == 1 and not self.moved:
            return f"{self.done[0].words}: "
        parts = [f"{len(self.done)} done"] if self.done else []
        parts += [f"{len(self.moved)} not changed"] if self.moved else []
        return f"{', '.join(parts)}: " if parts else ""


def show(desk: Desk, request: Request, person: SignedIn) -> Response:
    """One page of the queue."""
    here, service = listing(request.query_params), desk.service
    with service.store.reading() as connection:
        found = sought(connection, here.sought, here.after, A_PAGE + 1)
        posts = service.site.posts()
        shown = entries(connection, found[:A_PAGE], posts, service.clock())
        found_in = numbers(connection, here.sought) if here.is_search else counts(connection)
        notice = notice_of(connection, request, person)
        alarm = fact(connection, ALARM)
    values = {
        "title": f"{notice.title}{'Found: ' if here.is_search else ''}{TABS[here.tab].label}",
        "person": person,
        "here": here,
        "tabs": TABS,
        "numbers": {key: sum(found_in[state] for state in tab.states) for key, tab in TABS.items()},
        "entries": shown,
        "next": here.address(after=found[A_PAGE - 1].id) if len(found) > A_PAGE else "",
        "notice": notice,
        "alarm": alarm,
        "place": _place(notice, [entry.id for entry in shown], here),
    }
    return desk.page("queue", values)


def find(desk: Desk, _request: Request, _person: SignedIn, form: Form) -> Response:
    """Look for words, or for a whole e-mail address, also one that was pasted with a name beside
    it: that is never part of an address of ours."""
    before, said = listing_of(form.one("listing")), form.one("words")[:MOST_TYPED]
    if address := _ADDRESS.search(said):
        hashes = ".".join(desk.service.store.keys.of_email(address[0].strip(".'")))
        here = Listing(tab=before.tab, sender=hashes)
    else:
        here = Listing(tab=before.tab, words=words_of(said))
    # The keyboard goes on at what was found, and a screen reader reads that first.
    return RedirectResponse(f"{here.address()}{'#found' if here.is_search else ''}", 303)


def notice_of(connection: Connection, request: Request, person: SignedIn) -> Notice:
    """What the address says to tell, in the words of the audit."""
    done, moved = (ids_of(request.query_params.get(key, ""), A_PAGE) for key in ("done", "moved"))
    if not done and not moved:
        return Notice()
    happened, comments = last_of(connection, {*done, *moved}), by_id(connection, {*done, *moved})
    there = comments.keys() & happened.keys()
    told = {key: _told(comments[key], happened[key], person) for key in there}
    return Notice(*(tuple(told[key] for key in ids if key in told) for ids in (done, moved)))


def _told(comment: Stored, happened: Happening, person: SignedIn) -> Told:
    mine = happened.by_person and happened.actor == person.moderator.name
    said = replace(happened, actor="you") if mine else happened
    before, _, after = words.did(said, "\0").partition("\0")
    can_undo = happened.by_person and happened.step in UNDOABLE
    name = in_one_line(comment.name) or "somebody"
    return Told(comment.id, name, words.did(said), (before, after), comment.state, can_undo)


def _place(notice: Notice, shown: list[str], here: Listing) -> int:
    """Before which entry the notice stands: where the comment was that it tells of, so that the
    next one to judge comes right after it."""
    told = [one.comment for one in (*notice.done, *notice.moved)]
    if len(told) != 1:
        return 0
    if told[0] in shown and not notice.undoable:  # it was taken back, and is the next to judge
        return shown.index(told[0])
    if TABS[here.tab].newest_first:
        return sum(one >= told[0] for one in shown)
    return sum(one <= told[0] for one in shown)
