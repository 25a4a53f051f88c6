"""Nothing on a page makes a reader's browser ask somebody else."""

from __future__ import annotations

import re

import pytest

from weekpress.markup import Renderer
from weekpress.markup.elsewhere import elsewhere

HOME = "{static}/images/a.png"
AWAY = "https://img.example.net/a.png"


def rendered(text: str) -> tuple[str, list[int]]:
    done = Renderer().render(text, "a.md", 1)
    return done.html, [f.line for f in done.findings if f.rule == "third-party-media"]


def test_a_picture_of_our_own_is_shown() -> None:
    html, told = rendered(f"![A cat]({HOME})")
    assert ("<img" in html, told) == (True, [])


@pytest.mark.parametrize(
    "text",
    [
        f"![A cat]({AWAY})",
        "![A cat](//img.example.net/a.png)",
        r'<img alt="A cat" src="\\img.example.net/a.png">',
        f'<img alt="A cat" src="{AWAY}" srcset="{AWAY} 2x">',
        f'<picture><source srcset="{AWAY}"><img alt="A cat" src="{AWAY}"></picture>',
    ],
)
def test_a_picture_from_elsewhere_becomes_a_link_that_says_what_it_shows(text: str) -> None:
    html, told = rendered(text)
    assert not re.search(r"<(img|source)", html)
    assert re.search(r'<a href="[^"]+">Picture on another site: A cat</a>', html)
    assert set(told) == {1}


@pytest.mark.parametrize(
    "address",
    [
        "/&#9;/evil.com/a.png", "http:/evil.com/a.png", "https:evil.com/a.png",
        "HTTPS:evil.com/a.png", "ht&#10;tps:evil.com/a.png", "&#1; //evil.com/a.png",
        "/\\evil.com/a.png", "\\/evil.com/a.png", "&#13;\\&#10;\\evil.com/a.png",
        " &#9;https://evil.com/a.png",
    ],
)  # fmt: skip
def test_an_address_is_read_as_browsers_read_it(address: str) -> None:
    html, told = rendered(f'<img alt="A cat" src="{address}">')
    assert ("<img" in html, told) == (False, [1])


@pytest.mark.parametrize("address", ["https.png", "images//a.png", "a/b:c.png", "/a.png"])
def test_an_address_without_a_host_is_our_own(address: str) -> None:
    assert not elsewhere(address)


def test_a_picture_in_markdown_without_two_slashes_is_from_elsewhere() -> None:
    assert "<img" not in rendered("![b](http:/evil.com/b.png)")[0]


def test_inside_a_link_the_words_of_the_picture_stand_alone() -> None:
    html, _ = rendered(f"Intro\n\n[![A cat]({AWAY})](https://example.org/)")
    assert '<a href="https://example.org/">Picture on another site: A cat</a>' in html


@pytest.mark.parametrize("kind", ["video", "audio"])
def test_sound_and_film_from_elsewhere_become_links(kind: str) -> None:
    html, told = rendered(f'\n<{kind} controls><source src="{AWAY}">No player</{kind}>\n')
    assert f"<{kind}" not in html
    assert f'href="{AWAY}"' in html
    assert told == [2]


def test_a_picture_of_our_own_keeps_its_place_without_what_is_elsewhere() -> None:
    html, _ = rendered(f'<img alt="A cat" src="{HOME}" srcset="{AWAY} 2x">')
    assert "<img" in html
    assert "srcset" not in html
    html, _ = rendered(f'<video src="{HOME}" poster="{AWAY}"></video>')
    assert "<video" in html
    assert "poster" not in html


def test_a_warning_names_the_line() -> None:
    assert rendered(f"One\n\nTwo\n\n![A cat]({AWAY})")[1] == [5]


def test_a_welsh_article_says_it_in_welsh() -> None:
    html = Renderer().render(f"![Cath]({AWAY})", "a.md", 1, lang="cy").html
    assert "Llun ar wefan arall: Cath" in html
