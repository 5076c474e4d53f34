"""The Board that goes out by itself: weekly to the office, monthly to the leaders, with the workbook."""

import pytest

from db import people
from domain.roles import Role
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage


@pytest.mark.by_turns
async def test_the_office_gets_it_every_week_and_the_leaders_every_month(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/12")
    for person in (CHIEF, DIRECTOR):
        await stage.says(person, "/start", chat=person)
    await stage.passes(days=7)
    await stage.settle()
    [weekly] = [one for one in stage.said(CHIEF) if one.file is not None]
    assert weekly.file is not None
    assert weekly.file.name.endswith(".xlsx")
    assert "Có 1 nhiệm vụ" in weekly.text
    assert not [one for one in stage.said(DIRECTOR) if one.file is not None]
    await stage.passes(days=8)
    await stage.settle()
    [monthly] = [one for one in stage.said(DIRECTOR) if one.file is not None]
    assert "tháng 11/2026" in monthly.text
    assert len([one for one in stage.said(CHIEF) if one.file is not None]) == 2
    assert not [one for one in stage.said() if one.file is not None]


@pytest.mark.by_turns
async def test_the_office_sets_the_days_and_ends_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/12")
    await stage.says(CHIEF, "/start", chat=CHIEF)
    assert "sáng thứ Sáu hằng tuần" in (await stage.says(CHIEF, "/caidat báo cáo tuần: thứ Sáu"))[0].text
    assert "thứ Sáu" in (await stage.says(CHIEF, "/caidat"))[0].text
    assert "Chưa" in (await stage.says(CHIEF, "/caidat báo cáo tuần: thứ mười"))[0].text
    assert "Văn phòng" in (await stage.says(SCIENCE, "/caidat báo cáo tuần: không"))[0].text
    await stage.passes(days=5)
    await stage.settle()
    assert [one.file is not None for one in stage.said(CHIEF)].count(True) == 1
    await stage.says(CHIEF, "/caidat gửi tổng hợp hàng tuần không")
    await stage.passes(days=7)
    await stage.settle()
    assert [one.file is not None for one in stage.said(CHIEF)].count(True) == 1


async def test_who_set_the_group_up_and_holds_a_post_too_gets_it_once(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    with stage.assistant.sessions.begin() as session:
        [chief] = (one.person.id for one in people.holders(session, organization=1) if one.role is Role.OFFICE)
        post = people.ask_post(session, organization=1, person=chief, role=Role.OFFICE, unit=None, now=stage.now)
        people.decide_post(session, organization=1, post=post, by=chief, approved=True, now=stage.now)
    await stage.says(CHIEF, "/start", chat=CHIEF)
    await stage.passes(days=7)
    await stage.settle()
    assert [one.file is not None for one in stage.said(CHIEF)].count(True) == 1
