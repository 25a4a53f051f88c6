"""Facts: a few words by name that the service keeps between starts.

Several may write one at once: the last word counts, or the first, and none of them fails.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from weekpress.comments.store.schema import facts

ALARM = "filter"
"""The fact that tells moderators what a person has to mend before filters work again."""

SEALED = "sealed"
"""The fact that only the right key can read."""


def fact(connection: Connection, name: str) -> str:
    """The words kept under a name; "" for none."""
    return connection.execute(_FACT, {"fact": name}).scalar() or ""


_FACT = select(facts.c.value).where(facts.c.name == bindparam("fact"))


def remember(connection: Connection, name: str, value: str) -> None:
    """Keep words under a name in the place of older ones; "" forgets them."""
    if not value:
        connection.execute(delete(facts).where(facts.c.name == name))
        return
    made = _made(connection, name, value)
    connection.execute(
        made.on_conflict_do_update(
            index_elements=[facts.c.name], set_={"value": made.excluded.value}
        )
    )


def first(connection: Connection, name: str, value: str) -> str:
    """Keep words under a name that has none yet; the words that are kept, whoever was first."""
    if found := fact(connection, name):
        return found
    made = _made(connection, name, value)
    # It waits for another that does the same at this moment: what is read then is on the disk.
    connection.execute(made.on_conflict_do_nothing(index_elements=[facts.c.name]))
    return fact(connection, name)


def _made(connection: Connection, name: str, value: str) -> Any:  # noqa: ANN401 -- of two dialects
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(facts).values(name=name, value=value)
