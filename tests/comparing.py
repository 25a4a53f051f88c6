"""An incremental build held against a clean one of the same sources: bytes, words, exit code.

A clean build is made in a new folder, without cache or output, by a process with another hash seed.
The same sources at the same time give the same clean build, so each is made once.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import building
from forking import Ran, forge
from sites_changing import ELSEWHERE, OUTPUT, PREVIEW, Tree, put, source_files, tree

NOW = int(building.NOW)
INCREMENTAL, CLEAN = 1, 2
"""The hash seeds of the two: an order that is nobody's must not hide."""
_TOLD = re.compile(r"^(?:warning: |advice: |Pelican: |Sorry|\S[^:]*:\d+: )")
"""How a line begins that tells of something to mend; all others say how the build goes."""
_LONGEST = 160
"""Letters of a line that are shown."""


@dataclass(frozen=True)
class Clean:
    """What a clean build came to."""

    exit_code: int
    said: str
    output: Tree


class CleanBuilds:
    """Clean builds, remembered by all that goes into them."""

    def __init__(self) -> None:
        self._made: dict[str, Clean] = {}

    def begin(self, site: Path, *arguments: str, now: int = NOW) -> Callable[[], Clean]:
        """Begin one, unless it is known; what is given waits for it and gives what it came to."""
        sources = {path: (site / path).read_bytes() for path in source_files(site)}
        key = _key(sources, now, arguments)
        if key in self._made:
            return lambda: self._made[key]
        folder = Path(tempfile.mkdtemp(prefix="clean-"))
        for path, data in sources.items():
            put(folder / path, data)
        running = forge(CLEAN).start(folder, "build", *arguments, env=clock(now))

        def ended() -> Clean:
            ran, made = running.ended(), tree(folder / output_of(arguments))
            self._made[key] = Clean(ran.exit_code, found(ran, folder), made)
            shutil.rmtree(folder)
            folder.with_name(f"{folder.name}.said").unlink()
            return self._made[key]

        return ended


def build(site: Path, *arguments: str, now: int = NOW) -> Ran:
    """An incremental build of the site, in its own folder."""
    return forge(INCREMENTAL).run(site, "build", *arguments, env=clock(now))


def compare(
    site: Path, clean: CleanBuilds, *arguments: str, now: int = NOW, strangers: Tree | None = None
) -> Clean:
    """Build the site incrementally, and fail unless that is in all what a clean build is.

    now       -- the time both builds believe it is, in seconds
    strangers -- files in the output folder that are not Weekpress's: they stay
    """
    folder, sources = site / output_of(arguments), source_files(site)
    before, begun = tree(folder), clean.begin(site, *arguments, now=now)
    ran, wanted = build(site, *arguments, now=now), begun()
    told = found(ran, site)
    assert (ran.exit_code, told) == (wanted.exit_code, wanted.said)
    assert wanted.exit_code in (0, 1), wanted.said
    assert "Sorry" not in told
    expected = before if wanted.exit_code else {**wanted.output, **(strangers or {})}
    words = differences(tree(folder), expected)
    assert not words, words
    assert source_files(site) == sources
    return wanted


def clock(now: int) -> dict[str, str]:
    """The environment in which a build believes it is that time."""
    return {"SOURCE_DATE_EPOCH": str(now)}


def output_of(arguments: tuple[str, ...]) -> str:
    """The folder below the site's that a build with these arguments writes to."""
    if "--output" in arguments:
        return ELSEWHERE
    return PREVIEW if "--drafts" in arguments else OUTPUT


def found(ran: Ran, folder: Path) -> str:
    """What a build tells of faults, wherever it ran; all it says, where it stopped."""
    lines = ran.said.replace(f"{folder}/", "").splitlines()
    told = [line for line in lines if not line.endswith(" …")]
    return "\n".join(told if ran.exit_code else filter(_TOLD.match, told))


def differences(got: Tree, wanted: Tree) -> str:
    """How two trees differ, in words: names first, then the lines of the first few files."""
    words = [f"is there and should not be: {name}" for name in sorted(got.keys() - wanted)]
    words += [f"is not there and should be: {name}" for name in sorted(wanted.keys() - got)]
    changed = sorted(name for name in got.keys() & wanted if got[name] != wanted[name])
    words += [f"differs: {name}" for name in changed]
    for name in changed[:3]:
        words.append(_diff(name, got[name], wanted[name]))
    return "\n".join(words)


def _diff(name: str, got: bytes, wanted: bytes) -> str:
    lines = [data.decode("utf-8", "replace").splitlines() for data in (got, wanted)]
    diff = unified_diff(*lines, f"{name} (incremental)", f"{name} (clean)", "", "", 1, "")
    return "\n".join(line[:_LONGEST] for line in islice(diff, 24))


def _key(sources: Tree, now: int, arguments: tuple[str, ...]) -> str:
    digest = hashlib.sha256(repr((now, arguments)).encode())
    for path, data in sources.items():
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
