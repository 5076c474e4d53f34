"""An order to several units is one task for each, and the office and the leaders see how all of them stand."""

import datetime as dt
import re

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, STANDARDS, ZONE, Stage, texts

ORDER = "QLKH, CĐS, TĐC: Nộp báo cáo tổng kết năm, hạn 30/11"


async def given(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, STANDARDS, DIRECTOR)
    await stage.register(CHIEF, ORDER, command="/giao")


async def test_the_card_of_one_part_tells_of_the_others(stage: Stage) -> None:
    await given(stage)
    await stage.says(DIGITAL, "/xong 2 đã gửi BC 12/BC-CĐS")
    await stage.says(CHIEF, "/duyet 2")
    await stage.says(STANDARDS, "/baocao 3 được 40%")

    card = texts(await stage.says(DIRECTOR, "/nv1"))

    assert "Giao chung 3 đơn vị (1/3 đơn vị xong): /nv2 Phòng Chuyển đổi số ✅; /nv3 Phòng Tiêu chuẩn" in card
    assert "40%" in card


async def test_a_unit_sees_nothing_of_the_others(stage: Stage) -> None:
    await given(stage)

    assert "Giao chung" not in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đơn vị xong" not in texts(await stage.says(SCIENCE, "/nhiemvu"))


async def test_the_parts_stand_together_in_a_list(stage: Stage) -> None:
    await given(stage)
    stage.has(SCIENCE, "Lập dự toán, hạn 1/12")
    await stage.says(DIGITAL, "/xong 2 đã gửi BC 12/BC-CĐS")

    shown = (await stage.says(CHIEF, "/nhiemvu"))[-1]

    assert "Nộp báo cáo tổng kết năm: 0/3 đơn vị xong, 1 chờ xác nhận\n1. " in shown.text
    assert shown.text.count("Nộp báo cáo tổng kết năm") == 1
    assert "Lập dự toán" in shown.text
    assert "nv3" in texts(await stage.says(STANDARDS, "3 được 20%", to=shown))


async def test_a_cancelled_part_is_not_waited_for(stage: Stage) -> None:
    await given(stage)
    await stage.says(CHIEF, "/huy 3 đã có số liệu")
    await stage.says(DIGITAL, "/xong 2 đã gửi BC 12/BC-CĐS")
    await stage.says(CHIEF, "/duyet 2")

    assert "1/2 đơn vị xong" in texts(await stage.says(CHIEF, "/nv1"))


async def test_the_order_itself_is_counted_nowhere(stage: Stage) -> None:
    await given(stage)

    assert "3 nhiệm vụ" in texts(await stage.says(CHIEF, "/tonghop"))


@pytest.mark.by_turns
async def test_an_order_to_one_unit_is_told_as_before(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(CHIEF, "QLKH: Nộp báo cáo tổng kết năm, hạn 30/11", command="/giao")

    assert "Giao chung" not in texts(await stage.says(CHIEF, "/nv1"))


async def test_the_board_has_one_line_for_the_order_with_who_is_not_done(stage: Stage) -> None:
    await given(stage)
    await stage.says(DIGITAL, "/xong 2 đã gửi BC 12/BC-CĐS")
    await stage.says(CHIEF, "/duyet 2")
    line = (
        "VIỆC GIAO CHUNG NHIỀU ĐƠN VỊ\n• Nộp báo cáo tổng kết năm: 1/3 đơn vị xong; "
        "còn /nv1 Phòng Quản lý khoa học, /nv3 Phòng Tiêu chuẩn Đo lường…"
    )
    for words in ("/tonghop", "/tonghop tháng này"):
        assert line in texts(await stage.says(CHIEF, words)), words
    assert "GIAO CHUNG" not in texts(await stage.says(SCIENCE, "/tonghop"))
    assert "GIAO CHUNG" not in texts(await stage.says(CHIEF, "/tonghop QLKH"))
    for number in (1, 3):
        await stage.says(CHIEF, f"/huy {number} không còn cần")
    assert "GIAO CHUNG" not in texts(await stage.says(CHIEF, "/tonghop"))


async def test_an_order_by_a_paper_is_called_by_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(CHIEF, "QLKH, CĐS: Số hóa hồ sơ, hạn 30/11, theo KH 45/KH-UBND", command="/giao")
    assert "• KH 45/KH-UBND – Số hóa hồ sơ: 0/2 đơn vị xong" in texts(await stage.says(CHIEF, "/tonghop"))


@pytest.mark.by_turns
async def test_a_digest_tells_of_the_order_once_and_of_each_unit_by_its_number(stage: Stage) -> None:
    await given(stage)
    stage.has(SCIENCE, "Lập dự toán, hạn 1/12")
    await stage.says(DIGITAL, "/xong 2 đã gửi BC 12/BC-CĐS")
    await stage.lives_until(dt.datetime(2026, 11, 30, 9, tzinfo=ZONE))
    digest = next(message for message in reversed(stage.said()) if message.text.startswith("NHẮC VIỆC"))
    assert "Nộp báo cáo tổng kết năm: 0/3 đơn vị xong, 1 chờ xác nhận\n" in digest.text
    reminded = digest.text.partition("ĐẾN HẠN HÔM NAY")[2].partition("\n\n")[0]
    assert reminded.count("Nộp báo cáo tổng kết năm") == 1
    [number] = re.findall(r"^(\d)\. /nv3 Phòng Tiêu chuẩn", digest.text, re.MULTILINE)
    assert "nv3" in texts(await stage.says(STANDARDS, f"{number} được 20%", to=digest))
