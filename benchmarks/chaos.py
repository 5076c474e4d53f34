"""Kill the assistant at random moments while reports come in and reminders fall due, and count what is missing.

Run with `uv run python benchmarks/chaos.py`; exit status 1 where the delivery contract is broken.
"""

import argparse
import asyncio
import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import URL, select
from sqlalchemy.orm import Session

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes, stage
from benchmarks.stage import HANOI, Place, Town
from db.engine import Sessions
from db.models import Event, Reminder
from db.queues import Inbox, Outbox
from db.reminders import INTERRUPTED

MORNING = dt.time(10, 0)
"""The town's time at the beginning: far from the fixed hours of the ladder."""
TWO_HOURS = dt.timedelta(hours=2)
DOUBLED = "có thể trùng"
LONGEST_START, LONGEST_LIFE = 2.0, 1.5
"""One in four is killed within so many seconds of its start, the others so many after it began to listen."""
ONE_LIFE = 3.5
"""Seconds that a start and a life take together, about."""
GIVE_UP = 60.0
LISTENING = b"listening as"


@dataclass(frozen=True)
class Options:
    engine: str
    kills: int
    reports: int
    reminders: int
    seed: int


@dataclass(frozen=True)
class Report:
    chat: int
    message: int
    words: str


@dataclass
class Findings:
    """What was counted in the end."""

    options: Options
    at_work: int
    """How many of the kills met an assistant that had come up already."""
    not_stored: int = 0
    stored_twice: int = 0
    unanswered: int = 0
    doubled_answers: int = 0
    unmarked_answers: int = 0
    reminders_missing: int = 0
    doubled_reminders: int = 0
    unmarked_reminders: int = 0
    cut_off: int = 0
    """Digests that were on their way at a kill, so that nobody knows whether they had arrived."""
    left_waiting: int = 0

    @property
    def broken(self) -> bool:
        lost = self.not_stored + self.stored_twice + self.unanswered + self.reminders_missing + self.left_waiting
        unmarked = self.unmarked_answers + self.unmarked_reminders
        return bool(lost or unmarked or self.doubled_reminders > self.cut_off)

    def __str__(self) -> str:
        options = self.options
        return (
            f"{options.engine}: killed {options.kills} times ({self.at_work} at work), "
            f"{options.reports} reports, {options.reminders} reminders\n"
            f"  reports: {self.not_stored} lost, {self.stored_twice} stored twice, {self.unanswered} unanswered, "
            f"{self.doubled_answers} answered twice ({self.unmarked_answers} without saying so)\n"
            f"  reminders: {self.reminders_missing} missing, {self.doubled_reminders} doubled "
            f"({self.unmarked_reminders} without saying so; {self.cut_off} cut off), {self.left_waiting} left waiting\n"
            f"  {'CONTRACT BROKEN' if self.broken else 'contract kept'}"
        )


async def run(options: Options) -> Findings | None:
    """One run on one engine; None where the machine does not have it."""
    with processes.database(options.engine) as address:
        if address is None:
            return None
        with processes.simulator() as url, tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder:
            log = Path(folder) / "log"
            async with stage.town_at(url) as town:
                chaos = _Chaos(options, town, random.Random(options.seed))
                try:
                    return await chaos.play(address, url, log)
                except httpx.HTTPError:
                    sys.stderr.write(log.read_text("utf-8")[-4000:])
                    raise


