"""`hrddeval rules test`: forms, coverage, and an answer for every save."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from program import CACHE, ROOT, hrddeval

W7 = "rules/power/W7-exit-and-continuity.yaml"


def test_junit_has_a_suite_for_each_rule() -> None:
    done = hrddeval("rules", "test", W7, "rules/derived", "--format", "junit")

    top = ElementTree.fromstring(done.out)
    suites = {suite.get("name"): suite for suite in top.findall("testsuite")}
    assert done.code == 0
    assert {"W7", "spoken-for-by-others"} <= suites.keys()
    assert suites["W7"].get("failures") == "0"
    assert suites["W7"].findall("testcase")[0].get("file") == W7


def test_json_is_the_same_under_both_names() -> None:
    one, other = hrddeval("rules", "test", W7, "--json"), hrddeval("rules", "test", W7, "--format", "json")

    assert one.out == other.out
    assert json.loads(one.out)["examples"][0]["path"] == W7


def test_coverage_is_reported_and_held_against_a_threshold() -> None:
    told = hrddeval("rules", "test", W7, "--coverage")
    missed = hrddeval("rules", "test", W7, "--coverage-under", "100", "--json")
    share = json.loads(missed.out)["coverage"]["percent"]

    assert told.code == 0
    assert "conditions exercised" in told.out
    assert missed.code == (0 if share == 100 else 1)
    assert hrddeval("rules", "test", W7, "--coverage-under", "1").code == 0


def test_watch_stands_alone() -> None:
    done = hrddeval("rules", "test", "--watch", "--format", "json")

    assert done.code == 2
    assert "--watch prints text" in done.err


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    hrddeval("init", folder, here=tmp_path)
    text = (ROOT / W7).read_text(encoding="utf-8")
    (folder / "rules" / "power").mkdir(parents=True)
    own = text.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to watch it\n")
    (folder / W7).write_text(own, encoding="utf-8")
    return folder


@pytest.fixture
def watching(study: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "hrddeval", "rules", "test", "--watch", W7],
        cwd=study,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "HRDDEVAL_CACHE": CACHE},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    yield process
    process.kill()
    process.communicate()


def _until(process: subprocess.Popen[str], end: str) -> list[str]:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if end in line:
            return lines
    raise AssertionError("\n".join(lines))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_save_is_answered_and_ctrl_c_ends_it(study: Path, watching: subprocess.Popen[str]) -> None:
    first = _until(watching, " s)")
    path = study / W7
    text = path.read_text(encoding="utf-8")

    saved = time.perf_counter()
    path.write_text(
        text.replace("notice_days: {less_than: 1}", "notice_days: {less_than: 9}"), encoding="utf-8"
    )
    answer = _until(watching, " s)")
    took = time.perf_counter() - saved
    watching.send_signal(signal.SIGINT)

    assert "clingo alone" in first[0]
    assert any("failed: " in line and W7 in line for line in answer)
    assert took < 5, "half a second on a machine that is idle"
    assert watching.wait(10) == 0


def test_a_path_without_rules_is_said(tmp_path: Path) -> None:
    done = hrddeval("rules", "test", tmp_path)

    assert done.code == 3
    assert "HR511" in done.err
    assert shutil.which("sh") is None or done.out == ""
