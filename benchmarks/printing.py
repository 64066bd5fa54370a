"""Measures what printing costs: `assess` as a user runs it against WeasyPrint alone on the same pages.

Usage: python benchmarks/printing.py [--initiatives 50] [--jobs 1,2]

Processor time is counted, so that what else the machine does matters little; the time on the clock is given
beside it. Workers are children of a server process and cannot be counted: with several jobs only the clock
tells. Findings are inferred beforehand: the cache is warm, as in a second run.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALONE = """
import sys
from pathlib import Path
from hrddeval.model.assessment import Assessment
from hrddeval.publish import page_of
from hrddeval.reports import pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval import resources
import time
found = Assessment.model_validate_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
folders = TemplateFolders(resources.folder("templates"))
started = time.process_time()
pages = [page_of(one.id, found, folders, Flavour.PRINT) for one in found.initiatives]
pages += [page_of("comparison", found, folders, Flavour.PRINT)] if len(pages) > 1 else []
written = time.process_time()
for page in pages:
    pdf.render(page, folders)
print(written - started, time.process_time() - written)
"""


def run(arguments: list[str], cache: str) -> tuple[float, float, str]:
    """Run a process; return seconds of processor and of clock, and what it printed."""
    environment = {**os.environ, "HRDDEVAL_CACHE": cache, "PYTHONPATH": str(ROOT / "src")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed: {done.stderr}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, clock, done.stdout


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--initiatives", type=int, default=50)
    parser.add_argument("--jobs", default="1,2")
    asked = parser.parse_args()
    names = sorted(path.parent.name for path in (ROOT / "initiatives").glob("*/dossier.yaml"))
    names = names[: asked.initiatives]
    rows: list[tuple[str, float | None, float | None]] = []
    with tempfile.TemporaryDirectory() as folder:
        assess = ["-m", "hrddeval", "assess", *names, "--output", f"{folder}/out"]
        run([*assess, "--format", "none"], f"{folder}/cache")
        used, clock, _ = run([*assess, "--format", "none"], f"{folder}/cache")
        rows.append(("`assess --format none`: everything but printing", used, clock))
        _, _, said = run(["-c", ALONE, f"{folder}/out/assessment.json"], f"{folder}/cache")
        pages, weasyprint = map(float, said.split())
        rows.append(("HTML of all pages, in one process", pages, None))
        rows.append(("WeasyPrint alone on the same pages, in one process", weasyprint, None))
        for jobs in asked.jobs.split(","):
            used, clock, _ = run([*assess, "--format", "pdf", "--jobs", jobs], f"{folder}/cache")
            rows.append((f"`assess --format pdf --jobs {jobs}`", used if jobs == "1" else None, clock))
    print(f"{len(names)} initiatives, {os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
    print("| what | processor, s | clock, s |\n|---|---|---|")
    for what, used, taken in rows:
        print(f"| {what} | {_seconds(used)} | {_seconds(taken)} |")


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


if __name__ == "__main__":
    main()
