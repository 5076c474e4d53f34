"""Whatever carries a mark of secrecy is refused before it is stored, wherever in an update the mark stands."""

import json

import pytest
from sqlalchemy import select

from db.queues import Inbox
from simulator import conversation
from tests.flows.stage import CHIEF, GROUP, SCIENCE, Stage, texts
from tests.overseeing import Overseer

TASK = "Rà soát văn bản QPPL, hạn 25/11"


@pytest.mark.parametrize("words", ["/dangky Rà soát theo CV 12-CV/TU (Mật), hạn 30/11", "/dangky Rà soát, Tối mật"])
async def test_what_is_marked_secret_is_not_recorded(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)

    assert "độ mật" in texts(await stage.says(SCIENCE, words))
    assert "Không có nhiệm vụ" in texts(await stage.says(SCIENCE, "/nhiemvu"))


@pytest.mark.parametrize("chat", [None, SCIENCE])
@pytest.mark.parametrize("words", ["đạt 50%, theo CV 12-CV/TU (Mật)", "/baocao 1 đã xử lý xong KH số 5-KH/TU, Tối mật"])
async def test_words_that_are_marked_secret_are_refused_wherever_they_are_said_and_not_kept(
    stage: Stage, words: str, chat: int | None
) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    to = card if chat is None else None
    assert "độ mật" in texts(await stage.says(SCIENCE, words, to=to, chat=chat or GROUP))

    assert "chưa có báo cáo" in texts(await stage.says(SCIENCE, "/nv1"))
    with Overseer(stage.engine).begin() as session:
        kept = session.scalars(select(Inbox.payload).order_by(Inbox.id.desc()))
        assert not any(words in json.dumps(payload, ensure_ascii=False) for payload in kept)


async def test_what_others_say_among_themselves_and_is_marked_secret_is_not_kept_either(stage: Stage) -> None:
    stage.town.bot.privacy = False

    assert await stage.says(SCIENCE, "các anh xem CV 12-CV/TU (Mật) nhé") == []

    with Overseer(stage.engine).begin() as session:
        assert list(session.scalars(select(Inbox.payload))) == [{}]


def kept(stage: Stage) -> str:
    """Everything that is stored of what arrived."""
    with Overseer(stage.engine).begin() as session:
        rows = session.execute(select(Inbox.payload, Inbox.heard)).all()
    return json.dumps([list(row) for row in rows], ensure_ascii=False)


@pytest.mark.parametrize(
    "letter",
    ["Công điện MẬT: chuẩn bị kho", "KẾ HOẠCH TỐI MẬT SỐ 31/KH-UBND: bảo vệ kho", "Bản đồ mật của huyện"],
)
@pytest.mark.parametrize("words", ["/dangky hạn 30/12", "/dangky Chuẩn bị phương án, hạn 30/12"])
async def test_a_marked_letter_is_not_registered_by_a_reply_to_it(stage: Stage, letter: str, words: str) -> None:
    await stage.opens(SCIENCE)
    said = conversation.say(stage.town, CHIEF, GROUP, letter)

    assert "độ mật" in texts(await stage.says(SCIENCE, words, to=said))
    assert "Không có nhiệm vụ" in texts(await stage.says(SCIENCE, "/nhiemvu"))
    assert letter not in kept(stage)


@pytest.mark.parametrize("name", ["KH MẬT 31.pdf", "to-trinh_tuyet mat.docx"])
async def test_a_file_with_a_marked_name_is_refused(stage: Stage, name: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Chuẩn bị phương án, hạn 30/12")

    assert "độ mật" in texts(await stage.uploads(SCIENCE, name, "kết quả đây ạ", to=card))
    assert name not in kept(stage)
    assert name not in texts(await stage.says(SCIENCE, "/nhatky 1"))


async def test_an_edit_that_brings_a_mark_is_not_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    conversation.say(stage.town, SCIENCE, SCIENCE, "việc 1 đạt 40%")
    said = list(stage.town.chat(SCIENCE).messages.values())[-1]
    await stage.settle()
    conversation.edit(stage.town, SCIENCE, SCIENCE, said.message_id, "việc 1 đạt 40%, theo QĐ tuyệt mật số 2")
    await stage.settle()

    assert "tuyệt mật" not in kept(stage)


async def test_who_answers_our_refusal_is_heard(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [no] = await stage.says(SCIENCE, "/dangky Rà soát theo CV 9-CV/TU (Mật), hạn 30/11")

    shown = texts(await stage.says(SCIENCE, "/dangky Rà soát trang thiết bị, hạn 30/11", to=no))
    assert "Rà soát trang thiết bị" in shown
