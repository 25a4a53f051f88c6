"""Quotes, dashes and ellipses are set; nothing that has to be exact is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from smartypants import Attr, smartypants

from weekpress.markup import Renderer, typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Bins," she said', "“Bins,” she said"),
        ("it's the team's", "it’s the team’s"),
        ("'single'", "‘single’"),
        ("the '90s", "the ’90s"),
        ("a -- b", "a – b"),
        ("1912--2004", "1912–2004"),
        ("a---b", "a—b"),
        ("wait...", "wait…"),
        ('—"word"', "—“word”"),
        ('("in brackets")', "(“in brackets”)"),
        ("R&amp;D's &lt;b&gt;", "R&amp;D’s &lt;b&gt;"),
        ("<strong>Dave</strong>'s", "<strong>Dave</strong>’s"),
        ("<code>x</code>'s", "<code>x</code>’s"),
        ('<em>"a"</em> and "<b>b</b>"', "<em>“a”</em> and “<b>b</b>”"),
        ('<p>a</p><p>"b"</p>', "<p>a</p><p>“b”</p>"),
    ],
)
def test_prose_is_set(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(
    "exact",
    [
        "<code>a -- \"b\" '...'</code>",
        "<pre>it's --</pre>",
        "<kbd>'</kbd> <samp>--</samp>",
        '<a href="/a--b" title="it\'s">x</a>'.replace("'", "&#x27;"),
        "https://example.org/a--b...c",
        "www.example.org/it's",
        "it--is@example.org",
        "notes--final.txt and ../up",
        "run weekpress --help",
        "C:\\it's\\--x",
        "-----",
        "&lt;-- an arrow --&gt;",
        "U.S.A. and e.g. this",
    ],
)
def test_what_has_to_be_exact_is_left(exact: str) -> None:
    assert typeset(exact) == exact


def test_quotes_around_an_address_are_set() -> None:
    assert typeset('see "https://a.example/b--c".') == "see “https://a.example/b--c”."


def test_nothing_is_added_that_a_screen_reader_stumbles_over() -> None:
    html = typeset('<p>"NASA &amp; BBC" say so at last</p>')
    assert "<span" not in html
    assert "nbsp" not in html
    assert "\u00a0" not in html


def test_typography_can_be_switched_off() -> None:
    assert Renderer(typography=False).render("it's", "a.md", 1).html == "<p>it's</p>"


@given(st.text(alphabet="ab '\"-.(/&;<>\n", max_size=60))
def test_setting_twice_is_setting_once(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once


pieces = st.sampled_from([*"'\"'\" \n\tasx0&;([.,!-–é\u00a0", "'s", "  ", "&nbsp;", "&amp;", "10s"])


@given(st.lists(pieces, max_size=15).map("".join))
def test_quotes_curl_as_smartypants_curls_them_in_the_whole_text(text: str) -> None:
    assume(not re.search(r"--|&#|\.\.\.", text) and not re.search(r"(?<!\w)'\d\ds", text))
    named = smartypants(" " + text.replace("–", "&ndash;"), Attr.q | Attr.u)
    assert typeset(text) == named[1:].replace("&ndash;", "–")
