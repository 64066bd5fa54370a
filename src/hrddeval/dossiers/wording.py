"""Warns of claims that are one claim twice, or more than one claim, and of observations recorded twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from math import ceil

from hrddeval.diagnostics.diagnostic import Diagnostic, Related, Severity
from hrddeval.model.dossier import Dossier, Observation
from hrddeval.source.source_file import SourceFile

#: Characters of a claim. Of six hundred claims that were written one by one, none is as long.
LONGEST_CLAIM = 300
#: Share of words that two claims have in common, in the same order, from which they are nearly the same.
ALIKE = 0.85
#: Words that turn a claim round: two that differ in one of them are not the same.
_TURNING = frozenset({"no", "not", "none", "never", "nobody", "nothing", "without", "nor", "neither"})
_WORD = re.compile(r"\w+")


def advise_on_wording(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    """Return warnings only."""
    yield from _long_claims(dossier, source)
    yield from _claims_twice(dossier, source)
    yield from _observations_twice(dossier, source)


def _long_claims(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    for name, one in dossier.evidence.items():
        if len(one.claim) > LONGEST_CLAIM:
            message = f"the claim of {name} has {len(one.claim)} characters, more than {LONGEST_CLAIM}"
            hint = "split it into claims that can be true one by one, each with its locator"
            yield source.error(
                "HR427", message, ("evidence", name, "claim"), hint=hint, severity=Severity.WARNING
            )


def _claims_twice(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    words = {
        name: _WORD.findall(one.claim.casefold())
        for name, one in dossier.evidence.items()
        if one.withheld is None
    }
    for first, second in _candidates(words):
        if words[first] == words[second]:
            how = "says the same as"
        elif are_alike(words[first], words[second]):
            how = "says nearly the same as"
        else:
            continue
        there = Related(f"{first} stands here", source.locate(("evidence", first), key=True))
        hint = "keep one: a claim that is counted twice looks better supported than it is"
        if dossier.evidence[first].source != dossier.evidence[second].source:
            hint = "if one repeats the other, keep one; if not, say in each claim what its source adds"
        yield source.error(
            "HR426",
            f"{second} {how} {first}",
            ("evidence", second),
            hint=hint,
            key=True,
            related=(there,),
            severity=Severity.WARNING,
        )


def _candidates(words: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the pairs that may be alike, in the order of the file, without comparing each with each.

    Two claims that are alike share most of their words, so they share one among the few rarest of each
    (prefix filtering: Chaudhuri, Ganti and Kaushik 2006, A Primitive Operator for Similarity Joins in Data Cleaning).
    """
    frequency = Counter(word for claim in words.values() for word in set(claim))
    place = {name: position for position, name in enumerate(words)}
    holders: dict[tuple[str, int], list[str]] = {}
    sets: dict[str, set[tuple[str, int]]] = {}
    pairs: set[tuple[str, str]] = set()
    for name, claim in words.items():
        count: Counter[str] = Counter()
        tokens = []
        for word in claim:  # the second `the` of a claim is another token than its first
            count[word] += 1
            tokens.append((word, count[word]))
        tokens.sort(key=lambda token: (frequency[token[0]], token))
        sets[name] = set(tokens)
        # with n words, and m of the other, they share at least ALIKE (n + m) / 2, and at most m
        shared = ALIKE * (1 + ALIKE / (2 - ALIKE)) / 2 * len(tokens)
        for token in tokens[: len(tokens) - ceil(shared - 1e-9) + 1]:
            pairs |= {(other, name) for other in holders.get(token, ())}
            holders.setdefault(token, []).append(name)
    near = (
        (one, other)
        for one, other in pairs
        if 2 * len(sets[one] & sets[other]) >= ALIKE * (len(words[one]) + len(words[other]))
    )
    return sorted(near, key=lambda pair: (place[pair[1]], place[pair[0]]))


def are_alike(first: list[str], second: list[str]) -> bool:
    """Tell whether two claims are nearly the same, given their words.

    Two that differ in a number or in a word that turns the claim round are not.

    >>> are_alike("women had no vote in it".split(), "women had a vote in it".split())
    False
    """
    if _weighty(first) != _weighty(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def _weighty(words: list[str]) -> list[str]:
    return sorted(word for word in words if word in _TURNING or any(sign.isdigit() for sign in word))


def _observations_twice(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    first_of: dict[tuple[str, ...], str] = {}
    for name, one in dossier.observations.items():
        first = first_of.setdefault(_says(one), name)
        if first != name:
            there = Related(f"{first} stands here", source.locate(("observations", first), key=True))
            yield source.error(
                "HR426",
                f"{name} records the same as {first}, on the same evidence",
                ("observations", name),
                hint="delete one; two things of a kind differ in an attribute, a date or their evidence",
                key=True,
                related=(there,),
                severity=Severity.WARNING,
            )


def _says(observation: Observation) -> tuple[str, ...]:
    return (
        observation.kind,
        repr(sorted((name, repr(value)) for name, value in observation.attributes.items())),
        *sorted(observation.evidence),
        "|",
        *sorted(observation.disputed_by),
        str(observation.from_),
        str(observation.until),
    )
