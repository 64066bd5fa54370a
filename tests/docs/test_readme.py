"""The README tells the truth: its output is real output, its links lead somewhere, its commands exist.

`HRDDEVAL_UPDATE=1 ./run test tests/docs` writes the real output into the README.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from program import ROOT, hrddeval

README = ROOT / "README.md"
PAGES = sorted(
    path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if ".venv" not in path.parts
)


def block(name: str, text: str) -> re.Match[str]:
    found = re.search(rf"<!-- run:{name} -->\n(.*?)<!-- end -->", text, re.DOTALL)
    assert found, f"the README has no block {name}"
    return found


def test_the_run_shown_is_a_real_run(tmp_path: Path) -> None:
    four = ("mutoshi", "kufatilia", "oecd-ddg", "eu-csddd")
    done = hrddeval("assess", *four, "--format", "none", here=tmp_path)
    shown = done.out.replace("assessment.json", "assessment.json, comparison.pdf, ...")
    real = (
        "\n".join(
            f"    {line}".rstrip()
            for line in ["$ hrddeval assess mutoshi kufatilia oecd-ddg eu-csddd", *shown.splitlines()]
        )
        + "\n"
    )
    text = README.read_text(encoding="utf-8")
    written = block("assess", text)
    if os.environ.get("HRDDEVAL_UPDATE"):
        README.write_text(text[: written.start(1)] + real + text[written.end(1) :], encoding="utf-8")
    else:
        assert written[1] == real


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]

    assert missing == []


def commands() -> list[str]:
    text = README.read_text(encoding="utf-8")
    found = re.findall(r"^    hrddeval ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)
    return sorted({re.match(r"((?:rules|dossiers|weights) \w+|\w+)", command)[1] for command in found})  # type: ignore[index]  # it begins with a word


@pytest.mark.parametrize("command", commands())
def test_every_command_named_exists(command: str) -> None:
    done = hrddeval(*command.split(), "--help")

    assert done.code == 0, done.err
    assert "Example:" in done.out, "every command shows one real example"
