"""One office day for each kind of bad day: a fifth of the calls go wrong, rights are taken, a kick, an outage, a clock.

Run with `uv run python benchmarks/trouble.py`; exit status 1 where a report or a reminder is lost, where more is
doubled than calls were carried out without telling so, where a double or what comes late does not say so, or where
nobody is told elsewhere of a chat that takes no messages.
"""

import argparse
import asyncio
import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, select

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes, put_clock, stage
from benchmarks.stage import HANOI, Place, Town
from db.engine import Sessions
from db.models import Event
from domain.deadlines import DeadlineKind
from domain.reminding.delivery import LATE_AFTER
from domain.tasks import Due
from simulator.trouble import Kind

HERE = Path(__file__).parent
SHARE = 0.2
OPENS, EIGHT, CLOSES, EVENING = dt.time(7, 45), dt.time(8, 1), dt.time(17, 0), dt.time(21, 0)
HOURS = (dt.time(9, 0), dt.time(11, 0), dt.time(15, 30))
"""When people report, and look a task up in private."""
DAY, A_WHILE = dt.timedelta(days=1), dt.timedelta(minutes=5)
DOUBLED, LATE, TOLD = "có thể trùng", "gửi trễ", "CHƯA GỬI ĐƯỢC"
OFFICES = 3
"""Departments of one run."""
SHORT = ("too_many", "not_json, accepted", "timeout_after", "a day without rights", "a kick")


@dataclass(frozen=True)
class Report:
    """What somebody wrote, where and when: it is to be answered there."""

    chat: int
    message: int
    at: dt.datetime


@dataclass
class Day:
    """What was seen of one kind of bad day."""

    name: str
    reports: int = 0
    reminders: int = 0
    lost: int = 0
    stored_wrongly: int = 0
    doubled: int = 0
    unsaid_doubles: int = 0
    late: int = 0
    unsaid_late: int = 0
    untold: int = 0
    """Calls that were carried out and of which the assistant was not told so: each may be doubled."""
    unnoticed: int = 0
    """Offices that heard nothing of a group that took no messages."""

    @property
    def broken(self) -> bool:
        wrong = self.lost + self.stored_wrongly + self.unsaid_doubles + self.unsaid_late + self.unnoticed
        return bool(wrong or self.doubled > self.untold)

    def __str__(self) -> str:
        return (
            f"{self.name:28}{self.reports:8}{self.reminders:10}{self.lost:6}{self.stored_wrongly:8}{self.doubled:8}"
            f"{self.untold:8}{self.unsaid_doubles:8}{self.late:6}{self.unsaid_late:8}{self.unnoticed:10}"
            f"  {'BROKEN' if self.broken else 'kept'}"
        )


HEADING = (
    f"{'':28}{'reports':>8}{'reminders':>10}{'lost':>6}{'stored':>8}{'doubled':>8}{'untold':>8}{'unsaid':>8}"
    f"{'late':>6}{'unsaid':>8}{'unnoticed':>10}"
)


@dataclass
class Stage:
    """The departments of one run, and what has been said in it."""

    town: Town
    sessions: Sessions
    places: list[Place]
    begin: dt.datetime
    said: list[Report] = field(default_factory=list)
    tasks: list[tuple[Place, dt.datetime]] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None
    """The assistant, while it runs."""

    async def to(self, moment: dt.datetime) -> None:
        await self.town.post("/town/clock", to=moment.isoformat())

    async def rest(self, now: dt.datetime) -> None:
        """What was tried and refused is tried again, before the clock makes a leap that would make it late."""
        await self.town.post("/town/settle", limit=170)
        await self.to(now + A_WHILE)

    async def speak(self, now: dt.datetime, percent: int, *, private_only: bool = False) -> None:
        """Each head reports in the group and looks the task up in private."""
        for place in self.places:
            if not private_only:
                await self._say(place.head, place.group, f"/baocao {place.number} được {percent}%", now, place.topic)
            await self._say(place.head, place.head, f"/nv{place.number}", now)

    async def _say(self, person: int, chat: int, text: str, now: dt.datetime, topic: int | None = None) -> None:
        where = {} if topic is None else {"topic": topic}
        told = await self.town.post("/town/say", person=person, chat=chat, text=text, **where)
        self.said.append(Report(chat, told["message_id"], now))


Act = Callable[[Stage], Awaitable[None]]


async def nothing(_: Stage) -> None:
    """Nothing is to be done."""


@dataclass(frozen=True)
class Plan:
    """A kind of bad day: what begins in the morning and ends in the evening, of so many days."""

    name: str
    begins: Act
    ends: Act = nothing
    at_noon: Act = nothing
    days: int = 1
    topics: bool = False
    group_is_deaf: bool = False
    """Nobody can be heard in the group meanwhile."""
    nobody_is_heard: bool = False
    office_hears: bool = False
    """The office is to be told elsewhere."""