class _Chaos:
    def __init__(self, options: Options, town: Town, dice: random.Random) -> None:
        self._options = options
        self._town = town
        self._dice = dice
        self._places: list[Place] = []
        self._reports: list[Report] = []
        self._said: Counter[int] = Counter()
        self._lasting = options.kills * ONE_LIFE

    async def play(self, address: URL, url: str, log: Path) -> Findings:
        begin = await self._morning()
        with stage.opened(address) as sessions:
            for number in range(self._options.reminders):
                moment = begin + dt.timedelta(seconds=self._dice.uniform(1, max(self._lasting, 2)))
                self._places.append(await self._town.furnish(sessions, number, begin, due=moment + TWO_HOURS))
        at_work = 0
        for life in range(self._options.kills):
            count = _share(self._options.reports, life, self._options.kills)
            process = processes.assistant(url, address, log)
            _, listening = await asyncio.gather(self._speak(count), self._live_and_die(process, log))
            at_work += listening
        last = processes.assistant(url, address, log)
        try:
            await self._come_to_rest(begin)
        finally:
            processes.end(last)
        with stage.opened(address) as sessions:
            return await self._count(sessions, at_work)

    async def _morning(self) -> dt.datetime:
        """Put the town's clock to ten o'clock of the second Monday from now."""
        now = dt.datetime.fromisoformat((await self._town.get("/town/clock"))["now"])
        monday = now.date() + dt.timedelta(days=14 - now.weekday())
        begin = dt.datetime.combine(monday, MORNING, HANOI)
        await self._town.post("/town/clock", to=begin.isoformat())
        return begin

    async def _speak(self, count: int) -> None:
        """People reply to the cards, each report with a higher number than the one before it on that task."""
        for _ in range(count):
            place = self._dice.choice(self._places)
            self._said[place.group] += 1
            words = f"đạt {self._said[place.group] * 2 + 10}%"
            told = await self._town.post(
                "/town/say", person=place.head, chat=place.group, text=words, reply_to=place.card
            )
            self._reports.append(Report(place.group, told["message_id"], words))
            await asyncio.sleep(self._dice.uniform(0, ONE_LIFE / count))

    async def _live_and_die(self, process: subprocess.Popen[bytes], log: Path) -> bool:
        """Kill the process at a random moment; whether it was at work by then."""
        heard = _listened(log)
        if self._dice.random() < 0.25:
            await asyncio.sleep(self._dice.uniform(0, LONGEST_START))
        else:
            end_at = time.monotonic() + GIVE_UP
            while _listened(log) == heard and time.monotonic() < end_at:  # noqa: ASYNC110 - another process writes it
                await asyncio.sleep(0.02)
            await asyncio.sleep(self._dice.uniform(0, LONGEST_LIFE))
        assert process.poll() is None, "the assistant ended by itself"
        process.kill()
        process.wait()
        return _listened(log) > heard

    async def _come_to_rest(self, begin: dt.datetime) -> None:
        """Wait until the last run of the assistant follows the clock, then let all be due that is not yet."""
        follows = False
        while not follows:
            await asyncio.sleep(1)
            await self._town.post("/town/settle", limit=170)
            follows = (await self._town.get("/town/clock"))["next"] is not None
        now = dt.datetime.fromisoformat((await self._town.get("/town/clock"))["now"])
        later = max(now, begin + dt.timedelta(seconds=self._lasting)) + dt.timedelta(minutes=20)
        await self._town.post("/town/clock", to=later.isoformat())
        await self._town.post("/town/settle", limit=170)

    async def _count(self, sessions: Sessions, at_work: int) -> Findings:
        found = Findings(self._options, at_work)
        with sessions.begin() as session:
            _count_stored(session, self._reports, found)
        for place in self._places:
            messages = await self._town.get("/town/messages", chat=place.group, after=place.card)
            own = [report for report in self._reports if report.chat == place.group]
            _count_answers(messages, own, found)
            _count_reminders(messages, place, found)
        return found


def _share(whole: int, part: int, parts: int) -> int:
    """The `part`-th of so many nearly equal parts, which add up to the whole."""
    return whole * (part + 1) // parts - whole * part // parts


def _listened(log: Path) -> int:
    return log.read_bytes().count(LISTENING) if log.exists() else 0


def _count_stored(session: Session, reports: list[Report], found: Findings) -> None:
    rows = session.execute(
        select(Event.chat, Event.message, Event.words).where(Event.kind == "reported", Event.chat.is_not(None))
    )
    kept = Counter((chat, message, words) for chat, message, words in rows)
    for report in reports:
        times = kept[report.chat, report.message, report.words]
        found.not_stored += times == 0
        found.stored_twice += times > 1
    waiting = session.scalars(select(Inbox.id).where(Inbox.handled_at.is_(None)))
    unsent = session.scalars(select(Reminder.id).where(Reminder.state.in_(("planned", "sending"))))
    found.left_waiting += len(waiting.all()) + len(unsent.all())
    found.cut_off += len(session.scalars(select(Outbox.id).where(Outbox.reason == INTERRUPTED)).all())


def _count_answers(messages: list[dict[str, Any]], reports: list[Report], found: Findings) -> None:
    for report in reports:
        answers = [one["text"] for one in messages if one["reply_to"] == report.message]
        found.unanswered += not answers
        found.doubled_answers += max(len(answers) - 1, 0)
        found.unmarked_answers += sum(DOUBLED not in text for text in answers[1:])


def _count_reminders(messages: list[dict[str, Any]], place: Place, found: Findings) -> None:
    said = [
        one["text"] for one in messages if one["text"].startswith(("NHẮC VIỆC", "(nhắc lại")) and not one["reply_to"]
    ]
    digests = [text for text in said if f"/nv{place.number} " in text]
    found.reminders_missing += not digests
    found.doubled_reminders += max(len(digests) - 1, 0)
    found.unmarked_reminders += sum(DOUBLED not in text for text in digests[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--reminders", type=int, default=200)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    parser.add_argument("--seed", type=int, default=1945)
    given = parser.parse_args()
    print(processes.machine())
    broken = False
    for engine in given.engine or processes.ENGINES:
        options = Options(engine, given.kills, given.reports, given.reminders, given.seed)
        found = asyncio.run(run(options))
        print(found or f"{engine}: not on this machine", flush=True)
        broken = broken or bool(found and found.broken)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
