"""Checking many drafts: each apart from the others, in several processes where that is quicker, in a fixed order."""

import logging
import os
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from pincite.cli.files import STDIN, FileError, read, write
from pincite.cli.progress import progress
from pincite.cli.reading import Checked, Choices, check, mend, settings_for, shown_name

log = logging.getLogger(__name__)

WORTH_SHARING = 500_000
"""Bytes of drafts that take longer to read than it takes to start further processes."""


class Task(NamedTuple):
    """What is to be done with each draft."""

    choices: Choices
    mend: bool = False
    """Whether the safe fixes are made."""
    keep: bool = False
    """Whether what was mended is written to its file."""
    stdin_filename: str | None = None


class Outcome(NamedTuple):
    """What became of one draft: None where it could not be read, and what is to be said about it."""

    checked: Checked | None
    complaints: tuple[str, ...] = ()


def examine(path: str, task: Task) -> Outcome:
    """Read one draft, and mend it where that is asked; whatever goes wrong stays with it."""
    name = shown_name(path, task.stdin_filename)
    try:
        text = read(path)
        settings, problems = settings_for(name, task.choices)
        checked = (mend if task.mend else check)(name, text, settings)
        if task.keep and path != STDIN and checked.text != text:
            write(path, checked.text)
    except FileError as reason:
        return Outcome(None, (str(reason),))
    except Exception as error:
        log.debug("internal error", exc_info=True)
        return Outcome(None, (f"{name}: cannot be checked: internal error: {type(error).__name__}: {error}",))
    return Outcome(checked, tuple(map(str, problems)))


def examine_all(paths: Sequence[str], task: Task, jobs: int | None = None) -> list[Outcome]:
    """Read the drafts, in as many processes as are asked for, else as are worth starting; outcomes in their order."""
    jobs = min(jobs or _worth_starting(paths), len(paths))
    if jobs > 1 and STDIN not in paths:
        return _shared_out(paths, task, jobs)
    outcomes = []
    with progress(len(paths)) as advance:
        for path in paths:
            outcomes.append(examine(path, task))
            advance()
    return outcomes


def _worth_starting(paths: Sequence[str]) -> int:
    size = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
    return (os.cpu_count() or 1) if size >= WORTH_SHARING else 1


def _shared_out(paths: Sequence[str], task: Task, jobs: int) -> list[Outcome]:
    outcomes: dict[str, Outcome] = {}
    pool = _pool(jobs)
    try:
        futures = {pool.submit(examine, path, task): path for path in paths}
        with progress(len(paths)) as advance:  # only now: a process with threads should not be forked
            for future in as_completed(futures):
                outcomes[futures[future]] = future.result()
                advance()
    except BrokenProcessPool:  # some draft has ended its process, and the others with it
        pass
    finally:
        pool.shutdown(cancel_futures=True)
    return [outcomes.get(path) or _alone(path, task) for path in paths]


def _alone(path: str, task: Task) -> Outcome:
    """Read a draft in a process of its own, since it may be the one that ends it."""
    with _pool(1) as pool:
        try:
            return pool.submit(examine, path, task).result()
        except BrokenProcessPool:
            return Outcome(None, (f"{path}: cannot be checked: the process that read it has ended",))


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that leave an interruption to the one that started them."""
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
