"""Commands about tasks that are named by their numbers: "/xong 12 đã ban hành 15/BC-SKHCN"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto

from actions import tasks
from actions.doing.shapes import Shape, outright
from actions.hearing import Hearing, settle
from actions.knowing import Ours
from actions.turns import Scene
from domain import refusals
from domain.names import Named
from domain.orders import Order
from domain.replies import Intent, Reply
from domain.said import Meaning, Ordered, Part, Said, Wanted
from domain.tasks import Task
from texts import commands
from texts import refusals as no


class Several(StrEnum):
    """How a command may name several tasks at once."""

    JOINED = auto()
    """By commas, before its words: "/xong 12, 15 đã gửi"."""
    LISTED = auto()
    """By their numbers alone: "/duyet 12 15"."""


@dataclass(frozen=True)
class Command:
    """What a command fixes: the `intent` under which its words are read, or what it says whatever they are.

    `wordless` is what it says without words; `wishes` tells that a wish to be reminded again is looked for.
    """

    name: str
    intent: Intent | None = None
    meaning: Meaning | None = None
    wordless: Meaning | None = None
    several: Several | None = None
    wishes: bool = False


def obey(hearing: Hearing, argument: str, command: Command) -> None:
    """Do what the command says of the task that it names, or of each of several."""
    numbers, words = _numbers(hearing, argument, command)
    if len(numbers) < 2:
        task, words = named_task(hearing.scene, hearing.ours, argument, command.name)
        _say(hearing, task, words, command)
        return
    turn = hearing.scene.turn
    said = len(turn.going_out)
    for number in numbers:
        _one_of_several(hearing, number, words, command)
    turn.join(said)


def _numbers(hearing: Hearing, argument: str, command: Command) -> tuple[Sequence[int], str]:
    if command.several is Several.JOINED:
        return hearing.reader.joined_in(argument)
    return (hearing.reader.listed_in(argument), "") if command.several is Several.LISTED else ((), "")


def _one_of_several(hearing: Hearing, number: int, words: str, command: Command) -> None:
    turn = hearing.scene.turn
    try:
        with turn.attempt():
            task = tasks.find_task(turn.session, hearing.scene.speaker, number)
            _say(hearing, task, words, command)
    except refusals.Refusal as refusal:
        turn.say(no.about_number(refusal, number))


def _say(hearing: Hearing, task: Task, words: str, command: Command) -> None:
    said = Part(Reply(words, Intent.SMALLTALK))
    if command.meaning is not None:
        settle(hearing, task, said, outright(command.meaning, Ordered(command.meaning, words)))
    elif command.wordless is not None and not words and not hearing.files:
        settle(hearing, task, said, outright(command.wordless))
    else:
        intent = command.intent or (None if words else Intent.PROGRESS)
        now = hearing.scene.now if command.wishes else None
        settle(hearing, task, hearing.reader.read_whole(words, now=now, intent=intent), _shape(command))


def _shape(command: Command) -> Shape | None:
    """Who decides sets a deadline by the command with which a unit asks for one."""

    def sets(said: Said) -> Said:
        order = Ordered(Meaning.SET, wanted=said.requested or Wanted(""))
        return replace(said, orders=(order, *said.orders))

    return sets if command.intent is Intent.EXTENSION else None


def reassign(hearing: Hearing, argument: str, units: Sequence[Named]) -> bool:
    """Whether /giao was given a task that there is, and its new unit: "/giao 11 VP", or "/giao VP" under its card."""
    told = hearing.reader.numbered(argument, units)
    if told is None:
        return False
    number, order = told
    scene = hearing.scene
    if number is not None:
        task = tasks.find_task(scene.turn.session, scene.speaker, number)
    else:
        found = tasks.tasks_by_ids(scene.turn.session, scene.speaker, hearing.ours.shows)
        if len(found) != 1:
            return False
        task = found[0]
    settle(hearing, task, Part(Reply("", Intent.SMALLTALK)), _given(hearing, order))
    return True


def _given(hearing: Hearing, order: Order) -> Shape:
    """The task goes to the unit of the order, with the deadline that its words name."""

    def given(said: Said) -> Said:
        wanted = hearing.reader.limit_named(order.words, hearing.scene.now, hearing.scene.times.dates)
        to = Ordered(Meaning.REASSIGN, order.words, wanted, order.unit, order.support)
        return replace(said, outright=Meaning.REASSIGN, orders=(to, *said.orders))

    return given


def named_task(scene: Scene, ours: Ours, argument: str, command: str) -> tuple[Task, str]:
    """The task that a command names by number, or that its replied message shows, and the words that follow.

    Raises NoSuchTask, WhichTask, and NumberNeeded where no task is named at all.
    """
    head, _, rest = argument.partition(" ")
    number = head.strip("/.,:#").lower().removeprefix("nv")
    if number.isdecimal():
        if len(number) > LONGEST_NUMBER:
            raise refusals.NoSuchTask(0)
        return tasks.find_task(scene.turn.session, scene.speaker, int(number)), rest.strip()
    found = tasks.tasks_by_ids(scene.turn.session, scene.speaker, ours.shows)
    if len(found) == 1:
        return found[0], argument
    if found:
        raise refusals.WhichTask(tuple(task.number for task in found))
    raise refusals.NumberNeeded(commands.example(command))


LONGEST_NUMBER = 9
