"""What is fuzzed: each target takes any bytes, and raises where a law is broken.

Comes in: bytes. Goes out: nothing, or an exception. Every rule of the rulebook is judged with, so a
new one is fuzzed from the day it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from weekpress.checks.judging import Bench
from weekpress.checks.page import Page
from weekpress.checks.rulebook import rulings
from weekpress.checks.silenced import silenced
from weekpress.checks.style import Style
from weekpress.errors import Finding, in_one_line
from weekpress.frontmatter import read_document
from weekpress.frontmatter.glossary import glossary_in

PATH = "posts/2026-11-20-bins.md"
HEAD = "---\ntitle: Bins\ndate: 2026-11-20\nid: a\n---\n"
BENCH = Bench(Path("nowhere"), lambda _name: None, True, "en")


def file(data: bytes) -> None:
    """A whole file of content/: front matter and body."""
    _text(data.decode("utf-8", "replace"))


def body(data: bytes) -> None:
    """A body below front matter that is right, so that nothing keeps it from being judged."""
    _text(HEAD + data.decode("utf-8", "replace"))


def page(data: bytes) -> None:
    """A built page."""
    judged = Page("bins/index.html", data, "Marchwater Digital")
    for ruling in rulings("on_page"):
        _placed(ruling.findings("on_page", judged, "output/bins/index.html"))


def style(data: bytes) -> None:
    """A style sheet of a built site."""
    judged = Style("theme/a.css", data.decode("utf-8", "replace"))
    for ruling in rulings("in_style"):
        _placed(ruling.findings("in_style", judged, "output/theme/a.css"))


def glossary(data: bytes) -> None:
    """A glossary."""
    _placed(glossary_in(data.decode("utf-8", "replace"), "content/glossary.yml")[1])


def _text(written: str) -> None:
    document, found = read_document(PATH, PATH, written)
    judged = BENCH.judge(document)
    told, quiet = silenced(judged.ruled, [document])
    every = [*found, *judged.read, *judged.ruled, *told, *(one.finding for one in quiet)]
    _placed(every, lines=written.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1)


def _placed(findings: Iterable[Finding], lines: int | None = None) -> None:
    """Each finding is at a place that there is, and one line to read."""
    for finding in findings:
        assert finding.column >= 1, finding
        assert 1 <= finding.line <= (lines or finding.line), finding
        assert str(finding) == in_one_line(str(finding)), finding


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (file, body, page, style, glossary)
}
