"""Programs and facts for tests: random ones of every form, and one as large as a real rule base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from hrddeval.model.program import (
    HIGHEST,
    LOWEST,
    Atom,
    Comparison,
    Fact,
    Program,
    Rule,
    Slice,
    Test,
    Value,
    World,
)

#: A program uses a few of these, so that joins meet; some try to be mistaken for others.
NUMBERS: tuple[int, ...] = (0, 1, 2, 12, -1, LOWEST, HIGHEST)
TEXTS: tuple[str, ...] = ("?", "12", "a", "ab", "", 'a"b', "t0", "x,y)(", "Ĉ\\n", "a\nb", "_ V0")

_ORDER = (Comparison.AT_LEAST, Comparison.AT_MOST)
_SAME = (Comparison.EQUAL, Comparison.DIFFERS)


@dataclass
class _Table:
    """A predicate while it is being made up: its columns, which of them hold numbers, its layer."""

    name: str
    numeric: tuple[bool, ...]
    layer: int
    columns: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.columns = tuple(f"column {i}" for i in range(len(self.numeric)))


class RandomProgram:
    """A stratified program and worlds for it, drawn from `random`: the same draws, the same program."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = random.sample(NUMBERS, 3)
        self._texts = random.sample(TEXTS, 2)
        sizes = [random.choice((0, 1, 2, 2, 3, 3, 4)) for _ in range(3)]
        kinds = [tuple(random.random() < 0.5 for _ in range(size)) for size in sizes]
        self._given = [_Table(f"given {i}", kind, 0) for i, kind in enumerate(kinds)]
        self._tables = list(self._given)
        self._rules: list[Rule] = []
        for layer in range(1, random.randint(1, 6) + 1):
            for _ in range(random.randint(1, 2)):
                self._add_table(layer)
        self.program = Program(
            columns={table.name: table.columns for table in self._tables},
            given=frozenset(table.name for table in self._given),
            slices=tuple(self._slices()),
        )

    def _add_table(self, layer: int) -> None:
        """Make up a rule, and for some predicates a second one with the same kinds of columns."""
        name = f"derived {len(self._tables)}"
        first = self._rule(name, layer, None)
        self._rules.append(first[0])
        self._tables.append(_Table(name, first[1], layer))
        if self._random.random() < 0.4:
            second = self._rule(name, layer, first[1])
            self._rules.append(second[0])

    def _rule(self, head: str, layer: int, kinds: tuple[bool, ...] | None) -> tuple[Rule, tuple[bool, ...]]:
        random = self._random
        below = [table for table in self._tables if table.layer < layer]
        form = random.choice(("select", "join", "join", "negate", "negate"))
        first = random.choice(below)
        others = [table for table in below if table.name != first.name]
        variables: dict[str, bool] = {}
        body = [self._atom(first, variables, "new")]
        negated = None
        if form == "join" and others:
            body.append(self._atom(random.choice(others), variables, "mixed"))
        elif form == "negate":
            # The negated predicate may be the one of the body: another of its facts, or the same.
            negated = self._atom(random.choice(below), variables, "old")
        names = sorted(variables)
        if kinds is None:
            chosen = random.sample(names, min(random.choice((0, 1, 2, 2, 3, 4)), len(names)))
        else:
            chosen = []
            for numeric in kinds:
                fitting = [name for name in names if variables[name] == numeric]
                if not fitting:
                    return self._rule(head, layer, kinds) if random.random() < 0.95 else self._copy(head)
                chosen.append(random.choice(fitting))
        columns = tuple((f"column {i}", variable) for i, variable in enumerate(chosen))
        differ = (
            tuple(tuple(random.choices(names, k=2)) for _ in range(random.choice((0, 0, 1, 2))))
            if names
            else ()
        )
        rule = Rule(
            name=f"rule {len(self._rules)}",
            head=head,
            columns=columns,
            body=tuple(body),
            negated=negated,
            differ=differ,  # type: ignore[arg-type]  # choices of length 2
        )
        return rule, tuple(variables[variable] for variable in chosen)

    def _copy(self, head: str) -> tuple[Rule, tuple[bool, ...]]:
        """The first rule of the predicate under another name, where no other fits."""
        rule = next(rule for rule in self._rules if rule.head == head)
        again = Rule(f"rule {len(self._rules)}", head, rule.columns, rule.body, rule.negated, rule.differ)
        return again, ()

    def _atom(self, table: _Table, variables: dict[str, bool], mode: str) -> Atom:
        random = self._random
        binds: list[tuple[str, str]] = []
        tests: list[Test] = []
        shared = 0
        for column, numeric in zip(table.columns, table.numeric, strict=True):
            old = sorted(variables)
            kind = random.random()
            if mode != "new" and old and kind < 0.6 and shared < 2:
                same = [name for name in old if variables[name] == numeric] or old
                binds.append((column, random.choice(same)))
                shared += 1
            elif mode == "new" and old and kind < 0.1:
                binds.append((column, random.choice(old)))  # one variable in two columns of one atom
            elif mode != "old" and kind < 0.85:
                name = f"V{len(variables)}"
                variables[name] = numeric
                binds.append((column, name))
            if random.random() < 0.2:
                comparison = random.choice(_ORDER + _SAME if numeric else _SAME)
                tests.append(Test(column, comparison, self.value(numeric)))
        return Atom(table.name, tuple(binds), tuple(tests))

    def value(self, numeric: bool) -> Value:
        return self._random.choice(self._numbers if numeric else self._texts)

    def _slices(self) -> Iterator[Slice]:
        """One to three slices; what a rule reads comes with it, under the same name everywhere."""
        tops = [rule.head for rule in self._rules]
        for number in range(self._random.randint(1, 3)):
            wanted = set(self._random.choices(tops, k=2)) | (set(tops) if number == 0 else set())
            for rule in reversed(self._rules):
                if rule.head in wanted:
                    wanted |= {
                        atom.predicate for atom in (*rule.body, *([rule.negated] if rule.negated else []))
                    }
            yield Slice(f"slice {number}", tuple(rule for rule in self._rules if rule.head in wanted))

    def worlds(self, count: int, most: int) -> list[World]:
        return [
            World(f"world {number}", frozenset(self._facts(self._random.randint(0, most))))
            for number in range(count)
        ]

    def _facts(self, count: int) -> Iterator[Fact]:
        for _ in range(count):
            table = self._random.choice(self._given)
            yield Fact(table.name, tuple(self.value(numeric) for numeric in table.numeric))


