"""Asterisks that were to make words bold."""

from __future__ import annotations

import pytest

from rules import finds, leaves

SHOWN = "emphasis-shown"


@pytest.mark.parametrize("text", ["** late **", "** late**", "**late **"])
def test_asterisks_with_a_space_inside_are_found(text: str) -> None:
    found = finds(SHOWN, f"Text.\n\nBins are {text} today.", line=3)
    assert found.fix == "Write **late**, with no space inside the asterisks."


def test_asterisks_in_html_are_found_with_the_tag_to_use() -> None:
    found = finds(SHOWN, "<div>Bins are **late** today.</div>", line=1)
    assert found.fix.endswith("write <strong>late</strong>.")


@pytest.mark.parametrize(
    "text",
    [
        "Bins are **late**.", "`** late **`", "    ** late **", "2 ** 3", "f**k", "A ****** word",
        "\\*\\* late \\*\\*", "Price** and terms", "***", "<!-- ** late ** -->",
    ],
)  # fmt: skip
def test_what_is_no_failed_bold_is_left(text: str) -> None:
    leaves(SHOWN, f"Text.\n\n{text}")


def test_many_asterisks_take_no_time() -> None:
    leaves(SHOWN, "** " * 100_000)
