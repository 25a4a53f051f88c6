"""Which section of a note is which."""

import pytest

from weekpress.markup.parts import Part, part_of


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("30 second read", Part.SHORT_READ),
        ("30s read", Part.SHORT_READ),
        ("30-second read:", Part.SHORT_READ),
        ("Thirty second summary", Part.SHORT_READ),
        ("Darlleniad 30 eiliad", Part.SHORT_READ),
        ("3min read", Part.LONG_READ),
        ("3 minute read", Part.LONG_READ),
        ("Decided", Part.DECIDED),
        ("DECISIONS", Part.DECIDED),
        ("What we decided this week", Part.DECIDED),
        ("Penderfyniadau", Part.DECIDED),
        ("Things we learned or decided", Part.MIXED),
        ("Next week", Part.NEXT),
        ("🚧 What’s next?", Part.NEXT),
        ("Next", Part.NEXT),
        ("Yr wythnos nesaf", Part.NEXT),
    ],
)
def test_a_section_is_known_by_its_heading(heading: str, part: Part) -> None:
    assert part_of(heading) is part


@pytest.mark.parametrize(
    "heading", ["Good things", "Next door", "We were undecided", "Reading", ""]
)
def test_any_other_section_is_its_writers_own(heading: str) -> None:
    assert part_of(heading) is None
