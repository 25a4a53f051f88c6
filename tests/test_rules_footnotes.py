"""Footnotes that are not there, or that nothing refers to; and languages that do not exist."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

MISSING, UNUSED, LANGUAGE = "footnote-missing", "footnote-unused", "language-unknown"


def test_a_mark_without_a_note_is_found() -> None:
    finding = finds(
        MISSING, "We asked 40 people.[^asked]\n\nAnd *then*[^1].\n\n[^1]: Note.", line=1
    )
    assert "[^asked]:" in finding.fix


def test_each_mark_is_told_where_it_stands() -> None:
    assert [f.column for f in found(MISSING, "One[^a] and two[^a].")] == [4, 16]


@pytest.mark.parametrize(
    "text", ["`[^a-z]` and\n\n    [^x]\n", "\\[^1] is how", "[^1]\n\n[^1]: A."]
)
def test_marks_in_code_and_escaped_ones_are_left(text: str) -> None:
    leaves(MISSING, text)


def test_a_note_that_nothing_refers_to_is_found_at_the_note() -> None:
    finds(UNUSED, "We asked.[^1]\n\n[^1]: In May.\n\n[^2]: In June.", line=5)


def test_a_note_of_a_note_is_referred_to() -> None:
    leaves(UNUSED, "We asked.[^1]\n\n[^1]: In May.[^2]\n\n[^2]: The 3rd.")


@pytest.mark.parametrize(
    ("code", "fix"),
    [
        ("welsh", "cy"),
        ("cz", "cs"),
        ("jp", "ja"),
        ("en-UK", "en-GB"),
        ("cy_GB", "cy-GB"),
        ("xx", "cy"),
    ],
)
def test_a_language_that_does_not_exist_is_found(code: str, fix: str) -> None:
    assert fix in finds(LANGUAGE, f'Text.\n\nSay <i lang="{code}">araf</i>.', line=3).fix


def test_ukrainian_is_not_what_is_spoken_in_the_uk() -> None:
    finds(LANGUAGE, '<p lang="uk">The library is open.</p>')
    leaves(LANGUAGE, '<p lang="uk">Бібліотека відкрита.</p>')


@pytest.mark.parametrize("code", ["cy", "en-GB", "zh-Hans", "pt-BR", "sr-Latn", "gd", ""])
def test_a_language_that_exists_is_left(code: str) -> None:
    leaves(LANGUAGE, f'Say <i lang="{code}">araf</i>. `<i lang="welsh">`')
