"""The generators that are measured, as they are found on this machine.

Comes in: where Hugo and Eleventy are, if not on the path. Goes out: a `Tool` for each that is
there, and a sentence for each that is not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sites import ROOT, SITES, Site

OUTPUT = "output"
"""The folder inside a site that every generator writes to."""


@dataclass(frozen=True)
class Tool:
    """A generator: how it builds, how it stays and builds again, what it leaves behind."""

    name: str
    version: str
    build: Sequence[str]
    watch: Sequence[str] = ()
    """The command that stays; empty where it is not measured."""
    done: str = ""
    """What it says when a build is over, while it stays: a regular expression."""
    caches: Sequence[str] = ()
    """What else it leaves in the folder of the site; gone before a cold build."""
    restores: bool = False
    """Whether its cache is meant to be kept when all else is new."""
    modules: Path | None = None
    """The node_modules it needs beside its site."""
    env: Mapping[str, str] = field(default_factory=lambda: surroundings())

    @property
    def site(self) -> Site:
        return SITES[self.name]

    def page(self, folder: Path, slug: str) -> Path:
        """The page of the post with that slug."""
        return folder / OUTPUT / slug / "index.html"

    def settle(self, folder: Path) -> None:
        """Give a written site what it needs of this machine."""
        if self.modules:
            (folder / "node_modules").symlink_to(self.modules)


def surroundings() -> dict[str, str]:
    """The environment of every tool: that of a person, for whom Python keeps what it compiles."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def find_tools(
    only: Sequence[str], hugo: str | None, eleventy: Path | None, cache: str
) -> tuple[list[Tool], list[str]]:
    """The tools that are here, and what to know of those that are not, or not whole.

    only     -- the names of those that are wanted
    hugo     -- the program; None for the one on the path
    eleventy -- the folder that has Eleventy in its node_modules; None for this repository
    cache    -- the name of the folder that Weekpress keeps its cache in
    """
    finders: dict[str, Callable[[], tuple[Tool | None, str]]] = {
        "weekpress": lambda: (_weekpress(cache), ""),
        "pelican": lambda: (_pelican(), ""),
        "hugo": lambda: _hugo(hugo),
        "eleventy": lambda: _eleventy(eleventy or ROOT),
    }
    found = [find() for name, find in finders.items() if name in only]
    return [tool for tool, _ in found if tool], [words for _, words in found if words]


def _weekpress(cache: str) -> Tool:
    python = [sys.executable, "-m", "weekpress"]
    ours = str(ROOT / "plugins")
    paths = os.pathsep.join(filter(None, [ours, os.environ.get("PYTHONPATH")]))
    env = {**surroundings(), "PYTHONPATH": paths}
    serve = [*python, "serve", "--port", "0", "--no-drafts"]
    if "--output" in _said([*python, "serve", "--help"], env):
        serve += ["--output", OUTPUT]
    return Tool(
        "weekpress", _number(_said([*python, "--version"], env)), [*python, "build"], serve,
        r"^(Built|Not built|Drew [\d,]+ files?)\b", [cache], restores=True, env=env,
    )  # fmt: skip


def _pelican() -> Tool:
    command = [sys.executable, "-m", "pelican"]
    build = [*command, "content", "-s", "pelicanconf.py", "-o", OUTPUT, "--fatal", "errors"]
    return Tool("pelican", _number(_said([*command, "--version"])), build, caches=["cache"])


def _hugo(given: str | None) -> tuple[Tool | None, str]:
    place = shutil.which(given or "hugo")
    if not place:
        return None, "Hugo is left out: it is not on the path. Say where it is with --hugo."
    program = _unwrapped(Path(place))
    build = [str(program), "build", "--destination", OUTPUT]
    version = _number(_said([str(program), "version"]))
    return Tool(
        "hugo", version, build, [*build, "--watch"], r"^(Total|Built) in \d",
        ["resources", ".hugo_build.lock"],
    ), ""  # fmt: skip


def _unwrapped(program: Path) -> Path:
    """Hugo itself where `program` is the Python script of its wheel, whose start would count."""
    beside = sorted(
        program.resolve().parent.parent.glob("lib/python3*/site-packages/hugo/binaries/hugo*")
    )
    return beside[0] if beside and program.read_bytes()[:2] == b"#!" else program


def _eleventy(given: Path) -> tuple[Tool | None, str]:
    modules = given.resolve() / "node_modules"
    node, program = shutil.which("node"), modules / "@11ty/eleventy/cmd.cjs"
    if not node or not program.is_file():
        return None, (
            "Eleventy is left out: there is no node, or no node_modules/@11ty/eleventy in the "
            "folder. Say which folder has it with --eleventy."
        )
    build = [node, str(program), f"--output={OUTPUT}", "--quiet"]
    version = _number(_said([node, str(program), "--version"]))
    plain = "" if (modules / "prismjs").is_dir() else (
        "Eleventy is measured without colours in code: prismjs is not beside it."
    )  # fmt: skip
    return Tool(
        "eleventy", version, build, [*build, "--watch", "--incremental"],
        r"^\[11ty\] .*\bWrote \d", [".cache"], modules=modules,
    ), plain  # fmt: skip


def _said(command: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(  # noqa: S603 -- our own command
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    return done.stdout


def _number(said: str) -> str:
    """The first version number in what a program said."""
    found = re.search(r"\d+(\.\d+)+", said)
    return found[0] if found else ""
