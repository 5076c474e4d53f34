"""Kill the assistant and the database at random moments while an office works, and count what is missing.

People report, register, ask for later days, finish and confirm, in many conversations at once; reminders fall due in
between. Telegram answers half a second late, so that kills hit messages that were accepted and not yet recorded.
With `--replicas N` several processes share one PostgreSQL, behind one address to which updates are brought; they are
killed, frozen for longer than a lease, inside a transaction and outside, and cut off from the messenger one by one, and
the connections of all are cut. What befalls them first goes by the seed: of five seeds in a row each begins otherwise.
Run with `uv run python benchmarks/chaos.py`; exit status 1 where the delivery contract is broken, and where fewer than
half of many kills of replicas met a message on its way.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import URL

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import conversations, findings, processes, stage
from benchmarks.conversations import OTHERWISE, Await, Office, Press, Say, Talk
from benchmarks.findings import Findings, Options
from benchmarks.fleet import FATES, SHARES, Fate, Fleet
from benchmarks.stage import HANOI, Place, Town
from db.engine import Sessions
from domain.deadlines import DeadlineKind
from domain.tasks import Due, Urgency
from tests import postgres

MORNING = dt.time(10, 0)
"""The town's time at the beginning: far from the fixed hours of the ladder."""
TWO_HOURS = dt.timedelta(hours=2)
FAR = dt.timedelta(days=60)
LONGEST_START, LONGEST_LIFE, KILLED_EARLY = 2.0, 1.5, 0.25
"""That share is killed within so many seconds of its start, the others so many after it began to listen."""
ONE_LIFE = 3.5
"""Seconds that a start and a life take together, about."""
DATABASE_TOO = 0.2
"""The share of the kills that hit the database, where it is a process of its own."""
LONGEST_ABSENCE = 2.0
AIMED = 0.75
"""The share of the kills of replicas that wait for a message on its way; the others come at any moment."""
GIVE_UP = 60.0
PRESSING = 0.2
A_BREATH = 0.05
TALKS, BEGUN = 3, 0.5
"""How many conversations a department has at once, and how often one more is begun."""
LISTENING = b"listening as"
WORKED_ON, REMINDED_OF = 3, 5
"""Tasks of a department that are spoken of, and tasks of which a reminder falls due."""


@dataclass(frozen=True)
class Database:
    address: URL
    cluster: postgres.Cluster | None
    """Its process, which can be killed; None where it has none."""


@contextlib.contextmanager
def database(engine: str) -> Iterator[Database | None]:
    """An empty database that keeps what it commits; None where the machine does not have that engine."""
    if engine == "postgresql":
        with postgres.cluster(durable=True) as cluster:
            yield Database(cluster.address, cluster) if cluster else None
        return
    with processes.sqlite() as address:
        yield Database(address, None)


async def run(options: Options) -> Findings | None:
    """One run on one engine; None where the machine does not have it."""
    with database(options.engine) as kept:
        if kept is None:
            return None
        with processes.simulator() as url, tempfile.TemporaryDirectory(prefix="dondoc-log-") as folder:
            log = Path(folder) / "log"
            async with stage.town_at(url) as town:
                start = partial(processes.assistant, url, kept.address, log)
                if options.replicas == 1:
                    chaos = Chaos(options, town, kept, start, log)
                else:
                    fleet = Fleet(url, kept.address, log, ["all"] * options.replicas)
                    chaos = _OfReplicas(options, town, kept, fleet)
                try:
                    return await chaos.play()
                except (httpx.HTTPError, AssertionError):
                    sys.stderr.write(log.read_text("utf-8")[-4000:])
                    raise


