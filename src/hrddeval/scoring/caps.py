"""Evidence caps: what a showing counts for, given who stands behind each of its conditions.

The quality of a condition is the level the rubric lets its classes of evidence reach. A
binding is as good as its weakest condition, a component as good as its best binding, a way as
good as its weakest component. A derived observation is as good as the best way to derive it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hrddeval.facts.computed import compute
from hrddeval.facts.reading import Classes, Reading, Seen, Topic
from hrddeval.facts.worlds import SURE, computed_degree, topic_of_witness
from hrddeval.model.dossier import EvidenceClass, Standing
from hrddeval.model.plan import Allowed, Compiled, Component, Literal, Mode, OneOf, Way
from hrddeval.model.rubric import EvidenceCaps
from hrddeval.model.vocabulary import Computed, Track, Vocabulary
from hrddeval.scoring.firings import Binding, Firings

#: No cap at all.
FULL = 4


@dataclass(frozen=True, order=True)
class Quality:
    """The highest level something counts for, and the classes and track that hold it there."""

    level: int
    track: str = ""
    missing: tuple[EvidenceClass, ...] = ()


UNCAPPED = Quality(FULL)


class Caps:
    """Qualities in one world."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        policy: EvidenceCaps | None,
        compiled: Compiled,
        reading: Reading,
        firings: Firings,
    ) -> None:
        self._vocabulary, self._policy, self._compiled = vocabulary, policy, compiled
        self._reading, self._firings = reading, firings
        self._seen = reading.by_id

    def of_way(self, way: Way) -> Quality:
        """Return what a way that certainly holds counts for."""
        return min((self.of_component(way, part) for part in way.components), default=UNCAPPED)

    def of_component(self, way: Way, part: Component) -> Quality:
        bindings = self._firings.bindings(part, Mode.CERTAIN)
        return max((self.of_binding(way, part, binding) for binding in bindings), default=Quality(0))

    def of_binding(self, way: Way, part: Component, binding: Binding) -> Quality:
        """Return what one binding counts for: its weakest condition decides."""
        qualities = [self._of_match(way.literals[i], identity) for i, identity in binding.items()]
        qualities += [self.of_absence(way.literals[i]) for i in part.negatives]
        return min(qualities, default=UNCAPPED)

    def best_binding(self, way: Way, part: Component, mode: Mode) -> Binding:
        """Return the binding to tell of: the best evidenced where certain, else the first without a gap."""
        bindings = self._firings.bindings(part, mode)
        if mode is Mode.CERTAIN:
            return max(bindings, key=lambda binding: self.of_binding(way, part, binding).level, default={})
        recorded = [b for b in bindings if all(topic_of_witness(x) is None for x in b.values())]
        return (recorded or bindings or [{}])[0]

    def of_classes(self, classes: Classes, track: Track) -> Quality:
        """Return the level the rubric lets these classes reach on a track."""
        if self._policy is None:
            return UNCAPPED
        steps = self._policy.design if track is Track.DESIGN else self._policy.practice
        binding = [Quality(s.at_most, track.value, s.without) for s in steps if not classes & set(s.without)]
        return min(binding, default=UNCAPPED)

    def _of_match(self, literal: Literal, identity: str) -> Quality:
        kind = self._vocabulary.kinds[literal.kind]
        if kind.derived:
            return max(self._of_derivations(literal.kind, identity), default=Quality(0))
        seen = self._seen[identity]
        found = [self.of_classes(seen.classes, kind.track)]
        for name, allowed in literal.tests:
            attribute = kind.attributes[name]
            if attribute.computed is not None:
                found.append(self._of_computed(attribute.computed, allowed, seen))
        return min(found)

    def _of_computed(self, computed: Computed, allowed: Allowed, about: Seen) -> Quality:
        """Return how good the evidence is that a computed test needs: weaker could as well be alleged."""
        members = compute(computed, about, self._reading).of
        quality_of = {one.id: self._of_seen(one) for one in members if one.standing is not Standing.ALLEGED}

        def is_sure_without_weaker(quality: Quality) -> bool:
            settled = tuple(
                replace(one, standing=Standing.ALLEGED) if quality_of.get(one.id, UNCAPPED) < quality else one
                for one in self._reading.seen
            )
            found = compute(computed, about, replace(self._reading, seen=settled))
            return computed_degree(found, allowed) == SURE

        # With nothing left out it is sure, or there were no match: the lowest quality always does.
        return next(filter(is_sure_without_weaker, sorted({UNCAPPED, *quality_of.values()}, reverse=True)))

    def _of_seen(self, seen: Seen) -> Quality:
        return self.of_classes(seen.classes, self._vocabulary.kinds[seen.kind].track)

    def _of_derivations(self, kind: str, identity: str) -> Iterable[Quality]:
        for target in self._compiled.derived.get(kind, ()):
            for way in self._compiled.ways[target]:
                about = next(i for i, literal in enumerate(way.literals) if literal.name == way.about)
                parts = [part for part in way.components if about in part.positives]
                bindings = [b for b in self._firings.bindings(parts[0], Mode.CERTAIN) if b[about] == identity]
                if bindings and self._firings.holds(way, Mode.CERTAIN):
                    best = max(self.of_binding(way, parts[0], binding) for binding in bindings)
                    yield min(
                        [best, *(self.of_component(way, p) for p in way.components if p is not parts[0])]
                    )

    def of_absence(self, literal: Literal) -> Quality:
        """Return how good the evidence of an absence is.

        Of a recorded kind: of those who searched its topics, or say that there is none. A derived
        one is ruled out by absences of what its rules ask for, or by what they ask to be absent.
        """
        if self._vocabulary.kinds[literal.kind].derived:
            return min(self._of_ruling_out(literal.kind), default=UNCAPPED)
        topics = topics_looked_at(literal, self._vocabulary, self._compiled, self._reading)
        closed = (
            self.of_classes(t.classes, self._vocabulary.kinds[t.kind].track) for t in topics if not t.is_open
        )
        return min(closed, default=UNCAPPED)

    def _of_ruling_out(self, kind: str) -> Iterable[Quality]:
        for target in self._compiled.derived.get(kind, ()):
            for way in self._compiled.ways[target]:
                for i, literal in enumerate(way.literals):
                    if literal.positive:
                        yield self.of_absence(literal)
                    elif blocking := self._firings.matches(
                        way, i, Mode.OPEN
                    ):  # a possible denial looks at what is certain
                        yield max(self._of_match(literal, identity) for identity in blocking)


def topics_looked_at(
    literal: Literal, vocabulary: Vocabulary, compiled: Compiled, reading: Reading
) -> tuple[Topic, ...]:
    """Return the topics a literal's answer depends on; of a derived kind, those of the rules behind it."""
    kind = vocabulary.kinds[literal.kind]
    if kind.derived:
        below = [
            topic
            for target in compiled.derived.get(literal.kind, ())
            for way in compiled.ways[target]
            for inner in way.literals
            for topic in topics_looked_at(inner, vocabulary, compiled, reading)
        ]
        return tuple(dict.fromkeys(below))
    wanted = next(
        (a.values for name, a in literal.tests if name == kind.topic_by and isinstance(a, OneOf)), None
    )
    return tuple(t for t in reading.topics_of.get(literal.kind, ()) if wanted is None or t.value in wanted)
