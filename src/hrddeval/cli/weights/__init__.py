"""`hrddeval weights`: ask people how much each thing counts, and score by what they said."""

from __future__ import annotations

import click

from hrddeval.cli.lazy import LazyGroup

COMMANDS = {
    "elicit": (
        "hrddeval.cli.weights.elicit",
        "Make a sheet to ask a group with, and the form for its answers.",
    ),
    "import": (
        "hrddeval.cli.weights.import_",
        "Turn a group's answers into a weight profile of your rubric.",
    ),
}


@click.group("weights", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """Ask people how much each thing counts, and score by what they said.

    Start with:  hrddeval weights elicit --output weights
    """
