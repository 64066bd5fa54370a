"""French as it is printed: signs stand off with spaces that do not break, and apostrophes are round.

Authors of rules type what their keyboards have. Before `;`, `!` and `?` stands a narrow space that does
not break (U+202F), before `:` and inside guillemets one that does not break (U+00A0), as the Lexique of
the Imprimerie nationale asks.
"""

from __future__ import annotations

import re

_NARROW = re.compile(r"[ \u00a0](?=[;!?](?:\s|$|[)»\]]))")
_COLON = re.compile(r" (?=:(?:\s|$))")
_OPENING, _CLOSING = re.compile(r"« ?"), re.compile(r"[ \u202f]?»")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def typeset(text: str, language: str) -> str:
    r"""Set the spaces and apostrophes of a French text; other languages stay as they are.

    >>> typeset("Qui a signé l'accord ?", "fr")
    'Qui a signé l’accord\u202f?'
    >>> typeset("Le mot : « oui » ; rien d'autre", "fr")
    'Le mot\xa0: «\xa0oui\xa0»\u202f; rien d’autre'
    >>> typeset("Who signed the company's deal?", "en")
    "Who signed the company's deal?"
    """
    if language != "fr" or text.startswith(("http://", "https://", "data:", "[en] ")):
        return text
    text = _NARROW.sub("\u202f", text)
    text = _COLON.sub("\u00a0", text)
    text = _CLOSING.sub("\u00a0»", _OPENING.sub("«\u00a0", text))
    return _APOSTROPHE.sub("’", text)
