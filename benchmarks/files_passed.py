"""How many of our files are passed by one report, and by one reminder, counted with a profiler in every thread.

"được 80% rồi ạ" is said in reply to a card; then a reminder of another task falls due. Run with
`uv run python benchmarks/files_passed.py`; exit status 1 where more files are passed than the bars allow, or where a
reading function is called twice for the one message.
"""

import asyncio
import contextlib
import datetime as dt
import statistics
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from sqlalchemy import URL

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes, stage
from benchmarks.stage import Place, Town
from bot.app import Assistant, build, opened
from bot.clock import Clock
from bot.settings import TOKEN, Settings

OUTSIDE_READING = 40
OF_HANDLERS = 3
FOR_A_REMINDER = 26
READ_ONCE = 1
MEDIAN_LINES = 120

BEFORE, A_MINUTE = dt.timedelta(hours=2), dt.timedelta(minutes=1)
AFTERNOON = dt.time(15, 17)
"""Two hours before, nothing else falls due."""

WORDS = "được 80% rồi ạ"
ROOT = Path(__file__).parent.parent
ROOMS = ("domain", "reading", "db", "texts", "actions", "channels", "handlers", "scheduler", "bot")
WAY_IN = "read.py"
"""The files of reading/ whose public functions read; in a house without that room, domain/ holds them by name."""


class Recorder:
    """Counts calls by the code that is called, in all threads that begin after `installed`, while it is `recording`."""

    def __init__(self) -> None:
        self._calls: Counter[CodeType] = Counter()
        self._on = False

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)

    @contextlib.contextmanager
    def recording(self) -> Iterator["Passed"]:
        """While the block lasts, what is called is counted; the answer is whole when it has been left."""
        self._calls.clear()
        passed = Passed()
        self._on = True
        try:
            yield passed
        finally:
            self._on = False
            passed.calls = own_calls(self._calls)

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if self._on and event == "call":
            self._calls[frame.f_code] += 1


@dataclass(frozen=True)
class Function:
    file: str
    name: str

    @property
    def room(self) -> str:
        return self.file.partition("/")[0]

    @property
    def reads(self) -> bool:
        """Whether it is a function by which words are read."""
        if self.name.startswith(("_", "<")):
            return False
        if self.room == "reading":
            return self.file.endswith(f"/{WAY_IN}")
        return self.room == "domain" and self.name.startswith("read_")


class Passed:
    """What was passed: how often each of our functions was called."""

    calls: Mapping[Function, int] = {}

    def files(self) -> list[str]:
        return sorted({function.file for function in self.calls})

    def outside_reading(self) -> list[str]:
        return [file for file in self.files() if not file.startswith("reading/")]

    def of_handlers(self) -> list[str]:
        return [file for file in self.files() if file.startswith("handlers/")]

    def readings(self) -> dict[Function, int]:
        return {function: count for function, count in self.calls.items() if function.reads}


def own_calls(calls: Mapping[CodeType, int]) -> dict[Function, int]:
    """The calls of functions in our rooms, by file and name; what only an import runs is none."""
    found: Counter[Function] = Counter()
    for code, count in calls.items():
        path = Path(code.co_filename)
        if not path.is_relative_to(ROOT) or code.co_name == "<module>":
            continue
        file = path.relative_to(ROOT).as_posix()
        if file.partition("/")[0] in ROOMS:
            found[Function(file, code.co_name)] += count
    return dict(found)


@dataclass
class Scene:
    """The assistant in this process, before a small Telegram in another one."""

    town: Town
    assistant: Assistant
    places: Sequence[Place]
    days: Sequence[dt.datetime]
    """When the task of each place is due."""
    offset: int | None = None

    async def report(self, place: Place) -> None:
        """The head of a department replies to the card of its task."""
        await self.town.post("/town/say", person=place.head, chat=place.group, text=WORDS, reply_to=place.card)

    async def answer(self) -> None:
        """Everything that was said is fetched, handled and answered."""
        going_on = True
        while going_on:
            self.offset = await self.assistant.inbox.fetch(self.offset, wait=0)
            going_on = self.offset is not None
            await self.assistant.inbox.drain()

    async def tick(self, now: dt.datetime) -> None:
        self.assistant.clock.set(now)
        await self.assistant.ticker.tick(now)

    async def said(self) -> list[str]:
        """What stands in all groups."""
        found = [await self.town.get("/town/messages", chat=place.group) for place in self.places]
        return [message["text"] for messages in found for message in messages]


