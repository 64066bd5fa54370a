"""One criterion as a reader's page: all that its file says, in words of one language, ready for print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rubric import Node, Rubric
from hrddeval.model.rule import Condition, Criterion, DerivedRule, Example, Level
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import CriterionTrack
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.scoring.profile import citation
from hrddeval.source.loaded import Loaded, Origin
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study
from hrddeval.workbench.telling import Teller

#: Conditions that must hold together, as phrases.
Together = tuple[str, ...]


@dataclass(frozen=True)
class Ruling:
    """The ways in which something is shown, ruled out or flagged, and the sentence that is printed then."""

    ways: tuple[Together, ...]
    because: str


@dataclass(frozen=True)
class Step:
    """What would reach a level, the observations that would create, and the effort from 1 to 5."""

    text: str
    sets: tuple[str, ...]
    effort: int


@dataclass(frozen=True)
class Rung:
    """One level of the ladder."""

    level: int
    title: str
    meaning: str
    shown: Ruling | None
    limits: tuple[Ruling, ...]
    step: Step | None


@dataclass(frozen=True)
class Named:
    """A flag, or a derived rule: its id, title, and when it holds; of a derived rule also why."""

    id: str
    title: str
    ruling: Ruling
    why: str | None = None


@dataclass(frozen=True)
class Shown:
    """An example: what is given, and what must come of it."""

    name: str
    given: tuple[str, ...]
    expected: str


@dataclass(frozen=True)
class Work:
    """A work of the literature; `key` is its key in rules/literature.json."""

    key: str
    citation: str
    url: str | None


@dataclass(frozen=True)
class Use:
    """A rubric that uses the criterion, and the titles of the groups it stands under, outermost first."""

    rubric: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Applies:
    """When a criterion applies, and the sentence printed where it does not."""

    when: Together
    otherwise: str


@dataclass(frozen=True)
class Page:
    """A criterion in one language. `replaced_because` and `off_because` are the reasons a study gives."""

    language: str
    id: str
    title: str
    short: str
    question: str
    track: str
    why: str
    applies: Applies | None
    rungs: tuple[Rung, ...]
    flags: tuple[Named, ...]
    derived: tuple[Named, ...]
    literature: tuple[Work, ...]
    lenses: tuple[str, ...]
    uses: tuple[Use, ...]
    examples: tuple[Shown, ...]
    file: str
    origin: Origin
    replaced_because: str | None
    off_because: str | None


def named(study: Study, wanted: str) -> Loaded[Criterion]:
    """Return a criterion by its id, however its letter was written; it need not be in the rubric.

    Raises:
        AuthorError: with the nearest id, where there is none of this name.
    """
    found = study.criteria.get(wanted.upper())
    if found is not None:
        return found
    hint = did_you_mean(wanted.upper(), study.criteria, otherwise="`hrddeval rules list` shows all")
    message = f"there is no criterion `{wanted}`"
    raise AuthorError([Diagnostic("HR512", message, Location("CRITERION"), hint)])


def page(study: Study, criterion: Loaded[Criterion], language: str) -> Page:
    """Return a criterion as a page."""
    rule, tell = criterion.value, Teller.of(study.vocabulary.value, language)
    derived = [one.value for one in study.derived.values()]
    used = used_rules(drafts_of(rule, tell.vocabulary), derived, tell.vocabulary)
    by_id = {one.id: one for one in derived}
    return Page(
        language=language,
        id=rule.id,
        title=tell.words(rule.title),
        short=tell.words(rule.short),
        question=tell.words(rule.question),
        track=_track(rule.track, tell),
        why=tell.words(rule.why),
        applies=Applies(tell.applies(rule.applies_when), tell.words(rule.applies_when.otherwise))
        if rule.applies_when
        else None,
        rungs=tuple(
            _rung(number, level, tell) for number, level in sorted(rule.levels.items(), reverse=True)
        ),
        flags=tuple(
            Named(name, tell.words(flag.title), _ruling(flag.when, flag.because, tell))
            for name, flag in rule.flags.items()
        ),
        derived=tuple(_derived(by_id[name], tell) for name in used),
        literature=tuple(_work(study, key) for key in rule.basis),
        lenses=tuple(_lens(study, name, tell) for name in rule.lenses),
        uses=tuple(_uses(study, rule.id, tell)),
        examples=tuple(_example(example, tell) for example in rule.examples),
        file=criterion.path,
        origin=criterion.origin,
        replaced_because=rule.because if rule.overrides else None,
        off_because=study.switched_off.get(rule.id),
    )


def _track(track: CriterionTrack, tell: Teller) -> str:
    return {
        CriterionTrack.DESIGN: tell.say("design: a text can show it"),
        CriterionTrack.PRACTICE: tell.say("practice: only what happened shows it"),
        CriterionTrack.BOTH: tell.say("design and practice: levels 3 and 4 need practice"),
    }[track]


def _ruling(condition: Condition, because: Words, tell: Teller) -> Ruling:
    return Ruling(tell.ways(condition), tell.because(because, condition))


def _rung(number: int, level: Level, tell: Teller) -> Rung:
    shown = None
    if level.shown_by is not None and level.because is not None:
        shown = _ruling(level.shown_by, level.because, tell)
    step = None
    if level.step is not None:
        sets = tuple(tell.observation(one) for one in level.step.sets)
        step = Step(tell.words(level.step.text), sets, level.step.effort)
    return Rung(
        number,
        tell.words(level.title),
        tell.words(level.meaning),
        shown,
        tuple(_ruling(limit.when, limit.because, tell) for limit in level.no_more_than_when),
        step,
    )


def _derived(rule: DerivedRule, tell: Teller) -> Named:
    label = tell.words(tell.vocabulary.kinds[rule.concludes.kind].label)
    return Named(rule.id, label, _ruling(rule.when, rule.because, tell), tell.words(rule.why))


def _work(study: Study, key: str) -> Work:
    source = study.literature[key]
    return Work(key, citation(source), source.url)


def _lens(study: Study, name: str, tell: Teller) -> str:
    found = next((one.value.lenses[name] for one in study.rubrics.values() if name in one.value.lenses), None)
    return tell.words(found.title) if found else name


def _uses(study: Study, criterion: str, tell: Teller) -> Iterator[Use]:
    for rubric in {one.value.id: one.value for one in study.rubrics.values()}.values():
        way = way_to(rubric, criterion)
        if way is not None:
            yield Use(rubric.id, tuple(tell.words(node.title) for node in way if node.title))


def way_to(rubric: Rubric, criterion: str) -> tuple[Node, ...] | None:
    """Return the groups a criterion stands under, outermost first; None where the rubric does not use it."""

    def search(node: Node, above: tuple[Node, ...]) -> tuple[Node, ...] | None:
        if node.criterion == criterion:
            return above
        return next((way for child in node.groups if (way := search(child, (*above, child)))), None)

    found = search(rubric.tree, ())
    return tuple(node for node in found if node.criterion is None) if found is not None else None


def _example(example: Example, tell: Teller) -> Shown:
    name = example.name if tell.language == "en" else Words(en=example.name).marked(tell.language)
    given = (*tell.profile(example.profile), *(tell.observation(one) for one in example.given))
    return Shown(name, (*given, *tell.topics(example)), tell.expected(example))
