"""Brings shipped rules and those of a study together: which win, which are refused, and whether they fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hrddeval.bibliography import load_bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Related
from hrddeval.model.dossier import Source
from hrddeval.model.project import ProjectFile
from hrddeval.model.recipe import Override
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.project import Base, files_in
from hrddeval.rules.check import Known, check_criterion, check_flag_names
from hrddeval.rules.check_derived import check_derived
from hrddeval.rules.load import RuleFiles, load_rules, same_id_twice
from hrddeval.rules.polarity import Polarity
from hrddeval.rules.reach import Reach, cycles
from hrddeval.source.loaded import Loaded, load
from hrddeval.source.suggest import did_you_mean
from hrddeval.vocabulary import load_vocabulary, merge_vocabularies

VOCABULARY_FILE = "vocabulary.yaml"
LITERATURE_FILE = "literature.json"


@dataclass
class RuleBook:
    """Vocabulary, literature and rules of a run. `is_whole`: every rule file could be read."""

    vocabulary: Loaded[Vocabulary] | None = None
    literature: dict[str, Source] = field(default_factory=dict)
    criteria: Mapping[str, Loaded[Criterion]] = field(default_factory=dict)
    derived: Mapping[str, Loaded[DerivedRule]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    is_whole: bool = True

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(name for criterion in self.criteria.values() for name in criterion.value.flags)

    def check_lenses(self, rubrics: Sequence[Rubric]) -> list[Diagnostic]:
        """Check that every lens a criterion is tagged with is declared by some rubric that has lenses."""
        known = {name for rubric in rubrics for name in rubric.lenses}
        return [
            criterion.source.error(
                "HR312",
                f"no rubric has a lens called `{lens}`",
                ("lenses", position),
                hint=did_you_mean(lens, known),
            )
            for criterion in self.criteria.values()
            for position, lens in enumerate(criterion.value.lenses)
            if known and lens not in known
        ]


def load_rulebook(
    base: Base, own: Base | None, settings: Loaded[ProjectFile] | None
) -> tuple[RuleBook, list[Diagnostic]]:
    """Read the rules of both, let the study's win where it says so, and check all of them."""
    book = RuleBook()
    problems = _vocabulary(book, base, own)
    problems += _literature(book, base, own)
    files, wrong = _files(base)
    own_files, own_wrong = _files(own) if own else (RuleFiles(), [])
    book.is_whole = not (wrong or own_wrong)
    problems += wrong + own_wrong
    problems += _merge(book, files, own_files)
    problems += _switched_off(book, settings)
    if book.vocabulary is not None:
        problems += _check(book, book.vocabulary.value)
    return book, problems


def _vocabulary(book: RuleBook, base: Base, own: Base | None) -> list[Diagnostic]:
    book.vocabulary, problems = load_vocabulary(base.file(base.root / "rules" / VOCABULARY_FILE))
    path = own.root / "rules" / VOCABULARY_FILE if own else None
    if own is None or path is None or not path.is_file() or book.vocabulary is None:
        return problems
    more, wrong = load(Vocabulary, own.file(path))  # held against the shipped kinds below
    problems += wrong
    if more is not None:
        book.vocabulary, wrong = merge_vocabularies(book.vocabulary, more)
        problems += wrong
    return problems


def _literature(book: RuleBook, base: Base, own: Base | None) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for place in (base, own) if own else (base,):
        path = place.root / "rules" / LITERATURE_FILE
        if not path.is_file():
            continue
        found, wrong = load_bibliography(place.file(path))
        problems += wrong
        for name, source in (found.sources if found else {}).items():
            book.literature.setdefault(name, source)
    return problems


def _files(base: Base) -> tuple[RuleFiles, list[Diagnostic]]:
    files, problems = files_in(base, "rules", deep=True)
    top = base.root / "rules" / VOCABULARY_FILE
    rules, wrong = load_rules([file for file in files if file.path != top])
    return rules, problems + wrong


