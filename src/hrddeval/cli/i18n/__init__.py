"""`hrddeval i18n`: what is translated, and what is not."""

from __future__ import annotations

import click

from hrddeval.cli.lazy import LazyGroup

COMMANDS = {
    "missing": ("hrddeval.cli.i18n.missing", "List every text that has no translation."),
}


@click.group("i18n", cls=LazyGroup, modules=COMMANDS)
def command() -> None:
    """Look after translations.

    Start with:  hrddeval i18n missing --lang sw
    """
