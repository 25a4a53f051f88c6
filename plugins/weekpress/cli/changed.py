"""What a pull request changes: the files that differ between a branch and what it began from.

Comes in: a folder and the name of a commit or branch. Goes out: paths. Runs git, and nothing else.
Source: git-diff(1), `A...B`; git-ls-files(1).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import click

_PATIENCE_S = 60
_ID = re.compile(r"[0-9a-f]{40,64}")


def changed_files(folder: Path, base: str) -> frozenset[Path]:
    """The files that were added or changed since the branch left `base`, committed or not.

    Raises click.UsageError where there is no git, no repository, or no such commit.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    start = _start(folder, base)
    names = [
        *_git(folder, "diff", "--name-only", "-z", "--no-renames", start).split("\0"),
        *_git(top, "ls-files", "--others", "--exclude-standard", "-z").split("\0"),
    ]
    return frozenset(Path(os.path.realpath(top / name)) for name in names if name)


def default_base(folder: Path) -> str:
    """The branch that others' work is on, by the names it usually has.

    Raises click.UsageError where there is none of them.
    """
    for name in ("origin/HEAD", "origin/main", "origin/master", "main", "master"):
        if _commit(folder, name):
            return name
    raise click.UsageError(
        "--external asks about the links of changed files, and git knows no branch main here to "
        "compare with. Say which files: --changed BASE, or a path such as content."
    )


def _start(folder: Path, base: str) -> str:
    """Where the branch left `base`; `base` itself where the history between is not here."""
    commit = _commit(folder, base)
    if not commit:
        raise click.UsageError(
            f"git knows no commit or branch {base} here. Fetch it first: git fetch origin {base}."
        )
    done = _run(folder, "merge-base", commit, "HEAD")
    return done.stdout.strip() if done.returncode == 0 and done.stdout.strip() else commit


def _commit(folder: Path, base: str) -> str:
    """The id of a commit, whatever it is called; "" for none. It cannot be taken for an option."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    found = _run(folder, *asked).stdout.strip()
    return found if _ID.fullmatch(found) else ""  # a range has two, with a sign before one


def _git(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        why = " ".join(done.stderr.split()) or "git could not say"
        raise click.UsageError(f"What has changed is asked of git, which says: {why}.")
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    if not (git := shutil.which("git")):
        raise click.UsageError("What has changed is asked of git, and there is no git here.")
    try:
        return subprocess.run(  # noqa: S603 -- git, with words of ours and a commit it has looked up
            [git, *arguments], cwd=folder, capture_output=True, check=False,
            stdin=subprocess.DEVNULL, timeout=_PATIENCE_S, encoding="utf-8",
            errors="surrogateescape",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise click.UsageError("git did not answer within a minute.") from None
