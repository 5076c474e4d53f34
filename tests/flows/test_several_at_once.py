"""Several tasks in one message without a card: each word goes to its own task, and none is left out in silence."""

import pytest

from tests.flows.stage import SCIENCE, Stage, labels, texts

ARCHIVE, NETWORK = "Số hóa 12 hồ sơ lưu trữ năm 2025, hạn 20/12", "Sửa chữa mạng nội bộ tầng 2, hạn 21/12"


async def _card(stage: Stage, number: int) -> str:
    return texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize(
    "words",
    [
        "nv1 với nv2 chiều nay em gửi",
        "nv1 cùng nv2 chiều nay em gửi",
        "cả nv1 lẫn nv2 chiều nay em gửi",
        "nv1 + nv2 chieu nay em gui",
        "nv1 và 2: chiều nay em gửi",
    ],
)
async def test_tasks_named_together_are_all_told_of(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, ARCHIVE, NETWORK)

    await stage.says(SCIENCE, words, chat=SCIENCE)

    for number in (1, 2):
        assert "đang thực hiện" in await _card(stage, number)


@pytest.mark.parametrize("words", ["nv1, 2 được 40%", "nv1 với 2 được 40%", "nv1 & nv2 được 40%"])
async def test_a_share_of_tasks_named_together_is_of_each(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, ARCHIVE, NETWORK)

    await stage.says(SCIENCE, words, chat=SCIENCE)

    for number in (1, 2):
        assert "(40%)" in await _card(stage, number)


@pytest.mark.parametrize(
    "words",
    [
        "số hóa hồ sơ thì còn 1 hồ sơ thôi, mạng tầng 2 thì đang chờ VNPT",
        "mạng tầng 2 đang chờ VNPT, số hóa được 11 hồ sơ",
        "số hóa hồ sơ được 11 hồ sơ, còn mạng thì vướng bên VNPT",
    ],
)
async def test_what_holds_one_up_is_not_told_of_the_other(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, ARCHIVE, NETWORK)
    await stage.says(SCIENCE, "nv1 được 5/12", chat=SCIENCE)

    await stage.says(SCIENCE, words, chat=SCIENCE)

    first, second = await _card(stage, 1), await _card(stage, 2)
    assert "(11/12)" in first
    assert "Vướng mắc" not in first
    assert "Vướng mắc" in second


@pytest.mark.parametrize(
    "words", ["xin lui may bua", "cho em thêm vài hôm nhé", "khất ít hôm", "xin lùi đến hôm nào đó"]
)
async def test_a_day_that_nobody_can_read_is_asked_for(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, ARCHIVE)

    asked = (await stage.says(SCIENCE, words, to=card))[-1]
    assert "hạn mới" in asked.text

    assert labels((await stage.says(SCIENCE, "25/12", to=asked))[-1])[0] == "Đồng ý"
    assert "đang xin gia hạn đến thứ Sáu 25/12/2026" in await _card(stage, 1)
