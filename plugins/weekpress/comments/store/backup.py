"""Backup: a store that is in use becomes one file. Restore: the file becomes a store again.

Comes in: the service's folder and a file. Goes out: the file, whole or not at all; or the folder,
whose store appears in the last step. The key is left out unless it is asked for: a backup without
it shows words and names to whoever finds it, but nobody's address.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from weekpress.comments import keys as key_files
from weekpress.comments.configuration import NAME as CONFIGURATION
from weekpress.comments.store import archive, snapshot
from weekpress.comments.store.archive import Label
from weekpress.comments.store.engine import NAME, VARIABLE, StoreError
from weekpress.comments.store.revive import revive
from weekpress.turns import turn

_ROOM = ".weekpress-backup-"
_STORE = tuple(f"{NAME}{end}" for end in ("", "-wal", "-shm", "-journal"))
"""The files of a store. Source: SQLite, "Temporary Files Used By SQLite"."""


def back_up(
    folder: Path, file: Path, environ: Mapping[str, str], now: datetime,
    with_key: bool = False, replace: bool = False,
) -> Label:  # fmt: skip
    """Back up the store of a folder into `file`. The service may run meanwhile.

    with_key -- whether the key goes in too: then the file alone opens everything
    replace  -- whether a file that is there may go; it stays until the new one is whole

    Raises StoreError.
    """
    _refuse_postgresql(environ, "pg_dump --format=custom --file=comments.dump")
    if not (folder / NAME).is_file():
        raise StoreError(f"There are no comments in {folder} to back up: --data DIR.")
    if file.exists() and not replace:
        raise _is_there(file)
    if not file.absolute().parent.is_dir():
        raise StoreError(f"There is no folder {file.absolute().parent}. Make it, or name another.")
    with _workroom(file.absolute().parent) as room:
        snapshot.taken(folder / NAME, room / NAME)
        label = Label(f"{now:%Y-%m-%dT%H:%M:%SZ}", snapshot.number_of_comments(room / NAME))
        _bring(folder, room, environ, with_key)
        parts = [room / name for name in archive.PARTS if (room / name).exists()]
        archive.write(room / "backup", label, parts)
        _place(room / "backup", file, replace)
    return label


def _bring(folder: Path, room: Path, environ: Mapping[str, str], with_key: bool) -> None:
    """Put what else belongs to the store beside its copy."""
    if (folder / CONFIGURATION).is_file():
        shutil.copyfile(folder / CONFIGURATION, room / CONFIGURATION)
    if with_key:
        key_files.read(folder, environ)  # or it says that there is none
        key_files.write(room, key_files.secrets_in(folder, environ))


def restore(file: Path, folder: Path, environ: Mapping[str, str]) -> Label:
    """Make the store of `folder` from a backup. Raises StoreError, SealError; nothing is done then.

    The key is that of the environment, or of the folder, or of the backup, whichever is first.
    """
    _refuse_postgresql(environ, "pg_restore --dbname=… comments.dump")
    # A log beside it too: SQLite would take what is in it for the restored store's.
    if left := [name for name in _STORE if (folder / name).exists()]:
        raise StoreError(
            f"{folder} has a store already, or what is left of one: {', '.join(left)}. Restore "
            "into another folder, or move all of that away."
        )
    if not file.is_file():
        raise StoreError(f"There is no file {file}. Name the backup to restore.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _workroom(folder) as room:
        label = archive.read(file, room)
        snapshot.judge(room / NAME, file)
        at = folder if key_files.secrets_in(folder, environ) else room
        revive(room / NAME, key_files.read(at, environ))
        _sync(room / NAME)
        for name in (CONFIGURATION, key_files.NAME, NAME):  # the store last: then all is there
            if (room / name).exists() and not (folder / name).exists():
                (room / name).rename(folder / name)
        _sync(folder)
    return label


def _refuse_postgresql(environ: Mapping[str, str], command: str) -> None:
    if environ.get(VARIABLE):
        raise StoreError(
            f"These comments are in PostgreSQL ({VARIABLE}), which has its own commands for this: "
            f"{command}. Keep comments.toml and the key as well, the key in another place."
        )


@contextmanager
def _workroom(beside: Path) -> Iterator[Path]:
    """A folder on the same disk that nobody else can read; gone at the end.

    One at a time: what is found there was left by one that was killed, and goes too.
    """
    with turn(beside):
        for left in beside.glob(f"{_ROOM}*"):
            shutil.rmtree(left, ignore_errors=True)
        room = Path(mkdtemp(prefix=_ROOM, dir=beside))
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def _place(made: Path, file: Path, replace: bool) -> None:
    """Give the file its name, in one step, and not that of another file."""
    try:
        if replace:
            made.replace(file)
        else:
            file.hardlink_to(made)
    except FileExistsError:
        raise _is_there(file) from None
    except OSError as error:
        if replace or error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}:
            raise
        made.rename(file)  # a disk without hard links
    _sync(file.absolute().parent)


def _is_there(file: Path) -> StoreError:
    return StoreError(f"{file} is there already. Name another file, or add --replace.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
