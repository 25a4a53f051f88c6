"""Sections, their items and what can be lifted out of them: always the writer's own Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT
from weekpress.frontmatter.document import read_document
from weekpress.frontmatter.header import read_header
from weekpress.markup import Renderer
from weekpress.markup.account import decided, promised, short_read
from weekpress.markup.carried import carried
from weekpress.markup.items import items_of, paragraphs_of
from weekpress.markup.sections import sections_of, under
from weekpress.markup.tokens import Tag, read

NOTE = "weeknotes/bins/2026-w47.md"
PIECES = ["## A", "# B", "Words", "=====", "---", "```", "~~~", "<!--", "-->", "- x", "    code",
          "", "", "`", "<div>", "</div>", "[p]: /x", "> q", "1. y", "\u2028", "\r"]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(PIECES)).map("\n".join), st.text())


def headings(markdown: str) -> list[tuple[int, str]]:
    return [(section.level, section.words) for section in sections_of(markdown)[1:]]


@given(texts)
def test_the_sections_joined_are_the_text(text: str) -> None:
    sections = sections_of(text)
    assert "".join(section.text for section in sections) == text
    assert [s.line for s in sections[1:]] == sorted({s.line for s in sections[1:]})


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("## One\ntext\n### Two ##\n", [(2, "One"), (3, "Two")]),
        ("##One\n#hashtag\n# Top\n", [(2, "One"), (1, "Top")]),
        ("One\n===\n\nTwo\n---\ntext\n\n---\n", [(1, "One"), (2, "Two")]),
        ("text\nmore\n---\n", []),
        ("```\n## code\n```\n", []),
        ("<!-- ## note\n## note\n-->\n## One\n", [(2, "One")]),
        ("`<!--` is how one begins\n\n## One\n", [(2, "One")]),
        ("<pre>\n## code\n</pre>\n\n## One\n", [(2, "One")]),
        ("- item\n    ## no\n\n    Code\n    ---\n", []),
        ("> ## quoted\n", []),
        ("## **What's** [next](x.md)? `x` {#next .a}\n", [(2, "What's next? x")]),
        ("## R&amp;D\\_x\n", [(2, "R&D_x")]),
    ],
)
def test_a_heading_is_what_makes_one(markdown: str, found: list[tuple[int, str]]) -> None:
    assert headings(markdown) == found


def test_in_our_own_posts_the_headings_are_those_of_the_page() -> None:
    renderer = Renderer()
    for path in sorted((ROOT / "content").rglob("*.md")):
        body = read_header(path.read_text(encoding="utf-8")).body
        tokens = read(renderer.render(body, path.name, 1).html)
        levels = [t.name for t in tokens if isinstance(t, Tag) and t.name in {"h2", "h3", "h4"}
                  and not t.closing and t.attributes.get("id") != "footnotes"]  # fmt: skip
        assert [f"h{level}" for level, _ in headings(body)] == levels, path


def test_a_section_has_those_below_it_under_it() -> None:
    sections = sections_of("## A\na\n### B\nb\n## C\nc\n")
    assert under(sections, 1) == "a\n### B\nb\n"


@pytest.mark.parametrize(
    ("markdown", "items"),
    [
        ("- one\n  more\n- two\n", ["one\n  more", "two"]),
        ("1. one\n    - sub\n\n    still one\n\nno\n", ["one\n    - sub\n\n    still one"]),
        ("* * *\n- - -\n", []),
        ("```\n- code\n```\n<!--\n- note\n-->\n", []),
        ("- `<!-- x -->`\n+ two\nlazy\n", ["`<!-- x -->`", "two\nlazy"]),
    ],
)
def test_an_item_is_lifted_as_it_is_written(markdown: str, items: list[str]) -> None:
    assert items_of(markdown) == items


def test_paragraphs_are_those_of_prose() -> None:
    markdown = "One\nmore.\n\n- item\n\n> quoted\n\n```\ncode\n```\n\n## Heading\n\nTwo.\n"
    assert paragraphs_of(markdown) == ["One\nmore.", "Two."]


@pytest.mark.parametrize(
    ("piece", "whole"),
    [
        ("[a post][p]", "[a post](/x/ \"T\")"),
        ("[P], [p][]", '[P](/x/ "T"), [p](/x/ "T")'),
        ("![shown][pic]", "![shown]({static}/images/a.png)"),
        ("`[p]` and [unknown]", "`[p]` and [unknown]"),
        ("known[^1] and [^2]", "known and"),
        ("[there](#part)", "[there]({filename}/weeknotes/bins/2026-w47.md#part)"),
        ("[x]({filename}../../posts/a.md#b)", "[x]({filename}/posts/a.md#b)"),
        ("![k]({attach}k.png) [y]({filename}/a.md)",
         "![k]({static}/weeknotes/bins/k.png) [y]({filename}/a.md)"),
        ("a <!-- gone -->b <!-- open", "a b &lt;!-- open"),
        ("own `<!-- kept -->`", "own `<!-- kept -->`"),
    ],
)  # fmt: skip
def test_what_is_lifted_takes_its_links_along(piece: str, whole: str) -> None:
    text = f'{piece}\n\n[p]: /x/ "T"\n[pic]: {{static}}/images/a.png\n\n[^1]: note\n    more\n'
    assert carried(piece, text, NOTE).rstrip() == whole


@given(texts)
def test_what_is_lifted_hides_nothing_that_comes_after_it(text: str) -> None:
    fenced = "```" in text or "~~~" in text  # a fence that is only begun is no fence
    shown = Renderer().render(f"{carried(text, text, NOTE)}\n\nAfter.\n", "x.md", 1).plain
    assert fenced or "After." in shown


def test_a_notes_short_read_is_its_section() -> None:
    assert short_read("## 30s read\n\n- a\n\n### More\nb\n\n## 3min read\nc\n") == (
        "- a\n\n### More\nb"
    )
    assert short_read("# 30 second read\n\n## Next\n") == "## Next"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Decided\n- a\n- b\n", ["a", "b"]),
        ("## Decisions\nWe wait.\n", ["We wait."]),
        ("## Things we learned or decided\n- We decided to wait\n- rain\n", ["We decided to wait"]),
        ("Text.\nDecided: we wait\nDecided: no rain\n", ["We wait", "No rain"]),
        ("- **Decided:** wait\n- rain\n", ["Wait"]),
        ("## Next week\n- decide\n", []),
        ("## Decided\nNone this week.\n", []),
        ("## Decided: to wait\nText.\n", ["To wait"]),
        ("## 30s read\nDecided: a\n\n## Decided\n- B\n", ["B"]),
        ("## 30s read\nDecided: a\n", ["A"]),
        ("## Decided\n- a\n\nText.\n", ["a"]),
    ],
)
def test_decisions_are_found_by_heading_or_by_line(body: str, found: list[str]) -> None:
    assert decided(body) == found


def test_as_many_decisions_are_found_in_the_markdown_as_on_the_page() -> None:
    renderer = Renderer()
    for path in sorted([*(ROOT / "content").rglob("*.md"), *(ROOT / "tests/sites").rglob("*.md")]):
        body = read_document(path.name, path.name, path.read_text(encoding="utf-8"))[0].body
        assert len(decided(body)) == len(renderer.render(body, path.name, 1).decisions), path


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Next week\n1. a\n2. b\n", ["a", "b"]),
        ("## What's next?\nWe wait.\n", ["We wait."]),
        ("Text.\n\nNext week: the last\none.\n", ["The last\none."]),
        ("**Next week:** rest\n", ["Rest"]),
        ("## What we said we would do\n- a\n", []),
        ("Note: next week\nhttps://example.org/\n", []),
    ],
)
def test_promises_are_found_by_heading_or_by_line(body: str, found: list[str]) -> None:
    assert promised(body) == found
