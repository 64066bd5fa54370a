"""`hrddeval site`: one page, whole or not at all, and nobody else's page written over."""

from __future__ import annotations

from pathlib import Path

from program import hrddeval

from hrddeval.reports.site import GENERATOR

#: An initiative of which little is recorded, so that this is quick.
STUDIED = "initiatives/uk-msa"


def test_a_page_is_written_over_one_of_ours(tmp_path: Path) -> None:
    page = tmp_path / "page" / "index.html"
    page.parent.mkdir()
    page.write_text(f"<!doctype html>{GENERATOR}an older page", encoding="utf-8")

    outcome = hrddeval("site", STUDIED, "--engine", "clingo", "--output", tmp_path / "page")

    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("Written: ")
    assert "1 initiative)" in outcome.out
    assert "UK" in page.read_text(encoding="utf-8")
    assert [path.name for path in page.parent.iterdir()] == ["index.html"]


def test_somebody_elses_page_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>Our home page</h1>", encoding="utf-8")

    outcome = hrddeval("site", STUDIED, "--output", folder)

    assert outcome.code == 3
    assert outcome.err.startswith(
        f"{(folder / 'index.html').as_posix()}: error HR540: index.html is there already and was not made by "
        "`hrddeval site`\n  hint: name another folder with --output, or move that page away\n"
    )
    assert (folder / "index.html").read_text(encoding="utf-8") == "<h1>Our home page</h1>"


def test_a_wrong_profile_leaves_no_folder_behind(tmp_path: Path) -> None:
    outcome = hrddeval("site", STUDIED, "--weights", "nobody", "--output", tmp_path / "page")

    assert outcome.code == 3
    assert "HR515" in outcome.err
    assert not (tmp_path / "page").exists()
