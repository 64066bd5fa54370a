"""Every mistake an author can make has a folder here: the wrong file, and word for word what is said of it.

A folder `<CODE>-<what>` holds the files that differ from the good study in `base/study`, and
`expected.txt`. `arguments.txt`, where there is one, gives the paths and the rubric of the run.
A folder with an `index.yaml` or a `table.csv` differs from `base/table` instead, and is scored.
After a change of words, `PYTHONPATH=src:tests python tests/broken/test_broken_files.py` writes every
`expected.txt` anew; read the difference line by line.
"""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path

import pytest

from good_study import BASE
from hrddeval.diagnostics.catalogue import CATALOGUE, reference_page
from hrddeval.diagnostics.codes.lint import LINT
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, has_errors
from hrddeval.diagnostics.render import as_text
from hrddeval.score import Opened, open_table
from hrddeval.study import Study, load_study
from hrddeval.workbench.lint import lint

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.iterdir() if path.name.startswith("HR"))
NOT_OVERLAID = ("expected.txt", "arguments.txt")

#: Codes no file in a study can bring about, and where they are tested instead.
WITHOUT_A_FILE = {
    "HR104": "a file of more than 2 MB is not kept; tests/unit/source/test_hostile_files.py writes one",
    "HR269": "said of the vocabulary that ships; tests/unit/workbench/test_lint.py",
    "HR340": "a group on the command line; tests/cli/test_weights.py",
    "HR341": "a form of answers; tests/cli/test_weights.py",
    "HR342": "a form of answers; tests/cli/test_weights.py",
    "HR343": "a form of answers; tests/cli/test_weights.py",
    "HR344": "a form of answers; tests/cli/test_weights.py",
    "HR345": "a profile on the command line; tests/cli/test_weights.py",
    "HR346": "a folder on the command line; tests/cli/test_weights.py",
    "HR428": "an id on the command line; tests/unit/workbench/test_new_dossier.py",
    "HR330": "the command line of `robustness`; tests/unit/analysis/test_robustness_of_tables.py",
    "HR331": "hundreds of units; tests/unit/analysis/test_robustness_of_tables.py",
    "HR332": "the command line of `robustness`; tests/unit/analysis/test_robustness_of_tables.py",
    "HR333": "the command line of `robustness`; tests/unit/analysis/test_robustness_of_tables.py",
    "HR448": "a coder on the command line; tests/cli/test_agreement.py",
    "HR449": "a decision on the command line; tests/cli/test_agreement.py",
    "HR501": "Pango is missing from the machine",
    "HR502": "an engine is missing from the machine",
    "HR503": "a template fails while a page is made; tests/unit/reports",
    "HR504": "the operating system refuses a file that is written",
    "HR510": "nothing is named on the command line",
    "HR511": "a path on the command line",
    "HR512": "an id on the command line",
    "HR514": "a revision on the command line; tests/unit/workbench/test_impact.py",
    "HR513": "a name on the command line",
    "HR515": "an id on the command line",
    "HR524": "a link out of the study cannot be kept on every system; tests/unit/test_project.py makes one",
    "HR529": "a folder named to `hrddeval init`; tests/unit/test_scaffold.py",
    "HR530": "openpyxl is missing; tests/cli/test_rules_workbook.py",
    "HR531": "a workbook; tests/unit/workbench/workbook/test_hostile_workbooks.py",
    "HR532": "a workbook; tests/unit/workbench/workbook/test_importing.py",
    "HR533": "a workbook; tests/unit/workbench/workbook/test_importing.py",
    "HR534": "a workbook; tests/unit/workbench/workbook/test_importing.py",
    "HR536": "a PDF; tests/unit/verification/test_opening.py",
    "HR537": "a PDF; tests/unit/verification/test_opening.py",
    "HR538": "a PDF; tests/unit/verification/test_opening.py",
    "HR539": "a PDF; tests/unit/verification/test_opening.py",
    "HR570": "a side on the command line; tests/cli/test_diff.py",
    "HR571": "a side on the command line; tests/cli/test_diff.py",
    "HR572": "a side on the command line; tests/cli/test_diff.py",
    "HR573": "a side on the command line; tests/cli/test_diff.py",
    "HR540": "a page in the folder of `hrddeval site`; tests/cli/test_site.py",
    **{
        f"HR{number}": "what `hrddeval whatif` supposes; tests/unit/analysis/test_asked.py"
        for number in (560, 561, 562, 563, 564, 565)
    },
    "HR566": "a target on the command line; tests/cli/test_pathways.py",
    "HR567": "what cannot be settled; tests/unit/analysis/test_cheapest.py",
    "HR568": "a pathway the assessment does not confirm; tests/unit/analysis/test_finding.py",
    "HR569": "a path on the command line; tests/cli/test_whatif.py",
    "HR580": "pypdfium2 is missing; tests/cli/test_share_and_plain.py",
    "HR900": "our fault",
    "HR901": "our fault",
    "HR902": "our fault",
}


