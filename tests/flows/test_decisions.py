"""What those who may decide say: a later deadline, another unit, work to be done again; and what overtakes what."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def test_late_work_does_not_become_timely_by_an_old_request(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(4))
    asked = (await stage.says(SCIENCE, "xin lùi đến 15/12 vì chờ góp ý", to=card))[-1]
    assert "báo hoàn thành (quá hạn)" in texts(await stage.says(SCIENCE, DONE, to=card))

    press = await stage.presses(DIRECTOR, asked, "Đồng ý")

    assert press.alert
    assert "đang chờ xác nhận" in (press.answer or "")
    assert "đồng ý" not in texts(await stage.says(DIRECTOR, "đồng ý", to=asked))
    await stage.says(CHIEF, "/lamlai 1 thiếu phụ lục")
    press = await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "không còn hiệu lực" in (press.answer or "")
    await stage.says(SCIENCE, DONE, to=card)
    assert "(quá hạn 4 ngày)" in texts(await stage.says(DIRECTOR, "/duyet 1"))


async def test_a_newer_request_takes_the_place_of_the_older_one(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    first = (await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card))[-1]
    second = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    assert "đã có đề nghị mới" in ((await stage.presses(DIRECTOR, first, "Đồng ý")).answer or "")
    await stage.presses(CHIEF, second, "Đồng ý")

    assert "Hạn mới: “24/12” → thứ Năm 24/12/2026" in stage.last().text


async def test_a_decision_leaves_no_older_request_to_decide(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    await stage.says(DIRECTOR, "/giahan 1 31/12")

    assert (await stage.presses(CHIEF, asked, "Đồng ý")).alert

    assert "31/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_request_is_not_granted_once_its_day_has_passed(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 3/12 vì chờ góp ý", to=card))[-1]
    await stage.lives_until(at(7))

    assert "đã qua" in ((await stage.presses(DIRECTOR, asked, "Đồng ý")).answer or "")


async def test_a_request_shows_all_that_is_needed_to_decide(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    asked = texts(await stage.says(SCIENCE, "xin lùi đến chủ nhật 20/12 vì máy in hỏng", to=card))

    for words in (
        "Hạn hiện nay: “30/11” → thứ Hai 30/11/2026",
        "Đề nghị: “chủ nhật 20/12” → Chủ nhật 20/12/2026",
        "⚠️ Chủ nhật 20/12/2026 là ngày nghỉ",
        "“xin lùi đến chủ nhật 20/12 vì máy in hỏng”",
    ):
        assert words in asked


async def test_a_day_of_the_year_that_is_over_is_pointed_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(4))

    asked = texts(await stage.says(SCIENCE, "/giahan 1 đến 10/11"))

    assert "→ thứ Tư 10/11/2027" in asked
    assert "10/11/2026 đã qua, nên hiểu là năm sau" in asked


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


async def test_a_request_does_not_pose_as_a_report(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "đang chờ phòng Tài chính góp ý", to=card)

    await stage.says(SCIENCE, "xin lùi đến 24/12 vì máy in hỏng", to=card)

    assert "Báo cáo gần nhất: “đang chờ phòng Tài chính góp ý”" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_may_decide_and_says_a_new_deadline_decides_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    for person, words, to, date in (
        (DIRECTOR, "/giahan 1 5/12", None, "thứ Bảy 05/12/2026"),
        (CHIEF, "/giahan 1 8/12 để hoàn thiện hồ sơ", None, "thứ Ba 08/12/2026"),
        (CHIEF, "sửa hạn 20/12", card, "Chủ nhật 20/12/2026"),
    ):
        said = texts(await stage.says(person, words, to=to))
        assert f"→ {date}" in said
        assert "Kính chuyển Đặng Văn Lâm" in said

    assert "⚠️ Chủ nhật 20/12/2026 là ngày nghỉ" in said
    assert "→ Chủ nhật 20/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_office_does_not_extend_its_own_work(stage: Stage) -> None:
    await stage.opens(CLERK, DIRECTOR)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")

    asked = (await stage.says(CHIEF, "xin lùi đến 20/12 vì bận", to=card))[-1]

    assert "Kính chuyển Trần Quốc Vinh quyết định" in asked.text
    for person in (CHIEF, CLERK):
        assert "không tự gia hạn" in texts(await stage.says(person, "đồng ý", to=asked))
        assert "không tự gia hạn" in ((await stage.presses(person, asked, "Đồng ý")).answer or "")
    assert "đã quyết định gia hạn" in texts(await stage.says(DIRECTOR, "đồng ý", to=asked))


async def test_the_office_takes_a_task_over_with_a_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE, CLERK)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "không phải việc của phòng em", to=card)

    await stage.says(CHIEF, "/giao 1 VP, hạn 20/12")

    assert "Phòng Quản lý khoa học → Văn phòng" in stage.last().text
    assert "→ Chủ nhật 20/12/2026" in stage.last().text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("gia hạn đến 20/11", "hạn mới sau ngày đó"),
        ("sửa hạn 30/11", "không có gì thay đổi"),
        ("sửa hạn 10/11", "đã qua"),
        ("sửa hạn 31/11", "Không có ngày"),
    ],
)
async def test_a_deadline_that_cannot_be_meant_is_not_decided(stage: Stage, words: str, why: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert why in texts(await stage.says(CHIEF, words, to=card))

    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_deadline_from_above_is_not_moved_by_an_order_either(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(SCIENCE, f"{TASK}, theo KH 10/KH-UBND")

    assert "do cấp trên giao" in texts(await stage.says(DIRECTOR, "/giahan 1 20/12"))


async def test_the_office_is_asked_for_the_day_that_it_left_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)

    asked = (await stage.says(CHIEF, "/giahan 1"))[-1]

    assert "hạn mới" in asked.text
    assert "→ thứ Ba 15/12/2026" in texts(await stage.says(CHIEF, "15/12", to=asked))


@pytest.mark.parametrize("words", ["ok em", "đồng ý", "nhất trí em nhé", "được"])
async def test_a_yes_to_a_request_grants_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    assert "Hạn mới: “24/12”" in texts(await stage.says(CHIEF, words, to=asked))
    assert "Hạn mới" not in texts(await stage.says(CHIEF, words, to=asked))


async def test_less_than_was_asked_for_may_be_granted(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    assert "hạn mới sau ngày đó" in texts(await stage.says(CHIEF, "chỉ đồng ý đến 27/11", to=asked))
    assert "→ thứ Năm 10/12/2026" in texts(await stage.says(CHIEF, "chỉ đồng ý đến 10/12", to=asked))


async def test_a_remark_with_a_date_moves_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert "Đã ghi ý kiến" in texts(await stage.says(CHIEF, "đề nghị báo cáo tại cuộc họp 20/12", to=card))


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
    await stage.register(SCIENCE, TASK)

    assert "Đề nghị kiểm tra" in texts(await stage.says(CHIEF, "/giao QLKH: 5 phòng rà soát quy trình, hạn 15/12"))


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
    await stage.register(SCIENCE, TASK)

    assert "nêu lý do trả lại /nv1" in texts(await stage.says(SCIENCE, "/tralai 1"))

    assert "đã giao, chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_after_a_working_day_giving_back_is_asked_for_and_the_work_goes_on(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(SCIENCE, "Lập dự toán năm, hạn 17/11")
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


async def test_a_confirmed_task_is_reopened_with_a_reason(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.says(SCIENCE, DONE, to=card)
    await stage.says(CHIEF, "/duyet 1")
    assert "Chỉ Văn phòng hoặc lãnh đạo" in texts(await stage.says(SCIENCE, "/lamlai 1 thiếu phụ lục"))
    asked = (await stage.says(CHIEF, "/lamlai 1"))[-1]

    said = texts(await stage.says(CHIEF, "thiếu phụ lục", to=asked))

    assert "mở lại nhiệm vụ đã xác nhận" in said
    assert "Lý do: thiếu phụ lục" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "0 hoàn thành" in texts(await stage.says(DIRECTOR, "/summary"))
    assert "mở lại, yêu cầu làm lại" in texts(await stage.says(CHIEF, "/nhatky 1"))
    await stage.lives_until(at(19, 11))
    assert "trễ 1 ngày" in stage.last().text


async def test_who_retreats_from_the_question_why_sends_nothing_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    submitted = (await stage.says(SCIENCE, DONE, to=card))[-1]
    await stage.presses(CHIEF, submitted, "Làm lại")

    answer = texts(await stage.says(CHIEF, "thôi không cần nữa, đạt rồi", to=stage.last()))

    assert "Đã bỏ qua. /nv1 giữ nguyên: đã báo hoàn thành" in answer
    await stage.presses(CHIEF, submitted, "Xác nhận")
    assert "xác nhận hoàn thành" in stage.last().text


async def test_redo_is_also_heard_in_a_reply(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)
    await stage.says(CHIEF, "/duyet 1")

    assert "làm lại" in texts(await stage.says(CHIEF, "làm lại, thiếu phụ lục", to=card))

    assert "đang thực hiện" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_question_whether_a_condition_has_come_can_be_answered(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, "Triển khai chuyển đổi số, hạn sau khi có Kế hoạch của UBND tỉnh")
    await stage.lives_until(at(1))
    digest = stage.last()
    assert "CHỜ ĐIỀU KIỆN" in digest.text
    assert "Đã ghi ý kiến" in texts(await stage.says(CHIEF, "chưa có em ạ", to=digest))

    said = texts(await stage.says(CHIEF, "có rồi, Kế hoạch 200/KH-UBND ngày 02/12/2026, hạn 20/12", to=digest))

    assert "→ Chủ nhật 20/12/2026" in said
    shown = texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã giao, chưa có báo cáo" in shown
    assert "→ Chủ nhật 20/12/2026" in shown


async def test_a_condition_that_has_come_without_a_day_is_asked_for_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Triển khai chuyển đổi số, hạn sau khi có Kế hoạch của UBND tỉnh")

    said = await stage.says(CHIEF, "có rồi", to=card)

    assert "Kính chuyển Đặng Văn Lâm" in texts(said)
    assert "→ thứ Ba 15/12/2026" in texts(await stage.says(CHIEF, "15/12", to=said[-1]))


async def test_the_history_tells_every_change_with_its_old_and_new_value(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 40%", to=card)
    await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card)
    await stage.says(DIRECTOR, "/giahan 1 15/12")
    await stage.says(CHIEF, "/giao 1 CĐS")
    await stage.says(DIGITAL, "/xong 1 báo cáo 50/BC-SKHCN")

    told = texts(await stage.says(CHIEF, "/nhatky 1"))

    for words in (
        "Đặng Văn Lâm ghi nhận nhiệm vụ (hạn thứ Hai 30/11/2026; chủ trì Phòng Quản lý khoa học)",
        "báo cáo (tiến độ chưa có → 40%; trạng thái đã giao, chưa có báo cáo → đang thực hiện): “được 40%”",
        "đề nghị gia hạn (đề nghị hạn thứ Năm 24/12/2026): “xin lùi đến 24/12 vì chờ góp ý”",
        "Trần Quốc Vinh gia hạn (hạn thứ Hai 30/11/2026 → thứ Ba 15/12/2026)",
        "giao lại (chủ trì Phòng Quản lý khoa học → Phòng Chuyển đổi số",
        "Vũ Ngọc Ánh báo hoàn thành (tiến độ chưa có → 100%",
    ):
        assert words in told


async def test_the_card_of_an_extended_task_keeps_the_first_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)
    assert "Hạn ban đầu" not in texts(await stage.says(SCIENCE, "/nv1"))

    await stage.says(CHIEF, "/giahan 1 15/12")
    await stage.says(CHIEF, "/giahan 1 24/12")

    assert "Hạn ban đầu: “30/11” → thứ Hai 30/11/2026; gia hạn 2 lần" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_card_names_the_files_that_came_with_the_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.uploads(SCIENCE, "bao-cao.pdf", "được 40%", to=card)

    assert "📎 1 tệp: bao-cao.pdf" in texts(await stage.says(CHIEF, "/nv1"))


async def test_a_standing_task_is_confirmed_as_one_without_a_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Cập nhật cơ sở dữ liệu, hạn thường xuyên")
    await stage.says(SCIENCE, DONE, to=card)

    assert "(không có thời hạn)" in texts(await stage.says(CHIEF, "/duyet 1"))


async def test_what_was_done_late_carries_a_tick_on_its_card_as_in_lists(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Nộp hồ sơ, hạn 17/11")
    await stage.lives_until(at(20, 11))
    await stage.says(SCIENCE, DONE, to=card)
    assert "quá hạn 3 ngày" in texts(await stage.says(CHIEF, "/duyet 1"))

    assert texts(await stage.says(CHIEF, "/nv1")).startswith("✅")


async def test_urgent_tasks_are_marked_and_the_last_reminder_says_that_hours_are_left(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    given = await stage.register(CHIEF, "QLKH, CĐS: Báo cáo thiệt hại, hạn 17/11, khẩn", command="/giao")
    assert "Đã giao 2 nhiệm vụ [KHẨN]" in given.text

    await stage.lives_until(at(17, 11))
    assert "/nv1 [KHẨN] Báo cáo thiệt hại" in stage.last().text
    assert "còn 2 giờ" not in stage.last().text

    await stage.lives_until(at(17, 11, hour=16))
    assert "⏰ còn 2 giờ" in stage.last().text


@pytest.mark.parametrize("words", ["thôi em", "đồng ý, lần sau không cho nữa", "1 đồng ý, 2 không đồng ý"])
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


@pytest.mark.parametrize("words", ["hạn của UBND tỉnh là 15/12, các đồng chí lưu ý", "hội nghị lùi sang 20/12 rồi nhé"])
async def test_a_day_that_is_only_spoken_of_moves_no_deadline(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Đã ghi ý kiến" in texts(await stage.says(DIRECTOR, words, to=card))

    assert "30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_reported_work_is_confirmed_in_words_and_a_question_sends_nothing_back(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]

    assert "làm lại" not in texts(await stage.says(DIRECTOR, "làm lại thì có kịp không", to=reported)).lower()
    assert "nêu lý do" in texts(await stage.says(DIRECTOR, "làm lại đi em", to=reported))
    assert "đã xác nhận hoàn thành" in texts(await stage.says(DIRECTOR, "ok duyệt nhé", to=reported))


async def test_confirmed_work_is_reopened_also_under_the_report_that_was_confirmed(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]
    await stage.presses(CHIEF, reported, "Xác nhận")

    assert "Lý do: thiếu phụ lục" in texts(await stage.says(CHIEF, "làm lại, thiếu phụ lục", to=reported))


@pytest.mark.parametrize("words", ["ok em", "được rồi", "bổ sung phụ lục rồi trình lại", "xong rồi thì đóng lại đi"])
async def test_an_answer_to_a_report_that_does_not_judge_it_beyond_doubt_is_asked_about(
    stage: Stage, words: str
) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]

    unclear = (await stage.says(DIRECTOR, words, to=reported))[-1]

    assert "là xác nhận hoàn thành hay yêu cầu làm lại" in unclear.text
    assert labels(unclear) == ["Xác nhận", "Làm lại"]
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã xác nhận hoàn thành" in texts(await stage.says(DIRECTOR, "xác nhận", to=unclear))


async def test_work_that_is_not_accepted_is_sent_back_also_without_the_words_of_the_button(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]

    assert "nêu lý do" in texts(await stage.says(DIRECTOR, "làm lại cho anh", to=reported))
    assert "Lý do: thiếu phụ lục" in texts(await stage.says(DIRECTOR, "chưa đạt, thiếu phụ lục", to=reported))

    assert "đang thực hiện" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_courtesy_under_an_older_message_judges_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    assert "Đã ghi ý kiến" in texts(await stage.says(DIRECTOR, "ok em", to=card))


async def test_who_decides_is_told_that_nothing_was_reported_done_and_not_that_heads_report(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    answer = texts(await stage.says(DIRECTOR, "xong rồi, đóng việc này lại", to=card))

    assert "chưa báo hoàn thành" in answer
    assert "Chỉ trưởng" not in answer


@pytest.mark.parametrize("words", ["/giahan 1 10/12", "sửa hạn 10/12", "anh nhầm, rút hạn xuống 10/12"])
async def test_time_that_was_granted_wrongly_can_be_taken_back_in_part(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    granted = (await stage.says(DIRECTOR, "đồng ý", to=asked))[-1]

    said = texts(await stage.says(DIRECTOR, words, to=None if words.startswith("/") else granted))

    assert "đã quyết định rút ngắn thời hạn" in said
    assert "Hạn mới: “10/12” → thứ Năm 10/12/2026" in said
    assert "Hạn cũ: “24/12” → thứ Năm 24/12/2026" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "gia hạn 1 lần, rút ngắn 1 lần" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "rút ngắn thời hạn (hạn thứ Năm 24/12/2026 → thứ Năm 10/12/2026)" in texts(
        await stage.says(CHIEF, "/nhatky 1")
    )
    await stage.lives_until(at(11))
    assert "trễ 1 ngày" in stage.last().text


async def test_a_decision_about_the_deadline_is_undone_once(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(2))
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    granted = (await stage.says(DIRECTOR, "đồng ý", to=asked))[-1]
    assert "Chưa ghi gì" in texts(await stage.says(SCIENCE, "em nhầm", to=granted))

    undone = (await stage.says(DIRECTOR, "hủy gia hạn", to=granted))[-1]

    assert "Hạn mới: “30/11” → thứ Hai 30/11/2026" in undone.text
    assert "hoặc đã trở lại hạn cũ" in texts(await stage.says(DIRECTOR, "giữ hạn cũ", to=undone))
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "trở lại hạn cũ (hạn thứ Năm 24/12/2026 → thứ Hai 30/11/2026)" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_who_answers_for_the_work_neither_shortens_nor_restores_its_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(DIRECTOR, "/giahan 1 24/12")

    for words in ("sửa hạn 10/12", "giữ hạn cũ", "/giahan 1 10/12"):
        await stage.says(SCIENCE, words, to=card)

    assert "→ thứ Năm 24/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_bare_order_to_move_the_deadline_asks_for_the_day(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    asked = (await stage.says(DIRECTOR, "sửa hạn", to=card))[-1]

    assert "hạn mới" in asked.text
    assert "→ thứ Tư 25/11/2026" in texts(await stage.says(DIRECTOR, "25/11", to=asked))


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

    assert "Đã ghi ý kiến" in texts(await stage.says(DIRECTOR, "số liệu bảng 2 bị nhầm", to=card))


async def test_who_decides_is_not_asked_for_figures(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Đã ghi ý kiến" in texts(await stage.says(DIRECTOR, "mời phòng họp lúc 14h, tầng 2", to=card))


@pytest.mark.parametrize("words", ["không", "để chị xem lại đã"])
async def test_who_gives_no_reason_after_all_sends_nothing_back(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.presses(CHIEF, (await stage.says(SCIENCE, DONE, to=card))[-1], "Làm lại")

    assert "giữ nguyên: đã báo hoàn thành" in texts(await stage.says(CHIEF, words, to=stage.last()))


async def test_what_is_no_reason_is_asked_again_and_acceptance_confirms(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.presses(CHIEF, (await stage.says(SCIENCE, DONE, to=card))[-1], "Làm lại")
    asked = stage.last()

    for words in ("ok em", "sao lại phải có lý do?"):
        assert "nêu lý do" in texts(await stage.says(CHIEF, words, to=asked))

    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã xác nhận hoàn thành" in texts(await stage.says(CHIEF, "đạt rồi, duyệt", to=asked))


async def test_a_reason_that_begins_with_acceptance_is_asked_about(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.presses(CHIEF, (await stage.says(SCIENCE, DONE, to=card))[-1], "Làm lại")

    unclear = (await stage.says(CHIEF, "đạt rồi, không cần làm lại", to=stage.last()))[-1]

    assert labels(unclear) == ["Xác nhận", "Làm lại"]
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_retreats_from_a_question_for_a_deadline_or_a_unit_is_not_asked_again(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    for person, words in ((SCIENCE, "xin lùi hạn"), (DIRECTOR, "/giahan 1")):
        asked = (await stage.says(person, words, to=card))[-1]
        assert "Đã bỏ qua" in texts(await stage.says(person, "thôi không cần nữa", to=asked))

    back = (await stage.says(SCIENCE, "việc này không phải của phòng em", to=card))[-1]
    await stage.presses(CHIEF, back, "Giao lại")
    assert "Đã bỏ qua" in texts(await stage.says(CHIEF, "thôi", to=stage.last()))
    assert "đơn vị trả lại" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["giao lại cho VP và CĐS", "giao lại cho anh Thịnh", "giao lại"])
async def test_to_whom_a_task_goes_is_asked_where_it_is_not_one_known_unit(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    asked = (await stage.says(DIRECTOR, words, to=card))[-1]

    assert "cho đơn vị nào?" in asked.text
    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đúng một đơn vị chủ trì" in texts(await stage.says(DIRECTOR, "VP và CĐS", to=asked))
    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(DIRECTOR, "CĐS", to=asked))


async def test_a_command_that_gives_one_task_to_two_units_gives_it_to_none(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)

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


async def test_each_order_of_several_is_answered(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    await stage.register(SCIENCE, TASK)
    await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    shown = (await stage.says(DIRECTOR, "/nhiemvu tất cả"))[-1]

    said = texts(await stage.says(DIRECTOR, "1 giao lại CĐS; 2 hủy", to=shown))

    assert "→ Phòng Chuyển đổi số" in said
    assert "lý do hủy /nv2" in said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("chỉ cho 1 tuần thôi", "thứ Hai 07/12/2026"),
        ("1 tuần thôi em", "thứ Hai 07/12/2026"),
        ("đồng ý 10/12 nhé", "thứ Năm 10/12/2026"),
        ("không đồng ý, chỉ đến 10/12 thôi", "thứ Năm 10/12/2026"),
    ],
)
async def test_the_days_that_are_granted_are_counted_as_those_that_were_asked_for(
    stage: Stage, words: str, day: str
) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    assert f"→ {day}" in texts(await stage.says(CHIEF, words, to=asked))
    assert f"“{words}”" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_more_days_are_counted_from_the_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    for words, day in (
        ("gia hạn 5 ngày nhé em", "05/12"),
        ("cho phòng thêm 1 tuần", "12/12"),
        ("/giahan 1 2 ngày", "14/12"),
    ):
        assert f"{day}/2026" in texts(await stage.says(DIRECTOR, words, to=None if words[0] == "/" else card))


async def test_a_bare_refusal_is_no_reason(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    refused = texts(await stage.says(CHIEF, "ko", to=asked))

    assert "không đồng ý gia hạn" in refused
    assert "Lý do" not in refused


@pytest.mark.parametrize("words", ["thôi em rút đề nghị", "em nhầm ạ", "không cần gia hạn nữa ạ", "thôi ạ"])
async def test_a_request_that_is_taken_back_is_no_longer_to_be_decided(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    said = texts(await stage.says(SCIENCE, words, to=asked))

    assert "Đặng Văn Lâm đã rút lại đề nghị gia hạn /nv1" in said
    assert "Hạn giữ nguyên: “30/11” → thứ Hai 30/11/2026" in said
    assert "không còn hiệu lực" in ((await stage.presses(DIRECTOR, asked, "Đồng ý")).answer or "")
    assert "rút lại đề nghị gia hạn" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "rút lại" not in texts(await stage.says(SCIENCE, words, to=asked))


@pytest.mark.parametrize("words", ["em nhầm, đến 15/12 thôi ạ", "đến 15/12 thôi ạ", "sửa hạn 15/12"])
async def test_a_request_is_corrected_by_another_day_in_reply_to_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    again = (await stage.says(SCIENCE, words, to=asked))[-1]

    assert "→ thứ Ba 15/12/2026" in again.text
    assert labels(again) == ["Đồng ý", "Không đồng ý"]
    assert "Hạn mới" in texts(await stage.says(DIRECTOR, "đồng ý", to=again))


async def test_a_unit_that_names_another_deadline_asks_for_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    own = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")

    for person, to, words in ((SCIENCE, card, "sửa hạn 15/12"), (CHIEF, own, "đẩy hạn sang 15/12")):
        assert "Đã ghi nhận đề nghị gia hạn" in texts(await stage.says(person, words, to=to))
    assert "hạn mới" in texts(await stage.says(SCIENCE, "sửa hạn", to=card))
    assert "Đã ghi nhận đang thực hiện" in texts(await stage.says(SCIENCE, "em đang làm, đến 25/11 trình", to=card))


async def test_an_order_may_name_its_task_in_private(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
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


async def test_the_office_assigns_and_cancels_also_the_work_of_its_own_unit_in_words(stage: Stage) -> None:
    await stage.opens(DIGITAL)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")
    assert "Đã ghi nhận 40%" in texts(await stage.says(CHIEF, "được 40%", to=card))

    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "giao lại cho CĐS", to=card))
    assert "đã hủy" in texts(await stage.says(CHIEF, "hủy việc này, đã gộp", to=card))


async def test_a_word_that_shortens_never_lengthens(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    assert "hạn mới trước ngày đó" in texts(await stage.says(DIRECTOR, "rút ngắn hạn về 15/12", to=card))
    await stage.says(DIRECTOR, "rút ngắn hạn về 25/11", to=card)

    assert "không có lần gia hạn nào để hủy" in texts(await stage.says(DIRECTOR, "hủy gia hạn", to=card))

    assert "→ thứ Tư 25/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(DIRECTOR, "trở lại hạn cũ", to=card))


async def test_in_private_another_order_is_no_reason_for_the_one_before(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(SCIENCE, TASK)
    await stage.register(SCIENCE, "Rà soát quy trình, hạn 30/11")
    for words, date in (("gia hạn nv1 đến 15/12", "15/12/2026"), ("nv2 gia hạn đến 20/12", "20/12/2026")):
        assert "lý do hủy /nv1" in texts(await stage.says(DIRECTOR, "hủy nv1", chat=DIRECTOR))
        assert date in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))

    assert "Lý do: đã gộp vào nv2" in texts(await stage.says(DIRECTOR, "đã gộp vào nv2", chat=DIRECTOR))


@pytest.mark.parametrize("words", ["gia hạn đến 15/12 đi", "sửa hạn 15/12"])
async def test_another_order_in_reply_to_the_question_why_is_carried_out_instead(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(DIRECTOR, "hủy việc này", to=card))[-1]

    assert "→ thứ Ba 15/12/2026" in texts(await stage.says(DIRECTOR, words, to=asked))

    assert "đã giao, chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_there_is_nothing_to_judge_in_work_that_nobody_reported_done(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    for words in ("duyệt nhé", "làm lại đi em"):
        assert "chưa báo hoàn thành" in texts(await stage.says(DIRECTOR, words, to=card))


async def test_a_request_that_names_its_task_within_is_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    asked = await stage.says(SCIENCE, "xin lùi hạn nv1 đến 15/12 vì chờ góp ý", chat=SCIENCE)

    assert "Đề nghị: “15/12” → thứ Ba 15/12/2026" in texts(asked)
    assert "cho biết hạn mới" not in texts(asked)
    await stage.says(CHIEF, "không đồng ý", to=stage.said()[-1])
    assert "không còn hiệu lực" in texts(await stage.says(SCIENCE, "em xin rút lại đề nghị gia hạn", to=card))


async def test_a_reason_that_comes_late_does_not_overturn_what_somebody_decided_meanwhile(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]
    await stage.presses(CHIEF, reported, "Làm lại")
    asked = stage.last()
    await stage.says(DIRECTOR, "duyệt", to=reported)

    assert "đã hoàn thành, không ghi thêm được" in texts(await stage.says(CHIEF, "thiếu phụ lục", to=asked))

    assert texts(await stage.says(CHIEF, "/nv1")).startswith("✅")
    again = (await stage.says(CHIEF, "/lamlai 1"))[-1]
    assert "mở lại" in texts(await stage.says(CHIEF, "thiếu phụ lục", to=again))


@pytest.mark.parametrize("words", ["chỉ đến 15/12 thôi", "không cho lùi", "ok em"])
async def test_who_decides_a_request_that_is_decided_is_told_so(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    await stage.presses(DIRECTOR, asked, "Đồng ý")

    assert "không còn hiệu lực" in texts(await stage.says(CHIEF, words, to=asked))

    assert "→ thứ Năm 24/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_one_order_may_be_for_all_lines(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(SCIENCE, TASK)
    await stage.register(SCIENCE, "Rà soát quy trình, hạn 1/12")
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
