"""What is sent under a task beside words: kept whatever it is, an album as one answer, shown again to who decides."""

import pytest

from simulator import conversation
from simulator.models import Media, Message, Place
from simulator.pictures import size_of
from tests.flows.stage import CHIEF, DIGITAL, GROUP, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x18\xdd\x8d\xb0\x00\x00\x00\x00IEND\xaeB`\x82"
)


async def sends(
    stage: Stage,
    person: int,
    media: Media,
    *names: str,
    caption: str = "",
    to: Message | None = None,
    chat: int = GROUP,
) -> list[Message]:
    """Somebody sends files of one kind, several as an album."""
    content = PNG if media is Media.PHOTO else b"content"
    files = [conversation.Sent(name, content) for name in names]
    reply = to.message_id if to else None
    said = conversation.upload_several(stage.town, person, chat, files, caption, reply, media=media)
    await stage.settle()
    return [one for one in stage.said(chat) if one.message_id > said[-1].message_id]


async def test_the_picture_of_these_tests_is_one(stage: Stage) -> None:
    assert size_of(PNG) == (1, 1)


@pytest.mark.parametrize("media", list(Media))
@pytest.mark.parametrize("caption", ["", "kết quả đây ạ", "mai nhé"])
async def test_whatever_is_sent_under_a_task_is_kept(stage: Stage, media: Media, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    assert await sends(stage, SCIENCE, media, "a.dat", caption=caption, to=card)

    assert "📎 1 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("caption", ["lập dự toán được 40%", "đang làm dự toán ạ", "lập dự toán vướng định mức"])
async def test_what_is_kept_beside_a_report_is_told_of(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    said = await sends(stage, SCIENCE, Media.PHOTO, "a.jpg", "b.jpg", caption=caption, to=card)

    assert "📎 Đã giữ 2 tệp gửi kèm." in texts(said)


async def test_a_place_on_the_map_is_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    conversation.show_place(stage.town, SCIENCE, GROUP, Place(21.0285, 105.8048), card.message_id)
    await stage.settle()

    assert "📎 Đã nhận 1 tệp" in stage.last().text
    assert "vị trí 21.02850, 105.80480" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_voice_without_words_is_told_that_nobody_listens(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    for to, chat in ((card, GROUP), (shown, GROUP), (None, SCIENCE)):
        said = await sends(stage, SCIENCE, Media.VOICE, "voice.ogg", to=to, chat=chat)
        assert "không nghe" in texts(said)
        assert len(said) == 1
    assert "không nghe" not in texts(await sends(stage, SCIENCE, Media.VOICE, "voice.ogg", caption="được 80%", to=card))
    assert await sends(stage, SCIENCE, Media.VOICE, "voice.ogg") == []


@pytest.mark.parametrize("media", [Media.PHOTO, Media.DOCUMENT, Media.VIDEO])
async def test_an_album_is_one_answer(stage: Stage, media: Media) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    [answer] = await sends(stage, SCIENCE, media, "a", "b", "c", to=card)

    assert "📎 Đã nhận 3 tệp" in answer.text
    assert "📎 3 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_an_album_with_a_report_is_one_report(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    [answer] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", caption="xong rồi ạ", to=card)

    assert "báo hoàn thành" in answer.text
    assert "📎 2 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_under_several_tasks_the_whole_album_goes_to_the_one_that_is_named(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    stage.has(SCIENCE, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    [answer] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", "c", caption="2 xong", to=shown)

    assert "báo hoàn thành" in answer.text
    assert "📎 3 tệp" in texts(await stage.says(SCIENCE, "/nv2"))
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", to=shown)
    assert "Đã giữ 2 tệp" in asked.text


async def test_who_confirms_can_see_the_evidence_again(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, TASK)
    [told] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", caption="xong rồi ạ", to=card)
    assert labels(told)[:3] == ["Xem tệp", "Xác nhận", "Làm lại"]

    before = len(stage.said())
    await stage.presses(CHIEF, told, "Xem tệp")
    shown = stage.said()[before:]
    assert [one.media for one in shown] == [Media.PHOTO, Media.PHOTO]
    assert (await stage.presses(DIGITAL, told, "Xem tệp")).alert
    assert "đã xác nhận hoàn thành" in texts(await stage.says(CHIEF, "duyệt", to=shown[0]))
    card = (await stage.says(CHIEF, "/nv1", chat=CHIEF))[-1]
    await stage.presses(CHIEF, card, "Xem tệp")
    assert stage.last(CHIEF).media is Media.PHOTO


async def test_a_message_that_is_gone_is_no_loss_of_its_file(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    sent = conversation.upload(stage.town, SCIENCE, GROUP, "a.pdf", b"content", "xong ạ", card.message_id)
    await stage.settle()
    told = stage.last()
    conversation.delete(stage.town, SCIENCE, GROUP, sent.message_id)

    await stage.presses(CHIEF, told, "Xem tệp")

    assert stage.last().file is not None
    assert stage.last().file.name == "a.pdf"


async def _sends_late(stage: Stage, *names: str, caption: str = "", to: Message | None, chat: int = GROUP) -> None:
    """More parts of the album that was sent last, after the others were taken up."""
    album = next(one.album for one in reversed(stage.town.chat(chat).messages.values()) if one.album)
    files = [conversation.Sent(name, PNG) for name in names]
    reply = to.message_id if to else None
    conversation.upload_several(
        stage.town, SCIENCE, chat, files, caption, reply, media=Media.PHOTO, album=album
    )  # fmt: skip
    await stage.settle()


@pytest.mark.parametrize("chat", [GROUP, SCIENCE])
async def test_a_late_part_is_put_with_its_album(stage: Stage, chat: int) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    card = (await stage.says(SCIENCE, "/nv1", chat=chat))[-1]
    [told] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", to=card, chat=chat)

    await _sends_late(stage, "c", to=card, chat=chat)
    await _sends_late(stage, "d", "e", to=card, chat=chat)

    assert stage.last(chat) == told
    assert "📎 5 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_late_part_of_files_that_wait_waits_with_them(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK, "Báo cáo sáng kiến, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    [asked] = await sends(stage, SCIENCE, Media.PHOTO, "a", "b", to=shown)

    await _sends_late(stage, "c", to=shown)

    assert stage.last() == asked
    await stage.says(SCIENCE, "2", to=asked)
    assert "📎 3 tệp" in texts(await stage.says(SCIENCE, "/nv2"))


async def test_words_beside_a_late_part_are_said_of_the_same_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await sends(stage, SCIENCE, Media.PHOTO, "a", "b", to=card)

    await _sends_late(stage, "c", caption="xong rồi ạ", to=card)

    assert "báo hoàn thành" in stage.last().text
    assert "📎 3 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("question", ["có bao nhiêu việc quá hạn?", "việc nào sắp đến hạn ạ?"])
async def test_a_question_in_private_is_answered_while_the_evidence_is_waited_for(stage: Stage, question: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    card = (await stage.says(SCIENCE, "/nv1", chat=SCIENCE))[-1]
    assert "cho biết kết quả" in texts(await stage.says(SCIENCE, "xong rồi ạ", to=card, chat=SCIENCE))
    assert "cần kết quả" not in texts(await stage.says(SCIENCE, question, chat=SCIENCE))
    assert "báo hoàn thành: /nv1" in texts(await stage.says(SCIENCE, "12/BC-SKHCN", chat=SCIENCE))


async def test_evidence_that_came_by_a_command_is_waited_for_no_longer(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    card = (await stage.says(SCIENCE, "/nv1", chat=SCIENCE))[-1]
    await stage.says(SCIENCE, "xong rồi ạ", to=card, chat=SCIENCE)
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN", chat=SCIENCE)
    assert "Có phải của nhiệm vụ /nv1?" in texts(await stage.says(SCIENCE, "16/BC-SKHCN", chat=SCIENCE))
