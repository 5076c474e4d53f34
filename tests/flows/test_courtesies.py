"""Courtesies are left without an answer; whatever says something beside them is kept, and the speaker is told so."""

import pytest

from tests.flows.stage import DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
KEPT = "Đã ghi ý kiến vào /nv1"


@pytest.mark.parametrize(
    "words",
    [
        "chieu nay em ghe Kho bac gap chi Loan",
        "hom kia giao ban sep Dung khen qua troi",
        "haha chị Thủy hỏi em vụ này suốt",
        "trời mưa to quá",
    ],
)
async def test_small_talk_about_something_is_kept(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    assert KEPT in texts(await stage.says(SCIENCE, words, to=card))
    assert words in texts(await stage.says(DIRECTOR, "/nhatky 1"))


@pytest.mark.parametrize("words", ["hihi em chào chị ạ", "chúc sếp cuối tuần nhiều niềm vui", "😂", "giỏi quá bot ơi"])
async def test_courtesies_alone_are_not_answered(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert await stage.says(SCIENCE, words, to=card) == []


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("em chào anh ạ", ["Kính chào đồng chí"]),
        ("chào buổi sáng em", ["Kính chào đồng chí"]),
        ("cảm ơn em nhiều nhé", []),
        ("cám ơn", []),
        ("đúng rồi em", ["chưa ghi nhận gì"]),
    ],
)
async def test_in_private_a_greeting_is_returned_and_thanks_end_the_talk(
    stage: Stage, words: str, answers: list[str]
) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    said = await stage.says(DIRECTOR, words, chat=DIRECTOR)

    assert len(said) == len(answers)
    assert all(answer in one.text for answer, one in zip(answers, said, strict=True))


async def test_a_second_receipt_is_silent_unless_it_says_more(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert "đã tiếp nhận" in texts(await stage.says(SCIENCE, "vâng ạ", to=card))
    assert await stage.says(SCIENCE, "ok chị", to=card) == []
    assert KEPT in texts(await stage.says(SCIENCE, "vâng, lát em qua phòng anh Khôi lấy dấu", to=card))


async def test_behind_a_report_likewise(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    told = (await stage.says(SCIENCE, "xong, 50/BC-SKHCN", to=card))[-1]

    assert await stage.says(SCIENCE, "vâng em cảm ơn ạ", to=told) == []
    assert KEPT in texts(await stage.says(SCIENCE, "ok chị, bản giấy em để ở một cửa", to=told))
