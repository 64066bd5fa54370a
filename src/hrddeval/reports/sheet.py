"""Text for a terminal under construction: paragraphs, wrapped and indented, in one language."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from textwrap import wrap

#: Narrower than this, lines hold too few words to be read.
_LEAST_WIDTH = 40


def wrapped(
    text: str, width: int, indent: int = 0, hang: int = 0, *, break_long_words: bool = True
) -> list[str]:
    """Return a paragraph in lines, none for an empty text; those after the first stand `hang` further in.

    >>> wrapped("one two three", 10, 1, 2)
    [' one two', '   three']
    """
    return wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
        break_long_words=break_long_words,
    )


class Sheet:
    """Lines under construction; `say` gives an interface text in the language of the sheet.

    >>> sheet = Sheet(60, str)
    >>> sheet.add("A paragraph.", 2)
    >>> sheet.add()
    >>> sheet.lines
    ['  A paragraph.', '']
    """

    def __init__(self, width: int, say: Callable[[str], str]) -> None:
        self.lines: list[str] = []
        self.say = say
        self._width = max(width, _LEAST_WIDTH)

    @classmethod
    def of(cls, width: int, translations: gettext.NullTranslations | None) -> Sheet:
        """Return an empty sheet in the language of a catalogue, or in English."""
        return cls(width, (translations or gettext.NullTranslations()).gettext)

    def add(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph; lines after the first stand `hang` further in. No text gives an empty line."""
        self.lines += wrapped(text, self._width, indent, hang) or [""]
