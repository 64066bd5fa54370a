"""What is said when the program itself, an engine or an optional part fails: a sentence, never a traceback."""

from __future__ import annotations

import traceback

import click

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.diagnostics.exit_codes import ExitCode


def report(fault: Exception, *, debug: bool) -> int:
    """Print what happened and what to do; return the exit code."""
    from hrddeval.cli.telling import show_diagnostics
    from hrddeval.engine.port import EngineFault
    from hrddeval.inference import EngineMissing, EnginesDisagree
    from hrddeval.reports.jinja import TemplateFault
    from hrddeval.reports.pdf import AddressRefused, PdfUnavailable
    from hrddeval.reports.picture import PictureUnavailable
    from hrddeval.workbench.workbook.xlsx import XlsxMissing

    if debug:
        click.echo("".join(traceback.format_exception(fault)), err=True)
    match fault:
        case AuthorError():
            show_diagnostics(fault.diagnostics)
            return ExitCode.AUTHOR
        case EngineMissing():
            return _say(
                f"error HR502: the engine {fault} is not installed", "hrddeval doctor", ExitCode.MISSING_PART
            )
        case PdfUnavailable():
            return _say(
                f"error HR501: PDF cannot be written here: {fault}",
                "hrddeval doctor, or write HTML instead: hrddeval assess --format html",
                ExitCode.MISSING_PART,
            )
        case PictureUnavailable():
            return _say(
                f"error HR580: pictures to share cannot be written here: {fault}",
                'pip install "hrddeval[share]"',
                ExitCode.MISSING_PART,
            )
        case XlsxMissing():
            return _say(
                "error HR530: workbooks cannot be read or written here: openpyxl is not installed",
                'pip install "hrddeval[xlsx]"',
                ExitCode.MISSING_PART,
            )
        case TemplateFault() | AddressRefused():
            return _say(
                f"error HR503: {fault}",
                "mend the template, or remove it to use the shipped one",
                ExitCode.AUTHOR,
            )
        case EnginesDisagree():
            lines = "\n".join(f"  {difference}" for difference in fault.differences[:20])
            more = f"\n  ... and {len(fault.differences) - 20} more" if len(fault.differences) > 20 else ""
            return _say(
                f"error HR901: {fault}; nothing was scored\n{lines}{more}",
                "please report this with the dossier and the rules",
                ExitCode.FAULT,
            )
        case EngineFault():
            where = (
                f" on {fault.world.partition('|')[0]}"
                if fault.world and fault.world.partition("|")[0] not in str(fault)
                else ""
            )
            return _say(
                f"error HR902: {str(fault).replace('|full', '')}{where}; nothing was scored",
                "try the other engine: --engine clingo, and please report this",
                ExitCode.FAULT,
            )
        case OSError() if fault.filename:
            return _say(
                f"error HR504: {fault.filename}: {fault.strerror}",
                "check the path and your rights to it",
                ExitCode.AUTHOR,
            )
        case _:
            return _say(
                f"error HR900: sorry, this is a fault of the program: {type(fault).__name__}: {fault}",
                "run it again with --debug and report what it prints",
                ExitCode.FAULT,
            )


def _say(message: str, hint: str, code: ExitCode) -> int:
    click.echo(f"{message}\n  hint: {hint}", err=True)
    return code
