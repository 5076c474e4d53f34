"""Words meant for the assistant are never met with silence, and a question stays open until it is answered."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


async def test_a_day_that_does_not_exist_is_asked_for_again_and_the_rest_is_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    refused = (await stage.says(SCIENCE, "/dangky Lập dự toán, phối hợp VP, hạn 31/02"))[-1]
    assert "Không có ngày “31/02”" in refused.text

    again = (await stage.says(SCIENCE, "hôm qua", to=refused))[-1]
    assert "Chưa đọc được thời hạn" in again.text
    shown = (await stage.says(SCIENCE, "28/02/2027", to=again))[-1]

    assert "Lập dự toán" in shown.text
    assert "Phối hợp: Văn phòng Sở" in shown.text
    assert "28/02/2027" in shown.text


async def test_a_draft_with_a_wrong_day_can_be_dropped_in_private(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.says(SCIENCE, "/dangky Lập dự toán, hạn 31/02", chat=SCIENCE)
    await stage.says(SCIENCE, "lúc nào đó", chat=SCIENCE)

    assert "Đã bỏ" in texts(await stage.says(SCIENCE, "bỏ", chat=SCIENCE))


async def test_a_wrong_day_in_a_correction_is_asked_for_again(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]

    refused = (await stage.says(SCIENCE, "sửa hạn 31/02", to=shown))[-1]
    assert "Không có ngày" in refused.text
    assert "thời hạn" in texts(await stage.says(SCIENCE, "sửa hạn", to=refused))
    assert "28/02/2027" in texts(await stage.says(SCIENCE, "28/02/2027", to=refused))


async def test_a_new_deadline_that_is_refused_is_asked_for_again(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi hạn", to=card))[-1]

    refused = (await stage.says(SCIENCE, "31/02", to=asked))[-1]

    assert "Không có ngày" in refused.text
    assert "20/12/2026" in texts(await stage.says(SCIENCE, "20/12", to=refused))


async def test_a_list_of_units_that_is_refused_may_be_sent_again(stage: Stage) -> None:
    refused = (await stage.says(CHIEF, "/thietlap Phòng A\nPhòng A"))[-1]
    assert "bỏ dòng lặp" in refused.text

    assert "2 đơn vị" in texts(await stage.says(CHIEF, "Văn phòng | VP\nPhòng A | A", to=refused))


async def test_a_yes_to_a_card_that_was_replaced_shows_how_it_stands(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    old = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]
    await stage.says(SCIENCE, "sửa hạn 15/12", to=old)

    shown = (await stage.says(SCIENCE, "đúng", to=old))[-1]

    assert "Thẻ này đã được thay" in shown.text
    assert "15/12/2026" in shown.text
    assert "Nhiệm vụ /nv1" in texts(await stage.says(SCIENCE, "đúng", to=shown))


@pytest.mark.parametrize("first", ["bỏ", "đúng"])
async def test_a_yes_to_a_card_that_is_over_says_so(stage: Stage, first: str) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]
    await stage.says(SCIENCE, first, to=card)

    assert "không còn hiệu lực" in texts(await stage.says(SCIENCE, "đúng", to=card))


async def test_thanks_under_a_card_that_was_dropped_need_no_word(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]
    await stage.says(SCIENCE, "bỏ", to=card)

    assert await stage.says(SCIENCE, "cảm ơn em", to=card) == []


async def test_a_decision_typed_a_second_time_is_answered(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    submitted = (await stage.says(SCIENCE, "xong, 12/BC-SKHCN", to=card))[-1]
    await stage.says(CHIEF, "xác nhận", to=submitted)

    assert "đã được xử lý" in texts(await stage.says(CHIEF, "xác nhận", to=submitted))


@pytest.mark.parametrize(
    ("words", "way"),
    [("không xong kịp", "xin lùi đến"), ("em báo nhầm", "Hiểu sai"), ("hủy việc này", "/huy 1")],
)
async def test_what_is_no_report_and_yet_meant_is_answered(stage: Stage, words: str, way: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    answer = texts(await stage.says(SCIENCE, words, to=card))

    assert f"“{words}”" in answer
    assert way in answer


async def test_the_office_is_told_how_to_decide_on_a_post(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(DIGITAL, "/toi Trưởng phòng Chuyển đổi số"))[-1]

    answer = await stage.says(CHIEF, "ok", to=asked)

    assert "Chưa ghi nhận" in texts(answer)
    assert labels(answer[-1]) == ["Đồng ý", "Từ chối"]
    await stage.says(CHIEF, "đồng ý", to=answer[-1])
    assert "đã duyệt" in stage.last().text


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("ngày nhận 13/11", "thứ Sáu 20/11/2026"),
        ("hôm nay", "thứ Hai 23/11/2026"),
        ("tinh tu 18/11", "thứ Năm 26/11/2026"),
        ("13/11", "thứ Sáu 20/11/2026"),
        ("30/11", "thứ Hai 30/11/2026"),
    ],
)
async def test_the_day_from_which_a_deadline_counts_is_asked_for(stage: Stage, answer: str, day: str) -> None:
    await stage.opens(SCIENCE)
    words = "trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản"
    asked = (await stage.says(SCIENCE, f"/dangky Góp ý dự thảo {words}"))[-1]
    assert "ngày bắt đầu tính" in asked.text

    card = texts(await stage.says(SCIENCE, answer, to=asked))

    assert f"→ {day}" in card
    assert (f"“{words}; {answer}”" in card) is (answer != "30/11")


@pytest.mark.parametrize("words", ["thôi em nhầm ạ", "để em xem lại đã"])
async def test_who_retreats_from_the_question_for_the_result_has_not_reported_it_done(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]

    assert "Đã bỏ qua. /nv1 giữ nguyên: đang thực hiện" in texts(await stage.says(SCIENCE, words, to=asked))


async def test_a_question_about_the_result_is_no_result(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]

    again = (await stage.says(SCIENCE, "gửi gì ạ?", to=asked))[-1]

    assert "Vẫn cần kết quả" in again.text
    assert "báo hoàn thành" in texts(await stage.says(SCIENCE, "không có gì ạ", to=again))


async def test_who_decides_may_answer_under_a_question_to_the_unit(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]

    answer = texts(await stage.says(DIRECTOR, "sửa hạn 5/12", to=asked))

    assert "→ thứ Bảy 05/12/2026" in answer
    assert "Đã ghi ý kiến" in texts(await stage.says(DIRECTOR, "ok em", to=asked))
    assert "báo hoàn thành" in texts(await stage.says(SCIENCE, "50/BC-SKHCN", to=asked))


async def test_who_has_the_right_answers_a_question_that_a_colleague_was_asked(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.presses(CHIEF, (await stage.says(SCIENCE, "xong, báo cáo 50/BC-SKHCN", to=card))[-1], "Làm lại")
    asked = stage.last()

    assert "làm lại" not in texts(await stage.says(SCIENCE, "thiếu gì ạ?", to=asked))
    assert "Trần Quốc Vinh yêu cầu làm lại" in texts(await stage.says(DIRECTOR, "thiếu phụ lục", to=asked))


@pytest.mark.parametrize("words", ["đang họp", "chị gọi em nhé"])
async def test_talk_under_the_own_task_is_kept_and_said_to_be(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Đã ghi ý kiến" in texts(await stage.says(SCIENCE, words, to=card))
    assert f"“{words}”" in texts(await stage.says(DIRECTOR, "/nhatky 1"))


@pytest.mark.parametrize("words", ["haha", "cảm ơn chị nhiều", "👍"])
async def test_courtesies_of_others_under_a_task_that_is_over_change_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    submitted = (await stage.says(SCIENCE, "xong, 12/BC-SKHCN", to=card))[-1]
    await stage.says(CHIEF, "xác nhận", to=submitted)

    await stage.says(SCIENCE, words, to=submitted)

    assert "đã hoàn thành" in texts(await stage.says(SCIENCE, "/nv1")).lower()
