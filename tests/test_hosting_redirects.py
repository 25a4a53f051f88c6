"""Old addresses: which can be, where each leads, and what stands there."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.hosting.redirects import Redirect, fault, judged, redirects_file, save_as, stub


def redirect(path: str, source: str = "content/posts/new.md") -> Redirect:
    return Redirect(path, "new/", "New & better", save_as(path), source, 4)


@pytest.mark.parametrize(
    "path", ["/old", "/old/", "/2020/01/02/old-name/", "/old.html", "/caf\u00e9/", "/caf%C3%A9/"]
)
def test_a_path_of_the_site_can_be_an_old_address(path: str) -> None:
    assert fault(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "old", "https://elsewhere.example/x", "//elsewhere.example/x", "/../x", "/a/%2e%2e/x",
        "/a/./b", "/a//b", "/a\\b", "/%5c..%5cx", "/?p=123", "/a#b", "/a\nb", "/a%0ab", "/a\x7fb",
        "/%00", "/%ff", "/" + "a" * 300, "javascript:alert(1)", "", "/a%2f..%2f..%2fb",
    ],
)  # fmt: skip
def test_what_leads_off_the_site_or_nowhere_cannot(path: str) -> None:
    assert fault(path) != ""


@given(st.text(max_size=40).map("/".__add__))
def test_no_accepted_path_is_written_outside_the_output_folder(path: str) -> None:
    if not fault(path):
        name = PurePosixPath(save_as(path))
        assert not name.is_absolute()
        assert ".." not in name.parts


@pytest.mark.parametrize(
    ("path", "prefix", "name"),
    [
        ("/old", "", "old/index.html"),
        ("/old/", "", "old/index.html"),
        ("/a/old.html", "", "a/old.html"),
        ("/caf%C3%A9/", "", "caf\u00e9/index.html"),
        ("/", "", "index.html"),
        ("/hackit/old/", "/hackit", "old/index.html"),
        ("/hackit", "/hackit", "hackit/index.html"),
        ("/hackitect/", "/hackit", "hackitect/index.html"),
    ],
)
def test_the_stub_stands_where_the_old_page_stood(path: str, prefix: str, name: str) -> None:
    assert save_as(path, prefix) == name


def test_a_redirect_from_a_real_page_names_both_sources() -> None:
    there = {"old/index.html": "content/posts/old.md"}
    ((_, found),) = judged([redirect("/old/")], there)
    assert str(found) == (
        'content/posts/new.md:4: redirect_from: "/old/" is the address of '
        "content/posts/old.md. "
        "Choose which of the two has it."
    )


def test_of_two_redirects_from_one_address_the_second_is_named() -> None:
    both = [redirect("/old"), redirect("/old/", "content/posts/other.md")]
    (_, first), (_, second) = judged(both, {})
    assert first is None
    assert second is not None
    assert "leads to content/posts/new.md already" in second.message


def test_an_old_address_below_a_file_is_named() -> None:
    ((_, found),) = judged([redirect("/feed.xml")], {"feed.xml": "the feed"})
    assert found is not None
    assert found.message == '"/feed.xml" is the address of the feed.'


@pytest.mark.parametrize("name", ["about/index.html", "ABOUT/index.html", "About/Index.html"])
def test_capitals_do_not_make_another_address(name: str) -> None:
    ((_, found),) = judged([redirect("/About/")], {name: "content/pages/about.md"})
    assert found is not None
    assert "is the address of content/pages/about.md, but for capitals" in found.message


def test_two_old_addresses_that_differ_in_capitals_are_one() -> None:
    both = [redirect("/old"), redirect("/Old", "content/posts/other.md")]
    assert [found is None for _, found in judged(both, {})] == [True, False]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["/old.html", "/old.html/x/"], '"/old.html/x/" leads to content/posts/new.md already.'),
        (
            ["/old.html/x/", "/old.html"],
            '"/old.html" cannot be a file: below it, '
            '"/old.html/x/index.html" leads to content/posts/new.md already.',
        ),
    ],
)
def test_an_old_address_cannot_be_a_file_and_a_folder(paths: list[str], message: str) -> None:
    first, second = (found for _, found in judged(map(redirect, paths), {}))
    assert first is None
    assert second is not None
    assert second.message == message


def test_old_addresses_may_be_below_one_another() -> None:
    both = map(redirect, ["/blog/", "/blog/bins/"])
    assert [found for _, found in judged(both, {"index.html": "home"})] == [None, None]


def test_a_path_that_cannot_be_is_told_with_the_way_out() -> None:
    ((_, found),) = judged([redirect("/?p=123")], {})
    assert found is not None
    assert "question mark" in found.message
    assert found.fix == "Write a path of this site, such as /old-name/."


def test_hosts_get_both_spellings_percent_encoded_and_sorted() -> None:
    made = redirects_file([redirect("/z.html"), redirect("/caf\u00e9 *:x/")], "/hackit")
    assert made.splitlines() == [
        "/caf%C3%A9%20%2A%3Ax /hackit/new/ 301",
        "/caf%C3%A9%20%2A%3Ax/ /hackit/new/ 301",
        "/z.html /hackit/new/ 301",
    ]


def test_the_plain_stub_escapes_what_it_is_given() -> None:
    page = stub(redirect("/old"), 'https://x.example/"><script>', "en")
    assert "<script>" not in page
    assert "New &amp; better" in page
