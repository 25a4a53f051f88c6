"""`weekpress check --external`: of which files the links are asked about.

The addresses are of this machine, which is never asked. That is told, and so which were looked at.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from building import weekpress

POST = "---\ntitle: {0}\ndate: 2026-11-20\nid: {0}\n---\nSee [the page](http://127.0.0.1:9/{0}).\n"


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def write(site: Path, name: str) -> None:
    path = site / f"content/posts/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(POST.format(name), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with a post on main, and another on a branch."""
    write(tmp_path, "old")
    (tmp_path / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "Before")
    git(tmp_path, "switch", "-c", "branch")
    write(tmp_path, "new")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [([], {"new"}), (["content"], {"old", "new"}), (["content/posts/old.md"], {"old"}),
     (["--changed", "main"], {"new"})],
)  # fmt: skip
def test_only_links_of_changed_files_are_asked_about_unless_others_are_named(
    arguments: list[str], asked: set[str], site: Path
) -> None:
    done = weekpress(site, "check", "--external", "--format", "github", *arguments)
    told = [line for line in done.stdout.splitlines() if "link-external-unsure" in line]
    assert {name for name in ("old", "new") if any(f"/{name}.md" in line for line in told)} == asked
    assert done.returncode == 0


def test_without_it_nobody_is_asked(site: Path) -> None:
    assert "link-external" not in weekpress(site, "check", "--format", "json").stdout


def test_without_git_the_files_have_to_be_named(tmp_path: Path) -> None:
    write(tmp_path, "one")
    done = weekpress(tmp_path, "check", "--external")
    assert (done.returncode, "Say which files" in done.stderr) == (2, True)
    assert weekpress(tmp_path, "check", "--external", "content").returncode == 0
