"""Scores of many draws at once: the means of `scoring.intervals` on arrays, in floating point.

Shapes: D draws, U units, C leaves. Results are rounded to nine decimals before they are compared, so
that equal scores stay equal on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrddeval.analysis.robustness.choices import EXPONENT, Method
from hrddeval.analysis.robustness.landscape import Branch, Ends, Landscape
from hrddeval.model.rubric import Aggregation

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
_DECIMALS = 9


@dataclass(frozen=True)
class Known:
    """Both ends of every leaf of every unit by every reading (R, U, C).

    What does not apply is 0, and not in `applies` (U, C).
    """

    low: Floats
    high: Floats
    applies: Bools


def known(tables: Sequence[Sequence[Sequence[Ends]]]) -> Known:
    """Return tables of ends, one for each reading, as arrays; the same criteria apply in all (U, C)."""
    applies = np.array([[ends is not None for ends in row] for row in tables[0]], dtype=bool)

    def side(end: int) -> Floats:
        return np.array([[[e[end] if e else 0.0 for e in row] for row in t] for t in tables], dtype=float)

    return Known(side(0), side(1), applies)


@dataclass(frozen=True)
class Draw:
    """D answers to all that is not settled.

    `values` (D, U, C): scores of leaves. `weights`: by group, (D, children). `methods` (D): positions in
    the tuple of methods. `binds` (D, gates): whether each gate holds.
    """

    values: Floats
    weights: Mapping[str, Floats]
    methods: Ints
    binds: Bools


def scores(landscape: Landscape, applies: Bools, methods: Sequence[Method], draw: Draw) -> Floats:
    """Return the whole score of every unit in every draw (D, U); for Copeland, wins less losses."""
    found = np.empty(draw.values.shape[:2])
    for position, method in enumerate(methods):
        chosen = np.flatnonzero(draw.methods == position)
        if chosen.size == 0:
            continue
        part = Draw(
            draw.values[chosen],
            {name: weights[chosen] for name, weights in draw.weights.items()},
            draw.methods[chosen],
            draw.binds[chosen],
        )
        if method is Method.COPELAND:
            found[chosen] = _copeland(landscape, applies, part)
        else:
            found[chosen] = _branch(landscape, landscape.tree, applies, part, method)[0]
    rounded: Floats = np.round(found, _DECIMALS)
    return rounded


def _branch(
    landscape: Landscape, branch: Branch, applies: Bools, draw: Draw, method: Method = Method.OWN
) -> tuple[Floats, Bools]:
    """Return the scores of a group (D, U) and to which units any of it applies (U)."""
    if branch.leaf is not None:
        return draw.values[:, :, branch.leaf], applies[:, branch.leaf]
    parts = [_branch(landscape, child, applies, draw) for child in branch.children]
    shares = draw.weights[branch.id]
    there = np.stack([present for _, present in parts], axis=-1) & (np.array(branch.weights) > 0)
    values = np.stack([value for value, _ in parts], axis=-1)
    weights = shares[:, None, :] * there[None, :, :]
    whole = weights.sum(axis=-1, keepdims=True)
    weights = weights / np.where(whole > 0, whole, 1.0)
    how, exponent = _how(branch, method)
    found = _mean(how, exponent, values, weights)
    for position, gate in enumerate(landscape.gates):
        if gate.group == branch.id:
            under = np.minimum(found[:, gate.unit], gate.ceiling)
            found[:, gate.unit] = np.where(draw.binds[:, position], under, found[:, gate.unit])
    applying: Bools = np.any(there, axis=-1)
    return found, applying


def _how(branch: Branch, method: Method) -> tuple[Aggregation, float]:
    if method is Method.OWN:
        return branch.aggregation, branch.exponent
    return Aggregation(method.value), EXPONENT


def _mean(how: Aggregation, exponent: float, values: Floats, weights: Floats) -> Floats:
    """Return weighted means over the last axis; what has no weight is not looked at."""
    used = weights > 0
    match how:
        case Aggregation.ARITHMETIC:
            found: Any = (weights * values).sum(axis=-1)
        case Aggregation.MINIMUM:
            least = np.where(used, values, np.inf).min(axis=-1)
            found = np.where(used.any(axis=-1), least, 0.0)
        case Aggregation.GEOMETRIC:
            safe = np.where(values > 0, values, 1.0)
            found = np.exp((weights * np.log(safe)).sum(axis=-1))
            found = np.where((used & (values <= 0)).any(axis=-1), 0.0, found)
        case Aggregation.POWER:
            safe = np.where(values > 0, values, 1.0)
            powers = np.where(values > 0, safe**exponent, 0.0)
            total = (weights * powers).sum(axis=-1)
            found = np.where(total > 0, np.where(total > 0, total, 1.0) ** (1 / exponent), 0.0)
            if exponent < 0:
                found = np.where((used & (values <= 0)).any(axis=-1), 0.0, found)
    result: Floats = found
    return result


def _copeland(landscape: Landscape, applies: Bools, draw: Draw) -> Floats:
    """Return for each unit how many others it beats, less those that beat it.

    One beats another where the criteria on which it stands higher weigh more than those on which it
    stands lower (Copeland 1951; Munda and Nardo 2009 for composite indicators). Weights are those of
    the whole tree; gates play no part, since they are about scores.
    """
    weights = _leaf_weights(landscape.tree, draw)
    for_it = np.zeros((draw.values.shape[0], len(landscape.units), len(landscape.units)))
    weighed = np.empty_like(for_it)
    for leaf in range(len(landscape.leaves)):
        # what does not apply is neither above nor below anything
        values = np.where(applies[:, leaf], draw.values[:, :, leaf], np.nan)
        is_higher = values[:, :, None] > values[:, None, :]
        for_it += np.multiply(is_higher, weights[:, leaf][:, None, None], out=weighed)
    balance = np.round(for_it - for_it.transpose(0, 2, 1), _DECIMALS)
    found: Floats = (balance > 0).sum(axis=-1) - (balance < 0).sum(axis=-1).astype(float)
    return found


def _leaf_weights(tree: Branch, draw: Draw) -> Floats:
    count = max(branch.leaf for branch in tree.walk() if branch.leaf is not None) + 1
    found = np.zeros((draw.values.shape[0], count))

    def spread(branch: Branch, share: Floats) -> None:
        if branch.leaf is not None:
            found[:, branch.leaf] = share
        for position, child in enumerate(branch.children):
            spread(child, share * draw.weights[branch.id][:, position])

    spread(tree, np.ones(draw.values.shape[0]))
    return found


def places(found: Floats) -> Floats:
    """Return the place of each unit in each draw (D, U), 1 the best; equals share the middle place.

    >>> places(np.array([[30.0, 10.0, 30.0]]))
    array([[1.5, 3. , 1.5]])
    """
    higher = (found[:, None, :] > found[:, :, None]).sum(axis=-1)
    equal = (found[:, None, :] == found[:, :, None]).sum(axis=-1) - 1
    result: Floats = 1.0 + higher + equal / 2
    return result


def above(found: Floats) -> Ints:
    """Return in how many draws the unit of each row stands strictly above the unit of each column (U, U)."""
    counts: Ints = (found[:, :, None] > found[:, None, :]).sum(axis=0)
    return counts
