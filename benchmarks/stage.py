"""Departments for the benchmarks: in the small Telegram and, written directly, in the database."""

import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import URL
from sqlalchemy.orm import Session

from benchmarks import processes
from bot import standing
from bot.clock import Clock
from channels.telegram.hearing import CHANNEL
from db import organizations, outbox, people
from db import tasks as stored
from db.engine import Sessions, migrate, open_engine
from db.outbox import NewOutgoing
from db.tasks import NewTask
from domain.deadlines import DeadlineKind
from domain.ladder import next_rung
from domain.organizations import NewUnit
from domain.reminding.delivery import Delivered, OutgoingKind
from domain.roles import Role
from domain.tasks import Due, State, Task, Urgency
from domain.words import searched
from texts.message import Message

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_HEAD = 700_000
FIRST_OF_OFFICE = 900_000
FIRST_GROUP = -1_007_000_000_000
NOT_SOON = dt.timedelta(days=20)


@dataclass(frozen=True)
class Place:
    """A department of one unit: its group, its head, somebody of its office, one of its tasks and its card."""

    group: int
    head: int
    office: int
    organization: int
    number: int
    card: int
    topic: int | None = None


@contextlib.contextmanager
def opened(url: URL) -> Iterator[Sessions]:
    """The database, migrated, as long as the block lasts."""
    engine = open_engine(url)
    try:
        migrate(engine)
        sessions = Sessions(engine)
        bot = int(processes.TOKEN.partition(":")[0])
        standing.note_alone(sessions, bot, now=Clock().now())  # Else each life would begin with making sure of it.
        yield sessions
    finally:
        engine.dispose()


@contextlib.asynccontextmanager
async def town_at(url: str) -> AsyncIterator["Town"]:
    async with httpx.AsyncClient(base_url=url, timeout=180) as client:
        yield Town(client)


class Town:
    """The APIs of the small Telegram."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def get(self, path: str, **asked: int) -> Any:
        answer = await self._client.get(path, params=asked)
        return answer.raise_for_status().json()

    async def post(self, path: str, **body: Any) -> Any:
        answer = await self._client.post(path, json=body)
        return answer.raise_for_status().json()

    async def furnish(
        self, sessions: Sessions, number: int, begin: dt.datetime, *, due: dt.datetime, topic: str | None = None
    ) -> Place:
        """The `number`-th department, with one urgent task that is due at `due` and whose card is in the group.

        With the name of a `topic` its group is a forum, in which the assistant keeps to that topic.
        """
        head, office, group = FIRST_HEAD + number, FIRST_OF_OFFICE + number, FIRST_GROUP - number
        await self.post("/town/people", id=head, name=f"Trưởng phòng {number}")
        await self.post("/town/people", id=office, name=f"Chuyên viên {number}")
        topics = {} if topic is None else {"topics": [topic]}
        made = await self.post("/town/chats", id=group, title=f"Sở {number}", members=[head, office], **topics)
        thread = made["topics"][0] if made["topics"] else None
        with sessions.begin() as session:
            organization = _department(session, head, office, group, thread, begin)
        place = Place(group, head, office, organization, number=0, card=0, topic=thread)
        at = Due(f"{due:%H:%M} hôm nay", DeadlineKind.CLOCK, day=due.date(), moment=due)
        return await self.assign(sessions, place, begin, at, urgency=Urgency.URGENT)

    async def departments(self, sessions: Sessions, count: int) -> list[Place]:
        """So many departments, each with a task that is not due for long."""
        begin = dt.datetime.fromisoformat((await self.get("/town/clock"))["now"])
        return [await self.furnish(sessions, number, begin, due=begin + NOT_SOON) for number in range(count)]

    async def report(self, places: Sequence[Place], count: int) -> list[tuple[int, int]]:
        """So many reports of the heads, department by department, each another share; their groups and ids."""
        said = []
        for number in range(count):
            place, text = places[number % len(places)], f"đạt {number // len(places) % 90 + 1}%"
            told = await self.post("/town/say", person=place.head, chat=place.group, text=text, reply_to=place.card)
            said.append((place.group, told["message_id"]))
        return said

    async def assign(
        self,
        sessions: Sessions,
        place: Place,
        begin: dt.datetime,
        due: Due,
        *,
        content: str = "Báo cáo kết quả thực hiện",
        urgency: Urgency = Urgency.NORMAL,
    ) -> Place:
        """One more task of that department, whose card is in the group; → the place with this task."""
        with sessions.begin() as session:
            task = _task(session, place.organization, begin, due, content, urgency)
        card = Message(f"Nhiệm vụ /nv{task.number}")
        said = await self.post(f"/bot{processes.TOKEN}/sendMessage", chat_id=place.group, text=card.html)
        message: int = said["result"]["message_id"]
        with sessions.begin() as session:
            outgoing = NewOutgoing(
                OutgoingKind.SEND, place.group, card.to_json(), organization=place.organization, shows=(task.id,)
            )
            [kept] = outbox.add(session, [outgoing], owner="stage", now=begin)
            outbox.record(session, kept, Delivered(message), now=begin, retry_at=None)
        return replace(place, number=task.number, card=message)


def _department(
    session: Session, head: int, office: int, group: int, topic: int | None, begin: dt.datetime
) -> int:  # fmt: skip
    """A department with one unit and its head, and somebody of the office, bound to the group; its id."""
    early = begin - dt.timedelta(minutes=30)
    organization = organizations.create(session, name="Sở", zone=HANOI.key, now=early)
    organizations.bind_chat(session, organization=organization, channel=CHANNEL, account=group, title="Sở", topic=topic)
    today = begin.date()
    organizations.add_units(session, organization=organization, units=[NewUnit("Phòng Một")], today=today)
    [unit] = organizations.units(session, organization=organization, today=today)
    for account, name, role, of in (
        (head, "Trưởng phòng", Role.HEAD, unit.id),
        (office, "Chuyên viên", Role.OFFICE, None),
    ):
        person = people.ensure(session, organization=organization, channel=CHANNEL, account=account, name=name)
        post = people.ask_post(session, organization=organization, person=person, role=role, unit=of, now=early)
        people.decide_post(session, organization=organization, post=post, by=person, approved=True, now=early)
    return organization


def _task(session: Session, organization: int, begin: dt.datetime, due: Due, content: str, urgency: Urgency) -> Task:
    """A task of the department's only unit, registered by its head, with its next reminder."""
    [unit] = organizations.units(session, organization=organization, today=begin.date())
    [head] = [one.person for one in people.holders(session, organization=organization) if one.role is Role.HEAD]
    new = NewTask(
        content=content,
        content_folded=searched(content),
        lead=unit.id,
        support=(),
        due=due,
        product=None,
        paper=None,
        urgency=urgency,
        set_above=False,
        assigner=head.id,
        state=State.ASSIGNED,
    )
    early = begin - dt.timedelta(minutes=30)
    task = stored.insert_task(session, new, organization=organization, zone=HANOI, now=early)
    known = organizations.by_id(session, organization=organization)
    rung = next_rung(task, begin, known.times)
    assert rung is not None
    stored.save(session, task, organization=organization, zone=HANOI, next_reminder_at=rung.moment, now=early)
    return task
