"""The shipped dossiers as plain text values, for tests that look at the files and not at the program.

PyYAML's base loader makes every scalar a string, so `no` and `2020-12-03` stay what the author wrote.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
INITIATIVES = ROOT / "initiatives"
EVIDENCE_PACK = ROOT.parent / "shared" / "evidence"

#: Class of a voice that neither runs nor funds the initiative (semantics, section 2).
CLASS_OF_VOICE = {
    "producer": "A",
    "producer_organisation": "A",
    "community": "B",
    "local_civil_society": "B",
    "researcher": "B",
    "independent_institution": "B",
    "intermediary": "B",
    "state": "B",
    "instrument_text": "C",
    "owner": "D",
    "company": "D",
    "journalist": "E",
    "secondary_summary": "E",
    "consultant": "E",
    "other": "E",
}


@dataclass(frozen=True)
class ShippedDossier:
    """One folder under `initiatives/`: the dossier and its sources by id."""

    id: str
    data: dict[str, Any]
    sources: dict[str, dict[str, Any]]

    @property
    def evidence(self) -> dict[str, dict[str, Any]]:
        return self.data.get("evidence") or {}

    @property
    def observations(self) -> dict[str, dict[str, Any]]:
        return self.data.get("observations") or {}

    @property
    def searches(self) -> dict[str, dict[str, Any]]:
        return self.data.get("searches") or {}


@functools.cache
def read_yaml(path: Path) -> Any:
    """Read a file once; callers do not change what they get."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def _records(path: Path) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return records


def shipped_dossiers() -> list[ShippedDossier]:
    folders = sorted(path.parent for path in INITIATIVES.glob("*/dossier.yaml"))
    return [
        ShippedDossier(
            id=folder.name,
            data=read_yaml(folder / "dossier.yaml"),
            sources={record["id"]: record for record in _records(folder / "sources.json")},
        )
        for folder in folders
    ]


def is_interested(entry: dict[str, Any]) -> bool:
    """Tell whether somebody behind the initiative, or a buyer, speaks, relays, or paid for it."""
    carrier = entry.get("carried_by") or {}
    carried = "by" in carrier or carrier.get("voice") in {"owner", "company"}
    return carried or "by" in entry or "commissioned_by" in entry


def evidence_class(entry: dict[str, Any]) -> str:
    """Derive the class of an evidence entry or a searched place; a text is class C whoever issued it."""
    if entry["voice"] == "instrument_text":
        return "C"
    return "D" if is_interested(entry) else CLASS_OF_VOICE[entry["voice"]]
