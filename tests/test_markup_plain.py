"""Plain words, counts and first paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.markup import Renderer, plain_text, reading_minutes, word_count

RENDERER = Renderer()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One <em>two</em>.</p>\n<p>Three</p>", "One two. Three"),
        ("<li>a</li><li>b</li>", "a b"),
        ("in<b>ter</b>nal", "internal"),
        ("R&amp;D &lt;b&gt;&nbsp;x", "R&D <b> x"),
        ('w<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>.', "w."),
        ('<p>n <a class="footnote-back" href="#x">↩</a></p>', "n"),
        ("a<br>b", "a b"),
        ("2<sup>nd</sup>", "2nd"),
        ("", ""),
    ],
)
def test_plain_text_is_what_a_reader_hears(html: str, words: str) -> None:
    assert plain_text(html) == words


@pytest.mark.parametrize(("text", "count"), [("", 0), ("one two", 2), ("a – b & c", 3), ("…", 0)])
def test_words_are_counted_and_signs_are_not(text: str, count: int) -> None:
    assert word_count(text) == count


@given(st.text(alphabet="aé1_-—.²\u0301 \n\u00a0\x1c", max_size=30) | st.text())
def test_a_word_has_a_letter_or_a_figure_somewhere(text: str) -> None:
    assert word_count(text) == len(re.findall(r"\w\S*", text))


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_takes_at_least_a_minute(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One *two* [three](x).\n\nFour.", "One two three."),
        ("![Picture](a.png)\n\nText.", "Text."),
        ("> [!NOTE]\n> Not this.\n\nThis.", "This."),
        ("> Quoted.\n\n- Listed.\n\nThis.", "This."),
        ("## Heading\n\nSaid[^1].\n\n[^1]: note", "Said."),
        ("A < B & `<c>`", "A < B & <c>"),
        ("- only\n- a list", ""),
    ],
)
def test_the_first_paragraph_is_prose(text: str, first: str) -> None:
    assert RENDERER.render(text, "a.md", 1).first_paragraph == first


def test_words_and_plain_text_are_those_of_the_body() -> None:
    rendered = RENDERER.render("## Two words\n\nAnd it's three.", "a.md", 1)
    assert rendered.plain == "Two words And it’s three."
    assert rendered.words == 5
