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
    Entry(
        "HR581",
        "Not a colour",
        "The colours of a brand are written as red, green and blue, two hexadecimal digits each.",
        'Write `supported = "#1B438C"`, with your own digits.',
    ),
    Entry(
        "HR582",
        "A colour that is too pale",
        "Numbers and words are set in the colours of a brand. WCAG 2.2 asks for a contrast of 4.5 to 1, so that people "
        "who see less, and cheap printers, can still tell them from the paper.",
        "Take the darker colour of the same hue that the message offers, or one of your own.",
    ),
    Entry(
        "HR583",
        "Two colours that look alike",
        "One colour means what evidence supports, the other means producers. Nobody could tell them apart.",
        "Choose two colours that differ at a glance.",
    ),
    Entry(
        "HR584",
        "A logo that cannot be used",
        "The logo of a brand is put into every document. It is an SVG or PNG file of the study of at most 200 kB, and "
        "an SVG holds shapes alone: no script, no picture from elsewhere.",
        "Do what the message says, or leave `logo` out.",
    ),
)
