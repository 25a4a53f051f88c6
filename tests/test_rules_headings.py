"""Headings: skipped, empty, the same, in capitals, and bold lines in their place."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

SKIPPED, EMPTY, SAME = "heading-skipped", "heading-empty", "heading-duplicate"
CAPITALS, BOLD = "heading-capitals", "heading-bold"


def test_a_level_that_is_missing_is_found_where_the_deeper_heading_is() -> None:
    finding = finds(SKIPPED, "## Bins\n\nText.\n\n#### Blue\n\nText.", line=5)
    assert finding.fix == "Write ### Blue"
    assert "level 4" in finding.message


def test_a_first_heading_may_be_one_level_below_the_title_and_no_deeper() -> None:
    assert finds(SKIPPED, "### Bins\n\nText.", line=1).fix == "Write ## Bins"
    leaves(SKIPPED, "## Bins\n\nText.")


def test_headings_that_weekpress_puts_one_level_down_are_judged_as_they_will_be() -> None:
    leaves(SKIPPED, "# Bins\n\n## Blue\n\n### Lids\n\n## Green\n")
    assert finds(SKIPPED, "# Bins\n\n### Lids\n", line=3).fix == "Write ## Lids"


def test_going_up_by_several_levels_is_no_skip() -> None:
    leaves(SKIPPED, "## A\n\n### B\n\n#### C\n\n## D\n\n### E\n")


def test_headings_in_code_and_comments_are_none() -> None:
    leaves(SKIPPED, "```\n#### Code\n```\n\n<!-- #### Comment -->\n\n    #### Code\n")


def test_an_empty_heading_does_not_count_as_a_level() -> None:
    finds(SKIPPED, "## A\n\n###\n\n#### C\n", line=5)


@pytest.mark.parametrize("written", ["##", "## ", "### ##", "<h3></h3>", "<h2>&nbsp;</h2>"])
def test_a_heading_without_words_is_found(written: str) -> None:
    finds(EMPTY, f"## Bins\n\nText.\n\n{written}\n\nText.", line=5)


def test_each_empty_heading_has_its_own_line() -> None:
    assert [f.line - 5 for f in found(EMPTY, "##\n\nA.\n\n###\n\nB.")] == [1, 5]


def test_a_heading_that_is_a_picture_or_code_is_not_empty() -> None:
    leaves(EMPTY, "## ![A bin]({static}/images/bin.png)\n\n## `bins`\n\n```\n##\n```\n")


def test_the_same_words_beside_one_another_are_found_at_the_second() -> None:
    finds(SAME, "## Letters\n\nA.\n\n## Bins\n\n## LETTERS\n", line=7)


def test_the_same_words_under_different_headings_are_left() -> None:
    leaves(SAME, "## May\n\n### Letters\n\n## June\n\n### Letters\n\n## Letters\n")


@pytest.mark.parametrize("words", ["WHAT WE DID", "BINS AND BOXES", "YMUNO AR LLYFRGELL"])
def test_a_heading_in_capitals_is_found(words: str) -> None:
    assert words.capitalize() in finds(CAPITALS, f"Text.\n\n## {words}\n", line=3).fix


@pytest.mark.parametrize("words", ["API", "NHS API", "DWP AND we", "GOV.UK Notify", "2026", "UX"])
def test_a_heading_of_abbreviations_is_left(words: str) -> None:
    leaves(CAPITALS, f"## {words}\n")


@pytest.mark.parametrize("line", ["**What we did**", "__Next week:__", "***Bins***", "<b>Bins</b>"])
def test_a_bold_line_above_text_is_found(line: str) -> None:
    assert finds(BOLD, f"Text.\n\n{line}\n\nWe wrote.", line=3).fix.startswith("Write ## ")


@pytest.mark.parametrize(
    "text",
    [
        "**We wrote a letter.**\n\nText.",
        "**Note:**\n\nText.",
        "*Bins*\n\nText.",
        "**Bins** are blue.\n\nText.",
        "**Bins**",
        "**Bins**\n\n## Boxes\n",
        "![A bin]({static}/images/bin.png)\n\n**Photo: Nia**\n\nText.",
        "- **Bins**\n\n    Text.",
        "**[Bins](https://example.org/)**\n\nText.",
        "    **Bins**\n\nText.",
    ],
)
def test_what_is_no_heading_is_left(text: str) -> None:
    leaves(BOLD, text)
