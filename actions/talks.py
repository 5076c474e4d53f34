"""Conversations that go on: what is known so far is kept, and whoever answers later is understood."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.speakers import Speaker
from actions.turns import Turn
from db import dialogues, outgoing, tasks
from domain import refusals
from domain.talks import Talk
from texts.message import Message


async def begin(turn: Turn, kind: str, content: dict[str, Any], *, account: int, asked: str | None = None) -> int:
    """Open a conversation with the account in this chat; `asked` names the question that waits for words."""
    return await dialogues.open_talk(
        turn.session,
        organization=turn.organization,
        account=account,
        chat=turn.chat,
        kind=kind,
        asked=asked,
        content=content,
        now=turn.now,
    )


async def find(turn: Turn, talk: int) -> Talk:
    """The conversation behind a button. Raises StaleButton where it is over, or of another chat."""
    found = await dialogues.by_id(turn.session, talk, chat=turn.chat)
    if found is None or found.closed:
        raise refusals.StaleButton
    return found


async def answered(turn: Turn, message: int) -> Talk | None:
    """The open conversation to which our message belongs; None where it belongs to none, or to one that is over."""
    talk = await dialogues.by_message(turn.session, chat=turn.chat, message=message)
    return None if talk is None or talk.closed else talk


async def waiting(turn: Turn, *, account: int) -> Talk | None:
    """The newest question that the account has not answered in this chat; None where there is none."""
    return await dialogues.open_question(turn.session, account=account, chat=turn.chat)


async def go_on(turn: Turn, talk: Talk, content: dict[str, Any], *, asked: str | None) -> None:
    await dialogues.go_on(turn.session, talk.id, asked=asked, content=content)


async def close(turn: Turn, talk: Talk) -> None:
    """End the conversation. Raises StaleButton where somebody ended it before: a button acts once."""
    if not await dialogues.close(turn.session, talk.id, now=turn.now):
        raise refusals.StaleButton


async def shown_tasks(turn: Turn, message: int) -> tuple[int, ...]:
    """The ids of the tasks that our message shows; empty where it shows none, or is not of this organization."""
    if turn.organization is None:
        return ()
    return await outgoing.shown_tasks(turn.session, organization=turn.organization, chat=turn.chat, message=message)


async def buttons_of(turn: Turn, message: int) -> tuple[tuple[str, str], ...]:
    """Label and data of each button under our message, so that its label can be typed instead of pressed."""
    found = await outgoing.standing(turn.session, chat=turn.chat, message=message)
    rows = found[0]["buttons"] if found else []
    return tuple((label, data) for row in rows for label, data in row)


async def retire_buttons(turn: Turn, message: int) -> None:
    """Take the buttons from our message, because one of them has been pressed: the words stay."""
    found = await outgoing.standing(turn.session, chat=turn.chat, message=message)
    if found is None or not found[0]["buttons"]:
        return
    content, shows = found
    turn.retire_buttons(message, replace(Message.from_json(content), shows=shows))


async def ids_of(turn: Turn, speaker: Speaker, numbers: Sequence[int]) -> tuple[int, ...]:
    """The ids of the tasks with these numbers, in their order; numbers that do not exist fall out."""
    return await tasks.ids_of(turn.session, numbers, organization=speaker.organization.id)
