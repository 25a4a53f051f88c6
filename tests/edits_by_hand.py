"""What somebody does by hand to the folders that builds make: the output and the cache.

Each takes the folder and two numbers, which choose. The list of files in the output folder is left
alone: with it, anybody may make a build remove nothing, or refuse the folder, as documented.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from edits_of_articles import of
from sites_changing import empty
from weekpress.manifest import MANIFEST

ByHand = Callable[[Path, int, int], None]


def files(folder: Path) -> list[Path]:
    """Every file below the folder but the list of files, in order."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)


def delete_file(folder: Path, a: int, b: int) -> None:
    for path in files(folder)[a * 7 + b :][:1]:
        path.unlink()


def delete_some(folder: Path, a: int, _b: int) -> None:
    for path in files(folder)[a :: 3 + a % 4]:
        path.unlink()


def delete_all(folder: Path, _a: int, _b: int) -> None:
    empty(folder)


def tamper(folder: Path, a: int, b: int) -> None:
    """Other bytes in a file of the same size and time."""
    for path in files(folder)[a * 7 + b :][:1]:
        before, data = path.stat(), bytearray(path.read_bytes())
        for place in range(b % 5, len(data), 97):
            data[place] ^= 1 + b
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def truncate(folder: Path, a: int, b: int) -> None:
    for path in files(folder)[a * 7 + b :][:1]:
        path.write_bytes(path.read_bytes()[: path.stat().st_size * (b % 4) // 4])


def truncate_all(folder: Path, _a: int, b: int) -> None:
    for path in files(folder):
        path.write_bytes(path.read_bytes()[: path.stat().st_size * (b % 4) // 4])


def add_bytes(folder: Path, a: int, b: int) -> None:
    for path in files(folder)[a * 7 + b :][:1]:
        path.write_bytes(path.read_bytes() + b"more" * (1 + b))


def exchange(folder: Path, a: int, b: int) -> None:
    """Two files that have each other's bytes."""
    some = files(folder)
    if some:
        one, two = of(some, a * 7), of(some, b * 11 + 1)
        first, second = one.read_bytes(), two.read_bytes()
        one.write_bytes(second)
        two.write_bytes(first)


def new_times(folder: Path, _a: int, b: int) -> None:
    for path in files(folder):
        os.utime(path, of((None, (1, 1), (2**32, 2**32)), b))


BY_HAND: tuple[ByHand, ...] = (
    delete_file, tamper, delete_all, truncate, exchange, add_bytes, delete_some, truncate_all,
    new_times,
)  # fmt: skip
