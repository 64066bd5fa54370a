"""Which attributes of an observation must leave with it, because a score or a sentence is made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hrddeval.model.plan import Compiled, Way
from hrddeval.model.vocabulary import Cardinality, Vocabulary
from hrddeval.scoring.ledger import PRINTED
from hrddeval.scoring.sentences import SLOT

#: Names of attributes by kind.
Read = Mapping[str, frozenset[str]]


def attributes_read(vocabulary: Vocabulary, compiled: Compiled) -> Read:
    """Return the attributes that rules test, join, compute or fill into sentences, and those of the ledger.

    Of a kind with one truth all count: another value anywhere contests it.
    """
    read: dict[str, set[str]] = defaultdict(set)
    for name, specs in compiled.specs.items():
        read[name] |= {spec.attribute for spec in specs if spec.attribute is not None}
    for ways in compiled.ways.values():
        for way in ways:
            for name, attribute in _slots(way):
                read[name].add(attribute)
    for name, printed in PRINTED.items():
        read[name] |= printed
    for name, kind in vocabulary.kinds.items():
        if kind.topic_by is not None:
            read[name].add(kind.topic_by)
        if kind.cardinality is Cardinality.SINGLE:
            read[name] |= set(kind.attributes)
        for declared in kind.attributes.values():
            computed = declared.computed
            if computed is not None:
                read[computed.of] |= {computed.by, *computed.where}
                read[computed.of] |= {computed.value} if computed.value else set()
    return {name: frozenset(attributes) for name, attributes in read.items()}


def _slots(way: Way) -> set[tuple[str, str]]:
    """Return kind and attribute of every slot in a way's sentence, in whatever language."""
    kinds = {literal.name: literal.kind for literal in way.literals if literal.name}
    texts = (way.because.en, way.because.fr, way.because.sw)
    found = [slot for text in texts if text for slot in SLOT.finditer(text)]
    return {(kinds[slot[1]], slot[2]) for slot in found if slot[1] in kinds}
