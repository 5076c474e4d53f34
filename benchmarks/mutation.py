"""Which small faults no test notices: one at a time is put into a copy of the tree, and the tests of its file are run.

Run with `uv run python benchmarks/mutation.py --files domain/people.py channels --sample 60 --jobs 2`; without --files
all of SCOPE is tried, without --sample every fault. Exit status 1 where too many survive.

Why no tool of others: mutmut 3 changes the bodies of functions alone, and here rights and states are tables.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks.faults import Enums, enums_of, faults_in

ROOT = Path(__file__).resolve().parent.parent
TO_BE_KILLED = 0.9
OPTIONS = ("-x", "-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", "-k", "not postgresql")
TOO_LONG = 300
"""Seconds after which the tests of a fault hang: that is noticed too."""

_RIGHTS = ("flows/test_judging.py", "flows/test_requests.py", "flows/test_assignments.py", "flows/test_private.py")
_LIFE = ("domain/test_tasks.py", "domain/test_handing_on.py", "domain/test_lists.py")
_DECIDING = (
    "domain/test_decide.py",
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
    "domain/people.py": ("domain/test_people.py", *_RIGHTS, "flows/test_boards.py", *_UNSEEN),
    "domain/tasks.py": (
        *_LIFE,
        *_RIGHTS,
        "flows/test_support.py",
        "flows/test_urgency.py",
        "flows/test_corrections.py",
    ),
    "domain/ladder.py": ("domain/test_ladder.py", "domain", "scheduler/test_planning.py", "scheduler/test_progress.py"),
    "domain/acts.py": _DECIDING,
    "domain/decide": _DECIDING,
    "actions": ("domain", "flows", "scheduler"),
    "channels/sender.py": _DELIVERY,
    "channels/telegram/sending.py": _DELIVERY,
}
"""The tests of each file or folder, those that are quick or near first; what does not exist yet is passed over."""


@dataclass(frozen=True)
class Mutant:
    """A file with one fault in it: what was changed, and the whole text."""

    file: str
    told: str
    source: str


def mutants_of(file: str, enums: Enums) -> Iterator[Mutant]:
    text = (ROOT / file).read_text("utf-8")
    for number in range(sum(1 for _ in faults_in(ast.parse(text), enums))):
        tree = ast.parse(text)
        fault = list(faults_in(tree, enums))[number]
        fault.put()
        told = f"{file}:{fault.line}: {fault.was}  →  {fault.now}"
        yield Mutant(file, told, ast.unparse(ast.fix_missing_locations(tree)))


def tests_of(file: str) -> list[str]:
    """Of the nearest line of SCOPE; of a file outside it, all that domain/ has."""
    where = max((one for one in SCOPE if file == one or file.startswith(f"{one}/")), key=len, default="")
    return [f"tests/{test}" for test in SCOPE.get(where, ("domain",)) if (ROOT / "tests" / test).exists()]


def killer(tree: Path, mutant: Mutant) -> str | None:
    """The test that fails in the copy `tree` with the fault in it, None if all pass; the fault is taken out again."""
    target = tree / mutant.file
    original = target.read_text("utf-8")
    target.write_text(mutant.source, "utf-8")
    try:
        run = subprocess.run(
            [sys.executable, "-B", "-m", "pytest", *OPTIONS, *tests_of(mutant.file)],
            cwd=tree,
            env={name: value for name, value in os.environ.items() if name != "CI"},  # noqa: TID251
            capture_output=True,
            text=True,
            timeout=TOO_LONG,
        )
    except subprocess.TimeoutExpired:
        return "none came to an end"
    finally:
        target.write_text(original, "utf-8")
    if run.returncode == 0:
        return None
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return failed[0].partition(" - ")[0] if failed else f"pytest ended with {run.returncode}"


def try_all(mutants: Sequence[Mutant], folder: Path, *, jobs: int, until: float) -> Iterator[tuple[Mutant, str | None]]:
    """Each mutant whose turn comes in time, and the test that kills it; None where it survives."""
    trees: SimpleQueue[Path] = SimpleQueue()
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "node_modules")
    for number in range(jobs):
        trees.put(shutil.copytree(ROOT, folder / str(number), ignore=unwanted))

    def one(mutant: Mutant) -> tuple[Mutant, str | None] | None:
        if time.monotonic() > until:
            return None
        tree = trees.get()
        try:
            return mutant, killer(tree, mutant)
        finally:
            trees.put(tree)

    with ThreadPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(one, mutant) for mutant in mutants]):
            if (outcome := done.result()) is not None:
                yield outcome


def chosen(files: Sequence[str], sample: int | None, seed: int) -> list[Mutant]:
    paths = [ROOT / file for file in files if (ROOT / file).exists()]
    sources = [source for path in paths for source in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    enums = enums_of(ROOT)
    found = [mutant for source in sources for mutant in mutants_of(source.relative_to(ROOT).as_posix(), enums)]
    print(f"{len(found)} faults in {len(sources)} files", flush=True)
    return random.Random(seed).sample(found, min(sample or len(found), len(found)))


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
        until = time.monotonic() + asked.minutes * 60
        for mutant, test in try_all(mutants, Path(folder), jobs=asked.jobs, until=until):
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
