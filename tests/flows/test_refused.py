"""Who answers a refusal goes on to speak of the task that it is about: nothing that is said there is lost."""

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, Stage, texts


async def begun(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIGITAL)
    return await stage.register(SCIENCE, "Rà soát văn bản, hạn 15/12")


async def refused(stage: Stage, person: int, words: str, card: Message) -> Message:
    return (await stage.says(person, words, to=card))[-1]


@pytest.mark.parametrize("words", ["30/12", "nham, den 30/12 a", "đến 30/12 ạ"])
async def test_a_bare_day_answers_that_the_day_was_no_later(stage: Stage, words: str) -> None:
    no = await refused(stage, SCIENCE, "em xin lùi hạn đến 10/12 vì chưa có kinh phí", await begun(stage))
    assert "Đề nghị cho biết hạn mới" in no.text
    told = await stage.says(SCIENCE, words, to=no)
    assert "đề nghị gia hạn: /nv1" in texts(told)
    assert "30/12" in texts(told)


async def test_a_day_that_does_not_exist_is_corrected_in_reply(stage: Stage) -> None:
    no = await refused(stage, SCIENCE, "em xin lùi hạn đến 31/11", await begun(stage))
    told = await stage.says(SCIENCE, "30/12", to=no)
    assert "đề nghị gia hạn: /nv1" in texts(told)


async def test_after_a_command_as_after_words(stage: Stage) -> None:
    await begun(stage)
    no = (await stage.says(SCIENCE, "/giahan 1 10/12"))[-1]
    told = await stage.says(SCIENCE, "đến 30/12 vì chưa góp ý xong", to=no)
    assert "đề nghị gia hạn: /nv1" in texts(told)


async def test_a_file_is_kept(stage: Stage) -> None:
    no = await refused(stage, SCIENCE, "em xin lùi hạn đến 10/12", await begun(stage))
    await stage.uploads(SCIENCE, "to-trinh.pdf", "tờ trình xin lùi đến 30/12", to=no)
    [card] = await stage.says(SCIENCE, "/nv1")
    assert "to-trinh.pdf" in card.text


async def test_a_report_under_a_refusal_is_a_report(stage: Stage) -> None:
    no = await refused(stage, CHIEF, "xác nhận", await begun(stage))
    assert "chưa báo hoàn thành" in no.text
    assert "Đã ghi nhận 50%: /nv1" in texts(await stage.says(SCIENCE, "duoc 50% a", to=no))
    assert "báo hoàn thành: /nv1" in texts(await stage.says(SCIENCE, "xong, 13/BC-SKHCN", to=no))


async def test_a_judgement_under_a_refusal_is_a_judgement(stage: Stage) -> None:
    card = await begun(stage)
    await stage.says(SCIENCE, "xong, 13/BC-SKHCN", to=card)
    no = await refused(stage, SCIENCE, "/xong 1 13/BC-SKHCN", card)
    assert "đang chờ xác nhận" in no.text
    assert "đã xác nhận hoàn thành" in texts(await stage.says(CHIEF, "ok duyệt", to=no))


async def test_who_may_not_see_the_task_is_shown_nothing_by_a_refusal(stage: Stage) -> None:
    await begun(stage)
    no = (await stage.says(DIGITAL, "/nv1"))[-1]
    assert "nv1" not in texts(await stage.says(DIGITAL, "được 50%", to=no))
