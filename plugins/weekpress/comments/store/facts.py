"""Facts: a few words by name that the service keeps between starts."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from weekpress.comments.store.schema import facts

ALARM = "filter"
"""The fact that tells moderators what a person has to mend before filters work again."""

SEALED = "sealed"
"""The fact that only the right key can read."""


def fact(connection: Connection, name: str) -> str:
    """The words kept under a name; "" for none."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar() or ""


def remember(connection: Connection, name: str, value: str) -> None:
    """Keep words under a name in the place of older ones; "" forgets them."""
    connection.execute(delete(facts).where(facts.c.name == name))
    if value:
        connection.execute(insert(facts).values(name=name, value=value))
