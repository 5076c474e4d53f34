"""What a leader or the office says under a task reaches its head and stands on the card."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, labels, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"


@pytest.mark.parametrize("who", [CHIEF, DIRECTOR])
@pytest.mark.parametrize("words", ["phòng tập trung làm dứt điểm trong tuần này", "nhớ hỏi ý kiến Sở Tài chính"])
async def test_an_instruction_reaches_the_head_and_stands_on_the_card(stage: Stage, who: int, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told = texts(await stage.says(who, words, to=card))

    assert "Ý kiến chỉ đạo" in told
    assert "Kính chuyển Đặng Văn Lâm" in told
    assert words in texts(await stage.says(SCIENCE, "/nv1"))
    assert "cho ý kiến chỉ đạo" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_of_the_offices_own_work_it_reaches_the_people_of_the_office(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")

    assert "Kính chuyển Nguyễn Thị Thu Hà" in texts(await stage.says(DIRECTOR, "tập trung làm dứt điểm nhé", to=card))


async def test_under_several_tasks_it_is_asked_which_one_is_meant(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(DIRECTOR, "/nhiemvu"))[-1]

    assert "nhiều nhiệm vụ" in texts(await stage.says(DIRECTOR, "phòng tập trung làm dứt điểm", to=shown))
    assert "Ý kiến chỉ đạo" in texts(await stage.says(DIRECTOR, "2 tập trung làm dứt điểm nhé", to=shown))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Yêu cầu đồng chí Lâm xử lý dứt điểm, báo cáo tôi trước thứ Sáu", "19/11/2026"),
        ("phòng khẩn trương làm, 25/11 phải xong", "25/11/2026"),
        ("làm việc ngay với Sở Tài chính, chậm nhất 24/11 báo cáo lại", "24/11/2026"),
    ],
)
async def test_a_deadline_in_it_is_offered(stage: Stage, words: str, day: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told, offered = await stage.says(DIRECTOR, words, to=card)

    assert "Ý kiến chỉ đạo" in told.text
    assert labels(offered) == [f"Đặt hạn {day}", "Không đổi"]
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert (await stage.presses(SCIENCE, offered, f"Đặt hạn {day}")).alert
    await stage.presses(DIRECTOR, offered, f"Đặt hạn {day}")
    assert "đã quyết định rút ngắn thời hạn" in stage.last().text
    assert day in stage.last().text


@pytest.mark.parametrize(
    "words",
    [
        "giao Văn phòng tham mưu văn bản trả lời, trước 5/12 báo cáo tôi",
        "Văn phòng chuẩn bị nội dung làm việc với Sở Tài chính, hạn 4/12",
    ],
)
async def test_another_order_in_it_is_offered_as_a_draft(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told, offered = await stage.says(DIRECTOR, words, to=card)

    assert "Ý kiến chỉ đạo" in told.text
    assert "Chủ trì: Văn phòng Sở" in offered.text
    assert "04/12/2026" in offered.text
    await stage.presses(DIRECTOR, offered, "Đúng")
    assert "/nv2" in stage.last().text


@pytest.mark.parametrize(
    "words",
    [
        "giao Văn phòng chuẩn bị tài liệu họp giao ban, trước 5/12 báo cáo tôi",
        "Phòng Chuyển đổi số rà soát lại hệ thống mạng, hạn 4/12",
    ],
)
async def test_a_new_order_under_several_tasks_is_offered_as_a_draft(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(DIRECTOR, "/nhiemvu"))[-1]

    [offered] = await stage.says(DIRECTOR, words, to=shown)

    assert "04/12/2026" in offered.text
    assert "Đúng" in labels(offered)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        pytest.param(SCIENCE, "giao phòng CĐS vẽ sơ đồ mạng, hạn 20/11", id="who gives no orders"),
        pytest.param(DIRECTOR, "sơ đồ mạng phòng CĐS hạn 20/11", id="no order"),
    ],
)
async def test_nothing_else_under_several_tasks_is_offered_as_a_draft(stage: Stage, who: int, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(who, "/nhiemvu"))[-1]

    [asked] = await stage.says(who, words, to=shown)

    assert "có nhiều nhiệm vụ" in asked.text


@pytest.mark.by_turns
async def test_the_answer_to_an_escalation_in_private_reaches_the_head(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    stage.has(SCIENCE, "Lập danh mục thiết bị, hạn 18/11")
    await stage.lives_until(dt.datetime(2026, 11, 30, 9, tzinfo=ZONE))
    escalated = stage.last(DIRECTOR)
    assert "QUÁ HẠN" in escalated.text
    before = len(stage.said())

    await stage.says(DIRECTOR, "Yêu cầu xử lý dứt điểm, báo cáo tôi trước thứ Sáu", to=escalated, chat=DIRECTOR)

    told = texts(stage.said()[before:])
    assert "Ý kiến chỉ đạo" in told
    assert "Kính chuyển Đặng Văn Lâm" in told
    assert labels(stage.last(DIRECTOR)) == ["Đặt hạn 03/12/2026", "Không đổi"]


async def test_an_order_that_cannot_be_carried_out_is_told_to_the_head_too(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(DIRECTOR, "giao VP theo dõi, đôn đốc", to=card))

    assert "giao lại cho VP" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "📌" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["trao đổi lại với tôi nhé", "hội nghị lùi sang 20/12 rồi nhé", "hạn 30/11 nhớ kỹ"])
async def test_where_nothing_is_ordered_nothing_is_offered(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert len(await stage.says(DIRECTOR, words, to=card)) == 1


@pytest.mark.parametrize("words", ["để chị hỏi lại Sở Tài chính", "anh sẽ trao đổi với Bộ", "dạ để tôi xem đã"])
async def test_what_a_leader_will_do_himself_is_a_remark(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    told = texts(await stage.says(DIRECTOR, words, to=card))

    assert "Đã ghi ý kiến" in told
    assert "chỉ đạo" not in told
