"""Any bytes as a text of content/: a finding, and never a traceback, a hang or a gigabyte.

Each file is judged by the real command, in a process that may have a gigabyte of data, and no more.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import NOW, ROOT, copy_of

HEAD = b"---\ntitle: Bins\ndate: 2026-11-20\n---\n"
POST = "2026-11-20-bins.md"
_GIGABYTE = 1 << 30
_LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_DATA, ({limit}, {limit}))
sys.argv[0] = "weekpress"
runpy.run_module("weekpress", run_name="__main__")
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX keeps the limits.")


def _body(piece: str, count: int) -> bytes:
    return HEAD + (piece * count).encode()


def _bomb() -> bytes:
    """Nine lines of YAML that stand for a billion words."""
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(["---", "title: Bins", "a0: &a0 [x, x]", *lines, "---", "x"]).encode()


REFUSED = {
    "bytes": (random.Random(1).randbytes(100_000), "is not UTF-8 text"),  # noqa: S311 -- no secret
    "latin": (HEAD + b"caf\xe9", "is not UTF-8 text"),
    "utf-16": ("---\ntitle: Bins\n---\n".encode("utf-16"), "is not UTF-8 text"),
    "large": (_body("Words in a line.\n", 3_000_000), "is larger than 500 kB"),
    "long": (_body("a", 50_000_000), "is larger than 500 kB"),
    "quotations": (_body("> ", 10_000), "nested-too-deeply"),
    "quotations in a row": (_body(">", 10_000), "nested-too-deeply"),
    "brackets": (_body("[", 10_000), "too-much-to-read"),
    "pictures": (_body("![", 10_000), "too-much-to-read"),
    "addresses": (_body("![a](", 10_000), "too-much-to-read"),
    "references": (_body("[a][", 10_000), "too-much-to-read"),
    "links": (_body("[a](b)\n", 60_000), "too-much-to-read"),
    "fences": (_body("~~~ a\n\n", 60_000), "too-much-to-read"),
    "tags": (_body("<a ", 100_000), "too-much-to-read"),
    "quoted tags": (_body('<a b=">"', 50_000), "too-much-to-read"),
    "headings": (_body("# a\n", 100_000), "too-much-to-read"),
    "footnotes": (_body("a[^1]\n\n", 60_000) + b"[^1]: b\n", "too-much-to-read"),
    "cells": (_body("| a | b |\n", 30_000), "too-much-to-read"),
    "elements": (_body("<div>", 10_000), "nested-too-deeply"),
    "lists": (_body("1. ", 10_000), "nested-too-deeply"),
    "bomb": (_bomb(), "an ampersand (&) means something else"),
    "deep YAML": (b"---\ntitle: " + b"[" * 40_000 + b"\n---\nx", "nested too deeply"),
    "long YAML": (b"---\n" + b"a: b\n" * 20_000 + b"---\nx", "is longer than 1,000 lines"),
    "long key": (b"a" + b" " * 400_000 + b"\n", "is missing"),
    "nothing": (b"", "is missing"),
}  # fmt: skip
LET_BE = {
    "stars": _body("*", 10_000),
    "round brackets": _body("(", 10_000),
    "backticks": _body("`a ", 30_000),
    "underscores": _body("a_", 10_000),
    "comments": _body("<!--", 10_000),
    "ampersands": _body("&", 10_000),
    "a wide table": _body("|a", 10_000) + b"|\n" + b"|-" * 10_000 + b"|\n",
    "a long table": HEAD + b"| a | b |\n|---|---|\n" + b"| a | b |\n" * 10_000,
    "null characters": _body("\0", 400_000),
}


LIKE_ANYBODY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""What takes from root the right to read every file; capabilities(7)."""


