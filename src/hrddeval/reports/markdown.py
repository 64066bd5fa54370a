"""The little Markdown that pages made from results need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hrddeval.reports.numbers import whole_percent


def section(title: str, command: str, *paragraphs: str) -> str:
    """Write a section: its heading, the command that shows the same, its paragraphs."""
    return "\n\n".join([f"## {title}", f"    {command}", *paragraphs])


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table; all columns but the first are set to the right."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in lines)


def share(part: int, whole: int) -> str:
    """Write a count with its share: `3 (6 %)`."""
    return f"{part} ({whole_percent(part / whole if whole else 0)})"
