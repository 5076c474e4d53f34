"""What the office sets is kept whole, also where two set at once; and reminders are moved batch by batch."""

import asyncio
import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db import organizations, reminders
from db.engine import Sessions
from db.models import Organization, Task
from domain.calendar import WorkingCalendar
from domain.ladder import Ladder, Times
from tests.db.houses import NOW, TODAY, YESTERDAY, House, settle

HOUSE = House(base=1_000_000)
HERE = HOUSE.organization
FIRST, SECOND = HOUSE.nth(1), HOUSE.nth(2)
SET = Times(
    ZoneInfo("Asia/Ho_Chi_Minh"),
    WorkingCalendar({TODAY: False, TODAY + dt.timedelta(days=1): True}),
    Ladder(before=(5, 2), after=(2, 4), hour=dt.time(7, 30), office_from=2, leader_from=4),
)


async def furnished(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await settle(session, HOUSE)


async def test_what_is_set_is_found_as_it_was_set(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        await organizations.keep_times(session, SET, organization=HERE)
    async with sessions.begin() as session:
        assert (await organizations.by_id(session, organization=HERE)).times == SET


async def test_defaults_are_not_written_down_so_that_they_may_become_better(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        await organizations.keep_times(session, replace(SET, ladder=Ladder(office_from=4)), organization=HERE)
        kept = await session.scalar(select(Organization.settings).where(Organization.id == HERE))
    assert kept is not None
    assert kept["ladder"] == {"office_from": 4}


async def test_of_two_who_set_at_once_each_is_heeded(sessions: Sessions) -> None:
    await furnished(sessions)

    async def add_day(ahead: int) -> None:
        async with sessions.begin() as session:
            known = await organizations.to_change(session, organization=HERE)
            days = {**known.times.calendar.overrides, TODAY + dt.timedelta(days=ahead): False}
            await asyncio.sleep(0)
            times = replace(known.times, calendar=WorkingCalendar(days))
            await organizations.keep_times(session, times, organization=HERE)

    await asyncio.gather(*(add_day(ahead) for ahead in range(5)))

    async with sessions.begin() as session:
        found = (await organizations.by_id(session, organization=HERE)).times.calendar.overrides
    assert {TODAY + dt.timedelta(days=ahead) for ahead in range(5)} <= set(found)


async def test_tasks_that_wait_for_a_reminder_are_found_in_batches_and_moved(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        assert await reminders.waiting_tasks(session, organization=HERE, after=0, limit=1) == {FIRST: YESTERDAY}
        assert await reminders.waiting_tasks(session, organization=HERE, after=FIRST, limit=9) == {SECOND: YESTERDAY}
        await reminders.reschedule(session, {FIRST: NOW, SECOND: None}, organization=HERE)
        await reminders.reschedule(session, {}, organization=HERE)
    async with sessions.begin() as session:
        assert (await session.execute(select(Task.id, Task.next_reminder_at))).all() == [(FIRST, NOW), (SECOND, None)]
        assert await reminders.waiting_tasks(session, organization=HERE, after=0, limit=9) == {FIRST: NOW}


async def test_what_was_told_of_a_task_is_known_by_rung_deadline_and_chat(sessions: Sessions) -> None:
    await furnished(sessions)
    async with sessions.begin() as session:
        found = await reminders.told(session, [FIRST, SECOND], organization=HERE)
    assert found == {(FIRST, "T0", 1, HOUSE.chat), (FIRST, "T-1", 1, HOUSE.chat)}
