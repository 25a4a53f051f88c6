"""The folder of comments: which files there are, what each is, and what lies there by mistake.

Comes in: `content/comments/`, which anybody may change who can open a pull request. Goes out: the
files of each post by its key, in one order, and a finding for whatever else is there. No link is
followed, nothing but a file is opened, and no more of it is read than a comment may have.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from weekpress.comments.published import MOST_BYTES, RULE, Judged, judged, unread
from weekpress.comments.record import FOLDER, UUID, Comment
from weekpress.errors import Finding, Severity

WITHOUT_POST = "comment-without-post"
"""The rule that comments are of a post that is there."""

_ENDING = ".json"
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Folder:
    """What is in it."""

    posts: Mapping[str, tuple[str, ...]]
    """The names of the files of each post, by its key."""
    findings: tuple[Finding, ...] = ()
    """What is there and should not be."""


def look(content: Path, shown: str) -> Folder:
    """The folder as it is listed; no file is read.

    shown -- what a person calls the content folder
    """
    posts: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    top = _below(shown, FOLDER)
    for entry in _listed(content / FOLDER, top, findings):
        path = f"{top}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            findings += _stray(entry, path)
        elif not UUID.fullmatch(entry.name):
            findings += _of_no_post(Path(entry.path), path)
        else:
            names, found = _files(Path(entry.path), path)
            findings += found
            if names:
                posts[entry.name] = names
    return Folder(posts, tuple(findings))


def read(content: Path, shown: str, post: str, names: Iterable[str]) -> list[Judged]:
    """Each of these files of a post, judged."""
    folder, below = f"{content}/{FOLDER}/{post}", _below(shown, f"{FOLDER}/{post}")
    return [_read(f"{folder}/{name}", f"{below}/{name}") for name in names]


def twice(folders: Mapping[str, Iterable[str]], shown: str) -> Iterator[Finding]:
    """An error for each file whose comment another post has as well: its id is one for ever."""
    first: dict[str, str] = {}
    for post, names in folders.items():
        for name in names:
            other = first.setdefault(name, post)
            if other != post:
                where = _below(shown, f"{FOLDER}/{other}/{name}")
                path = _below(shown, f"{FOLDER}/{post}/{name}")
                yield unread(path, f"is there twice, as {where}.", "Delete one of them.")


def without_post(folder: Folder, known: Iterable[str], shown: str) -> Iterator[Finding]:
    """A warning of comments on a post that no file of the site is; told once.

    known -- the keys of all posts, the unpublished too
    """
    for post in sorted(folder.posts.keys() - set(known)):
        count = len(folder.posts[post])
        number = "1 comment is" if count == 1 else f"{count:,} comments are"
        yield Finding(
            _below(shown, f"{FOLDER}/{post}"), 1, "post",
            f"no post has this id, so {number} not shown.",
            f"If its post lost its id, write id: {post} in it. If it is gone, leave the folder "
            "until nobody wants it back.",
            Severity.WARNING, WITHOUT_POST, group=WITHOUT_POST,
        )  # fmt: skip


def comments(judgements: Iterable[Judged]) -> tuple[list[Comment], list[Finding]]:
    """The comments there are, and all that is wrong."""
    every = list(judgements)
    return [one for one, _ in every if one], list(chain.from_iterable(found for _, found in every))


def _files(folder: Path, shown: str) -> tuple[tuple[str, ...], list[Finding]]:
    names, findings = list[str](), list[Finding]()
    for entry in _listed(folder, shown, findings):
        path = f"{shown}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            findings.append(unread(path, "is a folder.", "A post's comments are files."))
        elif entry.name.endswith(_ENDING) and not entry.name.startswith("."):
            if not entry.is_symlink():  # one of those is told with all others of the site
                names.append(entry.name)
        else:
            findings += _stray(entry, path)
    return tuple(names), findings


def _of_no_post(folder: Path, shown: str) -> Iterator[Finding]:
    """What lies in a folder whose name is no key."""
    closed: list[Finding] = []
    found = _listed(folder, shown, closed)
    yield from closed
    if any(entry.name.endswith(_ENDING) for entry in found):
        fix = "Call it by the id of the post, in small letters, or delete it."
        yield unread(shown, "holds comments and is not named after a post.", fix)


def _stray(entry: os.DirEntry[str], shown: str) -> Iterator[Finding]:
    """A file that is no comment. Hidden files, and links, are nothing to us."""
    if entry.name.endswith(_ENDING) and not entry.is_symlink():
        yield unread(shown, "lies in no post's folder.", "Put it into that of its post.")
    elif not (entry.name.startswith(".") or entry.is_symlink()):
        yield Finding(
            shown, 1, "file", "is no comment; it is not read.", "Put it elsewhere.",
            Severity.WARNING, RULE,
        )  # fmt: skip


def _read(path: str, shown: str) -> Judged:
    """The comment of one file; with as few calls of the system as can be, for there are many."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NO_WAIT)
        try:
            found = os.fstat(file)
            if not stat.S_ISREG(found.st_mode):  # a pipe never begins, and a device never ends
                return None, [unread(shown, "is no file.", "Delete it.")]
            if found.st_size > MOST_BYTES:
                message = f"has {found.st_size:,} bytes; {MOST_BYTES:,} are the most."
                return None, [unread(shown, message, "Shorten it.")]
            return judged(os.read(file, MOST_BYTES), shown)
        finally:
            os.close(file)
    except FileNotFoundError:  # withdrawn since the folder was listed
        return None, []
    except OSError:
        return None, [unread(shown, "could not be read.", "Make sure that you may read it.")]


def _listed(folder: Path, shown: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    """What is in a folder, by name; nothing for one that is not there or is a link. One that may
    not be read is told: its comments would go from the site without a word."""
    try:
        with os.scandir(folder) as found:
            return [] if folder.is_symlink() else sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        findings.append(unread(shown, "could not be listed.", "Make sure that you may read it."))
        return []


def _below(shown: str, path: str) -> str:
    return f"{shown}/{path}" if shown not in {"", "."} else path
