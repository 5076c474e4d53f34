"""A digest lists what is to be said of today, and says how many tasks are overdue in all."""

import datetime as dt

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, texts

DAYS = [dt.datetime(2026, 11, day, 9, tzinfo=ZONE) for day in (19, 20, 23, 27)]


async def _digests(stage: Stage, chat: int | None, until: dt.datetime) -> list[Message]:
    before = len(stage.said(chat))
    await stage.lives_until(until)
    return [one for one in stage.said(chat)[before:] if one.text.startswith("NHẮC VIỆC")]


async def _finished(stage: Stage, number: int) -> None:
    await stage.says(SCIENCE, f"/xong {number} báo cáo {number}/BC-SKHCN")
    await stage.says(CHIEF, f"/duyet {number}")


@pytest.mark.by_turns
async def test_those_that_are_not_listed_are_counted(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for day in (17, 18, 30):
        stage.has(SCIENCE, f"Lập biểu số liệu kỳ {day}, hạn {day}/11")

    thursday = (await _digests(stage, None, DAYS[0]))[-1].text
    assert "/nv2" in thursday
    assert "Còn 1 việc quá hạn khác, xem /quahan" in thursday
    assert "/nv1" in texts(await stage.says(CHIEF, "/quahan"))

    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 20/11")
    await _finished(stage, 1)
    friday = (await _digests(stage, None, DAYS[1]))[-1].text
    assert "Có 1 việc quá hạn, xem /quahan" in friday

    await _finished(stage, 2)
    await _finished(stage, 4)
    assert "việc quá hạn" not in texts(await _digests(stage, None, DAYS[2]))


@pytest.mark.by_turns
async def test_a_leader_reads_the_whole_list_once_a_week_and_is_asked_for_instructions(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    for day in (16, 17, 24, 25, 30):
        stage.has(SCIENCE, f"Lập biểu số liệu kỳ {day}, hạn {day}/11")

    first, second = await _digests(stage, DIRECTOR, DAYS[3])
    assert all(f"/nv{number}" in first.text for number in (1, 2, 3))
    assert "/nv5" not in first.text
    assert "việc quá hạn khác" not in first.text
    assert "/nv2" in second.text
    assert "/nv3" not in second.text
    assert "Còn 3 việc quá hạn khác" in second.text
    assert "cho ý kiến chỉ đạo" in second.text
    assert "80%" not in second.text

    told = texts(await stage.says(DIRECTOR, "3 báo cáo tôi nguyên nhân", to=first, chat=DIRECTOR))
    assert "Ý kiến chỉ đạo" in told
