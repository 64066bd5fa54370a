"""The colours of a brand in the place of the shipped ones: in the tokens of the style sheet and in every mark."""

from __future__ import annotations

import re

from hrddeval.model import colour
from hrddeval.model.brand import Brand
from hrddeval.reports.marks.svg import COBALT, COPPER, POSSIBLE

#: Contrast that a drawing needs to be seen (WCAG 2.2, success criterion 1.4.11), with a little to spare.
_DRAWN = 3.2
_PAPER = (255, 255, 255)
_PLACES = re.compile(
    rf"(?P<before>(?:fill|stroke)=\"|--(?:cobalt|possible|copper): )(?P<colour>{COBALT}|{POSSIBLE}|{COPPER})"
)


def recoloured(page: str, brand: Brand | None) -> str:
    """Return a page in the colours of a brand; texts that happen to name a colour stay as they are."""
    if brand is None or (brand.supported is None and brand.producers is None):
        return page
    supported = brand.supported or COBALT
    chosen = {
        COBALT: supported,
        POSSIBLE: lighter(supported) if brand.supported else POSSIBLE,
        COPPER: brand.producers or COPPER,
    }
    return _PLACES.sub(lambda found: found["before"] + chosen[found["colour"]], page)


def lighter(text: str) -> str:
    """Return the palest tint of a colour that a line of a drawing can have on white.

    >>> lighter("#1B438C")
    '#7890BB'
    """
    shade = colour.read(text)
    if shade is None:
        return text
    steps = (colour.mixed(shade, _PAPER, step / 100) for step in range(100, -1, -1))
    return next((colour.write(one) for one in steps if colour.contrast(one, _PAPER) >= _DRAWN), text)
