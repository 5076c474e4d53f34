"""Words that named no task wait for its number: "3 nhé" answers the refusal, and is never noted itself."""

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, Stage, labels, texts

TASKS = ("Lập dự toán mua sắm, hạn 25/11", "Khảo sát sáng kiến cấp xã, hạn 27/11", "Rà soát quy trình ISO, hạn 30/11")


async def listed(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    stage.has(SCIENCE, *TASKS)
    return (await stage.says(SCIENCE, "/nhiemvu"))[-1]


async def card(stage: Stage, number: int) -> str:
    return texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize("answer", ["3 nhé", "số 3 ạ", "việc 3", "nv3", "3"])
@pytest.mark.parametrize(
    ("said", "noted"), [("được 65% rồi", "65%"), ("9 được 65%", "65%"), ("đang vướng phần mềm", "vướng phần mềm")]
)
async def test_the_number_that_follows_tells_the_task(stage: Stage, said: str, noted: str, answer: str) -> None:
    shown = await listed(stage)
    asked = (await stage.says(SCIENCE, said, to=shown))[-1]

    await stage.says(SCIENCE, answer, to=asked)

    assert [noted in await card(stage, number) for number in (1, 2, 3)] == [False, False, True]


async def test_one_tap_tells_it_too(stage: Stage) -> None:
    shown = await listed(stage)
    asked = (await stage.says(SCIENCE, "được 65% rồi", to=shown))[-1]

    assert labels(asked)[-1] == "Không ghi"
    await stage.presses(SCIENCE, asked, labels(asked)[1])

    assert "65%" in await card(stage, 2)


async def test_several_lines_with_words_of_their_own_are_no_mere_number(stage: Stage) -> None:
    shown = await listed(stage)
    asked = (await stage.says(SCIENCE, "được 65% rồi", to=shown))[-1]

    await stage.says(SCIENCE, "1 được 20%, 2 chưa làm", to=asked)

    assert "20%" in await card(stage, 1)
    assert "đang thực hiện" in await card(stage, 2)
    assert "65%" not in await card(stage, 1)


async def test_an_order_waits_for_its_number_likewise(stage: Stage) -> None:
    shown = await listed(stage)
    for number in (1, 2):
        await stage.says(SCIENCE, f"/xong {number} BC {number}/BC-SKHCN")
    asked = (await stage.says(CHIEF, "duyệt", to=(await stage.says(CHIEF, "/nhiemvu"))[-1]))[-1]

    await stage.says(CHIEF, "nv2", to=asked)

    assert "xác nhận hoàn thành" in texts(stage.said())
    assert "đã hoàn thành" in (await card(stage, 2)).lower()
    assert shown


async def test_what_others_say_to_it_is_their_own_report(stage: Stage) -> None:
    shown = await listed(stage)
    asked = (await stage.says(SCIENCE, "được 65% rồi", to=shown))[-1]

    await stage.says(DIRECTOR, "2 phải xong trong tuần", to=asked)

    assert "65%" not in await card(stage, 2)
    assert "phải xong" in await card(stage, 2)


@pytest.mark.parametrize("words", ["2 nhé", "số 2 ạ", "việc 2"])
async def test_a_number_alone_reports_nothing(stage: Stage, words: str) -> None:
    shown = await listed(stage)

    said = texts(await stage.says(SCIENCE, words, to=shown))

    assert "Đã ghi" not in said
    assert said
    assert "chưa có báo cáo" in await card(stage, 2)


@pytest.mark.parametrize(
    "thanks", ["cảm ơn chị", "em cảm ơn nhiều ạ", "cảm ơn phòng QLKH nhé", "tks em", "tốt quá, cảm ơn em"]
)
async def test_thanks_for_a_report_are_no_remark(stage: Stage, thanks: str) -> None:
    await listed(stage)
    submitted = (await stage.says(SCIENCE, "/xong 1 BC 1/BC-SKHCN"))[-1]

    for person in (SCIENCE, CHIEF, DIRECTOR):
        assert "ý kiến" not in texts(await stage.says(person, thanks, to=submitted))

    assert "thanks" not in await card(stage, 1)
