"""The card of a task is not shown, nor anything of it told, to whom it is not for."""

import re

import pytest

from simulator import membership
from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, GROUP, OFFICER, OUTSIDER, SCIENCE, Stage, invited, texts

SECRET = "Rà soát nhân sự nội bộ"
NOT_THERE = "Không có nhiệm vụ số 1 mà đồng chí được xem"
NOT_HERE = "không có nhiệm vụ nào mà đồng chí được báo cáo"

strangers = pytest.mark.parametrize(
    "stranger",
    [pytest.param(DIGITAL, id="the head of another unit"), pytest.param(OFFICER, id="an officer who was not charged")],
)
BY_NUMBER = [
    "/nv1",
    "/nv 1",
    "/nv_1",
    "/nv1 được 80%",
    "/nhatky 1",
    "/baocao 1 được 80%",
    "/vuongmac 1 thiếu số liệu",
    "/giahan 1 20/12",
    "/tralai 1 thuộc Văn phòng",
    "/duyet 1",
    "/lamlai 1 thiếu phụ lục",
    "/huy 1 đã gộp",
    "/phancong 1 Huy",
    "/hoi nv1 thế nào?",
]
IN_PRIVATE = ["nv1 thế nào rồi?", "nv1", "nv1 xong rồi", "nv1 được 80%", "/nv1", "/nhatky 1"]


async def given(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    return await stage.register(SCIENCE, f"{SECRET}, hạn 30/11")


async def untouched(stage: Stage) -> bool:
    """Whether nobody has reported or decided anything."""
    card = texts(await stage.says(CHIEF, "/nv1"))
    return "đã giao, chưa có báo cáo" in card and "30/11/2026" in card


@strangers
@pytest.mark.parametrize("words", BY_NUMBER)
async def test_by_its_number_it_is_as_if_it_did_not_exist(stage: Stage, stranger: int, words: str) -> None:
    await given(stage)

    said = texts(await stage.says(stranger, words))

    assert NOT_THERE in said
    assert SECRET not in said
    assert await untouched(stage)


@strangers
@pytest.mark.parametrize("words", ["/nv", "/nhatky", "được 80%", "xong rồi, 12/BC-SKHCN", "còn ai làm việc này?"])
async def test_in_reply_to_its_card_nothing_is_told_of_it(stage: Stage, stranger: int, words: str) -> None:
    card = await given(stage)

    said = texts(await stage.says(stranger, words, to=card))

    assert said
    assert SECRET not in said
    assert not re.search(r"/nv1\b", said)
    assert await untouched(stage)


@strangers
@pytest.mark.parametrize("words", IN_PRIVATE)
async def test_in_private_it_is_as_if_it_did_not_exist(stage: Stage, stranger: int, words: str) -> None:
    await given(stage)

    said = texts(await stage.says(stranger, words, chat=stranger))

    assert NOT_THERE in said or NOT_HERE in said
    assert SECRET not in said
    assert await untouched(stage)


@strangers
async def test_a_digest_that_shows_it_beside_the_own_task_gives_no_hold_of_it(stage: Stage, stranger: int) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    stage.has(SCIENCE, f"{SECRET}, hạn 20/11")
    stage.has(DIGITAL, "Kho dữ liệu số, hạn 20/11")
    await stage.passes(days=3)
    digest = stage.last()
    assert SECRET in digest.text

    said = texts(await stage.says(stranger, "1 được 80%", to=digest))

    assert SECRET not in said
    assert not re.search(r"/nv1\b", said)
    assert "đã giao, chưa có báo cáo" in texts(await stage.says(CHIEF, "/nv1"))


async def office_elsewhere(stage: Stage) -> int:
    """The group of another organization, whose office somebody from outside is."""
    other = stage.town.add_group("Sở khác", [OUTSIDER])
    shown = (await stage.says(OUTSIDER, f"/thietlap {invited(stage)} Phòng Một | P1", chat=other.id))[-1]
    await stage.presses(OUTSIDER, shown, "Đúng")
    return other.id


@pytest.mark.parametrize("words", BY_NUMBER)
async def test_the_office_of_another_organization_does_not_reach_it(stage: Stage, words: str) -> None:
    await given(stage)
    elsewhere = await office_elsewhere(stage)

    for chat in (elsewhere, OUTSIDER):
        said = texts(await stage.says(OUTSIDER, words, chat=chat))
        assert NOT_THERE in said
        assert SECRET not in said

    assert await untouched(stage)


@pytest.mark.parametrize("words", IN_PRIVATE)
async def test_nor_does_it_in_private(stage: Stage, words: str) -> None:
    await given(stage)
    await office_elsewhere(stage)

    said = texts(await stage.says(OUTSIDER, words, chat=OUTSIDER))

    assert said
    assert SECRET not in said
    assert await untouched(stage)


async def test_who_comes_into_the_group_from_another_organization_reaches_it_neither(stage: Stage) -> None:
    card = await given(stage)
    await office_elsewhere(stage)
    membership.join(stage.town, GROUP, OUTSIDER)

    for words, to in (("/nv1", None), ("/nhatky 1", None), ("được 80%", card), ("đúng", card)):
        assert SECRET not in texts(await stage.says(OUTSIDER, words, to=to))

    assert await untouched(stage)
