"""Random rules, readings and dossiers over one small vocabulary that has everything a vocabulary can have.

The same `random`, the same rules. Rules are as `rules.check` lets them pass, save that bad news may
stand anywhere unless a rule base is asked to be `lawful`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import build
from hrddeval.facts.reading import Closed, Reading, Seen, Topic, topics_of
from hrddeval.model.dossier import EvidenceClass, Search, SearchResult, Standing
from hrddeval.model.rule import Criterion, DerivedRule, Tests
from hrddeval.model.values import parse_value
from hrddeval.model.vocabulary import Attribute, AttributeType, Kind, Vocabulary
from hrddeval.rules.ways import ImpossibleTests, allowed_by

GROUPS = ("producers", "state", "company")
_SEAT = {"of": "seat", "by": "body"}

VOCABULARY: Vocabulary = build.vocabulary(
    body=build.kind(
        track="design",
        topic_by="function",
        attributes={
            "function": build.choice("governing", "advisory", "follow_up"),
            "binding": "yes_no",
            "name": "text",
            "parent": {"type": "reference", "to": "body"},
            "seats": {
                "type": "count",
                "computed": {"function": "count", **_SEAT, "where": {"group": ["producers"]}},
            },
            "votes": {"type": "count", "computed": {"function": "sum", **_SEAT, "value": "votes"}},
            "producer_share": {
                "type": "share",
                "computed": {
                    "function": "share",
                    **_SEAT,
                    "value": "votes",
                    "where": {"group": ["producers"]},
                },
            },
            "fewest": {"type": "count", "computed": {"function": "min", **_SEAT, "value": "votes"}},
            "most": {"type": "count", "computed": {"function": "max", **_SEAT, "value": "votes"}},
            "any_state": {
                "type": "yes_no",
                "computed": {"function": "any", **_SEAT, "where": {"group": ["state"]}},
            },
            "all_producers": {
                "type": "yes_no",
                "computed": {"function": "all", **_SEAT, "where": {"group": ["producers"]}},
            },
        },
    ),
    seat=build.kind(
        track="design",
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice(*GROUPS),
            "paid_by": build.choice(*GROUPS),
            "guaranteed": "yes_no",
            "votes": "count",
            "part": "share",
            "since": "date",
            "pay": "money",
            "rights": {"type": "choices", "values": ["speak", "vote", "veto"]},
        },
    ),
    price=build.kind(
        cardinality="single",
        attributes={"set_by": build.choice(*GROUPS), "written": "yes_no", "part": "share"},
    ),
    start=build.kind(
        cardinality="single",
        topic_by="what",
        attributes={
            "what": build.choice("talks", "payment"),
            "since": "date",
            "asked": build.choice(*GROUPS),
        },
    ),
    harm=build.kind(
        adverse=True,
        attributes={
            "group": build.choice(*GROUPS),
            "severe": "yes_no",
            "seat": {"type": "reference", "to": "seat"},
            "people": "count",
        },
    ),
    response=build.kind(
        attributes={
            "harm": {"type": "reference", "to": "harm"},
            "done": "yes_no",
            "group": build.choice(*GROUPS),
        }
    ),
    spoken_for=build.kind(
        derived=True,
        attributes={
            "seat": {"type": "reference", "to": "seat"},
            "body": {"type": "reference", "to": "body"},
            "group": build.choice(*GROUPS),
            "votes": "count",
            "part": "share",
            "since": "date",
            "rights": {"type": "choices", "values": ["speak", "vote", "veto"]},
            "guaranteed": "yes_no",
        },
    ),
    captured=build.kind(
        derived=True,
        attributes={
            "body": {"type": "reference", "to": "body"},
            "function": build.choice("governing", "advisory", "follow_up"),
            "producer_share": "share",
            "any_state": "yes_no",
        },
    ),
    hurt=build.kind(derived=True, attributes={"group": build.choice(*GROUPS), "people": "count"}),
)

RECORDED = [name for name, kind in VOCABULARY.kinds.items() if not kind.derived]
#: For each derived kind: what it is about, and which kinds its rules may read.
DERIVED = {
    "spoken_for": ("seat", ["body", "seat", "price", "start", "response"]),
    "captured": ("body", ["body", "seat", "spoken_for", "start"]),
    "hurt": ("harm", ["harm", "response", "spoken_for", "seat"]),
}


@dataclass
class Scope:
    """Names given so far in one branch, with their kinds."""

    kinds: dict[str, str] = field(default_factory=dict)


class RandomRules:
    """Criteria and derived rules; `lawful` keeps bad news where rules may have it, `plain` does without negation."""

    def __init__(
        self, random: Random, *, criteria: int = 6, lawful: bool = False, plain: bool = False
    ) -> None:
        self._random, self._lawful, self._plain, self._names = random, lawful, plain, 0
        self.derived = [
            self._derived_rule(f"{kind.replace('_', '-')}-{number}", kind)
            for kind in DERIVED
            for number in range(random.choice((1, 1, 2)))
        ]
        self.criteria = [self._criterion(f"T{number}") for number in range(1, criteria + 1)]

    def _criterion(self, id: str) -> Criterion:
        random = self._random
        levels = {
            number: self.condition(Scope(), shows=True) for number in (1, 2, 3, 4) if random.random() < 0.9
        }
        limits = {
            number: [self.condition(Scope(), shows=False) for _ in range(random.choice((0, 0, 1, 2)))]
            for number in (0, 1, 2, 3)
        }
        flags = {f"flag-{id.lower()}": self.condition(Scope(), shows=False)} if random.random() < 0.5 else {}
        return build.criterion(id, levels, limits, flags)

    def _derived_rule(self, id: str, kind: str) -> DerivedRule:
        about, readable = DERIVED[kind]
        random, scope = self._random, Scope()
        # What is read is declared on one side only, so that a lawful rule cannot turn bad news round.
        first = self._there_is(scope, about, name="about")
        parts = [first, *(self._part(scope, readable, None) for _ in range(random.choice((0, 1, 1, 2))))]
        if random.random() < 0.2:
            other = self._there_is(Scope(), about, name="about")
            when: dict[str, Any] = {"any_of": [{"all_of": parts}, other]}
            names = {"about": about}
        else:
            when, names = {"all_of": parts}, scope.kinds
        attributes = {
            name: random.choice(self._sources(declared, names))
            for name, declared in VOCABULARY.kinds[kind].attributes.items()
        }
        return build.derived_rule(id, when, kind, "about", **attributes)

    def _sources(self, declared: Attribute, names: dict[str, str]) -> list[str]:
        found = []
        for name, kind in names.items():
            if declared.type is AttributeType.REFERENCE and declared.to == kind:
                found.append(name)
            for own, attribute in VOCABULARY.kinds[kind].attributes.items():
                if (
                    attribute.type is declared.type
                    and attribute.to == declared.to
                    and attribute.values == declared.values
                ):
                    found.append(f"{name}.{own}")
        return found

    def condition(self, scope: Scope, *, shows: bool | None, depth: int = 0) -> dict[str, Any]:
        """A condition; `shows` says on which side bad news may stand, None on either."""
        readable = [*RECORDED, *DERIVED]
        parts = [
            self._part(scope, readable, shows, depth) for _ in range(self._random.choice((1, 1, 2, 2, 3)))
        ]
        return parts[0] if len(parts) == 1 else {"all_of": parts}

    def _part(
        self, scope: Scope, readable: Sequence[str], shows: bool | None, depth: int = 0
    ) -> dict[str, Any]:
        random = self._random
        if depth == 0 and random.random() < 0.12:
            branches = [Scope(dict(scope.kinds)) for _ in range(2)]
            return {"any_of": [self._branch(branch, readable, shows) for branch in branches]}
        again = [kind for kind in scope.kinds.values() if kind in readable]
        kind = random.choice(again if again and random.random() < 0.3 else readable)
        positive = self._plain or random.random() < 0.62
        if self._lawful and shows is not None and kind in ("harm", "hurt"):
            positive = not shows
            if self._plain and not positive:
                kind, positive = "seat", True
        if self._lawful and shows is None and kind == "harm":
            positive = True
        if positive:
            self._names += 1
            named = random.random() < 0.7
            return self._there_is(scope, kind, name=f"n{self._names}" if named else None)
        return self._there_is_no(scope, kind)

    def _branch(self, scope: Scope, readable: Sequence[str], shows: bool | None) -> dict[str, Any]:
        parts = [self._part(scope, readable, shows, 1) for _ in range(self._random.choice((1, 2)))]
        return parts[0] if len(parts) == 1 else {"all_of": parts}

    def _there_is(self, scope: Scope, kind: str, *, name: str | None) -> dict[str, Any]:
        found = build.there_is(
            kind, as_=name, other_than=self._other(scope, kind), **self._where(scope, kind)
        )
        if name is not None:
            scope.kinds[name] = kind
        return found

    def _there_is_no(self, scope: Scope, kind: str) -> dict[str, Any]:
        return build.there_is_no(kind, other_than=self._other(scope, kind), **self._where(scope, kind))

    def _other(self, scope: Scope, kind: str) -> str | None:
        same = [name for name, given in scope.kinds.items() if given == kind]
        return self._random.choice(same) if same and self._random.random() < 0.5 else None

    def _where(self, scope: Scope, kind: str) -> dict[str, Any]:
        random = self._random
        where: dict[str, Any] = {}
        for name, declared in VOCABULARY.kinds[kind].attributes.items():
            tests: dict[str, Any] = {}
            if random.random() < 1.2 / len(VOCABULARY.kinds[kind].attributes):
                tests |= self._tests(declared)
            targets = self._targets(scope, declared)
            if targets and random.random() < 0.3:
                tests["same_as"] = random.choice(targets)
            if tests:
                where[name] = tests
        return where

    def _targets(self, scope: Scope, own: Attribute) -> list[str]:
        found = []
        for name, kind in scope.kinds.items():
            if own.type is AttributeType.REFERENCE and own.to == kind:
                found += [name] * 3
            for other, attribute in VOCABULARY.kinds[kind].attributes.items():
                joinable = (AttributeType.CHOICE, AttributeType.YES_NO, AttributeType.REFERENCE)
                fits = own.type in joinable and attribute.type is own.type and attribute.to == own.to
                shares = own.type is not AttributeType.CHOICE or set(attribute.values) & set(own.values)
                if fits and shares:
                    found.append(f"{name}.{other}")
        return found

    def _tests(self, declared: Attribute) -> dict[str, Any]:
        while True:
            tests = self._any_tests(declared)
            try:
                allowed_by(declared, Tests.model_validate(tests))
            except ImpossibleTests:
                continue
            return tests

    def _any_tests(self, declared: Attribute) -> dict[str, Any]:
        random = self._random
        known = {"is_known": "yes"}
        match declared.type:
            case AttributeType.YES_NO:
                return random.choice([{"is": "yes"}, {"is": "no"}, known])
            case AttributeType.CHOICE:
                values = list(declared.values)
                return random.choice([
                    {"is": random.choice(values)},
                    {"is_not": random.choice(values)},
                    {"one_of": random.sample(values, random.randint(1, len(values)))},
                    {"one_of": random.sample(values, 2), "is_not": random.choice(values)},
                    {"is_not": random.choice(values), **known},
                    known,
                ])  # fmt: skip
            case AttributeType.CHOICES:
                return random.choice([{"includes": random.choice(list(declared.values))}, known])
            case AttributeType.COUNT | AttributeType.SHARE:
                numbers = (
                    [0, 1, 2, 3] if declared.type is AttributeType.COUNT else [0, "1/3", "50 %", 0.75, 1]
                )
                names = ("is", "at_least", "at_most", "more_than", "less_than")
                picked = random.sample(names, random.choice((1, 1, 2)))
                return random.choice([{name: random.choice(numbers) for name in picked}, known])
            case AttributeType.DATE:
                return random.choice([{"later_than": random.choice(DATES)}, {"earlier_than": random.choice(DATES)},
                                      {"later_than": "2018", "earlier_than": "2021-06"}, known])  # fmt: skip
            case _:
                return known


DATES = ("2018", "2019-06", "2019-06-15", "2020", "2021-01")


def raw_value(random: Random, declared: Attribute, ids: Sequence[str]) -> Any:
    """A value of an attribute as an author writes it; None where none can be given."""
    match declared.type:
        case AttributeType.YES_NO:
            return random.choice(("yes", "no"))
        case AttributeType.CHOICE:
            return random.choice(list(declared.values))
        case AttributeType.CHOICES:
            return random.sample(list(declared.values), random.randint(1, len(declared.values)))
        case AttributeType.COUNT:
            return random.choice((0, 1, 2, 3))
        case AttributeType.SHARE:
            return random.choice(("0", "1/3", "50 %", "0.75", "1"))
        case AttributeType.DATE:
            return random.choice(DATES)
        case AttributeType.MONEY:
            return "1200 USD 2019"
        case AttributeType.REFERENCE:
            return random.choice(ids) if ids else None
        case _:
            return "a name"


def random_attributes(random: Random, kind: Kind, ids: dict[str, list[str]]) -> dict[str, Any]:
    found = {}
    for name, declared in kind.attributes.items():
        if declared.computed is None and random.random() < 0.75:
            value = raw_value(random, declared, ids.get(declared.to or "", []))
            if value is not None:
                found[name] = value
    return found


def random_reading(random: Random, *, most: int = 8) -> Reading:
    """A reading: any standing, any topic open or closed, whatever a dossier could or could not say."""
    kinds = [random.choice((*RECORDED, "seat", "body")) for _ in range(random.randint(0, most))]
    ids: dict[str, list[str]] = {}
    for number, kind in enumerate(kinds, 1):
        ids.setdefault(kind, []).append(f"O{number}")
    likely = random.choice((0.35, 0.6, 0.95))
    seen = []
    for number, kind in enumerate(kinds, 1):
        declared = VOCABULARY.kinds[kind]
        values = {
            name: parse_value(declared.attributes[name], raw)
            for name, raw in random_attributes(random, declared, ids).items()
        }
        standing = Standing.ESTABLISHED if random.random() < likely else random.choice(list(Standing))
        read = standing is not Standing.ALLEGED
        classes = frozenset(random.sample(list(EvidenceClass), random.randint(1, 3))) if read else frozenset()
        seen.append(Seen(f"O{number}", kind, values, standing, "random", classes, (f"E{number}",), ()))
    shut = random.choice((0.0, 0.3, 0.7, 1.0))
    topics = []
    for kind, value in topics_of(VOCABULARY):
        if random.random() < shut:
            classes = frozenset(random.sample(list(EvidenceClass)[:3], random.randint(1, 3)))
            topics.append(Topic(kind, value, Closed.SEARCHED, classes, Search(result=SearchResult.COMPLETE)))
        else:
            topics.append(Topic(kind, value, Closed.OPEN, frozenset(), None))
    return Reading("random", tuple(seen), tuple(topics))


def random_dossier(
    random: Random, vocabulary: Vocabulary, kinds: Sequence[str], *, most: int = 12
) -> dict[str, Any]:
    """Evidence, observations and searches as a dossier file has them, for `build.dossier`.

    A topic that something is recorded of is never found absent, and dates are left out.
    """
    evidence: dict[str, Any] = {}

    def cite(count: int) -> list[str]:
        names = [f"E{len(evidence) + i}" for i in range(1, count + 1)]
        evidence.update({name: random_evidence(random) for name in names})
        return names

    recorded = [random.choice(kinds) for _ in range(random.randint(0, most))]
    ids: dict[str, list[str]] = {}
    for number, kind in enumerate(recorded, 1):
        ids.setdefault(kind, []).append(f"O{number}")
    observations = {}
    for number, kind in enumerate(recorded, 1):
        again = random.choice(list(evidence)) if evidence and random.random() < 0.15 else None
        observations[f"O{number}"] = {
            "kind": kind,
            "attributes": random_attributes(random, vocabulary.kinds[kind], ids),
            "evidence": [again] if again else cite(random.choice((1, 1, 2))),
            **({"disputed_by": cite(1)} if random.random() < 0.15 else {}),
        }
    searches = {}
    shut = random.choice((0.1, 0.4, 0.8))
    for kind, value in topics_of(vocabulary):
        if kind in kinds and random.random() < shut:
            result = random.choice(("complete", "complete", "partial", "found_absent"))
            if result != "found_absent":
                searches[kind if value is None else f"{kind}.{value}"] = random_search(random, result)
            elif kind not in recorded:
                searches[kind] = {"result": result, "evidence": cite(1)}
    return {"evidence": evidence, "observations": observations, "searches": searches}


def random_evidence(random: Random, **more: Any) -> dict[str, Any]:
    voices = ("producer", "producer", "community", "researcher", "company", "state", "instrument_text",
              "instrument_text", "journalist", "consultant")  # fmt: skip
    carrier = random.choice(({}, {}, {"carried_by": {"voice": random.choice(("journalist", "owner"))}}))
    status = "read" if random.random() < 0.75 else "recalled"
    return build.evidence(random.choice(voices), **{"status": status, **carrier, **more})


def random_search(random: Random, result: str = "complete") -> dict[str, Any]:
    places = [
        {"what": f"place {number}", "voice": random.choice(("producer", "researcher", "company", "instrument_text")),
         "read_whole": random.choice(("yes", "no"))}
        for number in range(random.randint(1, 3))
    ]  # fmt: skip
    return {"result": result, "places": places}
