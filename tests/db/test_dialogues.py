"""Half-finished dialogues: found again by chat, person and id, ended once, and only within their chat."""

import asyncio
import datetime as dt

from db import dialogues, organizations
from db.engine import Sessions
from domain.dialogues import DialogueKind

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
CHAT, OTHER_CHAT = -100, -200
HUNG, LAN = 11, 12


async def begin(
    sessions: Sessions, *, account: int = HUNG, asked: str | None = "lead", organization: int | None = None
) -> int:
    async with sessions.begin() as session:
        return await dialogues.open_talk(
            session,
            organization=organization,
            account=account,
            chat=CHAT,
            kind=DialogueKind.DRAFT,
            asked=asked,
            content={"content": "Rà soát văn bản"},
            now=NOW,
        )


async def test_a_dialogue_is_found_again_with_all_that_was_said(sessions: Sessions) -> None:
    talk = await begin(sessions)
    async with sessions.begin() as session:
        found = await dialogues.open_question(session, account=HUNG, chat=CHAT)
    assert found is not None
    assert (found.id, found.asked, found.content, found.closed) == (talk, "lead", {"content": "Rà soát văn bản"}, False)


async def test_the_newest_open_question_is_meant(sessions: Sessions) -> None:
    await begin(sessions)
    newest = await begin(sessions)
    await begin(sessions, asked=None)
    await begin(sessions, account=LAN)
    async with sessions.begin() as session:
        found = await dialogues.open_question(session, account=HUNG, chat=CHAT)
    assert found is not None
    assert found.id == newest


async def test_another_chat_or_person_finds_nothing(sessions: Sessions) -> None:
    talk = await begin(sessions)
    async with sessions.begin() as session:
        assert await dialogues.by_id(session, talk, chat=OTHER_CHAT, organization=None) is None
        assert await dialogues.open_question(session, account=HUNG, chat=OTHER_CHAT) is None
        assert await dialogues.open_question(session, account=LAN, chat=CHAT) is None


async def test_what_was_begun_in_private_is_found_in_its_organization_alone(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        own, other = [await organizations.create(session, name="Sở", zone="UTC", now=NOW) for _ in range(2)]
    talk = await begin(sessions, organization=own)
    async with sessions.begin() as session:
        assert await dialogues.by_id(session, talk, chat=OTHER_CHAT, organization=own) is not None
        assert await dialogues.by_id(session, talk, chat=OTHER_CHAT, organization=other) is None
        assert await dialogues.by_id(session, talk, chat=OTHER_CHAT, organization=None) is None


async def test_an_answer_moves_the_dialogue_on(sessions: Sessions) -> None:
    talk = await begin(sessions)
    async with sessions.begin() as session:
        await dialogues.go_on(session, talk, asked=None, content={"lead": 3})
    async with sessions.begin() as session:
        found = await dialogues.by_id(session, talk, chat=CHAT, organization=None)
        assert await dialogues.open_question(session, account=HUNG, chat=CHAT) is None
    assert found is not None
    assert found.content == {"lead": 3}


async def test_a_button_pressed_ten_times_at_once_ends_the_dialogue_once(sessions: Sessions) -> None:
    talk = await begin(sessions)

    async def press() -> bool:
        async with sessions.begin() as session:
            return await dialogues.close(session, talk, now=NOW)

    assert sorted(await asyncio.gather(*(press() for _ in range(10)))) == [False] * 9 + [True]
    async with sessions.begin() as session:
        found = await dialogues.by_id(session, talk, chat=CHAT, organization=None)
    assert found is not None
    assert found.closed
