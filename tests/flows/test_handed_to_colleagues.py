"""A head hands tasks to officers of the unit in the words of a chat, in private and under lists, too."""

import pytest

from tests.flows.stage import CHIEF, OFFICER, SCIENCE, STANDARDS, Stage, labels, texts

GIVEN = "Đã giao Đỗ Quang Huy thực hiện /nv1"


@pytest.mark.parametrize(
    "words",
    [
        "nv1 chuyển đ/c Huy theo dõi nhé",
        "nv1 để em Huy làm",
        "giao em Huy làm nv1",
        "giao nv1 cho Huy",
        "nv1: Huy phụ trách nha",
        "nv1 nhờ em huy xu ly giup chi",
    ],
)
async def test_in_private_by_the_number_of_the_task(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, "Soạn đề cương, hạn 20/12")
    await stage.passes(days=3)

    assert GIVEN in texts(await stage.says(SCIENCE, words, chat=SCIENCE))

    card = texts(await stage.says(SCIENCE, "/nv1"))
    assert "Người thực hiện: Đỗ Quang Huy" in card
    assert "trả lại" not in card
    assert "Báo cáo gần nhất" not in card


@pytest.mark.parametrize(
    "words",
    [
        "Em Huy làm việc này nhé",
        "đ/c Huy xử lý giúp anh",
        "để em Huy lo",
        "em huy lam viec nay nhe",
        "bạn Huy nhận vụ này giúp chị nhé",
        "chuyển bạn Huy làm",
        "việc này anh Huy phụ trách",
    ],
)
async def test_in_reply_to_the_card(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")

    assert GIVEN in texts(await stage.says(SCIENCE, words, to=card))


@pytest.mark.parametrize("words", ["1 giao em Huy, 2 được 40%", "1 để Huy làm nhé\n2 được 40%"])
async def test_beside_reports_of_other_lines(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, "Soạn đề cương, hạn 20/12", "Họp giao ban, hạn 21/12")
    listed = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    told = texts(await stage.says(SCIENCE, words, to=listed))

    assert GIVEN in told
    assert "40%" in told


@pytest.mark.parametrize(
    "words", ["em Huy đang làm ạ", "Huy làm xong rồi", "em Huy làm được 40%", "Huy xử lý rồi ạ", "Huy làm chưa?"]
)
async def test_what_tells_of_a_colleague_hands_nothing_on(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")

    assert "Đã giao Đỗ Quang Huy" not in texts(await stage.says(SCIENCE, words, to=card))


async def test_to_somebody_of_another_unit_it_is_given_back(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER, STANDARDS)
    card = await stage.register(CHIEF, "QLKH: Soạn đề cương, hạn 20/12", command="/giao")

    told = await stage.says(SCIENCE, "chuyển anh Thịnh xử lý", to=card)

    assert "Đã giao" not in texts(told)
    assert labels(told[-1])


async def test_an_officer_hands_nothing_on(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")
    await stage.says(SCIENCE, "/phancong 1 Huy")

    assert "Đã giao" not in texts(await stage.says(OFFICER, "nv1 để em Huy làm", chat=OFFICER))
