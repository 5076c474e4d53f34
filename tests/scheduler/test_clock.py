"""The few entries of the clock, and that ticks never run side by side."""

import asyncio
import datetime as dt

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import select

from actions import reminders
from db.installation import Due
from db.queues import Inbox, Outbox
from scheduler import clock
from tests.scheduler.conftest import HANOI, MONDAY, Stage
from tests.scheduler.test_bulkhead import in_second, second_organization

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

DUE = dt.date(2026, 12, 16)


@pytest.fixture
async def entries(stage: Stage) -> AsyncIOScheduler:
    return clock.entries(stage.ticker, lambda: MONDAY, HANOI)


async def test_a_beat_that_comes_late_is_never_dropped(entries: AsyncIOScheduler) -> None:
    entries.start(paused=True)
    jobs = entries.get_jobs()
    entries.shutdown(wait=False)
    assert {(job.id, job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs} == {
        ("first tick", None, True, 1),
        ("tick", None, True, 1),
        ("sending", None, True, 1),
        ("housekeeping", None, True, 1),
    }


async def test_a_tick_falls_on_each_full_minute_and_the_house_is_kept_at_night(entries: AsyncIOScheduler) -> None:
    entries.start(paused=True)
    following = {
        job.id: job.trigger.get_next_fire_time(None, MONDAY + dt.timedelta(seconds=20)) for job in entries.get_jobs()
    }
    entries.shutdown(wait=False)
    assert following["tick"] == MONDAY + dt.timedelta(minutes=1)
    assert following["housekeeping"] == MONDAY.replace(hour=2) + dt.timedelta(days=1)


async def test_in_a_quiet_minute_nothing_is_due(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.tick(MONDAY)
    quiet = MONDAY + dt.timedelta(hours=4)
    assert reminders.what_is_due(stage.sessions, now=quiet).audit
    await stage.tick(quiet)
    due = reminders.what_is_due(stage.sessions, now=quiet)
    assert due == Due((), mornings=False, series=False, set_aside=False, unreached=False, jobs=False, audit=False)


async def test_ticks_at_the_same_time_wait_for_one_another(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    ticker = stage.ticker
    await asyncio.gather(*(ticker.tick(MONDAY) for _ in range(3)))
    assert len(stage.heard()) == 1


async def test_what_the_running_clock_has_begun_comes_to_its_end(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    ticker, sender = stage.ticker, stage.sender
    async with clock.running(ticker, lambda: MONDAY, HANOI):
        planning = asyncio.create_task(ticker.plan(MONDAY))
        await asyncio.sleep(0)
    assert planning.done()
    await ticker.send_due()
    await sender.at_rest()
    assert len(stage.heard()) == 1


@pytest.mark.by_turns
async def test_what_falls_due_between_two_ticks_goes_out_within_a_second_or_two(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    stage.plan(MONDAY)
    async with clock.running(stage.ticker, lambda: MONDAY, HANOI), asyncio.timeout(60):
        while not stage.heard():  # noqa: ASYNC110 - the town does not tell
            await asyncio.sleep(0.05)


async def test_what_was_planned_goes_out_at_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(clock.WHEN, "sending", {"trigger": "interval", "hours": 1})
    await stage.add_task("Rà soát văn bản", DUE)
    async with clock.running(stage.ticker, lambda: MONDAY, HANOI), asyncio.timeout(60):
        while not stage.heard():  # noqa: ASYNC110 - the town does not tell
            await asyncio.sleep(0.05)


async def test_digests_go_out_before_the_plans_of_all_others_are_made(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    for _ in range(4):
        here, _ = second_organization(stage)
        await in_second(stage, here)
    ticker, going_out = stage.ticker, set[asyncio.Task[bool]]()
    await ticker.plan(MONDAY, planned=lambda: going_out.add(asyncio.create_task(ticker.send_due(MONDAY))))
    with stage.sessions.begin() as session:
        claimed = len(session.scalars(select(Outbox.id)).all())
    await asyncio.gather(*going_out)
    await stage.sender.at_rest()
    with stage.sessions.begin() as session:
        assert 2 <= claimed < len(session.scalars(select(Outbox.id)).all()) == 5


async def test_what_people_wrote_leaves_the_inbox_a_week_after_it_was_handled(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        for number, days, handled in ((1, 8, True), (2, 6, True), (3, 8, False)):
            at = MONDAY - dt.timedelta(days=days)
            session.add(
                Inbox(
                    id=number,
                    update_id=number,
                    identity="",
                    chat=1,
                    payload={"text": "xong"},
                    received_at=at,
                    handled_at=at if handled else None,
                )
            )
    await stage.ticker.keep_house(MONDAY)
    with stage.sessions.begin() as session:
        assert list(session.scalars(select(Inbox.id).order_by(Inbox.id))) == [2, 3]
