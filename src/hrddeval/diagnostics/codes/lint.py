"""HR26x: what `rules lint` says of rules that are correct as they stand."""

from __future__ import annotations

from hrddeval.diagnostics.entry import Entry

LINT = (
    Entry(
        "HR261",
        "A condition that can never hold",
        "What is asked for excludes itself: an observation is asked for and denied at once, or two things "
        "are asked of a kind of which there is one truth. It was tried on every smallest reading in which "
        "the rest holds.",
        "Delete one of the conditions. For either of two things write `any_of`.",
    ),
    Entry(
        "HR262",
        "A level without the one below",
        "A level means at least. There is a way to show this one that does not show the level below it; "
        "the hint gives the smallest dossier that does. The score is right, but a reader who climbs the "
        "ladder will not understand how it was reached, and a near miss falls through two rungs.",
        "Ask for what the level below asks for, or name this there, under `any_of`, as a way of its own.",
    ),
    Entry(
        "HR263",
        "Said twice",
        "Wherever this way holds another holds too, and it says as much: a way to the same level, or a "
        "limit at the same level or a lower one. It can be deleted and nothing changes.",
        "Delete it, or correct the one that is wider than was meant.",
    ),
    Entry(
        "HR264",
        "A level that denies what a higher one requires",
        "A level means at least, so nothing that shows a higher level may rule out a lower one. Here a "
        "`there_is_no` strikes exactly what a higher level asks for.",
        "Leave the denial out here. If it is bad news, it goes into `no_more_than_when` of a lower level.",
    ),
    Entry(
        "HR265",
        "A way that a limit always stops",
        "Wherever this way holds, a limit under a lower level holds too. The level can never be reached so.",
        "Ask for more in the limit, or for something else here.",
    ),
    Entry(
        "HR266",
        "A sentence that may say “not known”",
        "A slot prints an attribute that no condition asks for. Where a dossier does not give it, the "
        "sentence says “not known” in its place.",
        "Add a test of the attribute, if only `is_known: yes`, or leave the slot out.",
    ),
    Entry(
        "HR267",
        "Examples that repeat each other",
        "Two examples of a criterion give the same observations, searches and profile. The second tests "
        "nothing the first does not.",
        "Change what one of them gives, or delete it.",
    ),
    Entry(
        "HR268",
        "A derived rule that rests on no work",
        "A rule says which text or study asks for it. Criteria must; of derived rules it is expected.",
        "Add `basis:` with keys into rules/literature.json.",
    ),
    Entry(
        "HR269",
        "Vocabulary that no rule reads",
        "Analysts are asked for something that no rule makes anything of. That can be meant: it may serve "
        "readers of a scorecard, or the rules of a study. Said only where it is asked for (`--unused` or "
        "`--strict`), and for information.",
        "Let a rule read it, or delete it from the vocabulary.",
    ),
)
