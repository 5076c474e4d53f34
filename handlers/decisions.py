"""Decisions about tasks: confirm, do again, cancel, extend, delegate — by command, button or typed label alike."""

from collections.abc import Sequence

from actions import extensions, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.extensions import Limit
from domain.names import Named
from domain.people import Verb
from domain.presses import Press
from domain.roles import Role
from handlers import assignments, orders
from handlers.context import Context
from handlers.progress import named_task
from handlers.told import Told
from reading.language import names, task_numbers
from texts import commands
from texts import refusals as no
from texts import tasks as words
from texts.message import Message

WANTS = {
    Press.CONFIRM: Verb.CONFIRM,
    Press.REDO: Verb.SEE,
    Press.REASSIGN: Verb.ASSIGN,
    Press.UNIT: Verb.ASSIGN,
    Press.KEEP: Verb.ASSIGN,
}
"""The right that each button asks for; whether work may be done again depends on whether it is confirmed."""


def on_confirm(context: Context) -> None:
    """/duyet 12, or several at once: each is confirmed and answered for itself."""
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn))
        numbers = task_numbers.listed_in(context.argument)
        if len(numbers) < 2:
            task, _ = named_task(told, commands.example("duyet"))
            orders.confirm(turn, told.speaker, task)
            return
        said = len(turn.letters)
        for number in numbers:
            _confirm_one_of_several(turn, told.speaker, number)
        turn.join(said)


def _confirm_one_of_several(turn: Turn, speaker: Speaker, number: int) -> None:
    try:
        with turn.attempt():
            orders.confirm(turn, speaker, tasks.find_task(turn.session, speaker, number))
    except refusals.Refusal as refusal:
        turn.say(no.about_number(refusal, number))


def on_redo(context: Context) -> None:
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn))
        task, reason = named_task(told, commands.example("lamlai"))
        orders.send_back(context, turn, told.speaker, task, reason)


def on_cancel(context: Context) -> None:
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn))
        task, reason = named_task(told, commands.example("huy"))
        orders.cancel(context, turn, told.speaker, task, reason)


def on_delegate(context: Context) -> None:
    """/phancong 12 Nguyễn Văn A — somebody of the same unit who has said who they are."""
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn))
        task, name = named_task(told, commands.example("phancong"))
        holders = tasks.holders_of(turn, told.speaker)
        people = {one.person.id: one.person for one in holders if one.role is Role.OFFICER and one.unit == task.lead.id}
        found = names.find_name(name, [Named(one.id, one.name, (given_name(one.name),)) for one in people.values()])
        if found.winner is None:
            raise refusals.NoSuchPerson(name)
        person = people[found.winner.id]
        after = tasks.delegate(turn, told.speaker, task, person)
        turn.tell(Message(words.delegated(after, person), shows=(task.id,)))


def given_name(name: str) -> str:
    """What colleagues call each other by: the last word of a Vietnamese name."""
    return name.split()[-1]


def press(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """What is decided of a task: Xác nhận, Làm lại where it is reported done; Giao lại, Giữ nguyên where given back."""
    act = Press(data[1])
    task = tasks.find_task(turn.session, speaker, int(data[0]), WANTS[act])
    if act is Press.CONFIRM:
        orders.confirm(turn, speaker, task)
    elif act is Press.REDO:
        orders.send_back(context, turn, speaker, task, rest)
    elif act is Press.KEEP:
        assignments.keep(context, turn, speaker, task, rest)
    else:
        assignments.reassign(context, turn, speaker, task, data[2] if act is Press.UNIT else rest)
    return ""


def press_extension(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """Đồng ý, Không đồng ý under a request for a later deadline."""
    talk = talks.find(turn, int(data[0]))
    task = tasks.find_task(turn.session, speaker, talk.content["task"], Verb.EXTEND)
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    request = extensions.require_request(turn, speaker, task, talk.id)
    talks.close(turn, talk)
    if data[1] == Press.YES:
        orders.extend(turn, speaker, task, Limit(request.due))
    else:
        orders.refuse_extension(turn, speaker, task, rest)
    return ""
