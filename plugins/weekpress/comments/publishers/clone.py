"""The service's own clone of the branch: it has no files, only what git needs to add a commit.

Comes in: files as they should be. Goes out: a commit that makes them so, pushed, or the reason why
not. There is no working tree, so no line ending, filter or link of a checkout touches a byte. The
clone may be lost at any moment: it is made again from the remote, which alone counts.
Source: git-fast-import(1); git-push(1) on --porcelain; gitformat-pack(5) on what may be shallow.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from weekpress.comments.publishers.git_command import Git, GitError

_TIP, _NEXT = "refs/weekpress/tip", "refs/weekpress/next"
_NONE = "0" * 40
_RACE = re.compile(r"\[rejected\]|cannot lock ref|failed to update ref|stale info|fetch first")


class DamagedError(Exception):
    """The clone does not do what a clone does: it is to be made again."""


class OvertakenError(Exception):
    """Somebody else pushed meanwhile: it is to be done again on top of theirs."""


@dataclass(frozen=True)
class Signature:
    """Who commits, and with what words."""

    name: str
    email: str
    message: str


@dataclass(frozen=True)
class Clone:
    """A bare, shallow clone of one branch."""

    git: Git
    folder: Path
    branch: str

    def tip(self) -> str:
        """The commit the branch is at, asked of the remote; "" where there is no such branch."""
        ref = f"refs/heads/{self.branch}"
        told = self.git.run("ls-remote", "--", self.git.remote.address, ref)
        found = [line.split("\t") for line in told.splitlines()]
        return next((one[0] for one in found if one[1:] == [ref]), "")

    def fetch(self, tip: str) -> None:
        """Have the commit `tip` here."""
        if not (self.folder / "HEAD").is_file():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._local("init", "--quiet", "--bare", "--template=", str(self.folder), bare=False)
        if tip and self._known(_TIP) != tip:
            self._local(
                "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules",
                "--no-write-fetch-head", "--", self.git.remote.address,
                f"+refs/heads/{self.branch}:{_TIP}",
            )  # fmt: skip
        if tip and self._known(_TIP) != tip:
            raise OvertakenError("the branch moved while it was read")

    def in_the_way(self, tip: str, folder: PurePosixPath) -> str:
        """What stands where the folder or one above it should be; "" if nothing does."""
        for part in reversed([folder, *folder.parents[:-1]]) if tip else ():
            entry = self._local("ls-tree", "-z", tip, "--", str(part))
            if entry and entry.split()[1] != "tree":
                return str(part)
        return ""

    def commit(
        self, tip: str, files: Mapping[PurePosixPath, bytes | None], by: Signature, now: int
    ) -> bool:
        """Make the commit; whether it differs from what is there."""
        self._local(
            "fast-import", "--quiet", "--force", "--done", given=stream(tip, files, by, now)
        )
        before = self._known(f"{tip}^{{tree}}") if tip else ""
        if not tip and not any(data is not None for data in files.values()):
            return False
        return self._known(f"{_NEXT}^{{tree}}") != before

    def push(self, tip: str) -> None:
        """Bring the commit to the remote, if the branch is still at `tip` there."""
        ref = f"refs/heads/{self.branch}"
        try:
            self._run(
                "push", "--porcelain", "--no-verify", f"--force-with-lease={ref}:{tip}",
                "--", self.git.remote.address, f"{_NEXT}:{ref}",
            )  # fmt: skip
        except GitError as error:
            if _RACE.search(str(error)):
                raise OvertakenError("somebody else pushed at the same time") from error
            raise
        self._local("update-ref", _TIP, _NEXT)
        self._local("gc", "--auto", "--quiet")

    def ask(self, tip: str, by: Signature, now: int) -> None:
        """Whether a push would be let in; nothing is pushed."""
        self._local("fast-import", "--quiet", "--force", "--done", given=stream(tip, {}, by, now))
        to = f"{_NEXT}:refs/heads/{self.branch}"
        self._run("push", "--dry-run", "--no-verify", "--", self.git.remote.address, to)

    def remove(self) -> None:
        """Give the clone up."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _known(self, name: str) -> str:
        """The id of what is called `name` here; "" for nothing."""
        try:
            return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", name).strip()
        except GitError:
            return ""

    def _local(self, *arguments: str, given: bytes = b"", bare: bool = True) -> str:
        try:
            run = self._run if bare else self.git.run
            return run(*arguments, given=given)
        except GitError as error:
            raise DamagedError(str(error)) from error

    def _run(self, *arguments: str, given: bytes = b"") -> str:
        return self.git.run(f"--git-dir={self.folder}", *arguments, given=given)


def stream(tip: str, files: Mapping[PurePosixPath, bytes | None], by: Signature, now: int) -> bytes:
    """The commit as git-fast-import(1) reads it."""
    message = f"{by.message}\n".encode()
    head = [
        f"reset {_NEXT}",
        *([f"from {tip}"] if tip else []),
        f"\ncommit {_NEXT}",
        f"committer {by.name} <{by.email}> {now} +0000",
        f"data {len(message)}",
    ]
    parts = ["\n".join(head).encode(), b"\n", message]
    for path, data in files.items():
        if data is None:
            parts.append(f"D {path}\n".encode())
        else:
            parts += [f"M 100644 inline {path}\ndata {len(data)}\n".encode(), data, b"\n"]
    return b"".join([*parts, b"done\n"])
