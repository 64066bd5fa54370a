"""Measures what the README claims, and prints it as Markdown: time and memory per engine, cache, PDF.

Usage: python benchmarks/run.py [--sizes 1,100,2000] [--engines clingo,durable,both] [--without-pdf]

Dossiers are copies of the shipped ones under other ids, so that every world is different to the
cache. Every measurement is a process of its own: `hrddeval assess --format none`, as a user runs it.
Peak memory is the largest sum of resident memory of the process and its workers, sampled while it runs.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("eu-csddd", "kufatilia", "mutoshi", "oecd-ddg")


def copies(folder: Path, count: int) -> None:
    """Fill a folder with dossiers: the shipped ones in turn, each under an id of its own."""
    for number in range(count):
        name = SHIPPED[number % len(SHIPPED)]
        here = folder / f"copy-{number}"
        here.mkdir(parents=True)
        text = (ROOT / "initiatives" / name / "dossier.yaml").read_text(encoding="utf-8")
        (here / "dossier.yaml").write_text(
            text.replace(f"id: {name}\n", f"id: copy-{number}\n", 1), encoding="utf-8"
        )
        shutil.copy(ROOT / "initiatives" / name / "sources.json", here)


def run(arguments: list[str], cache: Path) -> tuple[float, float]:
    """Run hrddeval; return seconds and peak memory in megabytes."""
    environment = {**os.environ, "HRDDEVAL_CACHE": str(cache), "PYTHONPATH": str(ROOT / "src")}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "hrddeval", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - started
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed: {errors}")
    return seconds, peak[0]


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(pid) for pid in _family(process.pid)))
        time.sleep(0.02)


def _family(pid: int) -> list[int]:
    """Return a process and all below it (Linux; elsewhere the process alone)."""
    found = [pid]
    for parent in found:
        for tasks in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in tasks.read_text().split()]
            except OSError:
                continue
    return found


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def engines(sizes: list[int], names: list[str], scratch: Path) -> None:
    print(
        "| dossiers | engine | seconds | of these, inference and scoring | seconds, nothing changed | peak memory, MB |"
    )
    print("|---:|---|---:|---:|---:|---:|")
    for size in sizes:
        folder = scratch / f"dossiers-{size}"
        copies(folder, size)
        checked, _ = run(["check", str(folder)], scratch / "none")
        for name in names:
            cache = scratch / f"cache-{size}-{name}"
            arguments = [
                "assess",
                str(folder),
                "--engine",
                name,
                "--format",
                "none",
                "--output",
                str(scratch / "out"),
            ]
            first, memory = run(arguments, cache)
            again, _ = run(arguments, cache)
            print(
                f"| {size} | {name} | {first:.1f} | {max(first - checked, 0):.1f} | {again:.1f} | {memory:.0f} |",
                flush=True,
            )


def pdf(scratch: Path) -> None:
    """Hold the time of rendering PDF against WeasyPrint's own time on the same HTML, in one process."""
    sys.path.insert(0, str(ROOT / "src"))
    from weasyprint import HTML

    from hrddeval import pipeline
    from hrddeval.cli.options import templates_of
    from hrddeval.publish import COMPARISON, page_of
    from hrddeval.reports import html
    from hrddeval.reports.pdf import fetcher, render

    study, _ = pipeline.open_study(None, [Path(name) for name in SHIPPED], None)
    result = pipeline.assess(study, pipeline.Run(jobs=2))
    folders = templates_of(study)
    names = [COMPARISON, *SHIPPED]
    render(page_of("mutoshi", result, folders, html.Flavour.PRINT), folders)  # warm up
    started = time.perf_counter()
    pages = [page_of(name, result, folders, html.Flavour.PRINT) for name in names]
    templates = time.perf_counter() - started
    started = time.perf_counter()
    for page in pages:
        render(page, folders)
    ours = time.perf_counter() - started
    started = time.perf_counter()
    for page in pages:
        document = HTML(string=page, base_url="https://templates.invalid/", url_fetcher=fetcher(folders))
        document.write_pdf(pdf_variant="pdf/ua-1")
    theirs = time.perf_counter() - started
    whole, _ = run(["assess", *SHIPPED, "--output", str(scratch / "cards")], scratch / "cache-pdf")
    bare, _ = run(
        ["assess", *SHIPPED, "--format", "none", "--output", str(scratch / "cards")], scratch / "cache-pdf"
    )
    print("| documents | templates, s | PDF, s | WeasyPrint alone on the same HTML, s | ratio |")
    print("|---:|---:|---:|---:|---:|")
    print(
        f"| {len(pages)} | {templates:.2f} | {ours:.2f} | {theirs:.2f} | {(templates + ours) / theirs:.2f} |"
    )
    print()
    share = (whole - bare) / whole
    print(
        f"`assess` with PDF: {whole:.1f} s; without, from the cache: {bare:.1f} s; PDF is {share:.0%} of it."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1,100,2000")
    parser.add_argument("--engines", default="clingo,durable,both")
    parser.add_argument("--without-pdf", action="store_true")
    chosen = parser.parse_args()
    print(
        f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n"
    )
    with tempfile.TemporaryDirectory() as scratch:
        engines([int(size) for size in chosen.sizes.split(",")], chosen.engines.split(","), Path(scratch))
        if not chosen.without_pdf:
            print()
            pdf(Path(scratch))


if __name__ == "__main__":
    main()
