"""The auditor: once a day what was planned and sent is held against the ladder, and what differs is told."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from bot.heartbeat import heartbeat
from bot.settings import Secret
from db.models import Reminder, Task
from scheduler.ticker import Ticker
from simulator.trouble import Kind, Trouble
from tests.scheduler.conftest import MONDAY, Stage

DUE = dt.date(2026, 12, 16)
"""Its T-7 is the MONDAY, at eight."""
AUDIT = MONDAY.replace(hour=9, minute=30)
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


async def begun(stage: Stage) -> None:
    """The audit of the day before has been made."""
    await stage.tick(AUDIT - DAY)
    await stage.add_task("Rà soát văn bản", DUE)


def told(stage: Stage) -> list[str]:
    return [one for one in stage.heard() if "Đối chiếu lịch nhắc" in one]


def by_hand(stage: Stage, statement: object) -> None:
    with stage.sessions.begin() as session:
        session.execute(statement)  # type: ignore[call-overload]


@pytest.mark.by_turns
async def test_where_all_was_sent_nothing_is_said(stage: Stage) -> None:
    await begun(stage)
    await stage.tick(MONDAY)
    for day in range(12):
        await stage.tick(AUDIT + day * DAY)
    assert told(stage) == []


async def test_a_rung_that_vanished_is_told_once(stage: Stage) -> None:
    await begun(stage)
    by_hand(stage, update(Task).values(next_reminder_at=MONDAY + 4 * DAY))
    await stage.tick(MONDAY)
    await stage.tick(AUDIT)
    await stage.tick(AUDIT + dt.timedelta(hours=3))
    [said] = told(stage)
    assert "/nv1 Rà soát văn bản: chưa được lập nhắc việc" in said


async def test_a_plan_without_the_next_rung_is_told_and_mended(stage: Stage) -> None:
    await begun(stage)
    await stage.tick(MONDAY)
    by_hand(stage, update(Task).values(next_reminder_at=None))
    await stage.tick(AUDIT)
    [said] = told(stage)
    assert "đã lập lại" in said
    with stage.sessions.begin() as session:
        assert session.scalar(select(Task.next_reminder_at)) is not None


@pytest.mark.by_turns
@pytest.mark.parametrize(("state", "words"), [("planned", "chưa gửi được"), ("failed", "không thành")])
async def test_what_was_planned_and_did_not_go_out_is_told(stage: Stage, state: str, words: str) -> None:
    await begun(stage)
    await stage.tick(MONDAY)
    later = update(Reminder).values(state=state, not_before=AUDIT + DAY)
    by_hand(stage, later)
    await stage.tick(AUDIT)
    [said] = told(stage)
    assert words in said


async def test_what_was_touched_meanwhile_is_not_missing(stage: Stage) -> None:
    await begun(stage)
    await stage.tick(MONDAY)
    by_hand(stage, update(Reminder).values(state="dropped"))
    await stage.tick(AUDIT)
    assert told(stage) == []


async def test_a_day_without_the_messenger_is_no_news_of_the_auditor_where_it_went_out_late(stage: Stage) -> None:
    await begun(stage)
    stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, times=1))
    await stage.tick(MONDAY)
    await stage.tick(MONDAY + dt.timedelta(minutes=30))
    await stage.tick(AUDIT)
    assert told(stage) == []


@pytest.mark.by_turns
async def test_the_outside_address_is_called_once_a_day(stage: Stage) -> None:
    beats: list[dt.datetime] = []

    async def beat() -> None:
        beats.append(moment)

    ticker = Ticker(stage.sessions, stage.ticker._workers, stage.sender, beat)
    for moment in (
        AUDIT - DAY,
        AUDIT - MINUTE,
        AUDIT,
        AUDIT + dt.timedelta(hours=5),
        AUDIT + DAY - MINUTE,
        AUDIT + DAY,
    ):
        await ticker.plan(moment)
    assert beats == [AUDIT, AUDIT + DAY]


async def test_an_address_that_does_not_answer_harms_nobody(caplog: pytest.LogCaptureFixture) -> None:
    beat = heartbeat(Secret("http://127.0.0.1:9/geheim"))
    assert beat is not None
    await beat()
    assert "cannot be reached" in caplog.text
    assert "geheim" not in caplog.text
    assert heartbeat(None) is None
