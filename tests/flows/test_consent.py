"""A task for which silence is consent: it is said in time, and having no opinion is its result."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, GROUP, SCIENCE, Stage, texts

ASKED = "Góp ý dự thảo Quy chế trước ngày 21/11, quá hạn coi như đồng ý"


@pytest.mark.parametrize(
    "words",
    [
        ASKED,
        "Góp ý dự thảo Quy chế, hạn 20/11, quá hạn coi như đồng ý",
        "Góp ý dự thảo Quy chế, quá hạn coi như đồng ý, hạn 20/11",
        "Góp ý dự thảo Quy chế, trước ngày 21/11/2026; sau thời hạn trên nếu không có ý kiến thì xem như thống nhất",
    ],
)
async def test_the_card_says_what_silence_will_mean(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    shown = texts(await stage.says(SCIENCE, f"/dangky {words}"))
    assert "thứ Sáu 20/11/2026" in shown
    assert "Quá hạn không có ý kiến thì coi như đồng ý." in shown


async def test_the_last_reminder_before_the_deadline_says_it_too(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(SCIENCE, ASKED)
    told = {}
    for _ in range(4):
        await stage.passes(days=1)
        for message in stage.said(GROUP):
            if message.text.startswith("NHẮC VIỆC"):
                told[message.text.splitlines()[0]] = "thì coi như đồng ý" in message.text
    assert list(told.values()) == [False] * (len(told) - 1) + [True]
    assert "20/11/2026" in list(told)[-1]


async def test_to_have_no_opinion_is_the_result(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, ASKED)
    said = texts(await stage.says(SCIENCE, "Phòng không có ý kiến ạ", to=card))
    assert "báo hoàn thành" in said
    assert "Chờ xác nhận" in said
    shown = texts(await stage.says(CHIEF, "/nv1"))
    assert "Phòng không có ý kiến" in shown


async def test_an_opinion_with_a_but_is_none(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, ASKED)
    said = texts(await stage.says(SCIENCE, "thống nhất nhưng đề nghị sửa Điều 5", to=card))
    assert "báo hoàn thành" not in said


async def test_where_silence_is_none_it_reports_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Góp ý dự thảo Quy chế, hạn 20/11")
    said = texts(await stage.says(SCIENCE, "Phòng không có ý kiến ạ", to=card))
    assert "báo hoàn thành" not in said
