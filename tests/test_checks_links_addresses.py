"""Addresses of a page: what each means within the site."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.checks.links.addresses import (
    NoAddressError,
    SiteAddress,
    Target,
    candidates,
    indicated,
    is_external,
)
from weekpress.checks.links.near import Names
from weekpress.checks.links.pages import facts_of
from weekpress.packing import packed, unpacked

OWN = SiteAddress.of("https://notes.example.gov.uk")
BELOW = SiteAddress.of("https://www.example.gov.uk:443/hackit/")
PARTS = st.text(
    st.characters(exclude_characters="/", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8
).filter(lambda part: part not in {".", "..", "index.html"})


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/bins/", "bins/"),
        ("/bins", "bins"),
        ("../maps/", "posts/maps/"),
        ("part.pdf", "posts/bins/part.pdf"),
        ("", "posts/bins/"),
        ("?page=2", "posts/bins/"),
        ("/a%20b/%C3%A9.png", "a b/é.png"),
        ("/../../bins/", "bins/"),
        ("./", "posts/bins/"),
        (" /bins/\n", "bins/"),
        ("//notes.example.gov.uk/bins/", "bins/"),
        ("HTTPS://Notes.Example.gov.uk:443/bins/", "bins/"),
        ("http://notes.example.gov.uk/bins/", "bins/"),
    ],
)
def test_an_address_leads_to_a_path_in_the_output_folder(address: str, path: str) -> None:
    assert OWN.target(address, "posts/bins/index.html") == Target(path)


@pytest.mark.parametrize(
    "address", ["mailto:a@example.org", "tel:1", "data:,x", "https://example.org/", "//b.test/"]
)
def test_what_leads_elsewhere_is_no_target(address: str) -> None:
    assert OWN.target(address, "index.html") is None


def test_what_is_no_address_is_told_from_what_leads_elsewhere() -> None:
    with pytest.raises(NoAddressError):
        OWN.target("http://[", "index.html")


def test_a_site_below_the_root_of_its_host_knows_what_is_above_it() -> None:
    assert BELOW.target("/hackit/bins/", "index.html") == Target("bins/")
    assert BELOW.target("https://www.example.gov.uk/hackit", "index.html") == Target("")
    assert BELOW.target("/bins/", "index.html") == Target("bins/", inside=False)
    assert BELOW.target("/hackits/", "index.html") == Target("hackits/", inside=False)


def test_a_site_built_to_look_at_knows_its_public_address_too() -> None:
    local = SiteAddress.of("", "https://www.example.gov.uk/hackit")
    assert local.target("https://www.example.gov.uk/hackit/bins/", "index.html") == Target("bins/")
    assert local.target("/bins/", "index.html") == Target("bins/")


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_the_address_of_a_file_leads_to_it(parts: list[str]) -> None:
    for name in ("/".join(parts), "/".join([*parts, "index.html"])):
        for site in (OWN, BELOW):
            target = site.target(site.address_of(name), "deep/down/index.html")
            assert target
            assert target.inside
            assert target.name == name


@pytest.mark.parametrize(
    ("fragment", "ids"),
    [
        ("", ()),
        ("top", ()),
        ("TOP", ()),
        (":~:text=bins", ()),
        ("costs:~:text=bins", ("costs",)),
        ("caf%C3%A9", ("caf%C3%A9", "café")),
    ],
)
def test_a_fragment_means_what_browsers_take_it_for(fragment: str, ids: tuple[str, ...]) -> None:
    assert indicated(fragment) == ids


@pytest.mark.parametrize(
    ("srcset", "addresses"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        (" , a.png,b.png 100w,", ["a.png,b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("", []),
        (",,,", []),
    ],
)
def test_a_srcset_is_read_as_browsers_do(srcset: str, addresses: list[str]) -> None:
    assert list(candidates(srcset)) == addresses


@given(st.text(max_size=200))
def test_any_text_may_be_an_address(text: str) -> None:
    is_external(text)
    list(candidates(text))
    with suppress(NoAddressError):
        OWN.target(text, "index.html")


def test_the_facts_of_a_page_are_its_ids_and_links_with_their_lines() -> None:
    page = b"""<!doctype html><link rel="canonical" href="https://a.example/"><base href="/x/">
<h2 id="costs">Costs</h2><a name="old">x</a>
<a href="/bins/">a</a> <a href="/bins/">b</a> <a href="">c</a>
<img src="a.png" srcset="b.png 2x">"""
    facts = facts_of(page)
    assert (facts.ids, facts.base) == (("costs", "old"), "/x/")
    assert [(link.line, link.element, link.address) for link in facts.links] == [
        (3, "a href", "/bins/"), (4, "img src", "a.png"), (4, "img srcset", "b.png"),
    ]  # fmt: skip


@given(st.binary(max_size=400))
def test_any_bytes_may_be_a_page_and_its_facts_be_kept(data: bytes) -> None:
    facts = facts_of(b"<a href=/x id=y>" + data)
    assert unpacked(packed(facts)) == facts


def test_a_page_as_deep_as_it_likes_is_read() -> None:
    facts = facts_of(b"<div>" * 200_000 + b"<a href='/bins/'>")
    assert len(facts.links) <= 1


NAMES = Names(["posts/our-bins/index.html", "images/map.svg", "tags/maps/index.html", "a/b.html"])


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("2024/our-bins/index.html", "posts/our-bins/index.html"),
        ("posts/our-bin/index.html", "posts/our-bins/index.html"),
        ("images/maps.svg", "images/map.svg"),
        ("b/index.html", "a/b.html"),
        ("quite/other/index.html", None),
        ("x" * 10_000, None),
    ],
)
def test_a_near_miss_is_found_by_its_last_part_or_its_letters(wanted: str, near: str) -> None:
    assert NAMES.nearest(wanted) == near
