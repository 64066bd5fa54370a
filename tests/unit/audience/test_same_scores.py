"""Whatever is withheld, and from whom: no number, no level, no state and no standing changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

import build
from hrddeval.audience.redaction import files_of, for_audience
from hrddeval.dossiers import LoadedDossier, load_dossier
from hrddeval.inference import EngineChoice
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.pipeline import Run, assess
from hrddeval.source.loaded import FileToRead
from hrddeval.study import Study, load_study
from rulebases import random_dossier

RUN = Run(engine=EngineChoice.CLINGO, cached=False)
#: What may differ: entries that are withheld, the ids of their stubs, and what is told of their texts.
MAY_DIFFER = {
    "evidence", "voices", "withheld", "digest", "as_of", "disputed_by", "standing_reason", "places",
    "what", "attributes", "run", "dossier_digests", "audience",
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> Study:
    """Dossiers with disputes, harms, searches, dated observations, and evidence of every class."""
    ids = ("mutoshi", "eu-csddd", "oecd-ddg")
    study, problems = load_study(None, [Path(one) for one in ids], audience=Sensitivity.SECRET)
    assert study is not None, problems
    return study


def with_sensitivities(dossier: Dossier, random: Random, share: float) -> Dossier:
    """Mark a share of evidence and places restricted or secret."""

    def any_of() -> Sensitivity:
        hidden = (Sensitivity.RESTRICTED, Sensitivity.SECRET)
        return random.choice(hidden) if random.random() < share else Sensitivity.PUBLIC

    evidence = {e: one.model_copy(update={"sensitivity": any_of()}) for e, one in dossier.evidence.items()}
    searches = {
        topic: one.model_copy(
            update={"places": tuple(p.model_copy(update={"sensitivity": any_of()}) for p in one.places)}
        )
        for topic, one in dossier.searches.items()
    }
    return dossier.model_copy(update={"evidence": evidence, "searches": searches})


def random_study(study: Study, seed: int, count: int) -> Study:
    """Dossiers of anything: recalled, relayed, disputed, found absent, searched in full, read whole."""
    random = Random(seed)
    kinds = sorted(name for name, kind in study.vocabulary.value.kinds.items() if not kind.derived)
    dossiers = []
    for number in range(count):
        raw = random_dossier(random, study.vocabulary.value, kinds, most=30)
        found = build.dossier(**raw, id=f"random-{number}")
        sources = {"s1": Source(id="s1", title="Any", year=str(2000 + number))}
        dossiers.append(replace(study.dossiers[0], dossier=found, sources=sources, digest=str(number)))
    return replace(study, dossiers=tuple(dossiers))


def marked(study: Study, seed: int, share: float) -> Study:
    random = Random(seed)
    dossiers = tuple(
        replace(one, dossier=with_sensitivities(one.dossier, random, share)) for one in study.dossiers
    )
    return replace(study, dossiers=dossiers)


def redacted(study: Study, audience: Sensitivity, smallest: int = 3) -> Study:
    dossiers = for_audience(
        study.dossiers,
        audience,
        smallest,
        study.vocabulary.value,
        [one.value for one in study.criteria.values()],
        [one.value for one in study.derived.values()],
    )
    return replace(study, dossiers=dossiers, audience=audience)


def told(value: Any) -> Any:
    """Return everything of a result that must be the same for every audience."""
    if isinstance(value, Mapping):
        return {key: told(one) for key, one in value.items() if key not in MAY_DIFFER}
    return [told(one) for one in value] if isinstance(value, list) else value


def scores(study: Study, run: Run = RUN) -> Any:
    return told(assess(study, run).model_dump(mode="json", by_alias=True))


@pytest.mark.parametrize("seed", range(2))
def test_every_audience_gets_the_same_scores(shipped: Study, seed: int) -> None:
    """Levels, states, flags, patterns, harms, traces, coverage, moves and groups: all of it."""
    study = marked(shipped, seed, share=(0.1, 0.3, 0.6, 1.0)[seed])
    less = redacted(study, (Sensitivity.PUBLIC, Sensitivity.RESTRICTED)[seed % 2], smallest=2 + seed)

    assert less.dossiers != study.dossiers
    assert scores(less) == scores(study)


@pytest.mark.parametrize("seed", range(2))
def test_every_audience_gets_the_same_scores_of_anything(shipped: Study, seed: int) -> None:
    """Random dossiers have what those that ship do not: complete searches, absences, all classes."""
    study = marked(random_study(shipped, seed, count=3), seed, share=0.5 + seed / 3)

    assert scores(redacted(study, Sensitivity.PUBLIC)) == scores(study)


def test_another_date_gives_the_same_scores_too(shipped: Study) -> None:
    """`--as-of` asks of observations when they held: that stays with them."""
    study = marked(shipped, 7, share=0.7)
    run = replace(RUN, as_of="2024-12-31")

    assert scores(redacted(study, Sensitivity.PUBLIC), run) == scores(study, run)


def test_a_redacted_dossier_reads_back_as_itself(shipped: Study, tmp_path: Path) -> None:
    """What is enclosed with a scorecard gives its scores again: same values, same digest, no error."""
    study = redacted(marked(shipped, 3, share=0.5), Sensitivity.PUBLIC)
    back: list[LoadedDossier] = []
    for one in study.dossiers:
        folder = tmp_path / one.id
        folder.mkdir()
        for name, text in files_of(one).items():
            (folder / name).write_text(text, encoding="utf-8")
        again, problems = load_dossier(
            FileToRead(folder / "dossier.yaml", one.path, one.origin), study.vocabulary.value
        )
        assert again is not None
        assert not [problem for problem in problems if problem.severity == "error"]
        # a stub is neither unused evidence, nor an owner in hiding, nor the same claim twice
        assert not {"HR417", "HR420", "HR426"} & {problem.code for problem in problems}
        assert (again.dossier, again.sources, again.digest) == (one.dossier, one.sources, one.digest)
        back.append(again)

    again = assess(replace(study, dossiers=tuple(back)), RUN)
    assert again == assess(study, RUN)


def test_what_is_public_stays_as_it_is(shipped: Study) -> None:
    assert redacted(shipped, Sensitivity.PUBLIC).dossiers == shipped.dossiers
