"""Runs a program with durable-rules, inside the part of it that is sound.

The only module that imports durable_rules_engine. What is matched, compared, joined and negated is
matched by durable-rules; this module translates rules to its JSON (`rete.py` next door), feeds
facts in, layer by layer, and turns every match that is reported into the fact its rule derives.

Memory is never given back: not by deleting a ruleset, and deleting a state or retracting a fact can
crash, so neither is done here. Whoever runs many batches gives each a process of its own (`pool`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from hrddeval.engine.port import EngineFault
from hrddeval.engine.rete import Ruleset, Terms, layers_of, plan
from hrddeval.model.program import Derived, Fact, Program, Value, World

#: Worlds that share one state. A state costs about 25 kB a rule before any fact, so worlds share it;
#: every fact costs about 8 kB in every ruleset that reads it, so not too many do.
WORLDS_PER_STATE = 10

#: Identity of a message is a 32-bit hash of its id. Decimal numbers below this bound were all
#: hashed: no two collide (the first that do are 40189 and 797186).
_HIGHEST_ID = 790_000

#: What `assert_fact` answers: matched, or matched no rule. Anything else is a fault.
_HANDLED, _NOT_HANDLED = 0, 1


class DurableEngine:
    """The engine port over durable-rules."""

    name = "durable"
    title = "durable-rules"
    worlds_per_process = 10  # 380 MB for full dossiers under 2,000 rules

    def __init__(self) -> None:
        if not self.is_available():
            raise EngineFault("durable-rules is not installed, or does not load on this Python")

    @property
    def version(self) -> str:
        return self.installed_version() or "unknown"

    @staticmethod
    def is_available() -> bool:
        return _engine() is not None

    @staticmethod
    def installed_version() -> str | None:
        from importlib import metadata  # here, as a process that only derives need not load it

        try:
            return metadata.version("durable_rules") if _engine() is not None else None
        except metadata.PackageNotFoundError:
            return None

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        """Return every fact that the rules derive, for each world.

        Raises:
            EngineFault: durable-rules reports an error, or the batch is too large for it.
        """
        layers = layers_of(program)
        terms = Terms()
        rulesets = plan(program, layers, terms)
        answer: dict[str, Derived] = {}
        try:
            handles = [
                _engine().create_ruleset(f"r{number}", ruleset.definition)
                for number, ruleset in enumerate(rulesets)
            ]
            for start in range(0, len(worlds), WORLDS_PER_STATE):
                batch = worlds[start : start + WORLDS_PER_STATE]
                run = _Run(list(zip(handles, rulesets, strict=True)), terms, state=str(start))
                answer |= run.derive(batch, deepest=max(layers.values(), default=0))
        except _engine().error as error:
            raise EngineFault(f"durable-rules reports: {error}") from error
        return answer


@cache
def _engine() -> Any:
    """The C module, or None. On Python 3.13 it can be installed and yet not load."""
    try:
        import durable_rules_engine
    except ImportError:
        return None
    return durable_rules_engine


class _Run:
    """One state of every ruleset, and the facts of the worlds that share it."""

    def __init__(self, rulesets: list[tuple[int, Ruleset]], terms: Terms, *, state: str) -> None:
        self._rulesets = rulesets
        self._terms = terms
        self._state = state
        self._values: list[tuple[Value, ...]] = []  # by message id
        self._worlds: list[int] = []  # by message id
        self._derived: list[set[Fact]] = []
        self._offsets: dict[int, int] = {}  # handle -> number of its state
        self._waiting: dict[int, list[str]] = {handle: [] for handle, _ in rulesets}

    def derive(self, worlds: Sequence[World], *, deepest: int) -> dict[str, Derived]:
        self._derived = [set() for _ in worlds]
        for number, world in enumerate(worlds):
            # Sorted, so that one input always takes the same path through the matcher.
            for fact in sorted(world.facts, key=repr):
                self._add(fact, number)
        for layer in range(1, deepest + 1):
            # Every fact of the layers below is in before the first match of this one is read.
            matches = [match for entry in self._rulesets for match in self._step(*entry, layer)]
            for fact, number in matches:
                if fact not in self._derived[number]:
                    self._derived[number].add(fact)
                    self._add(fact, number)
        return {world.key: frozenset(facts) for world, facts in zip(worlds, self._derived, strict=True)}

    def _new_id(self, world: int, values: tuple[Value, ...]) -> int:
        if len(self._values) >= _HIGHEST_ID:
            raise EngineFault("more facts in one state than durable-rules can tell apart")
        self._values.append(values)
        self._worlds.append(world)
        return len(self._values) - 1

    def _add(self, fact: Fact, world: int) -> None:
        """Queue the fact for every ruleset that reads its predicate."""
        readers = [
            (handle, r.reads[fact.predicate]) for handle, r in self._rulesets if fact.predicate in r.reads
        ]
        if readers:
            number = self._new_id(world, fact.values)
            columns = "".join([f',"c{i}":{self._terms[value]}' for i, value in enumerate(fact.values)])
            for handle, tag in readers:
                self._waiting[handle].append(
                    f'{{"id":{number},"sid":"{self._state}","w":{world},"{tag}":1{columns}}}'
                )

    def _step(self, handle: int, ruleset: Ruleset, layer: int) -> Iterable[tuple[Fact, int]]:
        """Feed what is waiting, let the negations of the layer look, and read all matches."""
        if not self._waiting[handle] and layer not in ruleset.negating_layers:
            return
        self._feed(handle, self._waiting[handle])
        self._waiting[handle] = []
        if layer in ruleset.negating_layers:
            # Negation looks at the facts that are there when its first condition arrives.
            self._feed(
                handle,
                [
                    f'{{"id":{self._new_id(world, ())},"sid":"{self._state}","w":{world},"s":{layer}}}'
                    for world in range(len(self._derived))
                ],
            )
        for name, found in self._matches(handle):
            rule = ruleset.rules[name]
            for match in found:
                numbers = {message: int(content["id"]) for message, content in match.items()}
                values = tuple([self._values[numbers[m]][column] for m, column in rule.head])
                yield Fact(rule.predicate, values), self._worlds[numbers["m"]]

    def _feed(self, handle: int, messages: Iterable[str]) -> None:
        assert_fact = _engine().assert_fact
        for message in messages:
            # One by one: the call for many hides a refusal among them.
            code, self._offsets[handle] = assert_fact(handle, message)
            if code not in (_HANDLED, _NOT_HANDLED):
                raise EngineFault(f"durable-rules refused a fact with code {code}")

    def _matches(self, handle: int) -> Iterable[tuple[str, list[dict[str, Any]]]]:
        """Read what fired. Rules are capped high, so that one answer holds all matches of a rule."""
        if handle not in self._offsets:
            return
        engine, offset = _engine(), self._offsets[handle]
        started = engine.start_action_for_state(handle, offset)
        text = None if started is None else started[1]
        while text is not None:
            yield from json.loads(text).items()
            text = engine.complete_and_start_action(handle, offset)
