"""Erasing: somebody asks for what is kept of them to be gone.

Comes in: an e-mail address or a comment's id. Goes out: a mark in the place of each comment, and a
job that takes its file out of the site. The row in the audit says that it was done, never for whom.
Source: UK GDPR, Article 17; the replies of others stay, as they are theirs.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from weekpress.comments.keys import Keys
from weekpress.comments.states import SHOWN, State, Step
from weekpress.comments.store import audited, deciding, emptying, jobs
from weekpress.comments.store.audited import ANONYMISE, Actor
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored
from weekpress.comments.store.schema import comments

ANONYMOUS = "Name withheld"
"""What stands in the place of a name."""


def of_address(connection: Connection, keys: Keys, address: str) -> list[Stored]:
    """The comments sent with an e-mail address, oldest first.

    One whose address is kept no longer is not among them: nothing ties it to an address any more.
    """
    chosen = select(*COLUMNS).where(comments.c.email_key.in_(keys.of_email(address)))
    return all_stored(connection.execute(chosen.order_by(comments.c.id)))


def erase(connection: Connection, comment: str, actor: Actor, now: datetime) -> None:
    """Take away all of a comment but a mark; done again it does nothing.

    Raises LookupError if there is no such comment.
    """
    found = deciding.locked(connection, comment)
    if found.state is not State.ERASED:
        moved = deciding.take(connection, comment, Step.ERASE, actor, now)
        if moved.on_site:  # a file that a publisher could not yet take away, too
            jobs.ask(connection, jobs.PUBLISH, comment, now)
    emptying.empty(connection, [comment])
    emptying.forget_reasons(connection, comment)


def anonymise(connection: Connection, comment: str, actor: Actor, now: datetime) -> bool:
    """Leave the words of a comment that readers see, and nothing of who wrote them.

    Whether that could be: only what readers see has a reason to stay. Raises LookupError if there
    is no such comment.
    """
    found = deciding.locked(connection, comment)
    if found.state not in SHOWN:
        return False
    blank = emptying.BLANK | {"name": ANONYMOUS, "body": found.body, "edited": found.edited}
    if found.name != ANONYMOUS or found.website:
        audited.add(connection, comment, now, actor, ANONYMISE, found.state, found.state)
        jobs.ask(connection, jobs.PUBLISH, comment, now)
    emptying.empty(connection, [comment])
    connection.execute(update(comments).where(comments.c.id == comment).values(blank))
    emptying.forget_reasons(connection, comment)
    return True
