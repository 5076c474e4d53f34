"""How fast deadlines are read beside dateparser in the same run, and what the reader adds to the assistant's start.

Run with `uv run python benchmarks/reading.py`; exit status 1 where a bar is missed.
"""

import datetime as dt
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import dateparser

from reading.deadlines.read import read_deadline

ROOT = Path(__file__).resolve().parent.parent
NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ROUNDS = 5
TIMES_FASTER = 10
IMPORT_SHARE = 0.10
OURS = ("reading.deadlines", "reading.language", "domain.lunar")
SETTINGS = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}


def phrases() -> list[str]:
    listed = (ROOT / "tests/reading/deadlines/phrases.txt").read_text("utf-8").splitlines()
    return [line.split(" => ")[0] for line in listed if " => " in line]


def read_with_dateparser(phrase: str) -> dt.datetime | None:
    return dateparser.parse(phrase, languages=["vi"], settings=SETTINGS)


def read_with_ours(phrase: str) -> object:
    return read_deadline(phrase, NOW)


def side_by_side(texts: Sequence[str]) -> tuple[float, float]:
    """Phrases read in a second by each of the two, in the best of several rounds that take turns."""
    rounds = [(_round(read_with_ours, texts), _round(read_with_dateparser, texts)) for _ in range(ROUNDS)]
    ours, theirs = zip(*rounds, strict=True)
    return len(texts) / min(ours), len(texts) / min(theirs)


def _round(read: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def import_share() -> tuple[float, float]:
    """Milliseconds that the assistant takes to import, and what share the reader adds to the rest."""
    trace = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import bot.app"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    own = {name.strip(): int(alone.split(":")[1]) for alone, _, name in _columns(trace)}
    reader = sum(micros for name, micros in own.items() if name.startswith(OURS))
    return sum(own.values()) / 1000, reader / (sum(own.values()) - reader)


def _columns(trace: str) -> list[list[str]]:
    lines = (line.split("|") for line in trace.splitlines() if line.startswith("import time:"))
    return [columns for columns in lines if len(columns) == 3 and "self" not in columns[0]]


def main() -> int:
    texts = phrases()
    ours, theirs = side_by_side(texts)
    milliseconds, share = import_share()
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}, {len(texts)} phrases")
    print(f"this {ours:,.0f} a second, dateparser {dateparser.__version__} {theirs:,.0f}: {ours / theirs:.1f} times")
    print(f"import of the assistant {milliseconds:.0f} ms, of which the reader adds {share:.1%} to the rest")
    return int(ours / theirs < TIMES_FASTER or share > IMPORT_SHARE)


if __name__ == "__main__":
    sys.exit(main())
