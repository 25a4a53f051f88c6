"""Colours: how far apart they are, and the nearest that is far enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.theme.contrast import luminance, meets, nearest_meeting, ratio
from weekpress.theme.oklch import from_oklch, to_oklch

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the well-known grey that just fails
        ("#767676", "#ffffff", 4.54),  # and its neighbour that just passes
        ("#00664f", "#ffffff", 6.97),
        ("#00b341", "#ffffff", 2.79),
        ("#8031a7", "#ffffff", 7.20),
    ],
)
def test_ratios_are_those_of_wcag(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.005)


@given(COLOURS, COLOURS)
def test_a_ratio_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21


def test_black_gives_no_light_and_white_all_of_it() -> None:
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@given(COLOURS)
def test_a_colour_survives_oklch_and_back(colour: str) -> None:
    assert from_oklch(*to_oklch(colour)) == colour


@given(COLOURS, COLOURS)
def test_the_nearest_passing_colour_passes(colour: str, against: str) -> None:
    assert ratio(nearest_meeting(colour, [(against, 4.5)]), against) >= 4.5


@given(COLOURS, COLOURS)
def test_a_colour_that_passes_is_left_as_it_is(colour: str, against: str) -> None:
    if ratio(colour, against) >= 4.5:
        assert nearest_meeting(colour, [(against, 4.5)]) == colour


def test_the_nearest_passing_colour_keeps_its_hue() -> None:
    lime, olive = "#84bd00", nearest_meeting("#84bd00", [("#ffffff", 4.5)])
    assert to_oklch(olive)[2] == pytest.approx(to_oklch(lime)[2], abs=0.03)


def test_no_nearer_lightness_would_have_passed() -> None:
    found = nearest_meeting("#84bd00", [("#ffffff", 4.5)])
    lightness, chroma, hue = to_oklch(found)
    assert ratio(from_oklch(lightness + 0.006, chroma, hue), "#ffffff") < 4.5


def test_all_demands_are_met_at_once() -> None:
    demands = [("#ffffff", 4.5), ("#eee9df", 4.5)]
    assert meets(nearest_meeting("#ff8800", demands), demands)


def test_demands_that_no_lightness_meets_are_refused() -> None:
    with pytest.raises(ValueError, match="no lightness"):
        nearest_meeting("#ff8800", [("#777777", 4.5), ("#ffffff", 4.5), ("#000000", 4.5)])
