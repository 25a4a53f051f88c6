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

from forking import Ran, forge
from sites_changing import ELSEWHERE, OUTPUT, PREVIEW, ChangingSite, Tree, put, source_files, tree

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

    def begin(self, site: ChangingSite, *arguments: str) -> Callable[[], Clean]:
        """Begin one, unless it is known; what is given waits for it and gives what it came to."""
        sources = {path: (site.folder / path).read_bytes() for path in source_files(site.folder)}
        key = _key(sources, site.now, arguments)
        if key in self._made:
            return lambda: self._made[key]
        folder = Path(tempfile.mkdtemp(prefix="clean-"))
        for path, data in sources.items():
            put(folder / path, data)
        running = forge(CLEAN).start(folder, "build", *arguments, env=clock(site))

        def ended() -> Clean:
            ran, made = running.ended(), tree(folder / output_of(arguments))
            self._made[key] = Clean(ran.exit_code, found(ran, folder), made)
            shutil.rmtree(folder)
            folder.with_name(f"{folder.name}.said").unlink()
            return self._made[key]

        return ended


def clean_build(site: ChangingSite, *arguments: str) -> Tree:
    """The output of a clean build of the site's sources, which are valid."""
    clean = CleanBuilds().begin(site, *arguments)()
    assert clean.exit_code == 0, clean.said
    return clean.output


def build(site: ChangingSite, *arguments: str) -> Ran:
    """An incremental build of the site, in its own folder."""
    return forge(INCREMENTAL).run(site.folder, "build", *arguments, env=clock(site))


def compare(
    site: ChangingSite, builds: CleanBuilds, *arguments: str, strangers: Tree | None = None
) -> Clean:
    """Build the site incrementally, and fail unless that is in all what a clean build is.

    strangers -- files in the output folder that are not Weekpress's: they stay
    """
    folder = site.folder / output_of(arguments)
    before, clean = tree(folder), builds.begin(site, *arguments)
    ran, wanted = build(site, *arguments), clean()
    told = found(ran, site.folder)
    assert (ran.exit_code, told) == (wanted.exit_code, wanted.said)
    assert wanted.exit_code in (0, 1), wanted.said
    assert "Sorry" not in told
    expected = before if wanted.exit_code else {**wanted.output, **(strangers or {})}
    words = differences(tree(folder), expected)
    assert not words, words
    assert source_files(site.folder) == sorted(site.files())
    return wanted


def clock(site: ChangingSite) -> dict[str, str]:
    """The environment in which a build believes it is the site's own time."""
    return {"SOURCE_DATE_EPOCH": str(site.now)}


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
