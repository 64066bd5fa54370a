"""Catalogues of translated interface texts (GNU gettext): reads and writes `.po` files, compiles `.mo` files.

Only what this project needs of the format: texts, plurals and places; no contexts, no fuzzy entries.
"""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

from hrddeval import resources
from hrddeval.workbench.interface import Said

#: How each language chooses a form by number, as gettext writes it.
PLURALS: Mapping[str, str] = {
    "fr": "nplurals=2; plural=(n > 1);",
    "sw": "nplurals=2; plural=(n != 1);",
}
#: A text, or its singular and plural, to its translation in as many forms.
Catalogue = dict[str, tuple[str, ...]]
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


def path_of(language: str, suffix: str = ".po") -> Path:
    """Return where the catalogue of a language lies."""
    return resources.folder("templates") / "locale" / language / "LC_MESSAGES" / f"hrddeval{suffix}"


def read(text: str) -> Catalogue:
    r"""Read a `.po` file: text to its translations; empty ones are left out.

    >>> read('msgid "Page"\nmsgstr "Feuille"\n\nmsgid "yes"\nmsgstr ""\n')
    {'Page': ('Feuille',)}
    """
    found: Catalogue = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith('"'):
                key = line.split(maxsplit=1)[0]
            parts[key] = parts.get(key, "") + "".join(ast.literal_eval(one) for one in _QUOTED.findall(line))
        forms = tuple(parts[name] for name in sorted(parts) if name.startswith("msgstr"))
        if parts.get("msgid") and all(forms):
            found[parts["msgid"]] = forms
    return found


def write(language: str, said: Iterable[Said], known: Mapping[str, tuple[str, ...]]) -> str:
    """Return the `.po` file of a language: each text once, in alphabetical order, with where it is said."""
    entries: dict[str, list[Said]] = {}
    for one in said:
        entries.setdefault(one.text, []).append(one)
    blocks = [
        "# Interface texts of hrddeval. Translate `msgstr`; what is left empty is printed in English\n"
        "# and listed by `hrddeval i18n missing`. Names in braces or after % stay as they are.\n"
        'msgid ""\nmsgstr ""\n' + "\n".join(_quoted(line + "\n") for line in _header(language))
    ]
    for text, places in sorted(entries.items()):
        plural = next((one.plural for one in places if one.plural), None)
        files = sorted({one.file for one in places})
        forms = known.get(text, ("",) * (2 if plural else 1))
        lines = [f"#: {file}" for file in files]
        if re.search(r"%\(\w+\)s", text):
            lines.append("#, python-format")
        lines.append(f"msgid {_quoted(text)}")
        if plural:
            lines.append(f"msgid_plural {_quoted(plural)}")
            lines += [f"msgstr[{number}] {_quoted(form)}" for number, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {_quoted(forms[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _header(language: str) -> tuple[str, ...]:
    return (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(language: str, said: Iterable[Said], known: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the `.mo` file of a language: texts sorted, each with its translation (gettext manual, 10.3)."""
    plurals = {one.text: one.plural for one in said if one.plural}
    pairs = {"": "".join(f"{line}\n" for line in _header(language))}
    for text, forms in known.items():
        key = f"{text}\0{plurals[text]}" if text in plurals else text
        pairs[key] = "\0".join(forms)
    keys = sorted(pairs, key=lambda key: key.encode())
    texts = [key.encode() for key in keys], [pairs[key].encode() for key in keys]
    count, start = len(keys), 28
    offset = start + 16 * count
    tables, data = b"", b""
    for column in texts:
        for one in column:
            tables += struct.pack("<II", len(one), offset + len(data))
            data += one + b"\0"
    return struct.pack("<IIIIIII", 0x950412DE, 0, count, start, start + 8 * count, 0, 0) + tables + data
