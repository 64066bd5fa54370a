"""Synthetic assessments for report tests: invented initiatives called "Example ...", no real facts.

A criterion is written as a token: `12` supported 1 and possible 2, `c13` contested, `n` searched and
not found, `?` not searched, `x` found absent, `-` not applicable.
"""

from __future__ import annotations

from collections.abc import Sequence

from build_criteria import BECAUSE, COLUMNS, DIMENSIONS, FEW, criterion, evidence
from hrddeval.model.assessment import Assessment
from hrddeval.model.comparison import Comparison, ComparisonGroup
from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import Replies, Standing
from hrddeval.model.entries import HarmEntry, ProfileEntry, VoiceCount
from hrddeval.model.finding import FlagResult, Holds
from hrddeval.model.initiative_result import (
    DimensionResult,
    Held,
    InitiativeResult,
    LensResult,
    Move,
    Overall,
)
from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.recipe import EngineEntry, Override, Recipe, RubricEntry


def mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 6) if values else None


def initiative(
    id: str = "example",
    *,
    name: str = "Example pilot",
    tokens: str = FEW,
    pieces: int = 12,
    harms: int = 2,
    held: Holds | None = None,
    open_flag: bool = False,
    kind: str = "pilot",
    replies: Replies | None = None,
    because: str = BECAUSE,
    band: bool = False,
    moves: int = 3,
    text: str = "",
    minimum: float = 0.7,
) -> InitiativeResult:
    entries = evidence(pieces)
    total = len([t for t in tokens.replace("|", " ").split() if t != "-"])
    dimensions = []
    for (key, (letter, title, question)), part in zip(DIMENSIONS.items(), tokens.split("|"), strict=True):
        criteria = tuple(
            criterion(letter, number, token, entries, weight=1 / total, because=because)
            for number, token in enumerate(part.split(), start=1)
        )
        live = [c for c in criteria if c.state is not State.NOT_APPLICABLE]
        supported, possible = mean([c.score.supported for c in live]), mean([c.score.possible for c in live])
        gates: tuple[Held, ...] = ()
        if (
            held is not None
            and key == "unintended_consequences"
            and supported is not None
            and possible is not None
        ):
            gates = (
                Held(
                    flag="unresolved-severe-harm",
                    title="an unresolved severe harm",
                    status=held,
                    ceiling=25.0,
                    without=ScoreInterval(supported=supported, possible=possible),
                    because="A severe harm without a remedy is recorded.",
                    harms=("H1",),
                ),
            )
            supported = min(supported, 25.0)
            possible = min(possible, 25.0) if held is Holds.CERTAIN else possible
        dimensions.append(
            DimensionResult(
                id=key,
                title=title,
                question=question,
                weight=0.25,
                supported=supported,
                possible=possible,
                claimed=ScoreInterval(supported=min((supported or 0) + 25, 100), possible=100)
                if live
                else None,
                coverage=round(sum(c.covered for c in live) / len(live), 6) if live else 0.0,
                held_by=gates,
                criteria=criteria,
            )
        )
    scored = [d for d in dimensions if d.supported is not None]
    supported, possible = mean([d.supported or 0 for d in scored]), mean([d.possible or 0 for d in scored])
    everything = [c for d in dimensions for c in d.criteria]
    applicable = [c for c in everything if c.state is not State.NOT_APPLICABLE]
    coverage = round(sum(c.covered for c in applicable) / len(applicable), 6)
    placed = coverage >= minimum
    letters = "EDCBA"
    return InitiativeResult(
        id=id,
        name=name,
        as_of="2026-05-31",
        digest="3f" * 32,
        profile=ProfileEntry(
            kind=kind,
            kind_title=kind.replace("_", " ").capitalize(),
            binding="Voluntary",
            stage="ended",
            stage_title="Ended",
            sector="Private",
            started="2018",
            ended="2020",
            years="2018–2020",
            jurisdiction=None,
            places="Example town, Example province",
            minerals="Example ore",
            run_by="Example Mining (concession holder), Example Trading (buyer)",
            summary=text or None,
        ),
        overall=Overall(
            supported=supported or 0.0,
            possible=possible or 0.0,
            placed=placed,
            band=letters[min(int((supported or 0) // 20), 4)] if band and placed else None,
            possible_band=letters[min(int((possible or 0) // 20), 4)] if band and placed else None,
            band_reason=None if band and placed else f"{len(everything)} of 30 criteria: no band yet",
            coverage=coverage,
            claimed=ScoreInterval(supported=min((supported or 0) + 25, 100), possible=100),
        ),
        dimensions=tuple(dimensions),
        states={state: sum(c.state is state for c in everything) for state in State},
        flags=(
            *(
                [
                    FlagResult(
                        id="unresolved-severe-harm",
                        criterion="U2",
                        title="An unresolved severe harm",
                        status=held,
                        because="The example site was closed at two days' notice.",
                        observations=("O4",),
                        evidence=("E1",),
                    )
                ]
                if held
                else []
            ),
            *(
                [
                    FlagResult(
                        id="reprisal",
                        criterion="P1",
                        title="Reprisals against those who speak",
                        status=Holds.OPEN,
                        because="Nobody has looked.",
                        observations=(),
                        evidence=(),
                    )
                ]
                if open_flag
                else []
            ),
        ),
        harms=tuple(
            HarmEntry(
                id=f"H{index + 1}",
                observation=f"O{index + 10}",
                what=(
                    "The example site was closed on short notice",
                    "Work stopped for months and people left for other sites",
                )[index % 2],
                who=("Diggers, washers, traders", "Example workers")[index % 2],
                severity=(4, 3, None, 2)[index % 4],
                severities=4,
                severity_title=("Severe", "Serious", "Not graded", "Moderate")[index % 4],
                attribution=("Argued", "Asserted")[index % 2],
                standing=(Standing.ESTABLISHED, Standing.ALLEGED)[index % 2],
                response=("Visit of an official", "Not found")[index % 2],
                evidence=tuple(entry.id for entry in entries[index : index + 2]),
            )
            for index in range(harms)
        ),
        voices=tuple(
            VoiceCount(
                column=column,
                title=title,
                evidence=tuple(entry.id for entry in entries if entry.column is column),
                share=round(sum(e.column is column for e in entries) / len(entries), 6) if entries else 0.0,
            )
            for column, (title, _, _) in COLUMNS.items()
        ),
        moves=tuple(
            Move(
                effect=("evidence", "reform")[index % 2],
                text=(
                    "Obtain the statutes and the minutes of the board",
                    "Publish a remedy agreed with those who lost",
                )[index % 2],
                criteria=("R2", "W1", "P1")[: index % 3 + 1],
                gain=9.5 / (index + 1),
            )
            for index in range(moves)
        ),
        lenses=(
            LensResult(id="remedy", title="Remedy", criteria=("W1", "U2"), supported=12.5, possible=50.0),
        ),
        observations=(),
        evidence=entries,
        replies=replies or Replies(),
    )


def assessment(*initiatives: InitiativeResult, groups: bool = True) -> Assessment:
    """Wrap initiatives; the groups are made from the intervals as semantics.md, section 6 says."""
    placed = sorted((i for i in initiatives if i.overall.placed), key=lambda i: -i.overall.supported)
    rest, made = placed, []
    while rest and groups:
        lead = rest[0].overall.supported
        members = tuple(i.id for i in rest if i.overall.possible >= lead)
        made.append(ComparisonGroup(leader=rest[0].id, members=members))
        rest = [i for i in rest if i.overall.possible < lead]
    count = sum(len(d.criteria) for d in initiatives[0].dimensions)
    return Assessment(
        language="en",
        rubric=RubricEntry(
            id="producer-centred",
            version="1.0",
            title="Producer-centred",
            criteria=count,
            criteria_intended=30,
            whole=count == 30,
            weights="Equal weights",
            level_values=(0, 25, 50, 75, 100),
            bands={"A": 80, "B": 60, "C": 40, "D": 20, "E": 0},
            minimum_coverage={"overall": 0.7, "dimension": 0.5},
        ),
        recipe=Recipe(
            tool="hrddeval 1.0.0",
            engines=(
                EngineEntry(name="durable-rules", version="2.0.28"),
                EngineEntry(name="clingo", version="5.8.0"),
            ),
            rubric_digest="ab" * 32,
            rules_digest="cd" * 32,
            vocabulary_digest="ef" * 32,
            dossier_digests={i.id: i.digest for i in initiatives},
            overrides=(Override(what="rule R2 replaced", because="the example study uses other seats"),),
            run="7f3a91c4",
        ),
        initiatives=tuple(initiatives),
        comparison=Comparison(
            groups=tuple(made),
            not_placed=tuple(i.id for i in initiatives if not i.overall.placed),
            places={
                i.id: (
                    1 + sum(o.overall.supported > i.overall.possible for o in placed),
                    len(placed) - sum(o.overall.possible < i.overall.supported for o in placed),
                )
                for i in placed
            },
        ),
    )
