"""The output folder: which files are there, which of them only lead on, and each page's facts.

Comes in: the folder of a built site. Goes out: its names, to be asked for as a host would; and the
facts of its pages, one after the other, kept in a workshop under the digest of what they hold.
Reads files; writes none but the workshop's store.
Source: the _redirects format of Netlify and Cloudflare Pages; HTML Standard, "Refresh state".
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from weekpress.checks.links.addresses import INDEX, folded
from weekpress.checks.links.pages import MOST_BYTES, PageFacts, facts_of, public_address
from weekpress.fingerprint import digest, fingerprint
from weekpress.workshop import Workshop

REDIRECTS = "_redirects"
STEP = "Reading the links of the pages"
MOST_FILES = 500_000
"""Files of one output folder: somebody who checks the root of a disk is not to wait for it."""

_REFRESH = re.compile(
    rb"""<meta\s[^>]{0,200}?refresh[^>]{0,100}?\burl\s*=\s*['"]?\s*([^"'>]+)""", re.IGNORECASE
)
_HEAD = 4_096
"""Bytes at the start of a page within which it says that it leads on."""


@dataclass(frozen=True)
class Built:
    """A built site, by the names of its files."""

    names: frozenset[str]
    """Below the output folder, with slashes."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Of a file that only leads on: the address it leads to. Some are in `_redirects` alone."""
    rewritten: tuple[str, ...] = ()
    """How addresses start that the host answers by a rule; nobody can tell from here with what."""

    @cached_property
    def by_folded(self) -> dict[str, str]:
        """The name of each file by that name without regard to capitals."""
        return {folded(name): name for name in sorted(self.names, reverse=True)}

    def found(self, name: str) -> str | None:
        """The file that a host serves for `name`, which may be a folder; None for none."""
        if name in self.names or name in self.moved:
            return name
        index = f"{name.rstrip('/')}/{INDEX}"
        return index if index in self.names or index in self.moved else None

    def in_other_letters(self, name: str) -> str | None:
        """The file whose name differs in nothing but capitals or how accents are written."""
        wanted = folded(name)
        return self.by_folded.get(wanted) or self.by_folded.get(f"{wanted.rstrip('/')}/{INDEX}")


def read_folder(root: Path) -> tuple[Built, dict[str, str]]:
    """The folder, and the digest of each page in it that can be looked into."""
    names = list(_names(root))
    digests: dict[str, str] = {}
    moved, rewritten = _redirects(root / REDIRECTS)
    for name in names:
        if not name.endswith((".html", ".htm")):
            continue
        data = _bytes(root / name)
        if data is None:
            continue
        if stub := _REFRESH.search(data[:_HEAD]):
            moved[name] = unescape(stub[1].decode("utf-8", "replace")).strip()
        else:
            digests[name] = digest(data)
    moved = {name: to for name, to in moved.items() if name not in digests}
    return Built(frozenset(names), moved, rewritten), digests


def built_for(root: Path) -> str:
    """The public address that a site was built for, by its first page; empty for one that was built
    to look at. It is what its addresses start with, whatever the settings say by now."""
    return public_address(_bytes(root / INDEX) or b"")


def read_pages(
    root: Path, digests: Mapping[str, str], workshop: Workshop | None = None, toolchain: str = ""
) -> Iterator[tuple[str, PageFacts]]:
    """Each page with its facts, in the order of their names.

    workshop  -- where facts are kept from run to run; None for nowhere
    toolchain -- what the facts depend on besides the bytes
    """

    def made(name: str) -> PageFacts:
        return facts_of(_bytes(root / name) or b"")

    names: Sequence[str] = sorted(digests)
    if workshop is None:
        yield from ((name, made(name)) for name in names)
        return
    keys = [fingerprint(("links of a page", toolchain, digests[name])) for name in names]
    yield from zip(names, workshop.each(STEP, names, keys, made), strict=True)


def _names(root: Path) -> Iterator[str]:
    """Every file below the folder; folders that are links to elsewhere are not gone into."""
    count = 0
    for folder, _, files in os.walk(root):
        inside = Path(folder).relative_to(root).as_posix()
        for file in files:
            yield file if inside == "." else f"{inside}/{file}"
        count += len(files)
        if count > MOST_FILES:
            return


def _bytes(path: Path) -> bytes | None:
    """What a page holds; None for one that cannot be read, or is too large to be looked into."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _redirects(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The files that would stand at the old addresses, with the new ones; and the start of those
    that a rule with a placeholder, or one that answers in place of the file, speaks for."""
    moved: dict[str, str] = {}
    rewritten: list[str] = []
    for line in (_bytes(path) or b"").decode("utf-8", "replace").splitlines():
        parts = [] if line.lstrip().startswith("#") else line.split()
        if len(parts) < 2 or not parts[0].startswith("/"):
            continue
        old, new = unquote(parts[0]).lstrip("/"), parts[1]
        status = parts[2] if len(parts) > 2 else "301"
        stands = re.split(r"[*:]", old, maxsplit=1)
        if status[0] in "23" and (len(stands) > 1 or status[0] == "2"):
            rewritten.append(stands[0])
        elif status[0] == "3":
            moved[old + INDEX if not old or old.endswith("/") else old] = new
    return moved, tuple(rewritten)
