"""What the drop-downs of a workbook offer, and the page that explains the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary
from hrddeval.workbench.workbook.cells import Cell
from hrddeval.workbench.workbook.layout import CHOICES

_YES_NO = ("yes", "no")


def lists_of(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return every list by its name: of kinds, of the attributes of each, of the values of each of those."""
    lists = {f"list_{name.replace(' ', '_')}": values for name, values in CHOICES.items()}
    lists["list_kinds"] = tuple(vocabulary.kinds)
    for name, kind in vocabulary.kinds.items():
        lists[_name(f"of_{name}")] = tuple(kind.attributes)
        for attribute, declared in kind.attributes.items():
            values = _values(declared)
            if values:
                lists[_name(f"of_{name}.{attribute}")] = values
    return {name: values for name, values in lists.items() if values}


def page(vocabulary: Vocabulary) -> list[Sequence[Cell]]:
    """Return the rows of the sheet `vocabulary`."""
    rows: list[Sequence[Cell]] = [
        ("kind", "question", "attribute", "type", "what it says", "values and groups")
    ]
    for name, kind in vocabulary.kinds.items():
        rows.append((name, kind.question.en, None, None, None, None))
        for attribute, declared in kind.attributes.items():
            says = (declared.question or declared.label).en
            values = ", ".join(_values(declared)) or None
            rows.append((name, None, attribute, declared.type.value, says, values))
    return rows


def _values(attribute: Attribute) -> tuple[str, ...]:
    if attribute.type is AttributeType.YES_NO:
        return _YES_NO
    return (*attribute.values, *attribute.groups)


def _name(name: str) -> str:
    """Names in a workbook have no hyphens."""
    return name.replace("-", "_")
