"""Where a text is too much to read, and that no text a person writes comes near to it."""

from __future__ import annotations

import pytest

from building import real_news
from weekpress.markup.bounds import MOST_CELLS, MOST_OPEN, beyond, too_many_open
from weekpress.markup.source import Source

LONG = {
    "a list of links": '- [A link](https://example.org/a(b) "A title") and words\n' * 700,
    "a table": "| [a](b) | *c* | `d` |\n" * 8_000,
    "intervals": "From [0, 1) to [1, 2).\n\n" * 2_000,
    "abbreviations": "*[HTML]: HyperText Markup Language\n" * 500,
    "code with brackets": "```\n" + "\x1b[0m [ [ [\n" * 5_000 + "```\n",
    "paragraphs": ("Words, and more words. " * 40 + "\n\n") * 400,
    "old HTML": "<p>One<br>two <b>three</b>\n<ul><li>four<li>five</ul>\n\n" * 500,
}


def source(text: str) -> Source:
    return Source(text, "a.md", 6)


@pytest.mark.parametrize("kind", LONG)
def test_a_long_text_that_a_person_may_write_is_within_bounds(kind: str) -> None:
    assert beyond(source(LONG[kind])) is None
    assert too_many_open(LONG[kind], source(LONG[kind])) is None


def test_no_real_post_comes_near_the_bounds() -> None:
    for path in real_news().rglob("*.md"):
        text = path.read_text(encoding="utf-8") * 3
        assert beyond(source(text)) is None, path
        assert too_many_open(text, source(text)) is None, path


def test_it_is_told_where_the_longest_paragraph_starts() -> None:
    found = beyond(source("Words.\n\n" * 10 + "[" * 10_000 + "\n\nWords.\n"))
    assert found
    assert (found.rule, found.line, found.severity.value) == ("too-much-to-read", 26, "error")


@pytest.mark.parametrize("piece", ["<b>", "<div>\n", "<x1><x2>", '<b id="1"><table></b></table>'])
def test_elements_that_stay_open_are_counted(piece: str) -> None:
    text = piece * (MOST_OPEN + 1)
    assert too_many_open(text, source(text))


@pytest.mark.parametrize("piece", ["<b>a</b>", "<p>a", "<li>a", "<br>", "</b>", "<table></table>"])
def test_elements_that_end_are_not_counted(piece: str) -> None:
    text = piece * (MOST_OPEN + 1)
    assert too_many_open(text, source(text)) is None


@pytest.mark.parametrize("cell", ["a|", "<td>a", "<TH>a"])
def test_cells_are_counted(cell: str) -> None:
    found = beyond(source("Words.\n\n" + cell * (MOST_CELLS + 1)))
    assert found
    assert (found.rule, found.line) == ("too-much-to-read", 8)
