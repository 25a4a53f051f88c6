"""Looking for signs first changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from weekpress.markup.signs import SignsExtension

LIBRARY = Markdown(extensions=["extra", "sane_lists"])
OURS = Markdown(extensions=["extra", "sane_lists", SignsExtension()])

SIGNS = ["`", "\\", "*", "_", "**", "[", "]", "(", ")", "!", "![", "<", ">", "&", ";", "@", "://"]
WORDS = ["a", "b.c", " ", "  \n", "\n\n", "\n", "- ", "> ", "| ", ": ", "# ", "br/", "-->", "{.x}"]
WHOLE = ["[a]", "[a][b]", "[a](b)", "![a](b.c 'd')", "\n\n[a]: b\n", "\n[^a]: *b*\n", "\n: c"]


@given(st.lists(st.sampled_from([*SIGNS, *WORDS, *WHOLE]), max_size=25).map("".join))
def test_the_html_is_the_same_as_without_looking_for_signs(text: str) -> None:
    assert OURS.reset().convert(text) == LIBRARY.reset().convert(text)
