"""Who decides orders something of a task that is named by what it is about."""

import pytest

from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, STANDARDS, Stage, labels, texts


@pytest.fixture
@played
async def busy(stage: Stage) -> Stage:
    """Two tasks of Standards (1, 2), two of Science (3, 4)."""
    await stage.opens(SCIENCE, STANDARDS, DIGITAL, DIRECTOR)
    stage.has(STANDARDS, "Dán tem công tơ nước, hạn 27/11", "Lấy mẫu xăng, hạn 30/11")
    stage.has(SCIENCE, "Chấm giải sáng tạo trẻ, hạn 27/11", "Tổng kết giải sáng tạo, hạn 30/11")
    return stage


@pytest.mark.parametrize(
    "words",
    [
        "Nhắc phòng TĐC về việc dán tem công tơ",
        "nhắc anh Thịnh dán tem công tơ nước nhé",
        "đôn đốc TĐC sớm xong việc dán tem",
        "nhac phong tdc ve viec dan tem cong to",
        "giục giúp chị phòng TĐC vụ công tơ nước",
    ],
)
async def test_a_unit_is_urged(busy: Stage, words: str) -> None:
    said = texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))

    assert "nhắc /nv1" in said
    assert "🔔" in busy.last().text


@pytest.mark.parametrize(
    "words",
    [
        "Cho gia hạn việc lấy mẫu xăng đến 15/12",
        "đồng ý cho TĐC lùi việc lấy mẫu xăng đến 15/12",
        "dời hạn lấy mẫu xăng sang 15/12",
        "việc lấy mẫu xăng cho lùi đến 15/12",
        "gia han viec lay mau xang den 15/12",
        "gia hạn thêm 15 ngày cho việc lấy mẫu xăng",
    ],
)
async def test_more_time_is_given(busy: Stage, words: str) -> None:
    said = texts(await busy.says(CHIEF, words, chat=CHIEF))

    assert "gia hạn</b> /nv2" in said or "gia hạn /nv2" in said
    assert "15/12/2026" in said


@pytest.mark.parametrize(
    "words", ["nhắc QLKH việc giải sáng tạo", "lùi hạn việc giải sáng tạo đến 15/12", "nhắc TĐC nhé"]
)
async def test_of_several_that_fit_it_is_asked(busy: Stage, words: str) -> None:
    [asked] = await busy.says(DIRECTOR, words, chat=DIRECTOR)

    assert "chưa thay đổi gì" in asked.text
    assert asked.text.count("• /nv") == 2


async def test_what_is_asked_can_be_ordered_by_number(busy: Stage) -> None:
    [asked] = await busy.says(DIRECTOR, "nhắc TĐC nhé", chat=DIRECTOR)
    assert "nv1 nhắc" in asked.text

    assert "nhắc /nv1" in texts(await busy.says(DIRECTOR, "nv1 nhắc", chat=DIRECTOR))


@pytest.mark.parametrize(
    "words", ["nhắc tôi việc dán tem", "bao giờ nhắc phòng TĐC", "việc dán tem đến đâu rồi", "nhắc lại thứ Sáu"]
)
async def test_what_is_no_such_order_urges_nobody(busy: Stage, words: str) -> None:
    assert "🔔" not in texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))


async def test_a_head_orders_nothing_so(busy: Stage) -> None:
    said = texts(await busy.says(SCIENCE, "nhắc phòng TĐC về việc dán tem công tơ", chat=SCIENCE))

    assert "🔔" not in said


@pytest.mark.parametrize(
    "words",
    ["nv1 giao cho phòng QLKH làm", "nv1: phân công QLKH thực hiện", "giao QLKH làm nv1", "nv1 để QLKH làm nhé"],
)
async def test_another_unit_that_is_told_to_do_it_is_offered_as_the_one_that_leads(busy: Stage, words: str) -> None:
    offered = (await busy.says(DIRECTOR, words, chat=DIRECTOR))[-1]

    assert labels(offered)[0].startswith("Giao lại cho Phòng Quản lý khoa học")
    await busy.presses(DIRECTOR, offered, labels(offered)[0])
    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await busy.says(DIRECTOR, "/nv1", chat=DIRECTOR))


@pytest.mark.by_turns
@pytest.mark.parametrize(
    "words",
    ["giục phòng TĐC đi", "đôn đốc các phòng nộp báo cáo", "nhac tdc nop bc tien do nhe", "nhắc mấy phòng trễ hạn"],
)
async def test_units_are_urged_for_what_is_late(busy: Stage, words: str) -> None:
    await busy.passes(days=14)

    said = texts(await busy.says(DIRECTOR, words, chat=DIRECTOR))

    assert "ĐÔN ĐỐC" in said
    assert "/nv1" in said
    assert ("/nv3" in said) == ("phòng TĐC" not in words and "tdc" not in words)
