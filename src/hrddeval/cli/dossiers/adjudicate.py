"""`hrddeval dossiers adjudicate`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("adjudicate")
@click.argument("initiative")
@click.argument("evidence")
@click.argument("kind")
@click.option("--for", "for_", required=True, metavar="CODER", help="Whose reading stands; or `dossier`.")
@click.option(
    "--who", type=options.SOME_TEXT, required=True, help="Who decided: a role or a group, no private person."
)
@click.option("--because", type=options.SOME_TEXT, required=True, help="Why.")
@click.option("--date", metavar="DATE", help="When it was decided.  [default: today]")
@options.project_option
def command(
    initiative: str,
    evidence: str,
    kind: str,
    for_: str,
    who: str,
    because: str,
    date: str | None,
    project: Path | None,
) -> int:
    """Write down whose reading of a piece of evidence stands, who decided it, and why.

    The dossier is not changed: whoever keeps it does that, and `hrddeval agreement` tells what is due.

    \b
    Example:  hrddeval dossiers adjudicate our-pilot E5 seat --for b-k
                --who "both coders" --because "article 3 gives a vote"
    """
    import datetime

    from hrddeval import pipeline
    from hrddeval.model.coding import Decision
    from hrddeval.workbench.new_coding import decide, named_coder

    study = opening.study(project, (Path(initiative),), audience="secret")
    (loaded,) = study.dossiers
    known = pipeline.named_kind(study, kind)
    day = options.checked_date(date, "--date") or datetime.date.today().isoformat()
    if evidence not in loaded.dossier.evidence:
        raise click.UsageError(f"{loaded.id} has no evidence {evidence}; hrddeval dossiers show {loaded.id}")
    named_coder(loaded, for_)
    decision = Decision.model_validate(
        {"evidence": evidence, "kind": known, "for": for_, "who": who, "because": because, "date": day}
    )
    path = decide(loaded, study.vocabulary.value, decision)
    click.echo(f"Written: {telling.short_path(path)}")
    return ExitCode.DONE
