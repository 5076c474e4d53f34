"""A draft that lacks something does not take every word said in private for its answer."""

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, STANDARDS, Stage, texts

UNREAD = "Chưa đọc được thời hạn"


async def _asked_for_deadline(stage: Stage) -> Message:
    await stage.opens(SCIENCE, STANDARDS, DIRECTOR)
    stage.has(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    asked = (await stage.says(DIRECTOR, "/giao CĐS làm slide hội nghị", chat=DIRECTOR))[-1]
    assert "hạn" in asked.text
    return asked


@pytest.mark.parametrize(
    "words",
    [
        "phòng TĐC có mấy việc quá hạn",
        "phòng QLKH có mấy việc quá hạn?",
        "tuần này có bao nhiêu việc đến hạn",
        "phòng nào trễ nhiều nhất",
        "việc nào quá hạn",
        "những việc nào chưa báo cáo",
        "danh sách việc quá hạn",
        "việc quá hạn của phòng QLKH",
        "nv1 đến đâu rồi",
        "nv1",
        "xem nv1",
        "nhiệm vụ 1 thế nào",
        "tình hình nv1",
    ],
)
async def test_a_question_is_answered_and_the_draft_stays_open(stage: Stage, words: str) -> None:
    await _asked_for_deadline(stage)
    await stage.passes(days=2)

    said = texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))

    assert UNREAD not in said
    assert "Chưa hiểu" not in said
    assert "slide" not in said
    assert "30/11" in texts(await stage.says(DIRECTOR, "30/11", chat=DIRECTOR))


async def test_a_courtesy_is_no_answer(stage: Stage) -> None:
    await _asked_for_deadline(stage)

    assert await stage.says(DIRECTOR, "cảm ơn em nhé", chat=DIRECTOR) == []
    assert "30/11" in texts(await stage.says(DIRECTOR, "30/11", chat=DIRECTOR))


@pytest.mark.parametrize("words", ["30/11", "thứ Sáu tuần sau", "cuối tháng", "hạn 30/11 nhé em", "không có hạn"])
async def test_an_answer_is_taken_for_one(stage: Stage, words: str) -> None:
    await _asked_for_deadline(stage)

    assert "slide" in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))


@pytest.mark.parametrize(
    "words",
    [
        "anh Lâm rà soát giúp tôi danh mục đề tài, xong trong ngày mai nhé",
        "Phòng QLKH chuẩn bị tài liệu giao ban, chiều thứ Năm gửi",
        "em Thịnh xem lại hồ sơ kiểm định cân, trước 25/11 báo cáo anh",
    ],
)
async def test_work_for_somebody_else_gives_the_draft_no_deadline(stage: Stage, words: str) -> None:
    await _asked_for_deadline(stage)

    assert "slide" not in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))
    assert "thứ Hai 30/11" in texts(await stage.says(DIRECTOR, "30/11", chat=DIRECTOR))


@pytest.mark.parametrize(
    "words",
    [
        "trước 25/11 nhé em, để chiều 26/11 anh còn họp với tỉnh",
        "phòng CĐS làm xong trước 25/11",
        "thứ Tư tuần sau gửi anh xem trước",
    ],
)
async def test_more_words_around_a_deadline_are_an_answer(stage: Stage, words: str) -> None:
    await _asked_for_deadline(stage)

    assert "25/11" in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))


async def test_an_order_that_names_its_task_is_one(stage: Stage) -> None:
    await _asked_for_deadline(stage)

    said = texts(await stage.says(DIRECTOR, "gia hạn nv1 đến 30/11", chat=DIRECTOR))

    assert UNREAD not in said
    assert "slide" not in said


async def test_a_report_of_another_task_is_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.says(SCIENCE, "/start", chat=SCIENCE)
    await stage.says(SCIENCE, "/dangky Báo cáo sáng kiến", chat=SCIENCE)

    assert "60%" in texts(await stage.says(SCIENCE, "nv1 được 60%", chat=SCIENCE))
    assert "60%" in texts(await stage.says(CHIEF, "/nv1"))


async def test_a_question_names_no_lead(stage: Stage) -> None:
    await stage.opens(SCIENCE, STANDARDS, DIRECTOR)
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    await stage.says(DIRECTOR, "/giao làm slide hội nghị, hạn 30/11", chat=DIRECTOR)

    assert "slide" not in texts(await stage.says(DIRECTOR, "phòng QLKH có mấy việc quá hạn", chat=DIRECTOR))


async def test_a_question_is_not_the_content_that_a_draft_lacks(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    assert "nội dung" in texts(await stage.says(SCIENCE, "/dangky hạn 30/11", chat=SCIENCE))
    assert "NHIỆM VỤ: quá hạn" in texts(await stage.says(SCIENCE, "việc nào quá hạn?", chat=SCIENCE))
    card = texts(await stage.says(SCIENCE, "Báo cáo công tác quý", chat=SCIENCE))
    assert "Báo cáo công tác quý" in card
    assert "30/11" in card


async def test_a_file_beside_an_answer_to_a_draft_is_not_passed_over_in_silence(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "/dangky Kiểm kê kho lưu trữ", chat=SCIENCE))[-1]
    assert "hạn" in asked.text

    said = await stage.uploads(SCIENCE, "kiem-ke.pdf", "hạn 30/12", to=asked, chat=SCIENCE)

    assert "Chủ trì: Phòng Quản lý khoa học" in said[0].text
    assert "Tệp gửi kèm chưa được giữ" in said[-1].text
