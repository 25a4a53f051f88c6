"""How well one colour is seen on another, and the nearest colour that is seen well enough.

Source: WCAG 2.2, definitions of "relative luminance" and "contrast ratio"; criteria 1.4.3 (text
needs 4.5) and 1.4.11 (what shows a control or its focus needs 3).
"""

from __future__ import annotations

from collections.abc import Sequence

from weekpress.theme.oklch import channels, from_oklch, linear, to_oklch

Demand = tuple[str, float]
"""A colour that must be told apart from, and the least ratio."""

_STEP = 0.004
"""The lightness tried next differs by this much; about one step of an 8-bit grey."""


def luminance(colour: str) -> float:
    """The light "#rrggbb" gives, 0 for black and 1 for white."""
    red, green, blue = (linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21; their order does not matter."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def nearest_meeting(colour: str, demands: Sequence[Demand]) -> str:
    """The colour that meets every demand with the smallest change of lightness, hue kept.

    A colour that meets them comes back as it is. Raises ValueError if no lightness does.
    """
    lightness, chroma, hue = to_oklch(colour)
    candidate = colour.lower()
    for step in range(round(1 / _STEP) + 1):
        for direction in (-1, 1):
            wanted = lightness + direction * step * _STEP
            if step and 0 <= wanted <= 1:
                candidate = from_oklch(wanted, chroma, hue)
            if meets(candidate, demands):
                return candidate
    raise ValueError(f"no lightness of {colour} can be read there")


def meets(colour: str, demands: Sequence[Demand]) -> bool:
    """Whether the contrast of `colour` is enough everywhere it is asked for."""
    return all(ratio(colour, against) >= least for against, least in demands)
