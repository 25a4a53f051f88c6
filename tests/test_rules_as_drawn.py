"""What findings drawn by lot from real posts showed to be no fault: it is left in peace."""

from __future__ import annotations

import pytest

from rules import leaves
from weekpress.checks.links.near import nearest


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("heading-bold", "**Your idea should:**\n\n- be short\n"),
        ("heading-bold", "**Holly: can you describe the group?**\n\nWe are six.\n"),
        ("link-to-file", "The [list](https://github.com/a/b/blob/main/list.csv) is there.\n"),
        ("link-bare-address",
         '<audio src="a.mp3"><a href="https://a.b/a.mp3">https://a.b/a.mp3</a></audio>\n'),
        ("words-sensory", "Click on the blue box that says “Select”.\n"),
        ("emphasis-shown", "Words \\***\\*and stars\\****\n"),
    ],
)  # fmt: skip
def test_what_is_no_fault_is_left_in_peace(rule: str, text: str) -> None:
    leaves(rule, text)


def test_what_differs_in_capitals_alone_is_near() -> None:
    assert nearest("HTTPS", ["https", "other"]) == "https"
