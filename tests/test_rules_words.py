"""Words: Latin, directions, jargon, and what hurts people."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves
from weekpress.settings import ChecksSettings

LATIN, SENSORY, JARGON, HURT = "words-latin", "words-sensory", "jargon", "words-insensitive"
WELSH = "---\ntitle: A\nlang: cy\nid: a\n---\n"


@pytest.mark.parametrize("word", ["e.g.", "eg", "i.e.", "ie", "etc", "etc."])
def test_latin_is_found(word: str) -> None:
    finds(LATIN, f"Text.\n\nBring letters, {word} two.", line=3)


@pytest.mark.parametrize(
    "text", ["IE 11", "egg", "`eg`", "a.eg.org", "“eg” is said", "> eg", "die"]
)
def test_what_is_not_latin_is_left(text: str) -> None:
    leaves(LATIN, text)


@pytest.mark.parametrize(
    "text",
    [
        "Press the green button.",
        "To pay, use the form on the right.",
        "Then choose a page in the left-hand menu.",
        "Required fields are marked in red.",
        "You can find it in the box on your left.",
    ],
)
def test_a_direction_for_the_eye_is_found(text: str) -> None:
    finds(SENSORY, f"Text.\n\n{text}", line=3)


@pytest.mark.parametrize(
    "text",
    [
        "The left-hand column was too long.",
        "Put paper in the green bin.",
        "We turned to the right people.",
        "Choose the right form.",
        "Users could press the green button.",
        "Houses marked in black and white photos.",
        "Open the door on the left.",
    ],
)
def test_colours_and_sides_of_the_world_are_left(text: str) -> None:
    leaves(SENSORY, text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We utilised it.", "use"),
        ("Going forward we ask.", "from now on"),
        ("A deep dive into bins.", "a close look"),
        ("In order to pay, ring us.", "to"),
        ("We drive change.", "bring about"),
    ],
)
def test_jargon_is_found_with_a_plain_word(text: str, plain: str) -> None:
    assert plain in finds(JARGON, f"Text.\n\n{text}", line=3).fix


@pytest.mark.parametrize(
    "text",
    [
        "She said “we leverage it”.",
        '"Robust", they say.',
        "> We leverage it.",
        "`leverage`",
        "Read [how to leverage data](https://a.org/).",
        "We met Robust Housing Ltd and the Leverage Fund.",
        "They drive a van; the robustness of it is known.",
        '<span lang="fr">robuste, robust</span>',
        "https://a.org/leverage and leverage@example.org",
    ],
)
def test_words_of_others_names_and_code_are_left(text: str) -> None:
    leaves(JARGON, text)


def test_a_team_adds_words_of_its_own() -> None:
    settings = ChecksSettings(jargon=("Tiger Team", "C++"))
    finds(JARGON, "Our tiger team met.", settings=settings)
    assert len(found(JARGON, "We write c++ at tiger teams.", settings=settings)) == 1


def test_plain_language_can_be_kept_quiet_and_kindness_cannot() -> None:
    quiet = ChecksSettings(plain_language=False)
    leaves(JARGON, "We leverage it.", settings=quiet)
    finds(HURT, "The ramp is for the disabled.", settings=quiet)


@pytest.mark.parametrize(
    "text",
    [
        "She suffers from depression.",
        "He is wheelchair-bound.",
        "A bus for the elderly.",
        "The desk is manned by two.",
        "Ask whether he or she pays.",
        "It took 40 man hours.",
        "A handicapped toilet.",
    ],
)
def test_words_that_hurt_are_found(text: str) -> None:
    finds(HURT, f"Text.\n\n{text}", line=3)


@pytest.mark.parametrize(
    "text",
    [
        "The site suffers from slow pages.",
        "The disabled people's forum met.",
        "The elderly oak fell.",
        "It is a victim of its success.",
        "“The disabled” is not what we say.",
        "Chairman Mao, and the Handicapped Trust.",
        "A mannequin, manual, woman hours.",
        "Buttons that are disabled, and the disabled button.",
    ],
)
def test_the_same_words_in_another_sense_are_left(text: str) -> None:
    leaves(HURT, text)


@pytest.mark.parametrize("rule", [LATIN, SENSORY, JARGON, HURT, "reading-grade"])
def test_lists_of_english_words_say_nothing_of_a_welsh_text(rule: str) -> None:
    leaves(rule, WELSH + "Press the green button, eg to leverage the disabled. " * 30)


@pytest.mark.parametrize("rule", [LATIN, SENSORY, JARGON, HURT, "capitals-run", "date-ambiguous"])
@pytest.mark.parametrize("sign", ["a", ".", "A ", '"', "“", "1/", "press ", "@", "://", "#a", "İ"])
def test_many_times_one_sign_is_no_trouble(rule: str, sign: str) -> None:
    found(rule, sign * (50_000 // len(sign)))
