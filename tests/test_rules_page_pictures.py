"""Pages: pictures, drawings and links that nothing stands for."""

from __future__ import annotations

import pytest

from rules import finds, leaves
from weekpress.errors import Severity

SIZES = 'width="4" height="3"'
FIRST = 8
"""The line of a page of tests/rules.py on which its content begins."""


@pytest.mark.parametrize(
    "picture",
    [f'<img src="/a.png" {SIZES}>', f'<img src="/a.png" {SIZES} alt="bins-2.JPG">',
     f'<img src="/a.png" {SIZES} alt=" a.webp ">'],
)  # fmt: skip
def test_a_picture_without_a_text_or_with_a_files_name_is_found(picture: str) -> None:
    finds("page-image-alt", f"<p>One.</p>\n<p>{picture}</p>", line=FIRST + 1)


@pytest.mark.parametrize(
    "picture",
    ['<img src="/a.png" alt>', '<img src="/a.png" alt="Three bins.">',
     '<img src="/a.png" title="Bins">', '<img src="/a.png" role="presentation">',
     '<p hidden><img src="/a.png"></p>', '<p aria-hidden="true"><img src="/a.png"></p>',
     '<img src="/a.png" alt="Save it as bins.jpg.">', '<!-- <img src="/a.png"> -->'],
)  # fmt: skip
def test_a_picture_with_a_text_or_none_to_have_is_left(picture: str) -> None:
    leaves("page-image-alt", picture)


@pytest.mark.parametrize(
    "link",
    ['<a href="/x"></a>', '<a href="/x"> &nbsp; </a>', '<a href="/x"><br></a>',
     '<a href="/x"><i class="icon" aria-hidden="true">x</i></a>',
     f'<a href="/x"><img src="/a.png" alt="" {SIZES}></a>'],
)  # fmt: skip
def test_a_link_without_a_name_is_found(link: str) -> None:
    assert '"/x"' in finds("page-link-name", link, line=FIRST).message


@pytest.mark.parametrize(
    "link",
    ['<a href="/x">Plan</a>', '<a href="/x" aria-label="Plan"></a>', '<a name="x"></a>',
     '<a href="/x"><svg><title>Feed</title></svg></a>', '<a href="/x" title="Feed"></a>',
     '<a href="/x"><svg role="img" aria-label="Feed"></svg></a>',
     '<a href="/x"><img src="/a.png" alt="The plan"></a>',
     '<a href="/x" aria-labelledby="n"></a><b id="n">Plan</b>'],
)  # fmt: skip
def test_a_link_with_a_name_is_left(link: str) -> None:
    leaves("page-link-name", link)


@pytest.mark.parametrize("address", ["", " ", "javascript:void(0)", " JavaScript:go()"])
def test_a_link_that_leads_nowhere_is_found(address: str) -> None:
    assert '"More"' in finds("page-link-target", f'<a href="{address}">More</a>').message


def test_a_link_to_the_top_or_to_a_page_is_left() -> None:
    leaves("page-link-target", '<a href="#">Up</a> <a href="/javascript:/">It</a> <a>Here</a>')


@pytest.mark.parametrize(
    "graphic",
    ['<svg role="img"></svg>', '<span role="img">★</span>', '<object data="/a.pdf"></object>',
     '<input type="image" src="/go.png">', '<map name="m"><area href="/x"></map>'],
)  # fmt: skip
def test_a_graphic_without_a_name_is_found(graphic: str) -> None:
    assert finds("page-graphic-name", graphic, line=FIRST).severity is Severity.ERROR


@pytest.mark.parametrize("graphic", ["<svg><path d='M0 0h9'/></svg>", "<canvas></canvas>"])
def test_a_drawing_that_may_only_decorate_is_a_warning(graphic: str) -> None:
    assert finds("page-graphic-name", graphic).severity is Severity.WARNING


@pytest.mark.parametrize(
    "graphic",
    ['<svg aria-hidden="true"></svg>', "<svg><title>Line</title></svg>", '<svg role="none"></svg>',
     '<span role="img" aria-label="3 of 5">★</span>', '<input type="image" alt="Go" src="/g.png">',
     '<object data="/a.pdf">The plan</object>', '<a href="/x"><svg></svg> Plan</a>',
     '<svg aria-label="All"><svg></svg></svg>', '<area alt="">'],
)  # fmt: skip
def test_a_graphic_with_a_name_or_beside_words_is_left(graphic: str) -> None:
    leaves("page-graphic-name", graphic)


def test_a_picture_that_comes_at_once_needs_both_its_sizes() -> None:
    finds("page-image-size", '<img src="/a.png" alt="">', line=FIRST)
    finds("page-image-size", '<img src="/a.png" alt="" width="40">')
    leaves("page-image-size", f'<img src="/a.png" alt="" {SIZES}>')


def test_a_picture_that_comes_when_it_is_near_may_have_none() -> None:
    leaves("page-image-size", '<img src="/a.png" alt="" loading="lazy">')


@pytest.mark.parametrize("size", ["50%", "400px", "", "-1", "wide"])
def test_a_size_that_is_none_is_found(size: str) -> None:
    image = f'<img src="/a.png" alt="" loading="lazy" width="{size}" height="3">'
    assert f'"{size}"' in finds("page-image-size", image).message
