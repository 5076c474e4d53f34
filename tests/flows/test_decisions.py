"""Orders of those who decide, about several tasks and in private, and what is no order."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def test_the_decision_says_who_decided_why_and_to_whom(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    refused = texts(await stage.says(DIRECTOR, "không đồng ý, phải xong đúng hạn", to=asked))

    assert "Trần Quốc Vinh không đồng ý gia hạn" in refused
    assert "Lý do: phải xong đúng hạn" in refused
    assert "Hạn giữ nguyên: “30/11” → thứ Hai 30/11/2026" in refused
    assert "Kính chuyển Đặng Văn Lâm" in refused
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    granted = texts(await stage.says(DIRECTOR, "đồng ý", to=asked))
    assert "Trần Quốc Vinh đã quyết định gia hạn" in granted
    assert "Hạn cũ: “30/11” → thứ Hai 30/11/2026" in granted
    assert "Kính chuyển Đặng Văn Lâm" in granted


async def test_a_remark_with_a_date_moves_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert "Ý kiến chỉ đạo" in texts(await stage.says(CHIEF, "đề nghị báo cáo tại cuộc họp 20/12", to=card))


@pytest.mark.by_turns
async def test_the_question_whether_a_condition_has_come_can_be_answered(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Triển khai chuyển đổi số, hạn sau khi có Kế hoạch của UBND tỉnh")
    await stage.lives_until(at(1))
    digest = stage.last()
    assert "CHỜ ĐIỀU KIỆN" in digest.text
    assert "Ý kiến chỉ đạo" in texts(await stage.says(CHIEF, "chưa có em ạ", to=digest))

    said = texts(await stage.says(CHIEF, "có rồi, Kế hoạch 200/KH-UBND ngày 02/12/2026, hạn 20/12", to=digest))

    assert "→ Chủ nhật 20/12/2026" in said
    shown = texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã giao, chưa có báo cáo" in shown
    assert "→ Chủ nhật 20/12/2026" in shown


@pytest.mark.parametrize("words", ["thôi em", "đồng ý, không gia hạn thêm lần nữa", "1 đồng ý, 2 không đồng ý"])
async def test_an_answer_that_is_no_clear_yes_or_no_decides_nothing_and_is_asked_about(
    stage: Stage, words: str
) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    unclear = (await stage.says(DIRECTOR, words, to=asked))[-1]

    assert "là đồng ý hay không" in unclear.text
    assert "30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã quyết định gia hạn" in texts(await stage.says(DIRECTOR, "đồng ý", to=unclear))


async def test_who_decides_is_told_how_a_decision_is_changed_and_not_how_a_report_is(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    granted = (await stage.says(DIRECTOR, "/giahan 1 24/12"))[-1]

    how = (await stage.says(DIRECTOR, "thôi anh nhầm", to=granted))[-1]

    assert "“giữ hạn cũ”" in how.text
    assert "Hiểu sai" not in how.text
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(DIRECTOR, "giữ hạn cũ", to=how))
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]
    confirmed = (await stage.says(DIRECTOR, "duyệt", to=reported))[-1]
    for words in ("anh bấm nhầm", "duyệt nhầm rồi em ơi"):
        assert "“làm lại, xác nhận nhầm”" in texts(await stage.says(DIRECTOR, words, to=confirmed))


async def test_who_decides_remarks_on_the_mistake_of_others(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Ý kiến chỉ đạo" in texts(await stage.says(DIRECTOR, "số liệu bảng 2 bị nhầm", to=card))


async def test_each_order_of_several_is_answered(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Rà soát quy trình, hạn 30/11")
    shown = (await stage.says(DIRECTOR, "/nhiemvu tất cả"))[-1]

    said = texts(await stage.says(DIRECTOR, "1 giao lại CĐS; 2 hủy", to=shown))

    assert "→ Phòng Chuyển đổi số" in said
    assert "lý do hủy /nv2" in said


async def test_an_order_may_name_its_task_in_private(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    stage.has(SCIENCE, "Rà soát quy trình, hạn 30/11")
    await stage.says(SCIENCE, DONE, to=card)

    assert "đã xác nhận hoàn thành" in texts(await stage.says(DIRECTOR, "duyệt 1", chat=DIRECTOR))
    assert "→ thứ Ba 15/12/2026" in texts(await stage.says(DIRECTOR, "gia hạn nv2 đến 15/12", chat=DIRECTOR))
    assert "Không có nhiệm vụ số 7" in texts(await stage.says(DIRECTOR, "hủy nv7, trùng", chat=DIRECTOR))
    assert "đã giao lại /nv2" in texts(await stage.says(DIRECTOR, "giao nv2 cho VP", chat=DIRECTOR))
    assert "đã hủy /nv2" in texts(await stage.says(DIRECTOR, "hủy nv2, đã gộp", chat=DIRECTOR))
    assert "đã hủy" not in texts(await stage.says(SCIENCE, "hủy nv1, đã gộp", chat=SCIENCE))


async def test_an_order_may_name_its_lines_behind_the_verb(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for number in (1, 2, 3):
        card = await stage.register(SCIENCE, f"Lập dự toán {number}, hạn 30/11")
        await stage.says(SCIENCE, DONE, to=card)
    shown = (await stage.says(DIRECTOR, "/nhiemvu chờ xác nhận"))[-1]

    assert texts(await stage.says(DIRECTOR, "duyệt 1 và 2", to=shown)).count("đã xác nhận hoàn thành") == 2
    assert "Lý do: thiếu phụ lục" in texts(await stage.says(DIRECTOR, "làm lại nv3, thiếu phụ lục", to=shown))


async def test_in_private_another_order_is_no_reason_for_the_one_before(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Rà soát quy trình, hạn 30/11")
    for words, date in (("gia hạn nv1 đến 15/12", "15/12/2026"), ("nv2 gia hạn đến 20/12", "20/12/2026")):
        assert "lý do hủy /nv1" in texts(await stage.says(DIRECTOR, "hủy nv1", chat=DIRECTOR))
        assert date in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))

    assert "Lý do: đã gộp vào nv2" in texts(await stage.says(DIRECTOR, "đã gộp vào nv2", chat=DIRECTOR))


async def test_in_private_an_order_about_another_task_names_no_unit_for_the_one_before(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Rà soát quy trình, hạn 30/11")
    assert "cho đơn vị nào?" in texts(await stage.says(DIRECTOR, "giao lại nv1", chat=DIRECTOR))

    assert "15/12/2026" in texts(await stage.says(DIRECTOR, "gia hạn nv2 đến 15/12", chat=DIRECTOR))

    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(DIRECTOR, "CĐS", chat=DIRECTOR))


async def test_one_order_may_be_for_all_lines(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Rà soát quy trình, hạn 1/12")
    shown = (await stage.says(DIRECTOR, "/nhiemvu tất cả"))[-1]

    said = texts(await stage.says(DIRECTOR, "tất cả gia hạn 1 tuần", to=shown))

    assert "→ thứ Hai 07/12/2026" in said
    assert "→ thứ Ba 08/12/2026" in said


async def test_days_that_may_be_counted_in_two_ways_move_no_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    for words in ("rút ngắn hạn 1 tuần", "đẩy hạn 5 ngày"):
        assert "cho biết hạn mới" in texts(await stage.says(DIRECTOR, words, to=card))

    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
