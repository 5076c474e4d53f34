"""Who asks what the leader said of a task is shown its card, and nobody else is bothered; nor with days to go."""

import pytest

from tests.flows.stage import DIRECTOR, GROUP, SCIENCE, Stage, texts

ORDER = "Làm nhanh việc này, báo cáo tôi kỹ hơn"
ASKED = [
    "sếp viết gì ở nv1",
    "gđ chỉ đạo gì nv1",
    "sếp có ý kiến gì về nv1 ko",
    "nv1 sep chi dao gi the",
    "nv1 ý kiến của giám đốc thế nào ạ",
]


@pytest.mark.parametrize("words", ASKED)
async def test_the_card_answers(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Số hóa hồ sơ, hạn 20/12")
    await stage.says(DIRECTOR, ORDER, to=card)
    before = len(stage.said(GROUP))

    [shown] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert ORDER in shown.text
    assert len(stage.said(GROUP)) == before


async def test_where_nothing_was_said_the_question_goes_to_who_decides(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Số hóa hồ sơ, hạn 20/12")

    assert "Câu hỏi về /nv1" in texts(await stage.says(SCIENCE, ASKED[0], chat=SCIENCE))


@pytest.mark.parametrize("words", ["con bao nhieu ngay nua het han nv1", "nv1 còn bao nhiêu ngày nữa đến hạn ạ"])
async def test_the_days_to_go_are_on_the_card(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Số hóa hồ sơ, hạn 20/12")

    [shown] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert "ngày làm việc" in shown.text
    assert "Câu hỏi" not in shown.text
