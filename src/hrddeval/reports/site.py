"""The comparison as one web page that stands alone: no network, no file beside it, readable without its script.

What may run is fixed by a content security policy with the digests of the one style and the one
script, so a page that was tampered with between its making and its reader does not run.
"""

from __future__ import annotations

import gettext
import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import State
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.rubric import Rubric
from hrddeval.model.site import SiteCriterion, SiteInitiative
from hrddeval.reports import comparison_view
from hrddeval.reports.jinja import TemplateFault, TemplateFolders, render
from hrddeval.reports.marks.amounts import cell
from hrddeval.reports.marks.points import criterion_line
from hrddeval.reports.marks.svg import as_symbol
from hrddeval.reports.site_data import as_json, site_criterion, site_data, site_initiative
from hrddeval.reports.site_view import Ladder, SiteCard, ladder, site_card
from hrddeval.scoring.comparison import compare

PAGE = "index.html"
#: What the page says of itself, by which it is known when it is written again.
GENERATOR = '<meta name="generator" content="hrddeval site">'
#: The parts of the script in the order they are joined; each only uses those before it.
SCRIPTS = (
    "score.js",
    "draws.js",
    "address.js",
    "page.js",
    "view.js",
    "table.js",
    "heat.js",
    "filters.js",
    "weights.js",
    "compare.js",
    "whatif.js",
    "main.js",
)
#: Faces inside the page: file, family, weight, style.
_FACES = (
    ("sans-regular", "Scorecard Sans", 400, "normal"),
    ("sans-semibold", "Scorecard Sans", 600, "normal"),
    ("display-semibold", "Scorecard Display", 600, "normal"),
    ("serif-regular", "Scorecard Serif", 400, "normal"),
    ("serif-italic", "Scorecard Serif", 400, "italic"),
)


@dataclass(frozen=True)
class Choice:
    """What readers can filter by, each as it occurs: (value, title)."""

    kinds: tuple[tuple[str, str], ...]
    bindings: tuple[str, ...]
    minerals: tuple[tuple[str, str], ...]
    stages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Gathered:
    """All that is kept of the results, which are too large to be held together."""

    bare: tuple[InitiativeResult, ...]
    cards: Mapping[str, SiteCard]
    initiatives: tuple[SiteInitiative, ...]
    criteria: tuple[SiteCriterion, ...]
    ladders: tuple[Ladder, ...]


def page(
    head: Assessment,
    results: Iterable[InitiativeResult],
    rubric: Rubric,
    weights: Mapping[str, Fraction],
    templates: TemplateFolders,
    *,
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Write the page of all results, taking them one by one.

    `head` is the assessment without initiatives; `rubric` and `weights` are those it is made with.

    Raises:
        TemplateFault: a template, style or script of the project cannot be used.
        Whatever raises while results are taken.
    """
    found = _gather(head, results)
    whole = head.model_copy(update={"initiatives": found.bare, "comparison": compare(found.bare)})
    data = site_data(
        rubric, weights, found.criteria, found.initiatives, language=head.language, run=head.recipe.run
    )
    style = _joined(templates, ["tokens.css", "site/site.css"], _faces(templates))
    script = _joined(templates, [f"site/{name}" for name in SCRIPTS])
    context = {
        "assessment": whole,
        "rubric": head.rubric,
        "recipe": head.recipe,
        "view": comparison_view.arrange(whole),
        "cards": found.cards,
        "ladders": found.ladders,
        "choice": _choice(found),
        "symbols": _symbols(found.bare),
        "generator": Markup(GENERATOR),
        "style": Markup(style),
        "style_digest": _digest(style),
        "script": Markup(f'(() => {{\n"use strict";\n{script}}})();\n'),
        "data": Markup(as_json(data)),
        "screen": True,
    }
    context["script_digest"] = _digest(str(context["script"]))
    return render("site/index.html.j2", context, templates, language=head.language, translations=translations)


def _gather(head: Assessment, results: Iterable[InitiativeResult]) -> _Gathered:
    bare, initiatives = [], []
    cards: dict[str, SiteCard] = {}
    criteria: dict[str, SiteCriterion] = {}
    ladders: dict[str, Ladder] = {}
    for result in results:
        cards[result.id] = site_card(result, head.rubric)
        initiatives.append(site_initiative(result))
        for one in (c for dimension in result.dimensions for c in dimension.criteria):
            criteria.setdefault(one.id, site_criterion(one))
            rule = ladder(one) if one.id not in ladders else None
            if rule is not None:
                ladders[one.id] = rule
        bare.append(_without_texts(result))
    ordered = tuple(ladders[name] for name in criteria if name in ladders)
    return _Gathered(tuple(bare), cards, tuple(initiatives), tuple(criteria.values()), ordered)


def _without_texts(result: InitiativeResult) -> InitiativeResult:
    """Keep of a result what the tables print."""
    nothing: Mapping[str, tuple[object, ...]] = {"trace": (), "topics": (), "findings": ()}
    dimensions = tuple(
        dimension.model_copy(
            update={"criteria": tuple(c.model_copy(update=nothing) for c in dimension.criteria)}
        )
        for dimension in result.dimensions
    )
    return result.model_copy(update={"dimensions": dimensions, "observations": (), "evidence": ()})


def _choice(found: _Gathered) -> Choice:
    profiles = [one.profile for one in found.bare]
    minerals = {one for item in found.initiatives for one in item.minerals}
    return Choice(
        kinds=tuple(sorted({(one.kind, one.kind_title) for one in profiles}, key=lambda kind: kind[1])),
        bindings=tuple(sorted({one.binding for one in profiles})),
        minerals=tuple((one, one) for one in sorted(minerals)),
        stages=tuple(sorted({(one.stage, one.stage_title) for one in profiles}, key=lambda stage: stage[1])),
    )


def _symbols(results: Sequence[InitiativeResult]) -> Markup:
    """Draw every mark that occurs once, and those a tried step can lead to; the page refers to them."""
    occur = {
        (c.state, c.level.supported, c.level.possible)
        for result in results
        for dimension in result.dimensions
        for c in dimension.criteria
    }
    occur |= {(State.ASSESSED, low, high) for low in range(5) for high in range(low, 5)}
    drawn = []
    for state, low, high in sorted(occur):
        key = f"{state}-{low}{high}"
        drawn.append(as_symbol(cell(low, high, state, title="", width=4.8, height=6.6), f"cell-{key}"))
        drawn.append(as_symbol(criterion_line(low, high, state, title=""), f"line-{key}"))
    return Markup("").join(drawn)


def _joined(templates: TemplateFolders, names: Sequence[str], before: str = "") -> str:
    """Join files with the line ends a page has, whatever the files have: digests are taken over these."""
    parts = [before]
    for name in names:
        file = templates.find(name)
        if file is None:
            raise TemplateFault(f"there is no file `{name}`", template=name)
        parts.append(file.read_text(encoding="utf-8"))
    text = "".join(part if part.endswith("\n") or not part else f"{part}\n" for part in parts)
    if "</" in text:
        raise TemplateFault("`</` would end the style or script of the page", template=names[-1])
    return text.replace("\r\n", "\n")


def _faces(templates: TemplateFolders) -> str:
    """Return the faces with their data inside; a study may put its own in their place."""
    rules = []
    for name, family, weight, style in _FACES:
        file = templates.find(f"fonts/subset/{name}.woff2")
        if file is not None:
            code = b64encode(file.read_bytes()).decode()
            rules.append(
                f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
                f'src: url(data:font/woff2;base64,{code}) format("woff2") }}\n'
            )
    return "".join(rules)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
