"""Orders belong to who gave them: a leader's is extended, cancelled and handed on by that leader alone."""

import datetime as dt

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, CLERK, DIRECTOR, SCIENCE, STANDARDS, VICE, ZONE, Stage, texts

REFUSED = "do lãnh đạo giao"


async def ordered(stage: Stage) -> Message:
    await stage.opens(DIRECTOR, VICE, CLERK, SCIENCE)
    return await stage.register(DIRECTOR, "QLKH: Lập hồ sơ nghiệm thu, hạn 27/11", command="/giao")


async def state(stage: Stage) -> str:
    return texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize("person", [CHIEF, CLERK, VICE])
@pytest.mark.parametrize(
    "words",
    [
        "/huy 1 trùng với việc khác",
        "/giahan 1 15/12",
        "/giao 1 Phòng Chuyển đổi số",
        "gia hạn đến 15/12",
        "hủy, trùng nhiệm vụ",
        "giao lại cho phòng CĐS",
        "rút ngắn hạn xuống 20/11",
    ],
)
async def test_others_leave_the_order_of_a_leader_as_it_is(stage: Stage, person: int, words: str) -> None:
    card = await ordered(stage)

    said = texts(await stage.says(person, words, to=None if words.startswith("/") else card))

    assert REFUSED in said
    assert "Trần Quốc Vinh" in said
    now = await state(stage)
    assert "27/11/2026" in now
    assert "Chủ trì: Phòng Quản lý khoa học" in now
    assert "hủy" not in now


@pytest.mark.parametrize(
    ("words", "after"),
    [("/huy 1 không cần nữa", "hủy"), ("/giahan 1 15/12", "15/12/2026"), ("/giao 1 Phòng Chuyển đổi số", "Chuyển đổi")],
)
async def test_who_gave_it_decides(stage: Stage, words: str, after: str) -> None:
    await ordered(stage)
    await stage.says(DIRECTOR, words)
    assert after in await state(stage)


async def test_a_request_is_put_before_who_gave_the_order(stage: Stage) -> None:
    card = await ordered(stage)
    asked = (await stage.says(SCIENCE, "xin lùi đến 10/12 vì chờ chuyên gia", to=card))[-1]
    assert "Kính chuyển Trần Quốc Vinh quyết định" in asked.text

    for person in (CHIEF, CLERK, VICE):
        assert (await stage.presses(person, asked, "Đồng ý")).alert
        assert (await stage.presses(person, asked, "Không đồng ý")).alert
    assert "27/11/2026" in await state(stage)

    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "10/12/2026" in await state(stage)


async def test_the_office_confirms_what_a_leader_gave(stage: Stage) -> None:
    card = await ordered(stage)
    done = (await stage.says(SCIENCE, "xong, đã trình 12/TTr-QLKH", to=card))[-1]
    await stage.presses(CHIEF, done, "Xác nhận")
    assert "hoàn thành" in await state(stage)


async def test_what_the_office_registered_the_office_decides(stage: Stage) -> None:
    await stage.opens(DIRECTOR, CLERK, SCIENCE)
    stage.has(CHIEF, "Lập hồ sơ, chủ trì QLKH, hạn 27/11")
    await stage.says(CLERK, "/giahan 1 15/12")
    assert "15/12/2026" in await state(stage)
    await stage.says(DIRECTOR, "/giahan 1 18/12")
    assert "18/12/2026" in await state(stage)


async def test_where_a_leader_lets_the_office_decide_that_leader_is_told(stage: Stage) -> None:
    await ordered(stage)
    assert "Chỉ lãnh đạo" in texts(await stage.says(CHIEF, "/caidat việc lãnh đạo giao: Văn phòng quyết định thay"))
    assert REFUSED in texts(await stage.says(CHIEF, "/giahan 1 15/12"))

    said = texts(await stage.says(DIRECTOR, "/caidat việc lãnh đạo giao: Văn phòng quyết định thay"))
    assert "Trần Quốc Vinh đã thay đổi" in said
    assert "Văn phòng quyết định thay" in said
    again = texts(await stage.says(DIRECTOR, "/caidat việc lãnh đạo giao: Văn phòng quyết định thay"))
    assert "Không có gì thay đổi" in again

    for words in ("/giahan 1 15/12", "/giao 1 Phòng Chuyển đổi số", "/huy 1 không cần nữa", "/lamlai 1 vẫn cần"):
        assert "Trần Quốc Vinh" in texts(await stage.says(CHIEF, words)), words
    await stage.says(VICE, "/caidat việc lãnh đạo giao: lãnh đạo đó quyết định")
    assert REFUSED in texts(await stage.says(CHIEF, "/giahan 1 20/12"))


async def test_after_a_leaders_post_any_leader_decides(stage: Stage) -> None:
    await ordered(stage)
    asked = (await stage.says(STANDARDS, "/toi Giám đốc Sở, thay đồng chí Vinh"))[-1]
    await stage.presses(VICE, asked, "Đồng ý")

    assert REFUSED in texts(await stage.says(CHIEF, "/giahan 1 15/12"))
    await stage.says(STANDARDS, "/giahan 1 15/12")
    assert "15/12/2026" in await state(stage)


@pytest.mark.by_turns
async def test_a_leader_who_decides_nothing_for_three_working_days_is_not_waited_for(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR, VICE)
    card = await stage.register(DIRECTOR, "QLKH: Lập dự toán năm, hạn 30/11", command="/giao")
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    await stage.lives_until(dt.datetime(2026, 11, 18, 16, tzinfo=ZONE))
    assert (await stage.presses(VICE, asked, "Đồng ý")).alert

    await stage.lives_until(dt.datetime(2026, 11, 19, 9, tzinfo=ZONE))

    morning = stage.last().text
    assert "CHỜ QUYẾT ĐỊNH" in morning
    assert "Phan Thị Hồng Vân" in morning
    await stage.presses(VICE, asked, "Đồng ý")
    assert "Phan Thị Hồng Vân đã quyết định gia hạn" in stage.last().text
    assert "Trần Quốc Vinh" in stage.last().text


@pytest.mark.by_turns
async def test_what_is_asked_anew_is_for_who_gave_the_order_first(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR, VICE)
    card = await stage.register(DIRECTOR, "QLKH: Lập dự toán năm, hạn 30/11", command="/giao")
    await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card)
    await stage.lives_until(dt.datetime(2026, 11, 20, 9, tzinfo=ZONE))

    asked = (await stage.says(SCIENCE, "xin lùi đến 28/12 vì chờ thêm góp ý", to=card))[-1]

    assert (await stage.presses(VICE, asked, "Đồng ý")).alert
    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "Trần Quốc Vinh đã quyết định gia hạn" in stage.last().text
