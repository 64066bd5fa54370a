"""A question with choices in it: which of some things to bring about, so that a program derives the most for the least.

The things are observations (or anything else that facts hang on), the choices bring some of them
about at a cost, and outcomes are what one wants derived. Nothing here knows what a step or a level is.
"""

from __future__ import annotations

from dataclasses import dataclass

from hrddeval.model.program import Fact, Program


@dataclass(frozen=True)
class Choice:
    """Something that may be chosen: what it costs, a whole number of 1 or more, and the things it brings about."""

    id: str
    effort: int
    things: tuple[str, ...]


@dataclass(frozen=True)
class Conditional:
    """A fact of one world that is there when all of `present` and none of `absent` were brought about."""

    world: int
    fact: Fact
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sign:
    """That a predicate has a row in a world; with `column`, one that has one of these values there."""

    world: int
    predicate: str
    column: str | None = None
    values: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """Something good: it comes about when one of `when` holds (None: always) and none of `unless`."""

    name: tuple[str, int]
    when: tuple[Sign, ...] | None
    unless: tuple[Sign, ...] = ()


@dataclass(frozen=True)
class Question:
    """A program, its facts, and what may be chosen. `conflicts` are things that cannot both be."""

    program: Program
    facts: tuple[Conditional, ...]
    choices: tuple[Choice, ...]
    conflicts: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Option:
    """A set of choices, what it costs, and every outcome that then comes about."""

    chosen: frozenset[str]
    effort: int
    outcomes: frozenset[tuple[str, int]]


class TooManyOptions(Exception):
    """A question has more ways to trade one outcome for another than anybody could read."""
