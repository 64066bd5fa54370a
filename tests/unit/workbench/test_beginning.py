"""A new criterion passes as it stands, takes nobody's place, and comes into a rubric without a word lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from good_study import RUBRIC, copy_into, load
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.scaffold import create
from hrddeval.study import Study, load_study
from hrddeval.workbench.adopting import adopt
from hrddeval.workbench.beginning import begin


def new_study(folder: Path) -> Path:
    create(folder / "study")
    return folder / "study"


def opened(root: Path | None) -> Study:
    found, problems = load_study(root, dossiers=False, here=root)
    assert found is not None, problems
    return found


def problem_of(caught: pytest.ExceptionInfo[AuthorError]) -> tuple[str, str | None]:
    (problem,) = caught.value.diagnostics
    return problem.code, problem.hint


def test_the_scaffold_is_without_problems(tmp_path: Path) -> None:
    root = new_study(tmp_path)

    path = begin(opened(root), "x9", "power", "A say over: water & “land”")
    study, problems = load_study(root, dossiers=False, here=root)

    assert path == root / "rules" / "power" / "X9-a-say-over-water-land.yaml"
    assert study is not None
    assert [p for p in problems if "X9" in p.location.path] == []
    assert study.criteria["X9"].value.title.en == "A say over: water & “land”"
    assert study.criteria["X9"].value.short.en == "A say over: water &"


@pytest.mark.parametrize(
    ("identity", "dimension", "code", "hint"),
    [
        pytest.param("R2", "power", "HR202", "take another id, such as", id="a shipped criterion has the id"),
        pytest.param("seats", "power", "HR124", "write a letter and a number", id="no form of an id"),
        pytest.param("X9", "powr", "HR308", "did you mean `power`?", id="no dimension"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, identity: str, dimension: str, code: str, hint: str
) -> None:
    root = new_study(tmp_path)

    with pytest.raises(AuthorError) as caught:
        begin(opened(root), identity, dimension, None)

    found, said = problem_of(caught)
    assert found == code
    assert said is not None
    assert hint in said
    assert list((root / "rules").iterdir()) == []


def test_nothing_is_written_to_what_ships() -> None:
    with pytest.raises(AuthorError) as caught:
        begin(opened(None), "X9", "power", None)

    assert problem_of(caught)[0] == "HR522"


def test_the_rubric_is_copied_with_its_comments_and_a_line_more(tmp_path: Path) -> None:
    root = new_study(tmp_path)
    study = opened(root)
    begin(study, "X9", "unintended_consequences", None)

    path = adopt(study, "X9", "unintended_consequences", "ours")

    old = study.rubric.source.path.read_text(encoding="utf-8").splitlines()
    new = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in new if line not in old]
    assert path == root / "rubrics" / "ours.yaml"
    assert {line.strip() for line in added if not line.startswith("#")} >= {"id: ours", "- {criterion: X9}"}
    assert len(new) == len(old) + 2, "the criterion, and a comment at the top"
    assert opened(root).rubrics["ours"].value.criteria_intended == study.rubric.value.criteria_intended + 1


def test_a_second_criterion_goes_into_the_same_rubric(tmp_path: Path) -> None:
    root = new_study(tmp_path)
    begin(opened(root), "X8", "power", None)
    adopt(opened(root), "X8", "power", "ours")
    begin(opened(root), "X9", "power", None)
    adopt(opened(root), "X9", "power", "ours")

    tree = yaml.safe_load((root / "rubrics" / "ours.yaml").read_text(encoding="utf-8"))["tree"]
    power = next(group for group in tree["groups"] if group["id"] == "power")
    assert power["groups"][-2:] == [{"criterion": "X8"}, {"criterion": "X9"}]


@pytest.mark.parametrize(
    ("criterion", "group", "name", "code"),
    [
        pytest.param("Z1", "representation", "own", "HR306", id="it is there already"),
        pytest.param("Z2", "nowhere", "own", "HR308", id="no such group"),
        pytest.param("Z2", "representation", "producer-centred", "HR315", id="a rubric that ships"),
        pytest.param("Z2", "representation", "Our Rubric", "HR124", id="no name of a rubric"),
        pytest.param("Z2", "weighted", "own", "HR303", id="weights are given"),
    ],
)
def test_a_rubric_is_left_alone_where_it_does_not_fit(
    tmp_path: Path, criterion: str, group: str, name: str, code: str
) -> None:
    root = copy_into(tmp_path)
    file = root / RUBRIC
    text = (
        file.read_text(encoding="utf-8")
        .replace("being-heard", "weighted")
        .replace("- {criterion: Z1}", "- {criterion: Z1, weight: 1}")
    )
    file.write_text(text, encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems

    with pytest.raises(AuthorError) as caught:
        adopt(study, criterion, group, name)

    assert problem_of(caught)[0] == code
    assert file.read_text(encoding="utf-8") == text


def test_a_list_in_brackets_stays_one(tmp_path: Path) -> None:
    root = copy_into(tmp_path)
    file = root / RUBRIC
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("groups:\n        - {criterion: R2}", "groups: [{criterion: R2}]"), encoding="utf-8"
    )
    study, problems = load(root)
    assert study is not None, problems

    adopt(study, "Z9", "representation", "own")

    assert "groups: [{criterion: R2}, {criterion: Z9}]" in file.read_text(encoding="utf-8")
