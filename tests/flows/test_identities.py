"""An identity is a person: what is written unseen, as a channel, by a bot or forwarded decides and reports nothing."""

from typing import Any

import pytest
from sqlalchemy import func, select

from db.engine import Sessions
from db.models import Event, Post
from tests.flows.stage import (
    CHIEF,
    DIRECTOR,
    OFFICER,
    SCIENCE,
    Stage,
    labels,
    texts,
)
from tests.flows.unseen import ANONYMOUS, BOT, CHANNEL, FORWARDED, LINKED, hears

COMMANDS = ["/toi Giám đốc Sở", "/xong 1 đã gửi 5/BC-QLKH", "/huy 1 trùng", "/dangky Lập sổ, hạn 30/11", "/thietlap"]
UNSEEN = pytest.mark.parametrize(
    "told",
    [
        pytest.param(ANONYMOUS, id="anonymous"),
        pytest.param(CHANNEL, id="channel"),
        pytest.param(LINKED, id="linked"),
        pytest.param(BOT, id="bot"),
    ],
)
OWN_NAME = "chọn lại tên mình"


async def begins(stage: Stage) -> tuple[int, int]:
    """A department with one task; returns how many events and posts it has."""
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(CHIEF, "Lập hồ sơ, chủ trì QLKH, hạn 27/11")
    return counts(stage)


def counts(stage: Stage) -> tuple[int, int]:
    sessions: Sessions = stage.assistant.sessions
    with sessions.begin() as session:
        events, posts = select(func.count(Event.id)), select(func.count(Post.id))
        return session.scalar(events) or 0, session.scalar(posts) or 0


@UNSEEN
@pytest.mark.parametrize("words", COMMANDS)
async def test_what_no_person_says_does_nothing(stage: Stage, told: dict[str, Any], words: str) -> None:
    before = await begins(stage)

    said = await hears(stage, SCIENCE, words, told)

    assert counts(stage) == before
    assert (OWN_NAME in texts(said)) is (told in (ANONYMOUS, CHANNEL))
    assert len(said) == (told in (ANONYMOUS, CHANNEL))


@UNSEEN
async def test_nor_a_reply_to_a_card(stage: Stage, told: dict[str, Any]) -> None:
    before = await begins(stage)
    await hears(stage, SCIENCE, "xong, đã ban hành 5/BC-QLKH", told, to=stage.last())
    assert counts(stage) == before


async def test_who_writes_unseen_sets_nothing_up(stage: Stage) -> None:
    said = texts(await hears(stage, CHIEF, "/thietlap Văn phòng | VP", ANONYMOUS))
    assert OWN_NAME in said
    assert "Văn phòng | VP" not in said
    assert counts(stage) == (0, 0)


async def test_talk_of_nobody_that_is_not_for_us_is_left_alone(stage: Stage) -> None:
    await begins(stage)
    for told in (ANONYMOUS, CHANNEL, LINKED, BOT):
        assert await hears(stage, CHIEF, "Sáng mai họp giao ban", told) == []


@pytest.mark.parametrize(
    "words",
    [
        "/huy 1 trùng việc",
        "/xong 1 đã ban hành 5/BC-QLKH",
        "/duyet 1",
        "/giahan 1 15/12",
        "/nv1 xong",
        "/toi Giám đốc Sở",
        "/thietlap thêm Phòng Tổ chức | TC",
        "/caidat giờ nhắc 7h30",
        "/phancong 1 Huy",
    ],
)
@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("person", [CHIEF, SCIENCE])
async def test_forwarded_commands_do_nothing(stage: Stage, words: str, private: bool, person: int) -> None:
    before = await begins(stage)

    said = texts(await hears(stage, person, words, FORWARDED, chat=person if private else None))

    assert counts(stage) == before
    assert "chuyển tiếp" in said


async def test_forwarded_words_under_a_card_do_nothing(stage: Stage) -> None:
    before = await begins(stage)
    card = stage.last()
    for person, words in (
        (SCIENCE, "xong, 5/BC-QLKH"),
        (CHIEF, "gia hạn đến 15/12"),
        (DIRECTOR, "hủy việc"),
    ):
        assert "chuyển tiếp" in texts(await hears(stage, person, words, FORWARDED, to=card))
    assert counts(stage) == before


LETTERS = [
    "UBND tỉnh yêu cầu Sở Khoa học và Công nghệ báo cáo kết quả thực hiện Nghị quyết 57 trước ngày 15/12/2026.",
    "Đề nghị các đơn vị góp ý dự thảo Quy chế tiếp công dân, gửi về Văn phòng trước 17h ngày 25/11",
    "/dangky Kiểm kê tài sản cố định năm 2026 của toàn cơ quan, hạn 18/12",
]


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("person", [SCIENCE, CHIEF, DIRECTOR])
async def test_a_forwarded_letter_is_offered_as_a_registration(stage: Stage, letter: str, person: int) -> None:
    before = await begins(stage)

    offered = (await hears(stage, person, letter, FORWARDED, chat=person))[-1]

    assert "Tin chuyển tiếp" in offered.text
    assert labels(offered)
    assert counts(stage) == before


async def test_what_is_offered_is_registered_by_one_press(stage: Stage) -> None:
    await begins(stage)
    offered = (await hears(stage, SCIENCE, LETTERS[0], FORWARDED, chat=SCIENCE))[-1]
    await stage.presses(SCIENCE, offered, "Đúng")
    card = texts(await stage.says(SCIENCE, "/nv2"))
    assert "báo cáo kết quả thực hiện Nghị quyết 57" in card
    assert "Phòng Quản lý khoa học" in card


async def test_who_may_register_nothing_is_offered_nothing(stage: Stage) -> None:
    await stage.opens(OFFICER)
    said = (await hears(stage, OFFICER, LETTERS[0], FORWARDED, chat=OFFICER))[-1]
    assert "tự gõ lại" in said.text
    assert labels(said) == []
