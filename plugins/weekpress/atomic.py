"""Files that are written whole or not at all, and what a build that was killed leaves of them.

Comes in: a place and its bytes. Goes out: the file, replaced in one step.
Source: POSIX rename(2): a reader sees the old file or the new one, never half of either; fsync(2):
what is written, and the name it is under, outlive a power cut only when both were asked for.
Standard library only, for the lean front.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".weekpress-unfinished"
"""The folder in output/ where a file is until it is whole; gone when the build is over."""


def write_atomically(
    path: Path, data: bytes, aside: Path | None = None, durably: bool = False
) -> None:
    """Put `data` at `path` in one step, making its folders; a crash leaves the old file.

    aside   -- where the file is until it is whole, on the same disk; beside `path` if not given
    durably -- have the bytes on disk before they are at `path`; the folder is up to `sync`
    """
    temporary = f"{aside or path.parent}{os.sep}.{path.name[:100]}.{os.getpid()}.tmp"
    try:
        _write(temporary, data, durably)
        try:
            os.replace(temporary, path)  # noqa: PTH105 -- once a page: Path costs as much again
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            Path(temporary).replace(path)
    except BaseException:  # an interrupt too
        Path(temporary).unlink(missing_ok=True)
        raise


def _write(name: str, data: bytes, durably: bool) -> None:
    """Write a file, making its folder if it is not there."""
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    except FileNotFoundError:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        if durably:
            file.flush()
            os.fsync(descriptor)


def sync(path: Path) -> None:
    """Have a file or the names in a folder on disk. Windows knows no such thing of a folder."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear_up(aside: Path) -> None:
    """Remove what builds that were killed left unfinished; what a living one writes stays."""
    if not aside.is_dir():
        return
    for path in aside.iterdir():
        process = path.stem.rpartition(".")[2]
        if not (process.isdigit() and int(process) != os.getpid() and _alive(int(process))):
            with suppress(OSError):  # gone meanwhile, or a folder: not of ours
                path.unlink()
    with suppress(OSError):
        aside.rmdir()


def _alive(process: int) -> bool:
    if os.name == "nt":  # where signal 0 is Ctrl-C
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return not _ended(process)


def _ended(process: int) -> bool:
    """Whether a process has ended, and only its parent has not asked how (Linux, proc(5))."""
    try:
        told = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return False
    return told.rpartition(b")")[2].split()[:1] == [b"Z"]
