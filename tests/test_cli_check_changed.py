"""`weekpress check --changed`: what a pull request changes is told, and the whole site is read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from building import weekpress

GOOD = "---\ntitle: {0}\ndate: 2026-11-20\nid: {0}\n---\nText.\n"
VAGUE = GOOD + "\n[Here](https://example.org/).\n"


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


def write(site: Path, name: str, text: str) -> None:
    path = site / "content/posts" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(name), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository: an old post with a fault, and a branch with one post committed."""
    write(tmp_path, "old", VAGUE)
    write(tmp_path, "target", GOOD)
    write(tmp_path, "links", GOOD + "[Target]({{filename}}target.md).\n")
    (tmp_path / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "Before")
    git(tmp_path, "switch", "-c", "branch")
    write(tmp_path, "committed", VAGUE)
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "After")
    return tmp_path


def told(site: Path, *arguments: str) -> list[str]:
    said = weekpress(site, "check", *arguments).stdout
    return [line.split(":")[0] for line in said.splitlines() if ".md:" in line]


def test_without_it_every_fault_is_told(site: Path) -> None:
    assert told(site) == ["content/posts/committed.md", "content/posts/old.md"]


def test_what_was_committed_is_told_and_what_was_not(site: Path) -> None:
    write(site, "new", VAGUE)
    names = ["content/posts/committed.md", "content/posts/new.md"]
    assert told(site, "--changed", "main") == names


def test_what_stops_the_build_elsewhere_is_told(site: Path) -> None:
    (site / "content/posts/target.md").unlink()
    names = ["content/posts/committed.md", "content/posts/links.md"]
    assert told(site, "--changed", "main") == names


def test_a_link_to_a_part_that_the_change_took_away_is_told(site: Path) -> None:
    write(site, "target", GOOD + "\n## Costs\n")
    write(
        site, "links", GOOD + "[Costs]({{filename}}target.md#costs), [x]({{filename}}old.md#x).\n"
    )
    git(site, "add", "-A")
    git(site, "commit", "-m", "Parts")
    write(site, "target", GOOD + "\n## Prices\n")
    said = weekpress(site, "check", "--changed", "HEAD").stdout
    (line,) = (line for line in said.splitlines() if "names a part" in line)
    assert line.startswith('warning: content/posts/links.md:7: link: "{filename}target.md#costs"')


def test_what_main_did_meanwhile_is_not_told(site: Path) -> None:
    git(site, "switch", "main")
    write(site, "meanwhile", VAGUE)
    git(site, "add", "-A")
    git(site, "commit", "-m", "Meanwhile")
    git(site, "switch", "branch")
    assert told(site, "--changed", "main") == ["content/posts/committed.md"]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "-h", "main..branch", ""])
def test_a_base_that_git_does_not_know_is_wrong_usage(base: str, site: Path) -> None:
    done = weekpress(site, "check", f"--changed={base}")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "git knows no commit" in done.stderr


def test_a_folder_without_git_is_wrong_usage(tmp_path: Path) -> None:
    write(tmp_path, "one", GOOD)
    done = weekpress(tmp_path, "check", "--changed", "main")
    assert (done.returncode, "not a git repository" in done.stderr) == (2, True)
