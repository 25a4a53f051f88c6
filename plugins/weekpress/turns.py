"""One at a time: who adds to a folder's files waits for who is at it.

The operating system lets go of a turn when its process ends, however it ends.
Source: flock(2); on Windows, LockFile.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Have the folder for oneself, among all who ask for a turn; it is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # where a folder cannot be opened: a hidden file stands for it
        import msvcrt

        with (folder / ".turn").open("a+b") as file:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
