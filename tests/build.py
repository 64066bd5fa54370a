"""Small readings, dossiers, rules and rubrics for tests: a line each, with defaults that are easy to know.

By default an observation is established on class A, B and C evidence, every topic is open, a
criterion is of track `practice`, and a rubric is one group of equal weights without gates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

import brute
from hrddeval.facts.reading import Closed, Reading, Seen, Topic, topics_of
from hrddeval.facts.worlds import world_of
from hrddeval.model.dossier import Dossier, EvidenceClass, Search, SearchResult, Standing
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule, ThereIs, ThereIsNo
from hrddeval.model.values import parse_value
from hrddeval.model.vocabulary import Attribute, Vocabulary
from hrddeval.rules.compile import compile_rules
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome, world_outcome

CAPS = {
    "design": [{"without": ["B", "C"], "at_most": 2}],
    "practice": [{"without": ["A"], "at_most": 3}, {"without": ["A", "B"], "at_most": 2}],
}
CLOSES = {
    "found_absent_practice": ["A", "B"],
    "found_absent_design": ["A", "B", "C"],
    "complete_practice": ["A", "B"],
    "single": ["A", "B", "C"],
}
BANDS = {"A": 80, "B": 60, "C": 40, "D": 20, "E": 0}


def kind(track: str = "practice", cardinality: str = "many", **more: Any) -> dict[str, Any]:
    """A kind as it stands in a vocabulary file; `attributes` map a name to a type or to all of it."""
    attributes = {
        name: _attribute(name, given if isinstance(given, Mapping) else {"type": given})
        for name, given in more.pop("attributes", {}).items()
    }
    label = more.pop("label", "thing")
    question = more.pop("question", "Is there one?")
    return {"label": label, "question": question, "track": track, "cardinality": cardinality,
            "attributes": attributes, **more}  # fmt: skip


def _attribute(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    values = given.get("values")
    labels = {value: value for value in values} if isinstance(values, list | tuple) else values
    return {"label": name, **given, "values": labels or {}}


def choice(*values: str) -> dict[str, Any]:
    return {"type": "choice", "values": list(values)}


def vocabulary(**kinds: Mapping[str, Any]) -> Vocabulary:
    return Vocabulary.model_validate({"schema": "hrddeval/vocabulary@1", "kinds": kinds})


def attribute(type_: str, *values: str) -> Attribute:
    return Attribute.model_validate(_attribute("attribute", {"type": type_, "values": list(values)}))


def there_is(
    kind: str, /, *, as_: str | None = None, other_than: str | None = None, **where: Any
) -> dict[str, Any]:
    """A condition; a plain value stands for `is`."""
    given = {"there_is": kind, "as": as_, "other_than": other_than, "where": _where(where)}
    return {key: value for key, value in given.items() if value}


def there_is_no(kind: str, /, *, other_than: str | None = None, **where: Any) -> dict[str, Any]:
    given = {"there_is_no": kind, "other_than": other_than, "where": _where(where)}
    return {key: value for key, value in given.items() if value}


def _where(where: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tests if isinstance(tests, Mapping) else {"is": tests} for name, tests in where.items()}


def condition(given: Mapping[str, Any]) -> ThereIs | ThereIsNo:
    return TypeAdapter(ThereIs if "there_is" in given else ThereIsNo).validate_python(given)


def criterion(
    id: str = "T1",
    levels: Mapping[int, Mapping[str, Any]] | None = None,
    limits: Mapping[int, Sequence[Mapping[str, Any]]] | None = None,
    flags: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> Criterion:
    """A criterion; `levels` and `limits` give conditions. A level not given has none at all."""
    shown, limited = levels or {}, limits or {}
    ladder = {
        number: {
            "title": f"level {number}",
            "meaning": f"means {number}",
            **({"shown_by": shown[number], "because": f"shows {number}"} if number in shown else {}),
            "no_more_than_when": [
                {"when": when, "because": f"limits to {number}"} for when in limited.get(number, ())
            ],
        }
        for number in range(5)
    }
    for number, extra in more.pop("extra", {}).items():
        ladder[number].update(extra)
    raised = {
        name: {"title": name, "when": when, "because": f"{name} is up"}
        for name, when in (flags or {}).items()
    }
    return Criterion.model_validate(
        {
            "schema": "hrddeval/criterion@1",
            "id": id,
            "title": id,
            "short": id,
            "question": "How far?",
            "track": "practice",
            "why": "Because.",
            "basis": ["somebody-1999"],
            "levels": ladder,
            "flags": raised,
            "examples": [{"name": "nothing", "expect": {}}],
            **more,
        }
    )


def derived_rule(id: str, when: Mapping[str, Any], kind: str, about: str, **attributes: str) -> DerivedRule:
    return DerivedRule.model_validate(
        {
            "schema": "hrddeval/derived@1",
            "id": id,
            "title": id,
            "why": "Because.",
            "when": when,
            "concludes": {"kind": kind, "about": about, "attributes": attributes},
            "because": "It follows.",
        }
    )


def rubric(*criteria: str, **more: Any) -> Rubric:
    """A rubric; `tree` replaces the one group of all criteria."""
    tree = {
        "id": "overall",
        "groups": [{"id": "all", "title": "All", "groups": [{"criterion": c} for c in criteria]}],
    }
    return Rubric.model_validate(
        {
            "schema": "hrddeval/rubric@1",
            "id": "test",
            "version": "1",
            "title": "Test",
            "criteria_intended": max(1, len(criteria)),
            "level_values": [0, 25, 50, 75, 100],
            "evidence_caps": CAPS,
            "closes": CLOSES,
            "tree": tree,
            "bands": BANDS,
            "minimum_coverage": {"overall": "1/2", "dimension": "1/4"},
            **more,
        }
    )


def seen(
    vocabulary: Vocabulary,
    id: str,
    kind: str,
    standing: str = "established",
    classes: str = "ABC",
    evidence: Sequence[str] = (),
    disputed_by: Sequence[str] = (),
    **attributes: Any,
) -> Seen:
    """An observation as a reading holds it; nothing is read of what is alleged."""
    declared = vocabulary.kinds[kind].attributes
    values = {name: parse_value(declared[name], raw) for name, raw in attributes.items()}
    read = frozenset() if standing == "alleged" else frozenset(EvidenceClass(c) for c in classes)
    return Seen(
        id,
        kind,
        values,
        Standing(standing),
        "made up",
        read,
        tuple(evidence or (f"E{id[1:]}",)),
        tuple(disputed_by),
    )


def reading(
    vocabulary: Vocabulary, *observations: Seen, closed: str = "", classes: str = "AB", **how: Closed
) -> Reading:
    """A reading. `closed` names topics (`seat body.governing`, or `all`) searched by `classes`; `how` says otherwise."""
    names = set(closed.split())
    topics = []
    for kind_name, value in topics_of(vocabulary):
        name = kind_name if value is None else f"{kind_name}.{value}"
        is_closed = "all" in names or bool({kind_name, name} & names)
        why = how.get(name, Closed.SEARCHED)
        result = SearchResult.FOUND_ABSENT if why is Closed.FOUND_ABSENT else SearchResult.COMPLETE
        if is_closed:
            whose = frozenset(EvidenceClass(c) for c in classes)
            topics.append(Topic(kind_name, value, why, whose, Search(result=result)))
        else:
            topics.append(Topic(kind_name, value, Closed.OPEN, frozenset(), None))
    return Reading("test", observations, tuple(topics))


def frame(
    vocabulary: Vocabulary,
    criteria: Sequence[Criterion],
    derived: Sequence[DerivedRule] = (),
    rubric_: Rubric | None = None,
    weights: Mapping[str, Fraction] | None = None,
) -> Frame:
    return Frame(
        vocabulary=vocabulary,
        criteria={one.id: one for one in criteria},
        derived_rules={one.id: one for one in derived},
        rubric=rubric_ or rubric(*(one.id for one in criteria)),
        compiled=compile_rules(vocabulary, criteria, derived),
        language="en",
        say=str,
        weights=weights or {},
    )


def outcome(frame: Frame, reading: Reading, *, capped: bool = True) -> WorldOutcome:
    """What follows from a reading, by the direct evaluator of programs."""
    world = world_of(reading, "w", frame.vocabulary, frame.compiled)
    recorded = None
    if not reading.is_firm:
        everything = world_of(reading.as_recorded(), "w", frame.vocabulary, frame.compiled)
        recorded = brute.derive(frame.compiled.program, [everything])["w"]
    found = brute.derive(frame.compiled.program, [world])["w"]
    return world_outcome(frame, reading, found, recorded=recorded, capped=capped)


def evidence(voice: str = "researcher", status: str = "read", **more: Any) -> dict[str, Any]:
    return {
        "claim": "Somebody says so.",
        "source": "s1",
        "locator": "p. 1",
        "voice": voice,
        "status": status,
        **more,
    }


def observation(kind: str, *evidence: str, **more: Any) -> dict[str, Any]:
    """An observation; what is not a field of an observation is an attribute."""
    fields = {name: more.pop(name) for name in ("from", "until", "disputed_by") if name in more}
    fields |= {name.rstrip("_"): more.pop(name) for name in ("from_", "until_") if name in more}
    return {"kind": kind, "evidence": list(evidence), "attributes": more, **fields}


def dossier(
    evidence: Mapping[str, Any] | None = None,
    observations: Mapping[str, Any] | None = None,
    searches: Mapping[str, Any] | None = None,
    **more: Any,
) -> Dossier:
    """A dossier of a standard that one organisation, `maker`, runs."""
    profile = {
        "kind": "standard",
        "binding": "voluntary",
        "stage": "running",
        "sector": "private",
        "runs_or_funds": {"maker": {"name": "The Maker", "role": "runs it"}},
        **more.pop("profile", {}),
    }
    return Dossier.model_validate(
        {
            "schema": "hrddeval/dossier@1",
            "id": "example",
            "name": "Example",
            "profile": profile,
            "evidence": evidence or {},
            "observations": observations or {},
            "searches": searches or {},
            **more,
        }
    )


def worlds(frame: Frame, reading: Reading) -> dict[WorldName, WorldOutcome]:
    """The outcomes of a reading as an assessment has them; what is claimed is the reading without caps."""
    found = {
        WorldName.FULL: outcome(frame, reading),
        WorldName.CLAIMED: outcome(frame, reading, capped=False),
    }
    if reading.is_contested:
        found[WorldName.CONTESTED_FALSE] = outcome(frame, reading.taking_contested_as(False))
        found[WorldName.CONTESTED_TRUE] = outcome(frame, reading.taking_contested_as(True))
    return found
