"""How fast deadlines are read beside dateparser in the same run, and what the reader adds to the assistant's start.

Then how long the worst messages take that a messenger can carry, by each reader; `--worst` measures these alone.
Run with `uv run python benchmarks/reading.py`; exit status 1 where a bar is missed.
"""

import datetime as dt
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

# This file bears the name of the room that it measures, which would not be found behind it.
import dateparser

import benchmarks  # noqa: F401  # Before the rooms: this script has the name of the one that it measures.
from domain import refusals
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.names import Colleague, Named
from domain.replies import Intent, Reply
from reading.deadlines import read as deadlines
from reading.labels import agreed, typed
from reading.language import secrecy, tokens
from reading.orders import read as orders
from reading.orders.handing_on import handed_to
from reading.orders.lines import read_ordered
from reading.papers_in.wishes import paper_put_off, paper_refused, read_paper_wish
from reading.questions.filters import read_filters
from reading.questions.read import read_question
from reading.registrations.corrections import corrections_in
from reading.registrations.people import entrusted_by_name
from reading.registrations.posts import read_post
from reading.registrations.several import read_drafts
from reading.replies import clauses, retreats
from reading.replies import read as replies
from reading.replies.evidence import evidence_in
from reading.replies.snoozes import read_wish
from reading.replies.unprompted import numbers_meant

