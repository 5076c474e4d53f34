"""An order to several units is one task for each, and the office and the leaders see how all of them stand."""

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, STANDARDS, Stage, texts

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


async def test_an_order_to_one_unit_is_told_as_before(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(CHIEF, "QLKH: Nộp báo cáo tổng kết năm, hạn 30/11", command="/giao")

    assert "Giao chung" not in texts(await stage.says(CHIEF, "/nv1"))
