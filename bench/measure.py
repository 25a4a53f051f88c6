"""Whole builds, side by side: each phase of each round, tool after tool.

Comes in: tools, a number of posts, a folder to work in. Goes out: one `Measure` a build, as it
ends. The tools take turns, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import Made, posts
from process import Used, run
from tools import OUTPUT, Tool

PHASES = {
    "cold": "no output, no cache",
    "no-op": "again, nothing changed",
    "edit": "again, a sentence added to one post",
    "restored": "fresh checkout, no output, the cache kept",
}


@dataclass(frozen=True)
class Measure:
    """One build."""

    tool: str
    posts: int
    phase: str
    round: int
    files: int
    """How many files its output has."""
    used: Used


class BuildError(Exception):
    """A build failed, or did not do its work."""


def measure(
    tools: Sequence[Tool], count: int, rounds: int, phases: Sequence[str], work: Path
) -> Iterator[Measure]:
    """Build the site of `count` posts with every tool, in every phase, `rounds` times."""
    made = list(posts(count))
    edited = made[count // 2]
    for tool in tools:
        write_site(tool, work / tool.name, made)
    for number in range(1, rounds + 1):
        for phase in phases:
            for tool in tools:
                if phase != "restored" or tool.restores:
                    folder = _ready(tool, work / tool.name, phase, _changed(edited, number))
                    used, files = _built(tool, folder, phase, work / f"{tool.name}.log")
                    _did_it(tool, folder, phase, edited.slug, number)
                    yield Measure(tool.name, count, phase, number, files, used)


def write_site(tool: Tool, folder: Path, made: Sequence[Made]) -> None:
    """Write a tool's site in place of any that was there."""
    shutil.rmtree(folder, ignore_errors=True)
    tool.site.write(folder, made)
    tool.settle(folder)


def _ready(tool: Tool, folder: Path, phase: str, changed: Made) -> Path:
    """Bring the site to where the phase begins; the folder to build in."""
    if phase == "cold":
        for name in (OUTPUT, *tool.caches):
            _remove(folder / name)
    if phase == "edit":
        tool.site.write_post(folder, changed)
    if phase == "restored":
        folder = _checked_out(tool, folder)
    os.sync()  # what the build before still has to write is not this one's
    return folder


def _checked_out(tool: Tool, folder: Path) -> Path:
    """A copy of the site as a clone would be, its files all new, with the cache as it was kept."""
    copy = folder.with_name(f"{folder.name}-restored")
    shutil.rmtree(copy, ignore_errors=True)
    left = shutil.ignore_patterns(OUTPUT, *tool.caches)
    shutil.copytree(folder, copy, symlinks=True, ignore=left, copy_function=shutil.copyfile)
    for name in tool.caches:
        if (folder / name).is_dir():
            shutil.copytree(folder / name, copy / name)
    return copy


def _built(tool: Tool, folder: Path, phase: str, log: Path) -> tuple[Used, int]:
    """Build once; what it took, and how many files there are. Raises BuildError if it fails."""
    used = run(tool.build, folder, tool.env, log)
    if used.code:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BuildError(f"{tool.name}, {phase}: exit code {used.code}.\n{said}")
    return used, sum(len(names) for _, _, names in os.walk(folder / OUTPUT))


def _did_it(tool: Tool, folder: Path, phase: str, slug: str, number: int) -> None:
    """Raise BuildError where the edited post's page is not there, or is not the edited one."""
    page = tool.page(folder, slug)
    shown = page.is_file() and page.read_text(encoding="utf-8")
    if not shown or (phase == "edit" and _sign(number) not in shown):
        raise BuildError(f"{tool.name}, {phase}: the page of {slug} is not as written.")


def _changed(post: Made, number: int) -> Made:
    """The post with one more sentence, another one in each round."""
    return replace(post, body=f"{post.body}\nWe added a sentence later, {_sign(number)} by name.\n")


def _sign(number: int) -> str:
    """A word that stands in the edited post alone, and that no typographer touches."""
    return f"amendment{number}of"


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
