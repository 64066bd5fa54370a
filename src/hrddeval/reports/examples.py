"""How the examples inside rule files fared, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hrddeval.ruletests import ExampleResult


def as_text(results: Sequence[ExampleResult]) -> list[str]:
    """Return one line per criterion, the examples that failed with what they gave, and a total."""
    lines = []
    for criterion in dict.fromkeys(result.criterion for result in results):
        own = [result for result in results if result.criterion == criterion]
        failed = [result for result in own if not result.passed]
        lines.append(f"{criterion:<4} {len(own) - len(failed)} of {len(own)} examples hold")
        for result in failed:
            lines.append(f"     failed: {result.name} (example {result.index + 1})")
            lines += [f"       {difference}" for difference in result.differences]
    held = sum(result.passed for result in results)
    lines.append(f"{held} of {len(results)} examples hold" if results else "no examples")
    return lines


def as_json(results: Sequence[ExampleResult]) -> str:
    """Return every example with its level, state and flags."""
    rows = [
        {
            "criterion": result.criterion,
            "example": result.name,
            "passed": result.passed,
            "supported": result.level.supported,
            "possible": result.level.possible,
            "state": result.state.value,
            "flags": {name: status.value for name, status in result.flags.items()},
            "differences": list(result.differences),
        }
        for result in results
    ]
    return json.dumps(
        {"examples": rows, "passed": sum(r.passed for r in results)}, indent=1, ensure_ascii=False
    )
