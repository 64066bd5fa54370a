"""HR2xx: rules and the vocabulary."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

RULES = (
    Entry(
        "HR201",
        "File name and id differ",
        "A criterion stands in `<ID>-<some-words>.yaml`, a derived rule in `<id>.yaml`, so that each is "
        "found without a search.",
        "Rename the file, or correct the id.",
    ),
    Entry(
        "HR202",
        "An id is taken",
        "Two files give the same id. Ids are for ever and never reused.",
        "Give one another id.",
    ),
    Entry(
        "HR203",
        "An unknown kind of observation",
        "Rules speak only of kinds that the vocabulary declares.",
        "Correct the name, or declare the kind in rules/vocabulary.yaml.",
    ),
    Entry(
        "HR204",
        "An unknown attribute",
        "The kind has no attribute of this name in the vocabulary.",
        "Correct the name, or add the attribute to the kind.",
    ),
    Entry(
        "HR205",
        "A value that does not fit",
        "The value is none of those the vocabulary allows for the attribute, or does not have its type.",
        "Choose a value listed. Numbers are written as `4`, shares as `0.25`, `1/4` or `25 %`.",
    ),
    Entry(
        "HR206",
        "A test that does not fit the type",
        "What can be asked of an attribute depends on its type: `at_least` needs a number, `includes` "
        "several choices, `later_than` a date. Of text one can only ask whether it is known.",
        "Use one of the tests listed, or give the attribute another type.",
    ),
    Entry(
        "HR207",
        "Tests nothing can pass",
        "The tests on one attribute exclude each other, so that the condition could never hold.",
        "Delete or change one. For either of two values write `one_of`.",
    ),
    Entry(
        "HR208",
        "An incomplete ladder",
        "A ladder has exactly the levels 0 to 4. Levels 1 to 4 say what shows them (`shown_by`) and why "
        "(`because`). Level 0 is what is left, and is shown by nothing.",
        "Add what is missing. Bad news goes into `no_more_than_when`.",
    ),
    Entry(
        "HR209",
        "A limit at level 4",
        "`no_more_than_when` rules out everything above its level. Above 4 there is nothing.",
        "Move the limit to the highest level it still allows.",
    ),
    Entry(
        "HR210",
        "A slot that cannot be filled",
        "A sentence may hold slots such as `{board.function}`: the name given to a condition with `as`, a "
        "point, and an attribute. The name must be given on every way in which the condition can hold.",
        "Correct the slot, or give the name in every branch of `any_of`.",
    ),
    Entry(
        "HR211",
        "A name that is not given",
        "`same_as` and `other_than` refer to a name that a condition before this one gives with `as`, in "
        "the same `all_of`.",
        "Write `as:` in the earlier condition, or change the order.",
    ),
    Entry(
        "HR212",
        "Things that can never be the same",
        "`same_as` compares attributes of one type: two choices with values in common, two references to "
        "one kind, or a reference and an observation of the kind it refers to. `other_than` needs two "
        "observations of one kind.",
        "Compare other attributes, or delete the test.",
    ),
    Entry(
        "HR213",
        "A name given twice",
        "`as` gives the same name to two observations.",
        "Choose another name for one.",
    ),
    Entry(
        "HR214",
        "Bad news that helps, or is lifted",
        "Recording a harm, an exclusion or a reprisal may never raise a score. So adverse kinds stand "
        "only under `there_is_no` in `shown_by`, and only under `there_is` in `no_more_than_when` and in "
        "flags. This holds through derived kinds as well.",
        "Turn the condition round, or use a kind of its own for the response or safeguard.",
    ),
    Entry(
        "HR215",
        "Rules that need each other",
        "A derived rule needs, directly or through others, what it concludes itself. No order could "
        "settle it.",
        "Leave one of the conditions out, so that every rule only needs what others have concluded before.",
    ),
    Entry(
        "HR216",
        "A derived kind nobody concludes",
        "The condition asks for a kind that only rules conclude, and no rule does, or only one that can "
        "never hold.",
        "Write a rule in rules/derived that concludes it, or ask for a recorded kind.",
    ),
    Entry(
        "HR217",
        "A conclusion that does not fit",
        "A derived rule concludes a kind marked `derived`, about something a condition names, and fills "
        "attributes of that kind from attributes of the same type.",
        "Correct the name, the attribute or the kind.",
    ),
    Entry(
        "HR218",
        "An unknown work",
        "`basis` names works by their key in rules/literature.json.",
        "Correct the key, or add the work (CSL-JSON, as Zotero exports it).",
    ),
    Entry(
        "HR219",
        "A flag raised by two criteria",
        "Gates of a rubric name a flag alone, so each flag belongs to one criterion.",
        "Give one of the flags another name.",
    ),
    Entry(
        "HR220",
        "An example that does not fit",
        "An example names a topic, state, flag or profile fact that does not exist, expects nothing, "
        "expects the impossible, or has the name of another.",
        "Correct the place shown.",
    ),
    Entry(
        "HR221",
        "A level nothing could show",
        "Every way to show this level needs a derived kind that no rule concludes. A criterion must give "
        "0 to 4 on an empty dossier; this one could not.",
        "Write a rule in rules/derived that concludes the kind, or add another way.",
    ),
    Entry(
        "HR222",
        "A derived kind given as a fact",
        "The kind follows from rules. Examples and steps name what is recorded, and the rules do the rest.",
        "Give the observations it follows from.",
    ),
    Entry(
        "HR223",
        "A computed attribute given as a fact",
        "The attribute is computed from other observations.",
        "Delete the line and give those observations.",
    ),
    Entry(
        "HR224",
        "True or false instead of yes or no",
        "Attributes that are yes or no hold the words `yes` and `no`, as analysts write them. `true` and "
        "`false` are something else in YAML.",
        "Write `yes` or `no`.",
    ),
    Entry(
        "HR225",
        "A reference to nothing",
        "The value refers to an observation by the name given with `as`. There is none, or it is of "
        "another kind.",
        "Give the observation a name with `as:` in the same list, and write that name.",
    ),
    Entry(
        "HR226",
        "An attribute without a test",
        "The attribute is named under `where` or `profile`, but nothing is asked of it.",
        "Write a test, such as `is: yes`; `is_known: yes` asks only that it is known.",
    ),
    Entry(
        "HR227",
        "A short title too long",
        "`short` stands in the head of tables, which have room for 22 characters.",
        "Use two or three words.",
    ),
    Entry(
        "HR228",
        "A profile test nothing passes",
        "`applies_when` asks for a value that no profile can have.",
        "Choose one of the values listed.",
    ),
    Entry(
        "HR241",
        "A kind sorted by what it cannot be",
        "`topic_by` names the attribute whose values are searched for one by one. It must be a choice of "
        "the same kind.",
        "Name an attribute of type `choice`.",
    ),
    Entry(
        "HR242",
        "A reference without an aim",
        "An attribute of type `reference` says in `to` which kind it refers to; no other type has `to`.",
        "Add or correct `to:`.",
    ),
    Entry(
        "HR243",
        "Values and type do not fit",
        "Attributes of type `choice` and `choices` have values, their own or those of a list; other types "
        "have none. A group of a list names some of its values.",
        "Add or correct the values, or correct the type.",
    ),
    Entry(
        "HR244",
        "A computation that does not fit",
        "A computed attribute looks at observations of the kind `of` whose attribute `by` refers to this "
        "kind. `sum`, `min` and `max` need a `value` that is a count or a share; `count`, `any` and `all` "
        "have none. `share` gives a share, `count` a count, `any` and `all` give yes or no.",
        "Correct the part shown.",
    ),
    Entry(
        "HR245",
        "A single kind that is adverse",
        "Bad news is always `many`: that one harm is recorded says nothing about others.",
        "Write `cardinality: many`.",
    ),
    Entry(
        "HR246",
        "A derived kind that computes",
        "The rule that concludes a derived kind fills its attributes.",
        "Delete `computed`, or compute it at a recorded kind.",
    ),
    Entry(
        "HR247",
        "A shipped kind declared again",
        "A study may add kinds to the vocabulary. It cannot change those that ship: other rules rest on "
        "them.",
        "Give your kind another name.",
    ),
)
