"""HR5xx: the study and the set-up; HR9xx: our fault."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

PROJECT = (
    Entry(
        "HR501",
        "PDF cannot be written",
        "PDF was asked for, but the library Pango that sets type is not installed or not found.",
        "Run `hrddeval doctor`; it says what to install. `--format html` works without it.",
    ),
    Entry(
        "HR502",
        "An engine is missing",
        "An engine was asked for by name, but is not installed.",
        "Run `hrddeval doctor`, or leave `--engine` out: clingo then works alone and says so.",
    ),
    Entry(
        "HR503",
        "A template that cannot be used",
        "A page could not be made from its template, or the template asks for an address outside the study. "
        "Nothing is printed in part.",
        "Mend the template at the place shown, or remove it to use the shipped one.",
    ),
    Entry(
        "HR504",
        "A file cannot be opened or written",
        "The operating system refused to open or write a file.",
        "Check the path, your rights to it and the space left.",
    ),
    Entry(
        "HR510",
        "No dossier to assess",
        "Nothing was named, and the folder of initiatives holds no dossier.",
        "Name a folder with a `dossier.yaml`, or write one under `initiatives/`.",
    ),
    Entry(
        "HR511",
        "No criterion there",
        "No criterion of this run is read from the file or folder named.",
        "Name a file or folder under `rules/`.",
    ),
    Entry(
        "HR512",
        "No such criterion",
        "A criterion named on the command line is not in the rubric.",
        "Write the id of one of its criteria, such as `R2`.",
    ),
    Entry(
        "HR513",
        "No such kind of observation",
        "A kind named on the command line is not in the vocabulary.",
        "`hrddeval vocabulary` lists all kinds.",
    ),
    Entry(
        "HR514",
        "Nothing to compare with",
        "`rules impact --against` names another version of the rules: a folder that holds `rules/`, or a "
        "revision of the git repository that these rules are kept in. There is none of that name, it held no "
        "rules, or git is not installed.",
        "Name a commit, branch or tag that git knows, or a folder.",
    ),
    Entry(
        "HR515",
        "No such weight profile",
        "The rubric names no group of people by this id whose weights could be used.",
        "Write the id of one of its `weight_profiles`, or leave `--weights` out.",
    ),
    Entry(
        "HR520",
        "The form of hrddeval.toml is broken",
        "The settings of a study cannot be read as TOML.",
        'Write `key = "value"` on each line, text in double quotes.',
    ),
    Entry(
        "HR521",
        "A file that is not read",
        "Files of rules and rubrics end in `.yaml`. One that ends in `.yml` would silently be left out.",
        "Rename it.",
    ),
    Entry(
        "HR522",
        "No study here",
        "The folder has no `hrddeval.toml`.",
        "Run `hrddeval init` in an empty folder, or name the folder of the study with `--project`.",
    ),
    Entry(
        "HR523",
        "An unknown rubric",
        "Neither the study nor what ships has a rubric of this id.",
        "Correct the id, or name a file: `--rubric path/to/rubric.yaml`.",
    ),
    Entry(
        "HR524",
        "A link that leaves the study",
        "A study is one folder that can be handed on. A link leads out of it.",
        "Copy the file into the study.",
    ),
    Entry(
        "HR525",
        "A shipped rule of the same id",
        "A study may add rules and replace criteria, but says so: otherwise nobody could tell by which "
        "rules a score was reached.",
        "Add `overrides: <id>` and `because:` to a criterion, or take another id.",
    ),
    Entry(
        "HR526",
        "An override that does not fit",
        "`overrides` names a shipped criterion with the id of this file, and `because` gives the reason "
        "that is printed on every scorecard.",
        "Correct the id or add the reason.",
    ),
    Entry(
        "HR527",
        "Switching off what is not there, or for no reason",
        "`[switched_off]` gives for a criterion the reason why the study leaves it out. Both must be there.",
        'Write `R2 = "why"`.',
    ),
    Entry(
        "HR528",
        "No dossier here",
        "A path names neither a dossier, nor a folder that holds dossiers, nor an initiative.",
        "Name a folder with a `dossier.yaml`, or the id of an initiative.",
    ),
    Entry(
        "HR529",
        "A folder that is not empty",
        "`hrddeval init` and `hrddeval extract` write a study into a folder of its own and overwrite nothing.",
        "Name a new or empty folder.",
    ),
    Entry(
        "HR530",
        "Workbooks cannot be read or written",
        "Rules were to be exported to a workbook or imported from one, but the optional library openpyxl is "
        "not installed.",
        'Run `pip install "hrddeval[xlsx]"`. `./run` installs it by itself.',
    ),
    Entry(
        "HR531",
        "A workbook that cannot be read",
        "The file is no workbook of the form .xlsx, is broken, is protected by a password, or is larger than any "
        "workbook of rules.",
        "Save it as .xlsx in a spreadsheet program, or export anew and copy your rows into that workbook.",
    ),
    Entry(
        "HR532",
        "A sheet or column that is missing or unknown",
        "The sheets and columns of a workbook of rules have fixed names. Their order does not matter, and "
        "columns whose headings begin with `note` are left alone.",
        "Write the name as the message shows it, or export anew and copy your rows into that workbook.",
    ),
    Entry(
        "HR533",
        "A cell that does not fit",
        "What stands in the cell shown cannot be part of a criterion: a formula, a date, a number where none "
        "belongs, a row that belongs to nothing, or two rows that contradict each other. Nothing was written.",
        "Correct the cell. The comment at its heading says what belongs there.",
    ),
    Entry(
        "HR534",
        "Nothing is written over",
        "A workbook of this name is there already, a criterion does not fit in one, or there is no study to write "
        "criteria to: those that ship with the program are not changed.",
        "Name another file, add `--replace`, or name a study with `--project` or a folder with `--output`.",
    ),
    Entry(
        "HR535",
        "The folder a study stands on is missing",
        "`shipped` in `hrddeval.toml` names a folder inside the study whose rules and rubrics are read in place of "
        "those that ship. There is no such folder with `rules` and `rubrics` in it.",
        "Copy the folder back from where the study came from, or delete the line to use what ships.",
    ),
    Entry(
        "HR536",
        "A PDF that cannot be read",
        "The file is no PDF, is not whole, is broken, is protected by a password, or is larger than any scorecard.",
        "Ask for the file again. Send it as a file: a program that prints it anew takes out what it encloses.",
    ),
    Entry(
        "HR537",
        "A PDF that encloses no study",
        "PDFs that `hrddeval assess` writes carry the study they were made from. This one carries none: it was made "
        "by something else, by an older version, or was printed anew or made smaller on its way.",
        "Ask for the file that `hrddeval assess` wrote.",
    ),
    Entry(
        "HR538",
        "An enclosed study that is not accepted",
        "What the PDF encloses is not what hrddeval writes: a file would be written outside the study, names clash, or "
        "the list of files cannot be read. Nothing was taken out of it.",
        "Ask whoever sent it. Take nothing out of it by hand.",
    ),
    Entry(
        "HR539",
        "An enclosed study that was changed",
        "Files enclosed in the PDF are not those that its list names, or the list itself was changed. A study made "
        "from them would not be the one that was published, so none was written.",
        "Run `hrddeval verify` on the PDF. It names every file that was changed.",
    ),
    Entry(
        "HR540",
        "Somebody else’s page stands there",
        "`hrddeval site` writes `index.html`. The folder has a page of that name that it did not make, and "
        "writing over it would lose that page.",
        "Name another folder with `--output`, or move the page away.",
    ),
    Entry(
        "HR570",
        "A side of a comparison that is not there",
        "`hrddeval diff` takes for each side a study, a dossier, a PDF that `assess` wrote, an assessment.json, the "
        "id of an initiative, or a git revision of the study. There is nothing of this name.",
        "Correct the name. `git log --oneline` lists revisions.",
    ),
    Entry(
        "HR571",
        "A side of a comparison that has errors",
        "One of the two versions cannot be assessed, because its own files have errors. An old revision is "
        "checked as strictly as the study of now.",
        "Mend the files shown, or name a version that passes `hrddeval check`.",
    ),
    Entry(
        "HR572",
        "Results that cannot be read",
        "A file was named as results, but is not the assessment.json that this version of hrddeval writes.",
        "Name the study it was made from, or run `hrddeval assess` again.",
    ),
    Entry(
        "HR573",
        "No initiative to compare",
        "No initiative is on both sides, or one that was named is on neither.",
        "Correct the id. `hrddeval diff` without `--initiative` compares all that both sides have.",
    ),
)

SUPPOSED = (
    Entry(
        "HR560",
        "Something supposed that cannot be read",
        "`--set`, `--add` or `--drop` is not of the form it must have, or nothing was supposed at all.",
        "Write `--set O12.rights=vote`, `--add 'seat:group=producers,rights=vote'` or `--drop O3`.",
    ),
    Entry(
        "HR561",
        "A kind that cannot be supposed",
        "`--add` names a kind of observation that is not in the vocabulary, or one that only rules conclude.",
        "`hrddeval vocabulary` lists all kinds; of a derived one, suppose the observations it follows from.",
    ),
    Entry(
        "HR562",
        "An attribute that cannot be supposed",
        "The kind has no such attribute, or the attribute is computed from other observations.",
        "`hrddeval vocabulary KIND` lists the attributes of a kind.",
    ),
    Entry(
        "HR563",
        "A value that cannot be supposed",
        "The value does not fit the attribute: it is not one of its values, no number, or no date.",
        "Write one of the values shown; several choices are joined by `+`.",
    ),
    Entry(
        "HR564",
        "No such observation",
        "`--set`, `--drop` or a reference names an observation that the dossier does not have.",
        "Write the id of a recorded observation, or give a name to one that is supposed: "
        "`--add board=body:function=governing --add seat:body=board`.",
    ),
    Entry(
        "HR565",
        "Two things supposed at once",
        "What is supposed contradicts itself: one attribute set to two values, an observation set and "
        "dropped, one name for two observations.",
        "Keep one of the two.",
    ),
    Entry(
        "HR566",
        "A target that does not fit",
        "The band, group or score asked for is not one of the rubric's, two targets are asked for at once, or "
        "it is not said how far.",
        "Write `--target B`, `--dimension power --to 60`, or `--budget 10`.",
    ),
    Entry(
        "HR567",
        "Pathways that cannot be settled",
        "The steps can be combined in more ways than can be compared, or the rubric has a power mean with an "
        "exponent above 1. Nothing is printed rather than a set that may not be the smallest.",
        "Ask for one dimension or a smaller step; for such a rubric there are no pathways.",
    ),
    Entry(
        "HR568",
        "A pathway that is not confirmed",
        "Every set of changes is made in a copy of the dossier, and the copy is assessed. This time the "
        "assessment did not give what was counted on, so nothing is printed. We are sorry.",
        "Report it with the dossier and the target.",
    ),
    Entry(
        "HR569",
        "Several initiatives where one is meant",
        "The path named holds more than one dossier.",
        "Name one of them.",
    ),
)

FAULTS = (
    Entry(
        "HR900",
        "A fault in the program",
        "Something happened that we did not foresee. No score was given. We are sorry.",
        "Run the command again with `--debug` and report what it prints.",
    ),
    Entry(
        "HR901",
        "The engines disagree",
        "Two independent engines run the same rules and must derive the same findings. They did not, so "
        "nothing was scored. We are sorry.",
        "Report the rule, dossier and finding shown. `--engine clingo` runs one engine alone.",
    ),
    Entry(
        "HR902",
        "An engine failed",
        "An engine could not finish on this dossier. No score was given. We are sorry.",
        "Report it with the dossier. The other engine may work: `--engine clingo`.",
    ),
)
