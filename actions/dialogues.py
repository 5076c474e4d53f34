"""Conversations that go on: what is known so far is kept, and whoever answers later is understood."""

from collections.abc import Sequence
from dataclasses import replace

from actions.turns import Speaker, Turn
from db import dialogues, outbox, tasks
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import AboutTask, Content, Dialogue, DialogueKind
from domain.tasks import Task
from texts.message import Message


def begin(turn: Turn, kind: DialogueKind, content: Content, *, account: int, asked: Awaited | None = None) -> int:
    """Open a conversation with the account in this chat; `asked` names the question that waits for words."""
    return dialogues.open_dialogue(
        turn.session,
        organization=turn.organization,
        account=account,
        chat=turn.chat,
        kind=kind,
        asked=asked,
        content=content,
        now=turn.now,
    )


def find(turn: Turn, dialogue: int) -> Dialogue:
    """The conversation behind a button. Raises StaleButton where it is over, or of another department."""
    found = dialogues.by_id(turn.session, dialogue, chat=turn.chat, organization=turn.organization)
    if found is None:
        raise refusals.StaleButton
    if found.closed:
        raise refusals.StaleButton(found.content.task if isinstance(found.content, AboutTask) else None)
    return found


def waiting(turn: Turn, *, account: int) -> Dialogue | None:
    """The newest question that the account has not answered in this chat; None where there is none."""
    return dialogues.open_question(turn.session, account=account, chat=turn.chat)


def open_of(turn: Turn, kind: DialogueKind, *, account: int) -> list[Dialogue]:
    """The questions of that kind that the account has not answered in this chat, the newest first."""
    assert turn.organization is not None
    found = dialogues.open_questions(turn.session, organization=turn.organization, kind=kind)
    return [one for one in found if (one.account, one.chat) == (account, turn.chat)]


def open_in_department(turn: Turn, kind: DialogueKind) -> list[Dialogue]:
    """All questions of that kind that wait for words in the department, in whatever chat they were put."""
    assert turn.organization is not None
    return dialogues.open_questions(turn.session, organization=turn.organization, kind=kind)


def waiting_about(turn: Turn, kind: DialogueKind, task: Task) -> Dialogue | None:
    """The newest question of that kind about the task that waits for words, in whatever chat it was put."""
    return next(iter(_about(turn, kind, task)), None)


def close_about(turn: Turn, kind: DialogueKind, task: Task) -> None:
    """End the questions of that kind about the task that still wait for words."""
    for dialogue in _about(turn, kind, task):
        dialogues.close(turn.session, dialogue.id, now=turn.now)


def _about(turn: Turn, kind: DialogueKind, task: Task) -> list[Dialogue]:
    found = dialogues.open_questions(turn.session, organization=task.organization, kind=kind)
    return [dialogue for dialogue in found if dialogue.about.task == task.number]


def go_on(turn: Turn, dialogue: Dialogue, content: Content, *, asked: Awaited | None) -> None:
    dialogues.go_on(turn.session, dialogue.id, asked=asked, content=content)


def close(turn: Turn, dialogue: int) -> None:
    """End the conversation. Raises StaleButton where somebody ended it before: a button acts once."""
    if not dialogues.close(turn.session, dialogue, now=turn.now):
        raise refusals.StaleButton


def end_with(turn: Turn, dialogue: int, made: Sequence[Task]) -> None:
    """What the conversation was about is now these tasks: whoever answers one of its messages means them."""
    outbox.show_tasks(turn.session, dialogue, [task.id for task in made], chat=turn.chat)


def newest_message(turn: Turn) -> int | None:
    """The id of what we said last in this chat; None where we have said nothing."""
    return outbox.newest(turn.session, chat=turn.chat)


def retire_buttons(turn: Turn, message: int, pressed: str) -> None:
    """Take the buttons from our message, because that with the data `pressed` has done its work: the words stay."""
    found = outbox.standing(turn.session, chat=turn.chat, message=message)
    if found is not None and found.content["buttons"]:
        words = replace(Message.from_json(found.content), shows=found.shows, asks=found.asks or (), lines=found.lines)
        turn.retire_buttons(message, words, pressed=pressed)


def ids_of(turn: Turn, speaker: Speaker, numbers: Sequence[int]) -> tuple[int, ...]:
    """The ids of the tasks with these numbers, in their order; numbers that do not exist fall out."""
    return tasks.ids_of(turn.session, numbers, organization=speaker.organization.id)