async def count(recorder: Recorder) -> tuple[Passed, Passed]:
    """What a report passes, and what a reminder does; each is done once before, so that all is imported."""
    with processes.database("sqlite") as database, processes.simulator() as url:
        assert database is not None
        async with begun(database, url) as scene:
            for place in scene.places:
                await scene.report(place)
                with recorder.recording() as report:
                    await scene.answer()
            before = await scene.said()
            assert sum("80%" in text and WORDS not in text for text in before) == len(scene.places)
            for due in scene.days:
                await scene.tick(due - BEFORE - A_MINUTE)
                told = len(await scene.said())
                with recorder.recording() as reminder:
                    await scene.tick(due - BEFORE)
                assert len(await scene.said()) == told + 1
            return report, reminder


@contextlib.asynccontextmanager
async def begun(database: URL, url: str) -> AsyncIterator[Scene]:
    """Two departments, each with a task whose card is in its group, and the assistant."""
    async with stage.town_at(url) as town:
        now = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
        with stage.opened(database) as sessions:
            monday = dt.datetime.combine(now.date() + dt.timedelta(days=21 - now.weekday()), AFTERNOON, now.tzinfo)
            days = (monday, monday + dt.timedelta(days=1))
            places = [await town.furnish(sessions, number, now, due=due) for number, due in enumerate(days)]
        settings = Settings.from_env(
            {
                TOKEN: processes.TOKEN,
                "DONDOC_TELEGRAM_URL": url,
                "DONDOC_DATABASE_URL": database.render_as_string(hide_password=False),
            }
        )
        with opened(settings) as engine:
            assistant = build(settings, engine, clock=Clock())
            async with assistant.application:
                await assistant.start()
                yield Scene(town, assistant, places, days)
                await assistant.inbox.drain()


def median_lines() -> float:
    """The length of the median file of the rooms; those that are empty on purpose are not counted."""
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py") if file.stat().st_size]
    return statistics.median(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def print_files(title: str, files: Sequence[str]) -> None:
    print(f"{title}: {len(files)} files")
    for file in files:
        print(f"  {file}")


def failures(report: Passed, reminder: Passed) -> list[str]:
    """What is above its bar, in words."""
    often = [f"{one.file}:{one.name}" for one, count in report.readings().items() if count > READ_ONCE]
    measured = [
        ("files outside reading/ for a report", len(report.outside_reading()), OUTSIDE_READING),
        ("files of handlers/ for a report", len(report.of_handlers()), OF_HANDLERS),
        ("files for a reminder", len(reminder.files()), FOR_A_REMINDER),
        ("lines of the median file", median_lines(), MEDIAN_LINES),
    ]
    over = [f"{name}: {found}, at most {bar}" for name, found, bar in measured if found > bar]
    return over + [f"called more than once for the one message: {name}" for name in often]


def print_all(report: Passed, reminder: Passed) -> None:
    print_files(f"A report, “{WORDS}” in reply to a card", report.files())
    print(f"  outside reading/: {len(report.outside_reading())}, of handlers/: {len(report.of_handlers())}")
    for function, times in sorted(report.readings().items(), key=lambda one: one[0].file):
        print(f"  {function.file}: {function.name} {times}×")
    print_files("A reminder that falls due", reminder.files())
    print(f"The median file has {median_lines():.0f} lines")


def main() -> int:
    recorder = Recorder()
    with recorder.installed():
        report, reminder = asyncio.run(count(recorder))
    print_all(report, reminder)
    found = failures(report, reminder)
    for line in found:
        print(f"FAILED: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