def _calls(kind: Kind, *, share: float = SHARE, **more: Any) -> Act:
    async def begin(of: Stage) -> None:
        await of.town.post("/town/trouble", kind=kind.value, share=share, **more)

    return begin


async def _clear(of: Stage) -> None:
    await of.town.post("/town/trouble", kind="none")


async def _kick(of: Stage) -> None:
    for place in of.places:
        await of.town.post("/town/leave", chat=place.group, bot=True)


async def _take_back(of: Stage) -> None:
    for place in of.places:
        await of.town.post("/town/join", chat=place.group, bot=True)


async def _cut_off(of: Stage) -> None:
    for method in ("getUpdates", None):
        named = {} if method is None else {"method": method}
        await of.town.post("/town/trouble", kind=Kind.TIMEOUT_BEFORE.value, share=1.0, **named)


async def _put_clock(of: Stage) -> None:
    """Two hours back and right again, then a day ahead and right again."""
    assert of.process is not None
    for step in put_clock.STEPS:
        of.process.send_signal(step)
        await asyncio.sleep(2 * put_clock.WRONG_SECONDS + 1)


PLANS = (
    *(Plan(kind.value, _calls(kind), _clear) for kind in Kind if kind not in (Kind.GONE_TOPIC, Kind.CLOSED_TOPIC)),
    *(Plan(kind.value, _calls(kind), _clear, topics=True) for kind in (Kind.GONE_TOPIC, Kind.CLOSED_TOPIC)),
    Plan("server_error, accepted", _calls(Kind.SERVER_ERROR, accepted=True), _clear),
    Plan("not_json, accepted", _calls(Kind.NOT_JSON, accepted=True), _clear),
    Plan("half an answer", _calls(Kind.NOT_JSON, accepted=True, body='{"ok":true,"res'), _clear),
    Plan("404 of a proxy", _calls(Kind.NOT_JSON, status=404), _clear),
    Plan("a day without rights", _calls(Kind.NO_RIGHTS, share=1.0), _clear, office_hears=True),
    Plan("a kick", _kick, _take_back, group_is_deaf=True, office_hears=True),
    Plan("three days without Telegram", _cut_off, _clear, days=3, nobody_is_heard=True),
    Plan("a clock that is put", nothing, at_noon=_put_clock, days=2),
)


async def run(plan: Plan, engine: str, offices: int) -> Day | None:
    """One bad day on one engine; None where the machine does not have it."""
    with (
        processes.database(engine) as database,
        processes.simulator() as url,
        tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder,
    ):
        if database is None:
            return None
        async with stage.town_at(url) as town:
            with stage.opened(database) as sessions:
                of = await _furnish(town, sessions, plan, offices)
                of.process = _assistant(plan, url, database, Path(folder) / "log")
                try:
                    await _live(of, plan)
                finally:
                    processes.end(of.process)
                return await _count(of, plan)


def _assistant(plan: Plan, url: str, database: URL, log: Path) -> subprocess.Popen[bytes]:
    if plan.at_noon is _put_clock:
        return processes.script(HERE / "put_clock.py", url, database.render_as_string(hide_password=False))
    return processes.assistant(url, database, log)


async def _furnish(town: Town, sessions: Sessions, plan: Plan, offices: int) -> Stage:
    """Departments of which a task is to be reminded of at eight on each of the days."""
    now = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
    monday = now.date() + dt.timedelta(days=14 - now.weekday())
    begin = dt.datetime.combine(monday, OPENS, HANOI)
    await town.post("/town/clock", to=begin.isoformat())
    of = Stage(town, sessions, [], begin)
    for number in range(offices):
        topic = "Đôn đốc" if plan.topics else None
        place = await town.furnish(sessions, number, begin, due=begin + 90 * DAY, topic=topic)
        of.places.append(place)
        for day in range(plan.days):
            tomorrow = monday + (day + 1) * DAY
            due = Due(f"{tomorrow:%d/%m}", DeadlineKind.EXACT, day=tomorrow)
            task = await town.assign(sessions, place, begin, due, content=f"Việc của ngày {day + 1}")
            of.tasks.append((task, dt.datetime.combine(monday + day * DAY, dt.time(8), HANOI)))
    return of


