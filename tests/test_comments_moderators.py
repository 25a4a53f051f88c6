"""Moderators: who is configured, and in which words."""

from __future__ import annotations

import pytest

from weekpress.comments.configuration.parts import Configuration, ModerationPart
from weekpress.comments.moderators import by_address, by_line, moderators

PRIYA, OWEN = "Priya Shah <priya@example.org>", '"Reid, Owen" <OWEN@example.org>'
CONFIGURATION = Configuration(moderation=ModerationPart(moderators=(PRIYA, OWEN)))


def test_each_has_a_name_and_an_address() -> None:
    found = [(one.name, one.address) for one in moderators(CONFIGURATION)]
    assert found == [("Priya Shah", "priya@example.org"), ("Reid, Owen", "OWEN@example.org")]


@pytest.mark.parametrize("typed", ["owen@example.org", " Owen@Example.org ", "OWEN@EXAMPLE.ORG"])
def test_an_address_is_found_whatever_its_capitals(typed: str) -> None:
    found = by_address(CONFIGURATION, typed)
    assert found
    assert found.name == "Reid, Owen"


@pytest.mark.parametrize("typed", ["", "priya", "priya@example.org.evil.example", "é@x", "\ud800"])
def test_any_other_address_is_nobodys(typed: str) -> None:
    assert by_address(CONFIGURATION, typed) is None


def test_who_is_known_is_known_by_the_whole_line() -> None:
    found = by_line(CONFIGURATION, PRIYA)
    assert found
    assert found.actor.is_person
    assert by_line(CONFIGURATION, "Priya Shah <priya@elsewhere.example>") is None
    assert by_line(CONFIGURATION, "") is None
