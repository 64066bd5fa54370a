"""The page, the table and the diagram of a robustness run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from hrddeval.analysis.robustness.choices import Choices
from hrddeval.model.robustness import Line, Robustness
from hrddeval.reports import robustness as report
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.marks.hasse import hasse
from hrddeval.robustness import Asked, of_table
from hrddeval.score import open_table

HDI = Path(__file__).resolve().parents[2] / "data" / "hdi"
GAPS = """\
unit,le,eys,mys,gnipc
Best <1>,70,12,9,9000
Next,60,10,3,2000
Open,58,10,,
Last,40,3,1,600
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Robustness:
    table = tmp_path_factory.mktemp("t") / "gaps.csv"
    table.write_text(GAPS, encoding="utf-8")
    return of_table(open_table(table, HDI / "hdi.yaml"), Asked(Choices(draws=600)))


def test_the_table_sets_groups_apart(found: Robustness) -> None:
    text = "\n".join(report.as_text(found))
    table = text.split("\n\nSupported to possible")[0]

    blocks = [[line.split("  ")[0] for line in block.splitlines()] for block in table.split("\n\n")]
    assert [len(block) for block in blocks] == [len(found.groups[0]) + 2, *(len(g) for g in found.groups[1:])]
    assert "Every one of a block stands above every one of the blocks below" in " ".join(text.split())
    assert "is equally likely" in " ".join(text.split()), "the assumption stands beside the result"


def test_the_page_says_what_was_assumed_and_escapes_names(
    found: Robustness, folders: TemplateFolders
) -> None:
    page = report.page(found, folders)

    assert "Best &lt;1&gt;" in page
    assert "Best <1>" not in page
    assert "What these numbers assume" in page
    assert found.main_driver.replace("'", "&#39;") in page
    assert page.count('<tr><th class="nm"') == 4
    assert "<script" not in page


def test_the_page_as_pdf(
    found: Robustness, folders: TemplateFolders, tmp_path: Path, needs_pango: None
) -> None:
    paths = report.write(found, tmp_path, ("pdf",), folders)

    assert [path.name for path in paths] == ["robustness.json", "dominance.svg", "robustness.pdf"]
    assert (tmp_path / "robustness.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert report.page(found, folders, Flavour.PRINT) == report.page(found, folders, Flavour.PRINT)


def test_the_diagram_has_every_unit_and_every_direct_line(found: Robustness) -> None:
    root = ET.fromstring(hasse(found, str))
    space = "{http://www.w3.org/2000/svg}"

    names = [text.text for text in root.iter(f"{space}text")]
    assert names[:4] == [unit.title for unit in found.units]
    assert len(list(root.iter(f"{space}polyline"))) == sum(line.direct for line in found.dominance) > 0


def test_no_line_passes_behind_a_box(found: Robustness) -> None:
    """It would tell of one above another where nothing is certain: here `top` and `high` skip the row of `mid`."""
    names = ("top", "high", "mid", "low", "lowest")
    units = tuple(found.units[0].model_copy(update={"id": name, "title": 3 * name}) for name in names)
    pairs = ("top mid", "high low", "mid lowest", "low lowest", "top low", "mid low", "high lowest")
    direct = [Line(upper=a, lower=b, direct=True) for a, b in (pair.split() for pair in pairs)]
    root = ET.fromstring(hasse(found.model_copy(update={"units": units, "dominance": tuple(direct)}), str))
    space = "{http://www.w3.org/2000/svg}"

    boxes = [
        tuple(float(box.get(name, "")) for name in ("x", "y", "width", "height"))
        for box in root.iter(f"{space}rect")
        if box.get("rx")
    ]
    assert len(boxes) == len(names)
    drawn = [
        [tuple(map(float, point.split(","))) for point in line.get("points", "").split()]
        for line in root.iter(f"{space}polyline")
    ]
    assert len(drawn) == len(pairs)
    assert any(len(points) > 2 for points in drawn), "some pass a row"
    for points in drawn:
        for (a, b), (c, d) in pairwise(points):
            for step in range(1, 100):
                x, y = a + (c - a) * step / 100, b + (d - b) * step / 100
                inside = [
                    box for box in boxes if box[0] < x < box[0] + box[2] and box[1] < y < box[1] + box[3]
                ]
                assert not inside, (points, x, y)


def test_the_diagram_fits_the_page(found: Robustness) -> None:
    root = ET.fromstring(hasse(found, str, page=(50, 20), caption=False))

    assert float(root.get("width", "").removesuffix("mm")) <= 50
    assert float(root.get("height", "").removesuffix("mm")) <= 20
