"""The hook of .pre-commit-hooks.yaml, installed and run by pre-commit in a team's repository.

pre-commit makes an environment and lets pip install this project into it. Nothing is fetched for
that here: the wheel is built by the hatchling that is installed, and what Weekpress needs is taken
from the environment that runs the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ROOT, kept_files

GOOD = "---\ntitle: Bins\ndate: 2026-11-20\nid: 0f8fad5b\n---\nSee [maps]({filename}maps.md).\n"
MAPS = "---\ntitle: Maps\ndate: 2026-11-20\nid: 1f8fad5b\n---\nWe drew them.\n"

OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # as pip reads it: 0 is "no isolation"
    "PYTHONPATH": sysconfig.get_path("purelib"),
}

Commit = Callable[[dict[str, str | None]], subprocess.CompletedProcess[str]]


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=Amy", "-c", "user.email=amy@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def weekpress_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it is in the folder, committed. Beside it is what pre-commit keeps."""
    folder = tmp_path_factory.mktemp("pre-commit") / "weekpress"
    for path in kept_files():
        (folder / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / path.relative_to(ROOT))
    git(folder.parent, "init", "--quiet", str(folder))
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "As it is")
    return folder


@pytest.fixture
def commit(weekpress_repository: Path, tmp_path: Path) -> Commit:
    """Changes files of a team's repository, None being a file taken away, and runs the hook."""
    git(tmp_path, "init", "--quiet")
    config = (
        f"repos: [{{repo: {weekpress_repository}, rev: HEAD, hooks: [{{id: weekpress-check}}]}}]"
    )
    write(tmp_path, {".pre-commit-config.yaml": config, "content/posts/bins.md": GOOD,
                     "content/posts/maps.md": MAPS})  # fmt: skip
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    home = {"PRE_COMMIT_HOME": str(weekpress_repository.parent / "home")}

    def run(changes: dict[str, str | None]) -> subprocess.CompletedProcess[str]:
        write(tmp_path, changes)
        git(tmp_path, "add", "--all")
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"], cwd=tmp_path, capture_output=True,
            text=True, env={**os.environ, **OFFLINE, **home}, check=False, timeout=300,
        )  # fmt: skip

    return run


def write(folder: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


def test_the_manifest_is_one() -> None:
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT, check=True,
    )  # fmt: skip


def test_a_commit_with_a_fault_is_stopped_and_told_why(commit: Commit) -> None:
    done = commit({"content/posts/parks.md": MAPS.replace("title:", "titel:")})
    assert done.returncode == 1
    assert "content/posts/parks.md:2: titel: is not a known key." in done.stdout


def test_a_commit_without_a_fault_passes(commit: Commit) -> None:
    done = commit({"content/posts/maps.md": f"{MAPS}Twice.\n"})
    assert (done.returncode, re.findall(r"\.(\w+)$", done.stdout, re.M)) == (0, ["Passed"])


def test_what_a_commit_breaks_in_another_file_stops_it(commit: Commit) -> None:
    done = commit({"content/posts/maps.md": None, "content/posts/plans.md": MAPS})
    assert done.returncode == 1
    assert "content/posts/bins.md:6: link:" in done.stdout


def test_a_commit_of_something_else_is_not_checked(commit: Commit) -> None:
    done = commit({"README.md": "Our blog.\n"})
    assert (done.returncode, "Skipped" in done.stdout) == (0, True)
