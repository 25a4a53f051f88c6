"""The files of a content folder: which there are, and each read by itself.

Comes in: the folder. Goes out: paths with slashes in one order, and documents. Nothing is raised: a
file that cannot be read, or is none of ours, is a finding.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path

from weekpress.errors import FILE, Finding, Severity
from weekpress.frontmatter.document import Document, read_document
from weekpress.frontmatter.file_text import text_of

SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
ELSEWHERE = {"comments", "images"}
"""Folders that hold no Markdown of ours."""

DEEPEST = 50
"""Folders inside one another; nobody has ten. Pelican stumbles over a few hundred."""

Found = tuple[Document | None, list[Finding]]
"""A document, if the file can be one, and what is wrong with it."""


def shown_folder(root: Path) -> str:
    """A folder as the person would type it: from where they are, or from the root if shorter."""
    ways = (os.path.relpath(root), str(root.absolute()))
    return Path(min(ways, key=len)).as_posix()


def symbolic_links(root: Path, shown_root: str) -> Iterator[Finding]:
    """An error for each symbolic link: a pull request could show what lies beside the site; and for
    each folder that is too deep to be looked into."""
    for path, entry in _below(root):
        if path.count("/") == DEEPEST and entry.is_dir(follow_symlinks=False):
            yield Finding(
                f"{shown_root}/{path}", 1, "file",
                f"is a folder {DEEPEST} folders deep; nothing in it is read.",
                "Put it higher up.",
            )  # fmt: skip
        if entry.is_symlink():
            yield Finding(
                f"{shown_root}/{path}",
                1,
                "file",
                "is a symbolic link; those are not followed.",
                "Put the file itself there.",
                rule=FILE,
            )


def markdown_files(root: Path) -> list[str]:
    """The Markdown files below `root`, as paths with slashes, sorted; hidden ones left out.

    Pipes and devices of such a name are among them, so that somebody is told.
    """
    return sorted(
        path
        for path, entry in _below(root)
        if posixpath.splitext(entry.name)[1].lower() in SUFFIXES
        and not (entry.is_symlink() or entry.is_dir(follow_symlinks=False))
        and path.partition("/")[0] not in ELSEWHERE
        and not (path.startswith(".") or "/." in path)
    )


def _below(folder: Path | str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file, folder and link below a folder by its path with slashes; no link is followed.

    A folder's own come first. The operating system says what each is as it lists them, so that
    nothing has to be looked at one by one.
    """
    waiting: list[tuple[Path | str, str]] = [(folder, "")]
    while waiting:
        below, prefix = waiting.pop()
        entries = _listed(below)
        yield from ((prefix + entry.name, entry) for entry in entries)
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        if prefix.count("/") >= DEEPEST:
            continue
        waiting += [(entry.path, f"{prefix}{entry.name}/") for entry in reversed(folders)]


def _listed(folder: Path | str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listed:
            return sorted(listed, key=lambda entry: entry.name)
    except OSError:  # one that is not there, or that may not be opened: nothing can be read of it
        return []


def read_data(root: Path, shown_root: str, name: str) -> tuple[str | None, list[Finding]]:
    """The text of a file of data, such as glossary.yml, and what is wrong with the file itself;
    None where it is not there or cannot be read.

    shown_root -- what a person calls the folder: findings' paths start with it
    """
    path, shown = root / name, shown_path(shown_root, name)
    near = path.with_suffix(".yaml")
    if near.is_file() and not path.exists():
        message, fix = "is not read under this name.", f"Rename it {name}."
        shown = shown_path(shown_root, near.name)
        return None, [Finding(shown, 1, "file", message, fix, Severity.WARNING, FILE)]
    if path.is_symlink() or not path.exists():  # a link is told of with all others
        return None, []
    text = text_of(path, shown)
    return (None, [text]) if isinstance(text, Finding) else (text, [])


def shown_path(shown_root: str, name: str) -> str:
    """What a person calls a file right in the content folder."""
    return f"{shown_root}/{name}" if shown_root not in {"", "."} else name


def read_file(root: Path, path: str, shown: str) -> Found:
    """The file at `path` below `root` as a document, with what is wrong with its front matter."""
    suffix = posixpath.splitext(path)[1]
    if not path.isprintable() or suffix != suffix.lower():
        shown = shown.encode("utf-8", "replace").decode("utf-8")
        name = "small letters" if path.isprintable() else "letters, digits and hyphens"
        return None, [
            Finding(
                shown,
                1,
                "file",
                "has a name that is not read everywhere.",
                f"Rename it, with its ending (.md) in {name}.",
                rule=FILE,
            )
        ]
    if posixpath.basename(path).startswith("_"):
        return None, [
            Finding(
                shown,
                1,
                "file",
                "is a section page of another generator; it is not published.",
                "Delete it, or rename it without the underscore.",
                Severity.WARNING,
                FILE,
            )
        ]
    text = text_of(root / path, shown)
    return (None, [text]) if isinstance(text, Finding) else read_document(path, shown, text)
