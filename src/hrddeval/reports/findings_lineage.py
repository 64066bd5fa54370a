"""The part of the findings that is about descent: who derives from whom, and what is lost along the line."""

from __future__ import annotations

from hrddeval.model.assessment import Assessment
from hrddeval.model.lineage import Fate, Lineage
from hrddeval.reports import numbers
from hrddeval.reports.lineage_view import by_norm
from hrddeval.reports.markdown import section, table

_FATES = (Fate.KEPT, Fate.DROPPED, Fate.UNKNOWN, Fate.NOTHING_SHOWN)
_HEADS = ("kept", "dropped", "cannot say", "nothing shown")


def descent(assessment: Assessment, found: Lineage) -> str:
    """Say how many derive from whom."""
    tallies = by_norm(found)
    derived = {link.derived for link in found.links}
    first = tallies[0]
    return section(
        "Who derives from whom",
        "hrddeval map --output landscape",
        f"{len(derived)} of {len(assessment.initiatives)} initiatives derive from another one here, by "
        f"{len(found.links)} links; {len(found.without_norm)} name no norm. **{first.links} derive from "
        f"{first.name}.** Links are those that dossiers record; one that nobody recorded is missing.",
        table(
            ("norm", "links", *_HEADS),
            [(one.name, one.links, *(one.counts[f] for f in _FATES)) for one in tallies],
        ),
    )


def kept(found: Lineage) -> str:
    """Say what is kept and dropped along the line, and how much nobody knows."""
    held, dropped, unknown, nothing, _ = (found.counts[fate] for fate in Fate)
    settled = held + dropped + unknown
    rows = [
        (f"{one.criterion} {one.short}", *(one.counts[fate] for fate in _FATES))
        for one in found.by_criterion
        if one.counts[Fate.KEPT] + one.counts[Fate.DROPPED] + one.counts[Fate.UNKNOWN]
    ]
    return section(
        "What is lost along the line",
        "hrddeval lineage",
        "Each criterion of an initiative is held against each norm it derives from. It is kept where the initiative is "
        "supported at the norm's supported level or above; dropped where it could not reach that even if all that is "
        "open were true; otherwise the evidence cannot say.",
        f"On {settled} of {settled + nothing} pairs, evidence shows that the norm gives producers something. "
        f"**Of these, {held} are kept, {dropped} dropped, and for {unknown} "
        f"({numbers.whole_percent(unknown / settled if settled else 0)}) the evidence cannot say.** "
        f"On the other {nothing}, nothing is shown of the norm; that it gives nothing is not shown either.",
        table(("criterion", *_HEADS), rows),
    )
