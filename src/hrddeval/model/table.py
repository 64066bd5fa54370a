"""A table of numbers: units, columns, and in each cell an exact number or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Blank(Enum):
    """Why a cell holds no number: nobody knows it, or it does not apply to this unit."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"


Value = Fraction | Blank


@dataclass(frozen=True)
class NumberTable:
    """`values` gives for each column that was asked for one value per unit, in the order of `units`."""

    name: str
    digest: str
    units: tuple[str, ...]
    values: Mapping[str, tuple[Value, ...]]
    unused_columns: tuple[str, ...]
