"""What is found in the HTML of a text is told at the line of the Markdown it was written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import HEAD, found

LINK = "[here](https://example.org/{})"
PIECES = st.sampled_from(
    [
        *("words", "here", "https://example.org/1", "*here*", "a & b", "`[here](x)`", "## Costs"),
        *("- item", "1. item", "> quoted", "    code here", "", "", "&amp; here", "<b>here</b>"),
        *("| a | b |\n|---|---|\n| 1 | here |", "![here]({static}/images/a.png)", "a \\* b"),
        *("“here”", "[other words](https://example.org/1)", "[^1]", "[^1]: note here"),
        *("*[ABC]: here", "Words here\nand there", "<!-- here -->"),
        *('<a href="https://example.org/2">go there now</a>', "```\n[here](x)\n```"),
    ]
)


@given(st.lists(PIECES, max_size=8), st.lists(PIECES, max_size=8), st.integers(1, 3))
def test_each_link_is_told_at_its_own_line(before: list[str], after: list[str], links: int) -> None:
    lines: list[str] = "\n".join(before).split("\n") if before else []
    places = []
    for number in range(links):
        lines += ["", LINK.format(number), ""]
        places.append(len(lines) - 1 + HEAD.count("\n"))
    lines += "\n".join(after).split("\n") if after else []
    told = [f.line for f in found("link-text-vague", "\n".join(lines))]
    assert told == places


@pytest.mark.parametrize("depth", [1, 3])
def test_a_link_in_a_list_in_a_quotation_is_told_at_its_line(depth: int) -> None:
    text = f"> - words here\n>\n> - more\n{'>' * depth} - go [here](https://example.org/)\n"
    assert [f.line for f in found("link-text-vague", text)] == [HEAD.count("\n") + 4]


def test_a_link_in_a_footnote_is_told_at_the_footnote() -> None:
    text = "One[^1] here.\n\n[^1]: It is told [here](https://example.org/).\n\nTwo here.\n"
    assert [f.line for f in found("link-text-vague", text)] == [HEAD.count("\n") + 3]
