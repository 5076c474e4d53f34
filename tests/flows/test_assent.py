"""What says yes, in few words or with a warning, decides or is asked about; it is never noted as if it had decided."""

import pytest

from tests.flows.requested import DONE, TASK, list_after_request, requested
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, labels, texts


@pytest.mark.parametrize(
    "words",
    [
        "đc em",
        "dc",
        "đc nhé",
        "được",
        "oki em",
        "okla em",
        "uh đc em, nhưng đừng trễ nữa nhé",
        "ok nhưng đừng trễ nữa",
        "được nhé nhưng lần cuối",
        "đồng ý, nhưng đây là lần cuối",
        "ok em, lần sau chủ động hơn nhé",
        "đồng ý nhưng không được trễ nữa",
        "duyệt, nhưng rút kinh nghiệm nhé",
    ],
)
async def test_a_clear_yes_grants_the_time(stage: Stage, words: str) -> None:
    asked = await requested(stage)

    assert "đã quyết định gia hạn" in texts(await stage.says(CHIEF, words, to=asked))


@pytest.mark.parametrize(
    "words",
    [
        "được nhưng phải có lý do rõ hơn",
        "ok nhưng để anh hỏi lại giám đốc",
        "tốt",
        "đc, nhưng ko lùi thêm nữa đâu",
        "vâng",
        "ok, nhưng rút ngắn lại",
    ],
)
async def test_a_yes_that_is_not_clear_is_asked_about(stage: Stage, words: str) -> None:
    asked = await requested(stage)

    answer = (await stage.says(CHIEF, words, to=asked))[-1]

    assert labels(answer)[:2] == labels(asked)[:2], answer.text


@pytest.mark.parametrize("words", ["tốt", "nhận được rồi, tốt lắm", "ok", "hay lắm em", "đc", "làm tốt lắm", "ok em"])
async def test_praise_of_reported_work_is_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    unclear = (await stage.says(DIRECTOR, words, to=card))[-1]

    assert labels(unclear) == ["Xác nhận", "Làm lại"], unclear.text


@pytest.mark.parametrize("words", ["2 ok", "2 tốt lắm", "nv2 ok"])
async def test_praise_of_a_line_of_a_list_is_asked_about(stage: Stage, words: str) -> None:
    shown = await list_after_request(stage)

    unclear = (await stage.says(CHIEF, words, to=shown))[-1]

    assert labels(unclear) == ["Xác nhận", "Làm lại"], unclear.text


@pytest.mark.parametrize("words", ["duyệt, lần sau nộp sớm hơn", "đạt, nhưng lần sau đừng nộp trễ nữa nhé"])
async def test_a_yes_with_a_warning_confirms_the_work_and_the_warning_is_kept(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    assert "đã xác nhận hoàn thành" in texts(await stage.says(DIRECTOR, words, to=card))
    assert words in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_the_warning_beside_more_time_stands_in_the_history(stage: Stage) -> None:
    asked = await requested(stage)
    await stage.says(CHIEF, "ok nhưng đừng trễ nữa", to=asked)

    assert "ok nhưng đừng trễ nữa" in texts(await stage.says(CHIEF, "/nhatky 1"))
