"""Who corrects the figure just told is understood, under the card and behind the receipt, and is asked nothing."""

import pytest

from tests.flows.stage import SCIENCE, Stage, labels, texts

TASK = "Số hóa 12 hồ sơ lưu trữ, hạn 20/12"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("à nhầm, 9 hồ sơ", "(9/12)"),
        ("nhầm, 8 hồ sơ thôi ạ", "(8/12)"),
        ("à nhầm 9/12 nhé", "(9/12)"),
        ("ý em là 9/12", "(9/12)"),
        ("sorry 9 hs nhé", "(9/12)"),
        ("đính chính: 9/12", "(9/12)"),
    ],
)
async def test_a_smaller_count_that_corrects_is_noted_at_once(stage: Stage, words: str, figure: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    receipt = (await stage.says(SCIENCE, "10/12 hồ sơ", to=card))[-1]

    told = await stage.says(SCIENCE, words, to=receipt)

    assert not any(label.startswith("Giữ") for said in told for label in labels(said))
    assert f"đang thực hiện {figure}" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["à nhầm, 70%", "a nham 70%", "à quên, 70% nhé", "à không, 70%", "sửa lại là 70%"])
async def test_a_share_likewise(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    receipt = (await stage.says(SCIENCE, "80%", to=card))[-1]

    assert "70%" in texts(await stage.says(SCIENCE, words, to=receipt))

    assert "đang thực hiện (70%)" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["12/12 nhưng chưa ký", "đủ 12/12 mà chưa in", "12/12 hồ sơ chưa đóng dấu"])
async def test_a_full_count_with_a_step_to_come_is_full_and_not_done(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "11/12 hồ sơ", to=card)

    await stage.says(SCIENCE, words, to=card)

    assert "đang thực hiện (12/12)" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    "words", ["thôi k xin nữa", "khỏi gia hạn nha", "k cần gia hạn nữa ạ", "thôi kịp rồi, khỏi lùi", "thôi khỏi xin"]
)
async def test_a_request_is_taken_back_in_hurried_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "xin lùi đến 25/12", to=card)

    await stage.says(SCIENCE, words, to=card)

    assert "Xin gia hạn" not in texts(await stage.says(SCIENCE, "/nv1"))