ROOT = Path(__file__).resolve().parent.parent
NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ROUNDS = 21
TIMES_FASTER = 12
LONGEST_MESSAGE = 4096
WORST_MILLISECONDS = 100
SHOWN = 12
IMPORT_SHARE = 0.10
OURS = ("reading.deadlines", "reading.language")
SETTINGS = {"RELATIVE_BASE": NOW.replace(tzinfo=None), "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}


def phrases() -> list[str]:
    listed = (ROOT / "tests/reading/deadlines/phrases.txt").read_text("utf-8").splitlines()
    return [line.split(" => ")[0] for line in listed if " => " in line]


def read_with_dateparser(phrase: str) -> dt.datetime | None:
    return dateparser.parse(phrase, languages=["vi"], settings=SETTINGS)


def read_with_ours(phrase: str) -> object:
    return deadlines.read_deadline(phrase, NOW)


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


UNITS = (
    Named(1, "Văn phòng Sở", ("VP",)),
    Named(2, "Phòng Quản lý khoa học", ("QLKH",)),
    Named(3, "Phòng Kế hoạch - Tài chính", ("KHTC",)),
    Named(4, "Trung tâm Thông tin, thống kê", ("TTTK",)),
    Named(5, "Thanh tra Sở"),
    *(Named(number, f"Chi cục số {number}") for number in range(6, 20)),
)
PEOPLE = (
    Colleague(1, "Đặng Văn Lâm", unit=2, heads=True),
    Colleague(2, "Vũ Ngọc Ánh", unit=3),
    Colleague(3, "Trần Quốc Vinh", leader=True),
)
RULES = DateRules(WorkingCalendar())
LABELS = (("Đúng", "draft:1:yes"), ("Bỏ", "draft:1:drop"))


def _order(text: str) -> object:
    said = Reply(text.strip(), Intent.PROGRESS)
    return list(orders.read_orders(said, 9, UNITS))


READERS: dict[str, Callable[[str], object]] = {
    "reply": replies.read_reply,
    "replies to a card": lambda text: replies.read_replies(text, items=1),
    "replies to 20 lines": lambda text: replies.read_replies(text, items=20),
    "deadline": read_with_ours,
    "deadlines": lambda text: deadlines.read_deadlines(text, NOW),
    "impossible dates": deadlines.impossible_dates,
    "order": _order,
    "orders of several": read_ordered,
    "reassignment": lambda text: orders.numbered(text, UNITS),
    "wish": lambda text: read_wish(text, NOW),
    "registration": lambda text: read_drafts(text, UNITS, now=NOW, rules=RULES),
    "assignment": lambda text: read_drafts(text, UNITS, now=NOW, rules=RULES, assigning=True),
    "filters": lambda text: read_filters(text, units=UNITS, today=NOW.date(), people=PEOPLE),
    "people at work": lambda text: entrusted_by_name(text, UNITS, PEOPLE),
    "tasks unasked": numbers_meant,
    "corrections": lambda text: corrections_in(text, (1, 2, 3)),
    "paper": lambda text: (read_paper_wish(text), paper_refused(text), paper_put_off(text)),
    "post": lambda text: read_post(text, UNITS),
    "label": lambda text: (typed(text, LABELS), agreed(text, LABELS)),
    "handed on": lambda text: handed_to(text, PEOPLE),
    "question": lambda text: read_question(text, UNITS, NOW, PEOPLE),
    "evidence": evidence_in,
    "retreat": retreats.retreats,
    "secret mark": secrecy.is_marked_secret,
}


def pieces() -> list[str]:
    """What the worst messages repeat; in the file each stands in angle brackets, with escapes."""
    lines = (ROOT / "tests/reading/worst_pieces.txt").read_text("utf-8").splitlines()
    return [
        line[1:-1]
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\u00a0", "\u00a0")
        .replace("\\u0301", "\u0301")
        .replace("\\t", "\t")
        for line in lines
        if line[:1] == "<"
    ]


def worst_messages() -> dict[str, str]:
    """Shape → a message of the greatest length: one piece repeated, a numbered list, all pieces mixed."""
    repeated = {repr(piece): piece * (LONGEST_MESSAGE // len(piece)) for piece in pieces()}
    listed = "".join(f"{number}. xong\n" for number in range(1, LONGEST_MESSAGE))[:LONGEST_MESSAGE]
    mixed = ("".join(pieces()) * LONGEST_MESSAGE)[:LONGEST_MESSAGE]
    long_word = ("thuong" * LONGEST_MESSAGE)[:LONGEST_MESSAGE]
    return {**repeated, "numbered list": listed, "mixed": mixed, "one long word": long_word}


def worst_times() -> list[tuple[float, str, str]]:
    """(milliseconds, shape, reader) of each shape in the reader that needs longest for it, the worst first."""
    found = []
    for shape, text in worst_messages().items():
        times = {name: _milliseconds(read, text) for name, read in READERS.items()}
        slowest = max(times, key=lambda name: times[name])
        found.append((times[slowest], shape, slowest))
    return sorted(found, reverse=True)


def _milliseconds(read: Callable[[str], object], text: str) -> float:
    """The best of a few times, so that what else the machine does counts less; a refusal is an answer, too."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        with suppress(refusals.Refusal):
            read(text)
        _forget()
        best = min(best, (time.process_time() - start) * 1000)
        if best < WORST_MILLISECONDS / 4:
            break
    return best


def _forget() -> None:
    """So that no reading finds what the one before it has kept of the same text."""
    for reader in (tokens.fold, clauses.taken_apart):
        reader.cache_clear()


def show_worst() -> bool:
    """Prints the worst messages; whether one misses the bar."""
    found = worst_times()
    for milliseconds, shape, reader in found[:SHOWN]:
        print(f"{milliseconds:6.0f} ms  {reader}: {shape}")
    worst = found[0][0]
    print(f"worst of {len(found)} messages of {LONGEST_MESSAGE} characters: {worst:.0f} ms, bar {WORST_MILLISECONDS}")
    return worst > WORST_MILLISECONDS


def main() -> int:
    if "--worst" in sys.argv:
        return int(show_worst())
    texts = phrases()
    ours, theirs = side_by_side(texts)
    milliseconds, share = import_share()
    print(f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}, {len(texts)} phrases")
    print(f"this {ours:,.0f} a second, dateparser {dateparser.__version__} {theirs:,.0f}: {ours / theirs:.1f} times")
    print(f"import of the assistant {milliseconds:.0f} ms, of which the reader adds {share:.1%} to the rest")
    slow = show_worst()
    return int(slow or ours / theirs < TIMES_FASTER or share > IMPORT_SHARE)


if __name__ == "__main__":
    sys.exit(main())
