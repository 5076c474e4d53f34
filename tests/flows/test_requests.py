"""More time, and less: what is asked for, granted, refused, shortened and taken back; and what overtakes what."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.by_turns
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


@pytest.mark.by_turns
async def test_a_late_decision_gives_the_day_that_was_asked_for_in_time(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 3/12 vì chờ góp ý", to=card))[-1]
    await stage.lives_until(at(7))

    assert not (await stage.presses(DIRECTOR, asked, "Đồng ý")).alert

    assert "Hạn mới: “3/12” → thứ Năm 03/12/2026" in stage.last().text
    assert "Hạn mới đã qua 4 ngày" in stage.last().text
    await stage.lives_until(at(8))
    assert "hạn thứ Năm 03/12/2026, trễ 5 ngày" in stage.last().text


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


@pytest.mark.by_turns
@pytest.mark.parametrize("words", ["/giahan 1 đến 10/11", "nv1 xin lùi hạn đến 10/11 vì chờ mẫu"])
async def test_a_day_of_the_year_that_is_over_is_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    await stage.lives_until(at(4))

    [asked] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert "thứ Ba 10/11/2026 đã qua" in asked.text
    assert "đang xin gia hạn" not in texts(await stage.says(SCIENCE, "/nv1", chat=SCIENCE))
    said = texts(await stage.says(SCIENCE, "20/12", to=asked, chat=SCIENCE))
    assert "→ Chủ nhật 20/12/2026" in said


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
    stage.has(SCIENCE, f"{TASK}, theo KH 10/KH-UBND")

    assert "do cấp trên giao" in texts(await stage.says(DIRECTOR, "/giahan 1 20/12"))


async def test_the_office_is_asked_for_the_day_that_it_left_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

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


async def test_a_condition_that_has_come_without_a_day_is_asked_for_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Triển khai chuyển đổi số, hạn sau khi có Kế hoạch của UBND tỉnh")

    said = await stage.says(CHIEF, "có rồi", to=card)

    assert "Kính chuyển Đặng Văn Lâm" in texts(said)
    assert "→ thứ Ba 15/12/2026" in texts(await stage.says(CHIEF, "15/12", to=said[-1]))


@pytest.mark.parametrize("words", ["hạn của UBND tỉnh là 15/12, các đồng chí lưu ý", "hội nghị lùi sang 20/12 rồi nhé"])
async def test_a_day_that_is_only_spoken_of_moves_no_deadline(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "ý kiến" in texts(await stage.says(DIRECTOR, words, to=card)).lower()

    assert "30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.by_turns
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


@pytest.mark.by_turns
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
