"""Tables: headers, cells, and what was meant for a table or is none."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

GOOD = "| Month | Bins |\n| --- | --- |\n| May | 41 |\n| June | 12 |\n"


def rows(*lines: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in line.split("|")) for line in lines)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    "rule",
    ["table-without-headers", "table-header-empty", "table-uneven", "table-cells-merged",
     "table-for-layout", "table-typed"],
)  # fmt: skip
def test_a_good_table_is_let_be(rule: str) -> None:
    leaves(rule, f"Counts:\n\n{GOOD}")
    leaves(rule, "Write:\n\n    | a |\n    |---|\n    | 1 | 2 |\n")
    leaves(rule, "```\n|  |  |\n| --- | --- |\n| 1 | 2 | 3 |\n```\n")


def test_a_typed_table_without_headers_is_found_at_its_tag() -> None:
    text = "Words.\n\n" + rows("May|41", "June|12").replace("<tr>", "\n<tr>\n", 1)
    assert "<th>" in finds("table-without-headers", text, line=3).fix


def test_a_markdown_table_with_an_empty_head_is_found() -> None:
    finding = finds("table-without-headers", "Words.\n\n|  |  |\n|--|--|\n| May | 41 |\n", line=5)
    assert "are empty" in finding.message
    leaves("table-header-empty", "|  |  |\n|--|--|\n| May | 41 |\n")


@pytest.mark.parametrize(
    "head",
    ["<th>May</th><td>41</td>", '<th scope="row"><img src="/a.jpg" alt="May"></th><td>4</td>'],
)
def test_headers_of_rows_are_headers(head: str) -> None:
    leaves(
        "table-without-headers", f"<table><tr>{head}</tr><tr><th>June</th><td>12</td></tr></table>"
    )


def test_a_column_without_a_header_is_found_but_not_the_corner() -> None:
    finding = finds("table-header-empty", "| Month | | C |\n|--|--|--|\n| May | 41 | 3 |\n")
    assert "Column 2" in finding.message
    leaves("table-header-empty", "| | Bins |\n|--|--|\n| May | 41 |\n")


def test_a_column_with_neither_header_nor_words_is_let_be() -> None:
    leaves("table-header-empty", "| Month | |\n|--|--|\n| May | |\n")


def test_a_row_with_too_many_cells_is_an_error_at_its_line() -> None:
    finding = finds("table-uneven", f"Words.\n\n{GOOD}| July | 3 | late |\n", line=7)
    assert "has 3 cells and its table 2" in finding.message
    assert finding.severity.value == "error"


def test_a_row_with_too_few_cells_is_a_warning() -> None:
    finding = finds("table-uneven", f"Words.\n\n{GOOD}| July |\n", line=7)
    assert finding.severity.value == "warning"


@pytest.mark.parametrize(
    "row", ["July | 3", "| July | `a|b` |", r"| July | 3 \| 4 |", "| July | |"]
)
def test_bars_that_part_no_cells_are_not_counted(row: str) -> None:
    leaves("table-uneven", f"{GOOD}{row}\n")


def test_every_uneven_row_of_every_table_is_found() -> None:
    text = f"{GOOD}| July |\n\nWords.\n\n| A | B |\n|--|--|\n| 1 | 2 | 3 |\n| 1 | 2 | 3 | 4 |\n"
    assert [f.line - 5 for f in found("table-uneven", text)] == [5, 11, 12]


def test_merged_cells_are_found_once_a_table() -> None:
    merged = '<td colspan="2">May</td></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td>'
    text = f"<table><tr><th>A</th><th>B</th></tr><tr>{merged}</tr></table>"
    assert "2 cells" in finds("table-cells-merged", text).message


def test_a_title_in_the_first_row_is_told_to_be_a_caption() -> None:
    text = '<table><tr><th colspan="2">Bins in May</th></tr><tr><th>A</th><th>B</th></tr></table>'
    assert "<caption>Bins in May</caption>" in finds("table-cells-merged", text).fix


@pytest.mark.parametrize("span", ["1", "0", "x", "²", "-3"])
def test_a_cell_that_spans_itself_is_not_merged(span: str) -> None:
    head = f'<tr><th colspan="{span}">A</th><th>B</th></tr>'
    leaves("table-cells-merged", f"<table>{head}<tr><td>1</td><td>2</td></tr></table>")


@pytest.mark.parametrize(
    ("text", "size"),
    [(rows("Late today."), "one cell"), (rows("a|b|c"), "one row"), (rows("a", "b"), "one column"),
     ("| Month |\n| --- |\n| May |\n", "one column")],
)  # fmt: skip
def test_a_table_that_is_none_is_found(text: str, size: str) -> None:
    assert size in finds("table-for-layout", text).message
    leaves("table-without-headers", text)


def test_a_table_inside_another_is_not_judged_by_itself() -> None:
    inner = rows("a|b", "c|d")
    text = f"<table><tr><th>A</th><th>B</th></tr><tr><td>{inner}</td><td>1</td></tr></table>"
    leaves("table-without-headers", text)


def test_a_table_right_after_words_is_found_with_what_to_do() -> None:
    finding = finds("table-typed", f"Words.\n\nCounts:\n{GOOD}", line=4)
    assert "empty line" in finding.fix


def test_a_table_inside_html_is_told_how_markdown_is_read_there() -> None:
    assert 'markdown="1"' in finds("table-typed", f"<div>\n{GOOD}</div>").fix


@pytest.mark.parametrize("text", ["a | b\n\n---", "Choose a | b\n- - -", "One | two\n| three"])
def test_lines_that_only_look_like_one_are_let_be(text: str) -> None:
    leaves("table-typed", text)


@pytest.mark.parametrize(
    "text", ["|" * 9999, "| a" * 3000 + "\n" + "|-" * 3000, " " * 99999 + "|\n--|--"]
)
def test_odd_tables_are_judged_at_once(text: str) -> None:
    found("table-uneven", f"{GOOD}\n{text}")
    found("table-typed", text)
