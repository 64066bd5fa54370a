"""`hrddeval assess`, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from program import ROOT, hrddeval

from hrddeval.reports.numbers import score

MUTOSHI = ROOT / "initiatives" / "mutoshi"
FOUR = ("mutoshi", "kufatilia", "oecd-ddg", "eu-csddd")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The shipped initiatives assessed once, without documents."""
    here = tmp_path_factory.mktemp("shipped")
    done = hrddeval("assess", *FOUR, "--format", "csv", "--output", here / "cards", here=here)
    assert done.code == 0, done.err
    return here / "cards", done.out


def test_the_table_names_every_initiative_with_both_ends(shipped: tuple[Path, str]) -> None:
    _, out = shipped
    result = json.loads((shipped[0] / "assessment.json").read_text(encoding="utf-8"))

    for initiative in result["initiatives"]:
        overall = initiative["overall"]
        row = next(
            line
            for line in out.splitlines()
            if line.startswith((initiative["short"], initiative["name"][:20]))
        )
        assert f"{score(overall['supported'])}–{score(overall['possible'])}" in row
    assert "Next: hrddeval explain" in out


def test_the_result_fits_the_published_schema(shipped: tuple[Path, str]) -> None:
    schema = json.loads((ROOT / "schemas" / "assessment.schema.json").read_text(encoding="utf-8"))

    jsonschema.validate(json.loads((shipped[0] / "assessment.json").read_text(encoding="utf-8")), schema)


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", "1"), ("two", "2")):
        done = hrddeval(
            "assess",
            MUTOSHI,
            "--format",
            "html",
            "--format",
            "csv",
            "--no-cache",
            "--output",
            tmp_path / name,
            here=tmp_path,
            PYTHONHASHSEED=seed,
        )
        assert done.code == 0, done.err

    first = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert set(first) == {"assessment.json", "assessment.csv", "mutoshi.html"}


def test_json_on_stdout_is_the_file(tmp_path: Path) -> None:
    done = hrddeval("assess", MUTOSHI, "--format", "none", "--json", "--output", tmp_path, here=tmp_path)

    assert done.out == (tmp_path / "assessment.json").read_text(encoding="utf-8")


def test_a_second_run_infers_nothing_and_says_the_same(tmp_path: Path) -> None:
    arguments = ("assess", MUTOSHI, "--format", "none", "--json", "--output", tmp_path / "cards")
    kept = str(tmp_path / "cache")

    first = hrddeval(*arguments, here=tmp_path, HRDDEVAL_CACHE=kept)
    again = hrddeval(*arguments, here=tmp_path, HRDDEVAL_CACHE=kept)

    assert first.out == again.out
    assert (tmp_path / "cache" / "findings.sqlite").exists()


@pytest.mark.parametrize("engine", ["durable", "clingo"])
def test_each_engine_alone_gives_the_same_initiatives(
    engine: str, shipped: tuple[Path, str], tmp_path: Path
) -> None:
    done = hrddeval(
        "assess", *FOUR, "--format", "none", "--json", "--engine", engine, "--output", tmp_path, here=tmp_path
    )

    both = json.loads((shipped[0] / "assessment.json").read_text(encoding="utf-8"))
    alone = json.loads(done.out)
    assert alone["initiatives"] == both["initiatives"]
    assert [one["name"] for one in alone["recipe"]["engines"]] == [engine]


@pytest.mark.parametrize(("coverage", "least", "code"), [("0", "0", 0), ("0", "100", 1), ("0.99", "100", 0)])
def test_fail_under_looks_at_placed_initiatives(coverage: str, least: str, code: int, tmp_path: Path) -> None:
    """Whether one is placed is the rubric's to say: by the coverage it asks for."""
    shipped = (ROOT / "rubrics" / "producer-centred.yaml").read_text(encoding="utf-8")
    least_coverage = "minimum_coverage: {overall: 0.7, dimension: 0.5}"
    assert least_coverage in shipped
    rubric = shipped.replace(
        least_coverage, f"minimum_coverage: {{overall: {coverage}, dimension: {coverage}}}"
    )
    (tmp_path / "producer-centred.yaml").write_text(rubric, encoding="utf-8")

    done = hrddeval("assess", MUTOSHI, "--rubric", "producer-centred.yaml", "--format", "none", "--fail-under", least,
                    "--output", tmp_path / "cards", here=tmp_path)  # fmt: skip

    assert done.code == code


