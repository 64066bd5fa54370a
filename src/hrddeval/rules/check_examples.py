"""Checks examples and steps: what they set must be in the vocabulary, what they expect must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import Profile
from hrddeval.model.rule import Example, ExampleObservation, SetsObservation
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.observations import RULE_CODES, check_observation
from hrddeval.source.fields import aliases
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean
from hrddeval.vocabulary import topic_names


def check_sets(
    sets: Sequence[SetsObservation | ExampleObservation],
    path: DataPath,
    source: SourceFile,
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Check observations of a step or an example; they may refer to each other by name."""
    kinds_by_id: dict[str, str] = {}
    for position, one in enumerate(sets):
        if one.as_ is None:
            continue
        if one.as_ in kinds_by_id:
            message = f"the name `{one.as_}` is already given"
            yield source.error("HR213", message, (*path, position, "as"), hint="choose another name")
        kinds_by_id[one.as_] = one.kind
    for position, one in enumerate(sets):
        yield from check_observation(
            vocabulary,
            source,
            (*path, position),
            kind=one.kind,
            attributes=one.attributes,
            kinds_by_id=kinds_by_id,
            codes=RULE_CODES,
        )


def check_example(
    example: Example,
    path: DataPath,
    source: SourceFile,
    vocabulary: Vocabulary,
    flags: Collection[str],
    names_before: Collection[str],
    *,
    derived: bool = False,
) -> Iterator[Diagnostic]:
    """Check one example of a criterion, or of a derived rule."""
    if example.name in names_before:
        message = f"another example is called `{example.name}` too"
        yield source.error("HR220", message, (*path, "name"), hint="say what is different about this one")
    yield from check_sets(example.given, (*path, "given"), source, vocabulary)
    topics = topic_names(vocabulary)
    listed_topics = [("found_absent", example.found_absent)]
    if example.complete != "all":
        listed_topics.append(("complete", tuple(example.complete)))
    for key, named in listed_topics:
        for position, topic in enumerate(named):
            if topic not in topics:
                hint = did_you_mean(
                    topic, topics, otherwise="write a kind, or `kind.value` of its `topic_by`"
                )
                yield source.error(
                    "HR220", f"no topic is called `{topic}`", (*path, key, position), hint=hint
                )
    for fact in example.profile:
        if fact not in aliases(Profile):
            hint = did_you_mean(fact, aliases(Profile))
            yield source.error(
                "HR220", f"a profile has no `{fact}`", (*path, "profile", fact), hint=hint, key=True
            )
    yield from _check_expectation(example, (*path, "expect"), source, flags, derived=derived)


def _check_expectation(
    example: Example, path: DataPath, source: SourceFile, flags: Collection[str], *, derived: bool
) -> Iterator[Diagnostic]:
    expect = example.expect
    of_level = (expect.supported, expect.possible, expect.state)
    if derived and (any(one is not None for one in of_level) or expect.concluded is None):
        hint = "write `concluded:` with certain, contested, alleged, open or absent, and nothing else"
        yield source.error(
            "HR220", "a derived rule concludes or not; it has no levels", path, hint=hint, key=True
        )
        return
    if not derived and expect.concluded is not None:
        hint = "write `supported:` and `possible:`"
        yield source.error(
            "HR220", "only a derived rule concludes", (*path, "concluded"), hint=hint, key=True
        )
    elif not derived and all(one is None for one in of_level) and not expect.flags:
        hint = "write `supported:` and `possible:`"
        yield source.error("HR220", "the example expects nothing", path, hint=hint, key=True)
    if expect.supported is not None and expect.possible is not None and expect.supported > expect.possible:
        message = f"supported {expect.supported} is above possible {expect.possible}"
        yield source.error("HR220", message, (*path, "supported"), hint="supported is at most possible")
    if expect.state is not None and expect.state not in list(State):
        hint = did_you_mean(expect.state, [state.value for state in State])
        yield source.error("HR220", f"no state is called `{expect.state}`", (*path, "state"), hint=hint)
    for flag in expect.flags:
        if flag not in flags:
            hint = did_you_mean(
                flag, flags, otherwise="this criterion raises no such flag; add it under `flags:`"
            )
            yield source.error(
                "HR220", f"no flag is called `{flag}` here", (*path, "flags", flag), hint=hint, key=True
            )
