"""Which initiatives the evidence can tell apart, and the places each may take."""

from __future__ import annotations

from collections.abc import Mapping

from hrddeval.model.text import FileModel


class ComparisonGroup(FileModel):
    """Initiatives that the evidence cannot tell apart: all could reach the leader's supported score."""

    leader: str
    members: tuple[str, ...]


class Comparison(FileModel):
    """`places` gives for each placed initiative the best and the worst place the evidence allows."""

    groups: tuple[ComparisonGroup, ...]
    not_placed: tuple[str, ...]
    places: Mapping[str, tuple[int, int]]
