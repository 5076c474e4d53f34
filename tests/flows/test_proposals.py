"""Days that who decides says of a task without ordering them outright: whether they are its deadline is asked."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize(
    "words", ["hạn 15/12 nhé", "phải xong trước 16/12", "hạn chót là 15/12 nhé các em", "nộp trước 16/12"]
)
@pytest.mark.parametrize("answer", ["đặt hạn 15/12/2026", "ừ em", "đúng rồi"])
async def test_a_day_that_is_said_of_the_task_is_asked_about(stage: Stage, words: str, answer: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    asked = (await stage.says(DIRECTOR, words, to=card))[-1]

    assert labels(asked) == ["Đặt hạn 15/12/2026", "Không đổi"]
    assert "30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "thứ Ba 15/12/2026" in texts(await stage.says(DIRECTOR, answer, to=asked))
    assert "đã quyết định gia hạn" in stage.last().text
    assert f"“{words}”" in texts(await stage.says(CHIEF, "/nhatky 1"))


@pytest.mark.parametrize("words", ["không đổi", "thôi em"])
async def test_a_day_that_is_not_meant_as_the_deadline_moves_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(DIRECTOR, "phải xong trước 15/12", to=card))[-1]

    await stage.says(DIRECTOR, words, to=asked)

    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    "words",
    [
        "đạt hạn 15/12",
        "họp xong trước 15/12",
        "xong trước 15/12 được không em",
        "hạn 30/11 nhé các em",
        "hạn của tỉnh là 15/12",
        "báo cáo tại họp 15/12",
    ],
)
async def test_a_day_that_is_spoken_of_otherwise_is_not_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)

    said = await stage.says(DIRECTOR, words, to=card)

    assert not any(labels(one) for one in said)
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_does_the_work_is_not_asked_to_set_its_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert "Đặt hạn" not in [
        label for one in await stage.says(SCIENCE, "phải xong trước 15/12", to=card) for label in labels(one)
    ]


@pytest.mark.parametrize("words", ["xong trước Tết nhé", "phải xong trước 30/12", "hạn 30/12 nhé"])
async def test_more_than_was_asked_for_is_granted_only_expressly(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    request = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    asked = (await stage.says(DIRECTOR, words, to=request))[-1]

    assert labels(asked)[0].startswith("Đặt hạn")
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "→ thứ Năm 31/12/2026" in texts(await stage.says(DIRECTOR, "cho đến 31/12 luôn", to=request))


@pytest.mark.parametrize("words", ["phải xong trước 1/12", "hạn 30/11 nhé"])
async def test_the_present_deadline_named_in_answer_to_a_request_refuses_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    request = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    said = texts(await stage.says(DIRECTOR, words, to=request))

    assert "không đồng ý gia hạn" in said
    assert "Hạn giữ nguyên: “30/11”" in said


async def test_a_deadline_that_comes_after_its_condition_is_set(stage: Stage) -> None:
    await stage.opens(DIGITAL, DIRECTOR)
    card = await stage.register(CHIEF, "CĐS: Triển khai X, hạn sau khi có Kế hoạch của UBND tỉnh", command="/giao")
    await stage.says(DIRECTOR, "có rồi", to=card)

    assert "→ thứ Tư 30/12/2026" in texts(await stage.says(DIRECTOR, "có kế hoạch rồi, hạn 30/12", to=card))
