"""Pages: title, language, and what a page does to its reader as a whole."""

from __future__ import annotations

import pytest

from rules import finds, leaves
from weekpress.checks.titles import titles_twice

HEAD = "<!doctype html>\n<html lang='en'><head>\n<title>{}</title>{}</head><body></body></html>"


@pytest.mark.parametrize("title", ["", "  \n", "&nbsp;"])
def test_a_page_without_a_title_is_found(title: str) -> None:
    finds("page-title", HEAD.format(title, ""))
    finds("page-title", "<!doctype html><html lang='en'><body><svg><title>A</title></svg></body>")


@pytest.mark.parametrize("title", ["Bins – Marchwater Digital", "Marchwater  Digital", "A" * 70])
def test_a_title_that_names_the_site_or_is_too_long_to_is_left(title: str) -> None:
    leaves("page-title", HEAD.format(title, ""))


def test_a_title_that_does_not_name_the_site_is_told_with_one_that_does() -> None:
    assert finds("page-title", HEAD.format("Bins", ""), line=3).fix == (
        "Write Bins – Marchwater Digital."
    )


def test_a_page_that_leads_on_need_not_name_the_site() -> None:
    leaves("page-title", HEAD.format("Moved", '<meta http-equiv="Refresh" content="0; url=/">'))


def test_two_pages_with_one_title_are_told_at_the_second() -> None:
    (twice,) = titles_twice([("a.html", "Bins"), ("b.html", "bins"), ("c.html", "Food")])
    assert (twice.path, twice.rule) == ("b.html", "page-title")
    assert "a.html" in twice.message


def test_pages_without_a_title_are_not_two_with_the_same() -> None:
    assert list(titles_twice([("a.html", ""), ("b.html", "")])) == []


@pytest.mark.parametrize("tag", ["english", "en_GB", "e", "en-", "x", "cy-", "en" + "-ab" * 40])
def test_what_is_no_language_is_found(tag: str) -> None:
    finds("page-language", f'<p>One.</p>\n<p lang="{tag}">Dydd</p>', line=9)


@pytest.mark.parametrize(
    "tag",
    ["cy", "en-GB", "zh-Hant-TW", "sr-Latn", "es-419", "de-CH-1996", "en-x-plain", "x-own", ""],
)
def test_a_language_is_left(tag: str) -> None:
    leaves("page-language", f'<p lang="{tag}">Dydd</p>')


def test_a_page_says_its_language() -> None:
    finds("page-language", '<!doctype html><html lang=" "><title>A</title></html>')
    finds("page-language", "<!doctype html><title>A</title>")


@pytest.mark.parametrize(
    "content",
    ["user-scalable=no", "width=device-width,User-Scalable = 0", "maximum-scale=1.0",
     "initial-scale=1; maximum-scale=2"],
)  # fmt: skip
def test_a_page_that_cannot_be_enlarged_is_found(content: str) -> None:
    finds("page-zoom", HEAD.format("A", f'<meta name="viewport" content="{content}">'), line=3)


@pytest.mark.parametrize(
    "content",
    ["width=device-width", "user-scalable=yes", "maximum-scale=5", "maximum-scale=-1",
     "maximum-scale=", "minimum-scale=1"],
)  # fmt: skip
def test_a_page_that_can_be_enlarged_is_left(content: str) -> None:
    leaves("page-zoom", HEAD.format("A", f'<meta name="viewport" content="{content}">'))


@pytest.mark.parametrize("content", ["5", "30; url=/x", "0", " 007;url=/", ""])
def test_a_page_that_goes_away_is_found(content: str) -> None:
    finds("page-refresh", HEAD.format("A", f'<meta http-equiv="refresh" content="{content}">'))


@pytest.mark.parametrize("content", ["0; url=/x", "0;URL='/x'", "00 url=/x"])
def test_a_page_that_leads_on_at_once_is_left(content: str) -> None:
    leaves("page-refresh", HEAD.format("A", f'<meta http-equiv="refresh" content="{content}">'))
