"""What the buttons do: one step for one comment, the same step for several, and taking it back.

Comes in: a form, with the state in which each comment was seen. Goes out: the way back to the list,
where what was done is told. Each comment is judged on its own: one that somebody else moved
meanwhile is left as they left it, and told.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.record import ULID
from weekpress.comments.states import State, Step, StepError
from weekpress.comments.store.deciding import take, undo
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.form import Form, Refusal
from weekpress.comments.web.moderation.guard import SignedIn
from weekpress.comments.web.moderation.listing import listing_of
from weekpress.comments.web.moderation.queue import A_PAGE
from weekpress.comments.web.moderation.words import BUTTONS

Act = Callable[[Connection, str, State], object]
"""Does something to a comment that was seen in a state."""


def decide(desk: Desk, _request: Request, person: SignedIn, form: Form) -> Response:
    """Take one comment, or all that are ticked, the step of the button that was pressed."""
    step, actor, now = _step(form.one("step")), person.moderator.actor, desk.service.clock()

    def act(connection: Connection, comment: str, seen: State) -> None:
        take(connection, comment, step, actor, now, seen=seen)

    chosen = form.all("comment")
    if not chosen:
        words = "Nothing was changed. Go back, tick Choose at each comment, then press the button."
        raise Refusal(422, "You chose no comment", words)
    return _back(form, *_each(desk, chosen, act))


def take_back(desk: Desk, _request: Request, person: SignedIn, form: Form) -> Response:
    """Undo the last decision about one comment, or about several."""
    actor, now = person.moderator.actor, desk.service.clock()

    def act(connection: Connection, comment: str, seen: State) -> None:
        undo(connection, comment, actor, now, seen=seen)

    return _back(form, *_each(desk, form.all("comment"), act))


def seen_as(comment: str, state: State) -> str:
    """What a form says of a comment: which, and as what it was seen."""
    return f"{comment}.{state}"


def _each(desk: Desk, said: list[str], act: Act) -> tuple[list[str], list[str]]:
    """Those that it was done to, and those that were not where they had been seen."""
    chosen = sorted(
        {_seen(one) for one in said}
    )  # in one order: two moderators never wait in a ring
    if len(chosen) > A_PAGE:
        raise Refusal(413, "Those are too many", f"At most {A_PAGE} at once. Nothing was changed.")
    done: list[str] = []
    moved: list[str] = []
    with desk.service.store.writing() as connection:
        for comment, state in chosen:
            try:
                act(connection, comment, state)
            except StepError:
                moved.append(comment)
            except LookupError:  # it is gone, and the others are not
                continue
            else:
                done.append(comment)
    if not (done or moved):
        raise LookupError
    return done, moved


def _back(form: Form, done: list[str], moved: list[str]) -> Response:
    """The list or the comment the form was on, told what was done."""
    here = listing_of(form.one("listing"))
    on = form.one("on")
    told = "&".join(
        f"{key}={'.'.join(ids)}" for key, ids in (("done", done), ("moved", moved)) if ids
    )
    address = f"/moderate/comments/{on}" if ULID.fullmatch(on) else here.address()
    if not told:
        return RedirectResponse(address, 303)
    return RedirectResponse(f"{address}{'&' if '?' in address else '?'}{told}#told", 303)


def _step(said: str) -> Step:
    found = next((step for step in BUTTONS if step == said), None)
    if found is None:
        raise Refusal(400, "There is no such button", "Nothing was changed.")
    return found


def _seen(said: str) -> tuple[str, State]:
    comment, _, state = said.partition(".")
    if not ULID.fullmatch(comment) or state not in set(State):
        raise Refusal(400, "This is no comment", "Nothing was changed.")
    return comment, State(state)
