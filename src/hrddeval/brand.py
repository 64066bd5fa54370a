"""Checks the `[brand]` of a study and loads it: colours that can be read, a logo that asks for nothing else."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model import colour
from hrddeval.model.brand import Brand, BrandFile
from hrddeval.model.colour import Colour
from hrddeval.source.source_file import SourceFile

#: What the colours stand on: the darkest ground text has on a page (`--wash` of `tokens.css`).
GROUND: Final[Colour] = (0xF6, 0xF4, 0xF0)
#: Contrast that text needs (WCAG 2.2, success criterion 1.4.3).
TEXT_CONTRAST: Final = 4.5
#: Distance from which two colours count as different at a glance.
_APART: Final = 25.0
#: The shipped colours, for the one a brand does not set.
SHIPPED: Final = {"supported": "#1B438C", "producers": "#A34717"}
#: A logo goes into every document, so it is small.
LARGEST_LOGO: Final = 200_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_OUTSIDE = re.compile(r"(?:@import|url\(\s*['\"]?(?!#))", re.IGNORECASE)
_ACTIVE: Final = frozenset({"script", "foreignObject", "iframe", "image", "audio", "video", "set", "animate"})


def check(brand: BrandFile, root: Path, source: SourceFile) -> list[Diagnostic]:
    """Return what is wrong with a brand, at its place in `hrddeval.toml`."""
    return [*_colours(brand, source), *_logo(brand, root, source)]


def load(brand: BrandFile, root: Path) -> Brand:
    """Read the logo of a brand that was checked.

    Raises:
        OSError: the logo cannot be read.
    """
    return Brand(
        name=brand.name,
        logo=_address(root / brand.logo) if brand.logo else None,
        footer=brand.footer,
        supported=brand.supported,
        producers=brand.producers,
    )


def darkened(shade: Colour) -> Colour:
    """Return the colour, or the lightest darker one of its hue that text can have."""
    return next(
        found
        for step in range(101)
        if colour.contrast(found := colour.mixed(shade, (0, 0, 0), step / 100), GROUND) >= TEXT_CONTRAST
    )


def _colours(brand: BrandFile, source: SourceFile) -> Iterator[Diagnostic]:
    read: dict[str, Colour] = {}
    for name in SHIPPED:
        text = getattr(brand, name)
        if text is None:
            continue
        shade = colour.read(text)
        if shade is None:
            message = f"`{text}` is not a colour"
            hint = (
                f'write it as red, green and blue in hexadecimal digits, such as `{name} = "{SHIPPED[name]}"`'
            )
            yield source.error("HR581", message, ("brand", name), hint=hint)
            continue
        read[name] = shade
        ratio = colour.contrast(shade, GROUND)
        if ratio < TEXT_CONTRAST:
            message = (
                f"`{text}` is too pale to read: its contrast is {ratio:.1f} to 1, and text needs 4.5 to 1"
            )
            hint = f"a darker one of the same hue is `{colour.write(darkened(shade))}`"
            yield source.error("HR582", message, ("brand", name), hint=hint)
    pair = [read.get(name) or colour.read(SHIPPED[name]) for name in SHIPPED]
    if read and pair[0] and pair[1] and colour.difference(pair[0], pair[1]) < _APART:
        name = "producers" if "producers" in read else "supported"
        message = "what evidence supports and who the producers are would have almost the same colour"
        hint = "choose two colours that differ at a glance; each has one meaning on a scorecard"
        yield source.error("HR583", message, ("brand", name), hint=hint)


def _logo(brand: BrandFile, root: Path, source: SourceFile) -> Iterator[Diagnostic]:
    if brand.logo is None:
        return
    wrong = _wrong_with(root / brand.logo, root)
    if wrong:
        message, hint = wrong
        yield source.error("HR584", f"the logo {brand.logo} {message}", ("brand", "logo"), hint=hint)


def _wrong_with(file: Path, root: Path) -> tuple[str, str] | None:
    """Say what is wrong with the file of a logo, and what to do."""
    where = "name an SVG or PNG file of this study, such as `templates/logo.svg`"
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return "lies outside the study", where
        if not file.is_file():
            return "is not there", where
        size = file.stat().st_size
        if size > LARGEST_LOGO:
            found = f"has {size / 1000:.0f} kB; it goes into every document, so 200 kB is the most"
            return found, "save a smaller one; an SVG of a few shapes has less than 10 kB"
        data = file.read_bytes()
    except OSError as reason:
        return f"cannot be read: {reason.strerror}", where
    match file.suffix.lower():
        case ".png":
            is_png = data.startswith(_PNG) and data[12:16] == b"IHDR"
            return None if is_png else ("is not a PNG, whatever its name says", "save it as PNG or SVG")
        case ".svg":
            return _wrong_with_svg(data)
        case _:
            return "is neither SVG nor PNG", where


def _wrong_with_svg(data: bytes) -> tuple[str, str] | None:
    plain = "save it as a plain SVG, without scripts, pictures inside and addresses"
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        return "begins with a document type", "remove the line that begins with `<!DOCTYPE`"
    try:
        top = ElementTree.fromstring(data)
    except ElementTree.ParseError as reason:
        return f"cannot be read as SVG: {reason}", plain
    if _local(top.tag) != "svg":
        return "is not an SVG, whatever its name says", plain
    if "viewBox" not in top.attrib and not {"width", "height"} <= set(top.attrib):
        return "does not say how large it is", 'add `viewBox="0 0 WIDTH HEIGHT"` to its first element'
    for element in top.iter():
        name = _local(element.tag)
        if name in _ACTIVE:
            return f"holds a <{name}>", plain
        texts = [*element.attrib.values(), *([element.text] if name == "style" and element.text else [])]
        links = [value for key, value in element.attrib.items() if _local(key) == "href"]
        if any(not link.startswith("#") for link in links) or any(map(_OUTSIDE.search, texts)):
            return "leads to something outside itself", plain
        if any(_local(key).lower().startswith("on") for key in element.attrib):
            return "holds a script", plain
    return None


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _address(file: Path) -> str:
    kind = "image/png" if file.suffix.lower() == ".png" else "image/svg+xml"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
