"""A quoted part of our message names its line; an edit that changes no word is none."""

import pytest

from simulator import conversation, serialization
from simulator.models import Message
from tests.flows.stage import GROUP, SCIENCE, Stage, texts

CONTENTS = ("Lập danh mục thiết bị thí nghiệm", "Báo cáo sáng kiến cấp cơ sở", "Rà soát đề tài quá hạn nghiệm thu")


async def listed(stage: Stage) -> Message:
    """A message of ours that shows three tasks of the science department."""
    await stage.opens(SCIENCE)
    for content in CONTENTS:
        stage.has(SCIENCE, f"{content}, hạn 30/11")
    return (await stage.says(SCIENCE, "/nhiemvu"))[-1]


async def says_quoting(stage: Stage, text: str, answered: Message, quote: str) -> str:
    """What is answered to words in reply to a part of a message."""
    said = conversation.say(stage.town, SCIENCE, GROUP, text, reply_to=answered.message_id)
    [*_, update] = stage.town.updates.waiting
    update.content["message"]["quote"] = {"text": quote, "position": answered.text.find(quote)}
    return texts(await stage._answers(GROUP, said.message_id))


@pytest.mark.parametrize("quote", ["sáng kiến cấp cơ sở", "/nv2", "Báo cáo sáng kiến cấp cơ sở – hạn"])
async def test_a_quoted_line_is_the_one_that_is_meant(stage: Stage, quote: str) -> None:
    shown = await listed(stage)

    answer = await says_quoting(stage, "được 60% rồi ạ", shown, quote)

    assert "/nv2" in answer
    assert "60%" in texts(await stage.says(SCIENCE, "/nv2"))
    assert "chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_number_in_the_words_beats_the_quote(stage: Stage) -> None:
    shown = await listed(stage)

    await says_quoting(stage, "3 được 60%", shown, "/nv2")

    assert "60%" in texts(await stage.says(SCIENCE, "/nv3"))
    assert "chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv2"))


async def test_a_quote_of_two_lines_leaves_it_open_which_is_meant(stage: Stage) -> None:
    shown = await listed(stage)

    answer = await says_quoting(stage, "được 60% rồi ạ", shown, f"{CONTENTS[0]} và {CONTENTS[1]}")

    assert "nhiều nhiệm vụ" in answer
    assert "/nv3" not in answer


async def test_an_edit_that_changes_no_word_is_met_with_silence(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, f"{CONTENTS[0]}, hạn 30/11")
    said = conversation.say(
        stage.town, SCIENCE, GROUP, "đạt 30%, xem https://skhcn.example/12", reply_to=card.message_id
    )
    await stage.settle()
    before = len(stage.said())

    said.edited = stage.now
    stage.town.queue_update("edited_message", serialization.message(said, stage.town.people))
    await stage.settle()

    assert len(stage.said()) == before
