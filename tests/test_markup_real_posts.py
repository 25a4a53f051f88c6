"""A real team's 2,084 posts, written for another generator, rendered whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest

from building import real_news
from weekpress.markup import Rendered, Renderer, sanitise_for_feed

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)


def posts() -> Iterator[tuple[str, str, int]]:
    for path in sorted(real_news().rglob("*.md")):
        _, matter, body = path.read_text(encoding="utf-8").split("---", 2)
        yield path.name, body, matter.count("\n") + 1


@pytest.fixture(scope="module")
def rendered() -> dict[str, Rendered]:
    renderer = Renderer()
    return {name: renderer.render(body, name, line) for name, body, line in posts()}


def test_every_post_is_rendered(rendered: dict[str, Rendered]) -> None:
    assert len(rendered) == 2084


def test_no_shortcode_is_printed_as_prose(rendered: dict[str, Rendered]) -> None:
    marks = re.compile(r"\{\{|\}\}|\{%|%\}|qzshort")
    prose = {name: CODE.sub("", r.html) for name, r in rendered.items()}
    assert [name for name, html in prose.items() if marks.search(html)] == []


def test_every_shortcode_is_told(rendered: dict[str, Rendered]) -> None:
    shortcode = re.compile(r"\{\{<(?! */)")
    written = {name: len(shortcode.findall(COMMENT.sub("", body))) for name, body, _ in posts()}
    shown = {name: len(shortcode.findall(unescape(r.html))) for name, r in rendered.items()}
    findings = {name: [f.rule for f in r.findings] for name, r in rendered.items()}
    told = {name: rules.count("shortcode") for name, rules in findings.items()}
    assert [name for name in written if told[name] + shown[name] != written[name]] == []


def test_no_link_is_empty(rendered: dict[str, Rendered]) -> None:
    empty = re.compile(r"<a [^>]*href[^>]*>\s*</a>")
    assert [name for name, r in rendered.items() if empty.search(r.html)] == []


def test_no_paragraph_or_heading_is_empty(rendered: dict[str, Rendered]) -> None:
    empty = re.compile(r"<(p|h\d)\b[^>]*>(?:\s|&nbsp;)*</\1>")
    assert [name for name, r in rendered.items() if empty.search(r.html)] == []


def test_every_post_is_fit_for_a_feed(rendered: dict[str, Rendered]) -> None:
    relative = re.compile(r' (?:href|src)="(?!https?:|mailto:|tel:)')
    feeds = {
        name: CODE.sub("", sanitise_for_feed(r.html, "https://notes.example", "/a/"))
        for name, r in rendered.items()
    }
    assert [name for name, html in feeds.items() if relative.search(html)] == []
    assert [name for name, html in feeds.items() if re.search(r" (class|id|style)=", html)] == []
