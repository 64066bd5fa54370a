"""The command line. Commands are imported when they are called, so that `--help` stays quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from hrddeval import __version__
from hrddeval.diagnostics.exit_codes import ExitCode

#: Command to (module, function, one line of help). Groups list their own commands the same way.
COMMANDS = {
    "assess": ("assess", "Assess initiatives and write their scorecards."),
    "check": ("check", "Check dossiers, rules and rubrics: every problem in one run."),
    "explain": ("explain", "From a score down to the sentence and its source; or what a code means."),
    "rules": ("rules", "Work with rules: run their examples."),
    "init": ("init", "Make a folder for a study of your own."),
    "schema": ("schema", "Write the JSON Schemas that editors and other programs read."),
    "doctor": ("doctor", "Say what is installed, what is missing, and the one line that mends it."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"hrddeval.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from hrddeval.source.suggest import nearest

            close = nearest(args[0], COMMANDS)
            if close is None or not error.message.startswith("No such command"):
                raise
            raise click.UsageError(f"No such command '{args[0]}'. Did you mean '{close}'?", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="hrddeval")
@click.option("--debug", is_flag=True, help="Show where in the program a fault arose.")
@click.option("--no-color", is_flag=True, help="No colours (as NO_COLOR=1 does).")
@click.pass_context
def cli(ctx: click.Context, debug: bool, no_color: bool) -> None:
    """Assess how far a regulatory initiative puts small-scale mineral producers at the forefront.

    Start with:  hrddeval assess
    """
    ctx.obj = {"debug": debug, "no_color": no_color}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with one of `ExitCode`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        outcome = cli.main(given, prog_name="hrddeval", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE if isinstance(error, click.UsageError) else error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.DONE)
    except Exception as fault:
        from hrddeval.cli.faults import report

        sys.exit(report(fault, debug="--debug" in given))
    sys.exit(int(outcome or ExitCode.DONE))
