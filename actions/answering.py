"""Words that answer a question of ours about a task: it stays open until it has an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from actions import tasks
from actions.hearing import Hearing, settle
from actions.knowing import Answering
from actions.turns import Turn
from domain.dialogues import Dialogue, DialogueKind
from domain.people import Verb, may
from domain.refusals import NotYourButton, Refusal
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


def may_answer(hearing: Hearing, dialogue: Dialogue) -> bool:
    """Whether the words of the speaker answer the question; those of others are about the task that it shows."""
    verb = RIGHTS.get(dialogue.kind)
    scene = hearing.scene
    if verb is None or dialogue.account == scene.speaker.account:
        return True
    task = tasks.find_task(scene.turn.session, scene.speaker, dialogue.about.task)
    return may(scene.speaker.known, verb, task.duty)


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