def test_the_date_changes_what_a_law_says(tmp_path: Path) -> None:
    found = {}
    for date in ("2025-12-31", "2026-12-31"):
        done = hrddeval(
            "assess",
            "eu-csddd",
            "--format",
            "none",
            "--json",
            "--as-of",
            date,
            "--output",
            tmp_path,
            here=tmp_path,
        )
        law = json.loads(done.out)["initiatives"][0]
        found[date] = {one["id"] for one in law["observations"] if one["within"]}

    assert found["2025-12-31"] - found["2026-12-31"]
    assert found["2026-12-31"] - found["2025-12-31"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["--as-of", "soon"], 2, "write a year, month or day", id="no date"),
        pytest.param(["--format", "none", "--format", "csv"], 2, "stands alone", id="none beside others"),
        pytest.param(["--format", "docx"], 2, "docx", id="unknown format"),
        pytest.param(["--engine", "prolog"], 2, "prolog", id="unknown engine"),
        pytest.param(
            ["--rubric", "producer-centered"], 3, "did you mean `producer-centred`?", id="rubric misspelt"
        ),
        pytest.param(["--weights", ""], 3, "has no weight profile ``", id="weights of nobody"),
        pytest.param(["--weights", "equall"], 3, "did you mean `equal`?", id="weights misspelt"),
        pytest.param(["mutosji"], 3, "did you mean `mutoshi`?", id="initiative misspelt"),
        pytest.param(["--project", "nowhere"], 3, "hrddeval init", id="no project there"),
    ],
)
def test_wrong_calls_say_what_to_type(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    done = hrddeval("assess", *arguments, "--output", tmp_path / "cards", here=tmp_path)

    assert done.code == code
    assert said in done.err
    assert not (tmp_path / "cards").exists(), "nothing may be written"


def test_warnings_are_problems_under_strict(tmp_path: Path) -> None:
    folder = tmp_path / "loose"
    folder.mkdir()
    (folder / "dossier.yaml").write_text(
        "schema: hrddeval/dossier@1\nid: loose\nname: Nothing rests on its evidence\n"
        "profile: {kind: pilot, binding: voluntary, stage: running, sector: private}\n"
        "evidence: {E1: {claim: Said., source: s, locator: page 1, voice: journalist, status: read}}\n",
        encoding="utf-8",
    )
    (folder / "sources.json").write_text('[{"id": "s", "title": "A paper"}]', encoding="utf-8")

    done = hrddeval("assess", folder, "--strict", "--output", tmp_path / "cards", here=tmp_path)

    assert done.code == 3
    assert "warning HR417" in done.err
    assert not (tmp_path / "cards").exists(), "nothing may be written"


def test_an_empty_dossier_is_unknown_not_bad(tmp_path: Path) -> None:
    folder = tmp_path / "initiatives" / "empty"
    folder.mkdir(parents=True)
    (folder / "dossier.yaml").write_text(
        "schema: hrddeval/dossier@1\nid: empty\nname: Nobody has looked\n"
        "profile: {kind: pilot, binding: voluntary, stage: running, sector: private}\n",
        encoding="utf-8",
    )

    done = hrddeval(
        "assess", folder, "--format", "none", "--json", "--output", tmp_path / "cards", here=tmp_path
    )

    initiative = json.loads(done.out)["initiatives"][0]
    levels = [c["level"] for d in initiative["dimensions"] for c in d["criteria"]]
    assert all(level == {"supported": 0, "possible": 4} for level in levels)
    assert initiative["overall"]["coverage"] == 0
    assert (initiative["overall"]["placed"], initiative["overall"]["band"]) == (False, None)


def test_output_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("a file where the folder should be", encoding="utf-8")

    done = hrddeval("assess", MUTOSHI, "--format", "none", "--output", tmp_path / "cards", here=tmp_path)

    assert done.code in (2, 3)
    assert "cards" in done.err
    assert (tmp_path / "cards").read_text(encoding="utf-8") == "a file where the folder should be"


def test_a_groups_weights_change_the_score_and_are_named(tmp_path: Path) -> None:
    shipped = (ROOT / "rubrics" / "producer-centred.yaml").read_text(encoding="utf-8")
    profile = """
  diggers:
    title: Weights of the diggers
    owner: an invented committee
    elicited: made up for this test
    weights: {representation: 0, participation: 0, power: 1, unintended_consequences: 0}
"""
    (tmp_path / "producer-centred.yaml").write_text(shipped.rstrip() + profile, encoding="utf-8")
    arguments = (
        "assess",
        MUTOSHI,
        "--rubric",
        "producer-centred.yaml",
        "--format",
        "none",
        "--json",
        "--output",
        tmp_path / "cards",
    )

    own = json.loads(hrddeval(*arguments, here=tmp_path).out)
    theirs = json.loads(hrddeval(*arguments, "--weights", "diggers", here=tmp_path).out)

    power = next(d for d in own["initiatives"][0]["dimensions"] if d["id"] == "power")
    assert theirs["initiatives"][0]["overall"]["supported"] == power["supported"]
    assert theirs["rubric"]["weights"] == "Weights of the diggers"
    assert theirs["recipe"]["overrides"] == [
        {"what": "weights of an invented committee", "because": "elicited: made up for this test"}
    ]
    assert own["recipe"]["run"] != theirs["recipe"]["run"]
