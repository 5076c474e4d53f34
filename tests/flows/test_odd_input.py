"""Odd input: whatever is typed, pressed or forged gets an answer or none, and never an apology."""

import itertools
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from db.engine import Sessions
from db.models import Dialogue, Event
from db.queues import Inbox
from domain.presses import ButtonKind, Press
from simulator import membership, serialization
from simulator.models import Message
from tests.flows.stage import CENTRE, CHIEF, DIGITAL, GROUP, OUTSIDER, SCIENCE, Stage, texts
from texts.refusals import APOLOGY


async def begins(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    for content in ("Lập hồ sơ", "Lập sổ", "Lập biểu"):
        await stage.register(SCIENCE, f"{content}, hạn 30/11")


async def count(stage: Stage, where: object = True) -> int:
    sessions: Sessions = stage.assistant.sessions
    with sessions.begin() as session:
        return session.scalar(select(func.count(Event.id)).where(where)) or 0  # type: ignore[arg-type]


async def failed(stage: Stage) -> list[str]:
    sessions: Sessions = stage.assistant.sessions
    with sessions.begin() as session:
        return list(session.scalars(select(Inbox.error).where(Inbox.error.is_not(None))))


def forge(stage: Stage, person: int, message: Message, data: str) -> None:
    """A press with data of somebody else's making."""
    press = {"id": "1", "from": serialization.user(stage.town.person(person)), "chat_instance": "1", "data": data}
    stage.town.queue_update("callback_query", press | {"message": serialization.message(message, stage.town.people)})


async def forges(stage: Stage, person: int, message: Message, data: str) -> None:
    """Likewise, until it is answered."""
    forge(stage, person, message, data)
    await stage.settle()


@pytest.mark.parametrize(
    "words",
    [
        "2) 15/BC-SKHCN đã ban hành",
        "2) đã ban hành 15/BC-SKHCN",
        "1) 15/BC-SKHCN",
        "9) xong",
        ")",
        "2)",
        "1, 2)",
        "2.) 15/BC-SKHCN đã gửi",
        "2/ xong",
        "-",
        "²) xong",
        "٢) xong",
        "1) 2) 3)",
        "99999999999999999999) xong",
        "xong 99999999999999999999",
        "@dondoc_bot",
        "xong\u0000rồi ạ",
        "\u0000",
    ],
)
async def test_odd_replies_are_taken(stage: Stage, words: str) -> None:
    await begins(stage)
    await stage.says(SCIENCE, "/nhiemvu")
    await stage.says(SCIENCE, words, to=stage.last())
    await stage.says(SCIENCE, words, chat=SCIENCE)
    assert await failed(stage) == []


@pytest.mark.parametrize(
    "words",
    [
        "/giao ,",
        "/giao ;",
        "/giao :",
        "/giao , hạn 30/11",
        "/giao QLKH,",
        "/giao ,,,:",
        "/giao -",
        "/giao và",
        "/dangky ,",
        "/dangky hạn",
        "/dangky , , ,",
        "/nhiemvu ,",
        "/hoi ,",
        "/toi ,",
        "/phancong ,",
        "/phancong 1 ,",
        "/caidat ,",
        "/caidat :",
        "/nhansu ,",
        "/nhansu thôi 99999999999999999999",
        "/nv 99999999999999999999",
        "/nv99999999999999999999 xong",
        "/xong 99999999999999999999, 99999999999999999998 đã gửi",
        "/duyet 9223372036854775808",
        "/nhatky 9223372036854775808",
        "/tonghop tháng 99999999999999999999",
        "/lichnhac 99999999999999999999",
        "/thietlap ,",
        "@dondoc_bot ,",
    ],
)
async def test_odd_commands_are_answered(stage: Stage, words: str) -> None:
    await begins(stage)
    for person in (CHIEF, SCIENCE):
        for chat in (GROUP, person):
            await stage.says(person, words, chat=chat)
    assert await failed(stage) == []
    assert APOLOGY not in texts(stage.said())


NUMBERS = ("9223372036854775808", "9" * 30, "-1", "²", "٣", "", "1.5")


@pytest.mark.parametrize(
    "data",
    [
        "task:{}:confirm",
        "task:{}:redo",
        "task:1:unit:{}",
        "draft:{}:yes",
        "draft:{}:unit:1",
        "post:{}:yes",
        "setup:{}:yes",
        "evidence:{}:none",
        "doubt:{}:yes",
        "extension:{}:yes",
        "limit:{}:yes",
        "wrong:{}:1:ask",
        "wrong:1:{}:done",
        "wrong:1:{}:withdraw",
        "page:{}",
        "page:{}:all",
        "plan:{}",
        "before:{}",
    ],
)
async def test_numbers_of_forged_buttons_change_nothing(stage: Stage, data: str) -> None:
    await begins(stage)
    before = await count(stage)
    for person, number in itertools.product((CHIEF, SCIENCE, OUTSIDER), NUMBERS):
        await forges(stage, person, stage.last(), data.replace("{}", number)[:64])
    assert await count(stage) == before
    assert await failed(stage) == []


async def test_a_forged_button_finds_no_dialogue_of_another_kind(stage: Stage) -> None:
    await begins(stage)
    await stage.says(SCIENCE, "/dangky Lập danh mục thiết bị")
    await stage.says(SCIENCE, "/giahan 1")
    await stage.says(SCIENCE, "/xong 1")
    await stage.says(SCIENCE, "/dangky\n1. Soạn tờ trình, hạn 28/11\n2. Lập dự toán, hạn 29/11")
    with stage.assistant.sessions.begin() as session:
        dialogues = list(session.scalars(select(Dialogue.id)))
    for kind, dialogue in itertools.product(reversed(ButtonKind), dialogues):  # Theirs last: it ends them.
        forge(stage, SCIENCE, stage.last(), f"{kind}:{dialogue}:{Press.YES}")
    await stage.settle()
    assert await failed(stage) == []
    assert APOLOGY not in texts(stage.said())


@pytest.mark.parametrize(
    "meant", ["withdraw", "ask", "stay", "drop", "done", "decline", "smalltalk", "ack", "question"]
)
async def test_what_was_meant_is_asked_of_nothing_that_was_said(stage: Stage, meant: str) -> None:
    await begins(stage)
    for person in (CHIEF, SCIENCE, DIGITAL):
        await forges(stage, person, stage.last(), f"wrong:1:1:{meant}")
    assert await failed(stage) == []


async def test_an_edit_of_nothing_is_none(stage: Stage) -> None:
    await begins(stage)
    said = serialization.message(stage.last(), stage.town.people)
    odd = said | {"from": serialization.user(stage.town.people[SCIENCE]), "message_id": None, "text": "/nv1"}
    before = len(stage.said())
    stage.town.queue_update("edited_message", odd)
    await stage.settle()
    assert len(stage.said()) == before
    assert await failed(stage) in ([], ["unreadable"])


@pytest.mark.parametrize("sent", [{"file_id": None}, {"file_id": 7}, {"file_id": "a", "file_name": ["x"]}])
async def test_a_file_without_an_id_or_a_name_is_none(stage: Stage, sent: dict[str, object]) -> None:
    await begins(stage)
    people = stage.town.people
    said = serialization.message(stage.last(), people)
    files = {"message_id": 10_000, "caption": "xong", "document": sent, "reply_to_message": said}
    before = len(stage.said())
    stage.town.queue_update("message", {**said, "from": serialization.user(people[SCIENCE]), **files})
    await stage.settle()
    assert len(stage.said()) == before
    assert await failed(stage) == ["unreadable"]


async def test_what_no_database_keeps_is_left_out(stage: Stage) -> None:
    await begins(stage)
    stage.town.people[SCIENCE] = replace(stage.town.people[SCIENCE], name="Đặng\0 Văn Lâm")
    shown = await stage.says(SCIENCE, "/dangky Lập\0 kế hoạch, sản phẩm: báo\0 cáo, hạn 30/11")
    await stage.presses(SCIENCE, shown[-1], "Đúng")
    await stage.uploads(SCIENCE, "kq\0.pdf", "xong\0", to=stage.last())
    await stage.says(CENTRE, "/toi Giám đốc Trung tâm Thông tin\0 và Thống kê")
    assert "Lập kế hoạch" in texts(await stage.says(SCIENCE, "/nv4"))
    assert await failed(stage) == []


async def test_a_task_that_nobody_gives_back_is_not_kept(stage: Stage) -> None:
    await begins(stage)
    before = await count(stage)
    await forges(stage, CHIEF, stage.last(), "task:1:keep")
    said = texts(await stage.says(CHIEF, "/giao 1 QLKH"))
    assert "đang do Phòng Quản lý khoa học chủ trì" in said
    assert await count(stage) == before


async def test_one_that_was_given_back_is_kept_once(stage: Stage) -> None:
    await begins(stage)
    asked = await stage.says(SCIENCE, "/tralai 1 việc của Văn phòng")
    await stage.presses(CHIEF, asked[-1], "Giữ nguyên")
    before = await count(stage)
    await forges(stage, CHIEF, asked[-1], "task:1:keep")
    assert await count(stage) == before


async def test_the_button_under_a_report_does_not_revive_what_was_cancelled(stage: Stage) -> None:
    await begins(stage)
    reported = await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-QLKH")
    await stage.says(CHIEF, "/huy 1 trùng việc")
    press = await stage.presses(CHIEF, reported[-1], "Làm lại")
    assert press.answer is not None
    assert "đã hủy" in texts(await stage.says(CHIEF, "/nv1"))
    await stage.says(CHIEF, "/lamlai 1 vẫn cần làm")
    assert "đã hủy" not in texts(await stage.says(CHIEF, "/nv1"))


async def test_a_stranger_is_answered_three_times_an_hour_in_a_group(stage: Stage) -> None:
    await begins(stage)
    membership.join(stage.town, GROUP, OUTSIDER)
    await stage.settle()
    said = [await stage.says(OUTSIDER, words) for words in ("/nv1", "/tonghop", "/dangky Lập sổ", "/nv1", "/hoi gì?")]
    assert [len(one) for one in said] == [1, 1, 1, 0, 0]
    assert await stage.says(SCIENCE, "/nv1")
    await stage.passes(minutes=61)
    assert len(await stage.says(OUTSIDER, "/nv1")) == 1
    assert len(await stage.says(OUTSIDER, "/nv1", chat=OUTSIDER)) == 1


async def test_one_who_holds_no_post_yet_may_still_ask_for_it(stage: Stage) -> None:
    await begins(stage)
    for _ in range(4):
        await stage.says(CENTRE, "/nv1")
    assert len(await stage.says(CENTRE, "/toi Giám đốc Trung tâm Thông tin và Thống kê")) == 1
