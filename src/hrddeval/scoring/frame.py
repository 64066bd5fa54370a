"""What is the same for every initiative of a run, and what inference found in each world of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from hrddeval.facts.reading import Reading
from hrddeval.model.dossier import Standing
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Compiled, Effect, Mode, Way
from hrddeval.model.program import Derived
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.words import literal_in_words
from hrddeval.scoring.caps import Caps
from hrddeval.scoring.firings import Firings
from hrddeval.scoring.levels import Levels, levels


@dataclass(frozen=True)
class Frame:
    """Vocabulary, rules and rubric of a run, the compiled program, and the language to speak in.

    `criteria` are those the rubric uses and the study has not switched off, by id. `weights`
    overrides the rubric's local weights by node id.
    """

    vocabulary: Vocabulary
    criteria: Mapping[str, Criterion]
    derived_rules: Mapping[str, DerivedRule]
    rubric: Rubric
    compiled: Compiled
    language: str
    say: Callable[[str], str]
    weights: Mapping[str, Fraction]
    phrases: dict[tuple[str, int], str] = field(default_factory=dict, compare=False)

    def phrase(self, way: Way, index: int) -> str:
        """Return a condition of a way in words; every initiative asks for the same ones, so they are kept."""
        key = (way.rule, index)
        if key not in self.phrases:
            self.phrases[key] = literal_in_words(
                way.literals[index], self.vocabulary, self.language, self.say, way.literals
            )
        return self.phrases[key]

    def words(self, text: Words) -> str:
        """Return a rule's text in the frame's language; where there is none, the English one with a mark."""
        return text.marked(self.language)


class WorldName(StrEnum):
    """The readings of one dossier that are run: all evidence, the owners' papers, what is not firm settled."""

    FULL = "full"
    CLAIMED = "claimed"
    CONTESTED_FALSE = "contested-false"
    CONTESTED_TRUE = "contested-true"
    RECORDED = "recorded"


#: From weakest to strongest, for picking the strongest of several.
_STRENGTH = (Holds.ABSENT, Holds.OPEN, Holds.ALLEGED, Holds.CONTESTED, Holds.CERTAIN)


def strongest(statuses: list[Holds]) -> Holds:
    """Return how firmly something holds that holds in several ways."""
    return max(statuses, key=_STRENGTH.index, default=Holds.ABSENT)


@dataclass(frozen=True)
class WorldOutcome:
    """What follows in one world: a level interval per criterion and the status of every flag."""

    reading: Reading
    firings: Firings
    caps: Caps
    levels: Mapping[str, Levels]
    flags: Mapping[str, Holds]
    recorded: Firings | None = None

    def status(self, way: Way) -> Holds:
        """Tell how firmly a way holds on what is recorded."""
        return status_on_record(way, self.firings, self.recorded, self.reading)


def status_on_record(way: Way, firings: Firings, recorded: Firings | None, reading: Reading) -> Holds:
    """Tell how firmly a way holds on what is recorded.

    `recorded` is the world in which everything recorded is true: what holds there, and not here,
    is alleged (or contested, for a way that shows something); what does not even hold there is
    open, because attributes are missing or nobody has looked.
    """
    found = firings.status(way)
    if found is not Holds.ALLEGED:
        return found
    if recorded is None or not recorded.holds(way, Mode.CERTAIN):
        return Holds.OPEN
    standing = {one.id: one.standing for one in reading.seen}
    matched = {
        standing.get(x)
        for part in way.components
        for b in recorded.bindings(part, Mode.CERTAIN)
        for x in b.values()
    }
    is_contested = Standing.CONTESTED in matched and way.effect is Effect.SHOWS
    return Holds.CONTESTED if is_contested else Holds.ALLEGED


def world_outcome(
    frame: Frame, reading: Reading, derived: Derived, *, recorded: Derived | None = None, capped: bool = True
) -> WorldOutcome:
    """Return the outcome of a world; without caps for what is claimed.

    `recorded` are the facts derived where all that is recorded is true; none needed where all is.
    """
    firings = Firings(frame.compiled, derived)
    as_recorded = Firings(frame.compiled, recorded) if recorded is not None else None
    policy = frame.rubric.evidence_caps if capped else None
    caps = Caps(frame.vocabulary, policy, frame.compiled, reading, firings)
    ways = frame.compiled.ways
    flags = {
        flag: strongest(
            [status_on_record(w, firings, as_recorded, reading) for w in ways[c.id] if w.flag == flag]
        )
        for c in frame.criteria.values()
        for flag in c.flags
    }
    found = {criterion: levels(ways[criterion], firings, caps) for criterion in frame.criteria}
    return WorldOutcome(reading, firings, caps, found, flags, as_recorded)
