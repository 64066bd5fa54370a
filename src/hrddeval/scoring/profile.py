"""The head of a scorecard: an initiative's typed facts, voices and sources as readers see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrddeval.i18n import mark
from hrddeval.model.dossier import Dossier, InitiativeKind, Source, Stage, Voice
from hrddeval.model.entries import ProfileEntry
from hrddeval.model.voice import VoiceColumn
from hrddeval.scoring.frame import Frame

_KINDS = {
    InitiativeKind.LAW: mark("Law"),
    InitiativeKind.GUIDANCE: mark("Guidance"),
    InitiativeKind.STANDARD: mark("Standard"),
    InitiativeKind.CERTIFICATION: mark("Certification scheme"),
    InitiativeKind.MULTI_STAKEHOLDER: mark("Multi-stakeholder initiative"),
    InitiativeKind.PILOT: mark("Artisanal-mining pilot"),
    InitiativeKind.SITE_PROGRAMME: mark("Site programme"),
    InitiativeKind.INCIDENT_MONITORING: mark("Incident monitoring"),
}

_STAGES = {
    Stage.PROPOSED: mark("proposed"),
    Stage.DESIGN: mark("in design"),
    Stage.RUNNING: mark("running"),
    Stage.SUSPENDED: mark("suspended"),
    Stage.ENDED: mark("ended"),
}

_VOICES: Mapping[Voice | VoiceColumn, str] = {
    Voice.PRODUCER: mark("Producer"),
    Voice.PRODUCER_ORGANISATION: mark("Producers’ organisation"),
    Voice.COMMUNITY: mark("Community"),
    Voice.LOCAL_CIVIL_SOCIETY: mark("Local civil society"),
    Voice.INTERMEDIARY: mark("Intermediary"),
    Voice.COMPANY: mark("Company"),
    Voice.OWNER: mark("Owner of the initiative"),
    Voice.STATE: mark("State"),
    Voice.RESEARCHER: mark("Researcher"),
    Voice.INDEPENDENT_INSTITUTION: mark("Independent institution"),
    Voice.JOURNALIST: mark("Journalist"),
    Voice.INSTRUMENT_TEXT: mark("Text of the instrument"),
    Voice.SECONDARY_SUMMARY: mark("Summary by others"),
    Voice.CONSULTANT: mark("Consultant"),
    Voice.OTHER: mark("Other"),
    Voice.WITHHELD: mark("Voice withheld"),
    VoiceColumn.PRODUCERS: mark("Producers"),
    VoiceColumn.LOCAL: mark("Local community"),
    VoiceColumn.INTERMEDIARY: mark("Intermediary"),
    VoiceColumn.COMPANY: mark("Owner, company"),
    VoiceColumn.STATE: mark("State"),
    VoiceColumn.RESEARCH: mark("Researcher"),
    VoiceColumn.PRESS: mark("Press, summary"),
    VoiceColumn.TEXT: mark("Text itself"),
    VoiceColumn.WITHHELD: mark("Voice withheld"),
}


def voice_title(frame: Frame, voice: Voice | VoiceColumn) -> str:
    """Return the reader's name of a voice or of a column of voices."""
    return voice_words(voice, frame.say)


def voice_words(voice: Voice | VoiceColumn, say: Callable[[str], str]) -> str:
    """Return the reader's name of a voice or of a column of voices, said in a language."""
    return say(_VOICES[voice])


def kind_title(kind: InitiativeKind, say: Callable[[str], str]) -> str:
    """Return the reader's name of a kind of initiative."""
    return say(_KINDS[kind])


def stage_title(stage: Stage, say: Callable[[str], str]) -> str:
    """Return the reader's name of a stage."""
    return say(_STAGES[stage])


def profile_entry(frame: Frame, dossier: Dossier) -> ProfileEntry:
    """Return the profile as it is printed."""
    profile, say = dossier.profile, frame.say
    behind = [f"{one.name} ({one.role})" for one in profile.runs_or_funds.values()]
    return ProfileEntry(
        kind=profile.kind,
        kind_title=kind_title(profile.kind, say),
        binding=profile.binding,
        stage=profile.stage,
        stage_title=stage_title(profile.stage, say),
        sector=profile.sector,
        started=profile.started,
        ended=profile.ended,
        years=_years(profile.started, profile.ended),
        jurisdiction=profile.jurisdiction,
        places=", ".join(place.name for place in profile.places) or None,
        minerals=_sentence_case(", ".join(profile.minerals)) or None,
        run_by=", ".join(behind) or None,
        summary=frame.words(profile.summary) if profile.summary else None,
        derives_from=profile.derives_from,
        sites=profile.places,
    )


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def _years(started: str | None, ended: str | None) -> str:
    first, last = (date[:4] if date else "" for date in (started, ended))
    return first if first == last else f"{first}–{last}"


def citation(source: Source) -> str:
    """Return a short reference: authors or publisher, title, container, year."""
    who = (
        source.authors[0] + " and others"
        if len(source.authors) > 3
        else " and ".join(
            part
            for part in (", ".join(source.authors[:-1]), source.authors[-1] if source.authors else "")
            if part
        )
    )
    parts = [who or source.publisher or "", source.title, source.container or "", source.year or "n.d."]
    return ", ".join(part for part in parts if part)
