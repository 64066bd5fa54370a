"""`hrddeval pathways` as a user calls it."""

from __future__ import annotations

from pathlib import Path

from program import hrddeval

from hrddeval.model.pathways import Pathways


def test_the_changes_are_told_and_reach_the_target(tmp_path: Path) -> None:
    """On the terminal, as JSON, and as a page; all of it marked as hypothetical."""
    done = hrddeval("pathways", "mutoshi", "--dimension", "power", "--to", "40", "--output", tmp_path,
                    "--format", "html", "--format", "json")  # fmt: skip
    told = Pathways.model_validate_json((tmp_path / "mutoshi-pathways.json").read_text(encoding="utf-8"))
    page = (tmp_path / "mutoshi-pathways.html").read_text(encoding="utf-8")

    assert done.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "mutoshi-pathways.html",
        "mutoshi-pathways.json",
    ]
    first = told.pathways[0]
    assert first.reached.supported >= 40 > told.now.supported
    assert f"Effort {first.effort}, the least there is:" in done.out
    for change in told.changes:
        assert change.text in page
        assert first.effort >= change.effort
    for text in (done.out, page):
        assert "ypothetical" in text or "HYPOTHETICAL" in text
        assert "Ended on 2 days" in text, "what happened, no step undoes"
    assert {one.id for one in told.beyond} == {"W4", "W7"}
    assert all(one.effort == first.effort for one in told.pathways)


def test_what_is_reached_needs_no_change() -> None:
    done = hrddeval("pathways", "mutoshi", "--dimension", "power", "--to", "10")

    assert done.code == 0
    assert "It is reached already: nothing has to change for it." in done.out


def test_what_no_step_reaches_is_said_so() -> None:
    done = hrddeval("pathways", "mutoshi", "--dimension", "power", "--to", "99")

    assert done.code == 0
    assert "No set of steps certainly reaches it. All the steps of the rules together lead to 88." in done.out


def test_a_target_that_does_not_fit_is_refused() -> None:
    done = hrddeval("pathways", "mutoshi", "--dimension", "pwoer", "--to", "60")

    assert done.code == 3
    assert (
        "--dimension: error HR566: the rubric producer-centred has no group `pwoer` that applies" in done.err
    )
    assert "hint: did you mean `power`?" in done.err
