"""Answers a question with choices: for every combination of outcomes worth having, the cheapest sets that give it.

Runs the rules of the program as they are; only facts depend on what is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable

from hrddeval.engine.asp import ProgramText, best_models
from hrddeval.model.choosing import Option, Question, Sign, TooManyOptions

#: More trade-offs than this within one group of criteria are not listed.
MOST_OPTIONS = 400


def front(question: Question) -> tuple[Option, ...]:
    """Return the cheapest sets of choices for each combination of outcomes that no other beats, cheapest first.

    A combination is beaten when another has all its outcomes, and costs less or has more. Cost is effort,
    then the number of choices. Found by optimisation, so no cheaper set exists.

    Raises:
        TooManyOptions: there are more than `MOST_OPTIONS`.
        hrddeval.engine.port.EngineFault: the solver refuses the program.
    """
    text = ProgramText(question.program)
    lines = [*text.rules(), *_facts(question, text), *_choices(question), *_outcomes(question, text)]
    efforts = [one.effort for one in question.choices]
    options: list[Option] = []
    for chosen, reached in best_models("\n".join(lines), len(question.outcomes)):
        names = frozenset(question.choices[i].id for i in chosen)
        outcomes = frozenset(question.outcomes[i].name for i in reached)
        options.append(Option(names, sum(efforts[i] for i in chosen), outcomes))
        if len(options) > MOST_OPTIONS:
            raise TooManyOptions
    return tuple(options)


def _facts(question: Question, text: ProgramText) -> Iterable[str]:
    numbers = _numbers(question)
    for one in question.facts:
        body = [f"thing({numbers[name]})" for name in one.present]
        body += [f"not thing({numbers[name]})" for name in one.absent]
        head = text.fact(one.fact, one.world)
        yield f"{head} :- {', '.join(body)}." if body else f"{head}."


def _choices(question: Question) -> Iterable[str]:
    numbers = _numbers(question)
    for number, one in enumerate(question.choices):
        yield f"{{chosen({number})}}. effort({number},{one.effort})."
        for thing in one.things:
            yield f"thing({numbers[thing]}) :- chosen({number})."
    for thing, other in question.conflicts:
        yield f":- thing({numbers[thing]}), thing({numbers[other]})."
    yield "#minimize{E@3,C : chosen(C), effort(C,E)}. #minimize{1@2,C : chosen(C)}."
    yield "#maximize{1@1,O : reached(O)}."
    yield "{needless}. #minimize{1@4 : needless}."  # so that there is something to optimise even without choices
    yield "#show. #show chosen/1. #show reached/1."


def _outcomes(question: Question, text: ProgramText) -> Iterable[str]:
    for number, one in enumerate(question.outcomes):
        held = ", not held(" + str(number) + ")" if one.unless else ""
        if one.when is None:
            yield f"reached({number}) :- {held.removeprefix(', ')}." if held else f"reached({number})."
        for sign in one.when or ():
            for body in _sign(sign, text):
                yield f"reached({number}) :- {body}{held}."
        for sign in one.unless:
            for body in _sign(sign, text):
                yield f"held({number}) :- {body}."


def _sign(sign: Sign, text: ProgramText) -> Iterable[str]:
    if sign.column is None:
        yield text.some(sign.predicate, sign.world)
    else:
        for value in sorted(sign.values):
            yield text.some(sign.predicate, sign.world, sign.column, value)


def _numbers(question: Question) -> dict[str, int]:
    things = dict.fromkeys(name for one in question.choices for name in one.things)
    for fact in question.facts:
        things |= dict.fromkeys((*fact.present, *fact.absent))
    things |= dict.fromkeys(name for pair in question.conflicts for name in pair)
    return {name: number for number, name in enumerate(things)}
