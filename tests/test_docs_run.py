"""The commands of the manual work as they are written.

A ```sh block in README.md, docs/tutorial.md or docs/how-to/ is run, in the order of its page, in a
clone of this repository with `weekpress` on the path. A block that cannot be is preceded by a line
that says why: <!-- not run: it serves until you stop it -->. A ```text block is shown, never run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import NOW, ROOT, kept_files

RUN = sorted([ROOT / "README.md", ROOT / "docs/tutorial.md", *(ROOT / "docs/how-to").glob("*.md")])


def scripts(page: Path) -> list[str]:
    """The ```sh blocks of a page that are to be run, in order."""
    blocks = re.findall(
        r"(<!-- not run: [^>]+ -->\s*)?^ *```sh\n(.*?)^ *```", page.read_text(encoding="utf-8"),
        re.M | re.S,
    )  # fmt: skip
    return [script for excused, script in blocks if not excused]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of the repository as it is in the folder, with somewhere to push to."""
    folder, remote = tmp_path / "clone", tmp_path / "remote.git"
    for path in kept_files():
        (folder / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.relative_to(ROOT))
    for command in (
        ["git", "init", "--quiet", "--bare", str(remote)],
        ["git", "init", "--quiet", "--initial-branch=main"],
        ["git", "remote", "add", "origin", str(remote)],
        ["git", "add", "--all", "--force"],
        ["git", "commit", "--quiet", "--message", "As it is"],
        ["git", "push", "--quiet", "--set-upstream", "origin", "main"],
    ):
        subprocess.run(command, cwd=folder, env=as_writer(tmp_path), check=True)
    return folder


def as_writer(home: Path) -> dict[str, str]:
    """The environment of somebody who has just installed Weekpress."""
    shim = home / "bin/weekpress"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m weekpress "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", "Amy Price"), ("EMAIL", "amy@example.org"))}  # fmt: skip
    path = f"{shim.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **who, "PATH": path, "HOME": str(home), "SOURCE_DATE_EPOCH": NOW,
            "PYTHONPATH": str(ROOT / "plugins")}  # fmt: skip


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_of_the_manual_work(page: Path, clone: Path) -> None:
    script = "\n".join(["set -euxo pipefail", *scripts(page)])
    done = subprocess.run(
        ["bash", "-c", script], cwd=clone, env=as_writer(clone.parent), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_block_is_left_out_only_with_a_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```sh\none\n```\n\n<!-- not run: it never ends -->\n```sh\ntwo\n```\n\n"
        "1. In a list\n\n   ```sh\n   three\n   ```\n\n```text\nfour\n```\n",
        encoding="utf-8",
    )
    assert [script.strip() for script in scripts(page)] == ["one", "three"]
