"""What the compiler knows about a program and the engines do not: which predicate means what.

A *way* is one conjunction of a rule's condition (its `any_of` multiplied out). A *literal* is
one `there_is` or `there_is_no` in it. A *mode* is one way of reading the evidence:

====  ==================================================  =======================
mode  an observation matches when it is                    and its tests
====  ==================================================  =======================
c     established                                          are known to hold
k     established or contested                             are known to hold
u     established or alleged, or in an open topic          are not known to fail
o     anything, or in an open topic                        are not known to fail
====  ==================================================  =======================

`there_is_no` looks in the dual mode: c in o, o in c, k in u, u in k. So c implies k and u,
and both imply o.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hrddeval.model.program import Program
from hrddeval.model.text import Words


class Mode(StrEnum):
    CERTAIN = "c"
    KNOWN = "k"
    UNCONTESTED = "u"
    OPEN = "o"

    @property
    def dual(self) -> Mode:
        return {"c": Mode.OPEN, "o": Mode.CERTAIN, "k": Mode.UNCONTESTED, "u": Mode.KNOWN}[self.value]

    @property
    def is_strict(self) -> bool:
        """Whether tests must be known to hold."""
        return self in (Mode.CERTAIN, Mode.KNOWN)


class Rank:
    """Standing of an observation as a number in its fact; a witness stands for what an open topic may hold."""

    WITNESS, ALLEGED, CONTESTED, ESTABLISHED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice, or a yes or no, is among these values."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Includes:
    """A list of choices has this value among them."""

    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """A number lies between two whole numbers, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Known:
    """The attribute is given at all."""


Allowed = OneOf | Includes | Between | Known


@dataclass(frozen=True, slots=True)
class Join:
    """This literal's attribute equals what `name` matched, or that match's `attribute`."""

    own: str
    name: str
    attribute: str | None


@dataclass(frozen=True, slots=True)
class Literal:
    """One condition of a way."""

    kind: str
    positive: bool
    tests: tuple[tuple[str, Allowed], ...]
    joins: tuple[Join, ...]
    name: str | None
    other_than: str | None

    @property
    def names_used(self) -> frozenset[str]:
        used = {join.name for join in self.joins}
        return frozenset(used | {self.other_than} if self.other_than else used)


class Column(StrEnum):
    """What a column of a kind's facts says of an observation."""

    IDENTITY = "x"  # the observation's id
    RANK = "w"  # see Rank
    SEEN = "s"  # 1 an observation, 0 a witness
    TEST = "t"  # 0 fails, 1 may hold, 2 is known to hold
    LOW = "l"  # least value a number can have
    HIGH = "h"  # greatest
    VALUE = "v"  # the value itself, or UNKNOWN


@dataclass(frozen=True)
class Spec:
    """One column of a kind: its sense and, for some, the attribute and the test it is about."""

    column: Column
    attribute: str | None = None
    allowed: Allowed | None = None

    @cached_property
    def name(self) -> str:
        """The column's name. Its signs occur in no name of an attribute or value, so no two columns share one."""
        match self.allowed:
            case None:
                detail = ""
            case OneOf(values):
                detail = " = " + "|".join(sorted(values))
            case Includes(value):
                detail = f" has {value}"
            case _:
                detail = " known"
        return self.column.value + (f":{self.attribute}" if self.attribute else "") + detail


IDENTITY, RANK, SEEN = Spec(Column.IDENTITY), Spec(Column.RANK), Spec(Column.SEEN)


class Effect(StrEnum):
    """What a way does when it holds."""

    SHOWS = "shows"
    LIMITS = "limits"
    FLAGS = "flags"
    DERIVES = "derives"


@dataclass(frozen=True, slots=True)
class Component:
    """Literals of a way that are connected by names.

    Its predicate, one per mode, has a row for every binding; `columns` gives for each positive
    literal the column that holds what it matched.
    """

    positives: tuple[int, ...]
    negatives: tuple[int, ...]
    predicates: Mapping[Mode, str]
    columns: Mapping[int, str]


@dataclass(frozen=True)
class Way:
    """One conjunction and where to find what the engines say of it.

    `target` is the criterion's id, or the derived rule's. `matches` gives for each literal the
    predicate of its own matches in each mode (for a `there_is_no` in the mode it looks in).
    `level` belongs to shows and limits, `flag` to flags.
    """

    rule: str
    target: str
    effect: Effect
    level: int | None
    flag: str | None
    because: Words
    literals: tuple[Literal, ...]
    components: tuple[Component, ...]
    predicates: Mapping[Mode, str]
    matches: tuple[Mapping[Mode, str], ...]
    about: str | None = None


@dataclass(frozen=True)
class Compiled:
    """A program and its reading.

    `specs` lists the columns of every recorded kind that facts must fill, `twins` the kinds whose
    witnesses come in pairs, so that `other_than` can tell two unseen things apart. `ways` are
    sorted by target and rule; `derived` gives for each derived kind the targets that conclude it.
    """

    program: Program
    specs: Mapping[str, tuple[Spec, ...]]
    twins: frozenset[str]
    ways: Mapping[str, tuple[Way, ...]]
    derived: Mapping[str, tuple[str, ...]]
