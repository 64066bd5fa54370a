"""Text that readers see, in one or several languages, and the base of every model read from a file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

#: Languages a scorecard can be printed in. English is the language rules are written in first.
LANGUAGES = ("en", "fr", "sw")

#: Stands before a text that is printed in English for want of a translation.
FALLBACK = "[en] "


class FileModel(BaseModel):
    """Base of what is read from an author's file: no unknown keys, no later change."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # most runs need few models


class Words(FileModel):
    """The same text in English and, where somebody wrote it, French and Congolese Swahili."""

    en: str = Field(min_length=1)
    fr: str | None = None
    sw: str | None = None

    def __str__(self) -> str:
        return self.en

    def in_language(self, language: str) -> tuple[str, str]:
        """Return the text and the language it really is in: English where a translation is missing."""
        found = getattr(self, language)
        return (found, language) if found else (self.en, "en")

    def marked(self, language: str) -> str:
        """Return the text; where it is not in the language, the English one with a mark before it.

        >>> Words(en="Seat", fr="Siège").marked("fr"), Words(en="Seat").marked("fr")
        ('Siège', '[en] Seat')
        """
        text, spoken = self.in_language(language)
        return text if spoken == language else f"{FALLBACK}{text}"


def _as_words(value: Any) -> Any:
    return {"en": value} if isinstance(value, str) else value


#: A plain string stands for English alone.
Text = Annotated[Words, BeforeValidator(_as_words, json_schema_input_type=str | Words)]

#: An id: lower-case letters, digits and single hyphens or underscores.
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$")]

#: A year, a month or a day: 2020, 2020-12, 2020-12-03.
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
