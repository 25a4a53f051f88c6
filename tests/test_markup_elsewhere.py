"""Nothing on a page makes a reader's browser ask somebody else."""

from __future__ import annotations

import re

import pytest

from weekpress.markup import Renderer

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
