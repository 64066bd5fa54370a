"""Who speaks: the voices evidence is given in, the columns they are printed in, and the classes of evidence."""

from __future__ import annotations

from enum import StrEnum


class Voice(StrEnum):
    """Whose voice it is. `withheld` stands in stubs alone, never in what an analyst writes."""

    PRODUCER = "producer"
    PRODUCER_ORGANISATION = "producer_organisation"
    COMMUNITY = "community"
    LOCAL_CIVIL_SOCIETY = "local_civil_society"
    INTERMEDIARY = "intermediary"
    COMPANY = "company"
    OWNER = "owner"
    STATE = "state"
    RESEARCHER = "researcher"
    INDEPENDENT_INSTITUTION = "independent_institution"
    JOURNALIST = "journalist"
    INSTRUMENT_TEXT = "instrument_text"
    SECONDARY_SUMMARY = "secondary_summary"
    CONSULTANT = "consultant"
    OTHER = "other"
    WITHHELD = "withheld"


class VoiceColumn(StrEnum):
    """The eight columns scorecards group voices in, producers first; and one for voices that are withheld."""

    PRODUCERS = "P"
    LOCAL = "L"
    INTERMEDIARY = "N"
    COMPANY = "C"
    STATE = "S"
    RESEARCH = "R"
    PRESS = "J"
    TEXT = "T"
    WITHHELD = "W"


#: The columns of voices that are named.
NAMED_COLUMNS = tuple(column for column in VoiceColumn if column is not VoiceColumn.WITHHELD)


class EvidenceClass(StrEnum):
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
