"""How an organisation marks its reports: name, logo, line at the foot, and the two colours that carry meaning."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from hrddeval.model.text import FileModel


class BrandFile(FileModel):
    """`[brand]` of `hrddeval.toml`. Colours are written `#RRGGBB`; the logo is a file of the study."""

    name: str = Field(min_length=1, max_length=60, description="Stands at the head of every page.")
    logo: str | None = Field(
        default=None, description="Path of an SVG or PNG file in the study, at most 200 kB."
    )
    footer: str | None = Field(
        default=None, min_length=1, max_length=120, description="A line at the foot of every page."
    )
    supported: str | None = Field(
        default=None, description="Colour of what evidence supports, such as `#1B438C`."
    )
    producers: str | None = Field(
        default=None, description="Colour of producers and of nothing else, such as `#A34717`."
    )


@dataclass(frozen=True)
class Brand:
    """What templates know of a brand. `logo` is a data address of the whole picture; colours are `#RRGGBB`."""

    name: str
    logo: str | None = None
    footer: str | None = None
    supported: str | None = None
    producers: str | None = None
