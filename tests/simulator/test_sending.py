"""Albums, copies and forwards of a bot."""

import json
from typing import Any

import pytest

from simulator import calls, conversation
from simulator.arguments import Arguments, Upload
from simulator.default_town import CHIEF_OF_OFFICE, DIRECTOR, GROUP, OFFICER
from simulator.manners import Manner
from simulator.models import Media
from simulator.state import Town
from tests.simulator.conftest import Call
from tests.simulator.test_decoding import PIXEL
from tests.simulator.test_methods import refusal


async def album(town: Town, *kinds: str) -> Any:
    media = [{"type": kind, "media": f"attach://f{n}", "caption": f"số {n}"} for n, kind in enumerate(kinds)]
    files = {f"f{n}": Upload(f"{n}.png", PIXEL, "image/png") for n in range(len(kinds))}
    return await calls.call(town, "sendMediaGroup", Arguments({"chat_id": GROUP, "media": json.dumps(media)}, files))


async def test_an_album_is_several_messages_of_one_group(town: Town) -> None:
    sent = await album(town, "photo", "video", "photo")
    assert [one["caption"] for one in sent] == ["số 0", "số 1", "số 2"]
    assert len({one["media_group_id"] for one in sent}) == 1
    assert "video" in sent[1]


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["photo"], "wrong number of media in the album; must be 2-10"),
        (["photo"] * 11, "wrong number of media in the album; must be 2-10"),
        (["photo", "document"], "can't mix different types of media in the album"),
        (["voice", "voice"], "can't parse InputMedia: unsupported media type specified"),
    ],
)
async def test_albums_that_telegram_does_not_take(town: Town, kinds: list[str], words: str) -> None:
    assert await refusal(album(town, *kinds)) == (400, f"Bad Request: {words}")
    assert town.messages(GROUP) == []


async def test_a_copy_is_the_bots_own_and_a_forward_is_not(town: Town, call: Call) -> None:
    file = conversation.upload(town, OFFICER, OFFICER, "kq.pdf", b"x", "kết quả")
    where = {"chat_id": GROUP, "from_chat_id": OFFICER, "message_id": file.message_id}
    copied = await call("copyMessage", **where, caption="bản sao")
    assert list(copied) == ["message_id"]
    copy = town.message(GROUP, copied["message_id"])
    assert (copy.text, copy.origin, copy.file) == ("bản sao", None, file.file)
    forwarded = await call("forwardMessage", **where)
    assert forwarded["forward_origin"]["sender_user"]["id"] == OFFICER
    assert (forwarded["document"]["file_name"], forwarded["caption"]) == ("kq.pdf", "kết quả")
    again = await call("forwardMessage", chat_id=OFFICER, from_chat_id=GROUP, message_id=forwarded["message_id"])
    assert again["forward_origin"]["sender_user"]["id"] == OFFICER


async def test_a_mask_stays_on_in_a_forward(town: Town, call: Call) -> None:
    said = conversation.say(town, DIRECTOR, GROUP, "chú ý", manner=Manner(in_name_of="anonymous"))
    forwarded = await call("forwardMessage", chat_id=GROUP, from_chat_id=GROUP, message_id=said.message_id)
    assert forwarded["forward_origin"]["sender_user_name"] == "Sở KH&CN – Điều hành"


async def test_several_are_copied_and_forwarded_at_once(town: Town, call: Call) -> None:
    sent = [conversation.Sent(f"{n}.txt", b"x") for n in range(3)]
    files = conversation.upload_several(town, CHIEF_OF_OFFICE, GROUP, sent)
    ids = [file.message_id for file in files]
    where = {"chat_id": GROUP, "from_chat_id": GROUP, "message_ids": [*ids, 999]}
    copied = await call("copyMessages", **where)
    assert len({town.message(GROUP, one["message_id"]).album for one in copied}) == 1
    assert len(copied) == len(await call("forwardMessages", **where)) == 3
    wrong = call("copyMessages", chat_id=GROUP, from_chat_id=GROUP, message_ids=[999])
    assert await refusal(wrong) == (400, "Bad Request: there are no messages to copy")


@pytest.mark.parametrize(("verb", "purpose"), [("copyMessage", "copy"), ("forwardMessage", "forward")])
async def test_what_is_not_there_is_neither_copied_nor_forwarded(call: Call, verb: str, purpose: str) -> None:
    wrong = call(verb, chat_id=GROUP, from_chat_id=GROUP, message_id=7)
    assert await refusal(wrong) == (400, f"Bad Request: message to {purpose} not found")
    wrong = call(verb, chat_id=GROUP, message_id=7)
    assert await refusal(wrong) == (400, "Bad Request: from_chat_id is empty")


async def test_a_file_is_sent_again_as_what_it_is(town: Town, call: Call) -> None:
    kept = town.keep_file("a.png", PIXEL, media=Media.PHOTO)
    await call("sendPhoto", chat_id=GROUP, photo=kept.file_id)
    wrong = call("sendDocument", chat_id=GROUP, document=kept.file_id)
    assert await refusal(wrong) == (400, "Bad Request: can't use file of type Photo as Document")


async def test_places_are_sent(call: Call) -> None:
    sent = await call("sendLocation", chat_id=GROUP, latitude="21.03", longitude=105)
    assert sent["location"] == {"latitude": 21.03, "longitude": 105.0}
    wrong = call("sendLocation", chat_id=GROUP, latitude="nan", longitude=1)
    assert await refusal(wrong) == (400, "Bad Request: can't parse latitude: expected a number")
