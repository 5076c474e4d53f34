"""To whom a task goes: given back, given to another unit, kept, or cancelled."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, OFFICER, SCIENCE, ZONE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def test_the_office_takes_a_task_over_with_a_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE, CLERK)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "không phải việc của phòng em", to=card)

    await stage.says(CHIEF, "/giao 1 VP, hạn 20/12")

    assert "Phòng Quản lý khoa học → Văn phòng" in stage.last().text
    assert "→ Chủ nhật 20/12/2026" in stage.last().text


async def test_a_task_that_was_given_back_is_assigned_anew_by_button(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(CHIEF, "CĐS: Lập dự toán năm, hạn 30/11", command="/giao")
    back = (await stage.says(DIGITAL, "việc này không phải của phòng em", to=card))[-1]
    assert labels(back) == ["Giao lại", "Giữ nguyên", "Hiểu sai"]
    assert (await stage.presses(DIGITAL, back, "Giữ nguyên")).alert

    await stage.presses(CHIEF, back, "Giao lại")
    await stage.presses(CHIEF, stage.last(), "Phòng Quản lý khoa học")

    said = stage.last().text
    assert "Phòng Chuyển đổi số → Phòng Quản lý khoa học" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "Chủ trì: Phòng Quản lý khoa học" in said
    assert "Đã ghi nhận 20%" in texts(await stage.says(SCIENCE, "được 20%", to=stage.last()))
    assert "20%" not in texts(await stage.says(DIGITAL, "/baocao 1 30%"))


@pytest.mark.parametrize(
    ("words", "replies"),
    [
        ("giao lại cho QLKH", True),
        ("sửa đơn vị QLKH", True),
        ("ok, chuyển phòng quản lý khoa học làm nhé", True),
        ("/giao 1 QLKH", False),
        ("/giao QLKH", True),
        ("/giao nv1 cho phong quan ly khoa hoc", False),
    ],
)
async def test_a_task_that_was_given_back_is_assigned_anew_in_words(stage: Stage, words: str, replies: bool) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(CHIEF, "CĐS: Lập dự toán năm, hạn 30/11", command="/giao")
    back = (await stage.says(DIGITAL, "việc này không phải của phòng em", to=card))[-1]

    said = texts(await stage.says(CHIEF, words, to=back if replies else None))

    assert "Phòng Chuyển đổi số → Phòng Quản lý khoa học" in said


@pytest.mark.parametrize("words", ["vẫn giao CĐS làm", "không đồng ý trả lại", "giữ nguyên", "/giao 1 CĐS"])
async def test_a_unit_may_be_told_to_go_on_and_what_it_reported_stands_again(stage: Stage, words: str) -> None:
    await stage.opens(DIGITAL)
    card = await stage.register(CHIEF, "CĐS: Lập dự toán năm, hạn 30/11", command="/giao")
    await stage.says(DIGITAL, "được 40%, còn chờ góp ý", to=card)
    back = (await stage.says(DIGITAL, "việc này không phải của phòng em", to=card))[-1]

    said = texts(await stage.says(CHIEF, words, to=back))

    assert "tiếp tục thực hiện" in said
    assert "Kính chuyển Vũ Ngọc Ánh" in said
    shown = texts(await stage.says(DIGITAL, "/nv1"))
    assert "đang thực hiện (40%)" in shown
    assert "Báo cáo gần nhất: “được 40%, còn chờ góp ý”" in shown
    assert "Đã ghi nhận 60%" in texts(await stage.says(DIGITAL, "60%", to=card))


async def test_a_new_unit_may_be_given_a_new_deadline_at_once(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(CHIEF, "CĐS: Lập dự toán năm, hạn 30/11", command="/giao")

    said = texts(await stage.says(CHIEF, "/giao 1 QLKH, hạn 15/12"))

    assert "→ thứ Ba 15/12/2026" in said


async def test_a_number_in_front_of_a_new_task_is_no_task_to_reassign(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "Đề nghị kiểm tra" in texts(await stage.says(CHIEF, "/giao QLKH: 5 phòng rà soát quy trình, hạn 15/12"))


@pytest.mark.by_turns
async def test_a_task_that_was_given_back_is_put_before_the_office_until_it_is_decided(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)
    card = await stage.register(CHIEF, "CĐS: Lập dự toán năm, hạn 18/11", command="/giao")
    await stage.says(DIGITAL, "việc này không phải của phòng em", to=card)
    for day in (17, 18, 19, 20, 23):
        await stage.lives_until(at(day, 11))
        digest = stage.last().text
        assert f"{day}/11/2026" in digest
        assert "ĐƠN VỊ TRẢ LẠI" in digest
        assert "lý do: “việc này không phải của phòng em”" in digest
        assert "Nguyễn Thị Thu Hà" in digest
        assert "Vũ Ngọc Ánh" not in digest
    assert "trễ 5 ngày" in digest

    board = texts(await stage.says(DIRECTOR, "/summary"))

    assert "1 trả lại, chờ giao lại" in board
    assert "TRẢ LẠI, CHỜ GIAO LẠI (1): /nv1" in board
    assert "Có 1 nhiệm vụ" in texts(await stage.says(DIRECTOR, "/nhiemvu trả lại"))
    assert "tiếp tục thực hiện" in texts(await stage.says(CHIEF, "1 giữ nguyên", to=stage.said()[-3]))
    await stage.lives_until(at(30, 11))
    assert "QUÁ HẠN" in stage.last().text


async def test_giving_back_needs_a_reason(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "nêu lý do trả lại /nv1" in texts(await stage.says(SCIENCE, "/tralai 1"))

    assert "đã giao, chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.by_turns
async def test_after_a_working_day_giving_back_is_asked_for_and_the_work_goes_on(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, "Lập dự toán năm, hạn 17/11")
    await stage.lives_until(at(20, 11))

    asked = (await stage.says(SCIENCE, "/tralai 1 thuộc Văn phòng"))[-1]

    assert "đề nghị trả lại" in asked.text
    assert labels(asked) == ["Giao lại", "Giữ nguyên"]
    await stage.lives_until(at(27, 11))
    assert "trễ 10 ngày" in stage.last().text
    await stage.says(CHIEF, "giao lại CĐS", to=asked)
    assert "Phòng Quản lý khoa học → Phòng Chuyển đổi số" in stage.last().text
    assert "trả lại" in texts(await stage.says(DIGITAL, "không phải việc của phòng em", to=stage.last()))
    assert "chờ Văn phòng giao lại" in texts(await stage.says(DIGITAL, "/nv1"))


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("words", "unit", "person"), [("/giao 1 CĐS", "Chuyển đổi số", DIGITAL), ("/lamlai 1 thiếu phụ lục", "", SCIENCE)]
)
async def test_who_gets_a_task_late_may_give_it_back_for_a_day_from_then_on(
    stage: Stage, words: str, unit: str, person: int
) -> None:
    """And not for a day from its registering; that another unit supports it is no such beginning."""
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, TASK)
    await stage.lives_until(at(18, 11))
    if not unit:
        await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
        await stage.says(CHIEF, "/duyet 1")
    await stage.lives_until(at(20, 11))
    assert unit in texts(await stage.says(CHIEF, words))

    await stage.says(person, "/tralai 1 thuộc Văn phòng")

    assert "trả lại, chờ Văn phòng giao lại" in texts(await stage.says(CHIEF, "/nv1"))


async def test_who_has_had_a_task_for_days_only_asks_also_when_support_is_new(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(20, 11))
    await stage.says(CHIEF, "thêm CĐS phối hợp", to=card)

    await stage.says(SCIENCE, "/tralai 1 thuộc Văn phòng")

    assert "chờ Văn phòng giao lại" not in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize("words", ["CĐS", "phòng CĐS", "Phòng Chuyển đổi số"])
async def test_the_bare_name_of_a_unit_moves_nothing_where_none_was_asked_for(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, TASK)

    await stage.says(CHIEF, words, to=card)

    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize("words", ["giao lại cho VP và CĐS", "giao lại cho anh Thịnh", "giao lại"])
async def test_to_whom_a_task_goes_is_asked_where_it_is_not_one_known_unit(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    asked = (await stage.says(DIRECTOR, words, to=card))[-1]

    assert "cho đơn vị nào?" in asked.text
    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đúng một đơn vị chủ trì" in texts(await stage.says(DIRECTOR, "VP và CĐS", to=asked))
    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(DIRECTOR, "CĐS", to=asked))


async def test_the_question_for_the_unit_is_answered_otherwise_also_when_it_is_over(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(DIRECTOR, "giao lại", to=card))[-1]
    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(DIRECTOR, "CĐS", to=asked))

    assert "→ Văn phòng Sở" in texts(await stage.says(DIRECTOR, "VP", to=asked))

    assert "Chủ trì: Văn phòng Sở" in texts(await stage.says(DIRECTOR, "/nv1"))


async def test_a_command_that_gives_one_task_to_two_units_gives_it_to_none(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "đúng một đơn vị chủ trì" in texts(await stage.says(CHIEF, "/giao 1 VP và CĐS"))

    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_reported_work_is_not_put_up_for_another_unit(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    assert "đang chờ xác nhận" in texts(await stage.says(DIRECTOR, "giao lại", to=card))


async def test_a_task_is_cancelled_in_words_with_a_reason(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    assert "do Văn phòng hoặc lãnh đạo quyết định" in texts(await stage.says(SCIENCE, "hủy việc này", to=card))

    asked = (await stage.says(DIRECTOR, "hủy việc này", to=card))[-1]

    assert "lý do hủy /nv1" in asked.text
    assert "Đã bỏ qua" in texts(await stage.says(DIRECTOR, "thôi để sau", to=asked))
    assert "nêu lý do" in texts(await stage.says(DIRECTOR, "/huy 1"))
    said = texts(await stage.says(DIRECTOR, "đã gộp vào nhiệm vụ khác", to=stage.last()))
    assert "Trần Quốc Vinh đã hủy /nv1" in said
    assert "Lý do: đã gộp vào nhiệm vụ khác" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "đã hủy" in texts(await stage.says(DIRECTOR, "hủy việc này", to=card))


async def test_the_office_assigns_and_cancels_also_the_work_of_its_own_unit_in_words(stage: Stage) -> None:
    await stage.opens(DIGITAL)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")
    assert "Đã ghi nhận 40%" in texts(await stage.says(CHIEF, "được 40%", to=card))

    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "giao lại cho CĐS", to=card))
    assert "đã hủy" in texts(await stage.says(CHIEF, "hủy việc này, đã gộp", to=card))


@pytest.mark.parametrize("words", ["/giao 1 CĐS", "giao lại cho CĐS"])
async def test_who_was_charged_in_the_old_unit_has_nothing_more_to_do_with_a_task(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "/phancong 1 Huy")
    assert "Đỗ Quang Huy" in texts(await stage.says(OFFICER, "/nv1"))

    said = texts(await stage.says(CHIEF, words, to=None if words.startswith("/") else card))

    assert "Phòng Quản lý khoa học → Phòng Chuyển đổi số" in said
    assert "Đỗ Quang Huy" not in texts(await stage.says(CHIEF, "/nv1"))
    assert "Không có nhiệm vụ số 1" in texts(await stage.says(OFFICER, "/baocao 1 được 80%"))
    await stage.says(CHIEF, "/giao 1 QLKH")
    assert "Đỗ Quang Huy" not in texts(await stage.says(CHIEF, "/nv1"))
    assert "Không có nhiệm vụ số 1" in texts(await stage.says(OFFICER, "/baocao 1 được 80%"))
