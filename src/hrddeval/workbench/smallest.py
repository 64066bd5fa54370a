"""The smallest readings in which a way holds: nothing is recorded but what the way itself asks for.

What holds in all of them follows from the way; what fails in one need not. A choice of several
values, or a range of numbers, is tried with one value of each sort that any rule tells apart.
Everything else is unknown, and every topic is open that the way does not need closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice, product

from hrddeval.model.plan import Allowed, Between, Compiled, Includes, Literal, OneOf
from hrddeval.model.program import HIGHEST, LOWEST, World
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Attribute, AttributeType, Cardinality, Computation, Vocabulary
from hrddeval.workbench.against import clear_of_denials, named, with_what_it_allows
from hrddeval.workbench.recorded import Given, Thing, facts_of, topics_below
from hrddeval.workbench.unfold import unfolded

#: More readings of one way are not tried; nothing is then said to follow from it.
MOST = 128


@dataclass(frozen=True)
class Smallest:
    """The smallest readings of a way, and what is recorded in each; `whole` where none was left out."""

    worlds: tuple[World, ...]
    things: tuple[tuple[Thing, ...], ...]
    whole: bool


class Contradiction(Exception):
    """A way asks for what excludes each other."""


def smallest(
    key: str,
    literals: Sequence[Literal],
    vocabulary: Vocabulary,
    compiled: Compiled,
    derived: Sequence[DerivedRule],
    denials: Sequence[Literal],
) -> Smallest:
    """Return the smallest readings of a way. World keys begin with `key`.

    `denials` are those of all ways it is held against: see `with_what_it_allows`.
    """
    worlds: list[World] = []
    recorded: list[tuple[Thing, ...]] = []
    whole = True
    splits = _Splits(vocabulary, compiled)
    for plain in unfolded(literals, derived, vocabulary):
        closed = {
            topic
            for literal in plain
            if not literal.positive
            for topic in topics_below(literal, vocabulary, derived)
        }
        for draft in _drafts(plain, denials, vocabulary):
            every = list(islice(draft.things(splits), MOST + 1))
            whole = whole and len(every) <= MOST
            for things in every[:MOST]:
                worlds.append(World(f"{key}|{len(worlds)}", facts_of(things, closed, vocabulary, compiled)))
                recorded.append(things)
    return Smallest(tuple(worlds), tuple(recorded), whole)


def _drafts(plain: Sequence[Literal], denials: Sequence[Literal], vocabulary: Vocabulary) -> Iterator[_Draft]:
    for more in with_what_it_allows(named(plain), denials, vocabulary):
        for clear in clear_of_denials(more, vocabulary):
            with suppress(Contradiction):
                yield _Draft(clear, vocabulary)


class _Splits:
    """Which values of an attribute no rule tells apart."""

    def __init__(self, vocabulary: Vocabulary, compiled: Compiled) -> None:
        self._vocabulary = vocabulary
        self._sets: dict[tuple[str, str], set[frozenset[str]]] = {}
        self._cuts: dict[tuple[str, str], set[int]] = {}
        for ways in compiled.ways.values():
            for literal in (one for way in ways for one in way.literals):
                for name, allowed in literal.tests:
                    if isinstance(allowed, OneOf):
                        self._sets.setdefault((literal.kind, name), set()).add(allowed.values)
                    elif isinstance(allowed, Between):
                        cuts = self._cuts.setdefault((literal.kind, name), set())
                        cuts |= {allowed.low, allowed.high + 1}
        for kind, specs in compiled.specs.items():  # what derived rules copy is tested on another kind
            for spec in specs:
                if isinstance(spec.allowed, OneOf):
                    self._sets.setdefault((kind, spec.attribute or ""), set()).add(spec.allowed.values)

    def of(self, slots: Sequence[tuple[str, str]], domain: frozenset[str] | tuple[int, int]) -> list[Given]:
        """Return one value of each sort."""
        if isinstance(domain, frozenset):
            sorts: dict[tuple[bool, ...], str] = {}
            tests = [values for slot in slots for values in sorted(self._sets.get(slot, ()), key=sorted)]
            for value in sorted(domain):
                sorts.setdefault(tuple(value in values for values in tests), value)
            return list(sorts.values())
        low, high = domain
        cuts = {cut for slot in slots for cut in self._cuts.get(slot, ())}
        return [low, *sorted(cut for cut in cuts if low < cut <= high)]


@dataclass(frozen=True)
class _Slot:
    node: int
    attribute: str


class _Draft:
    """A way of recorded kinds with what its observations share worked out, values still open."""

    def __init__(self, literals: Sequence[Literal], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._positives = [literal for literal in literals if literal.positive]
        self._leader = list(range(len(self._positives)))
        self._by_name = {one.name: i for i, one in enumerate(self._positives) if one.name}
        self._tests: dict[_Slot, list[Allowed]] = {}
        self._same: list[tuple[_Slot, _Slot]] = []
        self._points: list[tuple[_Slot, int]] = []
        for i, literal in enumerate(self._positives):
            for join in literal.joins:
                other = self._by_name[join.name]
                if join.own == "":  # the observation itself, see `unfold`
                    self._merge(i, other)
                elif join.attribute is None:
                    self._points.append((_Slot(i, join.own), other))
                else:
                    self._same.append((_Slot(i, join.own), _Slot(other, join.attribute)))
        self._merge_single()
        for i, literal in enumerate(self._positives):
            for name, allowed in literal.tests:
                self._tests.setdefault(self._at(_Slot(i, name)), []).append(allowed)
        self._groups = self._join()
        self._domains = {group: self._domain(group) for group in self._groups}

    def _find(self, i: int) -> int:
        while self._leader[i] != i:
            i = self._leader[i]
        return i

    def _merge(self, i: int, j: int) -> None:
        a, b = sorted((self._find(i), self._find(j)))
        self._leader[b] = a

    def _at(self, slot: _Slot) -> _Slot:
        return _Slot(self._find(slot.node), slot.attribute)

    def _merge_single(self) -> None:
        """Of a single kind there is one truth: conditions on one topic of it are about one observation."""
        first: dict[tuple[str, object], int] = {}
        for i, literal in enumerate(self._positives):
            kind = self._vocabulary.kinds[literal.kind]
            if kind.cardinality is Cardinality.SINGLE and literal.other_than is None:
                topic = dict(literal.tests).get(kind.topic_by or "")
                self._merge(first.setdefault((literal.kind, topic), i), i)

    def _join(self) -> list[tuple[_Slot, ...]]:
        """Return groups of slots that hold one value."""
        groups: list[set[_Slot]] = [{slot} for slot in self._tests]
        for one, other in self._same:
            pair = {self._at(one), self._at(other)}
            groups = [g for g in groups if not g & pair] + [pair.union(*(g for g in groups if g & pair))]
        pointing = {self._at(slot) for slot, _ in self._points}
        ordered = [tuple(sorted(g, key=lambda s: (s.node, s.attribute))) for g in groups]
        return sorted(
            (g for g in ordered if not set(g) & pointing), key=lambda g: (g[0].node, g[0].attribute)
        )

    def _attribute(self, slot: _Slot) -> Attribute:
        return self._vocabulary.kinds[self._positives[slot.node].kind].attributes[slot.attribute]

    def _domain(self, group: tuple[_Slot, ...]) -> frozenset[str] | tuple[int, int]:
        attribute = self._attribute(group[0])
        tests = [allowed for slot in group for allowed in self._tests.get(slot, ())]
        match attribute.type:
            case AttributeType.CHOICE | AttributeType.YES_NO:
                values = frozenset(attribute.values or ("yes", "no"))
                for slot in group:
                    values &= frozenset(self._attribute(slot).values or ("yes", "no"))
                for allowed in tests:
                    values &= allowed.values if isinstance(allowed, OneOf) else values
                if not values:
                    raise Contradiction
                return values
            case AttributeType.CHOICES | AttributeType.TEXT | AttributeType.REFERENCE:
                return frozenset()
            case _:
                low = max([a.low for a in tests if isinstance(a, Between)], default=LOWEST)
                high = min([a.high for a in tests if isinstance(a, Between)], default=HIGHEST)
                bottom = 0 if attribute.type in (AttributeType.COUNT, AttributeType.SHARE) else LOWEST
                top = 1_000_000 if attribute.type is AttributeType.SHARE else HIGHEST
                low, high = max(low, bottom), min(high, top)
                if low > high:
                    raise Contradiction
                return low, high

    def things(self, splits: _Splits) -> Iterator[tuple[Thing, ...]]:
        """Yield what is recorded in each smallest reading."""
        choices: list[list[Given]] = []
        for group in self._groups:
            domain = self._domains[group]
            kinds = [(self._positives[slot.node].kind, slot.attribute) for slot in group]
            match self._attribute(group[0]).type:
                case AttributeType.CHOICES:
                    tests = [a for slot in group for a in self._tests.get(slot, ())]
                    choices.append([frozenset(a.value for a in tests if isinstance(a, Includes))])
                case AttributeType.TEXT:
                    choices.append(["some text"])
                case AttributeType.REFERENCE:
                    choices.append([f"O9{len(choices)}"])
                case _:
                    choices.append(splits.of(kinds, domain))
        for chosen in product(*choices):
            given: dict[int, dict[str, Given]] = {i: {} for i in map(self._find, self._leader)}
            for group, value in zip(self._groups, chosen, strict=True):
                for slot in group:
                    given[slot.node][slot.attribute] = value
            for slot, target in self._points:
                given[self._find(slot.node)][slot.attribute] = f"O{self._find(target) + 1}"
            things = [Thing(f"O{i + 1}", self._positives[i].kind, values) for i, values in given.items()]
            yield (*things, *self._members(things))

    def _members(self, things: Sequence[Thing]) -> Iterator[Thing]:
        """Yield what must be there for a computed value to be what it is: a share over 0 has a part."""
        for thing in things:
            for name, value in thing.given.items():
                computed = self._vocabulary.kinds[thing.kind].attributes[name].computed
                if computed is None or computed.function in (Computation.MIN, Computation.ALL):
                    continue
                if value == "yes" or (isinstance(value, int) and value > 0):
                    given: dict[str, Given] = {computed.by: thing.id}
                    given |= {a: values[0] for a, values in computed.where.items() if len(values) == 1}
                    if computed.value is not None:
                        given[computed.value] = 1
                    yield Thing(f"O{thing.id[1:]}0{len(given)}", computed.of, given)
