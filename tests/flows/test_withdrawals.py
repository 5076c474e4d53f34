"""What is taken back by who said it: a report of completion, a request, a cancellation."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, MONDAY, OFFICER, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


@pytest.mark.parametrize(
    "words",
    [
        "em báo nhầm, chưa xong ạ",
        "chưa xong ạ",
        "em nhầm ạ",
        "em bao nham viec khac a",
        "em xin rút lại báo cáo, thiếu phụ lục",
    ],
)
async def test_a_report_of_completion_is_taken_back_in_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 40%", to=card)
    reported = (await stage.says(SCIENCE, DONE, to=card))[-1]

    said = texts(await stage.says(SCIENCE, words, to=card))

    assert "Đặng Văn Lâm đã rút lại báo hoàn thành /nv1" in said
    assert "đang thực hiện (40%)" in texts(await stage.says(SCIENCE, "/nv1"))
    told = texts(await stage.says(DIRECTOR, "/nhatky 1"))
    assert f"chờ xác nhận → đang thực hiện): “{words}”" in told
    assert "rút lại báo hoàn thành (tiến độ 100% → 40%" in told
    assert (await stage.presses(DIRECTOR, reported, "Xác nhận")).alert


async def test_what_is_reported_instead_is_written_down(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    assert "Đã ghi nhận 80%" in texts(await stage.says(SCIENCE, "em báo nhầm, mới được 80% ạ", to=card))


async def test_a_report_that_is_taken_back_in_private_is_told_in_the_group(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    shown = (await stage.says(SCIENCE, "/nv1", chat=SCIENCE))[-1]

    await stage.says(SCIENCE, "em báo nhầm, chưa xong ạ", to=shown, chat=SCIENCE)

    assert "đã rút lại báo hoàn thành /nv1" in stage.last().text
    assert "“em báo nhầm, chưa xong ạ”" in stage.last().text


@pytest.mark.parametrize("words", ["đang trình ký ạ", "80% thôi ạ", "em nhầm số liệu ạ", "hiểu sai"])
async def test_words_that_may_take_a_report_back_are_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    asked = (await stage.says(SCIENCE, words, to=card))[-1]

    assert labels(asked) == ["Rút lại báo cáo", "Giữ báo cáo"]
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã rút lại báo hoàn thành" in texts(await stage.says(SCIENCE, "rút lại báo cáo", to=asked))


async def test_who_keeps_the_report_changes_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)
    asked = (await stage.says(SCIENCE, "đang trình ký ạ", to=card))[-1]

    assert "giữ nguyên: đã báo hoàn thành" in texts(await stage.says(SCIENCE, "giữ báo cáo", to=asked))


@pytest.mark.parametrize("words", ["em cảm ơn ạ", "vâng ạ", "em báo nhầm ạ?", "nhờ chị duyệt sớm ạ"])
async def test_small_talk_and_questions_take_nothing_back(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    assert "Rút lại" not in texts(await stage.says(SCIENCE, words, to=card))

    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_nobody_takes_back_what_somebody_else_reported(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    await stage.says(OFFICER, "em báo nhầm, chưa xong ạ", to=card)

    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["em báo nhầm, chưa xong ạ", "em nhầm ạ"])
async def test_what_is_confirmed_is_reopened_only_by_who_decides(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)
    await stage.says(DIRECTOR, "/duyet 1")

    assert "/lamlai 1 lý do" in texts(await stage.says(SCIENCE, words, to=card))


async def test_a_request_that_was_misread_is_withdrawn_and_another_day_under_its_card_asks_anew(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/1 vì chờ góp ý", to=card))[-1]
    assert "đã rút lại đề nghị gia hạn" in texts(await stage.says(SCIENCE, "hiểu sai rồi ạ", to=asked))

    again = (await stage.says(SCIENCE, "em nhầm, đến 15/1 thôi ạ", to=asked))[-1]

    assert "Đề nghị: “đến 15/1” → thứ Sáu 15/01/2027" in again.text
    assert labels(again) == ["Đồng ý", "Không đồng ý"]
    assert "rút lại" in texts(await stage.says(CHIEF, "/nhatky 1"))


@pytest.mark.parametrize("words", ["ok", "vâng ạ", "em cảm ơn ạ", "đã rõ"])
async def test_a_courtesy_is_no_result_of_finished_work(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xong", to=card))[-1]

    again = (await stage.says(SCIENCE, words, to=asked))[-1]

    assert "Vẫn cần kết quả" in again.text
    assert labels(again) == ["Không có văn bản", "Chưa xong"]
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "báo cáo 50/BC-SKHCN", to=again)).lower()


@pytest.mark.by_turns
@pytest.mark.parametrize(
    "words", ["/lamlai 1 hủy nhầm", "khôi phục, hủy nhầm", "hủy nhầm, khôi phục lại nhé", "mở lại"]
)
async def test_a_cancelled_task_is_brought_back_as_it_stood(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.says(SCIENCE, "được 40%", to=card)
    await stage.says(CHIEF, "/huy 1 đã gộp")
    assert "/lamlai 1 lý do" in texts(await stage.says(SCIENCE, "được 50%", to=card))
    assert "khôi phục" not in texts(await stage.says(SCIENCE, "khôi phục việc này", to=card)).replace(
        "cần khôi phục", ""
    )

    said = texts(await stage.says(CHIEF, words, to=None if words.startswith("/") else card))

    assert "Nguyễn Thị Thu Hà đã khôi phục /nv1" in said
    assert "Kính chuyển Đặng Văn Lâm" in said
    assert "đang thực hiện (40%)" in texts(await stage.says(SCIENCE, "/nv1"))
    told = texts(await stage.says(DIRECTOR, "/nhatky 1"))
    assert "hủy nhiệm vụ (trạng thái đang thực hiện → đã hủy)" in told
    assert "khôi phục nhiệm vụ đã hủy (trạng thái đã hủy → đang thực hiện)" in told
    await stage.lives_until(MONDAY.replace(day=18))
    assert "ĐẾN HẠN HÔM NAY" in stage.last().text


async def test_a_series_goes_on_again_with_the_occurrence_that_is_brought_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Báo cáo tháng, hạn ngày 25 hằng tháng")
    assert "chấm dứt" in texts(await stage.says(CHIEF, "/huy 1 không cần"))

    assert "Việc định kỳ tiếp tục" in texts(await stage.says(CHIEF, "/lamlai 1 hủy nhầm"))

    await stage.says(SCIENCE, "/xong 1 báo cáo 50/BC-SKHCN")
    assert "Kỳ tiếp theo: /nv2" in texts(await stage.says(CHIEF, "/duyet 1"))


async def test_who_cancelled_by_a_slip_is_told_how_it_is_brought_back(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(CHIEF, "/huy 1 đã gộp")

    assert "“khôi phục, hủy nhầm”" in texts(await stage.says(CHIEF, "thôi hủy nhầm rồi", to=card))
