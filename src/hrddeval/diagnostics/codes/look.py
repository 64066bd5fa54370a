"""HR58x: how reports look: pictures to share, and the brand of an organisation."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

LOOK = (
    Entry(
        "HR580",
        "Pictures to share cannot be written",
        "`--format share` writes a PNG, for which the optional library pypdfium2 is needed. Nothing was written.",
        'Run `pip install "hrddeval[share]"`. `./run` installs it by itself.',
    ),
)
