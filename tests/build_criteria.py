"""Synthetic criteria and evidence for report tests; see `build_assessment`."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.criterion_result import (
    ConditionOutcome,
    ConditionTrace,
    CriterionResult,
    LevelTrace,
    State,
    TopicTrace,
    WayTrace,
)
from hrddeval.model.dossier import EvidenceClass, SearchResult, Status, Voice
from hrddeval.model.entries import EvidenceEntry
from hrddeval.model.finding import Finding, Holds
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.vocabulary import CriterionTrack
from hrddeval.model.voice import VoiceColumn

DIMENSIONS = {
    "representation": ("R", "Representation", "Who speaks for producers, and by whose leave?"),
    "participation": ("P", "Participation", "What do producers do in the process?"),
    "power": ("W", "Power", "Who can decide, refuse, enforce and gain?"),
    "unintended_consequences": ("U", "Unintended consequences", "Were harms foreseen, noticed and repaired?"),
}
SHORT = {
    "R": (
        "Recognition",
        "Seats and votes",
        "Authorisation",
        "Accountability back",
        "Descriptive reach",
        "Contestability",
        "Capacity to represent",
    ),
    "P": (
        "Point of entry",
        "Mode of involvement",
        "Effect on the text",
        "Breadth and barriers",
        "Information in time",
        "Role in monitoring",
        "Freedom to stay out",
    ),
    "W": (
        "Decision and agenda",
        "Price and terms",
        "Cost and value",
        "Tenure and standing",
        "Claims and remedy",
        "Control of data",
        "Exit and continuity",
        "Organisation",
    ),
    "U": (
        "Foresight",
        "Exit safeguard",
        "Burden shifting",
        "Livelihood effect",
        "Leakage, diversion",
        "Security, violence",
        "Learning, correction",
        "Unequal effects",
    ),
}
TITLES = (
    "Nothing, or shown absent",
    "Hotline of the owner",
    "A lasting channel",
    "Answers within a set time",
    "Users confirm that it works",
)
COLUMNS = {
    VoiceColumn.PRODUCERS: ("Producers", Voice.PRODUCER, EvidenceClass.A),
    VoiceColumn.LOCAL: ("Local civil society", Voice.COMMUNITY, EvidenceClass.B),
    VoiceColumn.INTERMEDIARY: ("Intermediaries", Voice.INTERMEDIARY, EvidenceClass.D),
    VoiceColumn.COMPANY: ("Companies", Voice.COMPANY, EvidenceClass.D),
    VoiceColumn.STATE: ("State", Voice.STATE, EvidenceClass.B),
    VoiceColumn.RESEARCH: ("Research", Voice.RESEARCHER, EvidenceClass.B),
    VoiceColumn.PRESS: ("Press and other", Voice.JOURNALIST, EvidenceClass.E),
    VoiceColumn.TEXT: ("The text itself", Voice.INSTRUMENT_TEXT, EvidenceClass.C),
}
FEW = "12 n|c13 11|01 x|23 12"
FULL = "12 n 12 ? 23 01 22|11 12 n 23 12 ? 12|01 c13 12 11 n 12 x 12|23 12 - 23 12 11 23 c13"
BECAUSE = "The example owner names producers as suppliers; no right of theirs is stated"
STATES = {
    "n": (State.NOT_FOUND, 0, 4),
    "?": (State.NOT_SEARCHED, 0, 4),
    "x": (State.FOUND_ABSENT, 0, 0),
    "-": (State.NOT_APPLICABLE, 0, 0),
}
REASONS = {
    State.ASSESSED: "Observations bear on it.",
    State.CONTESTED: "Sources contradict one another.",
    State.NOT_FOUND: "A complete search in four places found nothing.",
    State.NOT_SEARCHED: "Nobody has looked yet.",
    State.FOUND_ABSENT: "Evidence shows that there is none.",
    State.NOT_APPLICABLE: "The example puts no duty on buyers that a contract could pass down.",
}


def evidence(count: int) -> tuple[EvidenceEntry, ...]:
    """Spread pieces of evidence over the voices; every fifth is recalled, every seventh relayed."""
    columns = [*COLUMNS] * 2
    columns.remove(VoiceColumn.LOCAL)
    columns.remove(VoiceColumn.LOCAL)
    columns += [VoiceColumn.COMPANY] * 3 + [VoiceColumn.RESEARCH] * 2
    entries = []
    for index in range(count):
        column = columns[index % len(columns)]
        title, voice, evidence_class = COLUMNS[column]
        relayed = index % 7 == 0
        entries.append(
            EvidenceEntry(
                id=f"E{index + 1}",
                claim=f"Claim number {index + 1} of the example, in the words of the coder.",
                source=f"source-{index // 2 + 1}",
                citation=f"Example Author {index // 2 + 1}, A report that was made up for tests, "
                f"{2011 + index // 2 % 12}",
                url=f"https://example.org/report-{index // 2 + 1}?a=1&b=2",
                locator=f"p. {index + 3}",
                voice=voice,
                voice_title=title,
                column=column,
                evidence_class=evidence_class,
                class_reason=f"Class {evidence_class}: {title.lower()}.",
                relayed=relayed,
                carried_by="Example Press" if relayed else None,
                status=Status.RECALLED if index % 5 == 4 else Status.READ,
                used=index % 6 != 5,
            )
        )
    return tuple(entries)


def traces(supported: int, possible: int) -> tuple[LevelTrace, ...]:
    """A ladder in which every kind of condition outcome occurs."""

    def condition(level: int) -> tuple[ConditionTrace, ...]:
        if level <= supported:
            return (
                ConditionTrace(
                    text="There is a channel that lasted more than a year",
                    outcome=ConditionOutcome.MET,
                    observations=("O1",),
                    classes=(EvidenceClass.C,),
                ),
            )
        outcome = ConditionOutcome.UNKNOWN if level <= possible else ConditionOutcome.NOT_MET
        return (
            ConditionTrace(
                text="There is a channel that answers within a set time",
                outcome=outcome,
                open_topic="channel.complaint" if outcome is ConditionOutcome.UNKNOWN else None,
            ),
            ConditionTrace(
                text="There is no engagement without an answer", outcome=ConditionOutcome.CONTESTED
            ),
        )

    return tuple(
        LevelTrace(
            level=level,
            title=TITLES[level],
            meaning=f"What level {level} of the example means.",
            ways=(
                WayTrace(
                    rule=f"X1/{level}/shown_by/1",
                    effect="shows",
                    holds=Holds.CERTAIN
                    if level <= supported
                    else Holds.OPEN
                    if level <= possible
                    else Holds.ABSENT,
                    conditions=condition(level),
                    counts_for=2 if level == 3 else None,
                    capped_because="no producer says so" if level == 3 else None,
                ),
            )
            if level
            else (),
            step="Publish how long an answer takes" if level > supported else None,
            step_effort=2 if level > supported else None,
        )
        for level in range(1, 5)
    )


def criterion(
    letter: str,
    number: int,
    token: str,
    entries: Sequence[EvidenceEntry],
    *,
    weight: float,
    because: str = BECAUSE,
) -> CriterionResult:
    state, supported, possible = STATES.get(token[0], (State.ASSESSED, 0, 0))
    if token[0] not in STATES:
        state = State.CONTESTED if token[0] == "c" else State.ASSESSED
        supported, possible = int(token[-2]), int(token[-1])
    start = (number * 3) % max(len(entries), 1)
    heard = state in (State.ASSESSED, State.CONTESTED, State.FOUND_ABSENT)
    cited = tuple(entries[start : start + 2]) if heard else ()
    level = LevelInterval(supported=supported, possible=possible)
    identity = f"{letter}{number}"
    sentence = because if heard else REASONS[state].rstrip(".")
    ids = tuple(entry.id for entry in cited)
    return CriterionResult(
        id=identity,
        title=f"{SHORT[letter][number - 1]} of producers",
        short=SHORT[letter][number - 1],
        question="Is there a channel that lasts?",
        track=CriterionTrack.BOTH,
        why="Without it nobody hears.",
        weight=0.0 if state is State.NOT_APPLICABLE else weight,
        level=level,
        level_titles=TITLES,
        score=ScoreInterval(supported=supported * 25, possible=possible * 25),
        state=state,
        state_reason=REASONS[state],
        covered=state in (State.ASSESSED, State.CONTESTED, State.FOUND_ABSENT, State.NOT_FOUND),
        claimed=LevelInterval(supported=min(supported + 1, 4), possible=4),
        contested=(LevelInterval(supported=1, possible=2), LevelInterval(supported=1, possible=3))
        if state is State.CONTESTED
        else None,
        because=f"{sentence}.",
        findings=(
            Finding(
                rule=f"{identity}/{supported}/shown_by/1",
                effect="shows",
                level=supported,
                counts_for=supported,
                holds=Holds.CERTAIN,
                because=f"{because}.",
                observations=("O1",),
                evidence=ids,
            ),
        )
        if heard
        else (),
        trace=traces(supported, possible),
        topics=(
            TopicTrace(
                topic="channel.complaint",
                label="Complaint channels",
                question="Where can a producer complain?",
                where_to_look="The owner's rules; the memory of former members",
                closed=supported == possible,
                reason="The search was partial.",
                search=SearchResult.PARTIAL,
                places=("Website of the owner",),
            ),
        ),
        evidence=ids,
        voices=tuple(dict.fromkeys(entry.column for entry in cited)),
    )
