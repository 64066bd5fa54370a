"""Values of profiles, written out so that `--help` need not load the models; a test holds them together."""

from __future__ import annotations

from collections.abc import Mapping

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

#: What `dossiers new` asks for, in this order: the question, and the values with what each means.
ASKED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "name": ("Its full name", {}),
    "kind": (
        "What it is",
        {
            "law": "an act, ordinance or decree",
            "guidance": "what companies are asked to do, by states or an association",
            "standard": "what somebody can be held against",
            "certification": "a scheme that certifies or audits",
            "multi_stakeholder": "an alliance of several sides",
            "pilot": "a trial at one or a few sites",
            "site_programme": "a programme at a site, meant to stay",
            "incident_monitoring": "a service that collects reports of incidents",
        },
    ),
    "binding": (
        "How binding it is",
        {
            "law": "the law asks for it",
            "soft_law": "states agreed on it, no court enforces it",
            "contract": "who signs is bound",
            "voluntary": "nobody is bound",
        },
    ),
    "stage": (
        "Where it stands",
        {
            "proposed": "somebody has proposed it",
            "design": "it is being written or set up",
            "running": "it is in force or at work",
            "suspended": "it was stopped and may go on",
            "ended": "it has ended",
        },
    ),
    "sector": (
        "Who is behind it",
        {"public": "the state or states", "private": "companies or associations", "mixed": "both"},
    ),
}
