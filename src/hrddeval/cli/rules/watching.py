"""`hrddeval rules test --watch`: an answer for every save until Ctrl-C."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from hrddeval.cli import telling
from hrddeval.diagnostics.exit_codes import ExitCode
from hrddeval.workbench.watch import Answer, Watch


def watch_rules(project: Path | None, paths: Sequence[Path], rubric: str | None) -> int:
    """Print an answer at once and for every save; Ctrl-C ends it."""
    from hrddeval import pipeline

    gc.enable()  # this run may be a long one
    with ThreadPoolExecutor(1) as executor:
        watch = Watch(
            pipeline.rule_folders(project),
            lambda: pipeline.check(project, (), rubric, dossiers=False),
            lambda criterion: pipeline.lies_under(criterion.source.path, paths),
            executor,
        )
        click.echo(f"watching {watch.files} files, running clingo alone; Ctrl-C ends it", err=True)
        try:
            for answer in watch.answers():
                _say(answer)
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
    return ExitCode.DONE


def _say(answer: Answer) -> None:
    from hrddeval.workbench import example_report

    telling.show_diagnostics(answer.problems)
    took = f"({answer.seconds:.2f} s)"
    if answer.study is None:
        click.echo(f"nothing was run {took}")
    elif answer.results:
        *lines, total = example_report.as_text(answer.study, answer.results, None)
        click.echo("\n".join([*lines, f"{total} {took}"]))
    else:
        click.echo(f"nothing that any example rests on has changed {took}")