class Chaos:
    def __init__(
        self, options: Options, town: Town, kept: Database, start: Callable[[], subprocess.Popen[bytes]], log: Path
    ) -> None:
        self._options = options
        self._town = town
        self._kept = kept
        self._start = start
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._presses: list[asyncio.Task[Any]] = []
        self._dice = random.Random(options.seed)
        self._offices: list[Office] = []
        self._reminded: list[Place] = []
        self._said: list[tuple[int, int]] = []
        self._found = Findings(options)
        self._lasting = options.kills * ONE_LIFE
        self._heard = 0
        """How often the assistant had begun to listen before its newest start."""
        self._starts_without = False
        """Whether the database was killed under that start."""

    async def play(self) -> Findings:
        begin = await self._morning()
        with stage.opened(self._kept.address) as sessions:
            await self._furnish(sessions, begin)
        await self._town.post("/town/trouble", kind="slow", seconds=self._options.latency, share=1.0)
        await self._live(begin)
        with stage.opened(self._kept.address) as sessions:
            await self._count(sessions)
        return self._found

    async def _live(self, begin: dt.datetime) -> None:
        """All lives and deaths, and after them one life without."""
        for life in range(self._options.kills):
            steps = _share(self._options.steps, life, self._options.kills)
            await asyncio.gather(self._speak(steps), self._live_and_die())
        process = self._running()
        try:
            await self._end_all_talks()
            await self._come_to_rest(begin)
        finally:
            processes.end(process)

    async def _morning(self) -> dt.datetime:
        """Put the town's clock to ten o'clock of the second Monday from now."""
        now = dt.datetime.fromisoformat((await self._town.get("/town/clock"))["now"])
        monday = now.date() + dt.timedelta(days=14 - now.weekday())
        begin = dt.datetime.combine(monday, MORNING, HANOI)
        await self._town.post("/town/clock", to=begin.isoformat())
        return begin

    async def _furnish(self, sessions: Sessions, begin: dt.datetime) -> None:
        """Departments with tasks that are worked on, and tasks of which a reminder falls due meanwhile."""
        day = (begin + FAR).date()
        for number in range(-(-self._options.reminders // REMINDED_OF)):
            first = await self._town.furnish(sessions, number, begin, due=self._soon(begin))
            self._reminded.append(first)
            for _ in range(REMINDED_OF - 1):
                at = self._soon(begin)
                due = Due(f"{at:%H:%M} hôm nay", DeadlineKind.CLOCK, day=at.date(), moment=at)
                self._reminded.append(await self._town.assign(sessions, first, begin, due, urgency=Urgency.URGENT))
            works = []
            for part in range(WORKED_ON):
                due, content = Due(f"{day:%d/%m}", DeadlineKind.EXACT, day=day), f"Rà soát hồ sơ phần {part + 1}"
                place = await self._town.assign(sessions, first, begin, due, content=content)
                works.append(conversations.Work(content, place.card, day))
            self._offices.append(Office(first, works))

    def _soon(self, begin: dt.datetime) -> dt.datetime:
        """When a task is due of which is reminded, two hours before, while people speak."""
        return begin + TWO_HOURS + dt.timedelta(seconds=self._dice.uniform(1, max(self._lasting, 2)))

    async def _speak(self, steps: int) -> None:
        """People begin conversations and go on with them."""
        for _ in range(steps):
            await self._step()
            await asyncio.sleep(self._dice.uniform(0, ONE_LIFE / steps))

    async def _step(self) -> None:
        office = self._dice.choice(self._offices)
        if len(office.talking) < TALKS and self._dice.random() < BEGUN:
            office.begin(self._dice)
        await self._go_on(office)

    async def _go_on(self, office: Office) -> bool:
        """One step of one conversation, where it can be done by now; whether it was."""
        if not office.talking:
            return False
        talk = self._dice.choice(office.talking)
        message = await self._do(office.place, talk)
        if message is None:
            return False
        talk.go_on(message)
        if talk.next is None:
            office.talking.remove(talk)
        return True

    async def _do(self, place: Place, talk: Talk) -> int | None:
        """Do the next step; the id of what it says, presses or awaits, None where that is not there yet."""
        match talk.next:
            case Say(person, words, to):
                told = await self._town.post("/town/say", person=person, chat=place.group, text=words, reply_to=to)
                message: int = told["message_id"]
                self._said.append((place.group, message))
                return message
            case Press(person, pressed, label):
                waiting = asyncio.create_task(
                    self._town.post("/town/press", person=person, chat=place.group, message_id=pressed, button=label)
                )
                self._presses.append(waiting)  # It ends when it was answered; that it was made is enough here.
                await asyncio.wait({waiting}, timeout=PRESSING)
                return pressed
            case Await(said, label):
                messages = await self._town.get("/town/messages", chat=place.group, after=said)
                answers = [one for one in reversed(messages) if one["reply_to"] == said]
                suited = [
                    one["message_id"] for one in answers if not label or any(label in row for row in one["buttons"])
                ]
                return (suited[0] if suited else OTHERWISE) if answers else None
            case None:
                raise AssertionError("the conversation is over")

    async def _live_and_die(self) -> None:
        """Kill the assistant, or the database under it, at a random moment."""
        heard = _listened(self._log)
        fresh = self._process is None
        process = self._running()
        if fresh and self._dice.random() >= KILLED_EARLY:
            end_at = time.monotonic() + GIVE_UP
            while _listened(self._log) == heard and time.monotonic() < end_at:  # noqa: ASYNC110 - another process does
                await asyncio.sleep(0.02)
            await asyncio.sleep(self._dice.uniform(0, LONGEST_LIFE))
        else:
            await asyncio.sleep(self._dice.uniform(0, LONGEST_START))
        process = self._running()
        assert process.poll() is None, "the assistant ended by itself"
        if self._kept.cluster and self._dice.random() < DATABASE_TOO:
            await asyncio.to_thread(self._kept.cluster.kill)
            await asyncio.sleep(self._dice.uniform(0, LONGEST_ABSENCE))
            await asyncio.to_thread(self._kept.cluster.start)
            self._found.databases += 1
            self._starts_without = self._starts_without or _listened(self._log) == self._heard
            return
        process.kill()
        process.wait()
        self._process = None
        self._found.at_work += not fresh or _listened(self._log) > heard

    def _running(self) -> subprocess.Popen[bytes]:
        """The assistant; begun, where there is none, and where its start met no database, which it ends with a word."""
        ended = self._process is not None and self._process.poll() is not None
        if self._process is None or (ended and self._starts_without and _listened(self._log) == self._heard):
            self._heard, self._starts_without = _listened(self._log), False
            self._process = self._start()
        return self._process

    async def _end_all_talks(self) -> None:
        """People say to the end what they have begun, or give up where nothing moves any more."""
        moved = time.monotonic()
        while any(office.talking for office in self._offices) and time.monotonic() < moved + GIVE_UP:
            for office in self._offices:
                if await self._go_on(office):
                    moved = time.monotonic()
            await asyncio.sleep(0.1)
        await asyncio.gather(*self._presses)

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

    async def _count(self, sessions: Sessions) -> None:
        found = self._found
        found.said, found.pressed = len(self._said), len(self._presses)
        chats = {office.place.group: await self._messages(office.place) for office in self._offices}
        for chat, messages in chats.items():
            own = [said for group, said in self._said if group == chat]
            findings.count_answers(messages, own, found)
            findings.count_others(messages, found)
            reminded = [place.number for place in self._reminded if place.group == chat]
            findings.count_reminders(messages, reminded, found)
        with sessions.begin() as session:
            findings.count_unrecorded(session, chats, found)
            findings.count_order(session, self._said, found)
            for office in self._offices:
                found.wrong += findings.differences(session, office)
            found.left_waiting = findings.waiting(session)

    async def _messages(self, place: Place) -> list[dict[str, Any]]:
        """What the assistant said in the chat."""
        messages = await self._town.get("/town/messages", chat=place.group)
        people = {place.head, place.office}
        return [one for one in messages if one["from"]["id"] not in people]


class _OfReplicas(Chaos):
    """Several processes on one database: they are killed, frozen and cut off while the others go on."""

    def __init__(self, options: Options, town: Town, kept: Database, fleet: Fleet) -> None:
        super().__init__(options, town, kept, _nothing, fleet.log)
        self._fleet = fleet

    async def _live(self, begin: dt.datetime) -> None:
        async with self._fleet.running():
            while _listened(self._log) < self._options.replicas:  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.1)
            for life in range(self._options.kills):
                befalling = asyncio.create_task(self._befall(self._fate(life)))
                await self._speak(_share(self._options.steps, life, self._options.kills))
                while not befalling.done():  # It may wait for something to be sent.
                    await self._step()
                    await asyncio.sleep(A_BREATH)
                await befalling
            await self._fleet.all_awake()
            await self._end_all_talks()
            await self._come_to_rest(begin)

    def _fate(self, life: int) -> Fate:
        """The first ones go round, from where the seed says."""
        if life < len(FATES):
            return FATES[(self._options.seed + life) % len(FATES)]
        return self._dice.choices(FATES, SHARES)[0]

    async def _befall(self, fate: Fate) -> None:
        """It befalls the replicas at a random moment; one of them at least is left as it is."""
        await asyncio.sleep(self._dice.uniform(0, LONGEST_LIFE))
        if fate is not Fate.CONNECTIONS_CUT and len(self._fleet.awake) < 2:
            await self._fleet.all_awake()
        found = self._found
        match fate:
            case Fate.KILLED:
                found.in_flight += await self._fleet.kill(self._dice, aimed=self._dice.random() < AIMED)
                found.killed += 1
            case Fate.CONNECTIONS_CUT:
                await self._fleet.cut_connections()
                found.disconnected += 1
            case Fate.FROZEN_INSIDE | Fate.FROZEN_OUTSIDE:
                found.inside += await self._fleet.freeze(self._dice, inside=fate is Fate.FROZEN_INSIDE)
                found.frozen += 1
            case Fate.CUT_OFF:
                self._fleet.cut_off(self._dice)
                found.cut_off += 1


def _nothing() -> subprocess.Popen[bytes]:
    raise AssertionError("the fleet starts its own")


def _share(whole: int, part: int, parts: int) -> int:
    """The `part`-th of so many nearly equal parts, which add up to the whole."""
    return whole * (part + 1) // parts - whole * part // parts


def _listened(log: Path) -> int:
    return log.read_bytes().count(LISTENING) if log.exists() else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--steps", type=int, default=1000, help="what people say, press or look for")
    parser.add_argument("--reminders", type=int, default=200)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    parser.add_argument("--replicas", type=int, default=1, help="processes on one database, which is PostgreSQL then")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    given = parser.parse_args()
    print(processes.machine())
    broken = False
    engines = ["postgresql"] if given.replicas > 1 else given.engine or processes.ENGINES
    for engine in engines:
        options = Options(engine, given.kills, given.steps, given.reminders, given.seed, replicas=given.replicas)
        found = asyncio.run(run(options))
        print(found or f"{engine}: not on this machine", flush=True)
        broken = broken or bool(found and (found.broken or found.too_few_in_flight))
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
