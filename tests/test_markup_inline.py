"""Leaving out patterns that can match nothing changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from weekpress.markup.inline import InlineExtension

LIBRARY = Markdown(extensions=["extra", "sane_lists"])
OURS = Markdown(extensions=["extra", "sane_lists", InlineExtension()])

SIGNS = ["`", "\\", "*", "_", "**", "[", "]", "(", ")", "!", "![", "<", ">", "&", ";", "@", "://"]
WORDS = [
    "a",
    "b.c",
    " ",
    "  \n",
    "\n\n",
    "- ",
    "> ",
    "| ",
    ": ",
    "br/",
    "!--",
    "-->",
    "amp",
    "{.x}",
]
WHOLE = ["[a]", "[a][b]", "[a](b)", "![a](b.c 'd')", "[^a]", "\n\n[a]: b\n", "\n\n[^a]: *b*\n"]


@given(st.lists(st.sampled_from([*SIGNS, *WORDS, *WHOLE]), max_size=25).map("".join))
def test_the_html_is_the_same_as_with_all_patterns(text: str) -> None:
    assert OURS.reset().convert(text) == LIBRARY.reset().convert(text)
