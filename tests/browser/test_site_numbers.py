"""What the page computes is what the program computes: scores, places, groups, and shares of weightings."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from build_assessment import initiative
from build_site import (
    FAIR,
    STRONG,
    UNKNOWN,
    WEAK,
    by_rubric,
    data_of,
    five_initiatives,
    scored,
    shipped_rubric,
)
from hrddeval import pipeline, resources
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.rubric import Aggregation, Node, Rubric
from hrddeval.reports import site
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.scoring.comparison import compare
from hrddeval.scoring.tree import is_placed, node_id

SCRIPTS = "".join(
    (resources.folder("templates") / "site" / name).read_text(encoding="utf-8")
    for name in ("score.js", "draws.js")
)
SCORE = """([data, weights]) => {
  %s
  const local = localWeights(data.tree, (child) => weights[child.id] ?? child.weight);
  const results = data.initiatives.map((one) => scoreInitiative(data, one, local));
  return {results, comparison: compareResults(results)};
}"""
HOW = {
    "arithmetic": (Aggregation.ARITHMETIC, None),
    "geometric": (Aggregation.GEOMETRIC, None),
    "minimum": (Aggregation.MINIMUM, None),
    "power 2": (Aggregation.POWER, Fraction(2)),
    "power -1": (Aggregation.POWER, Fraction(-1)),
}


@pytest.fixture(scope="module")
def blank(chromium: Any) -> Any:
    """An empty page to compute in."""
    page = chromium.new_page()
    yield page
    page.close()


def nodes(node: Node) -> list[Node]:
    return [node, *(inner for child in node.groups for inner in nodes(child))]


def random_weights(rubric: Rubric, seed: int) -> dict[str, Fraction]:
    """Weights in whole hundredths for every node, some of them 0, never all of brothers."""
    dice = random.Random(seed)
    weights: dict[str, Fraction] = {}
    for parent in (one for one in nodes(rubric.tree) if one.groups):
        drawn = [dice.choice([0, 1, 7, 20, 33, 50, 80, 100]) for _ in parent.groups]
        drawn[dice.randrange(len(drawn))] = 60
        weights |= {
            node_id(child): Fraction(value) for child, value in zip(parent.groups, drawn, strict=True)
        }
    return weights


def aggregating(rubric: Rubric, how: Aggregation, exponent: Fraction | None) -> Rubric:
    tree = rubric.tree.model_copy(update={"aggregation": how, "exponent": exponent})
    inner = tuple(one.model_copy(update={"aggregation": how, "exponent": exponent}) for one in tree.groups)
    return rubric.model_copy(update={"tree": tree.model_copy(update={"groups": inner})})


def run(blank: Any, rubric: Rubric, results: list[InitiativeResult], weights: dict[str, Fraction]) -> Any:
    data = data_of(results, rubric).model_dump(mode="json", by_alias=True)
    return blank.evaluate(SCORE % SCRIPTS, [data, {name: float(value) for name, value in weights.items()}])


def test_the_rubrics_weights_give_the_scores_of_the_assessment(blank: Any) -> None:
    results = five_initiatives()

    found = run(blank, shipped_rubric(), results, {})

    for result, there in zip(results, found["results"], strict=True):
        overall = result.overall
        assert (there["s"], there["p"]) == (overall.supported, overall.possible)
        assert (there["coverage"], there["placed"]) == (overall.coverage, overall.placed)
        for dimension in result.dimensions:
            node = there["nodes"][dimension.id]
            assert (node["s"], node["p"]) == (dimension.supported, dimension.possible)


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("seed", range(4))
def test_other_weights_and_means_give_what_the_program_gives(blank: Any, how: str, seed: int) -> None:
    rubric = aggregating(shipped_rubric(), *HOW[how])
    weights = random_weights(rubric, seed)
    held = (Holds.CERTAIN, Holds.CONTESTED, Holds.ALLEGED, Holds.OPEN)[seed]
    results = [
        by_rubric(initiative(name, tokens=tokens, held=held), shipped_rubric())
        for name, tokens in (("a", STRONG), ("b", FAIR), ("c", WEAK), ("d", UNKNOWN))
    ]

    found = run(blank, rubric, results, weights)

    for result, there in zip(results, found["results"], strict=True):
        root = scored(result, rubric, weights)
        for node in root.walk():
            shown = there["nodes"][node.id]
            if node.score is None:
                assert shown is None
            else:
                assert shown["s"] == pytest.approx(float(node.score.supported), abs=2e-6)
                assert shown["p"] == pytest.approx(float(node.score.possible), abs=2e-6)
                assert shown["coverage"] == pytest.approx(float(node.coverage), abs=2e-6)
        assert there["placed"] == is_placed(rubric, root)


@pytest.mark.parametrize("seed", range(3))
def test_groups_and_places_are_those_of_the_program(blank: Any, seed: int) -> None:
    rubric, weights = shipped_rubric(), random_weights(shipped_rubric(), seed)
    results = five_initiatives()

    found = run(blank, rubric, results, weights)["comparison"]

    roots = {one.id: scored(one, rubric, weights) for one in results}
    weighted = []
    for one in results:
        score = roots[one.id].score
        assert score is not None
        update = {
            "supported": round(float(score.supported), 6),
            "possible": round(float(score.possible), 6),
            "placed": is_placed(rubric, roots[one.id]),
        }
        weighted.append(one.model_copy(update={"overall": one.overall.model_copy(update=update)}))
    expected = compare(weighted)
    assert [(one["leader"], tuple(one["members"])) for one in found["groups"]] == [
        (one.leader, one.members) for one in expected.groups
    ]
    assert tuple(found["notPlaced"]) == expected.not_placed
    assert {name: tuple(places) for name, places in found["places"].items()} == dict(expected.places)


def test_the_share_of_weightings_is_what_it_is_known_to_be(blank: Any) -> None:
    """Two dimensions, any weighting: 60 w leads over 20 (1 - w) where w > 1/4, in three of four weightings."""
    tree = {
        "id": "all",
        "aggregation": "arithmetic",
        "groups": [
            {"id": "X", "criterion": True, "groups": []},
            {"id": "Y", "criterion": True, "groups": []},
        ],
    }
    ask = """([tree]) => { %s
      const leaf = (x, y) => ({X: {score: [x, 100], covered: true}, Y: {score: [y, 100], covered: true}});
      const ask = (near) => {
        const count = leadCount(tree, [], [{id: "a", leaves: leaf(60, 0), flags: {}}, {id: "b", leaves: leaf(0, 20), flags: {}}], {near, draws: 4000});
        while (!count.done) count.step(300);
        return count.shares();
      };
      return {any: ask(null), again: ask(null), near: ask({all: [50, 50]}), never: ask({all: [0, 50]})};
    }"""

    shares = blank.evaluate(ask % SCRIPTS, [tree])

    assert shares["any"]["a"] == pytest.approx(0.75, abs=0.02)
    assert shares["any"]["a"] + shares["any"]["b"] == pytest.approx(1)
    assert shares["any"] == shares["again"]
    assert shares["near"]["a"] > 0.95
    assert shares["never"] == {"a": 0, "b": 1}


def test_who_shares_the_lead_shares_the_count(blank: Any) -> None:
    rubric = shipped_rubric()
    twin = by_rubric(initiative("a", tokens=FAIR), rubric)
    results = [twin, twin.model_copy(update={"id": "b"}), by_rubric(initiative("c", tokens=WEAK), rubric)]
    data = data_of(results, rubric).model_dump(mode="json", by_alias=True)
    ask = """([data]) => { %s
      const contestants = data.initiatives.map((one) => ({id: one.id, flags: one.flags, leaves: leavesOf(one, data.level_values)}));
      const count = leadCount(data.tree, data.gates, contestants, {draws: 200});
      while (!count.done) count.step(50);
      return count.shares();
    }"""

    assert blank.evaluate(ask % SCRIPTS, [data]) == pytest.approx({"a": 0.5, "b": 0.5, "c": 0})


def test_weights_drawn_near_others_have_their_mean(blank: Any) -> None:
    """A Dirichlet draw scatters around its centre: 10 %, 30 % and 60 % of three brothers."""
    ask = """() => { %s
      const tree = {id: "all", groups: ["X", "Y", "Z"].map((id) => ({id, criterion: true, groups: []}))};
      const random = generator(7), sums = [0, 0, 0];
      for (let i = 0; i < 3000; i += 1) {
        const drawn = drawWeights(tree, random, {all: [10, 30, 60]}).all, whole = drawn[0] + drawn[1] + drawn[2];
        drawn.forEach((weight, index) => { sums[index] += weight / whole / 3000; });
      }
      return sums;
    }"""

    assert blank.evaluate(ask % SCRIPTS) == pytest.approx([0.1, 0.3, 0.6], abs=0.01)


def test_a_real_study_gives_the_numbers_of_its_json(blank: Any, templates: TemplateFolders) -> None:
    """A shipped initiative, assessed by an engine: the page's own data, scored by its own script."""
    study, _ = pipeline.open_study(None, [Path("initiatives/mutoshi")], None)
    run_ = pipeline.Run.of(engine="clingo", jobs=1, as_of=None, cached=False)
    under_way = pipeline.assessing(study, run_)
    results = list(under_way.results)
    page = site.page(under_way.whole(()), results, under_way.scored_by, under_way.weights, templates)
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])

    found = blank.evaluate(SCORE % SCRIPTS, [data, {}])["results"]

    overall = results[0].overall
    assert [(one["s"], one["p"]) for one in found] == [(overall.supported, overall.possible)]
    for one in results[0].dimensions:
        assert (found[0]["nodes"][one.id]["s"], found[0]["nodes"][one.id]["p"]) == (
            one.supported,
            one.possible,
        )
    leaves = data["initiatives"][0]["criteria"].values()
    assert all(c["supported"] <= c["limit"] <= c["firm_limit"] >= c["possible"] for c in leaves)


def test_an_address_says_what_is_set_and_no_more_than_six_stand_side_by_side(blank: Any) -> None:
    address = (resources.folder("templates") / "site" / "address.js").read_text(encoding="utf-8")
    ask = """([hash]) => { %s
      const known = {initiatives: [..."abcdefgh"], nodes: ["power"], columns: ["supported", "power"], isStep: (id, _, level) => id === "a" && level === 3};
      const set = readAddress(hash, known);
      return [set.chosen, set.steps, set.weights, writeAddress(set)];
    }"""

    chosen, steps, weights, again = blank.evaluate(
        ask % address,
        ["#sort=power:up&w=power:12.5&with=a,b,b,c,d,e,f,g&steps=a:R2:3,b:R2:3,a:R3:4&q=x%20%26%20y"],
    )

    assert chosen == ["a", "b", "c", "d", "e", "f"]
    assert (steps, weights) == ({"a": {"R2": 3}}, {"power": 12.5})
    assert again == "q=x%20%26%20y&sort=power:up&w=power:12.5&with=a,b,c,d,e,f&steps=a:R2:3"
