"""`docs/landscape.md` says what the dossiers say today.

After a change of dossiers or rules, `HRDDEVAL_UPDATE=1 ./run test tests/corpus/test_landscape_page.py` writes it anew;
read the difference line by line.
"""

from __future__ import annotations

import os

from program import ROOT, hrddeval

PAGE = ROOT / "docs" / "landscape.md"
BEGIN, END = "<!-- begin: hrddeval map --findings -->\n", "<!-- end -->"


def test_the_page_is_what_the_command_prints() -> None:
    """One engine is enough here: that both agree is tested elsewhere."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    shown, _, after = rest.partition(END)

    done = hrddeval("map", "--findings", "--engine", "clingo")

    assert done.code == 0, done.err
    if os.environ.get("HRDDEVAL_UPDATE"):
        PAGE.write_text(f"{before}{BEGIN}{done.out}{END}{after}", encoding="utf-8")
    else:
        assert shown == done.out
