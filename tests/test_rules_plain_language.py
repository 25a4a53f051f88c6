"""Plain language: how long sentences are, and how hard a text is as a whole."""

from __future__ import annotations

from rules import finds, found, leaves
from weekpress.settings import ChecksSettings

LONG, GRADE = "sentence-long", "reading-grade"
WORDS = "We went to see how the bins are picked up and who does it "
HARD = (
    "Organisational transformation necessitates comprehensive reconsideration of administrative "
    "arrangements, particularly where interdepartmental responsibilities demonstrate overlap. "
)


def test_a_long_sentence_is_found_where_it_begins_with_its_words_counted() -> None:
    finding = finds(LONG, f"Text.\n\nShort one. {WORDS * 4}today.", line=3)
    assert finding.column == 12
    assert "57 words" in finding.message
    assert '"We went to see how"' in finding.message


def test_forty_words_are_let_pass() -> None:
    leaves(LONG, " ".join(["word"] * 40) + ".")
    finds(LONG, " ".join(["word"] * 41) + ".")


def test_only_the_longest_sentence_of_a_paragraph_is_told() -> None:
    assert "73 words" in finds(LONG, f"{WORDS * 4}today. {WORDS * 5}now it is.").message


def test_stops_within_a_sentence_do_not_end_it() -> None:
    finds(LONG, f"{WORDS * 2}at 3.15 on e.g. a.org or at 4 p.m. and then {WORDS * 2}.")


def test_lists_code_quotations_and_headings_are_no_sentences() -> None:
    leaves(LONG, "\n".join(f"- {WORDS}" for _ in range(9)))
    leaves(LONG, f"> {WORDS * 4}\n\n    {WORDS * 4}\n\n## {WORDS * 4}")


def test_a_text_that_is_hard_as_a_whole_is_told_once_at_its_start() -> None:
    finding = finds(GRADE, "## Why\n\n" + f"{HARD * 4}\n\n" * 4, line=1)
    assert "year 13" in finding.message


def test_a_short_text_and_a_plain_one_are_left() -> None:
    leaves(GRADE, HARD * 3)
    leaves(GRADE, f"{WORDS}.\n\n" * 40)


def test_neither_is_told_where_plain_language_is_off() -> None:
    quiet = ChecksSettings(plain_language=False)
    assert found(LONG, WORDS * 9, settings=quiet) == found(GRADE, HARD * 20, settings=quiet) == []
