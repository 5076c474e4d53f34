"""What people can do: unseen, as a channel, quoting, handing on, with albums and recordings; what a bot hears of it."""

from typing import Any

import httpx
import pytest

from simulator import membership
from simulator.default_town import CHIEF_OF_OFFICE, DIRECTOR, GROUP, HEAD_OF_SCIENCE, OFFICER, OUTSIDER
from simulator.state import Town
from tests.simulator.conftest import Call
from tests.simulator.test_decoding import PIXEL
from tests.simulator.test_json_api import posted, refused


def heard(town: Town) -> dict[str, Any]:
    """The newest thing that the bot was told of, without its envelope."""
    update = town.updates.waiting[-1].content
    found: dict[str, Any] = next(value for key, value in update.items() if key != "update_id")
    return found


async def shown(json_api: httpx.AsyncClient, chat: int = GROUP) -> dict[str, Any]:
    found: dict[str, Any] = (await json_api.get("/town/messages", params={"chat": chat})).json()[-1]
    return found


async def test_an_admin_writes_unseen(json_api: httpx.AsyncClient, town: Town) -> None:
    said = {"chat": GROUP, "text": "/toi Giám đốc Sở", "as": "anonymous"}
    wrote = await posted(json_api, "say", person=DIRECTOR, **said)
    update = heard(town)
    assert (update["from"]["id"], update["from"]["is_bot"]) == (1_087_968_824, True)
    assert update["from"]["username"] == "GroupAnonymousBot"
    assert update["sender_chat"]["id"] == GROUP
    assert (await shown(json_api))["from"] == {"id": GROUP, "name": "Sở KH&CN – Điều hành", "bot": False}
    await posted(json_api, "edit", person=DIRECTOR, chat=GROUP, text="/toi Phó Giám đốc Sở", **wrote)
    assert "only an admin" in await refused(json_api, "say", person=OFFICER, **said)
    private = {"person": OFFICER, "chat": OFFICER, "text": "x", "as": "anonymous"}
    assert "one is oneself" in await refused(json_api, "say", **private)


async def test_a_person_writes_as_a_channel(json_api: httpx.AsyncClient, town: Town) -> None:
    await posted(json_api, "say", person=OFFICER, chat=GROUP, text="/xong 1", **{"as": "Kênh lạ"})
    update = heard(town)
    assert (update["from"]["id"], update["sender_chat"]["type"]) == (136_817_688, "channel")
    assert update["sender_chat"]["title"] == "Kênh lạ"
    assert "is_automatic_forward" not in update


async def test_a_linked_channel_posts(json_api: httpx.AsyncClient, town: Town) -> None:
    await posted(json_api, "link", chat=GROUP, channel="Bản tin Sở")
    await posted(json_api, "say", person=CHIEF_OF_OFFICE, chat=GROUP, text="/xong 1", **{"as": "Bản tin Sở"})
    update = heard(town)
    assert (update["from"]["id"], update["from"]["is_bot"], update["is_automatic_forward"]) == (777_000, False, True)
    assert update["forward_origin"]["chat"] == update["sender_chat"]
    membership.promote_bot(town, GROUP)
    await posted(json_api, "say", person=CHIEF_OF_OFFICE, chat=GROUP, text="Tin mới", **{"as": "Bản tin Sở"})
    assert heard(town)["text"] == "Tin mới"


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        (DIRECTOR, "user", "Trần Quốc Vinh"),
        ("Đồng nghiệp", "hidden_user", "Đồng nghiệp"),
        ("Bản tin Sở", "channel", "Bản tin Sở"),
    ],
)
async def test_words_are_forwarded(
    json_api: httpx.AsyncClient, town: Town, source: int | str, kind: str, name: str
) -> None:
    town.channel("Bản tin Sở")
    said = {"person": OFFICER, "chat": OFFICER, "text": "/huy 2 trùng việc"}
    await posted(json_api, "say", forwarded_from=source, **said)
    told = heard(town)["forward_origin"]
    assert told["type"] == kind
    assert name in str(told)
    assert (await shown(json_api, OFFICER))["forwarded_from"] == name
    for wrong in (True, [], 5, " "):
        assert await refused(json_api, "say", forwarded_from=wrong, **said)


async def test_a_part_is_quoted(json_api: httpx.AsyncClient, town: Town, call: Call) -> None:
    card = await call("sendMessage", chat_id=GROUP, text="🟢 1. Lập hồ sơ\n2. Lập sổ")
    answer = {"person": OFFICER, "chat": GROUP, "text": "xong", "reply_to": card["message_id"]}
    await posted(json_api, "say", quote="2. Lập sổ", **answer)
    assert heard(town)["quote"] == {"text": "2. Lập sổ", "position": 16, "is_manual": True}
    assert (await shown(json_api))["quote"] == "2. Lập sổ"
    for wrong in ("3. Lập", ""):
        assert "words of the message" in await refused(json_api, "say", quote=wrong, **answer)
    del answer["reply_to"]
    assert "words of the message" in await refused(json_api, "say", quote="2.", **answer)


