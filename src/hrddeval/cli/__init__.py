"""The command line. Commands are imported when they are called, so that `--help` stays quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from hrddeval import __version__
from hrddeval.cli.lazy import LazyGroup
from hrddeval.diagnostics.exit_codes import ExitCode

#: Command to its module and one line of help.
COMMANDS = {
    "assess": ("hrddeval.cli.assess", "Assess initiatives and write their scorecards."),
    "site": ("hrddeval.cli.site", "Write the comparison as one web page that works without a network."),
    "check": ("hrddeval.cli.check", "Check dossiers, rules and rubrics: every problem in one run."),
    "explain": ("hrddeval.cli.explain", "From a score to the sentence and its source; or what a code means."),
    "diff": ("hrddeval.cli.diff", "Say what changed between two versions, and what each cause adds."),
    "dossiers": ("hrddeval.cli.dossiers", "Look after dossiers: what is there, what is open, what is next."),
    "voices": ("hrddeval.cli.voices", "Say whose voice the evidence is, and where no producer was heard."),
    "lineage": ("hrddeval.cli.lineage", "Say what initiatives keep of the norms they derive from."),
    "map": ("hrddeval.cli.map_", "Draw the landscape: the timeline of norms, the map of places, the data."),
    "verify": ("hrddeval.cli.verify", "Check a scorecard: recompute it from what its PDF encloses."),
    "extract": ("hrddeval.cli.extract", "Give back the study that a scorecard was made from."),
    "score": ("hrddeval.cli.score", "Score a table of numbers of your own with an index."),
    "robustness": ("hrddeval.cli.robustness", "Say how fragile an order is, and what makes it so."),
    "whatif": ("hrddeval.cli.whatif", "Suppose something of an initiative and see what would follow."),
    "pathways": (
        "hrddeval.cli.pathways",
        "Find the smallest sets of changes that would reach a target.",
    ),
    "rules": ("hrddeval.cli.rules", "Write rules: look at them, try them, test them."),
    "agreement": ("hrddeval.cli.agreement", "Say how far coders agree, and what their differences do."),
    "weights": ("hrddeval.cli.weights", "Ask people how much each thing counts, and score by it."),
    "i18n": ("hrddeval.cli.i18n", "Look after translations: what is still missing."),
    "vocabulary": ("hrddeval.cli.vocabulary", "List the kinds of observation and what they can hold."),
    "init": ("hrddeval.cli.init", "Make a folder for a study of your own."),
    "schema": ("hrddeval.cli.schema", "Write the JSON Schemas that editors and other programs read."),
    "doctor": (
        "hrddeval.cli.doctor",
        "Say what is installed, what is missing, and the one line that mends it.",
    ),
}


@click.group(
    cls=LazyGroup,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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
