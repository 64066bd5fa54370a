"""HR320 to HR339: an index over a table of numbers, the table, and how fragile an order is."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

INDICES = (
    Entry(
        "HR320",
        "A part of an index without a form",
        "Every part of the tree of an index is either a group (`groups`, with `id` and `title`) or a column of "
        "the table (`column`, with `better` and `scale`). Keys of the one have no meaning in the other.",
        "Add what is missing, or delete the key that does not belong.",
    ),
    Entry(
        "HR321",
        "A column or id twice in an index",
        "A column counts once, and every group has an id of its own.",
        "Keep one of the two, or give another id.",
    ),
    Entry(
        "HR322",
        "A scale without its ends",
        "`given` and `goalposts` need `low` and `high`, the lower first: without them nobody could say what an "
        "unknown value might be. `min_max` takes both from the table. A logarithm needs numbers above 0.",
        "Write both ends, or delete those that are not used.",
    ),
    Entry(
        "HR323",
        "Columns of different scales in one mean",
        "An arithmetic mean, a power mean or a minimum of columns that are measured on different scales is led by "
        "the column with the largest numbers. Only a geometric mean of values as they stand gives the same order "
        "on any scale.",
        "Write `scale: goalposts` for these columns, or `aggregation: geometric`.",
    ),
    Entry(
        "HR324",
        "A table that cannot be read",
        "A table is a .csv or .xlsx file: headings in the first row, one row for each unit, the name of the unit "
        "in the first column. Every heading is used once, and no row is longer than the headings.",
        "Correct the table in a spreadsheet program and save it as .xlsx, or as .csv with the encoding UTF-8.",
    ),
    Entry(
        "HR325",
        "A column that the table does not have",
        "The index names a column of the table. Names must agree to the letter.",
        "Correct the name in the index or in the table.",
    ),
    Entry(
        "HR326",
        "A unit without a name, or twice",
        "The first column names what each row is about. Two rows of one name could not be told apart.",
        "Give every row a name of its own.",
    ),
    Entry(
        "HR327",
        "A cell that is no number",
        "The cells of a column that the index uses hold a number with a decimal point, nothing (unknown), or `NA` "
        "(does not apply). Signs such as `-`, `n/a` or `..` might mean the one or the other, so they are not "
        "guessed; formulas and dates are not worked out.",
        "Write the number, empty the cell where the value is unknown, or write `NA` where it does not apply.",
    ),
    Entry(
        "HR328",
        "A number that does not fit its scale",
        "A value lies outside the ends that `scale: given` declares, is no number above 0 where its logarithm is "
        "taken, or all values of a `min_max` column are the same.",
        "Correct the value or the ends. Values beyond goalposts are fine: they count as the goalpost.",
    ),
    Entry(
        "HR329",
        "Unknown values were left out",
        "With `missing: drop` a unit is scored on what is known of it alone. What is unknown then counts as if it "
        "were as good as the rest, and hiding a weak value raises a score.",
        "Use `missing: interval`, the default, where scores are compared.",
    ),
    Entry(
        "HR330",
        "Fewer than two to put in order",
        "An order is of two or more. Initiatives and units of which too little is known are not placed, and are "
        "left out of an order unless you ask for them.",
        "Name more of them, find out more, or add `--unplaced`: how wide their places are then says how little is "
        "known.",
    ),
    Entry(
        "HR331",
        "Too many to compare in every draw",
        "Every draw compares each with each other: 400 at most, and 150 where Copeland's method compares them on "
        "every criterion too. More would take hours, and nobody reads an order of so many.",
        "Take a part of them, or leave Copeland out: name the other ways with `--aggregation`.",
    ),
    Entry(
        "HR332",
        "Nothing to vary",
        "Everything is known, and weights, ways of aggregating and evidence caps are held fixed. There is no draw "
        "in which the order could differ.",
        "Leave out a `--fixed`, or name several ways with `--aggregation`.",
    ),
    Entry(
        "HR333",
        "A mean that these scores do not have",
        "Geometric and power means are of numbers from 0 on. A column on a given scale may lie below.",
        "Name the other ways with `--aggregation`, or write `scale: goalposts`.",
    ),
)
