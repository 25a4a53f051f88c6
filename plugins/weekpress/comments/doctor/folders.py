"""The service's folder: who can read it, what disk it is on, how full that is.

Comes in: what was seen of the folder. Goes out: troubles. Pure; `looking` looks.
Source: chmod(2); SQLite, "Use of WAL mode: all processes must be on the same host"; proc(5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from weekpress.comments.doctor.trouble import Trouble, warning

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs",
    "beegfs", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs",
})  # fmt: skip
"""File systems of other machines, as Linux calls them: SQLite's log does not work on them."""

LITTLE, TOO_LITTLE = 1_000_000_000, 100_000_000
"""Bytes free at which it is told, and at which it has to be mended."""


@dataclass(frozen=True)
class Seen:
    """What is to be seen of the folder. A mode is None for what is not there."""

    folder: Path
    mode: int | None = None
    key_mode: int | None = None
    store_mode: int | None = None
    writable: bool = True
    free: int = LITTLE
    file_system: str = ""
    """"" where it is not known."""
    in_postgresql: bool = False


def judged(seen: Seen) -> Iterator[Trouble]:
    """Everything that is wrong with a folder that is there."""
    if not seen.writable:
        yield Trouble(
            "folder", f"{seen.folder} cannot be written by this user.",
            "Run this as the service's user, or give the folder to it: chown.",
        )  # fmt: skip
    yield from _readable(seen)
    if seen.file_system in NETWORK and not seen.in_postgresql:
        yield Trouble(
            "disk", f"The store is on a disk of another machine ({seen.file_system}), where SQLite "
            "loses what it has promised to keep.",
            "Move the folder to a disk of this machine, or use PostgreSQL.",
        )  # fmt: skip
    if seen.free < LITTLE:
        words = f"{seen.free // 1_000_000:,} MB are free where {seen.folder} is."
        fix = "Make room: with a full disk no comment can be taken."
        yield (Trouble if seen.free < TOO_LITTLE else warning)("disk", words, fix)


def _readable(seen: Seen) -> Iterator[Trouble]:
    """What others on this machine can read: the key opens every address there is."""
    named = {"key": seen.key_mode, "comments.sqlite": seen.store_mode}
    open_to_others = (seen.mode or 0) & 0o077
    for name, mode in named.items():
        if mode is not None and mode & 0o077 and (open_to_others & 0o011 or name == "key"):
            yield Trouble(
                "key" if name == "key" else "folder",
                f"{seen.folder / name} can be read or written by others on this machine "
                f"(mode {mode & 0o777:04o}).",
                f"chmod 600 {seen.folder / name}",
            )
    if open_to_others:
        yield warning(
            "folder", f"{seen.folder} is open to others (mode {seen.mode or 0:04o}).",
            f"chmod 700 {seen.folder}",
        )  # fmt: skip


def file_system_of(path: Path, mounts: str) -> str:
    """The kind of file system a path is on, by the text of /proc/self/mountinfo; "" if unknown."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = Path(fields[4].encode().decode("unicode_escape"))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), after.split()[0]
    return kind
