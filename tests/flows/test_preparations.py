"""A paper that only prepares the result is not the result, unless the task asks for this very paper."""

import pytest

from tests.flows.stage import SCIENCE, Stage, labels, texts

INSPECTION = "Kiểm tra an toàn bức xạ tại các cơ sở y tế, hạn 30/11"
ASKED_WHETHER_DONE = "đã hoàn thành cả nhiệm vụ chưa"
ASKED_FOR_RESULT = "Đề nghị cho biết"
REPORTED = "báo hoàn thành"
UNDERWAY = "đang thực hiện"


@pytest.mark.parametrize(
    "words",
    [
        "đã ban hành KH 12/KH-SKHCN, đầu tháng 12 đi kiểm tra tại cơ sở",
        "da ban hanh ke hoach so 30/KH-SKHCN, tuan toi trien khai",
        "đã phát hành giấy mời 61/GM-SKHCN",
        "Đã ký QĐ thành lập đoàn số 88/QĐ-SKHCN",
        "xong bản thảo rồi ạ",
        "đã trình tờ trình 19/TTr-SKHCN lên UBND tỉnh",
    ],
)
async def test_it_is_progress(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, INSPECTION)
    answer = texts(await stage.says(SCIENCE, words, to=card))

    assert UNDERWAY in answer
    assert REPORTED not in answer
    assert ASKED_FOR_RESULT not in answer


@pytest.mark.parametrize("words", ["đã ban hành KH 12/KH-SKHCN", "Kế hoạch đã được ban hành rồi ạ"])
async def test_a_plan_alone_is_asked_about_with_one_tap(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, INSPECTION)
    asked = (await stage.says(SCIENCE, words, to=card))[-1]
    assert labels(asked)[:2] == ["Đã xong", "Chưa xong"]

    await stage.presses(SCIENCE, asked, "Đã xong")
    assert UNDERWAY not in stage.last().text


async def test_a_plan_alone_that_is_not_the_work_leaves_it_as_it_is(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, INSPECTION)
    asked = (await stage.says(SCIENCE, "đã ban hành KH 12/KH-SKHCN", to=card))[-1]

    await stage.presses(SCIENCE, asked, "Chưa xong")

    assert "/nv1 giữ nguyên: đang thực hiện" in stage.last().text


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("Viết sách trắng, sản phẩm: bản thảo, hạn 30/11", "xong bản thảo rồi ạ"),
        ("Xây dựng dự thảo báo cáo giữa kỳ, hạn 30/11", "em hoàn thành dự thảo rồi anh"),
        ("Lập kế hoạch kiểm tra năm 2027, hạn 30/11", "đã ban hành KH 45/KH-SKHCN"),
        ("Trình UBND tỉnh ban hành quy định, hạn 30/11", "đã trình tờ trình 20/TTr-SKHCN rồi ạ"),
        ("Thành lập Đoàn thanh tra, hạn 30/11", "Đã ký QĐ thành lập đoàn số 88/QĐ-SKHCN"),
    ],
)
async def test_it_is_the_result_where_the_task_asks_for_it(stage: Stage, task: str, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, task)
    answer = texts(await stage.says(SCIENCE, words, to=card))

    assert REPORTED in answer or ASKED_FOR_RESULT in answer


async def test_work_still_to_come_beats_even_the_paper_that_is_asked_for(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập kế hoạch kiểm tra, hạn 30/11")
    asked = (await stage.says(SCIENCE, "đã ban hành KH 45/KH-SKHCN, mai lấy ý kiến các phòng", to=card))[-1]

    assert labels(asked)[:2] == ["Đã xong", "Chưa xong"]
