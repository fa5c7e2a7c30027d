"""Parsing many files in several processes, in order, so that a parser that crashes takes one file with it."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from .values import Outcome, Refused

Parse = Callable[[Path], list[Outcome]]


def parsed(paths: Sequence[Path], parse: Parse, jobs: int) -> Iterator[tuple[Path, list[Outcome]]]:
    """Each path with what `parse` made of it, in the order of `paths`, worked out by `jobs` processes (1 or more).

    `parse` is a function at the top of a module. Only a few files are in flight, so memory does not grow with their
    number. A file whose parsing ends its process is refused; the others are not lost.
    """
    waiting = deque(paths)
    flying: deque[tuple[Path, Future[list[Outcome]]]] = deque()
    pool = _pool(jobs)
    try:
        while waiting or flying:
            while waiting and len(flying) < 2 * jobs:
                flying.append((waiting[0], pool.submit(parse, waiting[0])))
                waiting.popleft()
            path, future = flying.popleft()
            try:
                yield path, future.result()
            except BrokenProcessPool:
                # any file in flight may have done it, so this one is tried alone and the others go back in line
                waiting.extendleft(other for other, _ in reversed(flying))
                flying.clear()
                pool.shutdown(cancel_futures=True)
                pool = _pool(jobs)
                yield path, _alone(path, parse)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(path: Path, parse: Parse) -> list[Outcome]:
    with _pool(1) as pool:
        try:
            return pool.submit(parse, path).result()
        except BrokenProcessPool:
            return [Refused(path.name, "the process that parsed it died; look at the file, or save its text as .txt")]


def _pool(jobs: int) -> ProcessPoolExecutor:
    # a fresh interpreter, since a fork would carry the parent's database connection along
    return ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"))
