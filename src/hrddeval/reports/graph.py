"""The landscape as a graph for other programs: tables of nodes and edges, and GraphML."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from hrddeval.model.assessment import Assessment
from hrddeval.model.lineage import Fate, Lineage
from hrddeval.reports import csv

NODES = (
    "id",
    "name",
    "kind",
    "binding",
    "sector",
    "stage",
    "started",
    "ended",
    "jurisdiction",
    "places",
    "minerals",
    "supported",
    "possible",
    "placed",
    "coverage",
)
EDGES = ("derived", "norm", *(fate.value for fate in Fate))
#: Columns that are numbers or truth values, and their GraphML type; all others are strings.
_TYPES = {
    "supported": "double",
    "possible": "double",
    "coverage": "double",
    "placed": "boolean",
    **{fate.value: "int" for fate in Fate},
}
#: http://graphml.graphdrawing.org/primer/graphml-primer.html
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

Cell = str | int | float | bool | None


def nodes(assessment: Assessment) -> list[tuple[Cell, ...]]:
    """Return a row per initiative, in the order of `NODES`; scores 0 to 100, coverage 0 to 1."""
    return [
        (
            one.id,
            one.name,
            one.profile.kind,
            one.profile.binding,
            one.profile.sector,
            one.profile.stage,
            one.profile.started,
            one.profile.ended,
            one.profile.jurisdiction,
            one.profile.places,
            one.profile.minerals,
            one.overall.supported,
            one.overall.possible,
            one.overall.placed,
            one.overall.coverage,
        )
        for one in assessment.initiatives
    ]


def edges(found: Lineage) -> list[tuple[Cell, ...]]:
    """Return a row per link, in the order of `EDGES`: from the derived to the norm, and counts of criteria."""
    return [(link.derived, link.norm, *(link.counts[fate] for fate in Fate)) for link in found.links]


def node_table(assessment: Assessment) -> str:
    """Write the initiatives as CSV."""
    return csv.whole([NODES, *(_cells(row) for row in nodes(assessment))])


def edge_table(found: Lineage) -> str:
    """Write the links as CSV."""
    return csv.whole([EDGES, *(_cells(row) for row in edges(found))])


def _cells(row: Sequence[Cell]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def graphml(assessment: Assessment, found: Lineage) -> str:
    """Write initiatives and links as GraphML; what is not known of one is left out."""
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(_tag("graphml"))
    for part, names in (("node", NODES[1:]), ("edge", EDGES[2:])):
        for name in names:
            made = {"id": f"{part}-{name}", "for": part, "attr.name": name}
            ElementTree.SubElement(root, _tag("key"), {**made, "attr.type": _TYPES.get(name, "string")})
    graph = ElementTree.SubElement(root, _tag("graph"), {"id": "landscape", "edgedefault": "directed"})
    for row in nodes(assessment):
        _filled(ElementTree.SubElement(graph, _tag("node"), {"id": str(row[0])}), "node", NODES[1:], row[1:])
    for row in edges(found):
        ends = {"source": str(row[0]), "target": str(row[1])}
        _filled(ElementTree.SubElement(graph, _tag("edge"), ends), "edge", EDGES[2:], row[2:])
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _filled(element: ElementTree.Element, part: str, names: Sequence[str], cells: Sequence[Cell]) -> None:
    for name, cell in zip(names, cells, strict=True):
        if cell is not None:
            ElementTree.SubElement(element, _tag("data"), {"key": f"{part}-{name}"}).text = _text(cell)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
