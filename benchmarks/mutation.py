"""Which small faults no test notices: one at a time is put into a copy of the tree, and the tests of its line are run.

Run with `uv run python benchmarks/mutation.py --files domain/people.py channels --sample 60 --jobs 2`; without --files
all of SCOPE is tried, without --sample every fault. Exit status 1 where too many survive.

1. All tests are run once, and which of them pass which line is recorded (benchmarks/lines_passed.py).
2. For each fault the tests that pass its statement are run, the quickest first, until one fails. What nothing passes
   survives at once. A table, which is passed at import, is tried with the tests that pass a use of its name, then with
   those that SCOPE names for the file: a test that only looks at it passes no line. So is what import alone calls.

Each run is a fork of this process, in which the libraries are imported already.

Why no tool of others: mutmut 3 changes the bodies of functions alone, and here rights and states are tables.
"""

import argparse
import ast
import compileall
import functools
import gc
import importlib
import multiprocessing
import pickle
import py_compile
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks.faults import Enums, enums_of, faults_in
from benchmarks.lines_passed import Choosing, Passed, Recording, Statement, files_under, run, statements, uses

ROOT = Path(__file__).resolve().parent.parent
TO_BE_KILLED = 0.9
NO_TESTS_RAN = 5
"""The exit status of pytest that would look as if a fault was noticed."""
LIBRARIES = (
    "_hypothesis_pytestplugin",
    "alembic.command",
    "anyio._backends._asyncio",
    "anyio.pytest_plugin",
    "apscheduler.schedulers.asyncio",
    "dateparser",
    "holidays",
    "httpx",
    "hypothesis",
    "psycopg",
    "pytest_asyncio.plugin",
    "rapidfuzz",
    "sqlalchemy.orm",
    "starlette.applications",
    "telegram.ext",
    "xdist.looponfail",
    "xdist.plugin",
)
"""What takes most of the time until the first test runs; the plugins of pytest, which it would else compile anew."""

_FORK = multiprocessing.get_context("fork")
_RIGHTS = ("flows/test_judging.py", "flows/test_requests.py", "flows/test_assignments.py", "flows/test_private.py")
_LIFE = ("domain/test_tasks.py", "domain/test_handing_on.py", "domain/test_lists.py")
_DECIDING = (
    "domain/test_decide.py",
    "domain/test_decide_requests.py",
    "domain/test_decide_at_random.py",
    "domain/test_decide_cells.py",
    "domain/test_decide_meanings.py",
    "domain/test_decide_tables.py",
    "domain/test_decide_invariants.py",
    "domain/test_addressing.py",
    "flows",
)
_UNSEEN = ("flows/test_own_requests.py", "flows/test_unseen_tasks.py")
_DELIVERY = ("channels", "scheduler/test_contract.py", "flows/test_bad_input.py", "flows/test_delivery.py")
SCOPE: dict[str, tuple[str, ...]] = {
    "actions": ("flows", "scheduler"),
    "domain/decide": _DECIDING,
    "domain/acts.py": _DECIDING,
    "domain/people.py": ("domain/test_people.py", *_RIGHTS, "flows/test_boards.py", *_UNSEEN),
    "domain/tasks.py": (
        *_LIFE,
        *_RIGHTS,
        "flows/test_support.py",
        "flows/test_urgency.py",
        "flows/test_corrections.py",
    ),
    "domain/ladder.py": ("domain/test_ladder.py", "domain", "scheduler/test_planning.py", "scheduler/test_progress.py"),
    "channels/sender.py": _DELIVERY,
    "channels/telegram/calls.py": _DELIVERY,
}
"""What is tried, and the tests of what each file or folder has outside its functions, those that are near first."""
RECORDED = (("tests/flows",), ("tests/domain", "tests/scheduler", "tests/channels"))
"""The tests that are shown faults, in parts that are recorded side by side."""


