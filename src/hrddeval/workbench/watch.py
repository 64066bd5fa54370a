"""Watches the files of rules and answers each save: only what changed is read, checked and run.

Files are looked at again and again, by time and size: no library is needed, and it works over
networks and in containers. Rules run in this process, in clingo alone: nothing has to start.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from hrddeval.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from hrddeval.model.rule import Criterion
from hrddeval.rules.check import Known, check_criterion
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.rules.polarity import Polarity
from hrddeval.rules.reach import Reach
from hrddeval.ruletests import ExampleResult
from hrddeval.source.loaded import FileToRead, Loaded, load
from hrddeval.study import Study
from hrddeval.workbench.bench import Engines, on_bench, run_examples

#: Seconds between two looks at the files.
PAUSE = 0.1

Reading = tuple[Study | None, list[Diagnostic]]


@dataclass(frozen=True)
class Answer:
    """What a save led to. `study` is what the results are of; None where nothing could be run."""

    study: Study | None
    problems: tuple[Diagnostic, ...]
    results: tuple[ExampleResult, ...]
    seconds: float


class Watch:
    """Rules under watch. `read` reads everything anew; `wanted` tells which criteria to run."""

    def __init__(
        self,
        folders: Sequence[Path],
        read: Callable[[], Reading],
        wanted: Callable[[Loaded[Criterion]], bool],
        executor: Executor,
    ) -> None:
        self._folders, self._read, self._wanted = folders, read, wanted
        self._engines = Engines(("clingo",), 1, 60.0, executor=executor)
        self._stamps = self._look()
        self._study: Study | None = None  # the last one without errors
        self._unread: frozenset[Path] = frozenset()  # changed since then, and broken

    @property
    def files(self) -> int:
        """How many files are watched."""
        return len(self._stamps)

    def answers(self, pause: Callable[[float], None] = time.sleep) -> Iterator[Answer]:
        """Yield an answer at once, and then for every save, for ever."""
        yield self.answer(frozenset())
        while True:
            pause(PAUSE)
            changed = self.changed()
            if changed:
                yield self.answer(changed)

    def changed(self) -> frozenset[Path]:
        """Return the files that were saved, made or deleted since the last look."""
        before, self._stamps = self._stamps, self._look()
        every = before.keys() | self._stamps.keys()
        return frozenset(path for path in every if before.get(path) != self._stamps.get(path))

    def _look(self) -> dict[Path, tuple[int, int]]:
        found = {}
        for folder in self._folders:
            for path in folder.rglob("*") if folder.is_dir() else (folder,):
                if path.suffix in (".yaml", ".json", ".toml"):
                    try:
                        stat = path.stat()
                    except OSError:
                        continue  # editors delete a file for a moment while they save it
                    found[path] = (stat.st_mtime_ns, stat.st_size)
        return found

    def answer(self, changed: frozenset[Path]) -> Answer:
        """Read what changed, check it, and run the examples it bears on."""
        started = time.perf_counter()
        changed |= self._unread
        before = self._study
        in_part = _with_files(before, changed) if before is not None else None
        study, problems = in_part if in_part is not None else self._read()
        results: tuple[ExampleResult, ...] = ()
        if study is None or has_errors(problems):
            study, self._unread = None, changed
        else:
            chosen = [one for one in on_bench(study).values() if self._wanted(one)]
            moved = [one.value for one in chosen if _is_touched(one, study, before)]
            results = tuple(run_examples(study, moved, self._engines))
            self._study, self._unread = study, frozenset()
        return Answer(study, in_order(problems), results, time.perf_counter() - started)


def _with_files(study: Study, changed: frozenset[Path]) -> Reading | None:
    """Return the study with some criteria read anew; None where more hangs on what changed."""
    known = {one.source.path: one for one in study.criteria.values()}
    if not changed <= known.keys():
        return None
    derived = [one.value for one in study.derived.values()]
    vocabulary = study.vocabulary.value
    may_use = Known(vocabulary, study.literature, Polarity(vocabulary, derived), Reach(vocabulary, derived))
    problems: list[Diagnostic] = []
    for path in sorted(changed):
        old = known[path]
        new, wrong = load(Criterion, FileToRead(path, old.source.display, old.origin))
        problems += wrong
        if new is None:
            continue
        if _seen_from_outside(new.value) != _seen_from_outside(old.value):
            return None
        problems += check_criterion(new, may_use)
        study = replace(study, criteria={**study.criteria, new.value.id: new})
    return study, problems


def _seen_from_outside(criterion: Criterion) -> tuple[object, ...]:
    """Return what rubrics and other criteria know of a criterion."""
    return (criterion.id, criterion.overrides, criterion.because, criterion.lenses, set(criterion.flags))


def _is_touched(criterion: Loaded[Criterion], study: Study, before: Study | None) -> bool:
    """Tell whether anything an example of the criterion rests on is different from before."""
    old = on_bench(before).get(criterion.value.id) if before is not None else None
    if before is None or old is None or old.source.data != criterion.source.data:
        return True
    if (study.vocabulary.value, study.rubric.value) != (before.vocabulary.value, before.rubric.value):
        return True
    derived = [one.value for one in study.derived.values()]
    used = used_rules(drafts_of(criterion.value, study.vocabulary.value), derived, study.vocabulary.value)
    return any(
        name not in before.derived or before.derived[name].source.data != study.derived[name].source.data
        for name in used
    )
