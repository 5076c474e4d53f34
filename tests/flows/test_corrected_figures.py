"""Who corrects the figure just told is understood, under the card and behind the receipt, and is asked nothing."""

import pytest

from simulator import conversation
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


@pytest.mark.parametrize(
    ("first", "words", "figure"),
    [
        ("nv2 được 10/12", "à nhầm, 9 hồ sơ", "9/12"),
        ("nv2 dc 80%", "a nham 70%", "70%"),
        ("nv2 dc 80%", "ý em là 70%", "70%"),
        ("nv2 80%", "lộn, 70% nhé", "70%"),
    ],
)
async def test_in_private_the_task_told_of_last_is_meant(stage: Stage, first: str, words: str, figure: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Nâng cấp cổng, hạn 10/12", TASK, "Họp giao ban, hạn 21/12")
    await stage.says(SCIENCE, first, chat=SCIENCE)

    told = texts(await stage.says(SCIENCE, words, chat=SCIENCE))

    assert f"Đã ghi nhận {figure}: /nv2" in told
    assert f"đang thực hiện ({figure})" in texts(await stage.says(SCIENCE, "/nv2"))


async def test_a_correction_long_after_asks_which_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Nâng cấp cổng, hạn 10/12", TASK)
    await stage.says(SCIENCE, "nv2 được 80%", chat=SCIENCE)
    await stage.passes(days=1)

    assert "Của nhiệm vụ nào" in texts(await stage.says(SCIENCE, "à nhầm, 70%", chat=SCIENCE))


async def test_an_edit_in_private_is_told_to_change_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    said = conversation.say(stage.town, SCIENCE, SCIENCE, "nv1 được 60%")
    await stage.settle()

    conversation.edit(stage.town, SCIENCE, SCIENCE, said.message_id, "nv1 được 70%")
    await stage.settle()

    assert "Tin nhắn sửa lại không thay" in stage.last(SCIENCE).text
    assert "60%" in texts(await stage.says(SCIENCE, "/nv1"))


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
