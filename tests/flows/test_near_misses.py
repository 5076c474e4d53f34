"""Orders that the assistant does not carry out: they are kept as a remark, and what does it is told."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("tạm dừng", "chưa tạm dừng được"),
        ("tạm hoãn nhiệm vụ này nhé", "chưa tạm dừng được"),
        ("sửa nội dung thành Lập dự toán 2027", "Nội dung của nhiệm vụ đã giao chưa sửa được"),
        ("giao Huy làm", "/phancong 1 Huy"),
        ("giao cho anh Huy làm nhé", "/phancong 1 Huy"),
        ("giao CĐS làm", "giao lại cho CĐS"),
        ("bỏ VP phối hợp", "chưa bỏ ra được"),
    ],
)
async def test_an_order_that_is_not_carried_out_is_kept_and_the_way_told(stage: Stage, words: str, way: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(DIRECTOR, words, to=card))

    assert "Đã ghi ý kiến vào /nv1" in said
    assert way in said
    assert f"“{words}”" in texts(await stage.says(CHIEF, "/nhatky 1"))


@pytest.mark.parametrize(
    "words",
    [
        "đúng rồi em",
        "hoãn họp nhé",
        "tạm dừng bước thẩm định",
        "sửa lại nội dung báo cáo nhé",
        "giao Sở Tài chính góp ý",
        "giao ban 8h nhé",
        "chuyển văn bản cho VP",
        "tạm dừng được không em",
    ],
)
async def test_what_only_looks_like_such_an_order_is_a_remark(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(DIRECTOR, words, to=card))

    kept = said.startswith(("📌 Ý kiến chỉ đạo", "✅ Đã ghi ý kiến vào /nv1."))
    assert not said or kept or "Trạng thái" in said


@pytest.mark.parametrize("words", ["giao lại cho CĐS", "dạ em đề nghị đổi đơn vị CĐS"])
async def test_a_unit_is_told_who_gives_its_work_to_others(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert "/tralai 1 lý do" in texts(await stage.says(SCIENCE, words, to=card))


async def test_a_unit_is_told_in_private_who_cancels(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, "hủy nv1, không cần", chat=SCIENCE))

    assert "do Văn phòng hoặc lãnh đạo quyết định" in said


async def test_a_unit_may_still_be_named_to_the_question_that_was_dropped(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    back = (await stage.says(SCIENCE, "việc này không phải của phòng em", to=card))[-1]
    await stage.presses(CHIEF, back, "Giao lại")
    asked = stage.last()
    await stage.says(CHIEF, "thôi", to=asked)

    assert "→ Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "CĐS", to=asked))


@pytest.mark.parametrize("words", ["đạt", "làm lại", "duyệt nhé", "gia hạn 1 tuần"])
async def test_the_example_for_several_tasks_fits_who_decides(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for number in (1, 2):
        card = await stage.register(SCIENCE, f"Việc số {number}, hạn 30/11")
        await stage.says(SCIENCE, "xong, báo cáo 50/BC-SKHCN", to=card)
    shown = (await stage.says(DIRECTOR, "/nhiemvu tất cả"))[-1]

    assert "ví dụ “1 đạt, 2 làm lại vì thiếu phụ lục”" in texts(await stage.says(DIRECTOR, words, to=shown))
    assert not await stage.says(DIRECTOR, "cảm ơn các đồng chí", to=shown)

    said = texts(await stage.says(DIRECTOR, "1 đạt, 2 làm lại vì thiếu phụ lục", to=shown))
    assert "xác nhận hoàn thành" in said
    assert "Lý do: vì thiếu phụ lục" in said or "Lý do: thiếu phụ lục" in said
    assert "ví dụ “1 xong, 2 được 80%”" in texts(await stage.says(SCIENCE, "xong", to=shown))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("thêm VP phối hợp nv1", "đã thêm đơn vị phối hợp /nv1"),
        ("nâng nv1 thành hỏa tốc", "đã đổi độ khẩn /nv1"),
        ("tạm dừng nv1 nhé", "chưa tạm dừng được"),
        ("giao lại nv1 cho CĐS, VP phối hợp", "→ Phòng Chuyển đổi số"),
    ],
)
async def test_an_order_may_name_its_task_within_it(stage: Stage, words: str, answer: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, TASK)

    assert answer in texts(await stage.says(DIRECTOR, words, chat=DIRECTOR))
