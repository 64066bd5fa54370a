"""`hrddeval whatif` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

from program import ROOT, hrddeval

from hrddeval.model.whatif import WhatIf


def test_what_is_supposed_is_told_before_and_after_and_marked() -> None:
    done = hrddeval(
        "whatif", "mutoshi", "--add", "retained_assets:held_by=members,what=permit", "--drop", "O9"
    )

    assert done.code == 0
    assert "HYPOTHETICAL. Nothing supposed here is evidence" in done.out
    assert "+ O20 What producers keep (supposed): Held by: cooperative members; What: a permit" in done.out
    assert "W7 Exit and continuity: level 1–1 → 3–4, Something is kept" in done.out
    assert "[W7/3/shown_by/2] shows 3: open → certain." in done.out


def test_the_word_of_an_owner_counts_for_less() -> None:
    """The class that was stated decides, and is printed."""
    supposed = (
        "whatif",
        "mutoshi",
        "--drop",
        "O9",
        "--add",
        "retained_assets:held_by=members,what=permit",
        "--json",
    )
    best = WhatIf.model_validate_json(hrddeval(*supposed).out)
    owner = WhatIf.model_validate_json(hrddeval(*supposed, "--class", "D").out)

    levels = [next(c.after.supported for c in one.criteria if c.id == "W7") for one in (best, owner)]
    assert levels == [3, 2]
    assert "class D" in owner.assumption


def test_the_json_says_that_it_is_hypothetical_and_the_dossier_is_untouched() -> None:
    before = (ROOT / "initiatives/mutoshi/dossier.yaml").read_bytes()
    told = json.loads(hrddeval("whatif", "mutoshi", "--set", "O17.asked_producers=yes", "--json").out)

    assert told["schema"] == "hrddeval/whatif@1"
    assert told["hypothetical"] is True
    assert (ROOT / "initiatives/mutoshi/dossier.yaml").read_bytes() == before


def test_what_no_rule_asks_for_is_said_so() -> None:
    done = hrddeval("whatif", "mutoshi", "--add", "cost:what=equipment_and_safety")

    assert "Nothing changes." in done.out


def test_one_truth_beside_another_is_remarked() -> None:
    """A second closure with other values makes both contested; a reader is told why, and what to write."""
    done = hrddeval("whatif", "mutoshi", "--add", "closure:notice_days=90")

    assert "O20 gives other values than O9, and there is one truth of its kind" in " ".join(done.out.split())


def test_mistakes_stop_it(tmp_path: Path) -> None:
    done = hrddeval("whatif", "mutoshi", "--set", "O12.sevrity=severe")
    several = hrddeval("whatif", ROOT / "initiatives", "--drop", "O1")

    assert done.code == several.code == 3
    assert "did you mean `severity`?" in done.err
    assert "error HR569: one initiative is meant, and 50 were read" in several.err
    assert not list(tmp_path.iterdir())
