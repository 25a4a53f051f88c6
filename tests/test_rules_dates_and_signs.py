"""Dates in figures, hashtags, emoji, and phrases in capitals."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves
from weekpress.errors import Severity

DATE, HASHTAG, CAPITALS = "date-ambiguous", "hashtag-case", "capitals-run"
MANY, HEADING, ALONE = "emoji-many", "emoji-heading", "emoji-alone"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/06/19", "3 June 2019"),
        ("3/6/2019", "3 June 2019"),
        ("on 6.3.19", "6 March 2019"),
        ("3-6-2019", "3 June 2019"),
        ("(03/06/68)", "3 June 1968"),
    ],
)
def test_a_date_that_can_be_two_days_is_found(written: str, day: str) -> None:
    finding = finds(DATE, f"Text.\n\nClosed {written}.", line=3)
    assert day in finding.fix
    assert finding.severity is Severity.WARNING


def test_a_date_in_figures_that_can_be_one_day_only_is_advice() -> None:
    finding = finds(DATE, "Closed 12/25/2026.")
    assert finding.fix == "Write 25 December 2026."
    assert finding.severity is Severity.ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-03", "24/7", "and/or 1/2", "9/11", "version 3.6.19", "WCAG 1.4.11", "£3.06",
        "12-34-56", "45/13/2026", "10.0.0.19", "https://a.org/03/06/19/", "/2019/03/06/",
        "`03/06/19`", "3/6/2019/4", "v1.2.2019", "020 7946 0003", "3 June 2019", "0/6/19",
        "a [plan](/03/06/19/)",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left(text: str) -> None:
    leaves(DATE, text)


def test_dates_are_found_in_welsh_texts_and_in_tables() -> None:
    finds(DATE, "---\ntitle: A\nlang: cy\nid: a\n---\nAr gau 03/06/26.", line=6)
    finds(DATE, "| Closed |\n|---|\n| 03/06/26 |", line=3)


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("#hackneyweeknotes", ""),
        ("#digitalcouncil", "#DigitalCouncil"),
        ("#kerbsidepilot", "#KerbsidePilot"),
    ],
)
def test_a_hashtag_of_known_words_is_found(tag: str, better: str) -> None:
    hits = found(HASHTAG, f"The kerbside pilot starts.\n\nFollow {tag} there.")
    assert [f.fix for f in hits] == ([f"Write {better}."] if better else [])


@pytest.mark.parametrize(
    "text",
    ["#council", "#accessibility", "#DigitalCouncil", "#neighbourhood", "`#digitalcouncil`",
     "https://a.org/#digitalcouncil", "[part](#digitalcouncil)", "a#digitalcouncil",
     "# digitalcouncil", "#digitalcouncil-2"],
)  # fmt: skip
def test_other_hashtags_are_left(text: str) -> None:
    leaves(HASHTAG, text)


def test_the_fourth_emoji_is_one_too_many_and_told_once() -> None:
    assert (
        "5 emoji"
        in finds(MANY, "One 🎉 two 👍🏽.\n\nThree 👩‍👩‍👧 four 🏴 five 🎉.", line=3).message
    )
    leaves(MANY, "One 🎉 two 👍🏽 three 👩‍👩‍👧‍👦 and ✓ © ™ → 1.")
    leaves(MANY, "`🎉🎉🎉🎉`")


def test_a_flag_and_a_keycap_are_one_emoji_each() -> None:
    leaves(MANY, "🇬🇧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1️⃣")


def test_an_emoji_in_a_heading_is_found() -> None:
    assert finds(HEADING, "Text.\n\n## 🚀 What we launched", line=3).fix == "Write What we launched"
    leaves(HEADING, "Text 🚀\n\n## What we launched ✓ ©")


@pytest.mark.parametrize(
    "text", ["🎉", "- 🎉\n- Done", "| A | B |\n|---|---|\n| 1 | ✅ |", "👍 👍"]
)
def test_an_emoji_in_place_of_words_is_found(text: str) -> None:
    finds(ALONE, text)


@pytest.mark.parametrize("text", ["Done 🎉", "- 🎉 Done", "✓", "`🎉`", "## 🎉"])
def test_an_emoji_beside_words_is_left(text: str) -> None:
    leaves(ALONE, text)


def test_five_words_in_capitals_are_found() -> None:
    finds(CAPITALS, "Text.\n\nPlease DO NOT PUT GLASS IN HERE, thank you.", line=3)


@pytest.mark.parametrize(
    "text",
    ["We met NHS, DWP, GDS, MHCLG and LGA.", "DO NOT PUT GLASS here.",
     "## WE DID NOT PUT GLASS HERE", "`SELECT NAME FROM BINS WHERE FULL`",
     "> WE DID NOT PUT GLASS HERE", "API CSS HTML DNS TLS HTTP"],
)  # fmt: skip
def test_other_capitals_are_left(text: str) -> None:
    found_here = found(CAPITALS, text)
    assert [f.message for f in found_here] == []
