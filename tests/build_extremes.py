"""The extremes that every report must bear, and a field of invented initiatives for comparisons."""

from __future__ import annotations

from build_assessment import assessment, initiative
from build_criteria import FULL
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import Replies, Reply
from hrddeval.model.finding import Holds

LONG_NAME = (
    "Example multi-stakeholder initiative for responsible and traceable artisanal minerals in two provinces"
)
LONG_BECAUSE = (
    "The example owner says that the price followed the market; an example researcher reports late pay, "
    "and an example union found deductions that nobody had announced to the diggers before"
)
REPLIED = Replies(
    producers=Reply(asked="2026-05-04", how="by voice call, in two languages"),
    owners=Reply(
        asked="2026-05-04",
        how="by e-mail",
        received="2026-05-20",
        text="An invented reply, printed word for word.",
        changed="Nothing: no new evidence was given.",
    ),
)

#: The extremes every report must bear, by name.
EXTREMES = {
    "few": initiative(
        held=Holds.CERTAIN, open_flag=True, text="An invented pilot that exists only in tests."
    ),
    "full": initiative(tokens=FULL, pieces=18, harms=4, held=Holds.CERTAIN, band=True),
    "nothing": initiative(
        "nothing", name="Example nobody looked at", tokens="? ?|? ?|? ?|? ?", pieces=0, harms=0, moves=5
    ),
    "contested": initiative(
        "contested",
        name="Example under dispute",
        tokens="c13 c02|c14 c13|c01 c12|c04 c13",
        held=Holds.CONTESTED,
    ),
    "long": initiative(
        "long",
        name=LONG_NAME,
        tokens=FULL,
        pieces=60,
        harms=12,
        because=LONG_BECAUSE,
        replies=REPLIED,
        text=f"{LONG_BECAUSE}.",
        band=True,
        moves=6,
    ),
    "slight": initiative(
        "slight", name="Example with little", tokens="12 ?|11 ?|01 n|22 01", pieces=5, harms=1
    ),
}


def field(count: int = 8, *, full: bool = False) -> Assessment:
    """A field of initiatives for comparisons, three of them hard to tell apart, one not placed."""
    few = (
        "33 34|34 33|23 33|33 34",
        "23 33|22 33|12 23|22 33",
        "12 n|c13 11|01 x|23 12",
        "11 12|12 11|01 12|12 11",
        "01 x|11 01|x 01|c01 12",
        "? ?|12 ?|? n|? 12",
        "22 23|c12 23|12 12|13 22",
        "12 ?|11 n|01 12|22 c02",
    )
    wide = (
        "34 33 23 22 33 22 33|34 33 33 33 33 22 34|23 22 23 23 22 22 23 33|33 34 33 12 n 22 33 23",
        "22 12 12 11 12 01 22|12 22 01 12 12 22 12|11 12 22 12 11 n 12 12|22 23 - 12 n 11 22 11",
        FULL,
        "01 x x x 01 01 01|01 01 12 01 01 x 00|x x c01 x 11 x x 00|01 c01 01 c01 c01 c01 12 01",
        "12 01 ? ? n n 01|12 12 n 01 12 ? -|01 01 n 12 12 ? n n|12 22 12 n ? 12 12 ?",
        "12 01 n ? ? 12 n|12 22 n ? 12 23 -|01 ? 12 12 23 ? ? ?|23 23 23 ? ? ? 12 ?",
    )
    kinds = ("certification", "pilot", "site_programme", "law", "guidance", "incident_monitoring", "standard")
    tokens = wide if full else few
    return assessment(
        *(
            initiative(
                f"example-{index + 1}",
                name=f"Example {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index]} of the field",
                tokens=tokens[index % len(tokens)],
                kind=kinds[index % len(kinds)],
                pieces=(6 + 5 * index) % 23,
                band=full,
            )
            for index in range(count)
        )
    )
