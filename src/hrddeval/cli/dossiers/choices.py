"""Values of profiles, written out so that `--help` need not load the models; a test holds them together."""

from __future__ import annotations

KINDS = (
    "law",
    "guidance",
    "standard",
    "certification",
    "multi_stakeholder",
    "pilot",
    "site_programme",
    "incident_monitoring",
)
BINDINGS = ("law", "soft_law", "contract", "voluntary")
STAGES = ("proposed", "design", "running", "suspended", "ended")
SECTORS = ("public", "private", "mixed")
