"""What a page shows, as it is sent by e-mail: whole addresses, and plain text in short lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.theme.letters import WIDTH, as_letter, filled, letter_text

BASE = "https://x.org/"
PAGE = "https://x.org/weeknotes/2026/w47/bins/"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\nThree."),
        ("<ul><li>First</li><li>Second</li></ul>", "- First\n- Second"),
        ('See <a href="/a/">the dates</a>.', "See the dates <https://x.org/a/>."),
        ('<img src="/a.png" alt="A lorry" width="1" height="1">', "[A lorry]"),
        ("", ""),
        (None, ""),
    ],
)
def test_html_as_text(html: str | None, text: str) -> None:
    assert letter_text(html, BASE, PAGE, "en") == text


def test_a_long_point_goes_on_under_its_words() -> None:
    text = letter_text(f"<ul><li>{'word ' * 40}</li></ul>", BASE, PAGE, "en")
    assert [line[:6] for line in text.splitlines()] == ["- word", "  word", "  word"]


@given(st.text(), st.text(alphabet=" abc<>&-\n", max_size=300))
def test_no_line_is_longer_than_78_signs_but_for_a_word_that_is(some: str, more: str) -> None:
    for line in filled(f"{some} {more}").splitlines():
        assert len(line) <= WIDTH or " " not in line.strip()


def test_html_for_a_letter_has_whole_addresses_and_no_class() -> None:
    html = as_letter('<p class="x"><a href="/a/">A</a></p>', BASE, PAGE, "en")
    assert html == '<p><a href="https://x.org/a/">A</a></p>'
