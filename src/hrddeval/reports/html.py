"""Cards, comparisons, plain pages and share cards as HTML: one file for screens, or the same for the printer.

Nothing in the file runs or asks the network: no script, no link but those a reader may follow.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from enum import StrEnum

from hrddeval.model.assessment import Assessment
from hrddeval.reports import card_view, comparison_view, lineage_view, robustness_view
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.places_view import PlacesMap


class Flavour(StrEnum):
    """`screen` carries every trace and claim to open; `print` has the fonts and only what fits on paper."""

    SCREEN = "screen"
    PRINT = "print"


def card(
    assessment: Assessment,
    initiative_id: str,
    templates: TemplateFolders,
    *,
    flavour: Flavour = Flavour.SCREEN,
    translations: gettext.NullTranslations | None = None,
    fingerprint: str | None = None,
) -> str:
    """Write the scorecard of one initiative; `fingerprint`, of what the PDF encloses, stands in the footer.

    Raises:
        KeyError: the assessment has no initiative of this id.
        TemplateFault: a template of the project cannot be used.
    """
    context = {
        "card": card_view.card(assessment, initiative_id),
        "initiative": card_view.find_initiative(assessment, initiative_id),
        "screen": flavour is Flavour.SCREEN,
        "fingerprint": fingerprint,
    }
    return page("card.html.j2", assessment, context, templates, translations)


def comparison(
    assessment: Assessment,
    templates: TemplateFolders,
    *,
    flavour: Flavour = Flavour.SCREEN,
    translations: gettext.NullTranslations | None = None,
    fingerprint: str | None = None,
) -> str:
    """Write the comparison of all initiatives of an assessment; for `fingerprint` see `card`.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    context = {
        "view": comparison_view.arrange(assessment),
        "line": _line(assessment, translations),
        "fragile": robustness_view.arrange(assessment.robustness) if assessment.robustness else None,
        "screen": flavour is Flavour.SCREEN,
        "fingerprint": fingerprint,
    }
    return page("comparison.html.j2", assessment, context, templates, translations)


def timeline(
    assessment: Assessment,
    templates: TemplateFolders,
    *,
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Write the timeline of norms and what is kept along the line as pages of their own, for the printer.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    context = {
        "line": _line(assessment, translations),
        "screen": False,
    }
    return page("timeline.html.j2", assessment, context, templates, translations)


def places(
    assessment: Assessment,
    view: PlacesMap,
    templates: TemplateFolders,
    *,
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Write the map of places as a page of its own, for the printer.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    context = {
        "view": view,
        "screen": False,
    }
    return page("places.html.j2", assessment, context, templates, translations)


def page(
    template: str,
    assessment: Assessment,
    context: Mapping[str, object],
    templates: TemplateFolders,
    translations: gettext.NullTranslations | None,
) -> str:
    """Write a page of an assessment: every template knows it, its rubric and its recipe; `context` adds the rest.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    known = {"assessment": assessment, "rubric": assessment.rubric, "recipe": assessment.recipe}
    return render(
        template, {**known, **context}, templates, language=assessment.language, translations=translations
    )


def _line(
    assessment: Assessment, translations: gettext.NullTranslations | None
) -> lineage_view.LineageView | None:
    say = (translations or gettext.NullTranslations()).gettext
    return lineage_view.arrange(assessment, say)