def run(
    folder: Path, *arguments: str, before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """The command on the site in `folder`, with at most a gigabyte of data."""
    return subprocess.run(
        [*before, sys.executable, "-c", _LIMITED.format(limit=_GIGABYTE), *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        timeout=300, check=False,  # a guard against what never ends
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW,
             "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def hostile(folder: Path, put: Callable[[Path], object]) -> Path:
    """A site with something hostile in its folder of posts."""
    (folder / "site/content/posts").mkdir(parents=True)
    site = copy_of(folder / "site", folder / "here")
    put(site / "content/posts")
    return site


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What a command said, which must be no traceback and no apology."""
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert "Sorry" not in told
    return told


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """What the check says of all the texts, by the kind of text; all of them are on one site."""

    def put(posts: Path) -> None:
        for kind, data in [*((k, d) for k, (d, _) in REFUSED.items()), *LET_BE.items()]:
            (posts / f"{kind.replace(' ', '-').lower()}.md").write_bytes(data)

    done = run(hostile(tmp_path_factory.mktemp("hostile"), put), "check", "--format", "json")
    assert done.returncode == 1, said(done)
    findings: dict[str, list[dict[str, str]]] = {}
    for finding in json.loads(done.stdout):
        findings.setdefault(Path(finding["path"]).stem, []).append(finding)
    return findings


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_text_is_an_error(kind: str, found: dict[str, list[dict[str, str]]]) -> None:
    told = found[kind.replace(" ", "-").lower()]
    errors = [f"{one['message']} {one['rule']}" for one in told if one["severity"] == "error"]
    assert any(REFUSED[kind][1] in error for error in errors), told


@pytest.mark.parametrize("kind", LET_BE)
def test_an_odd_text_is_read(kind: str, found: dict[str, list[dict[str, str]]]) -> None:
    told = found.get(kind.replace(" ", "-").lower(), [])
    refused = {"too-much-to-read", "nested-too-deeply", "file", "front-matter"}
    assert not [one for one in told if one["rule"] in refused]


def _socket(posts: Path) -> None:
    here = Path.cwd()
    os.chdir(posts)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("x.md")
    os.chdir(here)


ODD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to itself": (lambda posts: (posts / "x.md").symlink_to("x.md"), "symbolic link"),
    "a link upwards": (lambda posts: (posts / "x.md").symlink_to(".."), "symbolic link"),
    "a link to a secret": (lambda posts: (posts / "x.md").symlink_to("/etc/passwd"), "symbolic"),
    "a link without end": (lambda posts: (posts / "x.md").symlink_to("/dev/zero"), "symbolic"),
    "a pipe": (lambda posts: os.mkfifo(posts / "x.md"), "is a pipe or a device"),
    "a socket": (_socket, "cannot be read"),
    "a glossary that is a pipe": (lambda posts: os.mkfifo(posts.parent / "glossary.yml"), "pipe"),
    "a glossary without end": (
        lambda posts: (posts.parent / "glossary.yml").write_bytes(b"a: b\n" * 1_000_000), "500 kB",
    ),
    "folders without end": (lambda posts: (posts / ("d/" * 300)).mkdir(parents=True), "50 folders"),
}  # fmt: skip


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("kind", ODD_FILES)
def test_what_is_no_plain_file_is_a_finding(kind: str, command: str, tmp_path: Path) -> None:
    put, words = ODD_FILES[kind]
    done = run(hostile(tmp_path, put), command)
    assert words in said(done)
    assert done.returncode == 1


def test_a_file_that_may_not_be_read_is_a_finding(tmp_path: Path) -> None:
    site = hostile(tmp_path, lambda posts: (posts / POST).write_bytes(HEAD))
    (site / "content/posts" / POST).chmod(0)
    root = os.access(site / "content/posts" / POST, os.R_OK)
    if root and not shutil.which("setpriv"):
        pytest.skip("This is root, who may read every file, and cannot be made to lose that.")
    done = run(site, "check", before=LIKE_ANYBODY if root else ())
    assert f"{POST}:1: file: cannot be read (Permission denied)." in said(done)


def test_names_that_no_terminal_can_show_are_findings(tmp_path: Path) -> None:
    names = [b"a\nb.md", b"a\x1b[2J.md", b"\xff.md", "\u202e.md".encode()]

    def put(posts: Path) -> None:
        for name in names:
            try:
                Path(os.fsdecode(os.fsencode(posts) + b"/" + name)).write_bytes(HEAD)
            except OSError:  # macOS has no such names
                pytest.skip("This file system does not take every name.")

    done = run(hostile(tmp_path, put), "check")
    assert said(done).count("has a name that is not read everywhere") == len(names)
    assert "\x1b" not in done.stdout


def test_a_build_says_what_the_check_says(tmp_path: Path) -> None:
    kinds = ("brackets", "large", "bomb", "elements")

    def put(posts: Path) -> None:
        for kind in kinds:
            (posts / f"{kind}.md").write_bytes(REFUSED[kind][0])

    site = hostile(tmp_path, put)
    built, checked = said(run(site, "build")), " ".join(said(run(site, "check")).split())
    lines = [line for line in built.splitlines() if line.startswith("content/posts/")]
    assert len({line.partition(":")[0] for line in lines}) == len(kinds)
    assert all(line.partition(". ")[0] in checked for line in lines)
