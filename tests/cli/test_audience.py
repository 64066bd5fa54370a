"""What is not for an audience reaches no output: words are planted everywhere, and looked for in every byte."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner
from pypdf.generic import IndirectObject, StreamObject

from hrddeval.cli import cli
from hrddeval.reports import pdf

PROJECT = 'schema = "hrddeval/project@1"\ntitle = "A study of something invented"\n'


class Planter:
    """Makes words that occur nowhere else, and remembers for whom each is."""

    def __init__(self) -> None:
        self._number = count(1)
        self.planted: dict[str, set[str]] = {"public": set(), "restricted": set(), "secret": set()}

    def word(self, sensitivity: str) -> str:
        word = f"Zq{sensitivity}{next(self._number)}x"
        self.planted[sensitivity].add(word)
        return word

    def keep(self, sensitivity: str, text: str) -> str:
        """Remember a text that is none of ours, such as a date."""
        self.planted[sensitivity].add(text)
        return text

    def not_for(self, audience: str) -> set[str]:
        return {
            "public": self.planted["restricted"] | self.planted["secret"],
            "restricted": self.planted["secret"],
            "secret": set(),
        }[audience]


def evidence(
    plant: Planter, number: int, sensitivity: str, voice: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """One piece of evidence with a word in every text, and its source with a word in every field."""
    word = lambda: plant.word(sensitivity)  # noqa: E731  # the shortest way to say it
    source = {
        "id": word(),
        "type": "interview",
        "title": word(),
        "author": [{"family": word(), "given": word()}],
        "publisher": word(),
        "container-title": word(),
        "issued": {"date-parts": [[1931 + number]]},
        "URL": f"https://{word().lower()}.example/{word()}",
        "archive": f"https://archive.example/{word()}",
        "note": word(),
    }
    claim = {
        "claim": f"Somebody says {word()}.",
        "source": source["id"],
        "locator": word(),
        "voice": voice,
        "status": "read",
        "coder": word(),
        "date": f"19{50 + number}-03-0{1 + number % 9}",
        "quote": word(),
        "note": word(),
        "from": word(),
        "carried_by": {"voice": "journalist", "name": word()},
        "sensitivity": sensitivity,
    }
    if sensitivity != "public":
        plant.keep(sensitivity, str(claim["date"]))
    return claim, source


def dossier(plant: Planter, identity: str) -> tuple[str, str]:
    """A dossier in which public, restricted and secret evidence support, dispute and rule out."""
    voices = ["producer", "producer", "producer", "community", "researcher", "owner", "state", "journalist"]
    levels = ["public", "restricted", "secret"]
    made = [
        evidence(plant, number, levels[number % 3], voice) for number, voice in enumerate(voices * 2, start=1)
    ]
    by_level = {
        level: [f"E{n}" for n, (one, _) in enumerate(made, 1) if one["sensitivity"] == level]
        for level in levels
    }

    def observation(kind: str, level: str, first: int, /, **attributes: Any) -> dict[str, Any]:
        note = plant.word(level)
        return {"kind": kind, "attributes": attributes, "evidence": by_level[level][first:], "note": note}

    observations = {
        "O1": observation("body", "public", 0, function="governing"),
        "O2": observation("seat", "secret", 0, body="O1", group="producers", rights="vote", votes=2),
        "O3": observation("channel", "restricted", 1, purpose="complaint", feedback_to_reporter="yes"),
        "O4": observation("harm", "secret", 0, type="violence", severity="serious", people=73919),
        "O5": observation("harm", "restricted", 0, type="livelihood", severity="moderate"),
        "O6": observation("selection", "secret", 1, method="elected"),
    }
    observations["O3"]["disputed_by"] = [by_level["secret"][0]]
    observations["O1"]["disputed_by"] = [by_level["restricted"][0]]
    plant.keep("secret", "73919")
    places = [
        {"what": plant.word(level), "voice": "producer", "source": made[n][0]["source"], "sensitivity": level}
        for n, level in enumerate(levels, start=2)
    ]
    places[1]["source"] = next(one["source"] for one, _ in made if one["sensitivity"] == "restricted")
    places[2]["source"] = next(one["source"] for one, _ in made if one["sensitivity"] == "secret")
    places[0]["source"] = next(one["source"] for one, _ in made if one["sensitivity"] == "public")
    searches = {
        "channel.complaint": {"result": "complete", "places": places, "note": plant.word("secret")},
        "premium": {
            "result": "found_absent",
            "evidence": by_level["secret"][:1],
            "note": plant.word("secret"),
            "date": plant.keep("secret", "1949-11-27"),
        },
    }
    data = {
        "schema": "hrddeval/dossier@1",
        "id": identity,
        "name": f"Invented initiative {identity}",
        "profile": {
            "kind": "pilot",
            "binding": "voluntary",
            "stage": "running",
            "sector": "private",
            "runs_or_funds": {"maker": {"name": "The Maker", "role": "runs it"}},
        },
        "evidence": {f"E{n}": one for n, (one, _) in enumerate(made, 1)},
        "observations": observations,
        "searches": searches,
    }
    comment = f"# {plant.word('secret')}\n"
    return comment + json.dumps(data, indent=1), json.dumps([source for _, source in made])


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Planter, Path]:
    plant, root = Planter(), tmp_path_factory.mktemp("planted")
    (root / "hrddeval.toml").write_text(PROJECT, encoding="utf-8")
    for identity in ("first", "second"):
        folder = root / "initiatives" / identity
        folder.mkdir(parents=True)
        for name, text in zip(("dossier.yaml", "sources.json"), dossier(plant, identity), strict=True):
            (folder / name).write_text(text, encoding="utf-8")
    return plant, root


def _engine(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """One engine is enough, where a command infers anything."""
    infers_nothing = arguments[0] in ("voices", "verify") or arguments[:2] == ("dossiers", "show")
    return () if infers_nothing else ("--engine", "clingo")


def run(root: Path, *arguments: str) -> str:
    """Run a command as the command line does, in this process; what it says on both streams."""
    before = Path.cwd()
    os.chdir(root)
    try:
        done = CliRunner().invoke(
            cli, [*arguments, *_engine(arguments)], env={"HRDDEVAL_CACHE": str(root / "cache")}
        )
    finally:
        os.chdir(before)
    assert done.exception is None, done.output
    return done.output


@pytest.fixture(scope="module")
def assessed(planted: tuple[Planter, Path]) -> dict[str, Path]:
    """Cards, comparison, table and JSON for every audience, one after the other with one cache."""
    folders = {}
    for audience, language in (("secret", "en"), ("restricted", "fr"), ("public", "en")):
        chosen = () if audience == "public" else ("--audience", audience)
        output = planted[1] / "out" / audience
        said = run(
            planted[1], "assess", "--format", "html", "--format", "csv", "--lang", language,
            "--output", str(output), *chosen,
        )  # fmt: skip
        (output / "said.txt").write_text(said, encoding="utf-8")
        folders[audience] = output
    return folders


def inside(data: bytes) -> Iterator[str]:
    """Yield everything a PDF holds as text: its bytes, every stream unpacked, its pages, metadata and files."""
    yield data.decode("latin-1")
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    yield str(reader.metadata)
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        found = reader.get_object(IndirectObject(number, 0, reader))
        yield repr(found)
        if isinstance(found, StreamObject) and found.get("/Type") != "/XObject":
            yield found.get_data().decode("latin-1")
    for name, contents in reader.attachments.items():
        yield name
        yield from (content.decode("utf-8") for content in contents)


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a folder as text, its own name included."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            texts = inside(data) if path.suffix == ".pdf" else (data.decode("utf-8"),)
            yield from ((path.name, text) for text in (path.name, *texts))


def found_in(text: str, words: set[str]) -> set[str]:
    lower = text.lower()
    return {word for word in words if word.lower() in lower}


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_nothing_that_is_withheld_is_written(
    planted: tuple[Planter, Path], assessed: dict[str, Path], audience: str
) -> None:
    files = list(written(assessed[audience]))
    leaks = {(name, word) for name, text in files for word in found_in(text, planted[0].not_for(audience))}

    assert leaks == set()
    assert {name for name, _ in files} >= {
        "first.html", "second.html", "comparison.html", "assessment.json", "assessment.csv", "said.txt",
    }  # fmt: skip


def test_nothing_that_is_withheld_is_in_a_pdf(planted: tuple[Planter, Path], tmp_path: Path) -> None:
    """Pages, every object and stream, metadata and attachments."""
    if pdf.unavailable_because():
        pytest.skip("PDF cannot be written here")
    plant, root = planted
    run(root, "assess", "first", "--format", "pdf", "--output", str(tmp_path))

    texts = [text for name, text in written(tmp_path) if name == "first.pdf"]
    assert {word for text in texts for word in found_in(text, plant.not_for("public"))} == set()
    # and the search does find what is there
    assert any("Invented initiative first" in text for text in texts)
    assert any(found_in(text, plant.planted["public"]) for text in texts)


def test_a_card_for_few_is_verified_as_one(planted: tuple[Planter, Path], tmp_path: Path) -> None:
    """What is enclosed is what that audience may read, and gives the same verdict and the same pages."""
    if pdf.unavailable_because():
        pytest.skip("PDF cannot be written here")
    plant, root = planted
    run(root, "assess", "second", "--format", "pdf", "--audience", "restricted", "--output", str(tmp_path))
    card = tmp_path / "second.pdf"

    assert not {
        word for text in inside(card.read_bytes()) for word in found_in(text, plant.not_for("restricted"))
    }
    assert any(found_in(text, plant.planted["restricted"]) for text in inside(card.read_bytes()))
    verified = json.loads(run(root, "verify", str(card), "--json"))
    assert (verified["verdict"], verified["audience"]) == ("holds", "restricted")


@pytest.mark.parametrize(
    "command",
    [
        ("explain", "first", "W5"),
        ("explain", "first", "--json"),
        ("rules", "try", "R2", "--dossier", "first"),
        ("dossiers", "show", "first"),
        ("dossiers", "coverage", "first", "--json"),
        ("voices",),
    ],
    ids=" ".join,
)
def test_nothing_that_is_withheld_is_told(planted: tuple[Planter, Path], command: tuple[str, ...]) -> None:
    plant, root = planted
    said = run(root, *command)

    assert found_in(said, plant.not_for("public")) == set()
    assert "first" in said.lower()


def test_who_may_read_it_gets_it(planted: tuple[Planter, Path], assessed: dict[str, Path]) -> None:
    """The same search finds what an audience may read, so that it would have found a leak."""
    texts = {name: " ".join(text for _, text in written(folder)) for name, folder in assessed.items()}

    assert len(found_in(texts["secret"], planted[0].planted["secret"])) > 20
    assert len(found_in(texts["restricted"], planted[0].planted["restricted"])) > 20
    assert "Not for publication: holds secret evidence" in texts["secret"]


def test_the_web_page_has_nothing_that_is_withheld(planted: tuple[Planter, Path], tmp_path: Path) -> None:
    """It holds the whole assessment; and what its audience may read, it does hold."""
    plant, root = planted
    pages = {}
    for audience in ("public", "restricted"):
        output = tmp_path / audience
        run(root, "site", "--audience", audience, "--output", str(output))
        pages[audience] = (output / "index.html").read_text(encoding="utf-8")

    for audience, page in pages.items():
        assert found_in(page, plant.not_for(audience)) == set()
    assert found_in(pages["restricted"], plant.planted["restricted"])
    assert "Not for publication: holds restricted evidence" in pages["restricted"]
    assert "withheld to protect those who gave them" in pages["public"]


def test_each_audience_has_a_folder_of_its_own(planted: tuple[Planter, Path]) -> None:
    """A page for few must not lie among those that are published."""
    root = planted[1]
    run(root, "assess", "first", "--format", "none", "--audience", "secret")
    run(root, "assess", "first", "--format", "none")

    assert sorted(path.name for path in root.glob("scorecards*")) == ["scorecards", "scorecards-secret"]


def test_every_audience_is_told_the_same_scores(assessed: dict[str, Path]) -> None:
    """Whoever compares the files finds the same numbers, and how much was withheld."""
    results = {
        audience: json.loads((folder / "assessment.json").read_text(encoding="utf-8"))
        for audience, folder in assessed.items()
    }
    overall = {
        audience: [{**one["overall"], "band_reason": None} for one in found["initiatives"]]
        for audience, found in results.items()
    }
    firsts = {audience: found["initiatives"][0] for audience, found in results.items()}

    assert overall["public"] == overall["restricted"] == overall["secret"]
    assert {audience: found["recipe"]["audience"] for audience, found in results.items()} == {
        audience: audience for audience in results
    }
    assert firsts["secret"]["withheld"] is None
    assert firsts["restricted"]["withheld"]["evidence"] == 5
    assert firsts["public"]["withheld"]["evidence"] == 11
    assert {len(one["evidence"]) for one in firsts.values()} == {16}
