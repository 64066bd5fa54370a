"""Colours as numbers: contrast as WCAG 2.2 defines it, and how far two colours lie apart."""

from __future__ import annotations

import math
import re
from typing import Final

#: A colour as red, green and blue, each from 0 to 255.
Colour = tuple[int, int, int]

_HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
#: From light of the three colours to CIE XYZ under daylight (IEC 61966-2-1), and white in XYZ.
_TO_XYZ: Final = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE: Final = (0.9505, 1.0, 1.089)


def read(text: str) -> Colour | None:
    """Read `#RRGGBB`; return None for anything else.

    >>> read("#1B438C"), read("blue")
    ((27, 67, 140), None)
    """
    found = _HEX.fullmatch(text)
    return None if found is None else (int(found[1], 16), int(found[2], 16), int(found[3], 16))


def write(colour: Colour) -> str:
    """Write a colour as `#RRGGBB`."""
    return "#" + "".join(f"{part:02X}" for part in colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").

    >>> round(contrast((0, 0, 0), (255, 255, 255)), 1), round(contrast((118, 118, 118), (255, 255, 255)), 2)
    (21.0, 4.54)
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """Return a colour with a share, from 0 to 1, of another in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, other, strict=True))
    return red, green, blue


def difference(one: Colour, other: Colour) -> float:
    """Return how far apart two colours look: the distance in CIE 1976 L*a*b*, where about 2 is just seen.

    >>> difference((27, 67, 140), (27, 67, 140)), round(difference((0, 0, 0), (255, 255, 255)))
    (0.0, 100)
    """
    return math.dist(_lab(one), _lab(other))


def _light(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _luminance(colour: Colour) -> float:
    red, green, blue = map(_light, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: Colour) -> tuple[float, float, float]:
    light = [_light(part) for part in colour]
    xyz = [sum(a * b for a, b in zip(row, light, strict=True)) for row in _TO_XYZ]
    x, y, z = (_root(value / white) for value, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
