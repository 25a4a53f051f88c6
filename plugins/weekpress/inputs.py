"""The inputs of a build: every file it is made from, with what each holds.

Comes in: the folders, and what the last build saw there. Goes out: for each file its stamp and the
digest of its bytes; a file whose stamp is the one it had is not read, and many are read by several
processes. A build looks at its inputs before it reads any: what changes while it runs is a change
for the next one.
Standard library only, for the lean front.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from weekpress.fingerprint import digest
from weekpress.parallel import shared
from weekpress.stamps import settled, stamp

NOTE = "inputs"
"""The note in the store of what the last build saw."""

AT_ONCE = 256
"""How many files a process reads before it tells of them."""

_DEEPEST = 60
"""Folders inside one another: no content is read so far down, and no stack reaches the end."""

Seen = tuple[str, str]
"""A file's stamp, or "" if it changed just now; and the digest of its bytes."""


def look(
    roots: Mapping[str, Path],
    before: Mapping[str, Seen],
    leave_out: Collection[Path] = (),
    workers: int = 1,
) -> dict[str, Seen]:
    """Every file below the folders, or the files themselves, by a name that no machine changes.

    roots     -- a word for each folder or file, which its names begin with
    before    -- what an earlier look saw
    leave_out -- folders that are not looked into, such as the output's
    workers   -- how many processes read, where there is much to be read
    """
    now_ns, away = time.time_ns(), {os.fspath(path) for path in leave_out}
    seen: dict[str, Seen] = {}
    unread: list[tuple[str, str, int]] = []
    for word, root in roots.items():
        links = frozenset([os.path.realpath(root)])
        for name, path, found in _files(os.fspath(root), word, away, links):
            old = before.get(name)
            if old and old[0] and old[0] == stamp(found):
                seen[name] = old
            else:
                seen[name] = (settled(found, now_ns), "")
                unread.append((name, path, found.st_mode))
    for name, known in _digests(unread, workers):
        seen[name] = (seen[name][0], known)
    return seen


def changed(now: Mapping[str, Seen], before: Mapping[str, Seen]) -> set[str]:
    """The names that came, went, or hold something else."""
    both = now.keys() & before.keys()
    return (now.keys() ^ before.keys()) | {n for n in both if now[n][1] != before[n][1]}


def _digests(unread: list[tuple[str, str, int]], workers: int) -> Iterator[tuple[str, str]]:
    """The name and digest of each of these files: name, path, mode."""
    some = [unread[at : at + AT_ONCE] for at in range(0, len(unread), AT_ONCE)]

    def read(files: list[tuple[str, str, int]]) -> list[str]:
        return [_digest_of(path, mode) for _, path, mode in files]

    for files, digests in zip(some, shared(read, some, workers), strict=True):
        yield from zip((name for name, *_ in files), digests, strict=True)


def _digest_of(path: str, mode: int) -> str:
    if not stat.S_ISREG(mode):  # a pipe never begins, and a device never ends
        return "no file"
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123 -- ten thousand times, and Path costs
            return digest(file.read())
    except OSError:
        return "unreadable"


def _files(
    path: str, name: str, away: set[str], links: frozenset[str]
) -> Iterator[tuple[str, str, os.stat_result]]:
    """The name, path and state of each file at or below `path`. A link counts as what it leads to.

    links -- the first folder, and those that links on the way lead to: none is followed round
    """
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield name, path, os.stat(path)  # noqa: PTH116 -- twice as fast
        return
    except OSError:
        return
    for entry in entries:
        inside, real = f"{name}/{entry.name}", ""
        if entry.is_symlink():
            real = os.path.realpath(entry.path)
            yield from _state(inside, entry)
            if real in links or f"{os.path.realpath(path)}{os.sep}".startswith(f"{real}{os.sep}"):
                continue
        if os.path.isdir(real) if real else entry.is_dir(follow_symlinks=False):  # noqa: PTH112 -- twice as fast
            deep = inside.count("/") > _DEEPEST
            if entry.name != "__pycache__" and entry.path not in away and not deep:
                yield from _files(entry.path, inside, away, links | {real} - {""})
        elif not real:
            yield from _state(inside, entry)


def _state(name: str, entry: os.DirEntry[str]) -> Iterator[tuple[str, str, os.stat_result]]:
    """The state of a file; of the link itself where it leads nowhere."""
    for follow in (True, False):
        try:
            yield name, entry.path, entry.stat(follow_symlinks=follow)
        except OSError:
            continue
        return
