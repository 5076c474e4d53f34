"""Files that come under several tasks are kept, and one tap or one number tells of which task they are."""

import pytest
from sqlalchemy import select, update

from db.models import Person, Post, Unit
from simulator.models import Media, Message
from tests.flows.stage import DIGITAL, DIRECTOR, SCIENCE, Stage, labels, texts
from tests.flows.test_evidence import sends
from texts.refusals import APOLOGY

CONTENTS = ("Lập danh mục thiết bị", "Báo cáo sáng kiến", "Kế hoạch kiểm tra")


async def _shown(stage: Stage, chat: int | None = None) -> Message:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    stage.has(SCIENCE, *(f"{content}, hạn 30/11" for content in CONTENTS))
    return (await stage.says(SCIENCE, "/nhiemvu", chat=chat))[-1]


async def _files(stage: Stage, number: int) -> str:
    return texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize("caption", ["", "tài liệu đây anh", "ok chị", "em gửi bản chính thức"])
async def test_one_tap_tells_the_task(stage: Stage, caption: str) -> None:
    shown = await _shown(stage)

    [asked] = await sends(stage, SCIENCE, Media.DOCUMENT, "a.pdf", caption=caption, to=shown)

    assert "Đã giữ 1 tệp" in asked.text
    assert labels(asked) == [*(f"{at}. {content}" for at, content in enumerate(CONTENTS, 1)), "Bỏ tệp"]
    assert (await stage.presses(DIGITAL, asked, labels(asked)[1])).alert
    await stage.presses(SCIENCE, asked, labels(asked)[1])
    assert "a.pdf" in await _files(stage, 2)
    assert labels(asked) == []
    await stage.says(SCIENCE, "1", to=asked)
    assert "a.pdf" not in await _files(stage, 1)


@pytest.mark.parametrize("words", ["2", "số 2 nhé", "việc 2 ạ", "nv2", "của nv2", "2. Báo cáo sáng kiến"])
async def test_a_number_tells_the_task(stage: Stage, words: str) -> None:
    shown = await _shown(stage)
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", to=shown)

    await stage.says(SCIENCE, words, to=asked)

    assert "📎 2 tệp" in await _files(stage, 2)


async def test_who_leads_another_unit_by_now_is_told_so(stage: Stage) -> None:
    shown = await _shown(stage)
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", to=shown)
    with stage.assistant.sessions.begin() as session:
        science = select(Person.id).where(Person.account == SCIENCE).scalar_subquery()
        digital = select(Unit.id).where(Unit.name.contains("Chuyển đổi số")).scalar_subquery()
        session.execute(update(Post).where(Post.person_id == science).values(unit_id=digital))

    told = texts(await stage.says(SCIENCE, "mai em nói", to=asked))

    assert told
    assert all(content not in told for content in CONTENTS)
    assert APOLOGY not in told


async def test_in_private_the_bare_number_is_enough_and_other_words_are_none(stage: Stage) -> None:
    shown = await _shown(stage, chat=SCIENCE)
    await sends(stage, SCIENCE, Media.DOCUMENT, "a.pdf", to=shown, chat=SCIENCE)

    assert "20%" in texts(await stage.says(SCIENCE, "việc 3 được 20%", chat=SCIENCE))
    assert "a.pdf" not in await _files(stage, 3)
    await stage.says(SCIENCE, "1", chat=SCIENCE)
    assert "a.pdf" in await _files(stage, 1)


async def test_the_words_that_came_with_the_files_are_taken_with_them(stage: Stage) -> None:
    shown = await _shown(stage)
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", caption="xong rồi ạ", to=shown)

    assert "báo hoàn thành" in texts(await stage.says(SCIENCE, "3", to=asked))

    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "c", to=shown)
    assert "40%" in texts(await stage.says(SCIENCE, "2 được 40%", to=asked))
    assert "📎 1 tệp" in await _files(stage, 2)


async def test_what_names_none_is_asked_again_and_files_can_be_dropped(stage: Stage) -> None:
    shown = await _shown(stage)
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", to=shown)

    [again] = await stage.says(SCIENCE, "7", to=asked)
    assert "Của nhiệm vụ nào" in again.text
    [again] = await stage.says(SCIENCE, "cái hôm qua ấy", to=again)
    assert "Bỏ tệp" in labels(again)
    await stage.says(SCIENCE, "bỏ tệp", to=again)

    assert "Đã bỏ 1 tệp" in stage.last().text
    for number in (1, 2, 3):
        assert "📎" not in await _files(stage, number)


async def test_who_sends_no_files_of_these_is_told_to_name_the_task(stage: Stage) -> None:
    shown = await _shown(stage)

    [told] = await sends(stage, DIRECTOR, Media.PHOTO, "a", to=shown)

    assert "nhiều nhiệm vụ" in told.text


async def test_a_task_that_went_to_another_unit_meanwhile_gets_no_files(stage: Stage) -> None:
    shown = await _shown(stage)
    [asked] = await sends(stage, SCIENCE, Media.DOCUMENT, "a.pdf", to=shown)
    card = (await stage.says(DIRECTOR, "/nv1"))[-1]
    await stage.says(DIRECTOR, "giao lại cho phòng CĐS", to=card)

    press = await stage.presses(SCIENCE, asked, labels(asked)[0])

    assert "Không có nhiệm vụ" in (press.answer or "")
    assert "a.pdf" not in texts(await stage.says(DIGITAL, "/nv1"))
    await stage.presses(SCIENCE, asked, labels(asked)[1])
    assert "a.pdf" in await _files(stage, 2)
