"""Conditions in words, so that an author or a reader sees what a rule really asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from hrddeval.model.plan import Allowed, Between, Includes, Join, Known, Literal, OneOf
from hrddeval.model.program import HIGHEST, LOWEST
from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary

Say = Callable[[str], str]
_DEFINITION = re.compile(r"\s?: ")


def literal_in_words(literal: Literal, vocabulary: Vocabulary, language: str, say: Say) -> str:
    """Return the condition as a phrase: `a seat: group is producers, votes is yes`."""
    kind = vocabulary.kinds[literal.kind]
    label = kind.label.in_language(language)[0]
    parts = [_test(kind.attributes[name], allowed, language, say) for name, allowed in literal.tests]
    parts += [_join(kind.attributes[join.own], join, say) for join in literal.joins]
    if literal.other_than:
        parts.append(say("other than the one called “{name}”").format(name=literal.other_than))
    head = (say("there is: {kind}") if literal.positive else say("there is no: {kind}")).format(kind=label)
    if literal.name:
        head += " " + say("(called “{name}”)").format(name=literal.name)
    return f"{head} – {', '.join(parts)}" if parts else head


def _test(attribute: Attribute, allowed: Allowed, language: str, say: Say) -> str:
    label = attribute.label.in_language(language)[0]
    match allowed:
        case Known():
            return say("{attribute} is known").format(attribute=label)
        case Includes(value):
            return say("{attribute} include {value}").format(
                attribute=label, value=value_label(attribute, value, language, say)
            )
        case OneOf(values):
            shown = say(" or ").join(_value_names(attribute, values, language, say))
            return say("{attribute} is {value}").format(attribute=label, value=shown)
        case Between(low, high):
            return _between(attribute, label, low, high, say)


def _value_names(attribute: Attribute, values: frozenset[str], language: str, say: Say) -> list[str]:
    """Return the values in the vocabulary's order; the largest group among them goes by its own name."""
    fitting = [group for group in attribute.groups.values() if set(group.values) <= values]
    largest = max(fitting, key=lambda group: len(group.values), default=None)
    covered = set(largest.values) if largest else set()
    names = [value for value in (attribute.values or ("yes", "no")) if value in values - covered]
    shown = [value_label(attribute, name, language, say) for name in names]
    return [largest.label.in_language(language)[0], *shown] if largest else shown


def _between(attribute: Attribute, label: str, low: int, high: int, say: Say) -> str:
    if low == high:
        return say("{attribute} is {value}").format(attribute=label, value=number_label(attribute, low))
    parts = []
    if low > LOWEST:
        parts.append(say("at least {value}").format(value=number_label(attribute, low)))
    if high < HIGHEST:
        parts.append(say("at most {value}").format(value=number_label(attribute, high)))
    return f"{label} " + say(" and ").join(parts)


def _join(attribute: Attribute, join: Join, say: Say) -> str:
    label = attribute.label.en
    target = join.name if join.attribute is None else f"{join.name}.{join.attribute}"
    return say("{attribute} is that of “{name}”").format(attribute=label, name=target)


def value_label(attribute: Attribute, value: str, language: str, say: Say) -> str:
    """Return the reader's word for a value of a choice, or for yes and no.

    A label may go on with a definition after a colon (`severe: death, lasting injury ...`); in a
    sentence only the word before it is used.
    """
    if attribute.type is AttributeType.YES_NO:
        return say("yes") if value == "yes" else say("no")
    label = attribute.values.get(value)
    return _DEFINITION.split(label.in_language(language)[0], maxsplit=1)[0] if label else value


def number_label(attribute: Attribute, number: int) -> str:
    """Return a whole number of a test as its author wrote it."""
    if attribute.type is AttributeType.SHARE:
        return f"{number / 10_000:g} %"
    if attribute.type is AttributeType.DATE:
        return date.fromordinal(number).isoformat()
    return str(number)
