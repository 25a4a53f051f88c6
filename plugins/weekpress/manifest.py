"""The manifest of an output folder: the list of files that Weekpress wrote there.

Comes in: names. Goes out: a line a name, sorted; from such a file, the names that can be believed.
Only these files may ever be removed. Standard library only, for the lean front.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

MANIFEST = ".weekpress-files"
"""Its name."""


def manifest_of(names: Iterable[str]) -> bytes:
    """The manifest of these files."""
    return "".join(f"{name}\n" for name in sorted(names)).encode("utf-8")


def listed(root: Path) -> list[str]:
    """The names in the folder's manifest; none where there is no manifest.

    A line that leads outside the folder, or names no file, was not written by us and is not
    believed.
    """
    manifest = root / MANIFEST
    if not manifest.is_file():
        return []
    names = manifest.read_text(encoding="utf-8", errors="replace").split("\n")
    return [name for name in names if name.isprintable() and inside(PurePosixPath(name))]


def inside(pure: PurePosixPath) -> bool:
    """Whether a name stays in the folder."""
    return bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts
