"""The vocabulary as text: every kind with its question, or one kind with all it can hold."""

from __future__ import annotations

from textwrap import wrap

from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary

WIDTH = 100


def overview(vocabulary: Vocabulary) -> list[str]:
    """Return one line per recorded kind, then those that rules conclude."""
    recorded = {name: kind for name, kind in vocabulary.kinds.items() if not kind.derived}
    widest = max(len(name) for name in recorded)
    lines = []
    for name, kind in recorded.items():
        lines += wrap(f"{name:<{widest}}  {kind.question}", WIDTH, subsequent_indent=" " * (widest + 2))
    concluded = [name for name, kind in vocabulary.kinds.items() if kind.derived]
    lines += ["", "Rules conclude, and nobody records: " + ", ".join(concluded)] if concluded else []
    return [*lines, "", "Next: hrddeval vocabulary KIND"]


def kind(name: str, vocabulary: Vocabulary) -> list[str]:
    """Return a kind's question, where to look, and every attribute with its values."""
    found = vocabulary.kinds[name]
    lines = [f"{name}: {found.label}", *wrap(str(found.question), WIDTH)]
    if found.definition is not None:
        lines += wrap(str(found.definition), WIDTH)
    if found.where_to_look is not None:
        lines += wrap(f"Where to look: {found.where_to_look}", WIDTH)
    facts = [
        f"track: {found.track.value}",
        "one truth" if found.cardinality.value == "single" else "many may be true",
    ]
    facts += ["bad news"] if found.adverse else []
    facts += [f"a topic for each {found.topic_by}"] if found.topic_by else []
    lines += ["(" + "; ".join(facts) + ")", ""]
    for attribute, declared in found.attributes.items():
        lines += _attribute(attribute, declared)
    return lines


def _attribute(name: str, attribute: Attribute) -> list[str]:
    lines = wrap(f"  {name}: {_type(attribute)} – {attribute.label}", WIDTH, subsequent_indent="    ")
    for value, label in attribute.values.items():
        lines += wrap(f"      {value:<22} {label}", WIDTH, subsequent_indent=" " * 29)
    for group, declared in attribute.groups.items():
        lines += wrap(
            f"      {group:<22} (in rules) {declared.label}: {', '.join(declared.values)}",
            WIDTH,
            subsequent_indent=" " * 29,
        )
    return lines


def _type(attribute: Attribute) -> str:
    words = {
        AttributeType.YES_NO: "yes or no",
        AttributeType.CHOICE: "one of the values",
        AttributeType.CHOICES: "a list of values",
        AttributeType.COUNT: "a whole number",
        AttributeType.SHARE: "a share, such as 0.25 or 25 %",
        AttributeType.MONEY: "an amount, such as 1200 USD 2019",
        AttributeType.TEXT: "text",
        AttributeType.DATE: "a year, month or day",
        AttributeType.REFERENCE: f"the id of an observation of kind {attribute.to}",
    }[attribute.type]
    return f"{words}, computed" if attribute.computed else words
