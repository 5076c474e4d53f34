"""Words that answer a question of ours about a task: it stays open until it has an answer."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from actions import dialogues, tasks
from actions.doing import unplaced
from actions.hearing import Hearing, hear, settle
from actions.knowing import Answering, named
from actions.reader import Reader
from actions.turns import Turn
from domain.asking import Awaited
from domain.dialogues import OF_PAPERS, AboutTask, Dialogue, DialogueKind
from domain.people import Verb, may
from domain.refusals import NoSuchTask, NotYourButton, Refusal
from domain.registering.drafts import DraftList
from domain.replies import Intent, Reply
from domain.said import Expected
from texts import refusals
from texts.message import Message, Rows

RIGHTS = {
    DialogueKind.EVIDENCE: Verb.REPORT,
    DialogueKind.REDO: Verb.SEND_BACK,
    DialogueKind.CANCEL: Verb.CANCEL,
    DialogueKind.REASSIGN: Verb.ASSIGN,
}
"""Questions that others may answer too, and the right that it takes."""

OF_DECIDERS = frozenset({DialogueKind.REDO, DialogueKind.CANCEL, DialogueKind.REASSIGN})
"""Questions to who decides."""

ABOUT_A_TASK = frozenset({*RIGHTS, DialogueKind.EXTENSION, DialogueKind.WORDS})

EXPECTS = {
    DialogueKind.EXTENSION: frozenset({Expected.NEW_DEADLINE}),
    DialogueKind.REDO: frozenset({Expected.REASON}),
    DialogueKind.CANCEL: frozenset({Expected.REASON}),
    DialogueKind.REASSIGN: frozenset({Expected.UNIT}),
}


class Words(Protocol):
    """Words that may answer a question. What costs a reading or a question is found out only when it is asked."""

    @property
    def text(self) -> str: ...
    @property
    def hearing(self) -> Hearing: ...
    @property
    def spelt_text(self) -> str:
        """Likewise, with every task that they name named as one."""

    @property
    def reply(self) -> Reply: ...
    @property
    def asks(self) -> bool: ...
    @property
    def claims(self) -> bool: ...
    @property
    def named(self) -> int:
        """How many tasks that exist are named by their numbers."""

    @property
    def gives(self) -> bool:
        """Whether they give a unit a new task."""

    @property
    def registers(self) -> bool:
        """Whether they say that a new task is to be registered."""

    @property
    def entrusts(self) -> bool:
        """Whether they say who is to do what by when, with no verb that gives it."""

    @property
    def orders_named(self) -> bool:
        """Whether they are an order that names its own tasks."""

    @property
    def lists(self) -> bool:
        """Whether they would be answered with tasks, and name no deadline."""


def speaks_of_another(words: Words, dialogue: Dialogue, reader: Reader) -> bool:
    """Whether the words name a task that the question is not about, give an order that names its own, or ask."""
    if dialogue.kind is DialogueKind.FILES:
        number, more = reader.line_named(words.text, max(dialogue.unplaced.lines))
        agrees = dialogue.unplaced.likely and reader.agrees(words.text)
        return not agrees and (number is None or bool(more))
    if _speaks_otherwise(words, dialogue, reader):
        return True
    if dialogue.kind in OF_DECIDERS:
        return reader.opens_with_one(words.text) or words.orders_named
    numbers = reader.named_in(words.spelt_text)
    speaks = dialogue.kind is DialogueKind.EXTENSION or reader.opens_with_one(words.spelt_text)
    about = dialogue.about.task if isinstance(dialogue.content, AboutTask) else None
    return about is not None and speaks and bool(numbers) and about not in numbers


def _speaks_otherwise(words: Words, dialogue: Dialogue, reader: Reader) -> bool:
    """Whether the words are no answer, but ask something of their own, or speak of a task by its number.

    What a draft lacks may be asked of us for days: it stays open meanwhile. New content may speak of anything.
    """
    if dialogue.kind is DialogueKind.DRAFTS and _concerns_list(words.text, dialogue.drafts, reader):
        return False
    if words.registers and dialogue.asked is not Awaited.CONTENT:
        return True
    if dialogue.kind in OF_PAPERS:
        return not _concerns_paper(words, reader)
    if not dialogue.registers:
        return reader.asks_outright(words.text) and words.reply.intent is Intent.QUESTION
    if dialogue.asked is Awaited.CONTENT:
        return words.asks and words.reply.intent is Intent.QUESTION
    if words.asks or words.claims or words.named or words.gives:
        return True
    if words.reply.courteous and not reader.agrees(words.text):
        return True
    return dialogue.asked is Awaited.MORE or (dialogue.asked is Awaited.DEADLINE and (words.lists or words.entrusts))


def _concerns_list(text: str, listed: DraftList, reader: Reader) -> bool:
    """Whether the words correct the list by number, accept it, or are more entries of it."""
    said = reader.corrections_in(text, listed.numbers) or reader.lists_tasks(text) or reader.agrees(text)
    return bool(listed.parts or said)


def _concerns_paper(words: Words, reader: Reader) -> bool:
    """Whether the words take drafts of a paper by name, or correct them by number. It may be open for days.

    Who only agrees may agree to anything, and "3 xong" tells of a task.
    """
    if reader.read_paper_wish(words.text) is not None:
        return True
    corrections, _ = reader.corrections_beside(words.text, ())
    return bool(corrections) and not words.reply.tells


@contextmanager
def kept_open(turn: Turn, dialogue: int, *, under: Rows = ()) -> Iterator[None]:
    """Take an answer: a refusal of it is said as the question again, so that a reply to the refusal is an answer too.

    Somebody else, who was not asked, is refused as anywhere.
    """
    try:
        with turn.attempt():
            yield
    except NotYourButton:
        raise
    except Refusal as refusal:
        turn.say(Message(refusals.words(refusal), buttons=under), dialogue=dialogue)


def may_be_answered(words: Words, dialogue: Dialogue, reader: Reader, now: dt.datetime) -> bool:
    """Whether the question is open for words, and these may answer it.

    Who wants to be reminded again has not answered yet.
    """
    if dialogue.kind in OF_PAPERS:
        return True
    if dialogue.asked is None or (isinstance(dialogue.content, AboutTask) and _only_wishes(words, reader, now)):
        return False
    if dialogue.kind is DialogueKind.FILES and not dialogue.unplaced.files:
        return dialogue.account == words.hearing.scene.speaker.account
    return dialogue.kind not in ABOUT_A_TASK or _may_answer(words.hearing, dialogue)


def _only_wishes(words: Words, reader: Reader, now: dt.datetime) -> bool:
    wish = reader.read_wish(words.text, now)
    return wish is not None and not wish.rest


def _may_answer(hearing: Hearing, dialogue: Dialogue) -> bool:
    """Whether the words of the speaker answer the question; those of others are about the task that it shows."""
    verb = RIGHTS.get(dialogue.kind)
    scene = hearing.scene
    if verb is None or dialogue.account == scene.speaker.account:
        return True
    task = tasks.find_task(scene.turn.session, scene.speaker, dialogue.about.task)
    return may(scene.speaker.known, verb, task.duty)


def place(hearing: Hearing, dialogue: Dialogue) -> None:
    """Words that tell of which task it is what was kept; where they name none of these, it is asked again."""
    held, text = dialogue.unplaced, hearing.text
    number, words = hearing.reader.line_named(text, max(held.lines))
    if held.likely and hearing.reader.agrees(text):
        number, words = next(iter(held.lines)), ""
    told = dialogues.ids_of(hearing.scene.turn, hearing.scene.speaker, hearing.reader.named_in(text))
    meant = told[0] if len(told) == 1 else held.lines.get(number or 0)
    if meant is not None and meant in held.lines.values():
        put(hearing, dialogue, meant, _told_beside(hearing) if told else words)
    elif number is None and not held.files and hearing.reader.may_name_line(text, held.lines):
        dialogues.close(hearing.scene.turn, dialogue.id)
        hear(hearing)  # Several lines, each with words of its own.
    else:
        unplaced.ask_again(hearing.scene, dialogue)


def _told_beside(hearing: Hearing) -> str:
    """What a report says behind the name of its task; nothing of words that tell nothing."""
    _, behind = hearing.reader.joined_in(hearing.text)
    return behind if hearing.reader.read_reply(behind).tells else ""


def put(hearing: Hearing, dialogue: Dialogue, task: int, words: str = "") -> None:
    """What was kept is sent and said of that task, with the words of now. Raises NoSuchTask."""
    scene, held = hearing.scene, dialogue.unplaced
    if not tasks.tasks_by_ids(scene.turn.session, scene.speaker, [task]):
        raise NoSuchTask(task)
    dialogues.close(scene.turn, dialogue.id)
    said = ". ".join(part for part in (held.words, words) if part)
    answers = Answering(named(scene.turn, scene.speaker, [task]))
    hear(replace(hearing, text=said, files=(*held.files, *hearing.files), answering=answers))


def answer(hearing: Hearing, dialogue: Dialogue) -> None:
    """Take the words as the answer. Raises NotYourButton for somebody else's to what a command left out."""
    scene = hearing.scene
    if dialogue.kind is DialogueKind.WORDS and dialogue.account != scene.speaker.account:
        raise NotYourButton
    task = tasks.find_task(scene.turn.session, scene.speaker, dialogue.about.task)
    answered = replace(
        hearing,
        answering=Answering(hearing.ours, dialogue, hearing.answering.forwarded),
        before=dialogue.about.words,
        expects=EXPECTS.get(dialogue.kind, frozenset()),
    )
    settle(answered, task, hearing.reader.read_whole(hearing.text, intent=dialogue.about.intent))
