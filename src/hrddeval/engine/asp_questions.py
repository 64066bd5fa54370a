"""Writes a question with choices as ASP text: the rules of its program as they are, facts that hang on choices."""

from __future__ import annotations

from collections.abc import Iterable

from hrddeval.engine.asp import ProgramText
from hrddeval.model.choosing import Question, Sign


def question_lines(question: Question) -> Iterable[str]:
    """Yield the statements. `chosen(i)` and `reached(i)` are shown, i being places in the question, from 0."""
    text = ProgramText(question.program)
    yield from text.rules()
    yield from _facts(question, text)
    yield from _choices(question)
    yield from _outcomes(question, text)


def cost_lines(question: Question) -> Iterable[str]:
    """Yield what is to be least: effort, then the number of choices, then what is not reached."""
    for number, one in enumerate(question.choices):
        yield f"effort({number},{one.effort})."
    yield "#minimize{E@3,C : chosen(C), effort(C,E)}. #minimize{1@2,C : chosen(C)}."
    yield "#maximize{1@1,O : reached(O)}."
    yield "{needless}. #minimize{1@4 : needless}."  # so that there is something to optimise even without choices


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
        yield f"{{chosen({number})}}."
        for thing in one.things:
            yield f"thing({numbers[thing]}) :- chosen({number})."
    for thing, other in question.conflicts:
        yield f":- thing({numbers[thing]}), thing({numbers[other]})."
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
