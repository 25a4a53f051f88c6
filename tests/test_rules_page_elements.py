"""Pages: keys, ids, style in the page, elements of old, footnotes, names, other servers."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves
from weekpress.errors import Severity

FIRST = 8


def test_an_order_of_its_own_is_found() -> None:
    finds("page-tab-order", "<p>One.</p>\n<a href='/' tabindex='3'>A</a>", line=FIRST + 1)
    leaves("page-tab-order", "<b tabindex='0'>A</b><b tabindex='-1'>B</b><b tabindex='x'>C</b>")


def test_a_key_of_the_pages_own_is_found() -> None:
    assert '"h"' in finds("page-access-key", "<a href='/' accesskey='h'>Home</a>").message
    leaves("page-access-key", "<a href='/' accesskey=''>Home</a>")


def test_an_id_that_is_there_three_times_is_told_once() -> None:
    three = "<p id='a'>A</p>\n<p id='a'>B</p>\n<p id='a'>C</p>"
    assert "3 times" in finds("page-id-unique", three, line=FIRST + 1).message
    leaves("page-id-unique", "<p id='a'>A</p><p id='A'>B</p><p id=''>C</p><p id=''>D</p>")


def test_style_in_the_page_is_a_warning_and_fixed_spacing_an_error() -> None:
    assert finds("page-style-attribute", "<p style='color:red'>A</p>").severity is Severity.WARNING
    fixed = "<p style='LINE-HEIGHT: 1 ! important'>A</p>"
    assert finds("page-style-attribute", fixed).severity is Severity.ERROR
    finds("page-style-attribute", "<style>p { color: red }</style>")


def test_the_style_of_a_drawing_is_left() -> None:
    leaves("page-style-attribute", "<svg><path style='fill:red'/><style>a{}</style></svg>")
    leaves("page-style-attribute", "<p style=''>A</p>")


@pytest.mark.parametrize("tag", ["font", "center", "tt", "big", "strike", "acronym", "dir"])
def test_an_element_that_is_no_more_is_found(tag: str) -> None:
    finds("page-obsolete-element", f"<{tag}>A</{tag}>", line=FIRST)


def test_elements_of_today_are_left() -> None:
    leaves("page-obsolete-element", "<small>A</small><s>B</s><u>C</u><b>D</b><i>E</i><menu></menu>")


def test_what_is_to_be_opened_says_what_is_in_it() -> None:
    finds("page-summary", "<details>\n<p>A</p></details>", line=FIRST)
    finds("page-summary", "<details>\n<summary> </summary>A</details>", line=FIRST + 1)
    leaves("page-summary", "<details><summary>A</summary>B</details>")


@pytest.mark.parametrize(
    "link",
    ['<sup><a href="#fn1">1</a></sup>', '<a href="#fn1"><sup>[1]</sup></a>',
     '<a href="#ref1">↩</a>', '<sup><a href="#a">*</a></sup>', '<a href="#b">^</a>'],
)  # fmt: skip
def test_a_footnote_whose_name_is_a_sign_is_found(link: str) -> None:
    finds("page-footnotes", link, line=FIRST)


@pytest.mark.parametrize(
    "link",
    ['<sup><a href="#fn1" aria-label="Footnote 1">1</a></sup>', '<a href="#y2">2</a>',
     '<sup><a href="#fn1" role="doc-noteref">1</a></sup>', '<sup><a href="/x">1</a></sup>',
     '<a href="#top">↑ Back to the top</a>', '<sup><a href="#fn1">note 1</a></sup>'],
)  # fmt: skip
def test_a_footnote_that_is_named_is_left(link: str) -> None:
    leaves("page-footnotes", link)


@pytest.mark.parametrize(
    "element",
    ['<a href="/" aria-label="Read">The plan</a>', '<button aria-label="Go">Send it</button>',
     '<a href="/" aria-label="The big plan">The plan</a>',
     '<a href="/" aria-labelledby="n">The plan</a><b id="n">Bins</b>'],
)  # fmt: skip
def test_a_name_without_the_words_shown_is_found(element: str) -> None:
    finds("page-label-in-name", element, line=FIRST)


@pytest.mark.parametrize(
    "element",
    ['<a href="/" aria-label="The plan, for bins">the plan…</a>',
     '<button aria-label="Close">×</button>', '<button aria-label="Close">x</button>',
     '<a href="/" aria-label="Footnote 2">2</a>', '<nav aria-label="Main">Words</nav>',
     '<a href="/" aria-label="Page 2 of 3"><span aria-hidden="true">Two</span></a>'],
)  # fmt: skip
def test_a_name_with_the_words_shown_is_left(element: str) -> None:
    leaves("page-label-in-name", element)


@pytest.mark.parametrize(
    "element",
    ['<img src="https://e.example/a.png" alt="">', '<script src="//e.example/a.js"></script>',
     '<iframe src="https:\\\\e.example/" title="A"></iframe>',
     '<img src="/a.png" srcset="/a.png 1x, https://e.example/b.png 2x" alt="">',
     '<video poster="https://e.example/a.png"></video>', '<object data="HTTPS://e.example/a">',
     '<link rel="Stylesheet" href="https://e.example/a.css">',
     '<link rel="preconnect" href="https://e.example">'],
)  # fmt: skip
def test_what_is_fetched_from_another_server_is_found(element: str) -> None:
    assert "e.example" in finds("page-third-party", element).message


@pytest.mark.parametrize(
    "element",
    ['<a href="https://e.example/">A</a>', '<img src="data:image/png;base64,AA//A=" alt="">',
     '<link rel="me" href="https://e.example/">', '<img src="/a/https://e.example" alt="">',
     '<link rel="canonical" href="https://own.example/x/"><img src="https://own.example/a" alt="">',
     '<blockquote cite="https://e.example/">A</blockquote>'],
)  # fmt: skip
def test_a_link_or_what_is_the_sites_own_is_left(element: str) -> None:
    leaves("page-third-party", element)


def test_things_from_one_server_are_one_group() -> None:
    two = "".join(f'<img src="https://e.example/{n}.png" alt="">' for n in (1, 2))
    assert len({finding.group for finding in found("page-third-party", two)}) == 1
