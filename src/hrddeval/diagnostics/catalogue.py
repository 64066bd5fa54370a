"""The one list of all codes, for `hrddeval explain` and for the reference page made from it."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType

from hrddeval.diagnostics.codes.dossiers import DOSSIERS
from hrddeval.diagnostics.codes.indices import INDICES
from hrddeval.diagnostics.codes.lint import LINT
from hrddeval.diagnostics.codes.look import LOOK
from hrddeval.diagnostics.codes.project import FAULTS, PROJECT, SUPPOSED
from hrddeval.diagnostics.codes.reading import READING
from hrddeval.diagnostics.codes.rubrics import RUBRICS
from hrddeval.diagnostics.codes.rules import RULES
from hrddeval.diagnostics.entry import Entry

#: Columns of the text on a terminal.
WIDTH = 88


def _in_order(*entries: Entry) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: one.code))


#: Title and entries of each part, in the order of the codes.
PARTS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    ("Reading files (HR1xx)", READING),
    ("Rules and vocabulary (HR2xx)", (*RULES, *LINT)),
    ("Rubrics and indices (HR3xx)", _in_order(*RUBRICS, *INDICES)),
    ("Dossiers and sources (HR4xx)", DOSSIERS),
    ("Studies and set-up (HR5xx)", _in_order(*PROJECT, *SUPPOSED, *LOOK)),
    ("Our faults (HR9xx)", FAULTS),
)

CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.code: entry for _, part in PARTS for entry in part})


def page(code: str) -> tuple[str, ...]:
    """Return the lines that `hrddeval explain CODE` prints."""
    entry = CATALOGUE.get(code)
    if entry is None:
        return (f"No message has the code {code}; docs/reference/diagnostics.md lists them all.",)
    texts = (entry.explanation, f"How to mend it: {entry.mend}")
    return (f"{entry.code}: {entry.title}", *(line for text in texts for line in ("", *wrap(text, WIDTH))))


def reference_page() -> str:
    """Return `docs/reference/diagnostics.md`."""
    lines = [
        "<!-- Made with `python -m hrddeval.diagnostics.reference`; do not edit. -->",
        "",
        "# Messages",
        "",
        "Every problem in an author's file has a code. `hrddeval explain HR203` prints what stands here.",
        "Errors stop the run; warnings are printed and the run goes on.",
    ]
    for title, part in PARTS:
        lines += ["", f"## {title}"]
        for entry in part:
            lines += [
                "",
                f"### {entry.code}: {entry.title}",
                "",
                entry.explanation,
                "",
                f"*How to mend it.* {entry.mend}",
            ]
    return "\n".join(lines) + "\n"
