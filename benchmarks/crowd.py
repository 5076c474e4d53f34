"""Many organizations, in the small Telegram and in the database, with tasks that are to be reminded of at one moment.

Each has a group, and leaders who opened their private chats: what a leader has given, and is a week late, is told to
that leader too. It is Tuesday: the whole list of a week was told on Monday.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from benchmarks import processes
from benchmarks.stage import FIRST_GROUP, HANOI, Town
from channels.telegram.hearing import CHANNEL
from db.engine import Sessions
from db.models import Chat, Organization, Person, Post, Task, Unit
from db.queues import Outbox
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.reminding.delivery import Delivery, OutgoingKind
from domain.roles import Role
from domain.tasks import State, Urgency
from scheduler.ticker import keep_house

TASKS = 10
"""Of each chat."""
FIRST_LEADER, FIRST_HEAD = 50_000_000, 60_000_000
SERVED = 100
"""Updates that the small Telegram hands out at once."""


@dataclass(frozen=True)
class Crowd:
    """So many chats, in equal shares of so many organizations: of each share one is the group, and the others leaders'.

    Each unit of an organization has TASKS tasks, which one leader gave; the last leader has no private chat.
    """

    chats: int
    organizations: int
    eight: dt.datetime

    @property
    def of_one(self) -> int:
        """Chats of an organization, and its units and leaders."""
        return self.chats // self.organizations

    @property
    def all_chats(self) -> list[int]:
        return [FIRST_GROUP - here for here in range(self.organizations)] + [
            self._leader(here, place) for here in range(self.organizations) for place in range(self.of_one - 1)
        ]

    def _leader(self, here: int, place: int) -> int:
        return FIRST_LEADER + here * self.of_one + place

    async def furnish(self, town: Town, sessions: Sessions) -> None:
        for chat in self.all_chats:
            if chat > 0:
                await town.post("/town/people", id=chat, name="Phó Giám đốc")
                await town.post("/town/say", person=chat, chat=chat, text="/start")
        for here in range(self.organizations):
            head = FIRST_HEAD + here * self.of_one
            await town.post("/town/people", id=head, name="Trưởng phòng")
            await town.post("/town/chats", id=FIRST_GROUP - here, title=f"Sở {here}", members=[head])
        await _forget_updates(town)
        for here in range(self.organizations):
            with sessions.begin() as session:
                self._organization(session, here)
        keep_house(sessions, now=self.eight)
        if sessions.engine.dialect.name == "postgresql":  # Which else would look by itself.
            with sessions.begin() as session:
                session.execute(text("ANALYZE"))

    def _organization(self, session: Session, here: int) -> None:
        early = self.eight - 30 * ONE_DAY
        told = {"name": f"Sở {here}", "zone": HANOI.key, "created_at": early, "morning_at": self.eight}
        [organization] = _added(session, Organization, [told | {"next_number": self.of_one * TASKS + 1}])
        mine = {"organization_id": organization}
        _added(session, Chat, [mine | {"channel": CHANNEL, "account": FIRST_GROUP - here, "title": f"Sở {here}"}])
        names = [f"Phòng Nghiệp vụ {place + 1}" for place in range(self.of_one)]
        units = _added(session, Unit, [mine | {"name": name, "valid_from": early.date()} for name in names])
        leaders = self._people(session, organization, here, FIRST_LEADER, Role.LEADER, [None] * self.of_one)
        self._people(session, organization, here, FIRST_HEAD, Role.HEAD, units)
        rows = [self._task(number, organization, units, leaders) for number in range(self.of_one * TASKS)]
        session.execute(insert(Task), rows)
        _added(session, Outbox, [self._told_before(organization, chat) for chat in self._leaders_of(here)])

    def _leaders_of(self, here: int) -> list[int]:
        return [self._leader(here, place) for place in range(self.of_one - 1)]

    def _people(
        self, session: Session, organization: int, here: int, first: int, role: Role, units: Sequence[int | None]
    ) -> list[int]:
        """So many people with their posts."""
        early, reached = self.eight - 30 * ONE_DAY, self._leaders_of(here)
        accounts = [first + here * self.of_one + place for place in range(len(units))]
        mine = {"organization_id": organization}
        one = mine | {"channel": CHANNEL, "name": "Phó Giám đốc" if role is Role.LEADER else "Trưởng phòng"}
        people = _added(
            session, Person, [one | {"account": account, "reachable": account in reached} for account in accounts]
        )
        posts: list[dict[str, Any]] = [
            mine | {"person_id": person, "unit_id": unit, "role": role.value, "asked_at": early, "approved_at": early}
            for person, unit in zip(people, units, strict=True)
        ]
        _added(session, Post, posts)
        return people

    def _task(self, number: int, organization: int, units: Sequence[int], leaders: Sequence[int]) -> dict[str, Any]:
        day = WorkingCalendar().add_working_days(self.eight.date(), -7)
        return {
            "organization_id": organization,
            "number": number + 1,
            "content": f"Nhiệm vụ thứ {number + 1} của đơn vị, báo cáo kết quả thực hiện",
            "lead_id": units[number // TASKS],
            "urgency": Urgency.NORMAL.value,
            "set_above": False,
            "by_leader": True,
            "assigner_id": leaders[number // TASKS],
            "state": State.IN_PROGRESS.value,
            "created_at": self.eight - 20 * ONE_DAY,
            "due_words": f"{day:%d/%m}",
            "due_kind": DeadlineKind.EXACT.value,
            "due_day": day,
            "due_version": 1,
            "due_end": dt.datetime.combine(day + ONE_DAY, dt.time(), HANOI),
            "next_reminder_at": self.eight,
        }

    def _told_before(self, organization: int, chat: int) -> dict[str, Any]:
        return {
            "organization_id": organization,
            "kind": OutgoingKind.DIGEST,
            "chat": chat,
            "content": {"html": "NHẮC VIỆC", "buttons": []},
            "state": Delivery.SENT,
            "created_at": self.eight - ONE_DAY,
            "sent_at": self.eight - ONE_DAY,
        }


def _added(session: Session, model: Any, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The ids of the rows, in their order."""
    return list(session.scalars(insert(model).returning(model.id, sort_by_parameter_order=True), rows)) if rows else []


async def _forget_updates(town: Town) -> None:
    """What people said to open their chats waits for nobody."""
    offset = 0
    while found := (await town.post(f"/bot{processes.TOKEN}/getUpdates", offset=offset, limit=SERVED))["result"]:
        offset = found[-1]["update_id"] + 1
