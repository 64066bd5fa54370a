"""HR1xx: files that cannot be read, or do not have the form their kind of file has."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

READING = (
    Entry(
        "HR101",
        "A file cannot be read",
        "The file is missing, is a folder, or may not be opened.",
        "Check the path and that you may read the file.",
    ),
    Entry(
        "HR102",
        "A file is not UTF-8",
        "All files are text in UTF-8, which holds every script. The file has bytes that are not: it was "
        "saved in another encoding (such as Windows-1252), or is not text.",
        "Open it in an editor and save it with the encoding UTF-8.",
    ),
    Entry(
        "HR103",
        "A character that cannot be seen",
        "The file holds a control character, often from copying out of a PDF, or it is not text at all.",
        "Delete the character at the place shown, or type the passage anew.",
    ),
    Entry(
        "HR104",
        "A file is too large",
        "A file may have 2 MB. A dossier of a thousand observations has about half a megabyte; what is "
        "larger holds documents and not claims.",
        "Keep documents outside and record what they say as evidence, with a locator.",
    ),
    Entry(
        "HR105",
        "A file is empty",
        "There is nothing in the file but comments and blank lines.",
        "Write it, or delete it.",
    ),
    Entry(
        "HR106",
        "The form of a YAML file is broken",
        "The file cannot be read as YAML: an indentation does not fit, a quote is not closed, or a colon "
        "stands inside text that has no quotes.",
        "Look at the line shown and the one above it. Text that holds `: ` or ` #`, or begins with one of "
        "``[ ] { } , & * ! | > ' \" % @ ` ``, needs quotes.",
    ),
    Entry(
        "HR107",
        "A line is indented with a tab",
        "YAML allows only spaces before a key: a tab is as wide as each editor likes.",
        "Replace the tab by spaces, two for each level. Most editors do this for a whole file.",
    ),
    Entry(
        "HR108",
        "A key stands twice",
        "Two lines of one group have the same key. Most programs would silently take the second.",
        "Keep one of the two, or give the second the name it should have.",
    ),
    Entry(
        "HR109",
        "A YAML tag",
        "Tags (`!something`) tell programs to make objects. No file here needs them, and they are a known "
        "way to harm whoever opens the file.",
        "Delete the tag and keep the value.",
    ),
    Entry(
        "HR110",
        "A YAML anchor or alias",
        "An anchor (`&name`) lets a value stand in two places (`*name`). A message about such a value "
        "could not say which place it means, and a small file could grow to fill the memory. So anchors "
        "and aliases are not allowed.",
        "Write the value out at each place. Text that begins with `&` or `*` needs quotes.",
    ),
    Entry(
        "HR111",
        "More than one document in a file",
        "A line `---` begins a second YAML document. Every file here is one document.",
        "Delete the line, or move what follows into a file of its own.",
    ),
    Entry(
        "HR112",
        "Too many levels inside each other",
        "Lists and groups of keys stand more than 40 levels inside each other.",
        "Nest less deeply: `all_of` inside `all_of` can be one list.",
    ),
    Entry(
        "HR113",
        "A key that is not text",
        "Keys are text or whole numbers. `true`, `null`, decimal numbers, lists and groups of keys cannot "
        "be keys.",
        'Put the key in quotes, such as `"true":`.',
    ),
    Entry(
        "HR114",
        "The form of a JSON file is broken",
        "The file cannot be read as JSON: a comma, bracket, colon or quote is missing, or one too many "
        "stands there.",
        "Look at the place shown and just before it. It is easiest to export the file again.",
    ),
    Entry(
        "HR120",
        "An unknown key",
        "This kind of file, or this group in it, has no key of this name. Unknown keys are refused, so "
        "that a misspelt one is never overlooked.",
        "Correct the spelling; the reference lists the keys of every file.",
    ),
    Entry(
        "HR121",
        "A key is missing",
        "A key that has to be there is not.",
        "Add it; the reference says what it holds.",
    ),
    Entry(
        "HR122",
        "Something else is expected",
        "A list stands where text is expected, a number where a group of keys is, or nothing at all.",
        "Write what is expected. Leave out a line whose value is not known.",
    ),
    Entry(
        "HR123",
        "Not one of the choices",
        "The key has a closed list of values, and this is none of them.",
        "Choose one of the values listed.",
    ),
    Entry(
        "HR124",
        "The form of a value",
        "The value is of the right type, but does not have the form or size that is expected: an id, a "
        "date, a number within its bounds.",
        "Write it as the hint says.",
    ),
    Entry(
        "HR125",
        "Neither one form nor the other",
        "A condition has exactly one of `there_is`, `there_is_no`, `all_of` and `any_of`; a gate exactly "
        "one of `flag` and `while`.",
        "Keep one. To combine conditions, write them as items of a list under `all_of:` or `any_of:`.",
    ),
    Entry(
        "HR126",
        "Another kind of file",
        "The line `schema:` says what kind of file this is and of which version. It does not fit the "
        "place of the file.",
        "Write the schema shown, or move the file to the folder of its kind.",
    ),
)
