"""A real team's posts, replayed as a git history: each commit built over whatever was built before.

The posts are those of test_real_input, the oldest of them, without those that have faults. What a
commit does to them follows from a fixed seed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import ROOT, real_news
from comparing import CleanBuilds, build, compare
from sites_changing import CACHE, OUTPUT, put
from test_real_input import NAMED

POSTS, COMMITS = 60, 15
SETTINGS = "DEFAULT_PAGINATION = 7\nWEEKPRESS_FEED_ITEMS = 9\n"
GIT = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
WHO = (
    "-c", "user.name=Weekpress", "-c", "user.email=tests@example.org", "-c", "gc.auto=0",
    "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", "-c", "advice.detachedHead=false",
)  # fmt: skip


@dataclass(frozen=True)
class History:
    """A repository, its commits, oldest first, and the clean builds of those built so far."""

    folder: Path
    commits: list[str]
    clean: CleanBuilds


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    folder = tmp_path_factory.mktemp("history")
    posts = sound_posts(tmp_path_factory.mktemp("all"))
    git(folder, "init", "--quiet")
    put(folder / ".gitignore", f"{CACHE}/\n{OUTPUT}/\n".encode())
    put(folder / "pelicanconf.py", (ROOT / "pelicanconf.py").read_bytes() + SETTINGS.encode())
    commits = [commit(folder) for _ in changes(folder / "content/news", posts)]
    return History(folder, commits, CleanBuilds())


def sound_posts(folder: Path) -> list[Path]:
    """The oldest posts without faults."""
    every = sorted(real_news().rglob("[0-9]*.md"), key=lambda path: path.name)[: POSTS + POSTS // 3]
    put(folder / "pelicanconf.py", (ROOT / "pelicanconf.py").read_bytes())
    for path in every:
        put(folder / "content/news" / path.name, path.read_bytes())
    said = build(folder).said
    named = {Path(m["path"]).name for m in NAMED.finditer(said) if not m[0].startswith("warning")}
    return [path for path in every if path.name not in named][:POSTS]


def changes(folder: Path, posts: list[Path]) -> Iterator[None]:
    """Make the changes of one commit after another: most add posts, all change some."""
    chance, waiting = random.Random(1), list(posts)  # noqa: S311 -- no secret
    for number in range(COMMITS):
        for path in waiting[: POSTS // COMMITS + 1]:
            put(folder / path.name, path.read_bytes())
        del waiting[: POSTS // COMMITS + 1]
        there = sorted(folder.glob("*.md"))
        edited, renamed, deleted = chance.sample(there, 3)
        edit(edited, number)
        renamed.rename(renamed.with_name(f"{renamed.stem[:40]}-{number}.md"))
        deleted.unlink()
        if number == COMMITS // 2:
            edit_settings(folder.parents[1])
        yield


def edit(path: Path, number: int) -> None:
    """Another title and first topic, and a sentence more."""
    text = path.read_text("utf-8")
    text = re.sub(r"^title: .*$", f"title: Edited in commit {number}", text, count=1, flags=re.M)
    text = re.sub(r"^(topics:\n  - ).*$", r"\1edited", text, count=1, flags=re.M)
    path.write_text(f"{text}\nSaid in commit {number}.\n", "utf-8")


def edit_settings(folder: Path) -> None:
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('SITENAME = "Digital.gov"\n')


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    done = subprocess.run(
        ["git", *WHO, *arguments], cwd=folder, env={**GIT, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything; the commit's name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change some posts")
    return git(folder, "rev-parse", "HEAD")


def check_out(history: History, name: str) -> None:
    git(history.folder, "checkout", "--quiet", name)
    assert compare(history.folder, history.clean).exit_code == 0


def test_each_commit_is_built_as_it_comes(history: History) -> None:
    for name in history.commits:
        check_out(history, name)


def test_going_back_and_jumping_is_building_clean(history: History) -> None:
    jumps = random.Random(2).sample(history.commits, 4)  # noqa: S311 -- no secret
    for name in [*history.commits[::-4], *jumps]:
        check_out(history, name)


def test_a_new_clone_with_an_old_cache_is_built_clean(history: History, tmp_path: Path) -> None:
    """As on a machine for CI: every file is new, in another folder, with what was kept."""
    kept = history.folder
    for number, name in enumerate(history.commits[::4]):
        clone = tmp_path / f"clone-{number}"
        git(history.folder, "clone", "--quiet", "--no-checkout", ".", str(clone))
        git(clone, "checkout", "--quiet", name)
        for made in (CACHE, OUTPUT) if number % 2 else (CACHE,):
            if (kept / made).is_dir():
                shutil.copytree(kept / made, clone / made)
        assert compare(clone, history.clean).exit_code == 0
        kept = clone
