"""How a text is begun and ended where it stands in a report."""

from __future__ import annotations


def sentence(text: str) -> str:
    """End a text with one full stop, whether its author wrote one or not.

    >>> sentence("Minutes, talks"), sentence("Publish it."), sentence("Who pays?")
    ('Minutes, talks.', 'Publish it.', 'Who pays?')
    """
    ended = text.rstrip()
    return ended if ended.endswith((".", "!", "?", "…")) else f"{ended}."


def capitalised(text: str) -> str:
    """Begin a text with a capital and leave the rest as it is.

    >>> capitalised("small producers of the DRC")
    'Small producers of the DRC'
    """
    return text[:1].upper() + text[1:]
