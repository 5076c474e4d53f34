"""What is said in private and needs others: it reaches them in the group, where the tasks live."""

import pytest

from tests.flows.stage import CENTRE, CHIEF, CLERK, DIGITAL, DIRECTOR, GROUP, OFFICER, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


async def test_an_extension_asked_for_in_private_is_decided_in_the_group(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    told = await stage.says(SCIENCE, "/giahan 1 20/12 vì hỏng máy", chat=SCIENCE)

    assert "Đã chuyển vào nhóm" in texts(told)
    assert labels(told[-1]) == []
    asked = stage.last()
    assert "Đặng Văn Lâm (tin nhắn riêng)" in asked.text
    assert "hỏng máy" in asked.text
    assert "Nguyễn Thị Thu Hà" in asked.text
    assert labels(asked) == ["Đồng ý", "Không đồng ý"]
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "20/12/2026" in stage.last().text


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("/vuongmac 1 mất điện", ["vướng mắc", "mất điện"]),
        ("/tralai 1 thuộc Văn phòng", ["trả lại", "thuộc Văn phòng"]),
        ("/xong 1 BC 77/BC-SKHCN", ["báo hoàn thành", "77/BC-SKHCN"]),
        ("nv1 xong, BC 77/BC-SKHCN", ["báo hoàn thành", "77/BC-SKHCN"]),
    ],
)
async def test_what_is_reported_in_private_reaches_the_office(stage: Stage, words: str, heard: list[str]) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    before = len(stage.said())

    told = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert labels(told[-1]) == ["Hiểu sai"]
    assert len(stage.said()) == before + 1
    for part in (*heard, "Đặng Văn Lâm", "Nguyễn Thị Thu Hà"):
        assert part in stage.last().text


