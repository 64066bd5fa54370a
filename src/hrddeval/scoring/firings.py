"""What the engines derived in one world, looked up by way, mode and component."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Compiled, Component, Effect, Literal, Mode, Way
from hrddeval.model.program import Derived, Value

#: What the positive literals of a component matched: literal index to observation or witness.
Binding = Mapping[int, str]


class Firings:
    """The derived facts of one world, read through the plan."""

    def __init__(self, compiled: Compiled, derived: Derived) -> None:
        self._columns = compiled.program.columns
        self._rows: dict[str, list[tuple[Value, ...]]] = defaultdict(list)
        for fact in derived:
            self._rows[fact.predicate].append(fact.values)
        self._bindings: dict[tuple[str, tuple[int, ...]], list[Binding]] = {}
        self._statuses: dict[str, Holds] = {}

    def holds(self, way: Way, mode: Mode) -> bool:
        """Tell whether the way holds in a mode."""
        return bool(self._rows.get(way.predicates[mode]))

    def bindings(self, component: Component, mode: Mode) -> list[Binding]:
        """Return every binding of a component, sorted; a lone `there_is_no` that holds has one, empty."""
        predicate = component.predicates[mode]
        key = (
            predicate,
            tuple(component.columns),
        )  # several ways may share a predicate, each for its own literals
        if key in self._bindings:
            return self._bindings[key]
        places = {i: self._columns[predicate].index(column) for i, column in component.columns.items()}
        found = {
            tuple((i, str(row[place])) for i, place in places.items())
            for row in self._rows.get(predicate, ())
        }
        ordered: list[Binding] = [
            dict(binding) for binding in sorted(found, key=lambda b: [order_of_id(x) for _, x in b])
        ]
        self._bindings[key] = ordered
        return ordered

    def matches(self, way: Way, index: int, mode: Mode) -> tuple[str, ...]:
        """Return what one literal matches by itself, sorted; of a `there_is_no`, what it looks at there."""
        predicate = way.matches[index][mode]
        if predicate not in self._columns:
            return ()
        place = self._columns[predicate].index("x")
        return tuple(sorted({str(row[place]) for row in self._rows.get(predicate, ())}, key=order_of_id))

    def status(self, way: Way) -> Holds:
        """Tell how firmly a way holds; contested only where it has the mode known, as limits and flags do."""
        if way.rule not in self._statuses:
            self._statuses[way.rule] = self._status(way)
        return self._statuses[way.rule]

    def _status(self, way: Way) -> Holds:
        if self.holds(way, Mode.CERTAIN):
            return Holds.CERTAIN
        if Mode.KNOWN in way.predicates and self.holds(way, Mode.KNOWN):
            return Holds.CONTESTED
        if not self.holds(way, Mode.OPEN):
            return Holds.ABSENT
        recorded = all(
            any(
                all(topic_of_witness(x) is None for x in binding.values())
                for binding in self.bindings(part, Mode.OPEN)
            )
            for part in way.components
        )
        has_positive = any(part.positives for part in way.components)
        return Holds.ALLEGED if recorded and has_positive else Holds.OPEN


def order_of_id(identity: str) -> tuple[int, int, str]:
    """Sort O2 before O10, observations before witnesses."""
    number = identity[1:]
    return (0, int(number), "") if number.isdigit() else (1, 0, identity)


def literals_below(target: str, compiled: Compiled) -> Iterable[tuple[Way, int, Literal]]:
    """Yield every literal of a target's ways, and of the derived rules they use, each rule once."""
    pending, done = [target], set[str]()
    while pending:
        current = pending.pop()
        if current in done:
            continue
        done.add(current)
        for way in compiled.ways[current]:
            if way.effect is Effect.FLAGS:
                continue
            for index, literal in enumerate(way.literals):
                yield way, index, literal
                pending.extend(compiled.derived.get(literal.kind, ()))
