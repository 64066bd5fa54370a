"""Prints documents, in worker processes where there are several: HTML in, PDF files and pictures out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from hrddeval.model.enclosed import Attachment
from hrddeval.reports import pdf, picture
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.write import write_whole

#: The formats that are printed.
PRINTED = frozenset({"pdf", "share", "plain"})


class Printer:
    """Prints documents in worker processes, or here where there is one job; never holds more than a few."""

    def __init__(self, workers: Executor | None, most: int) -> None:
        self._workers, self._most = workers, most
        self._waiting: dict[Future[tuple[bytes, ...]], tuple[Path, ...]] = {}

    def print(
        self,
        page: str,
        folders: TemplateFolders,
        path: Path,
        attachments: Sequence[Attachment] = (),
        *,
        picture_path: Path | None = None,
    ) -> None:
        """Print a page to a file, and its first page to a picture where one is wanted, now or soon."""
        paths = (path,) if picture_path is None else (path, picture_path)
        with_picture = picture_path is not None
        if self._workers is None:
            _write(paths, _printed(page, folders, attachments, with_picture=with_picture))
            return
        while len(self._waiting) >= self._most:
            self._collect()
        task = self._workers.submit(_printed, page, folders, attachments, with_picture=with_picture)
        self._waiting[task] = paths

    def finish(self) -> None:
        """Wait until everything is printed."""
        while self._waiting:
            self._collect()

    def _collect(self) -> None:
        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        for task in done:
            _write(self._waiting.pop(task), task.result())


@contextlib.contextmanager
def printer(jobs: int, count: int, formats: Sequence[str]) -> Iterator[Printer]:
    """Give a printer for so many initiatives in some formats, with at most `jobs` processes."""
    documents = count * len(PRINTED & set(formats))
    if jobs == 1 or documents <= 1:
        yield Printer(None, 1)
        return
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    workers = ProcessPoolExecutor(min(jobs, documents), mp_context=get_context(method))
    try:
        yield Printer(workers, 2 * jobs)
    finally:
        workers.shutdown(wait=True, cancel_futures=True)


def _printed(
    page: str, folders: TemplateFolders, attachments: Sequence[Attachment], *, with_picture: bool
) -> tuple[bytes, ...]:
    document = pdf.render(page, folders, attachments)
    return (document, picture.render(document)) if with_picture else (document,)


def _write(paths: tuple[Path, ...], contents: tuple[bytes, ...]) -> None:
    for path, content in zip(paths, contents, strict=True):
        write_whole(path, content)