async def test_the_group_hears_the_words_that_are_said_now_and_no_older_ones(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    await stage.passes(days=3)
    await stage.says(SCIENCE, "/baocao 1 đạt 70%, còn chờ số liệu", chat=SCIENCE)

    for words, heard in (
        ("/giahan 1 20/12 vì hỏng máy", "vì hỏng máy"),
        ("/tralai 1 không phải việc của phòng", "(tin nhắn riêng): “không phải việc của phòng”"),
    ):
        await stage.says(SCIENCE, words, chat=SCIENCE)
        assert stage.last().text.count(heard) == 1
        assert "70%" not in stage.last().text


async def test_work_reported_in_private_is_confirmed_in_the_group(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    await stage.says(SCIENCE, "/xong 1 BC 77/BC-SKHCN", chat=SCIENCE)
    asked = stage.last()
    assert labels(asked) == ["Xác nhận", "Làm lại"]

    await stage.says(CHIEF, "xác nhận", to=asked)

    assert "xác nhận hoàn thành" in stage.last().text


async def test_progress_in_private_disturbs_nobody(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    before = len(stage.said())

    assert "Đã ghi nhận 40%" in texts(await stage.says(SCIENCE, "/baocao 1 40%", chat=SCIENCE))

    assert len(stage.said()) == before


async def test_a_task_assigned_in_private_reaches_who_has_to_do_it(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)
    shown = await stage.says(DIRECTOR, "/giao CĐS: Chuẩn bị demo, hạn 20/12, khẩn", chat=DIRECTOR)

    await stage.presses(DIRECTOR, shown[-1], "Đúng")

    assert "Đã ghi nhận" in stage.last(DIRECTOR).text
    card = stage.last()
    assert "Trần Quốc Vinh (tin nhắn riêng)" in card.text
    assert "Kính chuyển Vũ Ngọc Ánh" in card.text
    assert "Đã ghi nhận 10%" in texts(await stage.says(DIGITAL, "10%", to=card))


async def test_decisions_taken_in_private_are_told_in_the_group(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "xong, 12/BC-SKHCN", to=card)

    for words, heard in (
        ("/lamlai 1 thiếu phụ lục", "thiếu phụ lục"),
        ("/phancong 1 Huy", "Đỗ Quang Huy"),
        ("/huy 1 dừng", "dừng"),
    ):
        await stage.says(CHIEF, words, chat=CHIEF)
        assert heard in stage.last().text
        assert "Nguyễn Thị Thu Hà (tin nhắn riêng)" in stage.last().text
    assert "Đặng Văn Lâm" in stage.last().text


async def test_in_the_group_everything_is_said_once(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    answer = await stage.says(SCIENCE, "vướng kinh phí", to=card)

    assert len(answer) == 1
    assert "tin nhắn riêng" not in texts(answer)
    assert "Đã chuyển" not in texts(answer)


async def test_a_post_asked_for_in_private_is_decided_in_the_group(stage: Stage) -> None:
    await stage.opens(CENTRE)

    told = await stage.says(CENTRE, "/toi Phó Giám đốc Trung tâm Thông tin và Thống kê", chat=CENTRE)

    assert labels(told[-1]) == []
    assert labels(stage.last()) == ["Đồng ý", "Từ chối"]
    await stage.presses(CHIEF, stage.last(), "Đồng ý")
    assert "đã duyệt" in stage.last().text


async def test_who_may_confirm_is_named(stage: Stage) -> None:
    """The work of the office is confirmed by a leader: nobody of the office may."""
    await stage.opens(CLERK, DIRECTOR)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")

    submitted = await stage.says(CHIEF, "xong, có biên bản 3/BB-SKHCN", to=card)

    assert "Chờ xác nhận: Trần Quốc Vinh." in texts(submitted)
    await stage.presses(DIRECTOR, submitted[-1], "Xác nhận")
    assert "xác nhận hoàn thành" in stage.last(GROUP).text


@pytest.mark.by_turns
async def test_who_opened_a_private_chat_before_being_known_is_reminded_there(stage: Stage) -> None:
    """The director presses Start before the department is set up, and is told of what is a week late all the same."""
    assert "nhắc việc riêng" in texts(await stage.says(DIRECTOR, "/start", chat=DIRECTOR))
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Nộp hồ sơ, hạn 17/11")

    await stage.passes(days=11)

    assert "QUÁ HẠN" in stage.last(DIRECTOR).text


@pytest.mark.by_turns
async def test_who_uses_a_command_in_private_is_reminded_there(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "/tonghop", chat=DIRECTOR)
    stage.has(SCIENCE, "Nộp hồ sơ, hạn 17/11")

    await stage.passes(days=11)

    assert "QUÁ HẠN" in stage.last(DIRECTOR).text


@pytest.mark.parametrize("meant", ["Bỏ qua", "Đang làm", "Vướng mắc"])
async def test_a_completion_withdrawn_in_private_is_withdrawn_in_the_group(stage: Stage, meant: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    understood = (await stage.says(SCIENCE, "/xong 1 BC 77/BC-SKHCN", chat=SCIENCE))[-1]
    before = len(stage.said())

    await stage.presses(SCIENCE, understood, "Hiểu sai")
    await stage.presses(SCIENCE, stage.last(SCIENCE), meant)

    assert "Đặng Văn Lâm đã rút lại báo hoàn thành /nv1" in texts(stage.said()[before:])


async def test_a_task_given_back_by_mistake_in_private_is_told_to_stay(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    understood = (await stage.says(SCIENCE, "/tralai 1 thuộc Văn phòng", chat=SCIENCE))[-1]

    await stage.presses(SCIENCE, understood, "Hiểu sai")
    await stage.presses(SCIENCE, stage.last(SCIENCE), "Đang làm")

    assert "rút lại việc trả lại /nv1" in stage.last().text


async def test_progress_taken_back_in_private_disturbs_nobody(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    understood = (await stage.says(SCIENCE, "/baocao 1 40%", chat=SCIENCE))[-1]
    before = len(stage.said())

    await stage.presses(SCIENCE, understood, "Hiểu sai")
    await stage.presses(SCIENCE, stage.last(SCIENCE), "Bỏ qua")

    assert "Đã bỏ qua. /nv1" in stage.last(SCIENCE).text
    assert len(stage.said()) == before
