"""Standing: what stands in the output folder already, and whether another file can stand with it.

Names that differ in capitals alone are one name: so it is on many disks (APFS, NTFS), and on hosts
that compare addresses without regard to them.
"""

from __future__ import annotations

from unicodedata import normalize


class Standing:
    """Files by name, with what is said of each, and the folders they need."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def add(self, name: str, words: str) -> None:
        """Note the file called `name`; `words` say what it is: "is the address of …"."""
        self._files[_key(name)] = (name, words)
        for folder in _folders(name):
            self._folders.setdefault(_key(folder), (name, words))

    def in_the_way(self, name: str) -> str:
        """What keeps a file called `name` from standing here; empty if nothing does."""
        for one in [name, *_folders(name)]:
            if found := self._files.get(_key(one)):
                other, words = found
                return words if one == other else f"{words}, but for capitals"
        if found := self._folders.get(_key(name)):
            return 'cannot be a file: below it, "/{}" {}'.format(*found)
        return ""


def _folders(name: str) -> list[str]:
    """The folders a file is in, but for the output folder itself."""
    parts = [part for part in name.split("/") if part not in {"", "."}]
    return ["/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


def _key(name: str) -> str:
    return normalize("NFC", name).casefold()
