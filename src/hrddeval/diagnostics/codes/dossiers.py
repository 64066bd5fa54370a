"""HR4xx: dossiers and their sources."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

DOSSIERS = (
    Entry(
        "HR401",
        "Folder name and id differ",
        "A dossier stands in `initiatives/<id>/`.",
        "Rename one of the two.",
    ),
    Entry(
        "HR402",
        "An unknown source",
        "Evidence names its source by the id in `sources.json`. There is none of this id.",
        "Correct the id, or add the source (CSL-JSON, as Zotero exports it).",
    ),
    Entry(
        "HR403",
        "An unknown kind of observation",
        "Observations are of kinds that the vocabulary declares.",
        "Correct the name. `hrddeval vocabulary` lists all kinds with the question each answers.",
    ),
    Entry(
        "HR404",
        "An unknown attribute",
        "The kind has no attribute of this name.",
        "Correct the name, or leave it out.",
    ),
    Entry(
        "HR405",
        "A value that does not fit",
        "The value is none of those the vocabulary allows, or does not have the attribute's type. A value "
        "that is not known is left out: what is not given is unknown, and never counts as no.",
        "Choose a value listed. Shares are written as `0.25`, `1/4` or `25 %`, money as `1200 USD 2019`.",
    ),
    Entry(
        "HR406",
        "Evidence that is not there",
        "An observation or a search names evidence that the dossier does not hold.",
        "Correct the number, or record the evidence.",
    ),
    Entry(
        "HR407",
        "A reference to nothing",
        "An attribute refers to an observation that does not exist or is of another kind.",
        "Write the id (`O3`) of an observation of the right kind.",
    ),
    Entry(
        "HR408",
        "A derived kind recorded",
        "The kind follows from others by rules. Nobody records it, so that every conclusion can be traced "
        "to evidence.",
        "Record the observations it follows from.",
    ),
    Entry(
        "HR409",
        "A computed attribute given",
        "The attribute is computed from other observations that refer to this one.",
        "Delete the line and record those observations.",
    ),
    Entry(
        "HR410",
        "Somebody who is not behind the initiative",
        "`by` and `commissioned_by` name one of `runs_or_funds` in the profile. That decides whose word "
        "counts as the owner's.",
        "Add the organisation to `runs_or_funds`, or, if it is not behind the initiative, leave `by` out.",
    ),
    Entry(
        "HR411",
        "An unknown topic",
        "A search is about a kind, or about one value of the attribute the kind is sorted by: "
        "`channel.complaint`.",
        "Correct the name.",
    ),
    Entry(
        "HR412",
        "Dates that do not fit",
        "Something ends before it begins, or a day is not in the calendar.",
        "Correct the date. A year or a month alone is fine.",
    ),
    Entry(
        "HR413",
        "Found absent without evidence",
        "`found_absent` says that somebody is known to have established that there is none. That is a "
        "claim and needs evidence, unlike `complete`, which says that you looked and found nothing.",
        "Add the evidence, or write `result: complete` with the places you looked at.",
    ),
    Entry(
        "HR414",
        "Found absent, and there",
        "A topic is said to be absent, while an observation of it is established: read, and disputed by "
        "nothing.",
        "If the two contradict each other, put the evidence of absence into `disputed_by` and write "
        "`partial`.",
    ),
    Entry(
        "HR415",
        "Found absent, and doubtful",
        "A topic is said to be absent, while an observation of it is contested or recalled from memory. "
        "That can be meant; it is often left over.",
        "Make sure that both are meant.",
    ),
    Entry(
        "HR416",
        "A search without places",
        "A complete search says where one looked, and whose voice speaks there. Owners' papers alone "
        "never show that a practice, or a harm, does not exist.",
        "Add `places:`, each with `what` and `voice`.",
    ),
    Entry(
        "HR417",
        "Evidence nothing rests on",
        "No observation or search names this evidence, so it changes nothing.",
        "Record what it supports or disputes, or delete it.",
    ),
    Entry(
        "HR418", "A source nobody cites", "No evidence or search names the source.", "Cite it, or delete it."
    ),
    Entry(
        "HR419",
        "The owner's word alone",
        "Observations about what happens in practice rest only on those who run, fund or buy from the "
        "initiative. They count, up to a low level. No search on the topic says whether anybody else was "
        "looked for.",
        "Look for producers, or somebody independent, on the same matter, and record the search with the "
        "places looked at. While nobody has looked, write `result: not_searched` with a `note` that says so.",
    ),
    Entry(
        "HR420",
        "An owner who is not named",
        "The source's publisher, author or title names one of `runs_or_funds`, but the evidence does not "
        "say that they speak, carry or paid. Its class would be too high.",
        "Add `by`, `commissioned_by` or `carried_by`. If they only published somebody else's independent "
        "work, say who speaks with `voice` and keep `carried_by`.",
    ),
    Entry(
        "HR421",
        "A record that cannot be used",
        "A bibliography is a list of CSL-JSON records, each with an `id` of its own and a `title`.",
        "Correct the record, or export the collection again.",
    ),
    Entry(
        "HR422",
        "Two dossiers of one id",
        "Two dossiers of this run have the same id.",
        "Rename one, with its folder.",
    ),
    Entry(
        "HR423",
        "Evidence on both sides",
        "The same evidence supports an observation and disputes it.",
        "Split it into two claims, each with its locator.",
    ),
    Entry(
        "HR424",
        "No sources",
        "The dossier cites sources, but there is no `sources.json` beside it.",
        "Export the collection from Zotero as CSL JSON under this name.",
    ),
    Entry(
        "HR425",
        "An address that is none",
        "Addresses are printed as links. Only web addresses (`https://` or `http://`) are.",
        "Write the whole address, or leave it out.",
    ),
    Entry(
        "HR426",
        "Twice the same",
        "Two claims of a dossier have the same words, or nearly the same; or two observations are of one "
        "kind, with the same attributes, dates and evidence. What is counted twice looks better supported, "
        "or larger, than it is. Claims that differ in a number or in a word such as `not` are different.",
        "Keep one of the two, or write what makes them different.",
    ),
    Entry(
        "HR427",
        "A claim that is long for one claim",
        "Evidence holds one claim that is true or not true as a whole. A long one is often two, and only one "
        "of them may bear on the observation.",
        "Split it, each part with its own locator.",
    ),
    Entry(
        "HR428",
        "The dossier is there already",
        "`hrddeval dossiers new` begins a dossier and overwrites nothing.",
        "Take another id, or change the dossier that is there.",
    ),
    Entry(
        "HR429",
        "Dates that cannot both be right",
        "A practice is said to begin after the latest source it rests on came out, evidence is dated before "
        "its source came out, or a source was looked at before it came out.",
        "Correct one of the two dates.",
    ),
    Entry(
        "HR430",
        "A circle of descent",
        "`derives_from` names the norms an initiative came out of. Followed from norm to norm, it leads "
        "back to where it began; nothing can come out of itself, and a line of descent could not be drawn.",
        "Find the link that is not one of origin (a later reference, a cooperation, a joint text) and delete "
        "it. Of two initiatives that shaped each other, keep the link from the later to the earlier.",
    ),
    Entry(
        "HR431",
        "A reply of nobody",
        "A reply is printed with who gave it: an organisation, an office or a group. A private person is not named.",
        "Add `who`.",
    ),
    Entry(
        "HR432",
        "A reply without its circumstances",
        "A reply is printed with the day it came, and a question with the way it was put: whoever was not reached "
        "was not asked.",
        "Add `received` or `how`.",
    ),
    Entry(
        "HR433",
        "A status without date or reason",
        "A scorecard that is not a draft says since when it is what it is. One that was corrected, withdrawn or "
        "superseded also says why. Both are printed.",
        "Add `date` or `reason` under `publication`.",
    ),
    Entry(
        "HR434",
        "What supersedes what does not fit",
        "`supersedes` and `superseded_by` name another scorecard by the fingerprint in its footer. A draft supersedes "
        "nothing, and what is superseded says by which.",
        "Correct `status` or the fingerprints under `publication`.",
    ),
    Entry(
        "HR435",
        "A neighbour that names a source",
        "Evidence that is not public leaves without its source. A text that more people may read names that "
        "source all the same: by its id, its title, its address or an author.",
        "Leave the name out, or mark the entry it stands in with the same `sensitivity`.",
    ),
    Entry(
        "HR436",
        "Too few to hide among",
        "So few pieces of evidence are withheld, or they are so much alike, that a reader can tell how many "
        "there are of a class. Class A tells that a producer spoke, and scores cannot be shown without it.",
        "Withhold more, or make sure that nobody is in danger when a reader knows that somebody spoke.",
    ),
    Entry(
        "HR437",
        "Entries taken on trust",
        "The dossier left whoever made it without some of its entries. Scores rest on the class and status "
        "that were noted then, and nobody can check them here.",
        "Ask whoever made the dossier for the whole one, or say that you rely on them.",
    ),
    Entry(
        "HR438",
        "A stub that is none",
        "`withheld`, as a key or as a voice, is written by hrddeval when it takes an entry out. Its class is "
        "then known from who spoke. Typed in, it would be a class without a voice, and its texts would leave.",
        "Write the entry whole, with `sensitivity: restricted` or `sensitivity: secret`.",
    ),
    Entry(
        "HR439",
        "A day that may give somebody away",
        "An observation rests on withheld evidence alone, and gives a day. Rules ask when it held, so that the "
        "date leaves with it; who was at a place on a day is easily found out.",
        "Write the year or the month, if that is enough.",
    ),
    Entry(
        "HR440",
        "A norm without a dossier",
        "`derives_from` names an initiative that is neither in the study nor among those that ship, so "
        "nothing can be held against it.",
        "Correct the id, write a dossier for the norm (its profile is enough to draw it), or leave it out.",
    ),
    Entry(
        "HR441",
        "A place that is not in the gazetteer",
        "`town` and `province` say where a place is drawn on the map. Coordinates come from the gazetteer "
        "that ships, which does not have this one in this country.",
        "Correct the name, name the nearest town the sources give, or leave it out: the place is then "
        "listed below the map and not drawn.",
    ),
    Entry(
        "HR445",
        "A coder of another name",
        "`coding/<coder>.yaml` beside a dossier holds what one other coder made of its evidence. `dossier` is what "
        "the reading in the dossier itself is called.",
        "Rename the file, or correct `coder`.",
    ),
    Entry(
        "HR446",
        "A coding of another dossier",
        "A coding, or the decisions on one, lies in the folder of the dossier it is about.",
        "Correct `dossier`, or move the file.",
    ),
    Entry(
        "HR447",
        "A decision on what is not there",
        "A decision names a piece of evidence, a kind of observation, and the coder whose reading stands.",
        "Correct the name.",
    ),
    Entry(
        "HR448",
        "A coding there already",
        "A new coding overwrites nothing.",
        "Take another name for the coder, or go on in the file that is there.",
    ),
    Entry(
        "HR449",
        "Nothing to decide there",
        "On the command line, a decision names evidence of the dossier, a kind that coders read differently in it, "
        "and the coder whose reading stands.",
        "`hrddeval agreement ID` lists what coders read differently.",
    ),
    Entry(
        "HR450",
        "A coding that nobody has begun",
        "A coding without observations is a form: it counts in no score, in no draw of `robustness` and in no figure "
        "of `agreement`, unless it says that the evidence was read and nothing found.",
        "Fill it in. If there is really nothing to observe, write `nothing_found: yes`.",
    ),
    Entry(
        "HR451",
        "Nothing found, and observations",
        "`nothing_found: yes` says of a coding that the evidence was read and holds nothing to observe.",
        "Delete `nothing_found`, or the observations.",
    ),
)
