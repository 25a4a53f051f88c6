"""The keyring: the keys of a service as its file has them now.

Comes in: the service's folder and the environment. Goes out: keys, read anew when the file was
replaced, so that a service that runs while keys are rotated needs no restart. Keys of the
environment stay as they were when the process began.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from weekpress.comments import keys as key_files
from weekpress.comments.keys import Keys

_Stamp = tuple[int, int, int]


class Keyring:
    """The keys of one folder. It may be used by several threads."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        """Raises SealError if there are none, or one is no key."""
        self._folder, self._environ = folder, environ
        self._path = str(folder / key_files.NAME)
        stamp = self._stamp()
        self._known: tuple[_Stamp | None, Keys] = (stamp, key_files.read(folder, environ))

    @property
    def keys(self) -> Keys:
        """What seals now. A file that is gone or damaged meanwhile changes nothing."""
        stamp, keys = self._known
        now = self._stamp()
        if now is not None and now != stamp:
            try:
                keys = key_files.read(self._folder, self._environ)
            except key_files.SealError:
                return keys
            self._known = (now, keys)
        return keys

    def _stamp(self) -> _Stamp | None:
        """What tells one file of that name from the next; None if it is not there."""
        try:
            found = os.stat(self._path)  # noqa: PTH116 -- several times a comment
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size)
