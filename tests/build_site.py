"""The web page of synthetic initiatives, scored by the shipped rubric: no engine runs, no real facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from build_assessment import assessment, initiative
from build_criteria import FULL
from hrddeval import i18n, resources
from hrddeval.model.criterion_result import State
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.rubric import Rubric
from hrddeval.model.site import SiteData
from hrddeval.reports import site
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.site_data import site_criterion, site_data, site_initiative
from hrddeval.rubrics import load_rubric
from hrddeval.scoring.tree import Leaf, NodeScore, is_placed, level_score, score_tree
from hrddeval.source.loaded import FileToRead

#: A flag of the synthetic initiatives, and the one the shipped rubric's gate hangs on.
OURS, SHIPPED = "unresolved-severe-harm", "severe_harm_unresolved"

STRONG = "34 33 33 34 33 23 33|33 34 33 n 34 33 33|33 34 33 23 33 34 33 33|33 34 - 33 33 23 33 34"
FAIR = "22 23 22 12 23 22 12|22 c13 12 22 n 23 22|12 22 23 11 22 12 x 22|22 12 23 22 12 22 11 c12"
WEAK = "01 11 01 x 11 01 11|11 01 n 11 01 11 01|01 x 11 01 c01 11 01 x|11 01 - 11 01 01 11 11"
UNKNOWN = "? ? 12 ? ? ? ?|? n ? 01 ? ? ?|? ? ? 11 ? ? ? ?|? ? - ? ? ? 12 ?"


def shipped_rubric(name: str = "producer-centred") -> Rubric:
    path = resources.folder("rubrics") / f"{name}.yaml"
    found, problems = load_rubric(FileToRead(path, path.name))
    assert found is not None, problems
    return found.value


def leaves(result: InitiativeResult, rubric: Rubric) -> dict[str, Leaf]:
    """The criteria of a result as the rubric's tree takes them."""
    made = {}
    for one in (c for dimension in result.dimensions for c in dimension.criteria):
        applies = one.state is not State.NOT_APPLICABLE
        level = level_score(rubric, one.level.supported, one.level.possible) if applies else None
        made[one.id] = Leaf(level, one.covered)
    return made


def flags(result: InitiativeResult) -> dict[str, Holds]:
    return {flag.id: flag.status for flag in result.flags}


def scored(
    result: InitiativeResult, rubric: Rubric, weights: Mapping[str, Fraction] | None = None
) -> NodeScore:
    """Score a result by the program, with the rubric's weights or others."""
    return score_tree(rubric, leaves(result, rubric), flags(result), weights or {})


def by_rubric(result: InitiativeResult, rubric: Rubric) -> InitiativeResult:
    """Give a synthetic result the numbers that the program gives its levels."""
    renamed = tuple(
        one.model_copy(update={"id": SHIPPED if one.id == OURS else one.id}) for one in result.flags
    )
    result = result.model_copy(update={"flags": renamed})
    root = scored(result, rubric)
    assert root.score is not None
    ends = {
        "supported": round(float(root.score.supported), 6),
        "possible": round(float(root.score.possible), 6),
        "coverage": round(float(root.coverage), 6),
        "placed": is_placed(rubric, root),
    }
    dimensions = []
    for dimension, node in zip(result.dimensions, root.children, strict=True):
        assert node.score is not None
        numbers = {
            "supported": round(float(node.score.supported), 6),
            "possible": round(float(node.score.possible), 6),
            "coverage": round(float(node.coverage), 6),
        }
        dimensions.append(dimension.model_copy(update=numbers))
    return result.model_copy(
        update={"overall": result.overall.model_copy(update=ends), "dimensions": tuple(dimensions)}
    )


def five_initiatives() -> list[InitiativeResult]:
    """A strong, a fair (with a contested harm), a weak one and one of which little is known."""
    rubric = shipped_rubric()
    made = [
        initiative("strong", name="Example strong standard", tokens=STRONG, kind="standard", pieces=22),
        initiative("fair", name="Example fair pilot", tokens=FAIR, held=Holds.CONTESTED, pieces=15),
        initiative("weak", name="Example weak law", tokens=WEAK, kind="law", pieces=9, text="A made-up law."),
        initiative("unknown", name="Example guidance", tokens=UNKNOWN, kind="guidance", pieces=4, harms=0),
        initiative("middle", name="Example “middle” <scheme> & others", tokens=FULL, kind="certification"),
    ]
    return [by_rubric(one, rubric) for one in made]


def page(
    results: Sequence[InitiativeResult],
    folders: TemplateFolders,
    rubric: Rubric | None = None,
    language: str = "en",
) -> str:
    head = assessment(results[0]).model_copy(update={"initiatives": (), "language": language})
    translations = i18n.translations(language)
    return site.page(head, results, rubric or shipped_rubric(), {}, folders, translations=translations)


def data_of(results: Sequence[InitiativeResult], rubric: Rubric) -> SiteData:
    """What the page computes with."""
    criteria = [site_criterion(c) for dimension in results[0].dimensions for c in dimension.criteria]
    return site_data(rubric, {}, criteria, [site_initiative(one) for one in results], language="en", run="0")
