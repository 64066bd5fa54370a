"""Draws: answers to what is not settled, from a seed, the same however the work is split.

Every factor of every block of draws has a random stream of its own, named by seed, sample, factor
and block: the sample of one factor does not depend on what else varies, nor on how many processes work.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hrddeval.analysis.robustness.arrays import Bools, Draw, Floats, Ints, Known, known
from hrddeval.analysis.robustness.choices import CLOSENESS, Choices, Factor, WeightsBy, factors_of, methods_of
from hrddeval.analysis.robustness.landscape import Branch, Landscape

#: Draws made at a time. Part of what a seed means: another size would give other draws.
BLOCK = 250
_STREAMS = {factor: number for number, factor in enumerate(Factor)}


@dataclass(frozen=True)
class Answers:
    """What was drawn for each factor in a block of one sample, before it is put together.

    `where` (D, U, C) from 0 to 1: how far up its interval each leaf lies. `binds` (D, gates).
    `capped` (D): whether evidence caps are on. `coders` (D, U): whose reading of each unit is taken.
    """

    where: Floats
    binds: Bools
    weights: dict[str, Floats]
    methods: Floats
    capped: Bools
    coders: Ints

    def with_factor(self, factor: Factor, other: Answers) -> Answers:
        """Return these answers with one factor taken from others: what AB_i is to A and B."""
        unknown, weighted = factor is Factor.UNKNOWN, factor is Factor.WEIGHTS
        return Answers(
            where=other.where if unknown else self.where,
            binds=other.binds if unknown else self.binds,
            weights=other.weights if weighted else self.weights,
            methods=other.methods if factor is Factor.AGGREGATION else self.methods,
            capped=other.capped if factor is Factor.CAPS else self.capped,
            coders=other.coders if factor is Factor.CODERS else self.coders,
        )


class Drawer:
    """Draws for one landscape and one set of choices."""

    def __init__(self, landscape: Landscape, choices: Choices) -> None:
        self._landscape, self._choices = landscape, choices
        self._factors = factors_of(landscape, choices)
        self._methods = methods_of(landscape, choices)
        self._capped = known(landscape.tables())
        self._uncapped = known(landscape.tables(capped=False))
        self._readings = np.array(landscape.readings, dtype=np.int64)
        gates = landscape.gates
        self._certain = np.array([gate.certain for gate in gates], dtype=bool)
        self._gate_unit = np.array([gate.unit for gate in gates], dtype=np.int64)
        self._gate_reading = np.array([gate.reading for gate in gates], dtype=np.int64)

    @property
    def applies(self) -> Bools:
        return self._capped.applies

    def answers(self, sample: int, block: int, size: int) -> Answers:
        """Return a block of a sample: 0 is A, 1 is B."""
        _, units, leaves = self._capped.low.shape
        return Answers(
            where=self._where(sample, block, size, units, leaves),
            binds=self._binds(sample, block, size),
            weights={
                branch.id: self._weights(branch, rng, size)
                for rng in [self._stream(sample, Factor.WEIGHTS, block)]
                for branch in self._landscape.tree.walk()
                if branch.children
            },
            methods=self._chosen_methods(sample, block, size),
            capped=self._caps(sample, block, size),
            coders=self._coders(sample, block, size),
        )

    def put_together(self, answers: Answers) -> Draw:
        """Return the draw that answers amount to."""
        values = np.empty_like(answers.where)
        for ends, those in ((self._capped, answers.capped), (self._uncapped, ~answers.capped)):
            if those.any():
                values[those] = self._values(ends, answers.where[those], answers.coders[those])
        binds = self._of_reading(answers.binds, answers.coders)
        return Draw(values, answers.weights, answers.methods.astype(np.int64), binds)

    def nominal(
        self, *, supported: bool = True, without: int | None = None, reading: int = 0
    ) -> tuple[Draw, Bools]:
        """Return the one draw of the rubric itself at one end of everything, and what applies.

        `without` leaves a leaf out, as if it did not apply to anybody. `reading` is that of the dossiers,
        0, or the first, second, ... of others; a unit with fewer is taken as its dossier reads.
        """
        applies = self.applies.copy()
        if without is not None:
            applies[:, without] = False
        coders = np.where(reading < self._readings, reading, 0)[None, :]
        values = self._ends(self._capped, supported)[[reading]]
        binds = self._of_reading((self._certain | supported)[None, :], coders)
        weights = {b.id: np.array([b.weights]) for b in self._landscape.tree.walk() if b.children}
        return Draw(values, weights, np.zeros(1, dtype=np.int64), binds), applies

    def _stream(self, sample: int, factor: Factor, block: int, part: int = 0) -> np.random.Generator:
        key = (sample, _STREAMS[factor], block, part)
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(self._choices.seed, spawn_key=key)))

    def _where(self, sample: int, block: int, size: int, units: int, leaves: int) -> Floats:
        if Factor.UNKNOWN not in self._factors:
            return np.zeros((size, units, leaves))
        return self._stream(sample, Factor.UNKNOWN, block).random((size, units, leaves))

    def _binds(self, sample: int, block: int, size: int) -> Bools:
        gates = len(self._certain)
        if Factor.UNKNOWN not in self._factors:
            return np.ones((size, gates), dtype=bool)  # as the supported end has it
        own = int((self._gate_reading == 0).sum())
        # those of other coders have coins of their own, so that the dossiers' fall the same without them
        coins = np.hstack(
            [
                self._stream(sample, Factor.UNKNOWN, block, part=part).random((size, count))
                for part, count in ((1, own), (2, gates - own))
            ]
        )
        found: Bools = (coins < 0.5) | self._certain[None, :]
        return found

    def _of_reading(self, binds: Bools, coders: Ints) -> Bools:
        """Return which gates bind (D, gates) where the reading they follow from is the one taken (D, U)."""
        found: Bools = binds & (coders[:, self._gate_unit] == self._gate_reading)
        return found

    def _weights(self, branch: Branch, rng: np.random.Generator, size: int) -> Floats:
        fixed = np.array(branch.weights)
        if Factor.WEIGHTS not in self._factors:
            return np.tile(fixed, (size, 1))
        is_uniform = self._choices.weights is WeightsBy.UNIFORM
        shape = np.where(fixed > 0, 1.0, 0.0) if is_uniform else CLOSENESS * len(fixed) * fixed
        drawn = rng.standard_gamma(shape, (size, len(fixed)))
        found: Floats = drawn / drawn.sum(axis=-1, keepdims=True)
        return found

    def _chosen_methods(self, sample: int, block: int, size: int) -> Floats:
        if Factor.AGGREGATION not in self._factors:
            return np.zeros(size)
        return np.floor(self._stream(sample, Factor.AGGREGATION, block).random(size) * len(self._methods))

    def _caps(self, sample: int, block: int, size: int) -> Bools:
        if Factor.CAPS not in self._factors:
            return np.ones(size, dtype=bool)
        return self._stream(sample, Factor.CAPS, block).random(size) < 0.5

    def _coders(self, sample: int, block: int, size: int) -> Ints:
        shape = (size, len(self._readings))
        if Factor.CODERS not in self._factors:
            return np.zeros(shape, dtype=np.int64)
        drawn = self._stream(sample, Factor.CODERS, block).random(shape)
        return np.floor(drawn * self._readings).astype(np.int64)

    def _values(self, by_reading: Known, where: Floats, coders: Ints) -> Floats:
        """Return scores: any level between both ends is as likely as another, or any score."""
        ends = self._read(by_reading, coders)
        if self._landscape.level_values is None:
            found: Floats = ends.low + where * (ends.high - ends.low)
            return found
        if Factor.UNKNOWN not in self._factors:
            return self._in_scores(np.broadcast_to(ends.low, where.shape))
        levels = np.floor(ends.low + where * (ends.high - ends.low + 1))
        return self._in_scores(np.minimum(levels, ends.high))

    def _read(self, ends: Known, coders: Ints) -> Known:
        """Return both ends as the coder of each draw has them (D, U, C), or, with one coder, as all draws do (U, C)."""
        if Factor.CODERS not in self._factors:
            return Known(ends.low[0], ends.high[0], ends.applies)
        unit = np.arange(len(self._readings))
        return Known(ends.low[coders, unit], ends.high[coders, unit], ends.applies)

    def _ends(self, ends: Known, supported: bool) -> Floats:
        end = ends.low if supported else ends.high
        return end if self._landscape.level_values is None else self._in_scores(end)

    def _in_scores(self, levels: Floats) -> Floats:
        found: Floats = np.take(np.array(self._landscape.level_values), levels.astype(np.intp))
        return found
