"""Puts a group of criteria to the engine as a question: the compiled rules as they are, facts that depend on changes.

The reading of a dossier with some changes made is the one thing that decides its facts: it is made
by the same functions as any other, once for each combination of changes that meet in one observation.

What evidence caps leave of a showing is asked in worlds of their own: in world q whatever the rubric
lets count for less than level q is taken for alleged. A way counts for q when it certainly holds there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from hrddeval.analysis.ground import Ground, reading_after
from hrddeval.analysis.steps import Change, Steps, conflict, values_of
from hrddeval.facts.reading import Reading, Seen
from hrddeval.facts.worlds import world_of
from hrddeval.model.choosing import Choice, Conditional, Outcome, Question, Sign, TooManyOptions
from hrddeval.model.dossier import Standing
from hrddeval.model.hypothesis import Added
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.program import Fact, Program
from hrddeval.model.rule import LEVELS
from hrddeval.model.vocabulary import Cardinality
from hrddeval.scoring.caps import Caps
from hrddeval.scoring.firings import Firings, literals_below

#: Outcomes that are no level: that a criterion was looked at, that a flag is down.
COVERED, DOWN = -1, -2
#: Combinations of changes that may meet in one observation before nobody could tell them apart.
MOST_MEETING = 9


class Asker:
    """Makes the question of one group of criteria after another, on the same ground."""

    def __init__(
        self, ground: Ground, steps: Steps, flags: Sequence[tuple[str, str]], *, coverage: bool
    ) -> None:
        """`flags` are (criterion, flag) that gates hang on; `coverage`: whether being looked at counts."""
        self._ground, self._steps, self._flags, self._coverage = ground, steps, flags, coverage
        self._readings: dict[frozenset[str], Reading] = {}  # by what has come about
        self._now: dict[int, dict[str, list[Fact]]] = {}  # by the least quality that counts
        frame = ground.frame
        self._caps = Caps(
            frame.vocabulary, frame.rubric.evidence_caps, frame.compiled, ground.now.reading,
            Firings(frame.compiled, frozenset()),
        )  # fmt: skip

    def question(self, criteria: Sequence[str], changes: Sequence[Change]) -> Question:
        """Return the question which sets of changes do what to the criteria.

        Raises:
            TooManyOptions: too many changes meet in one observation.
        """
        compiled = self._ground.frame.compiled
        slices = tuple(one for one in compiled.program.slices if one.name in criteria)
        reads = {atom.predicate for s in slices for rule in s.rules for atom in rule.body}
        given = frozenset(compiled.program.given & reads)
        used = sorted({name for change in changes for name in change.things}, key=lambda name: int(name[1:]))
        things = [self._steps.things[name] for name in used]
        worlds = self._worlds(things, given)
        facts = [
            Conditional(number, fact, present, absent)
            for number, least in enumerate(worlds)
            for fact, present, absent in self._facts(things, changes, given, least)
        ]
        vocabulary = self._ground.frame.vocabulary
        return Question(
            program=Program(compiled.program.columns, compiled.program.given, slices),
            facts=tuple(facts),
            choices=tuple(Choice(one.id, one.effort, one.things) for one in changes),
            conflicts=tuple((a.id, b.id) for a, b in combinations(things, 2) if conflict(a, b, vocabulary)),
            outcomes=tuple(self._outcomes(criteria, used, worlds)),
        )

    def _worlds(self, things: Sequence[Added], given: frozenset[str]) -> list[int]:
        """Return the least quality that counts in each world: 0, then one more than each that occurs below 4."""
        found = {self._quality(one) for one in self._ground.now.reading.seen if one.kind in given}
        found |= {self._quality_of(one) for one in things}
        return [0, *(quality + 1 for quality in sorted(found) if quality < LEVELS[-1])]

    def _quality(self, seen: Seen) -> int:
        return self._caps.of_classes(seen.classes, self._ground.frame.vocabulary.kinds[seen.kind].track).level

    def _quality_of(self, thing: Added) -> int:
        return self._caps.of_classes(
            thing.classes, self._ground.frame.vocabulary.kinds[thing.kind].track
        ).level

    def _facts(
        self, things: Sequence[Added], changes: Sequence[Change], given: frozenset[str], least: int
    ) -> Iterable[tuple[Fact, tuple[str, ...], tuple[str, ...]]]:
        """Yield the facts of one world, each with the things that must, and must not, have come about."""
        base = self._rows_now(given, least)
        varying: set[Fact] = set()
        conditional: list[tuple[Fact, tuple[str, ...], tuple[str, ...]]] = []
        for group in self._meeting(things, given):
            by_state = {
                state: self._rows(self._reading(state, group), given, least)
                if len(group) > 1 or self._is_entangled(group[0], given)
                else base | self._own_rows(group[0], given, least)
                for state in self._states(group, changes)
            }
            states = {**by_state, frozenset[str](): base}
            always = frozenset.intersection(*states.values())
            names = [one.id for one in group]
            for state, rows in states.items():
                absent = tuple(name for name in names if name not in state)
                for fact in sorted(rows - always, key=repr):
                    conditional.append((fact, tuple(sorted(state)), absent))
            varying |= base - always
        for fact in sorted(base - varying, key=repr):
            yield fact, (), ()
        yield from conditional

    def _reading(self, state: frozenset[str], group: Sequence[Added]) -> Reading:
        if state not in self._readings:
            self._readings[state] = reading_after(self._ground, [one for one in group if one.id in state])
        return self._readings[state]

    def _rows_now(self, given: frozenset[str], least: int) -> frozenset[Fact]:
        """Return the rows of what is so now."""
        if least not in self._now:
            whole = self._rows(self._ground.now.reading, self._ground.frame.compiled.program.given, least)
            for fact in whole:
                self._now.setdefault(least, {}).setdefault(fact.predicate, []).append(fact)
        return frozenset([fact for name in given for fact in self._now[least].get(name, ())])

    def _own_rows(self, thing: Added, given: frozenset[str], least: int) -> frozenset[Fact]:
        """Return the row of an observation that nothing else depends on."""
        references = {
            name: str(raw) for name, raw in thing.attributes.items()
            if name not in values_of(thing, self._ground.frame.vocabulary)
        }  # fmt: skip
        values = {**values_of(thing, self._ground.frame.vocabulary), **references}
        seen = Seen(thing.id, thing.kind, values, Standing.ESTABLISHED, "", thing.classes, (), ())
        return self._rows(Reading("", (seen,), ()), given, least, world=False)

    def _rows(
        self, reading: Reading, given: frozenset[str], least: int, *, world: bool = True
    ) -> frozenset[Fact]:
        kinds = self._ground.frame.vocabulary.kinds
        looked_at = {
            *given,
            *(
                a.computed.of
                for kind in given & set(kinds)
                for a in kinds[kind].attributes.values()
                if a.computed
            ),
        }
        demoted = tuple(
            replace(one, standing=Standing.ALLEGED)
            if one.standing is Standing.ESTABLISHED and self._quality(one) < least
            else one
            for one in reading.seen
            if one.kind in looked_at
        )
        narrow = replace(
            reading, seen=demoted, topics=tuple(t for t in reading.topics if t.kind in looked_at)
        )
        made = world_of(narrow, "", self._ground.frame.vocabulary, self._ground.frame.compiled)
        return frozenset(f for f in made.facts if f.predicate in given and (world or f.values))

    def _is_entangled(self, thing: Added, given: frozenset[str]) -> bool:
        """Tell whether the rows of other observations, or its own, depend on more than that it is there."""
        vocabulary, specs = self._ground.frame.vocabulary, self._ground.frame.compiled.specs
        if vocabulary.kinds[thing.kind].cardinality is Cardinality.SINGLE:
            return True
        return any(
            computed is not None and thing.kind in (kind, computed.of)
            for kind in given & set(specs)
            for spec in specs[kind]
            if spec.attribute is not None
            for computed in (vocabulary.kinds[kind].attributes[spec.attribute].computed,)
        )

    def _meeting(self, things: Sequence[Added], given: frozenset[str]) -> list[list[Added]]:
        """Return groups of things whose facts depend on each other; most stand alone."""
        vocabulary, specs = self._ground.frame.vocabulary, self._ground.frame.compiled.specs
        partner: dict[str, str] = {}
        for kind in sorted(given & set(specs)):
            for spec in specs[kind]:
                computed = (
                    vocabulary.kinds[kind].attributes[spec.attribute].computed if spec.attribute else None
                )
                if computed is not None:
                    partner[computed.of] = partner.get(kind, kind)
        groups: dict[str, list[Added]] = {}
        for thing in things:
            alone = not self._is_entangled(thing, given)
            key = thing.id if alone else f"kind {partner.get(thing.kind, thing.kind)}"
            groups.setdefault(key, []).append(thing)
        return list(groups.values())

    def _states(self, group: Sequence[Added], changes: Sequence[Change]) -> list[frozenset[str]]:
        """Return every combination of the things of a group that changes can bring about together."""
        names = {one.id for one in group}
        parts = sorted({frozenset(names & set(one.things)) for one in changes} - {frozenset()}, key=sorted)
        if len(parts) > MOST_MEETING:
            raise TooManyOptions
        found = {
            frozenset[str]().union(*some)
            for size in range(1, len(parts) + 1)
            for some in combinations(parts, size)
        }
        by_id = {one.id: one for one in group}
        vocabulary = self._ground.frame.vocabulary
        fitting = [
            state
            for state in found
            if not any(conflict(by_id[a], by_id[b], vocabulary) for a, b in combinations(sorted(state), 2))
        ]
        return sorted(fitting, key=sorted)

    def _outcomes(
        self, criteria: Sequence[str], used: Sequence[str], worlds: Sequence[int]
    ) -> Iterable[Outcome]:
        ways = self._ground.frame.compiled.ways
        for name in criteria:
            shows = [way for way in ways[name] if way.effect is Effect.SHOWS]
            limits = [way for way in ways[name] if way.effect is Effect.LIMITS]
            for level in LEVELS[1:]:
                world = max(number for number, least in enumerate(worlds) if least <= level)
                yield Outcome(
                    (name, level),
                    tuple(
                        Sign(world, way.predicates[Mode.CERTAIN])
                        for way in shows
                        if (way.level or 0) >= level and self._absence(way) >= level
                    ),
                    tuple(sign for way in limits if (way.level or 0) < level for sign in _holds(way)),
                )
            if self._coverage and not self._ground.standpoints[name].covered:
                yield Outcome((name, COVERED), tuple(self._bearing(name, used)))
        for name, flag in self._flags:
            if name in criteria:
                raising = [way for way in ways[name] if way.flag == flag]
                yield Outcome((flag, DOWN), None, tuple(sign for way in raising for sign in _holds(way)))

    def _absence(self, way: Way) -> int:
        """Return what the absences a way asks for count for; those that changes can alter, as if by the best voices.

        Whatever this makes too good is caught when the changes are made and everything is assessed again.
        """
        kinds = self._ground.frame.vocabulary.kinds
        found = [LEVELS[-1]]
        for literal in way.literals:
            kind = kinds[literal.kind]
            if not literal.positive and not kind.derived and kind.cardinality is Cardinality.MANY:
                found.append(self._ground.now.caps.of_absence(literal).level)
        return min(found)

    def _bearing(self, criterion: str, used: Sequence[str]) -> Iterable[Sign]:
        """Yield what shows that something recorded, or changed, bears on a criterion."""
        frame = self._ground.frame
        values = {one.id: set(self._steps.things[one.id].attributes) for one in self._steps.things.values()}
        for way, index, literal in literals_below(criterion, frame.compiled):
            asked = {name for name, _ in literal.tests} | {join.own for join in literal.joins}
            kind = frame.vocabulary.kinds[literal.kind]
            fitting = frozenset(
                name
                for name in used
                if kind.derived
                or (self._steps.things[name].kind == literal.kind and (not asked or asked & values[name]))
            )
            mode = Mode.OPEN if literal.positive else Mode.CERTAIN
            predicate = way.matches[index][mode]
            if fitting and predicate in frame.compiled.program.columns:
                yield Sign(0, predicate, "x", fitting)


def _holds(way: Way) -> Iterable[Sign]:
    """Yield the signs that a limit or a flag holds certainly or contestedly."""
    for mode in (Mode.CERTAIN, Mode.KNOWN):
        if mode in way.predicates:
            yield Sign(0, way.predicates[mode])