@dataclass(frozen=True)
class Mutant:
    """A file with one fault in it, the so-manieth of those it can have: what was changed, and where."""

    file: str
    number: int
    told: str
    statement: Statement

    @property
    def source(self) -> str:
        """The whole text of the file with the fault."""
        tree = ast.parse((ROOT / self.file).read_text("utf-8"))
        next(islice(faults_in(tree, _enums()), self.number, None)).put()
        return ast.unparse(ast.fix_missing_locations(tree))


@dataclass(frozen=True)
class Trial:
    """The tests of a mutant as they run in a copy of the tree; the first that fails is written to `found`."""

    mutant: Mutant
    tree: Path
    original: str
    found: Path
    process: BaseProcess
    until: float
    """When they hang, which is noticed too."""


@functools.cache
def _enums() -> Enums:
    return enums_of(ROOT)


def mutants_of(file: str) -> Iterator[Mutant]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    around = statements(tree)
    for number, fault in enumerate(faults_in(tree, _enums())):
        yield Mutant(file, number, f"{file}:{fault.line}: {fault.was}  →  {fault.now}", around[fault.line])


def record(tree: Path) -> Passed:
    """Run all tests without a fault; which lines each of them passes."""
    parts = [tree.with_name(f"passed-{number}") for number in range(len(RECORDED))]
    processes = [
        _FORK.Process(target=_record, args=(tree, tests, part)) for tests, part in zip(RECORDED, parts, strict=True)
    ]
    for process in processes:
        process.start()
    passed = Passed()
    for process, part in zip(processes, parts, strict=True):
        process.join()
        passed.add(pickle.loads(part.read_bytes()))
    return passed


def _record(tree: Path, tests: Sequence[str], part: Path) -> None:
    recording = Recording(tree, list(SCOPE))
    run(tree, tests, recording)
    part.write_bytes(pickle.dumps(recording.passed))


def tests_of(mutant: Mutant, passed: Passed) -> list[str]:
    """The tests that may notice the fault, in the order in which they are tried."""
    if not mutant.statement.at_import:
        imported = not passed.imported[mutant.file].isdisjoint(mutant.statement.lines)
        return passed.of(mutant.file, mutant.statement.lines) or (_near(mutant.file, passed) if imported else [])
    files = [file for one in SCOPE for file in files_under(ROOT, one)]
    of_class = mutant.statement.of_class
    names = (*mutant.statement.names, *([of_class] if of_class else []))  # A default is used where one is made.
    lines = [(file, _uses(file, name, of_class)) for name in names for file in files]
    found = {test for file, used in lines for test in passed.of(file, used)}
    return list(dict.fromkeys((*passed.quickest(found), *_near(mutant.file, passed))))


@functools.cache
def _uses(file: str, name: str, of_class: str | None) -> frozenset[int]:
    return frozenset(uses((ROOT / file).read_text("utf-8"), name, of_class))


def _near(file: str, passed: Passed) -> list[str]:
    """The tests that SCOPE names, those of one line of it together."""
    where = max((one for one in SCOPE if file == one or file.startswith(f"{one}/")), key=len, default=None)
    near = [f"tests/{test}" for test in (SCOPE[where] if where else ("domain", "flows"))]
    tests = passed.quickest(passed.seconds)
    return list(dict.fromkeys(test for start in near for test in tests if test.startswith(start)))


