"""HR3xx: rubrics."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

RUBRICS = (
    Entry("HR301", "An id twice in the tree", "Every group has an id of its own.", "Give one another id."),
    Entry(
        "HR302",
        "A part of the tree without a form",
        "Every part of the tree is either a group (`groups`, with `id` and `title`) or a criterion "
        "(`criterion`).",
        "Add what is missing, or split the part in two.",
    ),
    Entry(
        "HR303",
        "Weights for some only",
        "Within a group either every part has a weight, or none has and all count the same.",
        "Give a weight to each, or to none.",
    ),
    Entry(
        "HR304",
        "Weights that do not add up to 1",
        "The weights within a group add up to exactly 1. Three times 0.33 is 0.99, and the missing "
        "hundredth would quietly lower every score.",
        "Write fractions, such as 1/3.",
    ),
    Entry(
        "HR305",
        "A criterion without rules",
        "The tree names a criterion that no rule file gives.",
        "Correct the id, or write the rules.",
    ),
    Entry("HR306", "A criterion twice in the tree", "A criterion counts once.", "Keep one of the two."),
    Entry(
        "HR307",
        "A gate on an unknown flag",
        "A gate hangs on a flag that some criterion raises. None raises this one, so the gate would never "
        "bind.",
        "Correct the name, or add the flag to a criterion.",
    ),
    Entry(
        "HR308",
        "A gate on an unknown group",
        "A gate holds a group of the tree, or looks at one. There is none of this name.",
        "Correct the name.",
    ),
    Entry(
        "HR309",
        "Bands with gaps",
        "Each band begins at a score. They stand from the highest to the lowest, and the last begins at "
        "0, so that every score has one.",
        "Put them in order and let the last begin at 0.",
    ),
    Entry(
        "HR310",
        "Level values that do not ascend",
        "A higher level is worth at least as much as a lower one.",
        "Write five numbers that ascend, such as 0, 25, 50, 75, 100.",
    ),
    Entry(
        "HR311",
        "A power mean and its exponent",
        "`aggregation: power` needs an `exponent`; no other way of aggregating has one.",
        "Add the exponent or delete it.",
    ),
    Entry(
        "HR312",
        "An unknown lens",
        "A criterion carries the tag of a lens that no rubric declares.",
        "Correct the tag, or declare the lens under `lenses:` of the rubric.",
    ),
    Entry(
        "HR313",
        "A weight for nothing",
        "A weight profile names a part of the tree that does not exist.",
        "Write the id of a group or criterion.",
    ),
    Entry(
        "HR314",
        "File name and id differ",
        "A rubric stands in `rubrics/<id>.yaml`.",
        "Rename the file, or correct the id.",
    ),
    Entry(
        "HR315",
        "A rubric there already",
        "A study's rubric has the id of another, or `replaces` one that does not ship.",
        "Take another id, or say which shipped rubric it replaces.",
    ),
    Entry(
        "HR316",
        "A number out of its bounds",
        "Scores, ceilings, bands and level values run from 0 to 100, coverage from 0 to 1, and weights "
        "are 0 or more.",
        "Write a number within the bounds.",
    ),
    Entry(
        "HR317",
        "An unknown band",
        "A gate names a band that the rubric does not have.",
        "Name one of its bands.",
    ),
    Entry(
        "HR318",
        "More criteria than intended",
        "`criteria_intended` says how many criteria the whole rubric is to have; the tree has more already.",
        "Raise the number.",
    ),
    Entry(
        "HR340",
        "Nothing to weigh there",
        "`hrddeval weights` asks about the parts of one group of the rubric: the dimensions, or those of the group "
        "named. There is no such group, or it has too few or too many parts for one sitting.",
        "Name a group of the rubric, or leave `--group` out.",
    ),
    Entry(
        "HR341",
        "A form of answers that does not fit",
        "The form has a column `person`, and one for each thing or each pair that was asked. A column is missing, "
        "stands twice, or is about something else; or the file is no table.",
        "Begin with the form that `hrddeval weights elicit` writes, and save it as CSV UTF-8.",
    ),
    Entry(
        "HR342",
        "An answer that cannot be used",
        "With stones: whole numbers that add up to the stones everybody had. With pairs: 2, 1, 0, -1 or -2.",
        "Write what the person answered. Who did not answer everything is left out: empty the row.",
    ),
    Entry(
        "HR343",
        "A person twice",
        "Two rows of the form have the same person.",
        "Give every person one row; numbers will do for names.",
    ),
    Entry(
        "HR344",
        "Few people",
        "Weights of fewer than five people say little about a group.",
        "Ask more of the group, or say on whose behalf the few speak.",
    ),
    Entry(
        "HR345",
        "A rubric that takes no profile",
        "A profile is written into the file of a rubric of your own. This one ships with the program, or has a "
        "profile of this id.",
        "Copy the rubric into your study, or take another id.",
    ),
    Entry(
        "HR346",
        "A form there already",
        "The folder holds a form of answers. It is not written over.",
        "Name another folder, or move the form.",
    ),
)
