"""The store: every comment, what was decided about it, and what is still to be done.

Comes in: the service's folder and the environment. Goes out: transactions. The modules beside this
one are functions over a connection, one subject each; nothing else in the room writes SQL.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from weekpress.comments import keys as key_files
from weekpress.comments.keyring import Keyring
from weekpress.comments.keys import Keys
from weekpress.comments.store import engine as engines
from weekpress.comments.store.engine import WRITES, RowError, StoreError
from weekpress.comments.store.facts import SEALED, first
from weekpress.comments.store.migrate import migrate


class Store:
    """An open store, and the keys of it. It may be used by several threads."""

    def __init__(self, engine: Engine, keyring: Keyring, folder: Path) -> None:
        self.engine, self.folder, self._keyring = engine, folder, keyring
        self._lock = threading.Lock()
        self._writer = engine.execution_options(**{WRITES: True})

    @property
    def keys(self) -> Keys:
        """The keys as they are now. What seals asks for them within its transaction."""
        return self._keyring.keys

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that changes nothing. Raises StoreError where the database cannot."""
        with _told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, alone: bool = False) -> Iterator[Connection]:
        """A transaction that is on the disk when this ends, or has not been.

        alone -- whether every other that writes has to end before this begins, as in SQLite always

        Raises StoreError where the database cannot: it is full, locked or away.
        """
        with self._turn(), _told(), self._writer.connect() as connection, connection.begin():
            engines.enter(connection, alone)
            yield connection

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """In SQLite one writes at a time. Threads wait for one another here, where the next begins
        at once: SQLite would have each of them look again ever later."""
        if self.engine.dialect.name != "sqlite":
            yield
            return
        if not self._lock.acquire(timeout=engines.PATIENCE_S):
            raise StoreError("The database could not be used: others write to it for too long.")
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@contextmanager
def opened(
    folder: Path, environ: Mapping[str, str], chance: bytes | None = None
) -> Iterator[Store]:
    """The store of a service's folder, brought up to date.

    chance -- 32 bytes to make the key of, for a folder that has no store yet; without them such a
              folder is an error, so that a mistyped one is told and not filled

    Raises StoreError, SealError.
    """
    url = engines.address(folder, environ)
    if not key_files.secrets_in(folder, environ):
        _begin(folder, chance, is_there=(folder / engines.NAME).exists())
    engine = engines.engine(url)
    try:
        with _told():
            migrate(engine)
        store = Store(engine, Keyring(folder, environ), folder)
        _judge_key(store)
        yield store
    finally:
        engine.dispose()


def _begin(folder: Path, chance: bytes | None, is_there: bool) -> None:
    """Make the key of a store that is to be; one that is there must not get another."""
    if chance and not is_there:
        key_files.made(folder, chance)
    elif not chance and not is_there:
        raise StoreError(
            f"There are no comments in {folder}. Name the folder that the service was started "
            "with: --data DIR."
        )


def _judge_key(store: Store) -> None:
    """Raise SealError if the key is not the one that this store was made with."""
    with store.writing() as connection:
        sealed = first(connection, SEALED, store.keys.seal(SEALED).decode())
    store.keys.unseal(sealed.encode())


def is_there(store: Store) -> bool:
    """Whether the database answers."""
    try:
        with store.reading() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar())
    except StoreError:
        return False


@contextmanager
def _told() -> Iterator[None]:
    """The database's own troubles in our words: theirs hold statements, with what people wrote."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise RowError(
            f"The database does not take this ({type(error.orig).__name__}), and takes the rest."
        ) from None
    except (DBAPIError, PoolTimeoutError) as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        raise StoreError(
            f"The database could not be used ({reason}): it is full, locked or away."
        ) from None