async def sends(json_api: httpx.AsyncClient, count: int = 1, **form: object) -> httpx.Response:
    files = [("file", (f"{n}.png", PIXEL, "image/png")) for n in range(count)]
    fields = {"person": str(OFFICER), "chat": str(OFFICER)} | {name: str(value) for name, value in form.items()}
    return await json_api.post("/town/upload", data=fields, files=files)


@pytest.mark.parametrize("kind", ["document", "photo", "video", "voice", "audio"])
async def test_files_are_sent_as_what_they_are(json_api: httpx.AsyncClient, town: Town, kind: str) -> None:
    assert (await sends(json_api, kind=kind, caption="kết quả đây ạ")).status_code == 200
    update = heard(town)
    assert update["caption"] == "kết quả đây ạ"
    file = update[kind][0] if kind == "photo" else update[kind]
    assert file["file_size"] == len(PIXEL)
    assert ("duration" in file) is (kind in ("video", "voice", "audio"))
    assert (await shown(json_api, OFFICER))["kind"] == kind


async def test_several_files_are_an_album(json_api: httpx.AsyncClient, town: Town) -> None:
    answer = (await sends(json_api, 3, kind="photo", caption="ba ảnh")).json()
    parts = [update.content["message"] for update in town.updates.waiting]
    assert [part["message_id"] for part in parts] == answer["message_ids"]
    assert answer["message_id"] == answer["message_ids"][0]
    assert len({part["media_group_id"] for part in parts}) == 1
    assert [part.get("caption") for part in parts] == ["ba ảnh", None, None]
    for wrong in (await sends(json_api, 11), await sends(json_api, 2, kind="voice")):
        assert "an album has up to 10" in wrong.json()["error"]
    assert "no such kind" in (await sends(json_api, kind="pigeon")).json()["error"]
    assert "'file' is missing" in (await sends(json_api, 0)).json()["error"]


async def test_a_place_is_shown(json_api: httpx.AsyncClient, town: Town) -> None:
    await posted(json_api, "place", person=OFFICER, chat=OFFICER, latitude=21.03, longitude=105)
    assert heard(town)["location"] == {"latitude": 21.03, "longitude": 105.0}
    assert (await shown(json_api, OFFICER))["place"] == {"latitude": 21.03, "longitude": 105.0}


async def test_reactions_are_told_to_who_asked_for_them(json_api: httpx.AsyncClient, town: Town, call: Call) -> None:
    card = await call("sendMessage", chat_id=GROUP, text="Thẻ")
    react = {"person": HEAD_OF_SCIENCE, "chat": GROUP, "message_id": card["message_id"]}
    await call("getUpdates", allowed_updates=["message_reaction"])
    await posted(json_api, "react", emoji="👍", **react)
    assert town.updates.empty
    assert (await shown(json_api))["reactions"] == ["👍"]
    membership.promote_bot(town, GROUP)
    await posted(json_api, "react", emoji="❤️", **react)
    update = heard(town)
    assert (update["user"]["id"], update["old_reaction"][0]["emoji"]) == (HEAD_OF_SCIENCE, "👍")
    await posted(json_api, "react", **react)
    assert heard(town)["new_reaction"] == []
    assert "Telegram's emoji" in await refused(json_api, "react", emoji="chữ", **react)


async def test_a_group_is_upgraded(json_api: httpx.AsyncClient, town: Town) -> None:
    group = (await posted(json_api, "chats", kind="group", title="Tổ", members=[CHIEF_OF_OFFICE, OUTSIDER]))["id"]
    new = (await posted(json_api, "upgrade", chat=group))["chat"]
    told = [update.content["message"] for update in town.updates.waiting]
    assert [one.get("migrate_to_chat_id", one.get("migrate_from_chat_id")) for one in told] == [new, group]
    assert "only a group" in await refused(json_api, "upgrade", chat=GROUP)


async def test_one_leaves_and_comes_back(json_api: httpx.AsyncClient, town: Town) -> None:
    await posted(json_api, "leave", chat=GROUP, person=OFFICER)
    await posted(json_api, "join", chat=GROUP, person=OFFICER)
    assert town.chats[GROUP].has(OFFICER)
    await posted(json_api, "say", person=OFFICER, chat=GROUP, text="/start")
