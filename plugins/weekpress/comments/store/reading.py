"""Reading: what moderators, commands and filters ask of the store."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select

from weekpress.comments.filters.protocol import Known
from weekpress.comments.keys import Keys
from weekpress.comments.states import SHOWN, State
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored, stored
from weekpress.comments.store.schema import comments, submissions
from weekpress.comments.submission import Submission, loaded


def one(connection: Connection, comment: str) -> Stored | None:
    """The comment of an id."""
    row = connection.execute(select(*COLUMNS).where(comments.c.id == comment)).one_or_none()
    return stored(row) if row else None


def page(
    connection: Connection, states: Collection[State], most: int, after: str = "",
    words: str = "", newest_first: bool = False, post: str = "",
) -> list[Stored]:  # fmt: skip
    """Comments in some states, oldest first, from after the id `after`; at most `most`.

    words -- found in the name or the text, whatever their capitals; "" for all
    post  -- the key of the post they are on; "" for all
    """
    order = comments.c.id.desc() if newest_first else comments.c.id
    found = select(*COLUMNS).where(comments.c.state.in_(states)).order_by(order).limit(most)
    if after:
        found = found.where(comments.c.id < after if newest_first else comments.c.id > after)
    if post:
        found = found.where(comments.c.post == post)
    if words:
        texts = (comments.c.name, comments.c.body, comments.c.website)
        found = found.where(or_(*(text.icontains(words, autoescape=True) for text in texts)))
    return all_stored(connection.execute(found))


def thread(connection: Connection, post: str, states: Collection[State] = SHOWN) -> list[Stored]:
    """The comments of a post in some states, in the order they were written."""
    chosen = select(*COLUMNS).where(comments.c.post == post, comments.c.state.in_(states))
    return all_stored(connection.execute(chosen.order_by(comments.c.id)))


def counts(connection: Connection) -> dict[State, int]:
    """How many comments are in each state."""
    found = select(comments.c.state, func.count()).group_by(comments.c.state)
    numbers = {State(row[0]): row[1] for row in connection.execute(found)}
    return {state: numbers.get(state, 0) for state in State}


def oldest_waiting(connection: Connection) -> datetime | None:
    """When the comment that has waited longest was received."""
    found = select(func.min(comments.c.received)).where(comments.c.state == State.PENDING)
    return connection.execute(found).scalar()


def newest(connection: Connection) -> datetime | None:
    """When the last comment was received."""
    return connection.execute(select(func.max(comments.c.received))).scalar()


def email(connection: Connection, keys: Keys, comment: str) -> str:
    """The commenter's e-mail address; "" where it is gone."""
    sealed = connection.execute(select(comments.c.email).where(comments.c.id == comment)).scalar()
    return keys.unseal(sealed) if sealed else ""


def submitted(connection: Connection, keys: Keys, comment: str) -> Submission | None:
    """A comment as it was submitted; None once that is purged."""
    found = select(submissions.c.sealed).where(submissions.c.comment == comment)
    sealed = connection.execute(found).scalar()
    return loaded(keys.unseal(sealed)) if sealed else None


def known(connection: Connection, comment: str, now: datetime) -> Known:
    """What the store knows that helps a filter to judge a comment."""
    row = connection.execute(
        select(comments.c.email_key, comments.c.body_key, submissions.c.sender_key)
        .join(submissions, submissions.c.comment == comments.c.id, isouter=True)
        .where(comments.c.id == comment)
    ).one()
    others = select(func.count()).select_from(comments).where(comments.c.id != comment)
    approved = others.where(
        comments.c.email_key == row.email_key,
        comments.c.state.in_(SHOWN),
        comments.c.confirmed.is_not(None),
    )
    same_body = others.where(
        comments.c.body_key == row.body_key, comments.c.received > now - timedelta(days=1)
    )
    sent = select(func.count()).select_from(submissions).where(submissions.c.comment != comment)
    same_sender = sent.where(
        submissions.c.sender_key == row.sender_key,
        submissions.c.received > now - timedelta(hours=1),
    )
    numbers = [connection.execute(s).scalar_one() for s in (approved, same_body, same_sender)]
    return Known(*numbers)
