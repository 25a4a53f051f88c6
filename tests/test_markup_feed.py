"""What a feed reader gets: plain elements, whole addresses, nothing that needs our page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.markup import Renderer, sanitise_for_feed

SITE = "https://notes.example"
PAGE = "https://notes.example/weeknotes/2026/w47/bins/"


def feed(html: str) -> str:
    return sanitise_for_feed(html, SITE, PAGE)


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<p class="a" id="b" style="c" title="d">x</p>', "<p>x</p>"),
        ("<p>x<script>y</script></p><form><button>z</button></form>", "<p>x</p>z"),
        ("<details><summary>A</summary><p>B</p></details>", "<p><strong>A</strong></p><p>B</p>"),
        ("<section><div><p>x</p></div></section>", "<p>x</p>"),
        ("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h3>b</h3>"),
        ('<pre tabindex="0"><code class="a"><b>x</b></code></pre>',
         "<pre><code><b>x</b></code></pre>"),
        ('<p lang="cy">x</p>', '<p lang="cy">x</p>'),
        ('<abbr title="World">W</abbr>', '<abbr title="World">W</abbr>'),
        ('<time datetime="2026-11-20">x</time>', '<time datetime="2026-11-20">x</time>'),
        ('<th scope="col" class="align-right">x</th>', "x"),
        ('<img src="https://a.example/b" alt="c">', '<img src="https://a.example/b" alt="c">'),
        ("<picture><source srcset=a.avif><img src=/b alt=c></picture>",
         '<img src="https://notes.example/b" alt="c">'),
    ],
)  # fmt: skip
def test_only_plain_elements_are_left(html: str, plain: str) -> None:
    assert feed(html) == plain


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("#part", f"{PAGE}#part"),
        ("/hackit/x", "https://notes.example/hackit/x"),
        ("../x/", "https://notes.example/weeknotes/2026/w47/x/"),
        ("x.png", f"{PAGE}x.png"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?q=1", f"{PAGE}?q=1"),
        ("https://a.example/#b", "https://a.example/#b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[", "http://["),
    ],
)
def test_every_address_is_whole(address: str, whole: str) -> None:
    assert re.findall('href="([^"]+)"', feed(f'<a href="{address}">x</a>')) in ([whole], [])


def test_pictures_and_quotations_have_whole_addresses_too() -> None:
    html = '<img src=a.png srcset="a.png 1x, /b,c.png 2x" alt=x><q cite="/s">y</q>'
    assert feed(html) == (
        f'<img src="{PAGE}a.png" srcset="{PAGE}a.png 1x, https://notes.example/b,c.png 2x"'
        ' alt="x"><q cite="https://notes.example/s">y</q>'
    )


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ('<iframe src="https://v.example/1" title="The talk"></iframe>',
         '<a href="https://v.example/1">The talk</a>'),
        ('<video src="/v.mp4"></video>',
         '<a href="https://notes.example/v.mp4">Watch the video</a>'),
        ('<audio><source src="/a.mp3"></audio>',
         '<a href="https://notes.example/a.mp3">Listen to the audio</a>'),
        ("<iframe src=javascript:alert(1)></iframe>", ""),
        ("<video>no address</video>", "no address"),
    ],
)  # fmt: skip
def test_what_plays_or_embeds_becomes_a_link(html: str, link: str) -> None:
    assert feed(html) == link


def test_a_callout_keeps_its_label() -> None:
    html = Renderer().render("> [!TIP] Mind\n> words", "a.md", 1).html
    assert feed(html) == "<p><strong>Tip</strong>: Mind</p>\n<p>words</p>"


def test_footnotes_still_lead_somewhere() -> None:
    html = feed(Renderer().render("a[^1]\n\n[^1]: b", "a.md", 1).html)
    assert f'<sup><a href="{PAGE}#fn-1">1</a></sup>' in html
    assert f'<a href="{PAGE}#fnref-1">' in html
    assert "<h2>Footnotes</h2>" in html


def test_without_a_site_address_paths_stay_paths() -> None:
    assert sanitise_for_feed('<a href="#x">y</a>', "", "/a/") == '<a href="/a/#x">y</a>'


def test_a_relative_page_is_the_sites() -> None:
    assert 'href="https://notes.example/blog/a/#x"' in sanitise_for_feed(
        '<a href="#x">y</a>', "https://notes.example/blog", "a/"
    )


def test_headings_that_only_end_are_no_fault() -> None:
    assert feed("<iframe></h1></h1></iframe>a") == "a"


@given(st.text(alphabet='<>/"=ab hrefpdivtlimg#:\n&;', max_size=80))
def test_what_is_fit_for_a_feed_stays_as_it_is(html: str) -> None:
    once = feed(html)
    assert feed(once) == once
