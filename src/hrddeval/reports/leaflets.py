"""What an initiative has besides its scorecard, as HTML: a page in plain words, and the page of a picture to share."""

from __future__ import annotations

import gettext

from hrddeval.model.assessment import Assessment
from hrddeval.reports import card_view, first_page, plain_view, share_view
from hrddeval.reports.html import Flavour, page
from hrddeval.reports.jinja import TemplateFolders


def plain(
    assessment: Assessment,
    initiative_id: str,
    templates: TemplateFolders,
    *,
    flavour: Flavour = Flavour.SCREEN,
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Write one page in plain words about an initiative, to be read aloud.

    Raises:
        KeyError: the assessment has no initiative of this id.
        TemplateFault: a template of the project cannot be used.
    """
    initiative = card_view.find_initiative(assessment, initiative_id)
    context = {
        "initiative": initiative,
        "plain": plain_view.plain(initiative, assessment.rubric),
        "size": first_page.name_size(initiative.name),
        "screen": flavour is Flavour.SCREEN,
    }
    return page("plain.html.j2", assessment, context, templates, translations)


def share(
    assessment: Assessment,
    initiative_id: str,
    templates: TemplateFolders,
    *,
    translations: gettext.NullTranslations | None = None,
) -> str:
    """Write the page that becomes the picture to share of an initiative.

    Raises:
        KeyError: the assessment has no initiative of this id.
        TemplateFault: a template of the project cannot be used.
    """
    initiative = card_view.find_initiative(assessment, initiative_id)
    context = {
        "initiative": initiative,
        "share": share_view.share(initiative),
        "screen": False,
    }
    return page("share.html.j2", assessment, context, templates, translations)
