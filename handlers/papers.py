"""Papers out, ordered by a button under the Board or by words behind its command; and what stands at their head."""

from collections.abc import Sequence
from dataclasses import replace

from actions import dialogues, settings
from actions.context import Context
from actions.overviews import chasing, papers
from actions.rounds import compiling
from actions.turns import Speaker, Turn
from domain import refusals
from domain.dialogues import Dialogue
from domain.overviews.chasing import Chased, to_chase
from domain.overviews.filters import Filters, Status
from domain.overviews.jobs import RoundOrder
from domain.overviews.report import OF_TASK, Face
from domain.presses import Pressed
from domain.replies import Intent
from handlers.lists import filters_in
from reports import calendar
from texts import calendar as own
from texts import chasing as texts
from texts import commands, letterheads


def on_press(context: Context) -> None:
    """[Word], [Excel], [Ảnh], [PDF] under the Board, whose buttons stay."""
    with context.turn() as turn:
        said = press(context, turn, context.speaker(turn), ":".join(context.pressed[1:]))
    context.answer_press(said)


def on_chase(context: Context) -> None:
    """/dondoc: all that is overdue, of a unit or of a paper; or the tasks of these numbers, late or not."""
    face, words = context.reader.read_face(context.argument)
    with context.turn() as turn:
        speaker = context.speaker(turn)
        numbers = context.reader.listed_in(words)
        filters = to_chase(Filters(task=numbers[0]) if numbers else filters_in(context, turn, speaker, words))
        if face is not None:
            papers.order(turn, speaker, Face.LETTER, filters)
            return
        chase(context, turn, speaker, filters, numbers)


def chase(context: Context, turn: Turn, speaker: Speaker, filters: Filters, numbers: Sequence[int] = ()) -> None:
    """Urge those who lead the tasks of these numbers; without any those who lead what the filters ask for."""
    now = context.local_now(turn, speaker)
    found = chasing.numbered(turn, speaker, numbers) if numbers else chasing.meant(turn, speaker, filters, now=now)
    _tell(turn, speaker, chasing.chase(turn, speaker, found, now=now), filters)


def _tell(turn: Turn, speaker: Speaker, told: Chased, filters: Filters) -> None:
    """Who is urged hears it in the group; that nobody is concerns only who asked."""
    if told.urged:
        turn.tell(texts.urged(told, speaker.organization.times.calendar, filters))
    else:
        turn.say(texts.nobody(told))


def on_draft(context: Context) -> None:
    """/soanthao gia hạn 12, kết quả 12, bàn giao P. QLKH: a paper about a task, a unit or a person."""
    face, words = context.reader.task_paper(context.argument)
    with context.turn() as turn:
        speaker = context.speaker(turn)
        if face is None:
            raise refusals.NumberNeeded(commands.example("soanthao"))
        if face in OF_TASK:
            numbers, said = context.reader.joined_in(words)
            papers.order_of_task(turn, speaker, face, numbers, plea_in(context, turn, speaker, said))
        else:
            filters = replace(filters_in(context, turn, speaker, words), status=Status.OPEN)
            if filters.text is not None or not (filters.units or filters.person):
                raise refusals.UnclearWords(words or context.argument)
            papers.order(turn, speaker, face, filters)


def plea_in(context: Context, turn: Turn, speaker: Speaker, said: str) -> papers.Plea:
    """The later deadline that the words ask for, and their reason: "đến 30/12 vì chờ thẩm định"."""
    if not said:
        return papers.NO_PLEA
    reply = context.reader.read_whole(said, intent=Intent.EXTENSION).reply
    wanted = context.reader.limit_named(
        reply.new_deadline or "", context.local_now(turn, speaker), speaker.organization.times.dates
    )
    return papers.Plea(wanted.limit.due if wanted.limit else None, reply.reason or "")


def on_calendar(context: Context) -> None:
    """/lichcanhan: one's own deadlines as a file that a phone takes into its calendar."""
    with context.turn() as turn:
        speaker = context.speaker(turn)
        now = context.local_now(turn, speaker)
        found = papers.own_deadlines(turn, speaker, now=now)
        if not found:
            turn.say(own.nothing())
            return
        content = calendar.written(found, zone=speaker.organization.times.zone, now=now)
        papers.give_privately(turn, speaker, own.FILE, content, own.sent(len(found)))


def press(context: Context, turn: Turn, speaker: Speaker, code: str) -> str:
    """Order what the data of the button names, as its presser may see it."""
    papers.order_by_code(turn, speaker, code, now=context.local_now(turn, speaker))
    return ""


def answer(context: Context, turn: Turn, speaker: Speaker, dialogue: Dialogue, text: str) -> None:
    """The head of papers was told: it is kept, and the paper that it was asked for is made.

    Raises NotKnown, NotAllowed.
    """
    told = context.reader.read_letterhead(text, settings.letterhead_of(turn, speaker))
    if told is None:
        turn.say(letterheads.unread(dialogue.id), dialogue=dialogue.id)
        return
    settings.keep_letterhead(turn, speaker, told, text)
    dialogues.close(turn, dialogue.id)
    turn.say(letterheads.kept(told))
    _have_made(turn, speaker, dialogue)


def press_without_letterhead(context: Context, turn: Turn, speaker: Speaker, pressed: Pressed) -> str:
    """The paper is made with blanks at its head."""
    dialogue = dialogues.find(turn, pressed.about)
    context.refuse_others(dialogue)
    dialogues.close(turn, dialogue.id)
    _have_made(turn, speaker, dialogue)
    return ""


def _have_made(turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """The paper for which its head was asked."""
    if isinstance(dialogue.content, RoundOrder):
        compiling.have_made(turn, speaker, dialogue.content)
    else:
        papers.have_made(turn, speaker, dialogue.paper)
