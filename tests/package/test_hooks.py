"""The hooks offered to pre-commit call commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from hrddeval.cli import cli

FILE = Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml"
HOOKS = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_on_the_files_it_is_about(hook: dict[str, object]) -> None:
    program, *command = str(hook["entry"]).split()

    done = CliRunner().invoke(cli, [*command, "--help"])

    assert program == "hrddeval"
    assert done.exit_code == 0, done.output
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False, "a rule is checked with all it rests on"
    assert re.search(str(hook["files"]), "rules/power/W7-exit-and-continuity.yaml")
    assert not re.search(str(hook["files"]), "docs/rules/notes.md")
