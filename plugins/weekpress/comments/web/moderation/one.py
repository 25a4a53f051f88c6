"""The page of one comment: the thread around it, what happened to it, and its words to change.

Comes in: a comment's id. Goes out: the page; or the same with what is wrong with a change, and
nothing of it lost.
Source: WCAG 2.2, 3.3.1 and 3.3.3 (what is wrong, and how to mend it), 3.3.4 (it can be undone).
"""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.fields import MOST_COMMENT
from weekpress.comments.posts import local
from weekpress.comments.record import ULID
from weekpress.comments.spoken import moment
from weekpress.comments.states import State
from weekpress.comments.store.audited import can_undo
from weekpress.comments.store.deciding import edit
from weekpress.comments.store.queue import around, whole
from weekpress.comments.store.rows import Stored
from weekpress.comments.text import as_html, in_one_line
from weekpress.comments.text import shown as shown_text
from weekpress.comments.web.moderation import words
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.entry import entries, unlinked
from weekpress.comments.web.moderation.form import Form, Refusal
from weekpress.comments.web.moderation.guard import SignedIn
from weekpress.comments.web.moderation.queue import notice_of

LONGEST_NOTE = 200

MOST_AROUND = 100
"""How many comments of the thread are shown; a moderator who needs all has the post."""

_GONE = frozenset({State.ERASED, State.DISCARDED})


def show(desk: Desk, request: Request, person: SignedIn) -> Response:
    """The page."""
    return _page(desk, request, person, {}, {})


def change(desk: Desk, request: Request, person: SignedIn, form: Form) -> Response:
    """Put other words in a comment's place, with a note why that readers see."""
    comment, service = _id(request), desk.service
    body, note = shown_text(form.one("body")).strip(), in_one_line(form.one("note"))
    with service.store.writing() as connection:
        found, _ = whole(connection, comment)
        if found.state in _GONE:
            raise Refusal(409, "There is nothing to change", "The words of this comment are gone.")
        faults = faults_of(body, note) or _overtaken(found, form)
        if not faults:
            edit(connection, comment, body, note, person.moderator.actor, service.clock())
    if faults:
        return _page(desk, request, person, {"body": body, "note": note}, faults)
    return RedirectResponse(f"/moderate/comments/{comment}?done={comment}#told", 303)


def faults_of(body: str, note: str) -> dict[str, str]:
    """What is wrong with a change, by field."""
    found = {}
    if not body:
        found["body"] = "Enter the words. To show none of it, reject or withdraw the comment"
    elif len(body) > MOST_COMMENT:
        found["body"] = f"The words must be {MOST_COMMENT} characters or fewer"
    if not note:
        found["note"] = "Say why, in a few words: readers see it"
    elif len(note) > LONGEST_NOTE:
        found["note"] = f"The note must be {LONGEST_NOTE} characters or fewer"
    return found


def _overtaken(found: Stored, form: Form) -> dict[str, str]:
    """That somebody else changed the words since the form was opened."""
    if form.one("version") == version(found):
        return {}
    return {
        "body": "Somebody else changed these words meanwhile. See theirs above; save yours again"
    }


def version(comment: Stored) -> str:
    """A sign that is another once somebody changed the words."""
    return sha256(f"{comment.body}\0{comment.edited}".encode()).hexdigest()[:16]


def _page(
    desk: Desk, request: Request, person: SignedIn, typed: dict[str, str], faults: dict[str, str]
) -> Response:
    service, posts = desk.service, desk.service.site.posts()
    with service.store.reading() as connection:
        found, history = whole(connection, _id(request))
        [entry] = entries(connection, [found], posts, service.clock())
        beside = entries(connection, around(connection, found, MOST_AROUND), posts, service.clock())
        notice = notice_of(connection, request, person)
    title = f"Comment by {entry.name}"
    values = {
        "title": f"Error: {title}" if faults else f"{notice.title}{title}",
        "heading": title,
        "person": person,
        "entry": entry,
        "original": unlinked(as_html(found.original)) if found.original else "",
        "around": beside,
        "history": [(moment(one.at, local(posts)), words.happening(one)) for one in history],
        "undoable": can_undo(history),
        "can_edit": found.state not in _GONE,
        "typed": {"body": found.body, "note": found.edited, **typed},
        "version": version(found),
        "errors": faults,
        "notice": notice,
        "most_note": LONGEST_NOTE,
        "most_comment": MOST_COMMENT,
    }
    return desk.page("comment", values, 422 if faults else 200)


def _id(request: Request) -> str:
    comment = str(request.path_params["comment"])
    if not ULID.fullmatch(comment):
        raise LookupError(comment)
    return comment
