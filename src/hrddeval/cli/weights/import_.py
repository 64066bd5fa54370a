"""`hrddeval weights import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode

if TYPE_CHECKING:
    from hrddeval.analysis.elicitation import GroupWeights
    from hrddeval.weights.answers import Answers
    from hrddeval.weights.asked import Thing


@click.command("import")
@click.argument("answers", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--profile", required=True, metavar="ID", help="Id of the new profile, such as kapata-women.")
@click.option("--title", type=options.SOME_TEXT, required=True, help="What it is called on scorecards.")
@click.option("--owner", type=options.SOME_TEXT, required=True, help="Whose weights these are.")
@click.option(
    "--elicited",
    type=options.SOME_TEXT,
    required=True,
    help="When, where and how they were asked, and who was missing.",
)
@click.option(
    "--stones", type=click.IntRange(4, 100), default=20, show_default=True, help="How many everybody had."
)
@click.option("--group", metavar="ID", help="The group whose parts were weighed.  [default: the dimensions]")
@click.option("--dry-run", is_flag=True, help="Only print the profile; write nothing.")
@options.rubric_option
@options.project_option
def command(
    answers: Path,
    profile: str,
    title: str,
    owner: str,
    elicited: str,
    stones: int,
    group: str | None,
    dry_run: bool,
    rubric: str | None,
    project: Path | None,
) -> int:
    """Turn a group's answers into a weight profile of your rubric, with how far its people differ.

    \b
    Example:  hrddeval weights import weights/answers-budget.csv --profile kapata-women \\
                --title "Women of Kapata" --owner "their committee" --elicited "20 stones, 2026-05-03"
    """
    from hrddeval.analysis.elicitation import of_group
    from hrddeval.weights import asked
    from hrddeval.weights.answers import read_answers
    from hrddeval.weights.profile import Named, add_to_rubric, as_yaml

    study = opening.study(project, rubric=rubric, dossiers=False)
    things = asked.things(study, group, "en")
    given = read_answers(answers, things, stones)
    telling.show_diagnostics(given.warnings)
    weighed = of_group(given.people)
    named = Named(profile, title, owner, elicited)
    block = as_yaml(named, weighed, given.method)
    click.echo("\n".join(_told(things, given, weighed)))
    click.echo()
    if dry_run:
        click.echo(block, nl=False)
        return ExitCode.DONE
    path = add_to_rubric(study, named, block)
    click.echo(f"Written into {path} as the weight profile {profile}.")
    click.echo(f"Next: hrddeval assess --weights {profile}")
    return ExitCode.DONE


def _told(things: list[Thing], given: Answers, weighed: GroupWeights) -> list[str]:
    people = "1 person" if weighed.people == 1 else f"{weighed.people} people"
    width = max(len(one.title) for one in things)
    lines = [f"{people}, {'stones' if given.method == 'budget' else 'pairs'}:"]
    for one in things:
        line = f"  {one.title:<{width}}  {float(weighed.weights[one.id]):.3f}"
        if weighed.spread is not None:
            low, high = weighed.spread[one.id]
            line += f"   half of them between {low:.3f} and {high:.3f}"
        lines.append(line)
    if weighed.apart is None:
        lines.append("Too few people to say how far they differ without telling who said what.")
    else:
        lines.append(
            f"To agree with the group, a person would move {weighed.apart:.0%} of the weight on average."
        )
    if given.method == "pairs":
        lines.append(f"Answers that go round in a circle: {given.in_circles} of {people}.")
    return lines
