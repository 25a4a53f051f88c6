"""A comment's text as HTML: a little Markdown, and nothing that acts, whatever was typed."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.text import DEEPEST, TAGS, _set, as_html, as_words, in_one_line, shown

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](data:text/html,<script>)",
    "<javascript:alert(1)>", "[x](vbscript:msgbox)", "[x](//evil.example)", "[x](/admin)",
    "![x](https://evil.example/a.png)", "[x](https://a.example 'onmouseover=alert(1)')",
    '[x](https://a.example" onclick="alert(1))', "`<script>alert(1)</script>`",
    "<https://a.example/\"onmouseover=alert(1)>", "</p></div><script>alert(1)</script>",
    "<a href=https://a.example id=main class=skip-link style=position:fixed>x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><script>alert(1)-->",
    "[![x](https://a.example)](javascript:alert(1))", "<b>bold</b>", "# heading", "a | b\n--|--",
    "[a]: https://evil.example\n\n[a]", "<form action=https://evil.example><input name=q>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "<style>@import 'https://evil.example'</style>",
)  # fmt: skip


class _Elements(HTMLParser):
    """Every element of some HTML, with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def active(text: str) -> list[object]:
    """What is in some HTML that must not be in a comment."""
    return [one for one in _Elements(text).found if not _fits(*one)]


def _fits(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "a":
        web = str(attributes.pop("href", "")).startswith(("http://", "https://"))
        return web and attributes == {"rel": "nofollow ugc noopener"}
    return tag in TAGS and set(attributes) <= ({"start"} if tag == "ol" else set())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_leaves_nothing_active(payload: str) -> None:
    assert active(as_html(payload)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nor_does_it_inside_quotations_lists_and_emphasis(payload: str) -> None:
    for around in ("> > {}", "- {}", "1. > *{}*", "**{}**", "*a {}\n\n> {}\n- {}"):
        assert active(as_html(around.replace("{}", payload))) == []


@given(st.lists(st.sampled_from([*PAYLOADS, *"*_`[]()<>!&#\n>-+1. \\", "a"])).map("".join))
def test_no_mixture_of_payloads_and_signs_leaves_anything_active(text: str) -> None:
    assert active(as_html(text)) == []


@given(st.text())
def test_any_text_can_be_shown_and_twice_the_same(text: str) -> None:
    assert active(as_html(text)) == []
    assert as_html(text) == as_html(text)


@given(st.from_regex(r"[a-zA-Z]{1,12}( [a-zA-Z]{1,12}){0,8}", fullmatch=True))
def test_plain_words_are_a_paragraph_of_them(text: str) -> None:
    assert as_html(text) == f"<p>{text}</p>"
    assert as_words(text) == text


SIGNS = st.sampled_from(["\n\n", "\n", "- ", "2. ", "> ", "  ", *"ab1.)-+ \t'\"#!é/:*_`[]()<&\\"])


@given(st.lists(SIGNS).map("".join) | st.text(max_size=60))
def test_the_short_way_of_plain_texts_is_the_long_way(text: str) -> None:
    assert as_html(text) == _set(shown(text))


@pytest.mark.parametrize(
    ("body", "set_"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One\nTwo", "<p>One<br>\nTwo</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("> a\n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("4. a", '<ol start="4">\n<li>a</li>\n</ol>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("[a](mailto:b@c.example) b", "<p>a b</p>"),
        ("# a", "<p># a</p>"),
    ],
)
def test_what_comments_can_do(body: str, set_: str) -> None:
    assert as_html(body) == set_


@pytest.mark.parametrize(
    "address", ["https://[x](//a.example)", "https://256.1.1.1", "https://xn--"]
)
def test_what_leads_nowhere_is_words_and_no_link_without_a_way(address: str) -> None:
    assert "<a" not in as_html(f"<{address}>")


def test_a_link_says_that_it_is_a_readers() -> None:
    link = '<a href="https://a.example/b" rel="nofollow ugc noopener">a</a>'
    assert as_html("[a](https://a.example/b)") == f"<p>{link}</p>"
    assert 'rel="nofollow ugc noopener"' in as_html("<https://a.example/b>")


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "> - "])
@pytest.mark.parametrize("depth", [1, DEEPEST - 1, DEEPEST, DEEPEST + 1, 500, 3000])
def test_however_deep_it_goes_no_word_is_lost(sign: str, depth: int) -> None:
    found = as_html(sign * depth + "the words themselves")
    assert "the words themselves" in html.unescape(found)
    assert found.count("<blockquote>") <= DEEPEST


@pytest.mark.parametrize("sign", ["*", "**", "*a _b "])
def test_emphasis_goes_no_deeper_than_quotations(sign: str) -> None:
    found = as_html(sign * 1_000 + "the words" + sign[::-1] * 1_000)
    assert "the words" in found and found.count("<em>") + found.count("<strong>") <= DEEPEST
    assert as_html("***both***") == "<p><em><strong>both</strong></em></p>"


@pytest.mark.parametrize("many", ["*", "_a_", "[", "[a](b", "`", "<", "**a", "a\\\n", "&#"])
def test_many_signs_do_not_take_the_words_away(many: str) -> None:
    text = many * (8_000 // len(many) - 10) + "\n\nthe end"
    assert "the end" in as_html(text)


def test_characters_that_turn_a_text_round_or_break_feeds_go() -> None:
    found = as_html("a\u202egnp.exe\u202c \u2066b\u2069 c\x00\x1b[2Jd \ud800e\ufffe")
    assert found == "<p>agnp.exe b c[2Jd e</p>"
    assert in_one_line("Ada\n\u202e\tKing\x0bLovelace") == "Ada King Lovelace"


def test_writing_from_right_to_left_stays_as_it_is() -> None:
    assert as_html("שלום, עולם") == "<p>שלום, עולם</p>"
