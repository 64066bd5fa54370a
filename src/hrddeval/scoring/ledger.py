"""The consequence ledger and the flags: harms are listed one by one, never averaged."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.facts.reading import Reading, Seen
from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.dossier import Dossier, SearchResult
from hrddeval.model.entries import HarmEntry
from hrddeval.model.finding import FlagResult, Holds
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.scoring.caps import topics_looked_at
from hrddeval.scoring.frame import Frame, WorldOutcome, strongest
from hrddeval.scoring.sentences import Telling, tell, value_text

#: The kinds the ledger is made of, and the attributes it prints; the vocabulary declares them.
HARM, RESPONSE = "harm", "response"
PRINTED = {HARM: {"type", "group", "severity", "attribution"}, RESPONSE: {"harm", "what"}}


def harm_entries(frame: Frame, dossier: Dossier, world: WorldOutcome) -> tuple[HarmEntry, ...]:
    """Return the harms on record, worst first; in what order they were recorded where equally bad."""
    kind = frame.vocabulary.kinds.get(HARM)
    if kind is None:
        return ()
    severities = list(kind.attributes["severity"].values)
    harms = [one for one in world.reading.seen if one.kind == HARM]
    rank = {one.id: _severity(one, severities) or 0 for one in harms}
    entries = []
    for number, harm in enumerate(sorted(harms, key=lambda one: -rank[one.id]), 1):
        entries.append(
            HarmEntry(
                id=f"H{number}",
                observation=harm.id,
                what=_what(frame, harm, dossier),
                who=_attribute(frame, harm, "group"),
                severity=rank[harm.id] or None,
                severities=len(severities),
                severity_title=_attribute(frame, harm, "severity"),
                attribution=_attribute(frame, harm, "attribution"),
                standing=harm.standing,
                response=_responses(frame, harm, world.reading),
                evidence=(*harm.evidence, *harm.disputed_by),
            )
        )
    return tuple(entries)


def _what(frame: Frame, harm: Seen, dossier: Dossier) -> str:
    """Return the first claim of the harm that may be read; where none may, what kind of harm it is."""
    claims = [dossier.evidence[e].claim for e in harm.evidence if dossier.evidence[e].withheld is None]
    if claims:
        return claims[0]
    named = "type" in frame.vocabulary.kinds[HARM].attributes and "type" in harm.values
    kind = _attribute(frame, harm, "type") if named else frame.words(frame.vocabulary.kinds[HARM].label)
    return frame.say("{kind} (account withheld)").format(kind=kind[:1].upper() + kind[1:])


def _severity(harm: Seen, severities: Sequence[str]) -> int | None:
    value = harm.values.get("severity")
    return severities.index(value) + 1 if isinstance(value, str) else None


def _attribute(frame: Frame, seen: Seen, name: str) -> str:
    declared = frame.vocabulary.kinds[seen.kind].attributes.get(name)
    if declared is None or name not in seen.values:
        return frame.say("not known")
    return value_text(frame, declared, seen.values[name])


def _responses(frame: Frame, harm: Seen, reading: Reading) -> str:
    found = [one for one in reading.seen if one.kind == RESPONSE and one.values.get("harm") == harm.id]
    if found:
        return "; ".join(_attribute(frame, one, "what") for one in found)
    searched = next((topic for topic in reading.topics if topic.kind == RESPONSE), None)
    if searched is not None and not searched.is_open:
        return frame.say("none found")
    return frame.say("not known")


def flag_results(frame: Frame, world: WorldOutcome) -> tuple[FlagResult, ...]:
    """Return every flag with how firmly it is up and the sentence that says why."""
    results = []
    for criterion in frame.criteria.values():
        for name, flag in sorted(criterion.flags.items()):
            ways = [
                w for w in frame.compiled.ways[criterion.id] if w.effect is Effect.FLAGS and w.flag == name
            ]
            status = strongest([world.status(way) for way in ways])
            up = next((way for way in ways if world.status(way) is status), None)
            if up is None or status in (Holds.ABSENT, Holds.OPEN):
                told = Telling(_flag_reason(frame, world, ways, status), True, (), ())
            else:
                told = tell(frame, world, up)
            results.append(
                FlagResult(
                    id=name,
                    criterion=criterion.id,
                    title=frame.words(flag.title),
                    status=status,
                    because=told.sentence,
                    observations=told.observations,
                    evidence=told.evidence,
                )
            )
    return tuple(results)


def _flag_reason(frame: Frame, world: WorldOutcome, ways: Sequence[Way], status: Holds) -> str:
    """Return why a flag is not up: ruled out, left open by what is recorded, or not looked for."""
    if status is not Holds.OPEN:
        return frame.say("The evidence rules it out.")
    looked = [
        (literal, world.firings.matches(way, i, Mode.OPEN))
        for way in ways
        for i, literal in enumerate(way.literals)
        if literal.positive
    ]
    if any(topic_of_witness(x) is None for _, matches in looked for x in matches):
        return frame.say("What is recorded leaves it open.")
    topics = {
        t
        for literal, _ in looked
        for t in topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading)
    }
    if any(topic.result is not SearchResult.NOT_SEARCHED for topic in topics):
        return frame.say("Looked for in part.")
    return frame.say("Not looked for.")
