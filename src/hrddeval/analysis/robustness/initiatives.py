"""From initiatives as their dossiers, and other coders, read them to what is drawn over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrddeval.analysis.initiative_rows import Row, level_table
from hrddeval.analysis.robustness.landscape import GateOn, Landscape, OtherReading, branch_of
from hrddeval.model.finding import Holds
from hrddeval.model.rubric import FlagGate
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.tree import leaves_of


def landscape_of(
    frame: Frame, rows: Sequence[Row], others: Mapping[int, Sequence[Row]], several: int = 0
) -> Landscape:
    """Return what is drawn over.

    Args:
        frame: the rubric's, with the weights of the run.
        rows: each initiative as its dossier reads.
        others: the same initiative as other coders read it, by its position in `rows`.
        several: how many have several coders, whether or not `others` has them.
    """
    order = tuple(c for c in leaves_of(frame.rubric.tree) if c in frame.criteria)
    gates = [gate for unit, row in enumerate(rows) for gate in _gates(frame, row, unit, 0)]
    read = []
    for unit in sorted(others):
        ends, uncapped = (level_table(others[unit], order, capped=capped) for capped in (True, False))
        read += [OtherReading(unit, one, other) for one, other in zip(ends, uncapped, strict=True)]
        for number, row in enumerate(others[unit], 1):
            gates += _gates(frame, row, unit, number)
    return Landscape(
        units=tuple(row.id for row in rows),
        leaves=order,
        ends=level_table(rows, order),
        uncapped=level_table(rows, order, capped=False),
        level_values=tuple(float(value) for value in frame.rubric.level_values),
        tree=branch_of(frame.rubric.tree, frame.weights, order),
        gates=tuple(sorted(gates, key=lambda gate: gate.reading > 0)),
        others=tuple(read),
        several=several,
    )


def _gates(frame: Frame, row: Row, unit: int, reading: int) -> list[GateOn]:
    """Return the gates that bind, or may bind, on one initiative by one reading."""
    return [
        GateOn(unit, gate.group, float(gate.ceiling), row.flags[gate.flag] is Holds.CERTAIN, reading)
        for gate in frame.rubric.gates
        if isinstance(gate, FlagGate) and row.flags.get(gate.flag) in (Holds.CERTAIN, Holds.CONTESTED)
    ]
