"""A preview's files, made harmless: pages run nothing, drawings are shapes, feeds stay out."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT
from weekpress.previews.harmless import PREAMBLE, harmless, is_plain_drawing

DRAWINGS = sorted([*(ROOT / "theme").rglob("*.svg"), *(ROOT / "content").rglob("*.svg")])
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize("name", ["index.html", "a/b.HTML", "a/b.htm"])
def test_every_page_begins_with_what_binds_it(name: str) -> None:
    assert harmless(name, b"\xff\xfe<script>") == PREAMBLE + b"\xff\xfe<script>"


def test_what_binds_a_page_forbids_scripts_forms_and_search_engines() -> None:
    words = PREAMBLE.decode("ascii")
    assert words.startswith("<!doctype html>")
    for part in ("script-src 'none'", "form-action 'none'", 'name="robots" content="noindex"'):
        assert part in words


@pytest.mark.parametrize(
    "name",
    [
        "feed.xml", "atom.xml", "feed.json", "sitemap.xml", "a.js", "sw.mjs", "a.xhtml", "a.wasm",
        "a.html.js", "_headers", "_redirects", "CNAME", ".htaccess", "a.xht", "a.shtml", "a.mht",
    ],
)  # fmt: skip
def test_what_could_run_or_be_subscribed_to_is_left_out(name: str) -> None:
    assert harmless(name, b"a") is None


@pytest.mark.parametrize("name", ["a.png", "a.JPG", "a.css", "a.pdf", "a.txt", "a.woff2"])
def test_what_a_browser_only_shows_is_as_it_was(name: str) -> None:
    assert harmless(name, b"a") == b"a"


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.name)
def test_the_drawings_of_the_sample_site_are_plain(path: Path) -> None:
    assert is_plain_drawing(path.read_bytes())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<use href='https://evil.example/x.svg#a'/>",
        "<use xlink:href='data:image/svg+xml,x'/>",
        "<g onload='alert(1)'/>",
        "<g ONCLICK='alert(1)'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<image href='https://evil.example/a.png'/>",
        "<?xml-stylesheet href='a.xsl'?>",
        "<g><path d='M0'></g>",
    ],
)
def test_a_drawing_that_does_more_than_show_is_left_out(inside: str) -> None:
    assert harmless("a.svg", SVG.format(inside).encode()) is None


@pytest.mark.parametrize(
    "before",
    [
        b"<?xml-stylesheet type='text/xsl' href='a.xsl'?>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>",
        b"<!DOCTYPE svg SYSTEM 'https://evil.example/x.dtd'>",
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"<?xml version='1.0' encoding='utf-7'?>",
        b"\xff\xfe",
    ],
)
def test_a_drawing_with_anything_before_it_is_left_out(before: bytes) -> None:
    assert not is_plain_drawing(before + SVG.format("<g/>").encode())


def test_a_drawing_is_plain_with_an_xml_declaration_comments_and_links_within() -> None:
    inside = "<!-- a --><defs><path id='a' d='M0'/></defs><use href='#a'/><title>A</title>"
    whole = '<?xml version="1.0" encoding="UTF-8"?>' + SVG.format(inside)
    assert harmless("a.svg", whole.encode()) == whole.encode()
