"""Fills the slots of a because-sentence with what a way matched, and names what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.facts.computed import MILLION, compute
from hrddeval.facts.reading import Seen
from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.plan import Component, Mode, Way
from hrddeval.model.sensitivity import WITHHELD, is_stand_in
from hrddeval.model.values import Money, TypedValue
from hrddeval.model.vocabulary import Attribute, AttributeType
from hrddeval.rules.words import value_label
from hrddeval.scoring.caps import topics_looked_at
from hrddeval.scoring.firings import Binding, order_of_id
from hrddeval.scoring.frame import Frame, WorldOutcome

SLOT = re.compile(r"\{([a-z][a-z0-9_-]*)\.([a-z][a-z0-9_-]*)\}")


@dataclass(frozen=True)
class Telling:
    """A sentence with the observations and the evidence it tells of; complete when no slot was left unknown."""

    sentence: str
    is_complete: bool
    observations: tuple[str, ...]
    evidence: tuple[str, ...]


def tell(frame: Frame, world: WorldOutcome, way: Way) -> Telling:
    """Return the because-sentence of a way, for its best-evidenced binding in the firmest mode it holds in."""
    matched: dict[int, str] = {}
    for part in way.components:
        matched |= _binding(world, way, part)
    seen = world.reading.by_id
    found = {i: seen[identity] for i, identity in matched.items() if identity in seen}
    named = {way.literals[i].name: one for i, one in found.items() if way.literals[i].name}
    evidence = [e for one in found.values() for e in (*one.evidence, *one.disputed_by)]
    for i, literal in enumerate(way.literals):
        if not literal.positive:
            for topic in topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading):
                if not topic.is_open and topic.search is not None:
                    evidence += topic.search.evidence
        elif frame.vocabulary.kinds[literal.kind].derived and i in matched:
            evidence += _below(world, way, i)
    template = frame.words(way.because)
    slots = {
        slot[0]: slot_text(frame, world, named.get(slot[1]), slot[2]) for slot in SLOT.finditer(template)
    }
    sentence = SLOT.sub(lambda slot: slots[slot[0]] or frame.say("not known"), template)
    return Telling(
        sentence[:1].upper() + sentence[1:],
        all(text is not None for text in slots.values()),
        tuple(sorted({one.id for one in found.values()}, key=order_of_id)),
        tuple(sorted(set(evidence), key=order_of_id)),
    )


def _binding(world: WorldOutcome, way: Way, part: Component) -> Binding:
    """Return what to tell of: matches that are certain, else contested, else alleged, else merely possible."""
    for mode in (Mode.CERTAIN, Mode.KNOWN):
        if mode in way.predicates and world.firings.holds(way, mode):
            return world.caps.best_binding(way, part, mode)
    if world.recorded is not None and world.recorded.holds(way, Mode.CERTAIN):
        return (world.recorded.bindings(part, Mode.CERTAIN) or [{}])[0]
    return world.caps.best_binding(way, part, Mode.OPEN)


def _below(world: WorldOutcome, way: Way, index: int) -> list[str]:
    """Return the evidence of observations a derived match is about; its own rule tells the rest."""
    about = {
        x
        for mode in way.predicates
        for x in world.firings.matches(way, index, mode)
        if topic_of_witness(x) is None
    }
    return [e for one in world.reading.seen if one.id in about for e in one.evidence]


def slot_text(frame: Frame, world: WorldOutcome, seen: Seen | None, attribute: str) -> str | None:
    """Return an attribute of what was matched as a reader's word; None where it is not given."""
    if seen is None:
        return None
    kind = frame.vocabulary.kinds[seen.kind]
    declared = kind.attributes.get(attribute)
    if declared is None:
        return None
    if declared.computed is not None:
        value = compute(declared.computed, seen, world.reading)
        if value.low != value.high:
            return None
        if declared.type is AttributeType.YES_NO:
            return frame.say("yes") if value.low else frame.say("no")
        exact = Fraction(value.low, MILLION) if declared.type is AttributeType.SHARE else value.low
        return value_text(frame, declared, exact, world)
    return value_text(frame, declared, seen.values[attribute], world) if attribute in seen.values else None


def value_text(
    frame: Frame, attribute: Attribute, value: TypedValue, world: WorldOutcome | None = None
) -> str:
    """Return a typed value as a reader's word, without markup."""
    if isinstance(value, tuple):
        return ", ".join(value_label(attribute, one, frame.language, frame.say) for one in value)
    if isinstance(value, Money):
        amount = f"{float(value.amount):g} {value.currency}"
        return f"{amount} ({value.year})" if value.year else amount
    if isinstance(value, Fraction):
        return f"{float(value * 100):.0f} %"
    if attribute.type is AttributeType.REFERENCE and world is not None:
        return reference_text(frame, world, str(value))
    if attribute.type is AttributeType.TEXT and is_stand_in(str(value)):
        return stand_in_text(frame, str(value))
    return value_label(attribute, str(value), frame.language, frame.say)


def stand_in_text(frame: Frame, text: str) -> str:
    """Return a text that stands for one withheld as a reader's word; any other text as it is."""
    return frame.say(WITHHELD) + text.removeprefix(WITHHELD) if is_stand_in(text) else text


def reference_text(frame: Frame, world: WorldOutcome, identity: str) -> str:
    """Return the name an observation was given, or its kind's label."""
    seen = next((one for one in world.reading.seen if one.id == identity), None)
    if seen is None:
        return identity
    name = seen.values.get("name")
    return (
        stand_in_text(frame, name)
        if isinstance(name, str)
        else frame.words(frame.vocabulary.kinds[seen.kind].label)
    )


def attributes_in_words(frame: Frame, world: WorldOutcome, seen: Seen) -> Mapping[str, str]:
    """Return every given attribute: label to value, as readers see them."""
    declared = frame.vocabulary.kinds[seen.kind].attributes
    return {
        frame.words(declared[name].label): value_text(frame, declared[name], value, world)
        for name in declared
        if (value := seen.values.get(name)) is not None
    }