#: Said by `rules lint`, here of the files of the case alone.
LINTED = {entry.code for entry in LINT}


def _is_table(case: Path) -> bool:
    return (case / "index.yaml").exists() or any(case.glob("table.*"))


def _score(case: Path, folder: Path) -> tuple[Opened | None, list[Diagnostic]]:
    """Score the good table with the good index, a case's files laid over them."""
    shutil.copytree(BASE / "table", folder, dirs_exist_ok=True)
    for file in case.iterdir():
        if file.name not in NOT_OVERLAID:
            shutil.copy(file, folder)
    own = [path.name for path in case.glob("table.*")]
    with chdir(folder):
        try:
            opened = open_table(Path(own[0] if own else "table.csv"), Path("index.yaml"))
        except AuthorError as error:
            return None, list(error.diagnostics)
        return opened, list(opened.warnings)


def _load(case: Path | None, folder: Path) -> tuple[Study | Opened | None, list[Diagnostic]]:
    """Load the good study, or score the good table, with what a case changes."""
    return _score(case, folder) if case is not None and _is_table(case) else _load_study(case, folder)


def _load_study(case: Path | None, folder: Path) -> tuple[Study | None, list[Diagnostic]]:
    """Load the good study with a case's files laid over it; where its code is one of lint's, lint these."""
    study = folder / "study"
    shutil.copytree(BASE / "study", study)
    arguments: list[str] = []
    if case is not None:
        files = [path for path in case.rglob("*") if path.is_file() and path.name not in NOT_OVERLAID]
        for file in files:
            target = study / file.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
        if (case / "arguments.txt").exists():
            arguments = (case / "arguments.txt").read_text(encoding="utf-8").split()
    rubric = next(
        (study / one.removeprefix("--rubric=") for one in arguments if one.startswith("--rubric=")), None
    )
    paths = [study / one for one in arguments if not one.startswith("--")]
    project = study / "rules" if "--no-project" in arguments else study
    loaded, problems = load_study(
        project, paths, rubric, shipped=lambda name: BASE / "shipped" / name, here=study
    )
    if case is not None and case.name[:5] in LINTED and loaded is not None:
        own = {study / file.relative_to(case) for file in files}
        problems = [*problems, *lint(loaded, lambda path: path in own)]
    return loaded, problems


def test_the_good_study_has_no_problems(tmp_path: Path) -> None:
    """So that whatever a case reports is the case's own."""
    study, problems = _load_study(None, tmp_path)

    assert as_text(problems) == ""
    assert study is not None
    assert [dossier.id for dossier in study.dossiers] == ["sample"]
    assert list(study.criteria) == ["R2", "Z1"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_said_word_for_word(case: Path, tmp_path: Path) -> None:
    """One mistake, one message; an error leaves no study, a warning does."""
    study, problems = _load(case, tmp_path)

    assert as_text(problems) == (case / "expected.txt").read_text(encoding="utf-8")
    assert (study is None) == has_errors(problems)
    assert {problem.code for problem in problems} == {case.name[:5]}


def test_every_code_has_a_case_or_a_reason() -> None:
    """Nobody adds a message without showing what brings it about."""
    shown = {case.name[:5] for case in CASES}

    assert shown | set(WITHOUT_A_FILE) == set(CATALOGUE)
    assert not shown & set(WITHOUT_A_FILE)


def test_the_reference_page_is_up_to_date() -> None:
    """Made again with `python -m hrddeval.diagnostics.reference > docs/reference/diagnostics.md`."""
    page = HERE.parents[1] / "docs" / "reference" / "diagnostics.md"

    assert page.read_text(encoding="utf-8") == reference_page()


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_titles_have_no_full_stop_and_texts_do(entry) -> None:  # type: ignore[no-untyped-def]
    """A title stands as a heading; the explanation and the way to mend it are sentences."""
    assert not entry.title.endswith(".")
    assert entry.explanation.endswith(".")
    assert entry.mend[-1] in ".`"
    assert "invalid" not in f"{entry.title} {entry.explanation} {entry.mend}".lower()


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    for one in CASES:
        with TemporaryDirectory() as folder:
            text = as_text(_load(one, Path(folder))[1])
        (one / "expected.txt").write_text(text, encoding="utf-8")
