"""Headings stand below the title, have ids that hurt nobody, and make a table of contents."""

from __future__ import annotations

import re

import pytest

from building import ROOT
from weekpress.markup import Renderer
from weekpress.markup.identifiers import safe

RENDERER = Renderer()


def html(text: str) -> str:
    return RENDERER.render(text, "a.md", 1).html


def levels(text: str) -> list[str]:
    return re.findall(r"<(h\d)", html(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n\n### B", ["h2", "h3"]),
        ("# A\n\n## B\n\n# C", ["h2", "h3", "h2"]),
        ("## Before\n\n# A\n\n## B", ["h2", "h2", "h3"]),
        ("A\n===\n\nB\n---", ["h2", "h3"]),
        ("<h1>A</h1>\n\n###### B", ["h2", "h6"]),
        ("## A\n\n##\n\n## <b></b>", ["h2", "h2"]),
    ],
)
def test_the_title_is_the_only_level_one_heading(text: str, expected: list[str]) -> None:
    assert levels(text)[: len(expected)] == expected
    assert "h1" not in levels(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A", [9]),
        ("a\n\nB\n===\n", [11]),
        ("<h1>A</h1>", [9]),
        ("```\n# no\n```\n\n# A\n\n# B", [13, 15]),
    ],
)
def test_a_level_one_heading_is_told_with_its_line(text: str, lines: list[int]) -> None:
    findings = RENDERER.render(text, "a.md", 9).findings
    assert [f.line for f in findings] == lines
    assert {f"{f.message} {f.fix}" for f in findings} == {
        "The title is the page's level-one heading. Start at ##."
    }


@pytest.mark.parametrize("text", ["## A", "#hashtag", "`# a`", "    # a", "```\n# a\n```"])
def test_nothing_else_is_told(text: str) -> None:
    assert RENDERER.render(text, "a.md", 1).findings == ()


@pytest.mark.parametrize(
    ("heading", "identifier"),
    [
        ("What we did", "what-we-did"),
        ("Tŷ a gardd", "ty-a-gardd"),
        ("日本", "日本"),
        ("!!!", "section"),
        ("It's `code` & more", "its-code-more"),
        ("Mine {#own}", "own"),
        ("Noted[^1]", "noted"),
        ("Comments", "user-comments"),
        ("Main", "user-main"),
    ],
)
def test_a_heading_has_an_id(heading: str, identifier: str) -> None:
    assert f'<h2 id="{identifier}">' in html(f"## {heading}\n\n[^1]: note")


def test_ids_are_unique() -> None:
    text = html('<p id="a">x</p>\n\n## A\n\n## A\n\n<p id="a">y</p>\n\n## A 2')
    ids = re.findall(r' id="([^"]+)"', text)
    assert ids == ["a", "a-2", "a-3", "a-2-2"] or len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("identifier", ["main", "Top", "on-this-page", "fn-1", "callout-2"])
def test_an_id_of_the_page_is_left_to_the_page(identifier: str) -> None:
    text = html(f'<p id="{identifier}">x</p>\n\n[there](#{identifier})')
    assert f'id="user-{identifier}"' in text
    assert f'href="#user-{identifier}"' in text


def test_links_follow_a_heading_whose_id_is_the_pages() -> None:
    assert 'href="#user-comments"' in html("## Comments\n\n[see](#comments)")


def test_an_old_anchor_becomes_an_id() -> None:
    assert html('<a name="part one">x</a>') == '<p><a id="part-one">x</a></p>'


@pytest.mark.parametrize("tag", ["img src=x", "p", "section", "video src=x"])
def test_no_element_can_pose_as_a_property_of_the_document(tag: str) -> None:
    assert "name=" not in html(f"<{tag} name=cookie>")


def test_every_id_of_the_theme_is_left_to_it() -> None:
    every = sorted((ROOT / "theme" / "templates").rglob("*.html"))
    of_the_statement = {"accessibility.html", "wordless.html"}  # no text stands beside them
    templates = [path for path in every if path.name not in of_the_statement]
    texts = (template.read_text(encoding="utf-8") for template in templates)
    ids = {found for text in texts for found in re.findall(r'\bid="([\w-]+)"', text)}
    assert "main" in ids
    assert [i for i in sorted(ids) if safe(i) == i] == []


def test_contents_are_listed_from_four_headings_on() -> None:
    assert RENDERER.render("## A\n\n## B\n\n### C", "a.md", 1).toc == ""
    assert RENDERER.render("## A\n\n### B & b\n\n### C\n\n## D", "a.md", 1).toc == (
        '<ul><li><a href="#a">A</a><ul><li><a href="#b-b">B &amp; b</a></li>'
        '<li><a href="#c">C</a></li></ul></li><li><a href="#d">D</a></li></ul>'
    )


def test_contents_may_start_below_level_two() -> None:
    toc = RENDERER.render("### A\n\n## B\n\n### C\n\n#### no\n\n### D", "a.md", 1).toc
    assert toc.startswith('<ul><li><a href="#a">A</a></li><li><a href="#b">B</a><ul>')
    assert toc.endswith("</ul></li></ul>")
    assert "no" not in toc


def test_footnotes_are_not_in_the_contents() -> None:
    text = "## A\n\n## B\n\n## C[^1]\n\n## D\n\n[^1]: note"
    toc = RENDERER.render(text, "a.md", 1).toc
    assert "footnotes" not in toc
    assert '<a href="#c">C</a>' in toc
