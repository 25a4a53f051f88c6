"""Reading: what moderators, commands and filters ask of the store."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    String,
    bindparam,
    func,
    or_,
    select,
)

from weekpress.comments.filters.protocol import Known
from weekpress.comments.keys import Keys
from weekpress.comments.states import SHOWN, State
from weekpress.comments.store.moments import Moment
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored, stored
from weekpress.comments.store.schema import comments, submissions
from weekpress.comments.submission import Submission, loaded


def one(connection: Connection, comment: str) -> Stored | None:
    """The comment of an id."""
    row = connection.execute(_ONE, {"comment": comment}).one_or_none()
    return stored(row) if row else None


_ONE = select(*COLUMNS).where(comments.c.id == bindparam("comment"))


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
    sealed = connection.execute(_SEALED, {"comment": comment}).scalar()
    return loaded(keys.unseal(sealed)) if sealed else None


_SEALED = select(submissions.c.sealed).where(submissions.c.comment == bindparam("comment"))


def known(connection: Connection, comment: str, now: datetime) -> Known:
    """What the store knows that helps a filter to judge a comment: 0 of each for one it has not."""
    values = {"comment": comment, "a_day_ago": now - timedelta(days=1)}
    found = connection.execute(_KNOWN, values | {"an_hour_ago": now - timedelta(hours=1)}).one()
    return Known(*found)


def _counted(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(*where).scalar_subquery()


_OTHER, _SENT, _ID = comments.alias(), submissions.alias(), bindparam("comment", type_=String)


def _of(column: Column[Any]) -> ScalarSelect[Any]:
    """A value of the comment that is asked about."""
    return select(column).where(next(iter(column.table.primary_key)) == _ID).scalar_subquery()


_KNOWN = select(
    _counted(
        _OTHER.c.id != _ID,
        _OTHER.c.email_key == _of(comments.c.email_key),
        _OTHER.c.state.in_(SHOWN),
        _OTHER.c.confirmed.is_not(None),
    ),
    _counted(
        _OTHER.c.id != _ID,
        _OTHER.c.body_key == _of(comments.c.body_key),
        _OTHER.c.received > bindparam("a_day_ago", type_=Moment),
    ),
    _counted(
        _SENT.c.comment != _ID,
        _SENT.c.sender_key == _of(submissions.c.sender_key),
        _SENT.c.received > bindparam("an_hour_ago", type_=Moment),
    ),
)
"""One statement, made once: SQLAlchemy takes longer to put one together than SQLite to run it."""
