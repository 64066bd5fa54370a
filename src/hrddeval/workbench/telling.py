"""What rule files hold besides conditions, in words: steps, examples, what is expected, profiles."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hrddeval import i18n
from hrddeval.model.dossier import Binding, InitiativeKind, Sector, Stage, Standing
from hrddeval.model.plan import Literal
from hrddeval.model.rule import AppliesWhen, Condition, Example, ExampleObservation, SetsObservation
from hrddeval.model.text import Words
from hrddeval.model.values import Money, ValueProblem, parse_value
from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary
from hrddeval.rules.ways import ways_of
from hrddeval.rules.words import literal_in_words, number_label, value_label
from hrddeval.scoring.profile import kind_title, stage_title

_SLOT = re.compile(r"\{([a-z][a-z0-9_-]*)\.([a-z][a-z0-9_-]*)\}")


@dataclass(frozen=True)
class Teller:
    """A vocabulary and the language to speak in."""

    vocabulary: Vocabulary
    language: str
    say: Callable[[str], str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, language: str) -> Teller:
        """Return the teller of a language, with its interface texts."""
        return cls(vocabulary, language, i18n.sayer(language))

    def words(self, text: Words) -> str:
        """Return a text in the language, marked where it is not."""
        return text.marked(self.language)

    def ways(self, condition: Condition) -> tuple[tuple[str, ...], ...]:
        """Return each way to satisfy a condition, as the phrases that must hold together."""
        return tuple(
            tuple(self.literal(literal, way) for literal in way)
            for way in ways_of(condition, self.vocabulary)
        )

    def literal(self, literal: Literal, way: Sequence[Literal]) -> str:
        """Return one condition of a way as a phrase."""
        return literal_in_words(literal, self.vocabulary, self.language, self.say, way)

    def because(self, text: Words, condition: Condition) -> str:
        """Return a because-sentence; what is filled in stands in angle brackets."""
        kinds = {
            literal.name: literal.kind
            for way in ways_of(condition, self.vocabulary)
            for literal in way
            if literal.name
        }

        def slot(found: re.Match[str]) -> str:
            attribute = self.vocabulary.kinds[kinds[found[1]]].attributes.get(found[2])
            return f"‹{self.words(attribute.label) if attribute else found[2]}›"

        return _SLOT.sub(slot, self.words(text))

    def observation(self, given: ExampleObservation | SetsObservation) -> str:
        """Return an observation of an example or a step: its kind, what is given of it, how firm it is."""
        kind = self.vocabulary.kinds[given.kind]
        head = self.words(kind.label)
        if given.as_:
            head += self.say(", called “{name}”").format(name=given.as_)
        parts = [
            self.say("{attribute}: {value}").format(
                attribute=self.words(kind.attributes[name].label),
                value=self.value(kind.attributes[name], raw),
            )
            for name, raw in given.attributes.items()
        ]
        said = f"{head} – {self.say('; ').join(parts)}" if parts else head
        notes = self._notes(given) if isinstance(given, ExampleObservation) else []
        return f"{said} ({self.say('; ').join(notes)})" if notes else said

    def _notes(self, given: ExampleObservation) -> list[str]:
        notes = [] if given.standing is Standing.ESTABLISHED else [standing_word(given.standing, self.say)]
        if given.classes is not None:
            letters = ", ".join(given.classes) or "–"
            notes.append(self.say("evidence of class {letters} alone").format(letters=letters))
        return notes

    def value(self, attribute: Attribute, raw: Any) -> str:
        """Return the value of an attribute as its author wrote it, in a reader's words."""
        try:
            found = parse_value(attribute, raw)
        except ValueProblem:
            return str(raw)
        match found:
            case tuple():
                return ", ".join(value_label(attribute, one, self.language, self.say) for one in found)
            case Fraction():
                return number_label(attribute, int(found * 1_000_000), self.language)
            case Money():
                return str(raw)
            case int():
                return str(found)
            case _ if attribute.type is AttributeType.REFERENCE:
                return self.say("the one called “{name}”").format(name=found)
            case _:
                return value_label(attribute, found, self.language, self.say)

    def topics(self, example: Example) -> tuple[str, ...]:
        """Return what an example says was searched, and what was found to be absent."""
        said = []
        if example.complete == "all":
            said.append(self.say("Everything was searched completely."))
        elif example.complete:
            said.append(
                self.say("Searched completely: {topics}.").format(topics=self._topics(example.complete))
            )
        if example.found_absent:
            said.append(
                self.say("Shown to be absent: {topics}.").format(topics=self._topics(example.found_absent))
            )
        return tuple(said)

    def _topics(self, names: Sequence[str]) -> str:
        return ", ".join(self.topic(name) for name in names)

    def topic(self, name: str) -> str:
        """Return the reader's name of a topic: a kind, or `kind.value`."""
        kind_name, _, value = name.partition(".")
        kind = self.vocabulary.kinds[kind_name]
        label = self.words(kind.label)
        if value and kind.topic_by:
            shown = value_label(kind.attributes[kind.topic_by], value, self.language, self.say)
            return self.say("{kind}: {value}").format(kind=label, value=shown)
        return label

    def expected(self, example: Example) -> str:
        """Return what an example must give."""
        say, expect = self.say, example.expect
        parts = []
        if expect.supported is not None and expect.supported == expect.possible:
            parts.append(say("level {level}").format(level=expect.supported))
        else:
            if expect.supported is not None:
                parts.append(say("level {level} supported").format(level=expect.supported))
            if expect.possible is not None:
                parts.append(say("level {level} possible").format(level=expect.possible))
        if expect.state is not None:
            parts.append(state_word(expect.state, say))
        parts += [
            say("flag “{flag}” {status}").format(flag=flag, status=holds_word(status, say))
            for flag, status in expect.flags.items()
        ]
        return ", ".join(parts)

    def profile(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Return profile facts of an example."""
        return tuple(
            self.say("{attribute}: {value}").format(
                attribute=fact_label(name, self.say), value=self._facts(name, value)
            )
            for name, value in facts.items()
        )

    def _facts(self, name: str, value: Any) -> str:
        values = value if isinstance(value, list | tuple) else (value,)
        return ", ".join(fact_value(name, str(one), self.say) for one in values)

    def applies(self, rule: AppliesWhen) -> tuple[str, ...]:
        """Return each test on the profile as a phrase."""
        said = []
        for name, test in rule.profile.items():
            label = fact_label(name, self.say)
            for form, values in (
                (self.say("{attribute}: {value}"), (test.is_,) if test.is_ else test.one_of),
                (self.say("{attribute}: not {value}"), (test.is_not,) if test.is_not else test.none_of),
            ):
                if values:
                    shown = self.say(" or ").join(fact_value(name, one, self.say) for one in values)
                    said.append(form.format(attribute=label, value=shown))
        return tuple(said)


def fact_label(name: str, say: Callable[[str], str]) -> str:
    """Return the reader's name of a fact of the profile."""
    known = {
        "kind": say("kind of initiative"),
        "binding": say("binding force"),
        "stage": say("stage"),
        "minerals": say("minerals"),
        "sector": say("sector"),
    }
    return known.get(name, name)


def fact_value(name: str, value: str, say: Callable[[str], str]) -> str:
    """Return the reader's word for the value of a profile fact; minerals are words of their own."""
    words = {
        ("binding", Binding.LAW): say("law"),
        ("binding", Binding.SOFT_LAW): say("soft law"),
        ("binding", Binding.CONTRACT): say("contract"),
        ("binding", Binding.VOLUNTARY): say("voluntary"),
        ("sector", Sector.PUBLIC): say("public"),
        ("sector", Sector.PRIVATE): say("private"),
        ("sector", Sector.MIXED): say("public and private"),
    }
    if name == "kind" and value in list(InitiativeKind):
        return kind_title(InitiativeKind(value), say)
    if name == "stage" and value in list(Stage):
        return stage_title(Stage(value), say)
    return next(
        (word for (fact, known), word in words.items() if (fact, known.value) == (name, value)), value
    )


def standing_word(standing: Standing, say: Callable[[str], str]) -> str:
    """Return how firm an observation is, in a word."""
    return {
        Standing.ESTABLISHED: say("established"),
        Standing.CONTESTED: say("contested"),
        Standing.ALLEGED: say("alleged"),
    }[standing]


def state_word(state: str, say: Callable[[str], str]) -> str:
    """Return the state of a criterion in words."""
    words = {
        "assessed": say("assessed"),
        "contested": say("contested"),
        "found_absent": say("found absent"),
        "not_found": say("searched, not found"),
        "not_searched": say("not searched"),
        "not_applicable": say("not applicable"),
    }
    return words.get(state, state)


def holds_word(status: str, say: Callable[[str], str]) -> str:
    """Return how firmly a flag holds, in words."""
    words = {
        "certain": say("certain"),
        "contested": say("contested"),
        "alleged": say("alleged"),
        "open": say("not looked for"),
        "absent": say("absent"),
    }
    return words[status]
