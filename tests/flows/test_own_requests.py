"""Who asked for a later deadline does not decide it, whatever the post is now; nor does anybody whose work it is."""

import pytest
from sqlalchemy import select, update

from db.models import Person, Post
from simulator.models import Message
from tests.flows.stage import CHIEF, CLERK, DIRECTOR, SCIENCE, Stage, texts
from tests.overseeing import Overseer

ASKED = "xin lùi đến 20/12 vì chờ góp ý"
REFUSED = "không tự gia hạn"
KEPT = "thứ Hai 30/11/2026"


def moves(stage: Stage, account: int, role: str) -> None:
    """The person leaves the own unit for a post of the whole department: that is not said in the chat yet."""
    with Overseer(stage.engine).begin() as session:
        person = session.scalars(select(Person.id).where(Person.account == account)).one()
        session.execute(update(Post).where(Post.person_id == person).values(role=role, unit_id=None))


async def requested(stage: Stage) -> tuple[Message, Message]:
    """The card of a task, and the request of its head for more time, who is of the office or a leader from then on."""
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    return card, (await stage.says(SCIENCE, ASKED, to=card))[-1]


posts = pytest.mark.parametrize("role", ["office", "leader"])


@posts
@pytest.mark.parametrize("label", ["Đồng ý", "Không đồng ý"])
async def test_who_asked_and_has_another_post_now_does_not_decide_by_a_press(
    stage: Stage, role: str, label: str
) -> None:
    _, request = await requested(stage)
    moves(stage, SCIENCE, role)

    press = await stage.presses(SCIENCE, request, label)

    assert REFUSED in (press.answer or "")
    assert KEPT in texts(await stage.says(DIRECTOR, "/nv1"))
    await stage.presses(DIRECTOR, request, "Đồng ý")
    assert "20/12/2026" in stage.last().text


@posts
@pytest.mark.parametrize("words", ["đồng ý", "không đồng ý", "chỉ đồng ý đến 10/12", "gia hạn đến 10/12"])
async def test_who_asked_and_has_another_post_now_does_not_decide_in_words(stage: Stage, role: str, words: str) -> None:
    card, request = await requested(stage)
    moves(stage, SCIENCE, role)

    for under in (request, card):
        assert "đã quyết định" not in texts(await stage.says(SCIENCE, words, to=under))

    assert REFUSED in texts(await stage.says(SCIENCE, words, to=request))
    assert KEPT in texts(await stage.says(DIRECTOR, "/nv1"))
    assert "đã quyết định gia hạn" in texts(await stage.says(DIRECTOR, "đồng ý", to=request))


@posts
@pytest.mark.parametrize("words", ["/giahan 1 10/12", "sửa hạn 25/11", "sửa hạn 10/12"])
async def test_who_asked_and_has_another_post_now_sets_no_deadline_either(stage: Stage, role: str, words: str) -> None:
    card, _ = await requested(stage)
    moves(stage, SCIENCE, role)

    assert REFUSED in texts(await stage.says(SCIENCE, words, to=None if words.startswith("/") else card))

    assert KEPT in texts(await stage.says(DIRECTOR, "/nv1"))


@posts
async def test_who_asked_and_has_another_post_now_restores_no_older_deadline(stage: Stage, role: str) -> None:
    card, _ = await requested(stage)
    await stage.says(DIRECTOR, "/giahan 1 10/12")
    await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card)
    moves(stage, SCIENCE, role)

    assert REFUSED in texts(await stage.says(SCIENCE, "giữ hạn cũ", to=card))

    assert "10/12/2026" in texts(await stage.says(DIRECTOR, "/nv1"))


@pytest.mark.by_turns
@pytest.mark.parametrize("asker", [CHIEF, CLERK], ids=["the chief", "a clerk"])
async def test_nobody_of_the_office_decides_what_one_of_them_asked_for_its_own_task(stage: Stage, asker: int) -> None:
    await stage.opens(CLERK, DIRECTOR)
    card = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")
    request = (await stage.says(asker, ASKED, to=card))[-1]

    assert "Kính chuyển Trần Quốc Vinh quyết định" in request.text
    for person in (CHIEF, CLERK):
        for label in ("Đồng ý", "Không đồng ý"):
            assert REFUSED in ((await stage.presses(person, request, label)).answer or "")
            assert REFUSED in texts(await stage.says(person, label, to=request))
    assert KEPT in texts(await stage.says(DIRECTOR, "/nv1"))
    await stage.presses(DIRECTOR, request, "Đồng ý")
    assert "20/12/2026" in texts(await stage.says(CHIEF, "/nv1"))
