"""A law of all rules over texts: whatever stands in one, each ends, and tells a place in it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rules import HEAD
from weekpress.checks.judging import Bench
from weekpress.frontmatter import read_document

PIECES = st.sampled_from(
    ["## ", "**", "[", "](", ")", "<", ">", "<p lang=uk>", "</p>", "`", "\n", "\n\n", "    ", "- ",
     "[^1]", "[^1]: ", "![", "| a |\n|---|\n|", "🎉", "#digitalcouncil", "3/6/19", "the disabled",
     "leverage", " eg ", "https://a.org/b.pdf", "WE DID NOT PUT GLASS HERE", "&amp;", "\\", "{#a}",
     "Press the red button", "<a href=#>", "“", "”", '"', "\u2028", "\x00", "\ufffc", "İ", "ß"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_every_rule_comes_to_an_end_and_tells_a_place(body: str) -> None:
    document, _ = read_document("posts/2026-11-20-a.md", "a.md", HEAD + body)
    bench = Bench(Path("nowhere"), lambda _name: None, typography=True, language="en")
    for finding in bench.judge(document).ruled:
        assert 0 < finding.line <= (HEAD + body).count("\n") + 1
        assert finding.column > 0
        assert finding.message
