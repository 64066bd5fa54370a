"""The laws of scoring: what one more piece of evidence, one more harm or one more search may never do.

Each law changes random dossiers in one way and holds the result against the one before. All are tried
on the rules that ship, and on random rule bases that keep bad news where rules may have it. A dossier
that breaks a law is made small before it is shown.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

import pytest

import build
from hrddeval.engine.asp import ClingoEngine
from hrddeval.facts.reading import CLAIMED, read_dossier
from hrddeval.facts.worlds import world_of
from hrddeval.model.dossier import Source
from hrddeval.model.plan import Effect
from hrddeval.model.vocabulary import Cardinality
from hrddeval.pipeline import frame_of
from hrddeval.scoring.criterion import standpoint
from hrddeval.scoring.firings import literals_below
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome, world_outcome
from hrddeval.scoring.initiative import initiative_result
from hrddeval.scoring.tree import NodeScore, score_tree
from hrddeval.study import load_study
from rulebases import (
    VOCABULARY,
    RandomRules,
    random_attributes,
    random_dossier,
    random_evidence,
    random_search,
)

DEEP = os.environ.get("HRDDEVAL_DEEP") == "1"
#: Dossiers on the shipped rules; random rule bases, and dossiers on each.
SHIPPED, BASES, DOSSIERS = (1500, 40, 40) if DEEP else (80, 5, 20)
#: Worlds that go to the engine at once.
BATCH = 60

Raw = dict[str, Any]


@dataclass(frozen=True)
class Scored:
    """What a dossier gives: levels by criterion, and the tree above them."""

    levels: Mapping[str, tuple[int, int]]
    root: NodeScore

    @property
    def overall(self) -> tuple[Fraction, Fraction]:
        assert self.root.score is not None
        return self.root.score.supported, self.root.score.possible


@dataclass(frozen=True)
class Law:
    """How to change a dossier (None: nothing fits), and what the two results may not show.

    `broken` is also told the kinds of the observations that were changed.
    """

    change: Callable[[Random, Frame, Raw], Raw | None]
    broken: Callable[[Frame, Scored, Scored, frozenset[str]], str | None]
    plain: bool = False


@cache
def shipped() -> Frame:
    study, problems = load_study(None, dossiers=False)
    assert study is not None, problems
    return frame_of(study, "en")


def random_frame(seed: str, *, plain: bool) -> Frame:
    made = RandomRules(Random(seed), lawful=True, plain=plain)
    return build.frame(VOCABULARY, made.criteria, made.derived, _rubric(made))


def _rubric(made: RandomRules) -> Any:
    gates = [
        {"flag": flag, "group": "all", "ceiling": 25, "because": "It is bad."}
        for one in made.criteria
        for flag in one.flags
    ]
    return build.rubric(*(one.id for one in made.criteria), gates=gates)


# ---------------------------------------------------------------- changes


def add_evidence(random: Random, frame: Frame, raw: Raw) -> Raw | None:
    """One more support for an undisputed observation of a kind that cannot contradict itself."""
    fitting = [
        name
        for name, one in raw["observations"].items()
        if not one.get("disputed_by") and frame.vocabulary.kinds[one["kind"]].cardinality is Cardinality.MANY
    ]
    if not fitting:
        return None
    changed = copy.deepcopy(raw)
    name = f"E{len(changed['evidence']) + 1}"
    changed["evidence"][name] = random_evidence(random)
    changed["observations"][random.choice(fitting)]["evidence"].append(name)
    return changed


def record_harm(random: Random, frame: Frame, raw: Raw) -> Raw | None:
    adverse = [name for name, kind in frame.vocabulary.kinds.items() if kind.adverse]
    ids: dict[str, list[str]] = {}
    for name, one in raw["observations"].items():
        ids.setdefault(one["kind"], []).append(name)
    changed, kind = copy.deepcopy(raw), random.choice(adverse)
    if any(
        key.partition(".")[0] == kind and s["result"] == "found_absent" for key, s in raw["searches"].items()
    ):
        return None
    evidence = f"E{len(raw['evidence']) + 1}"
    changed["evidence"][evidence] = random_evidence(random)
    attributes = random_attributes(random, frame.vocabulary.kinds[kind], ids)
    changed["observations"][f"O{len(raw['observations']) + 1}"] = {
        "kind": kind, "attributes": attributes, "evidence": [evidence]}  # fmt: skip
    return changed


def close_topic(random: Random, frame: Frame, raw: Raw) -> Raw | None:
    kinds = [
        n for n, kind in frame.vocabulary.kinds.items() if not kind.derived and n in frame.compiled.specs
    ]
    free = [name for name in kinds if not any(key.partition(".")[0] == name for key in raw["searches"])]
    if not free:
        return None
    changed = copy.deepcopy(raw)
    changed["searches"][random.choice(free)] = random_search(random)
    return changed


def read_what_was_recalled(random: Random, frame: Frame, raw: Raw) -> Raw | None:
    """Supporting evidence is checked; a kind with one truth may then come to contradict itself, so not there."""
    many = {n for n, kind in frame.vocabulary.kinds.items() if kind.cardinality is Cardinality.MANY}
    single = {e for one in raw["observations"].values() if one["kind"] not in many for e in one["evidence"]}
    support = {e for one in raw["observations"].values() for e in one["evidence"]} - single
    recalled = sorted(name for name in support if raw["evidence"][name]["status"] == "recalled")
    if not recalled:
        return None
    changed = copy.deepcopy(raw)
    changed["evidence"][random.choice(recalled)]["status"] = "read"
    return changed


def dispute(random: Random, _: Frame, raw: Raw) -> Raw | None:
    if not raw["observations"]:
        return None
    changed = copy.deepcopy(raw)
    name = f"E{len(changed['evidence']) + 1}"
    changed["evidence"][name] = random_evidence(random)
    observation = changed["observations"][random.choice(sorted(changed["observations"]))]
    observation["disputed_by"] = [*observation.get("disputed_by", ()), name]
    return changed


def _looked_at_for_bad_news(frame: Frame, criterion: str) -> frozenset[str]:
    """Kinds under a `there_is_no` or in a limit of a criterion, or that something there is computed of."""
    found: set[str] = set()

    def add(kind: str) -> None:
        if kind not in found:
            found.add(kind)
            found.update(
                a.computed.of for a in frame.vocabulary.kinds[kind].attributes.values() if a.computed
            )
            for target in frame.compiled.derived.get(kind, ()):
                for way in frame.compiled.ways[target]:
                    for literal in way.literals:
                        add(literal.kind)

    for way, _, literal in literals_below(criterion, frame.compiled):
        if not literal.positive or way.effect is Effect.LIMITS:
            add(literal.kind)
    return frozenset(found)


# ---------------------------------------------------------------- what may not be


def supported_fell(frame: Frame, before: Scored, after: Scored, changed: frozenset[str]) -> str | None:
    """Only criteria that look at what was changed for good news alone are held to this."""
    held = [c for c in before.levels if not changed & _looked_at_for_bad_news(frame, c)]
    return _first(f"{c}: supported fell from {before.levels[c]} to {after.levels[c]}"
                  for c in held if after.levels[c][0] < before.levels[c][0])  # fmt: skip


def supported_rose(_: Frame, before: Scored, after: Scored, __: frozenset[str]) -> str | None:
    if after.overall[0] > before.overall[0]:
        return f"overall: supported rose from {before.overall[0]} to {after.overall[0]}"
    return _first(f"{c}: supported rose from {before.levels[c]} to {after.levels[c]}"
                  for c in before.levels if after.levels[c][0] > before.levels[c][0])  # fmt: skip


def possible_rose(_: Frame, before: Scored, after: Scored, __: frozenset[str]) -> str | None:
    return _first(f"{c}: possible rose from {before.levels[c]} to {after.levels[c]}"
                  for c in before.levels if after.levels[c][1] > before.levels[c][1])  # fmt: skip


def either_end_rose(frame: Frame, before: Scored, after: Scored, changed: frozenset[str]) -> str | None:
    if after.overall[1] > before.overall[1]:
        return f"overall: possible rose from {before.overall[1]} to {after.overall[1]}"
    return supported_rose(frame, before, after, changed) or possible_rose(frame, before, after, changed)


def interval_widened(frame: Frame, before: Scored, after: Scored, _: frozenset[str]) -> str | None:
    """Only criteria whose rules are free of negation are held to this."""
    free = [
        c
        for c in before.levels
        if all(literal.positive for _, _, literal in literals_below(c, frame.compiled))
    ]
    return _first(f"{c}: {before.levels[c]} widened to {after.levels[c]}"
                  for c in free if _width(after.levels[c]) > _width(before.levels[c]))  # fmt: skip


def _width(interval: tuple[int, int]) -> int:
    return interval[1] - interval[0]


def _first(found: Iterator[str]) -> str | None:
    return next(found, None)


LAWS = {
    "more evidence for an undisputed observation never lowers supported": Law(add_evidence, supported_fell),
    "a harm recorded raises neither end": Law(record_harm, either_end_rose),
    "a topic closed never raises possible": Law(close_topic, possible_rose),
    "a dispute never raises supported": Law(dispute, supported_rose),
    "reading what was recalled never widens": Law(read_what_was_recalled, interval_widened, plain=True),
}


# ---------------------------------------------------------------- the tests


@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds_for_the_shipped_rules(name):
    _try(shipped(), LAWS[name], f"shipped {name}", SHIPPED)


@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds_for_random_rules(name):
    for number in range(BASES):
        frame = random_frame(f"laws {number}", plain=LAWS[name].plain)
        _try(frame, LAWS[name], f"random {number} {name}", DOSSIERS)


def test_supported_is_at_most_possible_and_both_are_levels():
    frames = [
        (shipped(), SHIPPED),
        *((random_frame(f"bounds {n}", plain=False), DOSSIERS) for n in range(BASES)),
    ]
    for frame, count in frames:
        raws = [_dossier(Random(f"bounds {number}"), frame) for number in range(count)]
        for scored in _score(frame, raws):
            assert all(0 <= low <= high <= 4 for low, high in scored.levels.values()), scored.levels
            assert 0 <= scored.overall[0] <= scored.overall[1] <= 100


def test_the_order_of_a_dossier_changes_no_byte_of_its_result():
    frame = shipped()
    for number in range(60 if DEEP else 6):
        random = Random(f"order {number}")
        raw = _dossier(random, frame)
        mixed = {part: _shuffled(random, raw[part]) for part in raw}
        mixed["observations"] = {
            name: {**_shuffled(random, one), "attributes": _shuffled(random, one["attributes"])}
            for name, one in mixed["observations"].items()
        }

        assert _printed(frame, mixed) == _printed(frame, raw)


def test_an_empty_dossier_says_nothing_and_is_not_placed():
    frame = shipped()
    (scored,) = _score(frame, [{"evidence": {}, "observations": {}, "searches": {}}])
    result = _result(frame, {"evidence": {}, "observations": {}, "searches": {}})

    assert set(scored.levels.values()) == {(0, 4)}
    assert result.overall.coverage == 0
    assert not result.overall.placed
    assert result.overall.band is None
    assert {c.state.value for d in result.dimensions for c in d.criteria} <= {
        "not_searched",
        "not_applicable",
    }


def _try(frame: Frame, law: Law, seed: str, count: int) -> None:
    pairs = []
    for number in range(count):
        random = Random(f"{seed} {number}")
        raw = _dossier(random, frame)
        changed = law.change(random, frame, raw)
        if changed is not None:
            pairs.append((raw, changed))
    before = _score(frame, [raw for raw, _ in pairs])
    after = _score(frame, [changed for _, changed in pairs])
    for pair, one, other in zip(pairs, before, after, strict=True):
        if law.broken(frame, one, other, _changed_kinds(*pair)) is not None:
            pytest.fail(_made_small(frame, law, *pair), pytrace=False)
    assert len(pairs) >= count // 8, "too few dossiers fit the law"


def _changed_kinds(raw: Raw, changed: Raw) -> frozenset[str]:
    return frozenset(o["kind"] for n, o in changed["observations"].items() if o != raw["observations"].get(n))


def _dossier(random: Random, frame: Frame) -> Raw:
    return random_dossier(random, frame.vocabulary, sorted(frame.compiled.specs))


def _shuffled(random: Random, mapping: Mapping[str, Any]) -> dict[str, Any]:
    return dict(random.sample(list(mapping.items()), len(mapping)))


def _score(frame: Frame, raws: Sequence[Raw]) -> list[Scored]:
    scored: list[Scored] = []
    for start in range(0, len(raws), BATCH):
        readings = [
            read_dossier(build.dossier(**raw), frame.vocabulary, frame.rubric.closes, "2022")
            for raw in raws[start : start + BATCH]
        ]
        worlds = [world_of(one, str(i), frame.vocabulary, frame.compiled) for i, one in enumerate(readings)]
        derived = ClingoEngine().derive(frame.compiled.program, worlds)
        scored += [
            _scored(frame, world_outcome(frame, one, derived[str(i)])) for i, one in enumerate(readings)
        ]
    return scored


def _scored(frame: Frame, outcome: WorldOutcome) -> Scored:
    profile = build.dossier().profile
    worlds = {WorldName.FULL: outcome}
    leaves = {c: standpoint(frame, one, profile, worlds).leaf(frame) for c, one in frame.criteria.items()}
    root = score_tree(frame.rubric, leaves, outcome.flags, frame.weights)
    return Scored({c: (found.supported, found.possible) for c, found in outcome.levels.items()}, root)


def _result(frame: Frame, raw: Raw) -> Any:
    dossier = build.dossier(**raw)
    closes, vocabulary = frame.rubric.closes, frame.vocabulary
    full = read_dossier(dossier, vocabulary, closes, "2022")
    readings = {
        WorldName.FULL: full,
        WorldName.CLAIMED: read_dossier(dossier, vocabulary, closes, "2022", only=CLAIMED),
        WorldName.CONTESTED_FALSE: full.taking_contested_as(False),
        WorldName.CONTESTED_TRUE: full.taking_contested_as(True),
    }
    worlds = [world_of(one, name.value, vocabulary, frame.compiled) for name, one in readings.items()]
    derived = ClingoEngine().derive(frame.compiled.program, worlds)
    outcomes = {
        name: world_outcome(frame, one, derived[name.value], capped=name is not WorldName.CLAIMED)
        for name, one in readings.items()
    }
    sources = {"s1": Source(id="s1", title="A source")}
    return initiative_result(frame, dossier, sources, outcomes, as_of="2022", digest="0")


def _printed(frame: Frame, raw: Raw) -> str:
    return str(_result(frame, raw).model_dump_json(by_alias=True))


def _made_small(frame: Frame, law: Law, raw: Raw, changed: Raw) -> str:
    """Drop observations and searches from both dossiers while the law stays broken."""

    def broken(raw: Raw, changed: Raw) -> str | None:
        return law.broken(frame, *_score(frame, [raw, changed]), _changed_kinds(raw, changed))

    shrinking = True
    while shrinking:
        shrinking = False
        for part in ("observations", "searches"):
            for name in sorted(changed[part]):
                pair = [
                    {**one, part: {n: v for n, v in one[part].items() if n != name}} for one in (raw, changed)
                ]
                if pair != [raw, changed] and broken(*pair):
                    raw, changed = pair
                    shrinking = True
    used = {
        e for one in changed["observations"].values() for e in (*one["evidence"], *one.get("disputed_by", ()))
    }
    used |= {e for one in changed["searches"].values() for e in one.get("evidence", ())}
    lines = [broken(raw, changed) or ""]
    for title, one in (("before", raw), ("after", changed)):
        lines += [
            title,
            *(f"  {n}: {v}" for part in ("observations", "searches") for n, v in one[part].items()),
        ]
        lines += [f"  {n}: {v}" for n, v in one["evidence"].items() if n in used]
    criterion = lines[0].partition(":")[0]
    if criterion in frame.criteria and frame.vocabulary is VOCABULARY:
        lines += [
            str(
                frame.criteria[criterion].model_dump(mode="json", by_alias=True, exclude_defaults=True)[
                    "levels"
                ]
            )
        ]
        lines += [f"{n}: {r.when} {r.concludes}" for n, r in frame.derived_rules.items()]
    return "\n".join(lines)
