"""Comments to publish, and real repositories to publish them to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weekpress.comments.publishers.git import GitBranch, make
from weekpress.comments.publishers.protocol import Setting, Wanted
from weekpress.comments.record import path_of

POST = "6f1b1e7a-0c1d-4b5e-9a54-2f1f3c4d5e6f"
OTHER_POST = "0d5c2f3e-7a1b-4c2d-8e9f-a0b1c2d3e4f5"


def wanted(number: int, text: str | None = "{}\n", post: str = POST) -> Wanted:
    """The file of the comment that has this number."""
    return Wanted(path_of(post, f"01KB8Z5Q9V0000000000000{number:03d}"), text)


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What git says in a folder, as somebody who knows nothing of the publisher."""
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
           for part, value in (("NAME", "Amy Price"), ("EMAIL", "amy@example.org"))}  # fmt: skip
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, check=True,
        env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull},
    )  # fmt: skip
    return done.stdout.decode("utf-8")


def repository(folder: Path, branch: str = "main") -> Path:
    """A bare repository with a site on its branch `main`."""
    bare = folder / "site.git"
    git(folder, "init", "--quiet", "--bare", f"--initial-branch={branch}", str(bare))
    put(bare, "main", {"pelicanconf.py": b"\n", "content/posts/bins.md": b"Bins\r\n"})
    return bare


def put(bare: Path, branch: str, files: Mapping[str, bytes], onto: bool = True) -> None:
    """Push a commit of somebody else; without `onto`, in the place of all there was."""
    parent = ref(bare, branch) if onto else ""
    tree = git(bare, "ls-tree", "-r", parent).splitlines() if parent else []
    for name, data in files.items():
        blob = git(bare, "hash-object", "-w", "--stdin", given=data).strip()
        tree.append(f"100644 blob {blob}\t{name}")
    index = {"GIT_INDEX_FILE": str(bare / "somebody.index")}
    (bare / "somebody.index").unlink(missing_ok=True)
    asked = {"cwd": bare, "env": {**os.environ, **index}, "check": True}
    lines = "\n".join(tree).encode()
    subprocess.run(["git", "update-index", "--add", "--index-info"], input=lines, **asked)
    made = subprocess.run(["git", "write-tree"], capture_output=True, **asked).stdout.decode()
    above = ["-p", parent] if parent else []
    commit = git(bare, "commit-tree", made.strip(), *above, "-m", "Somebody else's")
    git(bare, "update-ref", f"refs/heads/{branch}", commit.strip())


def ref(bare: Path, branch: str) -> str:
    """The commit a branch is at; "" for none."""
    return git(bare, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}").strip()


def commits(bare: Path, branch: str = "comments") -> int:
    """How many commits a branch has."""
    return int(git(bare, "rev-list", "--count", branch))


def held(bare: Path, branch: str = "comments") -> dict[str, bytes]:
    """Every file on a branch, byte for byte."""
    names = git(bare, "ls-tree", "-rz", "--name-only", ref(bare, branch) or branch).split("\0")
    return {
        name: subprocess.run(
            ["git", "cat-file", "blob", f"{branch}:{name}"], cwd=bare, capture_output=True,
            check=True,
        ).stdout
        for name in filter(None, names)
    }  # fmt: skip


def at(one: Wanted) -> str:
    """Where a comment is on a branch."""
    return f"content/{one.path}"


def publisher(data: Path, bare: Path | str, environ: Any = None, **options: Any) -> GitBranch:
    """The publisher git, with a folder of its own."""
    said = {"remote": str(bare), "patience": 60, **options}
    return make(Setting(data, said, os.environ if environ is None else environ))


def hook(bare: Path, script: str) -> Path:
    """Have the repository run a script before it takes a push."""
    path = bare / "hooks" / "pre-receive"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def files_in(content: Path) -> dict[str, bytes]:
    """Every file, and every folder with nothing in it."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes() if path.is_file() else b"(empty)"
        for path in content.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }
