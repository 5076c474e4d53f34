"""Whether reported work is done: confirmed, sent back with a reason, reopened."""

import datetime as dt

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.by_turns
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


async def test_reported_work_is_confirmed_in_words_and_a_question_sends_nothing_back(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]

    assert "yêu cầu làm lại" not in texts(await stage.says(DIRECTOR, "làm lại thì có kịp không", to=reported)).lower()
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


async def test_a_courtesy_under_an_older_message_is_asked_about(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    unclear = (await stage.says(DIRECTOR, "ok em", to=card))[-1]

    assert labels(unclear) == ["Xác nhận", "Làm lại"]
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_decides_is_told_that_nothing_was_reported_done_and_not_that_heads_report(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    answer = texts(await stage.says(DIRECTOR, "xong rồi, đóng việc này lại", to=card))

    assert "chưa báo hoàn thành" in answer
    assert "Chỉ trưởng" not in answer


async def test_who_decides_is_not_asked_for_figures(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "Ý kiến chỉ đạo" in texts(await stage.says(DIRECTOR, "mời phòng họp lúc 14h, tầng 2", to=card))


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


async def _waiting(stage: Stage, reported: int, others: int = 0) -> Message:
    """A list of tasks of which so many are reported done."""
    await stage.opens(SCIENCE, DIRECTOR)
    for number in range(1, reported + others + 1):
        card = await stage.register(SCIENCE, f"Lập dự toán đợt {number}, hạn 30/11")
        if number <= reported:
            await stage.says(SCIENCE, f"xong, báo cáo 6{number}/BC-SKHCN", to=card)
    return (await stage.says(CHIEF, "/nhiemvu"))[-1]


@pytest.mark.parametrize("words", ["1 2 3 duyệt", "1 2 3 duyet nhe", "1, 2 3 xác nhận", "duyệt 1 2 3"])
async def test_numbers_with_blanks_between_them_are_judged_at_once(stage: Stage, words: str) -> None:
    shown = await _waiting(stage, 3, 1)
    said = texts(await stage.says(CHIEF, words, to=shown))

    assert said.count("đã xác nhận hoàn thành") == 3
    assert "📌" not in said


@pytest.mark.parametrize(
    "words", ["duyệt cả 3", "cả 3 việc đều đạt", "duyet ca ba nhe", "cả 3 nhiệm vụ trên: đồng ý", "xác nhận cả 3 việc"]
)
async def test_all_that_wait_are_judged_by_their_number(stage: Stage, words: str) -> None:
    shown = await _waiting(stage, 3, 1)
    assert texts(await stage.says(CHIEF, words, to=shown)).count("đã xác nhận hoàn thành") == 3


@pytest.mark.parametrize("words", ["duyệt cả 4", "duyệt cả 2", "cả hai việc đều đạt"])
async def test_another_number_than_that_of_all_that_wait_is_asked_about(stage: Stage, words: str) -> None:
    shown = await _waiting(stage, 3, 1)
    said = texts(await stage.says(CHIEF, words, to=shown))

    assert "đã xác nhận hoàn thành" not in said
    assert "Đề nghị" in said
