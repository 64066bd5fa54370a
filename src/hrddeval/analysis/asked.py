"""Reads what a command line supposes: `O12.votes=yes`, `board=body:function=governing`, `O3`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hrddeval.analysis.hypotheses import next_ids
from hrddeval.analysis.option_text import Given, split_add, split_set
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.dossier import Dossier, EvidenceClass
from hrddeval.model.hypothesis import BEST, Added, Changed, Hypothesis
from hrddeval.model.vocabulary import Attribute, AttributeType, Kind, Vocabulary
from hrddeval.observations import Codes, check_observation
from hrddeval.source.suggest import did_you_mean

#: The codes of what is wrong with a supposed observation.
CODES = Codes(
    kind="HR561", attribute="HR562", value="HR563", derived="HR561", computed="HR562", reference="HR564"
)


def hypothesis_of(
    dossier: Dossier,
    vocabulary: Vocabulary,
    *,
    sets: Sequence[str] = (),
    adds: Sequence[str] = (),
    drops: Sequence[str] = (),
    classes: Sequence[EvidenceClass] = (),
) -> Hypothesis:
    """Return what the options suppose; without `classes`, on the word of the best voices of each kind's track.

    Raises:
        AuthorError: with every mistake, each with its place in the option.
    """
    problems: list[Diagnostic] = []
    known = {name: one.kind for name, one in dossier.observations.items()}
    added, wrong = _added(adds, known, vocabulary, dossier, classes)
    problems += wrong
    changed, wrong = _changed(sets, known, vocabulary, classes)
    problems += wrong
    problems += _unknown_drops(drops, known, changed)
    if not (sets or adds or drops):
        hint = "add --set O12.rights=vote, --add KIND:ATTRIBUTE=VALUE or --drop O3"
        problems.append(Diagnostic("HR560", "nothing is supposed", Location("hrddeval whatif"), hint))
    if problems:
        raise AuthorError(problems)
    return Hypothesis(added, changed, tuple(dict.fromkeys(drops)))


def _added(
    texts: Sequence[str],
    known: Mapping[str, str],
    vocabulary: Vocabulary,
    dossier: Dossier,
    classes: Sequence[EvidenceClass],
) -> tuple[tuple[Added, ...], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    given = [split_add(text, problems) for text in texts]
    ids = next_ids(dossier, len(given))
    names: dict[str, str] = {}
    kinds = dict(known)
    for one, identity in zip(given, ids, strict=True):
        if one is not None and one.name is not None:
            if one.name in names:
                message = f"two observations are called `{one.name}`"
                problems.append(Diagnostic("HR565", message, one.at(0, len(one.name)), "take another name"))
            names[one.name] = identity
            kinds[one.name] = one.subject
    made = []
    for one, identity in zip(given, ids, strict=True):
        if one is None:
            continue
        declared = vocabulary.kinds.get(one.subject)
        attributes = {a: _value(declared, a, raw) for a, raw in one.values.items()}
        wrong = list(_check(one, one.subject, attributes, vocabulary, kinds))
        problems += wrong
        if declared is not None and not wrong:
            named = {
                a: names.get(v, v) if isinstance(v, str) and _refers(declared, a) else v
                for a, v in attributes.items()
            }
            best = frozenset(classes) or BEST[declared.track]
            made.append(Added(identity, one.subject, named, best))
    return tuple(made), problems


def _changed(
    texts: Sequence[str],
    known: Mapping[str, str],
    vocabulary: Vocabulary,
    classes: Sequence[EvidenceClass],
) -> tuple[tuple[Changed, ...], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    values: dict[str, dict[str, Any]] = {}
    for text in texts:
        one = split_set(text, problems)
        if one is None:
            continue
        if one.subject not in known:
            problems.append(_no_observation(one.subject, known, one.at(*one.subject_at)))
            continue
        declared = vocabulary.kinds[known[one.subject]]
        ((name, raw),) = one.values.items()
        value = _value(declared, name, raw)
        wrong = list(_check(one, known[one.subject], {name: value}, vocabulary, known))
        problems += wrong
        earlier = values.setdefault(one.subject, {})
        if not wrong and name in earlier and earlier[name] != value:
            message = f"`{one.subject}.{name}` is set twice, to different values"
            problems.append(Diagnostic("HR565", message, one.at(0, len(text)), "keep one of the two"))
        earlier[name] = value
    made = tuple(
        Changed(name, attributes, frozenset(classes) or BEST[vocabulary.kinds[known[name]].track])
        for name, attributes in values.items()
    )
    return made, problems


def _unknown_drops(
    drops: Sequence[str], known: Mapping[str, str], changed: Sequence[Changed]
) -> Iterator[Diagnostic]:
    for name in drops:
        where = Location("--drop", 1, 1, len(name) + 1, name)
        if name not in known:
            yield _no_observation(name, known, where)
        elif any(one.id == name for one in changed):
            yield Diagnostic("HR565", f"`{name}` is set and dropped at once", where, "keep one of the two")


def _no_observation(name: str, known: Mapping[str, str], where: Location) -> Diagnostic:
    hint = did_you_mean(name, known)
    if not known:
        hint = "nothing is recorded of this initiative; --add supposes something new"
    return Diagnostic("HR564", f"no observation has the id `{name}`", where, hint)


def _check(
    one: Given, kind: str, attributes: Mapping[str, Any], vocabulary: Vocabulary, kinds: Mapping[str, str]
) -> Iterator[Diagnostic]:
    if kind not in vocabulary.kinds:
        recorded = [name for name, declared in vocabulary.kinds.items() if not declared.derived]
        hint = did_you_mean(kind, recorded, otherwise="`hrddeval vocabulary` lists the kinds")
        yield Diagnostic("HR561", f"no observation kind is called `{kind}`", one.at(*one.subject_at), hint)
        return
    yield from check_observation(
        vocabulary,
        one.source(kind, attributes),
        (),
        kind=kind,
        attributes=attributes,
        kinds_by_id=kinds,
        codes=CODES,
    )


def _value(declared: Kind | None, name: str, raw: str) -> Any:
    """Return a value as a dossier would hold it: several choices are joined by `+`, counts are digits."""
    attribute: Attribute | None = declared.attributes.get(name) if declared else None
    if attribute is None:
        return raw
    if attribute.type is AttributeType.CHOICES:
        return raw.split("+")
    if attribute.type is AttributeType.COUNT and raw.isdecimal() and raw.isascii():
        return int(raw)
    return raw


def _refers(declared: Kind, name: str) -> bool:
    return declared.attributes[name].type is AttributeType.REFERENCE
