"""Conditions in words, so exact that an author sees from the sentence whether the rule says what was meant.

A sentence names the kind, then each test as `label: value`, which reads the same way in every
language. Texts that nobody has translated stand in English behind the mark `[en]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from hrddeval.model.plan import Allowed, Between, Includes, Join, Known, Literal, OneOf
from hrddeval.model.program import HIGHEST, LOWEST
from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary

Say = Callable[[str], str]
_DEFINITION = re.compile(r"\s?: ")
#: A space that does not break, as French asks before a percent sign.
_FIXED = "\u00a0"
#: Languages that write a comma where English writes a point.
_COMMA = frozenset({"fr", "sw"})
#: Naming what is left out is only shorter to read when little is left out.
_MOST_LEFT_OUT = 3


def literal_in_words(
    literal: Literal, vocabulary: Vocabulary, language: str, say: Say, way: Sequence[Literal] = ()
) -> str:
    """Return a condition as a phrase: `there is: Seat in a body – Whose seat: producers of any kind; ...`.

    Args:
        way: the conditions it stands among, so that a join can name the attribute of another one.
    """
    kind = vocabulary.kinds[literal.kind]
    parts = [
        requirement_in_words(kind.attributes[name], allowed, language, say) for name, allowed in literal.tests
    ]
    parts += [
        _join(kind.attributes[join.own], join, _kinds_of_names(way), vocabulary, language, say)
        for join in literal.joins
    ]
    if literal.other_than:
        parts.append(say("not the one called “{name}”").format(name=literal.other_than))
    head = _head(literal.positive, kind.derived, say).format(kind=kind.label.marked(language))
    if literal.name:
        head += say(", called “{name}”").format(name=literal.name)
    return f"{head} – {say('; ').join(parts)}" if parts else head


def _head(positive: bool, derived: bool, say: Say) -> str:
    if derived:
        return say("it follows: {kind}") if positive else say("it does not follow: {kind}")
    return say("there is: {kind}") if positive else say("there is no: {kind}")


def _kinds_of_names(way: Iterable[Literal]) -> Mapping[str, str]:
    return {literal.name: literal.kind for literal in way if literal.name}


def requirement_in_words(attribute: Attribute, allowed: Allowed, language: str, say: Say) -> str:
    """Return a test as a phrase: `Rights: a seat with a vote`."""
    return _pair(attribute, allowed_in_words(attribute, allowed, language, say), language, say)


def _pair(attribute: Attribute, value: str, language: str, say: Say) -> str:
    return say("{attribute}: {value}").format(attribute=attribute.label.marked(language), value=value)


def allowed_in_words(attribute: Attribute, allowed: Allowed, language: str, say: Say) -> str:
    """Return what a test lets through: `“a” or “b”`, `anything but “c”`, `at least 50 %`."""
    match allowed:
        case Known():
            return say("known")
        case Includes(value):
            return say("“{value}” among them").format(value=value_label(attribute, value, language, say))
        case OneOf(values):
            return _one_of(attribute, values, language, say)
        case Between(low, high):
            return _between(attribute, low, high, language, say)


def _one_of(attribute: Attribute, values: frozenset[str], language: str, say: Say) -> str:
    """Name the values, by their groups where those cover, or what is left out where that is shorter."""
    every = _names(attribute)
    named = _named(attribute, values, language, say)
    left_out = frozenset(every) - values
    if not left_out:
        return say("any, but known")
    but = _named(attribute, left_out, language, say)
    if len(but) <= _MOST_LEFT_OUT and len(but) < len(named):
        return say("known, and neither {values}" if len(but) > 1 else "known, and not {values}").format(
            values=_listed(but, say("{first} nor {last}"), say)
        )
    return named[0] if len(named) == 1 else _listed(named, say("{first} or {last}"), say)


def _names(attribute: Attribute) -> Sequence[str]:
    return ("yes", "no") if attribute.type is AttributeType.YES_NO else tuple(attribute.values)


def _named(attribute: Attribute, values: frozenset[str], language: str, say: Say) -> list[str]:
    """Return labels that cover just these values, in the vocabulary's order, the largest groups first."""
    labels, rest = [], set(values)
    for group in sorted(attribute.groups.values(), key=lambda one: -len(one.values)):
        if len(group.values) > 1 and set(group.values) <= rest:
            labels.append(group.label.marked(language))
            rest -= set(group.values)
    return labels + [
        value_label(attribute, name, language, say) for name in _names(attribute) if name in rest
    ]


