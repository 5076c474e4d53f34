"""A task that its unit says is not its own goes on to another one in plain words."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, Stage, texts


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    "words",
    [
        "vậy chuyển CĐS làm nhé",
        "thế giao CĐS nhé",
        "vậy thì chuyển qua CĐS giúp chị",
        "ok chuyển CĐS",
        "thôi để CĐS làm",
    ],
)
async def test_it_is_given_to_the_unit_that_is_named(stage: Stage, words: str, late: bool) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/12")
    if late:
        await stage.passes(days=4)
    declined = (await stage.says(SCIENCE, "việc này không phải của phòng em", to=card))[-1]

    assert "đã giao lại /nv1" in texts(await stage.says(CHIEF, words, to=declined))


async def test_of_work_that_goes_on_such_words_say_too_little(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/12")

    assert "đã giao lại" not in texts(await stage.says(CHIEF, "chuyển CĐS xem nhé", to=card))
    assert "đã giao lại" not in texts(await stage.says(CHIEF, "thế giao CĐS nhé", to=card))