async def _live(of: Stage, plan: Plan) -> None:
    for place in of.places:
        for person in (place.head, place.office):
            await of.town.post("/town/say", person=person, chat=person, text="/start")
    await _until_followed(of.town)
    await plan.begins(of)
    for day in range(plan.days):
        await _one_day(of, plan, day)
    evening = dt.datetime.combine(of.begin.date() + (plan.days - 1) * DAY, CLOSES, HANOI)
    await of.to(evening)
    await plan.ends(of)
    await of.to(evening + dt.timedelta(minutes=20))
    await of.speak(evening + dt.timedelta(minutes=20), 90)
    await of.rest(evening + dt.timedelta(minutes=20))
    await of.to(evening.replace(hour=EVENING.hour))
    await of.town.post("/town/settle", limit=170)


async def _one_day(of: Stage, plan: Plan, day: int) -> None:
    date = of.begin.date() + day * DAY
    eight = dt.datetime.combine(date, EIGHT, HANOI)
    await of.to(eight)
    await of.rest(eight)
    for number, hour in enumerate(HOURS):
        now = dt.datetime.combine(date, hour, HANOI)
        await of.to(now)
        if not plan.nobody_is_heard:
            await of.speak(now, 10 * number + 10, private_only=plan.group_is_deaf)
        await of.rest(now)
        if number == 1:
            await plan.at_noon(of)


async def _until_followed(town: Town) -> None:
    """Wait until the assistant is there and lives by the town's clock."""
    while True:
        await asyncio.sleep(0.3)
        await town.post("/town/settle", limit=170)
        if (await town.get("/town/clock"))["next"] is not None:
            return


async def _count(of: Stage, plan: Plan) -> Day:
    seen = Day(plan.name, reports=len(of.said), reminders=len(of.tasks))
    chats = {chat for place in of.places for chat in (place.group, place.head)}
    heard = {chat: await _of_assistant(of.town, chat) for chat in chats}
    for report in of.said:
        answers = [one for one in heard[report.chat] if one["reply_to"] == report.message]
        _judge(answers, report.at, seen)
    for task, due in of.tasks:
        told = [one for one in heard[task.group] if "NHẮC VIỆC" in one["text"] and f"/nv{task.number} " in one["text"]]
        _judge([one for one in told if _is_first_of(told, one)], due, seen)
    seen.stored_wrongly = _stored_wrongly(of)
    seen.untold = (await of.town.get("/town/trouble"))["untold"]
    if plan.office_hears:
        for place in of.places:
            private = await _of_assistant(of.town, place.office)
            seen.unnoticed += not any(TOLD in one["text"] for one in private)
    return seen


async def _of_assistant(town: Town, chat: int) -> list[dict[str, Any]]:
    return [one for one in await town.get("/town/messages", chat=chat) if one["from"]["bot"]]


def _is_first_of(told: list[dict[str, Any]], one: dict[str, Any]) -> bool:
    """Whether it is of the morning of the first: those of other mornings tell of other rungs of the task."""
    return _morning_of(one) == _morning_of(told[0])


def _morning_of(digest: dict[str, Any]) -> str:
    text: str = digest["text"]
    return next(line for line in text.splitlines() if "NHẮC VIỆC" in line)


def _judge(copies: list[dict[str, Any]], due: dt.datetime, seen: Day) -> None:
    """Whether what was to be said at `due` was said, once or more, and says what it is."""
    seen.lost += not copies
    seen.doubled += max(len(copies) - 1, 0)
    seen.unsaid_doubles += max(sum(DOUBLED not in one["text"] for one in copies) - 1, 0)
    late = [one for one in copies if _date_of(one) - due > LATE_AFTER + dt.timedelta(minutes=1)]
    seen.late += len(late)
    seen.unsaid_late += sum(LATE not in one["text"] for one in late)


def _date_of(message: dict[str, Any]) -> dt.datetime:
    return dt.datetime.fromisoformat(message["date"])


def _stored_wrongly(of: Stage) -> int:
    """Reports that are not in the history exactly once."""
    with of.sessions.begin() as session:
        rows = session.execute(select(Event.chat, Event.message).where(Event.kind == "reported")).all()
    kept = [tuple(row) for row in rows]
    groups = {place.group for place in of.places}
    return sum(kept.count((one.chat, one.message)) != 1 for one in of.said if one.chat in groups)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=OFFICES)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    parser.add_argument("--short", action="store_true", help="a few kinds alone")
    parser.add_argument("--only", action="append", help="the kind of that name alone")
    given = parser.parse_args()
    names = given.only or (SHORT if given.short else [plan.name for plan in PLANS])
    print(processes.machine())
    broken = False
    for engine in given.engine or processes.ENGINES:
        print(f"{engine}\n{HEADING}", flush=True)
        for plan in (plan for plan in PLANS if plan.name in names):
            day = asyncio.run(run(plan, engine, given.offices))
            print(day or f"{engine}: not on this machine", flush=True)
            broken = broken or (day is not None and day.broken)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
