"""How long draws take: 10,000 draws over 50 initiatives and 30 criteria, and over larger and smaller ones.

    python benchmarks/robustness.py

Initiatives are made up by a generator with a fixed seed: levels of 0 to 4 with an open end, evidence
caps that lower every third one, four groups. Inference is not measured here; `benchmarks/run.py` does.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from hrddeval.analysis.robustness.choices import Choices, Method
from hrddeval.analysis.robustness.landscape import Branch, Landscape
from hrddeval.analysis.robustness.run import count
from hrddeval.model.rubric import Aggregation

GROUPS = 4
SIZES = ((10, 30, 10_000), (50, 30, 1_000), (50, 30, 10_000), (150, 30, 10_000))


def landscape(units: int, criteria: int) -> Landscape:
    """Return made-up initiatives."""
    rng = random.Random(1)
    ends, uncapped = [], []
    for _ in range(units):
        supported = [rng.randrange(5) for _ in range(criteria)]
        possible = [rng.randint(level, 4) for level in supported]
        ends.append(tuple((float(s), float(p)) for s, p in zip(supported, possible, strict=True)))
        freed = [min(s + (n % 3 == 0), p) for n, (s, p) in enumerate(zip(supported, possible, strict=True))]
        uncapped.append(tuple((float(s), float(p)) for s, p in zip(freed, possible, strict=True)))
    leaves = [Branch(f"c{n}", Aggregation.ARITHMETIC, 1.0, (), (), n) for n in range(criteria)]
    groups = []
    for number in range(GROUPS):
        own = tuple(leaves[number::GROUPS])
        groups.append(Branch(f"g{number}", Aggregation.ARITHMETIC, 1.0, own, (1 / len(own),) * len(own)))
    tree = Branch("whole", Aggregation.ARITHMETIC, 1.0, tuple(groups), (1 / GROUPS,) * GROUPS)
    return Landscape(
        units=tuple(f"u{n}" for n in range(units)),
        leaves=tuple(leaf.id for leaf in leaves),
        ends=tuple(ends),
        uncapped=tuple(uncapped),
        level_values=(0.0, 25.0, 50.0, 75.0, 100.0),
        tree=tree,
        gates=(),
    )


def main() -> None:
    print("initiatives  criteria   draws  evaluations  ways of aggregating  seconds  of processor time")
    for units, criteria, draws in SIZES:
        for methods in (tuple(Method), tuple(m for m in Method if m is not Method.COPELAND)):
            scene = landscape(units, criteria)
            start, used = time.perf_counter(), time.process_time()
            found = count(scene, Choices(draws=draws, methods=methods), jobs=os.cpu_count() or 1)
            seconds, processor = time.perf_counter() - start, time.process_time() - used
            what = "all" if Method.COPELAND in methods else "without Copeland"
            print(
                f"{units:11}  {criteria:8}  {draws:6}  {found.evaluations:11}  {what:>19}  "
                f"{seconds:7.1f}  {processor:17.1f}"
            )


if __name__ == "__main__":
    main()
