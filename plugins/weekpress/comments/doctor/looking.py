"""Looking: what can be seen without asking anybody: the folder, the disk, the store.

Comes in: the folder and the environment. Goes out: records for the pure checks, or the trouble that
is in the way of seeing more. Nothing is changed: an older store is not brought up to date.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from weekpress.comments import keys
from weekpress.comments.doctor.folders import Seen, file_system_of
from weekpress.comments.doctor.trouble import Trouble, warning
from weekpress.comments.doctor.waiting import MANY_TIMES, Waiting
from weekpress.comments.keyring import Keyring
from weekpress.comments.keys import SealError
from weekpress.comments.posts import FILE
from weekpress.comments.store import Store, engine, jobs, reading, snapshot
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.facts import ALARM, SEALED, fact
from weekpress.comments.store.migrate import HEAD, version

_MOUNTS = Path("/proc/self/mountinfo")


def folder(path: Path, environ: Mapping[str, str]) -> Seen:
    """What is to be seen of a service's folder."""
    mounts = ""
    with suppress(OSError):
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    return Seen(
        folder=path,
        mode=_mode(path),
        key_mode=_mode(path / keys.NAME),
        store_mode=_mode(path / engine.NAME),
        writable=os.access(path, os.R_OK | os.W_OK | os.X_OK),
        free=shutil.disk_usage(path).free,
        file_system=file_system_of(path.resolve(), mounts),
        in_postgresql=bool(environ.get(engine.VARIABLE)),
    )


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None


def store(path: Path, environ: Mapping[str, str]) -> Waiting | Trouble:
    """What waits in the store, or why it cannot be said."""
    in_folder = not environ.get(engine.VARIABLE)
    if in_folder and not (path / engine.NAME).is_file():
        return Trouble(
            "database", f"There are no comments in {path}.",
            "Name the service's folder: --data DIR. `weekpress comments serve` makes a new one.",
        )  # fmt: skip
    try:
        if in_folder:
            snapshot.judge(path / engine.NAME, path / engine.NAME)
        made = engine.engine(engine.address(path, environ))
        return _read(Store(made, Keyring(path, environ), path))
    except SealError as error:
        return Trouble("key", str(error), "")
    except StoreError as error:
        return Trouble("database", str(error), "")
    except SQLAlchemyError as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        return Trouble("database", f"It could not be used ({reason}).", "Is it there, and up?")


def _read(store: Store) -> Waiting | Trouble:
    try:
        with store.reading() as connection:
            found = version(connection)
            if found != HEAD:
                return _of_another_version(found)
            if sealed := fact(connection, SEALED):
                store.keys.unseal(sealed.encode())
            newest = reading.newest(connection)
            oldest = reading.oldest_waiting(connection)
            unplaced = jobs.tried(connection, jobs.PUBLISH, MANY_TIMES)
            alarm = fact(connection, ALARM)
            return Waiting(oldest, newest, jobs.waiting(connection), unplaced, alarm)
    finally:
        store.close()


def unopened(path: Path) -> Store:
    """A store that nobody opens, for what needs to know no more of it than its folder."""
    ring = Keyring(path, {keys.VARIABLE: bytes(32).hex()})
    return Store(engine.engine(engine.address(path, {})), ring, path)


def _of_another_version(found: str) -> Trouble:
    if found > HEAD:
        return Trouble(
            "database", f"It is of version {found}; this Weekpress knows {HEAD}.",
            "Install the newer Weekpress, or restore the backup made before.",
        )  # fmt: skip
    return warning(
        "database", f"It is of version {found or 'none'}; this Weekpress works with {HEAD}.",
        "Back it up; the next start of the service brings it up to date.",
    )  # fmt: skip


def built(site: str) -> datetime | None:
    """When the manifest of a site in a folder was written; None where that is not known."""
    with suppress(OSError):
        if site and "://" not in site:
            return datetime.fromtimestamp((Path(site) / FILE).stat().st_mtime, UTC)
    return None
