"""Runs engines in processes of their own, chunk by chunk, and names the world that breaks one.

A chunk gets a fresh process: durable-rules never gives memory back, and may crash. The processes are
started as `python -c`, not with multiprocessing: that would run the asker's main module again in each
(a console script's whole command line), and does not work from a program read from stdin.
"""

from __future__ import annotations

import concurrent.futures
import math
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO

from hrddeval.engine.port import EngineFault
from hrddeval.engine.registry import ENGINES, EngineClass
from hrddeval.engine.worker import BOOT, Answer, run_chunk
from hrddeval.model.program import Derived, Program, World

Progress = Callable[[int, int], None]


def derive_many(
    engine_names: Sequence[str],
    program: Program,
    worlds: Sequence[World],
    *,
    jobs: int,
    timeout: float,
    executor: Executor | None = None,
    progress: Progress | None = None,
    engines: Mapping[str, EngineClass] = ENGINES,
    here: Collection[str] = (),
) -> dict[str, dict[str, Derived]]:
    """Return what each engine derives in each world.

    Args:
        engine_names: keys of `engines`.
        program: the rules.
        worlds: with keys that are unique.
        jobs: how many chunks are worked on at a time.
        timeout: the most seconds that one chunk may take.
        executor: runs the chunks in place of processes started here. Only its `submit` is used; a
            chunk that never ends keeps its worker.
        progress: called after each chunk with the worlds done so far and all worlds, each world
            counting once for each engine.
        engines: the engines there are.
        here: engines to run in this process, beside the jobs: for little work, with one that never
            hangs or crashes.

    Raises:
        EngineFault: an engine failed, crashed, took too long or left worlds out. `world` is set.
    """
    run = _Processes(timeout) if executor is None else _Submitted(executor, timeout)
    chunks = [
        _Chunk(name, engines[name], part)
        for name in engine_names
        for part in _parts(worlds, _size(engines[name], len(worlds), jobs))
    ]
    text = pickle.dumps(program)
    result: dict[str, dict[str, Derived]] = {name: {} for name in engine_names}
    done, total = 0, len(worlds) * len(engine_names)
    beside = any(chunk.name in here for chunk in chunks)
    threads = ThreadPoolExecutor(max_workers=max(1, jobs) + beside, thread_name_prefix="engine")
    try:
        waiting: dict[Future[dict[str, Derived]], _Chunk] = {
            threads.submit(chunk.derive, _here if chunk.name in here else run, text): chunk
            for chunk in chunks
        }
        while waiting:
            finished, _ = concurrent.futures.wait(waiting, return_when=FIRST_COMPLETED)
            for future in finished:
                chunk = waiting.pop(future)
                result[chunk.name] |= future.result()
                done += len(chunk.worlds)
                if progress is not None:
                    progress(done, total)
    finally:
        # Also on Ctrl-C and on a fault: nothing that was started here outlives the call.
        run.stop()
        threads.shutdown(cancel_futures=True)
    order = [world.key for world in worlds]
    return {name: {key: answers[key] for key in order} for name, answers in result.items()}


_Runner = Callable[[EngineClass, bytes, Sequence[World]], Answer | str]


def _here(engine: EngineClass, program: bytes, worlds: Sequence[World]) -> Answer | str:
    """Run a chunk in this process."""
    return run_chunk(engine, program, worlds)


def _size(engine: EngineClass, worlds: int, jobs: int) -> int:
    """As large as memory allows, and small enough that every job has something to do."""
    return max(1, min(engine.worlds_per_process, math.ceil(worlds / max(1, jobs))))


def _parts(worlds: Sequence[World], size: int) -> Iterator[Sequence[World]]:
    for start in range(0, len(worlds), size):
        yield worlds[start : start + size]


class _Stopped(Exception):
    """The call is being left; what is still running is of no interest."""


