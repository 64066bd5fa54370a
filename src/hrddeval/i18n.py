"""Interface texts in the reader's language: gettext catalogues beside the templates, English where none is shipped."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache

from hrddeval.resources import folder


def mark(text: str) -> str:
    """Mark a text for the translators that is said later, where it is used."""
    return text


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; one that is not shipped gives the English texts."""
    return gettext.translation(
        "hrddeval", folder("templates") / "locale", languages=[language], fallback=True
    )


def sayer(language: str) -> Callable[[str], str]:
    """Return the function that says an interface text in a language."""
    return translations(language).gettext
