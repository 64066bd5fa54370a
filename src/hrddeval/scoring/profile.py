"""The head of a scorecard: an initiative's typed facts, voices and sources as readers see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrddeval.model.dossier import Dossier, InitiativeKind, Source, Stage, Voice
from hrddeval.model.entries import ProfileEntry
from hrddeval.model.voice import VoiceColumn
from hrddeval.scoring.frame import Frame


def _mark(text: str) -> str:
    """Mark a text for the translators; it is said where it is used."""
    return text


_KINDS = {
    InitiativeKind.LAW: _mark("Law"),
    InitiativeKind.GUIDANCE: _mark("Guidance"),
    InitiativeKind.STANDARD: _mark("Standard"),
    InitiativeKind.CERTIFICATION: _mark("Certification scheme"),
    InitiativeKind.MULTI_STAKEHOLDER: _mark("Multi-stakeholder initiative"),
    InitiativeKind.PILOT: _mark("Artisanal-mining pilot"),
    InitiativeKind.SITE_PROGRAMME: _mark("Site programme"),
    InitiativeKind.INCIDENT_MONITORING: _mark("Incident monitoring"),
}

_STAGES = {
    Stage.PROPOSED: _mark("proposed"),
    Stage.DESIGN: _mark("in design"),
    Stage.RUNNING: _mark("running"),
    Stage.SUSPENDED: _mark("suspended"),
    Stage.ENDED: _mark("ended"),
}

_VOICES: Mapping[Voice | VoiceColumn, str] = {
    Voice.PRODUCER: _mark("Producer"),
    Voice.PRODUCER_ORGANISATION: _mark("Producers’ organisation"),
    Voice.COMMUNITY: _mark("Community"),
    Voice.LOCAL_CIVIL_SOCIETY: _mark("Local civil society"),
    Voice.INTERMEDIARY: _mark("Intermediary"),
    Voice.COMPANY: _mark("Company"),
    Voice.OWNER: _mark("Owner of the initiative"),
    Voice.STATE: _mark("State"),
    Voice.RESEARCHER: _mark("Researcher"),
    Voice.INDEPENDENT_INSTITUTION: _mark("Independent institution"),
    Voice.JOURNALIST: _mark("Journalist"),
    Voice.INSTRUMENT_TEXT: _mark("Text of the instrument"),
    Voice.SECONDARY_SUMMARY: _mark("Summary by others"),
    Voice.CONSULTANT: _mark("Consultant"),
    Voice.OTHER: _mark("Other"),
    Voice.WITHHELD: _mark("Voice withheld"),
    VoiceColumn.PRODUCERS: _mark("Producers"),
    VoiceColumn.LOCAL: _mark("Local community"),
    VoiceColumn.INTERMEDIARY: _mark("Intermediary"),
    VoiceColumn.COMPANY: _mark("Owner, company"),
    VoiceColumn.STATE: _mark("State"),
    VoiceColumn.RESEARCH: _mark("Researcher"),
    VoiceColumn.PRESS: _mark("Press, summary"),
    VoiceColumn.TEXT: _mark("Text itself"),
    VoiceColumn.WITHHELD: _mark("Voice withheld"),
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
