"""Why a condition of a rule holds or not on a dossier: which observation, which attribute, which topic.

The verdict is the engines'; here it is only explained, observation by observation, from the same
reading of the dossier.
"""

from __future__ import annotations

from dataclasses import dataclass

from hrddeval.facts.computed import compute
from hrddeval.facts.reading import Seen
from hrddeval.facts.worlds import MAY, NO, computed_degree, topic_of_witness, value_degree
from hrddeval.model.dossier import Standing
from hrddeval.model.plan import Allowed, Between, Join, Literal, Mode, Way
from hrddeval.model.values import TypedValue
from hrddeval.model.vocabulary import Attribute
from hrddeval.rules.words import allowed_in_words
from hrddeval.scoring.caps import topics_looked_at
from hrddeval.scoring.firings import order_of_id
from hrddeval.scoring.frame import Frame, WorldOutcome
from hrddeval.scoring.sentences import value_text
from hrddeval.scoring.trace import closed_reason

#: Observations that miss a condition are told of from the nearest on, at most this many.
_NEAREST = 4


@dataclass(frozen=True)
class _Look:
    """One observation held against a condition."""

    seen: Seen
    failing: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def distance(self) -> tuple[int, int, tuple[int, int, str]]:
        return len(self.failing), len(self.missing), order_of_id(self.seen.id)


def reasons(frame: Frame, world: WorldOutcome, way: Way, index: int) -> tuple[str, ...]:
    """Return why a condition of a way is met, not met, unknown or contested: a sentence per observation."""
    literal = way.literals[index]
    if frame.vocabulary.kinds[literal.kind].derived:
        return ()
    looks = sorted(
        (_look(frame, world, way, literal, one) for one in world.reading.seen if one.kind == literal.kind),
        key=lambda look: look.distance,
    )
    said = [_said(frame, look) for look in looks[:_NEAREST]]
    if len(looks) > _NEAREST:
        said.append(frame.say("and {count} more").format(count=len(looks) - _NEAREST))
    if not looks:
        said.append(frame.say("nothing of this kind is recorded"))
    return (*said, *_topics(frame, world, literal))


def _look(frame: Frame, world: WorldOutcome, way: Way, literal: Literal, seen: Seen) -> _Look:
    kind = frame.vocabulary.kinds[literal.kind]
    failing, missing = [], []
    for name, allowed in literal.tests:
        attribute = kind.attributes[name]
        passed = degree(attribute, name, allowed, seen, world)
        if passed == NO:
            failing.append(_fails(frame, world, attribute, name, allowed, seen))
        elif passed == MAY:
            missing.append(_not_sure(frame, attribute, given=name in seen.values))
    for join in literal.joins:
        found, is_missing = _join(frame, world, way, join, kind.attributes[join.own], seen)
        if found is not None:
            (missing if is_missing else failing).append(found)
    return _Look(seen, tuple(failing), tuple(missing))


def _said(frame: Frame, look: _Look) -> str:
    say, parts = frame.say, [*look.failing, *look.missing]
    if look.seen.standing is Standing.CONTESTED:
        parts.append(say("it is contested: {reason}").format(reason=look.seen.reason))
    elif look.seen.standing is Standing.ALLEGED:
        parts.append(say("it is alleged: {reason}").format(reason=look.seen.reason))
    elif not parts:
        parts.append(say("fits, and is established"))
    return say("{name}: {value}").format(name=look.seen.id, value=say("; ").join(parts))


def _fails(
    frame: Frame, world: WorldOutcome, attribute: Attribute, name: str, allowed: Allowed, seen: Seen
) -> str:
    is_now = shown_value(frame, world, attribute, name, seen)
    asked = allowed_in_words(attribute, allowed, frame.language, frame.say)
    label = frame.words(attribute.label)
    return frame.say("“{attribute}” is {value}; asked is: {asked}").format(
        attribute=label, value=is_now, asked=asked
    )


def _not_sure(frame: Frame, attribute: Attribute, *, given: bool) -> str:
    label = frame.words(attribute.label)
    if attribute.computed is not None:
        below = frame.words(frame.vocabulary.kinds[attribute.computed.of].label)
        return frame.say("“{attribute}” cannot be worked out: “{kind}” is open or incomplete").format(
            attribute=label, kind=below
        )
    if given:
        return frame.say("“{attribute}” is not given exactly enough").format(attribute=label)
    return frame.say("“{attribute}” is not recorded").format(attribute=label)


def shown_value(frame: Frame, world: WorldOutcome, attribute: Attribute, name: str, seen: Seen) -> str:
    """Return the value of an attribute in a reader's words; of a computed one, what follows."""
    if attribute.computed is None:
        return value_text(frame, attribute, seen.values[name], world)
    found = compute(attribute.computed, seen, world.reading)
    exact = Between(found.low, found.high)
    return allowed_in_words(attribute, exact, frame.language, frame.say)


def _join(
    frame: Frame, world: WorldOutcome, way: Way, join: Join, attribute: Attribute, seen: Seen
) -> tuple[str | None, bool]:
    """Return what is wrong with a join, and whether it is only that something is not recorded."""
    own = seen.values.get(join.own)
    if own is None:
        return _not_sure(frame, attribute, given=False), True
    place = next((i for i, literal in enumerate(way.literals) if literal.name == join.name), None)
    if place is None or Mode.CERTAIN not in way.predicates:
        return None, False
    firm = {x for x in world.firings.matches(way, place, Mode.CERTAIN) if topic_of_witness(x) is None}
    targets = {one.id: one for one in world.reading.seen if one.id in firm}
    offered = {
        one.id if join.attribute is None else one.values.get(join.attribute) for one in targets.values()
    }
    if own in offered:
        return None, False
    text = frame.say("“{attribute}” is {value}, which is not known to be the one called “{name}”").format(
        attribute=frame.words(attribute.label), value=_target(frame, world, attribute, own), name=join.name
    )
    return text, False


def _target(frame: Frame, world: WorldOutcome, attribute: Attribute, own: TypedValue) -> str:
    shown = value_text(frame, attribute, own, world)
    return f"{own} ({shown})" if isinstance(own, str) and order_of_id(own)[0] == 0 and shown != own else shown


def _topics(frame: Frame, world: WorldOutcome, literal: Literal) -> list[str]:
    said = []
    for topic in topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading):
        state = frame.say("open") if topic.is_open else frame.say("closed")
        said.append(
            frame.say("topic {topic} is {state}: {reason}").format(
                topic=topic.key, state=state, reason=closed_reason(frame, topic)
            )
        )
    return said


def degree(attribute: Attribute, name: str, allowed: Allowed, seen: Seen, world: WorldOutcome) -> int:
    """Tell whether an observation passes a test: `SURE`, `MAY` or `NO`."""
    if attribute.computed is not None:
        return computed_degree(compute(attribute.computed, seen, world.reading), allowed)
    return value_degree(seen.values.get(name), allowed)