def _merge(book: RuleBook, shipped: RuleFiles, own: RuleFiles) -> list[Diagnostic]:
    problems = same_id_twice(shipped.criteria) + same_id_twice(own.criteria)
    problems += same_id_twice(shipped.derived) + same_id_twice(own.derived)
    criteria = {one.value.id: one for one in reversed(shipped.criteria)}
    theirs = dict(criteria)
    overrides = []
    for one in shipped.criteria:
        problems += _nothing_to_override(one)
    for one in reversed(own.criteria):  # of two with one id the first counts
        rule, there = one.value, theirs.get(one.value.id)
        if rule.overrides is not None:
            wrong = _wrong_override(one, theirs)
            problems += wrong
            if not wrong:
                overrides.append(Override(what=f"{rule.id} replaced", because=rule.because or ""))
        elif there is not None:
            problems.append(
                _same_as_shipped(one, there, f"add `overrides: {rule.id}` and `because:`, or take another id")
            )
        criteria[rule.id] = one
    derived = {one.value.id: one for one in reversed(shipped.derived)}
    their_derived = dict(derived)
    for rule_file in reversed(own.derived):
        other = their_derived.get(rule_file.value.id)
        if other is not None:
            problems.append(_same_as_shipped(rule_file, other, "take another id"))
        derived[rule_file.value.id] = rule_file
    book.criteria = dict(sorted(criteria.items(), key=_by_letter_and_number))
    book.derived = dict(sorted(derived.items()))
    book.overrides = tuple(sorted(overrides, key=lambda one: one.what))
    return problems


def _by_letter_and_number(item: tuple[str, object]) -> tuple[str, int]:
    return item[0][0], int(item[0][1:])


def _same_as_shipped(
    own: Loaded[Criterion] | Loaded[DerivedRule], shipped: Loaded[Criterion] | Loaded[DerivedRule], hint: str
) -> Diagnostic:
    related = (Related("the shipped one stands here", shipped.source.locate(("id",))),)
    message = f"`{own.value.id}` is a shipped rule"
    return own.source.error("HR525", message, ("id",), hint=hint, related=related)


def _wrong_override(one: Loaded[Criterion], shipped: Mapping[str, Loaded[Criterion]]) -> list[Diagnostic]:
    rule = one.value
    if rule.overrides not in shipped:
        hint = did_you_mean(str(rule.overrides), shipped, otherwise="delete the line")
        return [
            one.source.error(
                "HR526", f"there is no shipped criterion {rule.overrides}", ("overrides",), hint=hint
            )
        ]
    if rule.overrides != rule.id:
        message = f"{rule.id} cannot replace {rule.overrides}: the ids differ"
        return [one.source.error("HR526", message, ("overrides",), hint=f"write `id: {rule.overrides}`")]
    if rule.because is None or not rule.because.strip():
        message = f"{rule.id} is replaced without a reason"
        return [
            one.source.error("HR526", message, ("overrides",), hint="add `because:`; it is printed", key=True)
        ]
    return []


def _nothing_to_override(one: Loaded[Criterion]) -> list[Diagnostic]:
    if one.value.overrides is None:
        return []
    message = f"there is nothing here that {one.value.id} could replace"
    return [one.source.error("HR526", message, ("overrides",), hint="delete the line", key=True)]


def _switched_off(book: RuleBook, settings: Loaded[ProjectFile] | None) -> list[Diagnostic]:
    if settings is None:
        return []
    return [
        settings.source.error(
            "HR527",
            f"there is no criterion {name} to switch off",
            ("switched_off", name),
            hint=did_you_mean(name, book.criteria),
            key=True,
        )
        for name in settings.value.switched_off
        if name not in book.criteria
    ]


def _check(book: RuleBook, vocabulary: Vocabulary) -> Iterable[Diagnostic]:
    derived = list(book.derived.values())
    values = [rule.value for rule in derived]
    known = Known(vocabulary, book.literature, Polarity(vocabulary, values), Reach(vocabulary, values))
    for criterion in book.criteria.values():
        yield from check_criterion(criterion, known)
    for rule in derived:
        yield from check_derived(rule, known)
    yield from cycles([rule for rule in derived if rule.value.concludes.kind in known.reach.derived_kinds])
    yield from check_flag_names(list(book.criteria.values()))
