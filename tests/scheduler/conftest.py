"""A department with two units, its people and its tasks, in the database and in a small Telegram beside it."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from telegram import Bot

from actions import reminders
from bot.in_process_request import InProcessRequest
from channels.sender import Sender
from channels.telegram.hearing import CHANNEL
from db import organizations, people
from db import tasks as stored
from db.delivery.leases import Run
from db.engine import Sessions, Workers
from db.models import Reminder
from db.models import Task as TaskRow
from db.queues import Outbox
from db.tasks import NewTask
from domain import series
from domain.deadlines import DeadlineKind
from domain.ladder import Times, next_rung
from domain.organizations import NewUnit
from domain.roles import Role
from domain.tasks import Due, State, Task, Urgency
from domain.words import searched
from scheduler.ticker import Ticker
from simulator import conversation
from simulator.models import Message
from simulator.state import Town
from tests import beginnings

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2026, 12, 7, 8, 0, tzinfo=HANOI)
GROUP = -1_001_000_000_001
AN, BINH, CHI, DUNG, MINH, HOA = 501, 502, 503, 504, 505, 506
NAMES = {AN: "An", BINH: "Bình", CHI: "Chi", DUNG: "Dũng", MINH: "Minh", HOA: "Hoa"}


@dataclass
class Stage:
    """An is the office, Bình heads the first unit with Chi as deputy and Dũng as officer, Hoa is the only one of the
    second, Minh leads the Sở.
    """

    sessions: Sessions
    workers: Workers
    town: Town
    bot: Bot
    now: dt.datetime = MONDAY
    organization: int = 0
    people: dict[int, int] = field(default_factory=dict)
    units: list[int] = field(default_factory=list)
    runs: int = 0

    @property
    def ticker(self) -> Ticker:
        """The clock of the run of the assistant that lives now."""
        return Ticker(self.sessions, self.workers, self.sender)

    @cached_property
    def sender(self) -> Sender:
        """That of this run."""
        return Sender(self.sessions, self.workers, self.bot, run=Run(f"run {self.runs}"), now=lambda: self.now)

    async def tick(self, now: dt.datetime | None = None) -> None:
        self.now = now or self.now
        await self.ticker.tick(self.now)

    def plan(self, now: dt.datetime, *, limit: int = 1000) -> int:
        """Plan what is due without sending it; of how many tasks that was."""
        due = reminders.what_is_due(self.sessions, now=now).organizations
        return sum(reminders.plan_due(self.sessions, one, now=now, limit=limit) for one in due)

    def restart(self) -> None:
        """The process has died; another run begins."""
        self.runs += 1
        self.__dict__.pop("sender", None)

    async def add_task(
        self,
        content: str,
        due: dt.date | dt.datetime | str | Due,
        *,
        unit: int = 0,
        registered: dt.datetime | None = None,
        urgency: Urgency = Urgency.NORMAL,
        state: State = State.ASSIGNED,
        by: int = AN,
    ) -> Task:
        """A task of a unit (by its place) that is due on a day or at a moment, comes back, or has only words."""
        registered = registered or self.now - dt.timedelta(days=10)
        new = NewTask(
            content=content,
            content_folded=searched(content),
            lead=self.units[unit],
            support=(),
            due=_due(due),
            product=None,
            paper=None,
            urgency=urgency,
            set_above=False,
            assigner=self.people[by],
            state=state,
            recurs_at=series.appears(_due(due), Times(HANOI)),
        )
        with self.sessions.begin() as session:
            task = stored.insert_task(session, new, organization=self.organization, zone=HANOI, now=registered)
        await self.save(task, registered)
        return task

    async def save(self, task: Task, now: dt.datetime) -> None:
        """Store what became of a task, as every change does: with the moment of its next reminder."""
        with self.sessions.begin() as session:
            known = organizations.by_id(session, organization=self.organization)
            rung = next_rung(task, now, known.times)
            stored.save(
                session,
                task,
                organization=self.organization,
                zone=HANOI,
                next_reminder_at=rung.moment if rung else None,
                now=now,
            )

    def heard(self, chat: int = GROUP) -> list[str]:
        """What the assistant has said in a chat."""
        return [message.text for message in self.messages(chat)]

    def messages(self, chat: int = GROUP) -> list[Message]:
        return [message for message in self.town.messages(chat) if message.sender is self.town.bot]

    async def reminders(self) -> list[tuple[int, str, int, str]]:
        """The reminders as they are kept: number of the task, rung, chat, state."""
        with self.sessions.begin() as session:
            rows = session.execute(
                select(TaskRow.number, Reminder.rung, Reminder.chat, Reminder.state)
                .join(TaskRow, TaskRow.id == Reminder.task_id)
                .order_by(Reminder.id)
            )
            return [(number, rung, chat, state) for number, rung, chat, state in rows]

    async def going_out(self) -> list[tuple[str, str]]:
        """Kind and state of everything that was to be said."""
        with self.sessions.begin() as session:
            rows = session.execute(select(Outbox.kind, Outbox.state).order_by(Outbox.id))
            return [(kind, state) for kind, state in rows]

    async def open_private(self, account: int) -> None:
        """Somebody writes to the assistant in private, so that it may write back."""
        conversation.say(self.town, account, account, "/start")
        with self.sessions.begin() as session:
            people.mark_reachable(session, channel=CHANNEL, account=account, reachable=True)


def _due(due: dt.date | dt.datetime | str | Due) -> Due:
    if isinstance(due, Due):
        return due
    if isinstance(due, str):
        return Due(due, DeadlineKind.EVENT if due.startswith("khi") else DeadlineKind.STANDING)
    if isinstance(due, dt.datetime):
        return Due(f"{due:%H:%M %d/%m}", DeadlineKind.CLOCK, day=due.date(), moment=due)
    return Due(f"{due:%d/%m}", DeadlineKind.EXACT, day=due)


@pytest.fixture
async def stage(sessions: Sessions) -> AsyncIterator[Stage]:
    town = Town(MONDAY, limits=False)
    for account, name in NAMES.items():
        town.add_person(name, id=account)
    town.add_group("Sở KH&CN", list(NAMES), id=GROUP)
    async with Bot("1:token", base_url="http://town/bot", request=InProcessRequest(town)) as bot:
        stage = Stage(sessions, Workers(sessions.engine), town, bot)
        here, units, holders = beginnings.written(sessions, "scheduler", _furnish)
        stage.organization, stage.units, stage.people = here, list(units), dict(holders)
        yield stage


def _furnish(session: Session) -> tuple[int, list[int], dict[int, int]]:
    """The organization, its units, and its persons by their accounts."""
    now = MONDAY - dt.timedelta(days=90)
    here = organizations.create(session, name="Sở KH&CN", zone=HANOI.key, now=now)
    organizations.bind_chat(session, organization=here, channel=CHANNEL, account=GROUP, title="Sở KH&CN", topic=None)
    organizations.add_units(
        session,
        organization=here,
        units=[NewUnit("Phòng Quản lý khoa học"), NewUnit("Phòng Chuyển đổi số")],
        today=now.date(),
    )
    units = [unit.id for unit in organizations.units(session, organization=here, today=MONDAY.date())]
    holders = {
        account: _hold(session, here, account, role, units[unit] if unit is not None else None, now)
        for account, role, unit in _POSTS
    }
    return here, units, holders


_POSTS = [
    (AN, Role.OFFICE, None),
    (BINH, Role.HEAD, 0),
    (CHI, Role.DEPUTY, 0),
    (DUNG, Role.OFFICER, 0),
    (MINH, Role.LEADER, None),
    (HOA, Role.OFFICER, 1),
]


def _hold(
    session: Session, organization: int, account: int, role: Role, unit: int | None, now: dt.datetime
) -> int:  # fmt: skip
    person = people.ensure(session, organization=organization, channel=CHANNEL, account=account, name=NAMES[account])
    post = people.ask_post(session, organization=organization, person=person, role=role, unit=unit, now=now)
    people.decide_post(session, organization=organization, post=post, by=person, approved=True, now=now)
    return person
