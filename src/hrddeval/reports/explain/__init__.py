"""From a number down to the sentence it rests on, as plain text: why a level, and why not higher."""

from __future__ import annotations

from hrddeval.reports.explain.of_criterion import criterion
from hrddeval.reports.explain.of_initiative import initiative

__all__ = ["criterion", "initiative"]
