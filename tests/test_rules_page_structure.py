"""Pages: headings, lists and tables."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves
from weekpress.errors import Severity

FIRST = 8


@pytest.mark.parametrize(
    "headings",
    ["<h2>A</h2>\n<h4>B</h4>", "<h2>A</h2>\n<div role='heading' aria-level='4'>B</div>",
     "<p>A</p>\n<h3>B</h3>", "<h2 aria-level='1'>A</h2>\n<h3>B</h3>"],
)  # fmt: skip
def test_a_heading_that_skips_a_level_is_found(headings: str) -> None:
    assert '"B"' in finds("page-heading-order", headings, line=FIRST + 1).message


@pytest.mark.parametrize(
    "headings",
    ["<h2>A</h2><h3>B</h3><h2>C</h2>", "<h2>A</h2><h4 hidden>B</h4><h3>C</h3>",
     "<h2>A</h2><h4 role='presentation'>B</h4>", "<h2>A</h2><h6 aria-level='3'>B</h6>",
     "<h2>A</h2><h3 aria-level='nine'>B</h3>"],
)  # fmt: skip
def test_headings_in_their_order_are_left(headings: str) -> None:
    leaves("page-heading-order", headings)


def test_a_page_has_one_title_to_read() -> None:
    finds("page-heading-one", "<h2>A</h2>\n<h1>B</h1>", line=FIRST + 1)
    leaves("page-heading-one", "<h1 hidden>B</h1><h1 aria-hidden='true'>C</h1>")
    finds("page-heading-one", "<!doctype html><html lang='en'><body><h2>A</h2></body></html>")


@pytest.mark.parametrize("inside", ["", " ", "<br>", "<a id='x'></a>", "<img src='/a.png' alt=''>"])
def test_a_heading_without_words_is_found(inside: str) -> None:
    finds("page-heading-empty", f"<h2>{inside}</h2>", line=FIRST)


def test_a_heading_with_a_name_of_any_kind_is_left() -> None:
    leaves("page-heading-empty", "<h2><img src='/a.png' alt='Bins'></h2><h2 hidden></h2>")
    leaves("page-heading-empty", "<h2 aria-label='Bins'></h2><h3 aria-hidden='true'></h3>")


@pytest.mark.parametrize(
    "markup",
    ["<ul><p>A</p></ul>", "<ul>A<li>B</li></ul>", "<ul><li>A</li>B</ul>", "<li>A</li>",
     "<ol><div></div></ol>", "<dl><p>A</p></dl>", "<dd>A</dd>", "<div><dt>A</dt></div>",
     "<ul><li>A</li><ul><li>B</li></ul></ul>"],
)  # fmt: skip
def test_a_list_put_together_wrongly_is_found(markup: str) -> None:
    finds("page-list-markup", markup, line=FIRST)


@pytest.mark.parametrize(
    "markup",
    ["<ul><li>A<ul><li>B</li></ul></li></ul>", "<ul> <!-- x --> <li>A</li>\n</ul>", "<ol></ol>",
     "<dl><dt>A</dt><dd>B</dd></dl>", "<dl><div><dt>A</dt><dd>B</dd></div></dl>",
     "<div role='list'><li>A</li></div>", "<ul role='none'><p>A</p></ul>",
     "<ul><script></script><li>A</li></ul>", "<ul role='tablist'><li role='tab'>A</li></ul>"],
)  # fmt: skip
def test_a_list_put_together_well_is_left(markup: str) -> None:
    leaves("page-list-markup", markup)


CELL = "<td>1</td>"
ROWS = f"<tr>{CELL}{CELL}</tr>" * 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [(f"<tr>{CELL}{CELL}</tr><tr>{CELL}{CELL}</tr>", "no headings"),
     (f'<tr><th scope="column">A</th></tr><tr>{CELL}</tr>', '"column"'),
     (f"<tr><th>A</th><th> </th></tr><tr>{CELL}</tr>", "no words"),
     ('<tr><th id="a">A</th></tr><tr><td headers="b">1</td></tr>', '"b"')],
)  # fmt: skip
def test_a_table_whose_headings_do_not_work_is_found(rows: str, said: str) -> None:
    assert said in finds("page-table-headers", f"<table>{rows}</table>").message


@pytest.mark.parametrize(
    "table",
    [f'<table><tr><th scope="col">A</th></tr><tr>{CELL}</tr></table>', "<table></table>",
     f"<table><thead><tr><th></th><th>A</th></tr></thead><tr><th>B</th>{CELL}</tr></table>",
     f'<table role="presentation">{ROWS}</table>', f"<table hidden>{ROWS}</table>",
     f"<table><tr>{CELL}{CELL}</tr></table>", f"<table><tr>{CELL}</tr><tr>{CELL}</tr></table>",
     f'<table><tr><td role="columnheader">A</td></tr><tr>{CELL}</tr></table>'],
)  # fmt: skip
def test_a_table_with_headings_or_for_the_layout_is_left(table: str) -> None:
    leaves("page-table-headers", table)


def test_a_table_in_a_table_is_judged_by_itself() -> None:
    inner = f"<table>{ROWS}</table>"
    finds("page-table-headers", f"<table><tr><th>A</th></tr><tr><td>{inner}</td></tr></table>")


WIDE = "<table><tr>" + '<th scope="col">A</th>' * 5 + "</tr></table>"


def test_a_wide_table_has_to_scroll() -> None:
    assert "5 columns" in finds("page-table-scroll", WIDE).message
    leaves("page-table-scroll", f'<div role="group" tabindex="0" aria-label="T">{WIDE}</div>')
    leaves("page-table-scroll", "<table><tr><th>A</th><th>B</th></tr></table>")


@pytest.mark.parametrize("given", ["", 'role="region"', 'aria-label="T"'])
def test_what_scrolls_has_a_role_and_a_name(given: str) -> None:
    found_here = found("page-table-scroll", f'<div tabindex="0" {given}>{WIDE}</div>')
    assert [f.severity for f in found_here] == [Severity.ERROR]