class _Chunk:
    """Worlds for one engine."""

    def __init__(self, name: str, engine: EngineClass, worlds: Sequence[World]) -> None:
        self.name = name
        self.worlds = worlds
        self._engine = engine

    def derive(self, run: _Runner, program: bytes) -> dict[str, Derived]:
        """Derive. If the chunk fails, take its worlds one by one, so that the fault has a name."""
        try:
            return self._attempt(run, program)
        except EngineFault as fault:
            if fault.world is not None:
                raise
        answer: dict[str, Derived] = {}
        for world in self.worlds:
            answer |= _Chunk(self.name, self._engine, [world]).derive(run, program)
        return answer

    def _attempt(self, run: _Runner, program: bytes) -> dict[str, Derived]:
        only = self.worlds[0].key if len(self.worlds) == 1 else None
        answer = run(self._engine, program, self.worlds)
        if isinstance(answer, str):
            raise EngineFault(f"{self._engine.title} {answer} on {only}", world=only)
        if answer.fault is not None:
            world = answer.world or only
            fault = EngineFault(f"{self._engine.title} failed on {world}: {answer.fault}", world=world)
            fault.add_note(answer.trace)
            raise fault
        if answer.rows.keys() != {world.key for world in self.worlds}:
            raise EngineFault(f"{self._engine.title} left out, or made up, {only}", world=only)
        return answer.derived()


class _Processes:
    """Runs a chunk in a fresh process."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def __call__(self, engine: EngineClass, program: bytes, worlds: Sequence[World]) -> Answer | str:
        """Return the answer, or what became of the process, to follow the name of the engine."""
        text = pickle.dumps(sys.path) + pickle.dumps((engine, program, worlds))
        process = self._start()
        # The answer ends when the process does, so a timer that ends the process ends every wait.
        timer = threading.Timer(self._timeout, process.kill)
        timer.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(BrokenPipeError):  # it crashed while it was being told: the code will show
                process.stdin.write(text)
                process.stdin.flush()
            answer = _read(process.stdout)
            code = process.wait()
        finally:
            took_too_long = timer.finished.is_set()
            timer.cancel()
            self._end(process)
        if self._stopped:
            raise _Stopped
        if answer is not None:
            return answer
        if took_too_long:
            return f"took more than {self._timeout:g} seconds"
        reason = f"signal {-code}" if code < 0 else f"exit code {code}"
        return f"stopped unexpectedly ({reason})"

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise _Stopped
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            self._running.add(process)
            return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        with self._lock:
            self._running.discard(process)

    def stop(self) -> None:
        """End what is running and start nothing more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()


def _read(pipe: IO[bytes]) -> Answer | None:
    try:
        answer = pickle.loads(pipe.read())
    except (EOFError, pickle.UnpicklingError):
        return None
    return answer if isinstance(answer, Answer) else None


class _Submitted:
    """Runs a chunk on an executor that was handed in."""

    def __init__(self, executor: Executor, timeout: float) -> None:
        self._executor = executor
        self._timeout = timeout
        self._stopped = threading.Event()
        self._wakers: set[threading.Event] = set()

    def __call__(self, engine: EngineClass, program: bytes, worlds: Sequence[World]) -> Answer | str:
        """Return the answer, or what became of the worker, to follow the name of the engine."""
        waker = threading.Event()
        self._wakers.add(waker)
        if self._stopped.is_set():
            raise _Stopped
        try:
            future = self._executor.submit(run_chunk, engine, program, worlds)
            future.add_done_callback(lambda _: waker.set())
            waker.wait(self._timeout)
            if future.done():
                return future.result()
            future.cancel()
        except Exception as error:  # an executor tells of a lost worker in a way of its own
            return f"lost its worker ({type(error).__name__}: {error})"
        finally:
            self._wakers.discard(waker)
        if self._stopped.is_set():
            raise _Stopped
        return f"took more than {self._timeout:g} seconds"

    def stop(self) -> None:
        """Stop waiting. What the executor runs belongs to whoever handed it in."""
        self._stopped.set()
        for waker in list(self._wakers):
            waker.set()
