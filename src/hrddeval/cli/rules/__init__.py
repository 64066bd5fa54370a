"""`hrddeval rules`: the workbench of rule authors, one file per command."""

from __future__ import annotations

import click

from hrddeval.cli.lazy import LazyGroup

COMMANDS = {
    "show": (
        "hrddeval.cli.rules.show",
        "Show a criterion in words: ladder, conditions, literature, examples.",
    ),
    "list": ("hrddeval.cli.rules.list", "List the criteria there are, shipped and your own."),
    "try": (
        "hrddeval.cli.rules.try_",
        "Try a criterion on a dossier: each condition, and why it holds or not.",
    ),
    "new": (
        "hrddeval.cli.rules.new",
        "Begin a criterion of your own, from a scaffold that passes its tests.",
    ),
    "use": ("hrddeval.cli.rules.use", "Bring a criterion into a rubric of your own."),
    "book": (
        "hrddeval.cli.rules.book",
        "Write the rulebook: one page per criterion, as HTML, PDF or Markdown.",
    ),
    "export": ("hrddeval.cli.rules.export", "Write criteria as a workbook, to work on in a spreadsheet."),
    "import": ("hrddeval.cli.rules.import_", "Read criteria back from a workbook and say what changed."),
    "test": ("hrddeval.cli.rules.test", "Run the examples inside the rule files."),
    "lint": ("hrddeval.cli.rules.lint", "Say what is odd about rules that are correct as they stand."),
    "impact": (
        "hrddeval.cli.rules.impact",
        "Say what a change of rules does to every dossier's levels and bands.",
    ),
}


@click.group("rules", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """Write rules: look at them, try them, test them.

    Start with:  hrddeval rules test
    """
