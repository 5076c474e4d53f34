"""Tasks that who leads a unit registers without a command: in words that say so, or in a list that is pasted."""

from collections.abc import Sequence

from actions import tasks
from actions.context import Context
from actions.turns import Speaker, Turn
from domain import refusals
from domain.people import Duty, Verb, may
from domain.registering.drafts import Draft
from domain.replies import Intent
from handlers import register
from handlers.register import DAYS_REFUSED, FEWEST_WORDS, LEAST_WORK

_OF_OWN_WORK = frozenset({Intent.DONE, Intent.EXTENSION, Intent.DECLINE, Intent.OBSTACLE, Intent.QUESTION, Intent.ACK})
"""What is said of work that is known."""


def registers(context: Context, turn: Turn, speaker: Speaker, text: str) -> bool:
    """Whether the words say that a task is to be registered, and which: "phòng em có việc mới: tập huấn, hạn 20/12"."""
    if not context.reader.asks_to_register(text) or not tasks.may_begin(speaker, Verb.REGISTER):
        return False
    if context.reader.read_whole(text).reply.intent is Intent.EXTENSION:
        return False
    try:
        read = _read(context, turn, speaker, text)
    except DAYS_REFUSED:
        return not _tells(context, text)
    if not all(draft.content and _may_lead(draft, speaker) for draft in read):
        return False
    return any(map(_is_dated, read)) and not _tells(context, read[0].content)


def lists(context: Context, turn: Turn, speaker: Speaker, text: str) -> bool:
    """Whether the words are a list of tasks, each of which says what is to be done, and by when.

    One entry alone has to name the unit, too: "1. rà soát hồ sơ, 20/12" may answer a question.
    """
    if "?" in text or not tasks.may_begin(speaker, Verb.REGISTER):
        return False
    if "\n" not in text and not context.reader.lists_tasks(text):
        return False
    try:
        read = _read(context, turn, speaker, text)
    except (*DAYS_REFUSED, refusals.TooLong):
        return False
    fewest = FEWEST_WORDS if len(read) > 1 else LEAST_WORK
    if not all(_is_dated(draft) and len(draft.content.split()) >= fewest for draft in read):
        return False
    if any(_tells(context, draft.content) for draft in read):
        return False
    return len(read) > 1 or (bool(read[0].leads) and _may_lead(read[0], speaker) and context.reader.lists_tasks(text))


def _read(context: Context, turn: Turn, speaker: Speaker, text: str) -> Sequence[Draft]:
    return register.drafts_in(context, turn, speaker, text, assigning=False)


def _is_dated(draft: Draft) -> bool:
    return bool(draft.due or draft.no_deadline or draft.vague or draft.guessed)


def _may_lead(draft: Draft, speaker: Speaker) -> bool:
    """What of several tasks is for others is refused as behind /dangky; of one alone nothing is offered."""
    return all(may(speaker.known, Verb.REGISTER, Duty(unit)) for unit in draft.leads)


def _tells(context: Context, words: str) -> bool:
    """Whether it is told how work stands, or something is asked for it."""
    told = context.reader.read_whole(words).reply
    return told.intent in _OF_OWN_WORK or told.percent is not None or told.count is not None
