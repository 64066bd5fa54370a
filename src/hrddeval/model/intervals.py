"""From what is supported to what is possible: levels from 0 to 4, scores from 0 to 100."""

from __future__ import annotations

from pydantic import Field

from hrddeval.model.text import FileModel


class LevelInterval(FileModel):
    supported: int = Field(ge=0, le=4)
    possible: int = Field(ge=0, le=4)


class ScoreInterval(FileModel):
    supported: float = Field(ge=0, le=100)
    possible: float = Field(ge=0, le=100)