def _listed(labels: Sequence[str], last: str, say: Say) -> str:
    quoted = [say("“{value}”").format(value=label) for label in labels]
    return quoted[0] if len(quoted) == 1 else last.format(first=", ".join(quoted[:-1]), last=quoted[-1])


def _between(attribute: Attribute, low: int, high: int, language: str, say: Say) -> str:
    if low == high:
        return say("exactly {value}").format(value=number_label(attribute, low, language))
    parts = []
    if low > LOWEST:
        parts.append(_bound(attribute, low, language, say, lower=True))
    if high < HIGHEST:
        parts.append(_bound(attribute, high, language, say, lower=False))
    return say(" and ").join(parts)


def _bound(attribute: Attribute, number: int, language: str, say: Say, *, lower: bool) -> str:
    """Write one end as an author would: `more than 50 %`, not `at least 50.0001 %`; `later than 2020`."""
    if attribute.type is AttributeType.DATE:
        return say("later than {value}" if lower else "earlier than {value}").format(
            value=_period(number, before=lower)
        )
    beyond = number - 1 if lower else number + 1
    if attribute.type is AttributeType.SHARE and len(_share(beyond)) < len(_share(number)):
        word, number = say("more than {value}" if lower else "less than {value}"), beyond
    else:
        word = say("at least {value}" if lower else "at most {value}")
    return word.format(value=number_label(attribute, number, language))


def _period(ordinal: int, *, before: bool) -> str:
    """Return the year, month or day that ends just before a day, or begins just after it."""
    edge = date.fromordinal(ordinal) + timedelta(days=-1 if before else 1)
    inside = edge + timedelta(days=1 if before else -1)
    if edge.year != inside.year:
        return f"{edge.year:04d}"
    return edge.isoformat()[:7] if edge.month != inside.month else edge.isoformat()


def _join(
    attribute: Attribute,
    join: Join,
    kinds: Mapping[str, str],
    vocabulary: Vocabulary,
    language: str,
    say: Say,
) -> str:
    if join.attribute is None:
        return _pair(attribute, say("the one called “{name}”").format(name=join.name), language, say)
    found = vocabulary.kinds[kinds[join.name]].attributes[join.attribute] if join.name in kinds else None
    other = found.label.marked(language) if found else join.attribute
    same = say("the same as “{other}” of the one called “{name}”").format(other=other, name=join.name)
    return _pair(attribute, same, language, say)


def value_label(attribute: Attribute, value: str, language: str, say: Say) -> str:
    """Return the reader's word for a value of a choice, or for yes and no.

    A label may go on with a definition after a colon (`severe: death, lasting injury ...`); in a
    sentence only the word before it is used.
    """
    if attribute.type is AttributeType.YES_NO:
        return say("yes") if value == "yes" else say("no")
    label = attribute.values.get(value)
    return _DEFINITION.split(label.marked(language), maxsplit=1)[0] if label else value


def number_label(attribute: Attribute, number: int, language: str = "en") -> str:
    """Return a whole number of a test as its author wrote it."""
    if attribute.type is AttributeType.SHARE:
        share = _share(number)
        return f"{share.replace('.', ',') if language in _COMMA else share}{_FIXED}%"
    if attribute.type is AttributeType.DATE:
        return date.fromordinal(number).isoformat()
    return str(number)


def _share(millionths: int) -> str:
    """Return millionths as a percentage, every digit of it.

    >>> _share(500_000), _share(333_333), _share(1)
    ('50', '33.3333', '0.0001')
    """
    return f"{millionths / 10_000:.4f}".rstrip("0").rstrip(".")
