"""Emoji, told from other signs."""

from __future__ import annotations

import pytest

from weekpress.checks.emoji import emoji_in, only_emoji


@pytest.mark.parametrize(
    "one", ["🎉", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "❤️", "🇬🇧", "1️⃣", "✅", "🧑🏿‍🚀", "♿", "⚠️", "🤷🏽‍♀️"]
)
def test_what_is_drawn_as_one_picture_is_one_emoji(one: str) -> None:
    assert [match[0] for match in emoji_in(f"a {one} b")] == [one]
    assert only_emoji(f" {one} ")


@pytest.mark.parametrize("sign", ["✓", "©", "®", "™", "→", "1", "#", "•", "…", "é", "☐", "½", "★"])
def test_other_signs_are_none(sign: str) -> None:
    assert emoji_in(sign) == []
    assert not only_emoji(sign)


def test_words_beside_an_emoji_are_more_than_emoji() -> None:
    assert not only_emoji("🎉 Done")
    assert not only_emoji("")
