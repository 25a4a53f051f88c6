"""The publisher `git`: comments committed and pushed to one branch of a repository elsewhere.

Comes in: files as they should be. Goes out: one commit that makes them so on top of whatever the
branch is now, or none where they are so already. Whoever pushed meanwhile, rewrote the branch or
removed it has the first word: what is wanted is laid on top of theirs. Commits say nothing of a
commenter but what stands in the files.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from weekpress.comments.publishers.clone import Clone, DamagedError, OvertakenError, Signature
from weekpress.comments.publishers.git_command import GitError, git_for
from weekpress.comments.publishers.options import known_only, seconds, text
from weekpress.comments.publishers.places import bytes_by_path
from weekpress.comments.publishers.protocol import PublisherError, Setting, Wanted
from weekpress.comments.publishers.remotes import away, branch, folder, remote, who
from weekpress.comments.record import FOLDER
from weekpress.turns import turn

TRIES = 8
"""How often it is done again on top of somebody else's work before the next call has to."""

KEPT = "publish"
"""The folder in the service's own that the clone is in."""

OPTIONS = {"remote", "branch", "folder", "author", "email", "message", "user", "patience"}


@dataclass(frozen=True)
class GitBranch:
    """Pushes to a branch."""

    name = "git"

    clone: Clone
    content: PurePosixPath
    """The content folder within the repository."""
    by: Signature
    clock: Callable[[], float]

    def publish(self, wanted: Sequence[Wanted]) -> None:
        """Make all of them so on the branch; see the protocol."""
        files = {self.content / path: data for path, data in bytes_by_path(wanted).items()}
        if files:
            self._told(lambda: self._until_it_is_so(files))

    def standing(self) -> str:
        """Why it could not publish now; see the protocol. It asks the remote for leave to push."""
        try:
            self._told(self._ask)
        except PublisherError as error:
            return str(error)
        return ""

    def _until_it_is_so(self, files: Mapping[PurePosixPath, bytes | None]) -> None:
        damaged, why = 0, ""
        for _ in range(TRIES):
            try:
                return self._once(files)
            except OvertakenError as error:
                why = str(error)
            except DamagedError as error:
                self.clone.remove()
                damaged, why = damaged + 1, str(error)
                if damaged > 2:
                    break
        raise GitError(why)

    def _once(self, files: Mapping[PurePosixPath, bytes | None]) -> None:
        tip = self.clone.tip()
        self.clone.fetch(tip)
        self._refuse_what_is_in_the_way(tip)
        if self.clone.commit(tip, files, self.by, int(self.clock())):
            self.clone.push(tip)
        if None in files.values():
            self.clone.remove()  # what was taken away is not to be left in it

    def _ask(self) -> None:
        tip = self.clone.tip()
        self.clone.fetch(tip)
        self._refuse_what_is_in_the_way(tip)
        self.clone.ask(tip, self.by, int(self.clock()))

    def _refuse_what_is_in_the_way(self, tip: str) -> None:
        if place := self.clone.in_the_way(tip, self.content / FOLDER):
            message = f"{place} on the branch {self.clone.branch} is no folder: take it away there."
            raise PublisherError(message, alarm=True)

    def _told(self, work: Callable[[], None]) -> None:
        """Do the work, alone; what goes wrong becomes a PublisherError."""
        begin = f"The branch {self.clone.branch} could not be pushed to"
        try:
            with turn(self.clone.git.folder):
                work()
        except (GitError, DamagedError, OvertakenError) as error:
            why = str(error)
            raise PublisherError(f"{begin}: {why}.", alarm=not away(why)) from error
        except OSError as error:
            raise PublisherError(f"{begin}: {error.strerror or error}.", alarm=True) from error


def make(setting: Setting) -> GitBranch:
    """The publisher from its options; see `protocol.Maker`."""
    said = setting.options
    known_only(said, OPTIONS)
    kept = setting.data.absolute() / KEPT
    there = remote(text(said, "remote"))
    user = text(said, "user", "x-access-token")
    git = git_for(kept, there, user, seconds(said, "patience", 120, 3600), setting.environ)
    return GitBranch(
        Clone(git, kept / "branch.git", branch(text(said, "branch", "comments"))),
        folder(text(said, "folder", "content")),
        Signature(
            who(text(said, "author", "Weekpress comments"), "author"),
            who(text(said, "email", "comments@weekpress.invalid"), "email"),
            text(said, "message", "Publish comments") or "Publish comments",
        ),
        time.time,
    )
