"""What the office sets is kept whole, also where two set at once; and reminders are moved batch by batch."""

import datetime as dt
import time
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import select

from db import organizations, reminders
from db.engine import Sessions
from db.models import Organization, Task
from domain.calendar import WorkingCalendar
from domain.ladder import Ladder, Times
from tests.db.at_once import at_once
from tests.db.houses import NOW, TODAY, YESTERDAY, House, settle

HOUSE = House(base=1_000_000)
HERE = HOUSE.organization
FIRST, SECOND = HOUSE.nth(1), HOUSE.nth(2)
SET = Times(
    ZoneInfo("Asia/Ho_Chi_Minh"),
    WorkingCalendar({TODAY: False, TODAY + dt.timedelta(days=1): True}),
    Ladder(before=(5, 2), after=(2, 4), hour=dt.time(7, 30), office_from=2, leader_from=4),
)


def furnished(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)


def test_what_is_set_is_found_as_it_was_set(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        organizations.keep_times(session, SET, organization=HERE)
    with sessions.begin() as session:
        assert (organizations.by_id(session, organization=HERE)).times == SET


def test_defaults_are_not_written_down_so_that_they_may_become_better(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        organizations.keep_times(session, replace(SET, ladder=Ladder(office_from=4)), organization=HERE)
        kept = session.scalar(select(Organization.settings).where(Organization.id == HERE))
    assert kept is not None
    assert kept["ladder"] == {"office_from": 4}


def test_of_two_who_set_at_once_each_is_heeded(sessions: Sessions) -> None:
    furnished(sessions)

    def add_day(ahead: int) -> None:
        with sessions.begin() as session:
            known = organizations.to_change(session, organization=HERE)
            days = {**known.times.calendar.overrides, TODAY + dt.timedelta(days=ahead): False}
            time.sleep(0)
            times = replace(known.times, calendar=WorkingCalendar(days))
            organizations.keep_times(session, times, organization=HERE)

    at_once([partial(add_day, ahead) for ahead in range(5)])

    with sessions.begin() as session:
        found = (organizations.by_id(session, organization=HERE)).times.calendar.overrides
    assert {TODAY + dt.timedelta(days=ahead) for ahead in range(5)} <= set(found)


def test_tasks_that_wait_for_a_reminder_are_found_in_batches_and_moved(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        assert reminders.waiting_tasks(session, organization=HERE, after=0, limit=1) == {FIRST: YESTERDAY}
        assert reminders.waiting_tasks(session, organization=HERE, after=FIRST, limit=9) == {SECOND: YESTERDAY}
        reminders.reschedule(session, {FIRST: NOW, SECOND: None}, organization=HERE)
        reminders.reschedule(session, {}, organization=HERE)
    with sessions.begin() as session:
        assert (session.execute(select(Task.id, Task.next_reminder_at))).all() == [(FIRST, NOW), (SECOND, None)]
        assert reminders.waiting_tasks(session, organization=HERE, after=0, limit=9) == {FIRST: NOW}


def test_what_was_told_of_a_task_is_known_by_rung_deadline_and_chat(sessions: Sessions) -> None:
    furnished(sessions)
    with sessions.begin() as session:
        found = reminders.told(session, [FIRST, SECOND], organization=HERE)
    assert found == {(FIRST, "T0", 1, HOUSE.chat), (FIRST, "T-1", 1, HOUSE.chat)}
