"""What the first sheet of a workbook says."""

ABOUT = (
    "Criteria of hrddeval",
    "",
    "Each sheet holds one part of the criteria; each row says in its first columns what it belongs to. "
    "Rows may be sorted and filtered; sheets and headings keep their names. "
    "Point at a heading to read what belongs in its column.",
    "",
    "criteria: title, question, why it matters, in English, French and Swahili.",
    "levels: what each level from 0 to 4 means. A level means at least this.",
    "conditions: what shows a level, sets a limit or raises a flag. Row 1 is the whole condition. "
    "Where it is all_of or any_of, its parts are 1.1, 1.2, ... A condition with several tests has "
    "several rows with the same number.",
    "limits: bad news. When the condition holds, nothing above the level is possible.",
    "steps and sets: what an initiative would do to reach a level, and what would then be observed.",
    "examples and given: small dossiers and what the criterion must make of them.",
    "applies: when a criterion applies at all.  flags: warnings for a gate of the rubric.",
    "vocabulary: the kinds of observation, their attributes and values. Changes here are not read.",
    "",
    "An empty cell means that nothing is said. A list is written with commas: seat, body. "
    "Text that looks like a number or begins with a quote or bracket stands in double quotes. "
    "Write values, not formulas: formulas are not worked out. "
    "Format a cell as text before you write a date in it.",
    "A column whose heading begins with `note` is yours and is not read. So are sheets with other names.",
    "",
    "To read it back:  hrddeval rules import FILE.xlsx",
    "Nothing is written unless everything fits. Only criteria that changed are written, "
    "and what changed is told. "
    "A row that was deleted is deleted in the rule file; "
    "a criterion that is not in the workbook stays as it is.",
)
