"""Every page and style sheet of a built site judged by the rules, each once.

Comes in: the output folder. Goes out: what the rules find on each page, in each style sheet, and in
the titles of all pages together. What has not changed is not judged again. Reads the output folder
and nothing outside it; writes only the workshop's store.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from weekpress.checks.page import Page
from weekpress.checks.rulebook import rulings
from weekpress.checks.style import Style
from weekpress.checks.titles import title_of, titles_twice
from weekpress.errors import Finding
from weekpress.fingerprint import digest, fingerprint
from weekpress.workshop import Workshop

KINDS = (".html", ".css")
LETTERS = frozenset({"email.html"})
"""What is sent by post is no page of the site: mail programs know no style sheets."""
LARGEST = 5_000_000
"""Bytes of a file that is judged; no reader waits for a page that has more."""
OF_REDIRECTS = frozenset({"page-language", "page-refresh", "page-title"})
"""The rules for a page that only leads on: all that is said of it before it does."""

_TOO_LARGE = "page-too-large"


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """What there is to say of one file by itself."""

    findings: tuple[Finding, ...]
    title: str
    """Of a page that people read; "" for one that leads on, and for a style sheet."""


@dataclass(frozen=True, slots=True)
class _File:
    """One file that is judged."""

    path: Path
    name: str
    """Below the output folder, with slashes."""
    shown: str
    digest: str


def judged(
    output: Path, shown: str, workshop: Workshop, toolchain: str, site_name: str
) -> list[Finding]:
    """Every finding in the pages and style sheets below `output`, in no order.

    shown     -- what a person calls the output folder
    toolchain -- the fingerprint of all that judges
    """
    findings: list[Finding] = []
    files = list(_files(output, shown, findings))
    keys = [fingerprint(("page", toolchain, site_name, f.shown, f.name, f.digest)) for f in files]
    made = workshop.each("judging pages", files, keys, lambda f: _judge(f, site_name))
    titles = []
    for file, one in zip(files, made, strict=True):
        findings += one.findings
        if one.title:
            titles.append((file.shown, one.title))
    return [*findings, *titles_twice(titles)]


def _judge(file: _File, site_name: str) -> JudgedFile:
    """One file, judged now."""
    data = file.path.read_bytes()
    if file.name.endswith(".css"):
        style = Style(file.name, data.decode("utf-8", "replace"))
        found = (f for r in rulings("in_style") for f in r.findings("in_style", style, file.shown))
        return JudgedFile(tuple(found), "")
    page = Page(file.name, data, site_name)
    found = (
        finding
        for ruling in rulings("on_page")
        if not page.is_redirect or ruling.rule.name in OF_REDIRECTS
        for finding in ruling.findings("on_page", page, file.shown)
    )
    return JudgedFile(tuple(found), "" if page.is_redirect else title_of(page))


def _files(output: Path, shown: str, findings: list[Finding]) -> Iterator[_File]:
    """The files to judge, by name; of one that is too large, a finding."""
    for path in _walked(output):
        name = path.relative_to(output).as_posix()
        called = f"{shown}/{name}"
        if path.stat().st_size > LARGEST:
            findings.append(_too_large(called, path.stat().st_size))
        else:
            yield _File(path, name, called, digest(path.read_bytes()))


def _walked(output: Path) -> Sequence[Path]:
    """The pages and style sheets in a folder; what a link leads to is not in it."""
    found = []
    for folder, _folders, names in os.walk(output):  # which follows no links
        for name in names:
            path = Path(folder, name)
            known = name.endswith(KINDS) and name not in LETTERS
            if known and path.is_file() and not path.is_symlink():
                found.append(path)
    return sorted(found)


def _too_large(shown: str, size: int) -> Finding:
    message = f"This file has {size / 1e6:.1f} million bytes, so it was not judged."
    fix = f"Keep a page below {LARGEST // 1_000_000} million: part it into several."
    return Finding(shown, 1, _TOO_LARGE, message, fix, rule=_TOO_LARGE)
