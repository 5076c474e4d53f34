"""Counts without their total continue the count of a task that has one; an obstacle beside figures is told too."""

import pytest

from tests.flows.stage import CHIEF, SCIENCE, Stage, labels, texts

TASK = "Cấp phép 20 hồ sơ an toàn bức xạ, hạn 30/11"


async def begins(stage: Stage, *said: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    for words in said:
        await tell(stage, words)


async def tell(stage: Stage, words: str) -> str:
    return texts(await stage.says(SCIENCE, f"nv1 {words}", chat=SCIENCE))


async def card(stage: Stage) -> str:
    return texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("được 13 hồ sơ rồi", "13/20"),
        ("còn 5 hồ sơ nữa", "15/20"),
        ("mới làm thêm 4 hs", "14/20"),
        ("xong thêm 2 cái nữa", "12/20"),
    ],
)
async def test_the_count_of_the_task_goes_on(stage: Stage, words: str, count: str) -> None:
    await begins(stage, "10/20 hồ sơ")

    assert f"Đã ghi nhận {count}" in await tell(stage, words)
    assert count in await card(stage)


async def test_what_is_no_part_of_that_total_leaves_it(stage: Stage) -> None:
    await begins(stage, "10/20 hồ sơ")

    assert "đang thực hiện" in await tell(stage, "làm thêm 3 xã")
    assert "10/20" in await card(stage)
    assert "làm thêm 3 xã" in await card(stage)


@pytest.mark.parametrize(
    "words", ["được 25 hồ sơ rồi", "làm thêm 15 hồ sơ", "còn 24 hồ sơ nữa", "23/20 hồ sơ", "em duyệt 21/20 hs nhé"]
)
async def test_more_than_there_is_in_all_is_asked_about(stage: Stage, words: str) -> None:
    await begins(stage, "10/20 hồ sơ")

    said = await tell(stage, words)

    assert "Chưa rõ" in said
    assert "đang ghi 10/20" in said
    assert "10/20" in await card(stage)
    assert "Đã ghi nhận 12/20" in await tell(stage, "12/20 hồ sơ")


async def test_without_a_total_the_words_are_kept(stage: Stage) -> None:
    await begins(stage)

    assert "đang thực hiện" in await tell(stage, "được 6 hồ sơ rồi")
    assert "được 6 hồ sơ rồi" in await card(stage)


async def test_fewer_than_before_are_asked_about(stage: Stage) -> None:
    await begins(stage, "10/20 hồ sơ", "được 8 hồ sơ")

    asked = stage.last(SCIENCE)
    assert labels(asked) == ["Đúng 8/20", "Giữ 10/20"]
    await stage.presses(SCIENCE, asked, "Đúng 8/20")
    assert "8/20" in await card(stage)


async def test_when_none_is_left_it_is_asked_whether_the_work_is_done(stage: Stage) -> None:
    await begins(stage, "10/20 hồ sơ", "xong nốt 10 hồ sơ rồi")

    assert "20/20" in stage.last(SCIENCE).text
    assert labels(stage.last(SCIENCE)) == ["Đã xong", "Chưa xong"]


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("12/20 hồ sơ rồi, còn vướng phần mềm", "12/20"),
        ("máy hỏng nên mới được 12/20", "12/20"),
        ("kẹt nhân sự, đạt 60%", "60%"),
        ("được 60% ạ nhưng thiếu người thẩm định", "60%"),
        ("60%, chờ Sở Tài chính cấp kinh phí", "60%"),
        ("lam duoc 60% roi, phan mem loi ko nhap duoc", "60%"),
    ],
)
async def test_an_obstacle_beside_a_figure_reaches_the_office(stage: Stage, words: str, figure: str) -> None:
    await begins(stage)
    before = len(stage.said())

    said = await tell(stage, words)

    assert f"Đã ghi nhận {figure}" in said
    assert "vướng mắc" in said
    assert "vướng mắc" in texts(stage.said()[before:])
    assert figure in await card(stage)
    assert "nv1" in texts(await stage.says(CHIEF, "/nhiemvu vướng mắc"))


@pytest.mark.parametrize("words", ["95% rồi, chờ sếp ký", "60%, hết vướng rồi", "12/20 hồ sơ, mai làm tiếp"])
async def test_what_is_no_obstacle_is_not_told(stage: Stage, words: str) -> None:
    await begins(stage)

    assert "⚠️" not in await tell(stage, words)
