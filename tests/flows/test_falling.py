"""Less than was reported before is asked about with one tap; a count and a share tell the same."""

import pytest

from tests.flows.stage import SCIENCE, Stage, labels, texts

TASK = "Rà soát hồ sơ lưu trữ, hạn 30/11"


@pytest.mark.parametrize(
    ("before", "now", "tap"),
    [
        ("được 80%", "60%", ["Đúng 60%", "Giữ 80%"]),
        ("được 80%", "mới được 60 thôi ạ", ["Đúng 60%", "Giữ 80%"]),
        ("8/12 hồ sơ", "5/12 hồ sơ", ["Đúng 5/12", "Giữ 8/12"]),
    ],
)
async def test_a_smaller_figure_is_asked_about(stage: Stage, before: str, now: str, tap: list[str]) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, before, to=card)
    asked = (await stage.says(SCIENCE, now, to=card))[-1]
    assert labels(asked)[:2] == tap
    kept, new = tap[1].removeprefix("Giữ "), tap[0].removeprefix("Đúng ")
    assert kept in texts(await stage.says(SCIENCE, "/nv1"))

    await stage.presses(SCIENCE, asked, tap[0])
    assert new in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_figure_before_may_stay(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 80%", to=card)
    asked = (await stage.says(SCIENCE, "60%", to=card))[-1]

    await stage.presses(SCIENCE, asked, "Giữ 80%")
    assert "/nv1 giữ nguyên" in stage.last().text
    assert "80%" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["đúng là 60% ạ", "60"])
async def test_the_figure_said_again_is_meant(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 80%", to=card)
    asked = (await stage.says(SCIENCE, "60%", to=card))[-1]

    await stage.says(SCIENCE, words, to=asked)
    assert "60%" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("now", ["85%", "80%", "9/12 hồ sơ", "đang làm", "chưa được 60%"])
async def test_what_does_not_fall_is_noted_at_once(stage: Stage, now: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 80%", to=card)

    assert "Chưa ghi số mới" not in texts(await stage.says(SCIENCE, now, to=card))


@pytest.mark.parametrize("words", ["xong 12/12, QĐ 1/QĐ-SKHCN", "đã xong, số 1/QĐ-SKHCN"])
async def test_a_count_is_full_when_the_work_is_done(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "8/12 hồ sơ", to=card)
    await stage.says(SCIENCE, words, to=card)

    told = texts(await stage.says(SCIENCE, "/nv1"))
    assert "12/12" in told
    assert "8/12" not in told.split("Nhật ký")[0]
