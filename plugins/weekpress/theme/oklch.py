"""Colours as people see them: lightness, chroma and hue, from and to six hexadecimal digits.

Source: CSS Color Module Level 4, section 10 and 18, for the matrices of Oklab and the sRGB curve.
"""

from __future__ import annotations

from math import atan2, cos, hypot, sin

Triple = tuple[float, float, float]

_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LMS_OF_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_RGB_OF_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def channels(colour: str) -> Triple:
    """The red, green and blue of "#rrggbb", each from 0 to 1, as written (gamma-encoded)."""
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
    )


def linear(channel: float) -> float:
    """The light a channel gives, from 0 to 1: the sRGB curve undone (IEC 61966-2-1)."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def to_oklch(colour: str) -> Triple:
    """Lightness 0 to 1, chroma from 0, hue in radians, of "#rrggbb"."""
    red, green, blue = channels(colour)
    cones = _times(_LMS, (linear(red), linear(green), linear(blue)))
    lightness, a, b = _times(_LAB, (cones[0] ** (1 / 3), cones[1] ** (1 / 3), cones[2] ** (1 / 3)))
    return lightness, hypot(a, b), atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The "#rrggbb" of that lightness and hue, with as much of the chroma as a screen can show."""
    low, high = 0.0, chroma
    if _shown(_rgb(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(20):  # halving 20 times is finer than one step of a channel
            middle = (low + high) / 2
            shown = _shown(_rgb(lightness, middle, hue))
            low, high = (middle, high) if shown else (low, middle)
    return "#" + "".join(f"{_byte(light):02x}" for light in _rgb(lightness, low, hue))


def _rgb(lightness: float, chroma: float, hue: float) -> Triple:
    cones = _times(_LMS_OF_LAB, (lightness, chroma * cos(hue), chroma * sin(hue)))
    return _times(_RGB_OF_LMS, (cones[0] ** 3, cones[1] ** 3, cones[2] ** 3))


def _shown(rgb: Triple) -> bool:
    return all(-1e-4 <= light <= 1 + 1e-4 for light in rgb)


def _byte(light: float) -> int:
    light = min(max(light, 0.0), 1.0)
    encoded = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return round(encoded * 255)


def _times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    x, y, z = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z
