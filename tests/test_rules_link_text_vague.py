"""Links whose words do not say where they lead."""

from __future__ import annotations

import pytest

from rules import finds, leaves
from weekpress.errors import Severity

RULE = "link-text-vague"


@pytest.mark.parametrize(
    "words", ["here", "Click here", "read more", "this link", "More…", "**here**", "yma", "link"]
)
def test_words_that_say_nothing_are_found(words: str) -> None:
    assert "To pay" not in finds(RULE, f"To pay, [{words}](https://example.org/).", line=1).message


@pytest.mark.parametrize(
    "words", ["pay your council tax", "here is the plan", "Read the report", "page 61"]
)
def test_words_that_say_something_are_left_in_peace(words: str) -> None:
    leaves(RULE, f"You can [{words}](https://example.org/).")


@pytest.mark.parametrize("words", ["website", "this page", "The blog post", "video"])
def test_the_kind_of_a_thing_matters_less_as_its_sentence_may_say_which(words: str) -> None:
    assert finds(RULE, f"See [{words}](https://example.org/).").severity is Severity.WARNING


def test_names_and_places_on_the_page_are_no_kinds() -> None:
    leaves(RULE, "- [Article](https://example.org/)\n- [blog](#blog)\n")


def test_the_line_and_column_are_those_of_the_link() -> None:
    finding = finds(RULE, "Words here.\n\nAnd *more*, go\n[here](https://example.org/).", line=4)
    assert finding.column == 1


def test_code_has_no_links() -> None:
    leaves(RULE, "Write `[here](https://example.org/)`.\n\n    [here](https://example.org/)\n")