def random_case(seed: int | str, *, worlds: int = 3, facts: int = 14) -> tuple[Program, list[World]]:
    """Return a random program and worlds for it."""
    made = RandomProgram(Random(seed))
    return made.program, made.worlds(worlds, facts)


_KINDS = 12
_COLUMNS = ("observation", "rank", "who", "place", "low", "high", "sure")


def rule_base(slices: int = 1, *, groups: int = 35) -> Program:
    """A program of the shape the compiler emits: `groups` x 7 rules a slice, 11 layers or so.

    Each group has two conditions in two modes, a join over two columns, what blocks it and what is left.
    """
    random = Random(f"rule base {slices} {groups}")
    columns: dict[str, tuple[str, ...]] = {f"kind {i}": _COLUMNS for i in range(_KINDS)}
    columns["eq"] = ("one", "other")
    made: list[Slice] = []
    for number in range(slices):
        rules: list[Rule] = []

        def emit(head: str, names: Sequence[str], rules: list[Rule] = rules, **parts: object) -> None:
            columns[head] = tuple(names)
            rules.append(Rule(f"rule {head}", head, tuple((n, n) for n in names), **parts))  # type: ignore[arg-type]

        kinds = random.sample(range(_KINDS), 6)
        for group in range(groups):
            at = f"{number}.{group}"
            for part, key in (("m", "A"), ("k", "B"), ("h", "C")):
                tests = (
                    Test("rank", Comparison.AT_LEAST, random.randint(0, 2)),
                    Test("low", Comparison.AT_LEAST, random.randint(0, 60)),
                    Test("sure", Comparison.AT_LEAST, random.randint(0, 2)),
                )
                binds = (("observation", key), ("who", f"N{key}"), ("place", f"P{key}"))
                atom = Atom(f"kind {random.choice(kinds)}", binds, tests)
                emit(f"{part}{at}", (key, f"N{key}", f"P{key}"), body=(atom,))
            emit(
                f"i{at}",
                ("A", "M"),
                body=(Atom(f"m{at}", (("A", "A"), ("NA", "N"))), Atom("eq", (("one", "N"), ("other", "M")))),
            )
            emit(
                f"j{at}",
                ("A", "B", "P"),
                body=(
                    Atom(f"i{at}", (("A", "A"), ("M", "N"))),
                    Atom(f"k{at}", (("B", "B"), ("NB", "N"), ("PB", "P"))),
                ),
                differ=(("A", "B"),),
            )
            emit(
                f"b{at}",
                ("A", "B"),
                body=(Atom(f"j{at}", (("A", "A"), ("B", "B"), ("P", "P"))), Atom(f"h{at}", (("PC", "P"),))),
            )
            emit(
                f"e{at}",
                ("A", "B"),
                body=(Atom(f"j{at}", (("A", "A"), ("B", "B"))),),
                negated=Atom(f"b{at}", (("A", "A"), ("B", "B"))),
            )
        made.append(Slice(f"slice {number}", tuple(rules)))
    given = frozenset({f"kind {i}" for i in range(_KINDS)} | {"eq"})
    return Program(columns, given, tuple(made))


def dossier_worlds(count: int, *, observations: int = 60) -> list[World]:
    """Worlds for `rule_base`, each with as many observations as a full dossier."""
    random = Random(f"dossiers {count}")
    names = [f"organisation {i}" for i in range(8)]
    worlds: list[World] = []
    for number in range(count):
        facts = {Fact("eq", (name, name)) for name in names} | {Fact("eq", (name, "?")) for name in names}
        for i in range(observations):
            low = random.randint(0, 100)
            row = (
                f"O{i}",
                random.randint(0, 2),
                random.choice(names),
                random.choice(names),
                low,
                low + random.randint(0, 20),
                random.randint(0, 2),
            )
            facts.add(Fact(f"kind {random.randrange(_KINDS)}", row))
        worlds.append(World(f"dossier {number}", frozenset(facts)))
    return worlds
