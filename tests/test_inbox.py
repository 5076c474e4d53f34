"""How updates are kept and handed on: in the order of their chats, and none held up by one that cannot be read."""

from typing import Any

import pytest
from sqlalchemy import Engine, select

from channels.telegram.hearing import Me, heard_in
from db.queues import Inbox
from tests.flows.stage import GROUP, SCIENCE, staged

CHAT, PERSON = {"id": -7, "type": "group"}, {"id": 5, "first_name": "An", "is_bot": False}
MESSAGE = {"message_id": 3, "date": 0, "chat": CHAT, "from": PERSON}
ME = Me(99, "dondoc_bot")


@pytest.mark.parametrize(
    ("told", "chat"),
    [
        ({"message": MESSAGE}, -7),
        ({"edited_message": MESSAGE}, -7),
        ({"my_chat_member": {"chat": CHAT, "from": PERSON, "date": 0}}, -7),
        ({"callback_query": {"id": "1", "from": PERSON, "message": MESSAGE}}, -7),
        pytest.param({"callback_query": {"id": "1", "from": PERSON}}, 5, id="a button of a message out of reach"),
        pytest.param({"poll": {"id": "1"}}, 0, id="of nobody"),
        pytest.param({}, 0, id="empty"),
    ],
)
def test_an_update_is_kept_under_its_chat(told: dict[str, Any], chat: int) -> None:
    assert heard_in({"update_id": 12, **told}, ME).chat == chat


async def test_an_update_that_cannot_be_read_holds_up_nobody(engine: Engine) -> None:
    unreadable = {"update_id": 1, "message": {"chat": {"id": GROUP}, "text": "không có số"}}
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        await stage.assistant.inbox.receive([unreadable])
        [answer] = await stage.says(SCIENCE, "/nhiemvu")
        assert "nhiệm vụ" in answer.text
        with stage.assistant.sessions.begin() as session:
            row = session.scalar(select(Inbox).where(Inbox.id == 1))
    assert row is not None
    assert (row.error, row.payload) == ("unreadable", unreadable)
