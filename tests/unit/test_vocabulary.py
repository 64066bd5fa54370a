"""How kinds of observation may be declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import BASE, VOCABULARY, problems_with, said
from hrddeval.source.loaded import FileToRead
from hrddeval.vocabulary import load_vocabulary, topic_names

KIND = """\
schema: hrddeval/vocabulary@1
lists:
  people:
    values: {producers: producers, owners: owners}
    groups:
      all_people: {label: everybody, values: [producers, owners]}
kinds:
  meeting:
    label: Meeting
    question: Who met?
    track: practice
    cardinality: many
    attributes:
      who: {type: choice, label: Who, values: people}
      body: {type: reference, label: Of, to: body}
      people: {type: count, label: People}
      voted: {type: yes_no, label: They voted}
  series:
    label: Series of meetings
    question: How often?
    track: practice
    cardinality: many
    attributes:
      name: {type: text, label: Name}
      HERE
  session:
    label: Session
    question: When?
    track: practice
    cardinality: many
    attributes:
      of: {type: reference, label: Of, to: series}
      who: {type: choice, label: Who, values: people}
      people: {type: count, label: People}
      voted: {type: yes_no, label: They voted}
"""


def _computed(
    function: str, type_: str = "count", *, of: str = "session", by: str = "of", more: str = ""
) -> str:
    return f"n: {{type: {type_}, label: N, computed: {{function: {function}, of: {of}, by: {by}{more}}}}}"


def _with(line: str, folder: Path) -> list[str]:
    return said(problems_with(folder, VOCABULARY, KIND.replace("HERE", line)))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(_computed("count"), id="count"),
        pytest.param(
            _computed("sum", more=", value: people"),
            id="sum",
        ),
        pytest.param(
            _computed("max", more=", value: people"),
            id="max",
        ),
        pytest.param(
            _computed("share", "share", more=", where: {who: [owners]}"),
            id="share",
        ),
        pytest.param(
            _computed("any", "yes_no", more=", where: {voted: ['yes']}"),
            id="any",
        ),
    ],
)
def test_right_computations_pass(line: str, tmp_path: Path) -> None:
    assert _with(line, tmp_path) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(
            "n: {type: text, label: N, to: body}",
            "HR242: `n` has `to` but is text",
            id="to without reference",
        ),
        pytest.param(
            "n: {type: reference, label: N}",
            "HR242: the reference `n` does not say to what",
            id="reference without to",
        ),
        pytest.param(
            "n: {type: text, label: N, values: {a: a}}",
            "HR243: `n` has values but is text",
            id="values without choice",
        ),
        pytest.param(
            _computed("count", of="sitting"),
            "HR244: it is computed of `sitting`, which is no kind",
            id="of no kind",
        ),
        pytest.param(
            _computed("count", of="meeting", by="body"),
            "HR244: `body` of `meeting` does not refer to `series`",
            id="refers elsewhere",
        ),
        pytest.param(
            _computed("sum"),
            "HR244: `sum` needs `value`",
            id="a sum of nothing",
        ),
        pytest.param(
            _computed("sum", more=", value: voted"),
            "HR244: `sum` cannot look at `voted`, which is yes or no",
            id="a sum of yes and no",
        ),
        pytest.param(
            _computed("sum", more=", value: persons"),
            "HR244: `session` has no attribute `persons`",
            id="a sum of what is not",
        ),
        pytest.param(
            _computed("count", "share"),
            "HR244: `count` gives count, but the attribute is a share",
            id="a count as a share",
        ),
        pytest.param(
            _computed("count", more=", where: {whom: [owners]}"),
            "HR244: `session` has no attribute `whom`",
            id="where what is not",
        ),
        pytest.param(
            _computed("count", more=", where: {who: [owner]}"),
            "HR244: `owner` is no value of `who`",
            id="where it cannot be",
        ),
    ],
)
def test_wrong_attributes_are_told(line: str, message: str, tmp_path: Path) -> None:
    assert _with(line, tmp_path) == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "values: [producers, owners]",
            "values: [producers, owner]",
            "HR243: `owner` is no value of the list `people`",
            id="member",
        ),
        pytest.param(
            "all_people:", "owners:", "HR243: `owners` is a group and a value of `people`", id="name"
        ),
    ],
)
def test_groups_of_a_list_are_made_of_its_values(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = KIND.replace("      HERE\n", "").replace(old, new)

    assert said(problems_with(tmp_path, VOCABULARY, text)) == [message]


def test_topics_are_kinds_and_the_values_they_are_sorted_by() -> None:
    found, problems = load_vocabulary(FileToRead(BASE / "shipped" / VOCABULARY, "vocabulary.yaml"))

    assert problems == []
    assert found is not None
    assert topic_names(found.value) == (
        *("body", "body.governing", "body.advisory", "seat"),
        *("channel", "channel.complaint", "channel.information", "exit_rule", "harm"),
    )
