"""What was found by using it as a busy person does: each of these once went wrong."""

import pytest

from tests.flows.stage import CENTRE, CHIEF, DIRECTOR, OFFICER, OUTSIDER, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize("words", ["ok đúng rồi em", "dạ đúng ạ", "Vâng, đúng nhé", "dung r"])
async def test_a_polite_yes_is_a_yes(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    shown = await stage.says(SCIENCE, f"/dangky {TASK}")

    answer = await stage.says(SCIENCE, words, to=shown[-1])

    assert "Đã ghi nhận" in texts(answer)


async def test_a_polite_no_is_no_yes(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = await stage.says(SCIENCE, f"/dangky {TASK}")

    answer = await stage.says(SCIENCE, "dạ không đúng ạ", to=shown[-1])

    assert "Đã ghi nhận" not in texts(answer)


async def test_what_was_forgotten_is_said_under_the_card(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]
    for words in (
        "à quên, phối hợp với VP",
        "thêm sản phẩm: tờ trình",
        "đổi nội dung thành Lập dự toán năm 2027",
        "theo KH 10/KH-SKHCN",
        "han 27/11 nhe",
    ):
        shown = (await stage.says(SCIENCE, words, to=shown))[-1]

    for line in (
        "Lập dự toán năm 2027\n",
        "Phối hợp: Văn phòng Sở",
        "Sản phẩm: tờ trình",
        "Văn bản: KH 10/KH-SKHCN",
        "thứ Sáu 27/11/2026",
    ):
        assert line in shown.text
    assert "Nhiệm vụ /nv1" in texts(await stage.says(SCIENCE, "đúng", to=shown))


async def test_a_day_under_the_card_that_does_not_exist_changes_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = (await stage.says(SCIENCE, f"/dangky {TASK}"))[-1]
    assert "31/2" in texts(await stage.says(SCIENCE, "hạn 31/2", to=shown))
    assert "30/11/2026" in texts(await stage.says(SCIENCE, "đúng", to=shown))


async def test_words_that_are_no_choice_are_not_met_with_silence(stage: Stage) -> None:
    """Who answers a card with other words must not believe that the task is on record."""
    await stage.opens(SCIENCE, CENTRE)
    shown = await stage.says(SCIENCE, f"/dangky {TASK}")

    answer = await stage.says(SCIENCE, "để chị xem đã", to=shown[-1])

    assert "Chưa ghi nhận" in texts(answer)
    assert "“đúng”, “bỏ”" in texts(answer)
    assert await stage.says(CENTRE, "để em xem đã", to=shown[-1]) == []
    assert "Nhiệm vụ /nv1" in texts(await stage.says(SCIENCE, "đúng", to=answer[-1]))


@pytest.mark.parametrize("words", ["80%", "chưa xong đâu", "còn vướng kinh phí", "5/12 hồ sơ"])
async def test_what_is_not_done_is_no_answer_to_what_came_of_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = await stage.says(SCIENCE, "xong", to=card)

    answer = await stage.says(SCIENCE, words, to=asked[-1])

    assert "báo hoàn thành" not in texts(answer)
    assert "chờ xác nhận" not in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["không có", "gửi bản giấy rồi ạ", "công văn 88/SKHCN", "không cần văn bản"])
async def test_what_came_of_it_may_be_said_in_any_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = await stage.says(SCIENCE, "xong", to=card)

    assert "báo hoàn thành" in texts(await stage.says(SCIENCE, words, to=asked[-1]))


@pytest.mark.parametrize("words", ["80", "13/12 hồ sơ", "-5%"])
async def test_figures_that_are_no_progress_are_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert f"Chưa rõ “{words}”" in texts(await stage.says(SCIENCE, words, to=card))


async def test_words_behind_the_number_of_a_task_are_a_report(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "Đã ghi nhận 80%" in texts(await stage.says(SCIENCE, "/nv1 được 80% rồi"))
    assert "Đã ghi nhận 90%" in texts(await stage.says(SCIENCE, "/nv 1 90%"))


async def test_a_report_without_words_is_asked_for_them(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    asked = await stage.says(SCIENCE, "/baocao 1")

    assert "nội dung báo cáo của /nv1" in texts(asked)
    assert "Đã ghi nhận 40%" in texts(await stage.says(SCIENCE, "40%", to=asked[-1]))


async def test_an_officer_is_named_as_colleagues_call_each_other(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, TASK)

    assert "Đỗ Quang Huy" in texts(await stage.says(SCIENCE, "/phancong 1 Huy"))
    assert "Đã ghi nhận 90%" in texts(await stage.says(OFFICER, "/baocao 1 90%"))


async def test_a_digest_tells_what_was_reported_in_words(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 19/11")
    await stage.says(SCIENCE, "vướng kinh phí thuê tư vấn", to=card)

    await stage.passes(days=2)

    assert "NHẮC VIỆC" in stage.last().text
    assert "đã báo “vướng kinh phí thuê tư vấn”" in stage.last().text


async def test_a_deadline_that_only_days_off_part_from_today_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.passes(days=4)

    assert "còn 2 ngày nghỉ" in texts(await stage.says(SCIENCE, "/dangky Lập dự toán, hạn chủ nhật tuần này"))


async def test_refusals_do_not_mislead(stage: Stage) -> None:
    await stage.opens(SCIENCE, CENTRE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert "/giao" in texts(await stage.says(DIRECTOR, f"/dangky {TASK}"))
    assert "mà đồng chí được báo cáo" in texts(await stage.says(CENTRE, "xong", to=card))
    assert "Nhóm này" not in texts(await stage.says(OUTSIDER, "/nhiemvu", chat=OUTSIDER))
    assert "/toi Trưởng phòng Quản lý khoa học" in texts(await stage.says(CHIEF, "/toi abc"))
    late = texts(await stage.says(SCIENCE, "/dangky Nộp báo cáo trước 8h sáng nay"))
    assert "sau lúc này" in late
    assert labels(card) == []


async def test_two_tasks_in_one_message_are_one_list(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    shown = (await stage.says(SCIENCE, "/dangky Báo cáo A, hạn 25/11; lập danh sách C, hạn 30/11"))[-1]

    assert "Đã ghi nhận 2 nhiệm vụ" in texts(await stage.says(SCIENCE, "đúng", to=shown))
    assert "lập danh sách C" in texts(await stage.says(SCIENCE, "/nv2"))


async def test_a_list_of_figures_that_is_not_clear_changes_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Báo cáo A, hạn 25/11")
    stage.has(SCIENCE, "Báo cáo B, hạn 26/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    assert "Đề nghị ghi số thứ tự" in texts(await stage.says(SCIENCE, "1 xong 80%, 50% 2", to=shown))
    assert "chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))
    said = texts(await stage.says(SCIENCE, "1 80% 2 50%", to=shown))
    assert "Đã ghi nhận 80%: /nv1" in said
    assert "Đã ghi nhận 50%: /nv2" in said


async def test_a_question_may_be_about_one_task_and_says_what_it_does_not_know(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "Nhiệm vụ /nv1" in texts(await stage.says(SCIENCE, "/hoi nv 1 đến đâu rồi"))
    assert "mức khẩn trở lên" in texts(await stage.says(SCIENCE, "/hoi có việc gì khẩn không"))


async def test_a_day_that_is_none_is_asked_about_and_loses_no_second_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    answer = texts(await stage.says(SCIENCE, "/dangky Báo cáo A, hạn 31/2; lập danh sách C, hạn 30/11"))

    assert "Mục 1 “Báo cáo A”: hạn ngày nào? “31/2” không có ngày này" in answer
    assert "2. lập danh sách C" in answer
