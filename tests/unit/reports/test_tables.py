"""CSV, JSON and the table for terminals."""

from __future__ import annotations

import csv as csv_format
import io
import json as json_format

import pytest

from build_assessment import assessment, initiative
from build_extremes import EXTREMES, field
from hrddeval.model.assessment import Assessment
from hrddeval.reports import csv, json, text


def rows(found: Assessment) -> list[dict[str, str]]:
    return list(csv_format.DictReader(io.StringIO(csv.table(found).removeprefix("\ufeff"), newline="")))


def test_csv_has_a_row_per_initiative_and_criterion() -> None:
    found = field(3)

    read = rows(found)

    assert [(row["initiative"], row["criterion"]) for row in read] == [
        (item.id, criterion.id)
        for item in found.initiatives
        for dimension in item.dimensions
        for criterion in dimension.criteria
    ]
    assert (read[1]["supported"], read[1]["possible"], read[1]["state"]) == ("3", "4", "assessed")


def test_csv_opens_in_spreadsheets_as_utf_8() -> None:
    assert csv.table(field(1)).startswith("\ufeffinitiative,name,")


def test_csv_leaves_levels_empty_where_a_criterion_does_not_apply() -> None:
    read = rows(assessment(initiative(tokens="- 12|12 12|12 12|12 12")))[0]

    assert (read["supported"], read["possible"], read["state"]) == ("", "", "not_applicable")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r", "＝"])
def test_csv_never_starts_a_formula(start: str) -> None:
    """A name that a spreadsheet would run is shown instead."""
    name = f"{start}HYPERLINK(A1)"

    read = rows(assessment(initiative(name=name)))[0]

    assert read["name"] == f"'{name}"


@pytest.mark.parametrize("name", EXTREMES)
def test_json_reads_back_as_the_same_assessment(name: str) -> None:
    found = assessment(EXTREMES[name])

    written = json.dump(found)

    assert Assessment.model_validate_json(written) == found
    assert written.endswith("}\n")
    assert next(iter(json_format.loads(written))) == "schema"
    assert "–" in written


TABLE = """\
Initiative       Band  Overall  Repres.  Partic.  Power  Uninte.  Covered  Flags
───────────────  ────  ───────  ───────  ───────  ─────  ───────  ───────  ─────
Example A of t…     –    72–84    75–88    75–88  63–75    75–88    100 %    0/0

Example B of t…     –    56–66    63–75    63–63  38–63    63–63    100 %    0/0
Example G of t…     –    38–59    50–63    38–63  25–50    38–63    100 %    0/0
Example H of t…     –    16–56    13–75    13–63  13–38    25–50     88 %    0/0

Example D of t…     –    22–38    25–38    25–38  13–38    25–38    100 %    0/0
Example C of t…     –    19–50    13–75    25–50   0–13    38–63    100 %    0/0
Example E of t…     –     6–22     0–13    13–25   0–13    13–38    100 %    0/0

Example F of t…     –   (6–88)  (0–100)    13–75  0–100    13–75     38 %    0/0

Supported to possible, of 100. In brackets: too little is covered. Flags: certain/contested.
Between two groups, the lower one cannot reach the supported score of the upper one's first row.
Repres. Representation; Partic. Participation; Uninte. Unintended consequences
8 of 30 criteria: not a full assessment"""


def test_the_terminal_table_is_aligned_and_grouped() -> None:
    assert "\n".join(text.table(field(8), 80)) == TABLE


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_terminal_table_keeps_its_columns_at_any_width(width: int) -> None:
    lines = text.table(field(8), width)
    body = lines[: lines.index("", lines.index("") + 9)]

    assert {len(line) for line in body if line} == {len(lines[1])}
    assert len(lines[1]) <= max(width, 77)


def test_the_terminal_table_prints_bands_only_where_one_is_given() -> None:
    found = assessment(EXTREMES["full"], EXTREMES["nothing"])

    lines = text.table(found, 100)

    assert next(line for line in lines if line.startswith("Example pilot")).split()[2] == "D"
    assert next(line for line in lines if line.startswith("Example nobody")).split()[4] == "–"


def test_an_initiative_outside_all_groups_is_still_printed() -> None:
    found = assessment(initiative("a", name="Example alone"), groups=False)

    assert any("Example alone" in line for line in text.table(found, 100))
