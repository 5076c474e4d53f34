"""What only begins like the verb by which a task is handed on is a report: "đề nghị …", "chuyển đổi số …"."""

import pytest

from tests.flows.stage import CHIEF, OFFICER, SCIENCE, Stage, texts


@pytest.mark.parametrize(
    "words",
    [
        "đề nghị gia hạn kỷ yếu đến 15/12 do nhà in quá tải",
        "Đề nghị cho lùi việc biên tập kỷ yếu đến 15/12",
        "de nghi gia han bien tap ky yeu den 15/12",
        "đề xuất gia hạn biên tập kỷ yếu đến 15/12",
    ],
)
async def test_a_request_of_the_own_task_by_its_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Biên tập kỷ yếu hội thảo, hạn 10/12", "Họp giao ban quý, hạn 11/12")

    await stage.says(SCIENCE, words, chat=SCIENCE)

    assert "đang xin gia hạn đến thứ Ba 15/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("Chuyển đổi số trong trường học", "chuyển đổi số trong trường học được 40%"),
        ("Giao ban quý với các huyện", "giao ban quý được 40%"),
        ("Đề án vị trí việc làm", "đề án vị trí việc làm được 40%"),
    ],
)
async def test_a_report_of_a_task_that_is_called_so(stage: Stage, task: str, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, f"{task}, hạn 10/12", "Biên tập kỷ yếu hội thảo, hạn 11/12")

    await stage.says(SCIENCE, words, chat=SCIENCE)

    assert "(40%)" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    "words",
    [
        "chuyển đổi số trong trường học đợi hướng dẫn",
        "nv1 chuyển đổi số ở các trường còn ít",
        "chuyển dịch cơ cấu chậm",
    ],
)
async def test_no_task_is_given_back_by_a_word_that_begins_so(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Chuyển đổi số trong trường học, hạn 10/12")

    await stage.says(SCIENCE, words, to=card)

    assert "trả lại" not in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    "content",
    ["Giao ban quý với các huyện", "Giao lưu thể thao ngành", "Giao diện cổng thông tin mới", "Giao dự toán năm 2027"],
)
@pytest.mark.parametrize("command", ["/dangky", "/giao QLKH:"])
async def test_the_content_of_a_task_may_begin_so(stage: Stage, content: str, command: str) -> None:
    await stage.opens(SCIENCE)

    shown = texts(await stage.says(SCIENCE if command == "/dangky" else CHIEF, f"{command} {content}, hạn 10/12"))

    assert content in shown
