"""A report that asks for more time too: its figure and its obstacle are recorded beside the request."""

import pytest

from tests.flows.stage import CHIEF, SCIENCE, Stage, texts

TASK = "Cấp phép 20 hồ sơ an toàn bức xạ, hạn 30/11"


async def begins(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)


async def tell(stage: Stage, words: str) -> str:
    return texts(await stage.says(SCIENCE, words, chat=SCIENCE))


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("/baocao 1 30%\nKhó khăn: chưa có máy đo\nĐề nghị: lùi hạn đến 20/12", "30%"),
        ("nv1 9/20 hồ sơ, vướng phần mềm, xin gia hạn đến 15/12", "9/20"),
        ("nv1 duoc 45%. thieu nguoi tham dinh. xin lui den 18/12", "45%"),
    ],
)
async def test_figure_obstacle_and_request_are_all_recorded(stage: Stage, words: str, figure: str) -> None:
    await begins(stage)

    said = await tell(stage, words)

    assert f"Đã ghi nhận {figure}" in said
    assert "vướng mắc" in said
    card = texts(await stage.says(SCIENCE, "/nv1"))
    assert figure in card
    assert "lùi" in card or "gia hạn" in card
    assert "nv1" in texts(await stage.says(CHIEF, "/nhiemvu vướng mắc"))


async def test_the_reason_of_a_request_is_no_obstacle_of_its_own(stage: Stage) -> None:
    await begins(stage)

    said = await tell(stage, "nv1 được 60%, xin gia hạn đến 15/12 vì thiếu người")

    assert "Đã ghi nhận 60%" in said
    assert "⚠️" not in said


@pytest.mark.parametrize("words", ["/giahan 1 5/12", "nv1 xin lùi đến 5/12"])
async def test_the_day_that_is_asked_for_is_no_figure(stage: Stage, words: str) -> None:
    await begins(stage)

    assert "Đã ghi nhận 5/12" not in await tell(stage, words)
    assert "5/12 hồ sơ" not in texts(await stage.says(SCIENCE, "/nv1"))
