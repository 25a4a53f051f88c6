"""What rules see of a text: elements, typed tags, and lines of running text."""

from __future__ import annotations

from rules import HEAD
from weekpress.checks.lines import blocks_of_lines
from weekpress.checks.text import Text
from weekpress.frontmatter import read_document
from weekpress.markup import Renderer


def text_of(body: str) -> Text:
    document, _ = read_document("posts/a.md", "posts/a.md", HEAD + body)
    undressed = Renderer(typography=True).undressed(document.body, "posts/a.md", 1)
    return Text(document, undressed.source, undressed.tokens)


def lines(body: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(block.block, block.lines) for block in blocks_of_lines(text_of(body).tokens)]


def test_elements_of_several_names_come_in_reading_order() -> None:
    text = text_of("# A\n\n*b* **c** *d*\n\n## E")
    names = [element.name for element in text.elements("strong", "h2", "em", "h1")]
    assert names == ["h1", "em", "strong", "em", "h2"]


def test_tags_in_blocks_of_code_are_not_typed_tags() -> None:
    text = text_of("<i>a</i>\n\n    <b>c</b>\n\n```html\n<u>d</u>\n```\n\n`<s>`")
    assert [tag.name for tag in text.typed_tags] == ["i"]
    assert "<b>c</b>" in text.code


def test_lines_are_those_of_the_source_and_of_breaks() -> None:
    assert lines("One **two**\nthree<br>four") == [("p", ("One two", "three", "four"))]


def test_blocks_keep_their_own_lines() -> None:
    assert lines("- a\n- b\n\nc") == [("li", ("a",)), ("li", ("b",)), ("p", ("c",))]


def test_code_and_pictures_are_no_words_but_keep_their_line() -> None:
    assert lines("`- a`\n![b](c.png)") == [("p", ("\ufffc", "\ufffc"))]


def test_a_line_is_found_where_it_is_written() -> None:
    text = text_of("## A\n\nOne &amp; two\n- three *four*\n")
    block = next(b for b in blocks_of_lines(text.tokens) if b.block == "p")
    assert text.source.place(block.offset(text, 1)) == (4, 1)


def test_a_line_that_begins_with_marked_words_is_found_by_its_sign() -> None:
    text = text_of("- One\n\n    Two [a](/a/)\n- **three** four\n- **five**\n")
    block = next(b for b in blocks_of_lines(text.tokens) if len(b.lines) > 1)
    assert text.source.place(block.offset(text, 1)) == (4, 1)