def try_all(
    mutants: Sequence[Mutant], folder: Path, *, jobs: int, minutes: float
) -> Iterator[tuple[Mutant, str | None]]:
    """Each mutant whose turn comes in time, and the test that kills it; None where it survives."""
    trees = list(_copies(folder, jobs))
    for library in LIBRARIES:
        importlib.import_module(library)
    passed = record(trees[0])
    if passed.failed:
        raise SystemExit(f"these tests fail without any fault: {passed.failed}")
    print(f"{len(passed.seconds)} tests recorded", flush=True)
    gc.freeze()  # What is here already no collection of a fork needs to look at.
    waiting, until, running = iter(mutants), time.monotonic() + minutes * 60, dict[int, Trial]()
    while True:
        while trees and time.monotonic() < until and (mutant := next(waiting, None)) is not None:
            if tests := tests_of(mutant, passed):
                seconds = sum(passed.seconds[test] for test in tests)
                trial = _begun(mutant, trees.pop(), tests, time.monotonic() + 120 + 5 * seconds)
                running[trial.process.sentinel] = trial
            else:
                yield mutant, None
        if not running:
            return
        wait(list(running), timeout=10)
        for sentinel, trial in list(running.items()):
            if not trial.process.is_alive() or time.monotonic() > trial.until:
                yield trial.mutant, _ended(trial)
                trees.append(running.pop(sentinel).tree)


def _copies(folder: Path, jobs: int) -> Iterator[Path]:
    """Compiled with the hash of each source, so that no compiled fault outlives its turn."""
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "node_modules")
    for number in range(jobs):
        tree = Path(shutil.copytree(ROOT, folder / str(number), ignore=unwanted))
        compileall.compile_dir(tree, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        yield tree


def _begun(mutant: Mutant, tree: Path, tests: Sequence[str], until: float) -> Trial:
    target, found = tree / mutant.file, tree.with_name(f"found-{tree.name}")
    original = target.read_text("utf-8")
    target.write_text(mutant.source, "utf-8")
    found.write_text("")
    process = _FORK.Process(target=_try, args=(tree, tests, found))
    process.start()
    return Trial(mutant, tree, original, found, process, until)


def _try(tree: Path, tests: Sequence[str], found: Path) -> None:
    sys.dont_write_bytecode = True
    choosing = Choosing(tests)
    status = run(tree, ["-x", *dict.fromkeys(test.partition("::")[0] for test in tests)], choosing)
    found.write_text(f"{status} {choosing.failed or ''}")


def _ended(trial: Trial) -> str | None:
    """What killed the mutant, which is taken out again; None if it survived."""
    (trial.tree / trial.mutant.file).write_text(trial.original, "utf-8")
    if trial.process.is_alive():
        trial.process.kill()
        trial.process.join()
        return "none came to an end"
    status, _, failed = trial.found.read_text().partition(" ")
    if status == str(NO_TESTS_RAN):
        raise SystemExit(f"pytest found none of the tests of {trial.mutant.told}")
    return None if status == "0" else failed or f"pytest ended with {status or trial.process.exitcode}"


def chosen(files: Sequence[str], sample: int | None, seed: int) -> list[Mutant]:
    sources = [source for file in files for source in files_under(ROOT, file)]
    found = [mutant for source in sources for mutant in mutants_of(source)]
    print(f"{len(found)} faults in {len(sources)} files", flush=True)
    return found if sample is None else random.Random(seed).sample(found, min(sample, len(found)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", nargs="+", default=list(SCOPE), help="files or folders, as SCOPE names them")
    parser.add_argument("--sample", type=int, help="try so many faults, chosen by lot; without it all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=24 * 60, help="begin no more faults after so long")
    asked = parser.parse_args()
    mutants = chosen(asked.files, asked.sample, asked.seed)
    tried = survived = 0
    with tempfile.TemporaryDirectory(prefix="dondoc-mutants-") as folder:
        for mutant, test in try_all(mutants, Path(folder), jobs=asked.jobs, minutes=asked.minutes):
            tried, survived = tried + 1, survived + (test is None)
            print(
                f"{'SURVIVED' if test is None else 'killed  '} {mutant.told}{f'  by {test}' if test else ''}",
                flush=True,
            )
    rate = 1 - survived / tried if tried else 0.0
    print(f"{tried - survived} of {tried} killed: {rate:.1%}, at least {TO_BE_KILLED:.0%} are to be")
    return 0 if rate >= TO_BE_KILLED else 1


if __name__ == "__main__":
    sys.exit(main())
