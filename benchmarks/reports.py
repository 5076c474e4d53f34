"""Papers of 2,000 tasks: the seconds that each face takes, and the most memory that its process had.

Run with `uv run python benchmarks/reports.py`; exit status 1 where a file takes longer than three seconds. Each face is
made in a process of its own, as the assistant makes it: its libraries are loaded before the clock starts.
"""

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from domain.overviews.report import Face
from reports import pdf
from reports.faces import made
from tests.reports import department

TASKS = 2000
BAR = 3.0
HELD = (Face.WORD, Face.WORKBOOK, Face.LETTER, Face.PICTURE)
"""Faces that must be ready in time; a PDF is LibreOffice's to make."""
KIB_OF_MIB = 1024


@dataclass(frozen=True)
class Measured:
    seconds: float
    kib: int
    before: int
    """Kibibytes that the process had when all was loaded and the tasks were there."""
    size: int


def measure(face: Face, count: int) -> Measured:
    """Make the face once for few tasks, so that everything is loaded, and once for all."""
    made(department.quarter(), face if face is not Face.PDF else Face.WORD)
    report = department.many(count)
    before = _most()
    began = time.perf_counter()
    file = made(report, face)
    return Measured(time.perf_counter() - began, _most(), before, len(file.content))


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--tasks", type=int, default=TASKS)
    parser.add_argument("--without-pdf", action="store_true", help="which takes LibreOffice up to a minute")
    chosen = parser.parse_args()
    count = chosen.tasks
    faces = [*HELD, *([Face.PDF] if pdf.program() and not chosen.without_pdf else [])]
    slow = False
    print(f"{'face':<8} {'seconds':>8} {'peak MiB':>9} {'of them':>8} {'KiB':>7}   ({count} tasks)")
    for face in faces:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measure, face, count).result()
        own = found.kib - found.before
        print(
            f"{face:<8} {found.seconds:>8.2f} {found.kib / KIB_OF_MIB:>9.0f} {own / KIB_OF_MIB:>8.0f} "
            f"{found.size / 1024:>7.0f}"
        )
        slow |= face in HELD and found.seconds > BAR
    print(f"at most {BAR:.0f} s each: {'missed' if slow else 'kept'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
