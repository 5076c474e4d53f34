"""The clock of the machine is put: it is noticed, APScheduler goes on, and the plan is made anew."""

import asyncio
import datetime as dt
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from db import installation
from db.models import Organization, Reminder, Task
from db.queues import Outbox, Slot
from scheduler import clock
from scheduler.clock import Watch
from tests.scheduler.conftest import HANOI, MONDAY, Stage

DUE = dt.date(2026, 12, 16)
HOUR = 3600.0


@dataclass
class Clocks:
    wall: float = 1_000_000.0
    counting: float = 50.0

    def watch(self) -> Watch:
        return Watch(lambda: self.wall, lambda: self.counting)

    def passes(self, seconds: float, *, put: float = 0.0) -> None:
        self.wall += seconds + put
        self.counting += seconds


@pytest.mark.parametrize("put", [31.0, -31.0, 2 * HOUR, -2 * HOUR, 30 * 24 * HOUR])
def test_a_step_is_seen_once(put: float) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.passes(10)
    assert watch.step() is None
    clocks.passes(10, put=put)
    assert watch.step() == pytest.approx(put)
    clocks.passes(10)
    assert watch.step() is None
    clocks.passes(10, put=-put)
    assert watch.step() == pytest.approx(-put)


@pytest.mark.parametrize("put", [0.5, -29.0, 29.0])
def test_what_clocks_always_part_by_is_no_step(put: float) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.passes(600, put=put)
    assert watch.step() is None


async def planned(stage: Stage) -> dt.datetime | None:
    with stage.sessions.begin() as session:
        return session.scalar(select(Task.next_reminder_at))


async def test_after_a_clock_that_was_far_ahead_reminders_come_when_they_should(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    right, present = await planned(stage), MONDAY - dt.timedelta(hours=1)
    with stage.sessions.begin() as session:  # As a tick leaves it behind that believes to be a month later.
        later = MONDAY + dt.timedelta(days=40)
        session.execute(update(Task).values(next_reminder_at=later))
        session.execute(update(Organization).values(morning_at=later))
        session.execute(update(Reminder).values(not_before=later))
        session.add(Slot(bot=1, chat=0, free_at=later))
    await stage.ticker.plan_anew(-40 * 24 * HOUR, present)
    with stage.sessions.begin() as session:
        assert session.scalar(select(Task.next_reminder_at)) == right
        assert session.scalar(select(Organization.morning_at)) < later
        assert session.scalar(select(Slot.free_at)) == present
        assert session.scalar(select(Outbox.id).where(Outbox.not_before > present)) is None
        step = installation.newest_step(session)
    assert step == installation.Step(-40 * 24 * HOUR, present)


async def test_what_is_due_stays_due(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    moment = await planned(stage)
    assert moment is not None
    await stage.ticker.plan_anew(2 * HOUR, moment + dt.timedelta(minutes=1))
    await stage.ticker.tick(moment + dt.timedelta(minutes=2))
    assert len(stage.heard()) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_running_clock_is_put_right(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "LOOK_EVERY_SECONDS", 0.01)
    clocks = Clocks()
    async with clock.running(stage.ticker, lambda: MONDAY, HANOI, clocks.watch()):
        clocks.passes(10, put=-2 * HOUR)
        for _ in range(500):
            await asyncio.sleep(0.01)
            with stage.sessions.begin() as session:
                if installation.newest_step(session) is not None:
                    break
    with stage.sessions.begin() as session:
        step = installation.newest_step(session)
    assert step is not None
    assert step.seconds == pytest.approx(-2 * HOUR)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_entries_that_waited_for_a_far_hour_come_at_once(stage: Stage) -> None:
    entries = clock.entries(stage.ticker, lambda: MONDAY, HANOI)
    entries.start(paused=True)
    far = dt.datetime.now(HANOI) + dt.timedelta(hours=2)
    for job in entries.get_jobs():
        job.modify(next_run_time=far)
    clock.reschedule(entries)
    following = {job.id: job.next_run_time - dt.datetime.now(HANOI) for job in entries.get_jobs()}
    entries.shutdown(wait=False)
    assert following["tick"] <= dt.timedelta(minutes=1)
    assert following["sending"] <= dt.timedelta(seconds=2)
