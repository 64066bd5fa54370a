"""`hrddeval dossiers`: the desk of the analyst, one file per command."""

from __future__ import annotations

import click

from hrddeval.cli.lazy import LazyGroup

COMMANDS = {
    "list": ("hrddeval.cli.dossiers.list", "List the dossiers there are, by kind, mineral, stage or force."),
    "show": ("hrddeval.cli.dossiers.show", "Show one dossier: profile, evidence, observations, searches."),
    "new": ("hrddeval.cli.dossiers.new", "Begin a dossier, with every question as a search not made yet."),
    "adjudicate": (
        "hrddeval.cli.dossiers.adjudicate",
        "Write down whose reading stands where coders differ, and why.",
    ),
    "coverage": (
        "hrddeval.cli.dossiers.coverage",
        "Say what was searched, what is open, and which question would narrow a score most.",
    ),
}


@click.group("dossiers", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """Look after dossiers: what is there, what is open, what to look for next.

    Start with:  hrddeval dossiers list
    """
