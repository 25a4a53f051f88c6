"""Words to avoid: forms, names, and two lists that are data."""

from __future__ import annotations

import pytest

from weekpress.checks.insensitive import INSENSITIVE
from weekpress.checks.jargon import JARGON
from weekpress.checks.vocabulary import Entry, Vocabulary

LISTED: tuple[Entry, ...] = ((r"us(?:e|es) up|burns?", "spend"), (r"burn down", "end"))


def found(words: str, *also: str) -> list[tuple[str, str]]:
    return [(use.words, use.instead) for use in Vocabulary(LISTED, also).uses(words)]


def test_every_form_is_found_and_no_part_of_a_word() -> None:
    assert found("It uses up; burns. burnt, sunburn, re-burn, burn-out") == [
        ("uses up", "spend"), ("burns", "spend"),
    ]  # fmt: skip


def test_of_two_in_one_place_the_longer_is_found() -> None:
    assert found("We burn down more.") == [("burn down", "end")]


def test_a_name_is_left_and_the_start_of_a_sentence_is_none() -> None:
    assert found("Mr Burns. Burns are bad. (Burn it.) Burns Ltd") == [
        ("Burns", "spend"), ("Burn", "spend"),
    ]  # fmt: skip


def test_words_of_a_team_may_hold_any_sign() -> None:
    assert found("C++ and (.net", "c++", "(.net", " ") == [("C++", ""), ("(.net", "")]


def test_a_capital_with_two_small_letters_moves_nothing() -> None:
    assert found("İİİ burn") == [("burn", "spend")]


@pytest.mark.parametrize("listed", [JARGON, INSENSITIVE])
def test_each_pattern_starts_with_letters_to_look_for(listed: tuple[Entry, ...]) -> None:
    for literal, pattern, instead in Vocabulary(listed)._each:
        assert len(literal) > 2, pattern
        assert instead


def test_each_list_is_in_order() -> None:
    for listed in (JARGON, INSENSITIVE):
        firsts = [pattern[:2] for pattern, _ in listed]
        assert firsts == sorted(firsts)
