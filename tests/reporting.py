"""Reports to be told: one that a small site could give, and any that hostile files could."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from weekpress.checks.formats.report import Report
from weekpress.checks.rule import Rule
from weekpress.checks.silenced import Silenced
from weekpress.errors import Finding, Severity

VAGUE = Rule(
    name="link-text-vague",
    title="The text of a link does not say where it leads",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.WARNING,
    why="Links are also heard or seen in a list, without the words around them.",
    do="Name what the link leads to.",
    wrong="[here](/bins/)",
    right="[when we empty bins](/bins/)",
)

MISSPELT = Finding(
    "content/maps.md", 5, "sumary", "is not a known key.", "Did you mean summary?",
    rule="front-matter",
)  # fmt: skip
HERE = Finding(
    "content/bins.md", 9, "link-text-vague", '"here" does not say where it leads.',
    "Name the page.", Severity.WARNING, "link-text-vague", 17,
)  # fmt: skip
CAPITALS = Finding(
    "content/bins.md", 3, "capitals", "GIS is explained nowhere.", "Write it out.",
    Severity.ADVICE, "unknown-capitals", 4,
)  # fmt: skip

LINES = {
    ("content/maps.md", 5): "sumary: Maps.",
    ("content/bins.md", 9): "For more, click [here](/bins/).",
    ("content/bins.md", 3): "We GIS.",
}


def report(
    *findings: Finding, lines: dict[tuple[str, int], str] | None = None, **more: Any
) -> Report:
    """A report of these findings, in files of which the others are clean."""
    files = more.pop("files", ["content/bins.md", "content/clean.md", "content/maps.md"])
    shown = LINES if lines is None else lines
    rules = {VAGUE.name: VAGUE}
    return Report(findings, rules, files, lambda path, line: shown.get((path, line)), **more)


def alike(finding: Finding, count: int) -> list[Finding]:
    """That many findings like this one, a line each."""
    return [replace(finding, line=finding.line + n) for n in range(count)]


_ODD = st.sampled_from(
    ["::error::x", "  ::warning file=a::x", "##[add-mask]x", "##vso[task.x]", "%0A::error::x",
     "a\n::b", "a:b,c=d", "\r", "\x85", "\x1b[2J", "\x9b", "\u202e", "\ufffe", "\uffff", "\ud800",
     "]]>", "<!--", "{0}"]
)  # fmt: skip
texts = st.lists(st.one_of(_ODD, st.text(max_size=8)), max_size=4).map("".join)
"""Any text, and often enough what would be an order, a sign that moves the cursor, or markup."""

findings = st.builds(
    Finding, path=texts, line=st.integers(1, 9), field=texts, message=texts, fix=texts,
    severity=st.sampled_from(Severity), rule=texts, column=st.integers(1, 300),
    group=st.sampled_from(["", "", "x"]),
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report at all."""
    line = draw(st.one_of(st.none(), texts, texts.map(lambda text: text * 40)))
    return Report(
        findings=draw(st.lists(findings, max_size=15)),
        rules={VAGUE.name: VAGUE},
        files=draw(st.lists(texts, max_size=3)),
        read_line=lambda *_: line,
        silenced=draw(st.lists(st.builds(Silenced, findings, texts), max_size=2)),
        fail_on=draw(st.sampled_from(Severity)),
    )
