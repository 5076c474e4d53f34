"""Departments for the benchmarks: in the small Telegram and, written directly, in the database."""

import contextlib
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import URL
from sqlalchemy.orm import Session

from benchmarks import processes
from channels.telegram.hearing import CHANNEL
from db import organizations, outbox, people
from db import tasks as stored
from db.engine import Sessions, migrate, open_engine
from db.outbox import NewOutgoing
from db.tasks import NewTask
from domain.deadlines import DeadlineKind
from domain.ladder import next_rung
from domain.organizations import NewUnit
from domain.reminding.delivery import Delivered
from domain.roles import Role
from domain.tasks import Due, State, Urgency
from texts.message import Message

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_PERSON = 700_000
FIRST_GROUP = -1_007_000_000_000


@dataclass(frozen=True)
class Place:
    """A department of one unit: its group, its head, its task, and the card of the task in the group."""

    group: int
    head: int
    number: int
    card: int


@contextlib.contextmanager
def opened(url: URL) -> Iterator[Sessions]:
    """The database, migrated, as long as the block lasts."""
    engine = open_engine(url)
    try:
        migrate(engine)
        yield Sessions(engine)
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

    async def furnish(self, sessions: Sessions, number: int, begin: dt.datetime, *, due: dt.datetime) -> Place:
        """The `number`-th department, with one urgent task that is due at `due` and whose card is in the group."""
        head, group = FIRST_PERSON + number, FIRST_GROUP - number
        await self.post("/town/people", id=head, name=f"Trưởng phòng {number}")
        await self.post("/town/chats", id=group, title=f"Sở {number}", members=[head])
        with sessions.begin() as session:
            organization, task = _department(session, head, group, begin, due)
        card = Message("Nhiệm vụ /nv1")
        said = await self.post(f"/bot{processes.TOKEN}/sendMessage", chat_id=group, text=card.html)
        message: int = said["result"]["message_id"]
        with sessions.begin() as session:
            outgoing = NewOutgoing("send", group, card.to_json(), organization=organization, shows=(task,))
            [kept] = outbox.add(session, [outgoing], owner="stage", now=begin)
            outbox.record(session, kept.id, Delivered(message), now=begin, retry_at=None)
        return Place(group, head, 1, message)


def _department(session: Session, head: int, group: int, begin: dt.datetime, due: dt.datetime) -> tuple[int, int]:
    """A department with one unit and its head, bound to the group, with one urgent task; their ids."""
    early = begin - dt.timedelta(minutes=30)
    organization = organizations.create(session, name="Sở", zone=HANOI.key, now=early)
    organizations.bind_chat(session, organization=organization, channel=CHANNEL, account=group, title="Sở", topic=None)
    today = begin.date()
    organizations.add_units(session, organization=organization, units=[NewUnit("Phòng Một")], today=today)
    [unit] = organizations.units(session, organization=organization, today=today)
    person = people.ensure(session, organization=organization, channel=CHANNEL, account=head, name="Trưởng phòng")
    post = people.ask_post(session, organization=organization, person=person, role=Role.HEAD, unit=unit.id, now=early)
    people.decide_post(session, organization=organization, post=post, by=person, approved=True, now=early)
    new = NewTask(
        content="Báo cáo kết quả thực hiện",
        lead=unit.id,
        support=(),
        due=Due(f"{due:%H:%M} hôm nay", DeadlineKind.CLOCK, day=due.date(), moment=due),
        product=None,
        paper=None,
        urgency=Urgency.URGENT,
        set_above=False,
        assigner=person,
        state=State.ASSIGNED,
    )
    task = stored.insert_task(session, new, organization=organization, zone=HANOI, now=early)
    known = organizations.by_id(session, organization=organization)
    rung = next_rung(task, begin, known.times)
    assert rung is not None
    stored.save(session, task, organization=organization, zone=HANOI, next_reminder_at=rung.moment, now=early)
    return organization, task.id
