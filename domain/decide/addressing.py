"""For whom the words of a message are: a question of ours, the tasks that it shows, a draft, or nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from itertools import takewhile
from typing import Protocol

from domain import refusals
from domain.refusals import Refusal
from domain.tasks import Task
from domain.words import fold


class Route(StrEnum):
    """What takes a message up."""

    LATE_PART = auto()
    """It is put with the other parts of its album."""
    PRESS = auto()
    """The label of a button was typed."""
    SPENT = auto()
    """The label of a button that has done its work was typed."""
    SPENT_DRAFT = auto()
    """Likewise, under a draft that goes on: it is shown as it stands."""
    ANSWER = auto()
    """An open question is answered."""
    PAPER_IN = auto()
    """Files that may assign tasks are read."""
    UNDO_PAPER = auto()
    """What was accepted of a paper is taken back."""
    SIGNED = auto()
    """A paper that was made here is sent back signed."""
    TASKS = auto()
    """Something is said of the tasks that the message shows."""
    NAMED = auto()
    """Something is said of tasks that the words name."""
    ORDERS = auto()
    """An order names its tasks by number, with no message in between."""
    OF_MATTER = auto()
    """An order names its task by what it is about."""
    GIVEN = auto()
    """A new task is given to a unit, as behind /giao, or registered, as behind /dangky."""
    DRAFT = auto()
    """Something is said of a draft, or what to choose under it is told."""
    CHOICES = auto()
    """What to choose under a message of ours is told."""
    CLAIM = auto()
    """Somebody says who they are."""
    QUESTION = auto()
    """Asked outright; examples are shown where it is not understood."""
    MAYBE_QUESTION = auto()
    """Perhaps asked; how to answer is told where it is not."""
    LETTER = auto()
    """A letter was forwarded: it is offered as a registration."""
    FORWARDED = auto()
    """Other words of somebody else were forwarded to us."""
    HOW = auto()
    """Something is reported, or files are sent, and it is not said of which task: it is found out, or asked."""
    OTHERS = auto()
    """Something is said to what goes on with somebody else."""
    NO_TASK = auto()
    """Something is said in reply to a message of ours that shows no task."""
    COURTESY = auto()
    """Nothing but a courtesy is said to us in private, and nothing is open here."""
    NOBODY = auto()
    """Talk that is not for us."""


class Message(Protocol):
    """What decides for whom a message is. What costs a reading or a question is found out only when it is asked."""

    @property
    def late_part(self) -> bool:
        """Whether it is a part of an album whose other parts are kept already."""

    @property
    def brings_paper(self) -> bool:
        """Whether files come, said to us and of no task, that who sends them may have made tasks of."""

    @property
    def undoes_paper(self) -> bool:
        """Whether it is said to us that what was accepted of a paper is taken back."""

    @property
    def private(self) -> bool: ...
    @property
    def forwarded(self) -> bool:
        """Whether the words are somebody else's."""

    @property
    def to_us(self) -> bool:
        """Whether it was said in private, answers us, or begins with a command of ours or our name."""

    @property
    def letter(self) -> bool:
        """Whether the words may be those of a letter that asks for something."""

    @property
    def answers_us(self) -> bool:
        """Whether it is a reply to a message of ours."""

    @property
    def follows_name(self) -> bool:
        """Whether our name stands in front."""

    @property
    def label(self) -> bool:
        """Whether it is the label of a button under the message of ours that it answers, or in private the newest."""

    @property
    def spent(self) -> bool:
        """Likewise, of a button that was there once."""

    @property
    def signed(self) -> bool:
        """Whether files are sent in reply to a paper that was made here."""

    @property
    def asked(self) -> bool:
        """Whether the message replied to asks a question that is open for words, and that these may answer."""

    @property
    def shows(self) -> bool:
        """Whether the message replied to shows tasks."""

    @property
    def draft(self) -> bool:
        """Whether the message replied to belongs to a draft of the speaker that goes on."""

    @property
    def others(self) -> bool:
        """Whether the message replied to belongs to what goes on with somebody else."""

    @property
    def choices(self) -> bool:
        """Whether buttons wait for the speaker under the message replied to."""

    @property
    def waiting(self) -> bool:
        """Whether a question waits for the speaker in this chat that these words answer."""

    @property
    def claims(self) -> bool:
        """Whether somebody says who they are."""

    @property
    def ordered(self) -> bool:
        """Whether who may order something names the tasks by their numbers."""

    @property
    def gives(self) -> bool:
        """Whether who may assign gives a unit a new task, or who may register one says so."""

    @property
    def registers(self) -> bool:
        """Whether the words say that a new task is to be registered, whatever numbers they hold."""

    @property
    def pastes(self) -> bool:
        """Whether they do so in a list, whose numbers are none of tasks that exist."""

    @property
    def orders_of_matter(self) -> bool:
        """Whether who decides orders something of a task that is named by what it is about."""

    @property
    def named(self) -> int:
        """How many tasks that exist are named by their numbers."""

    @property
    def reports(self) -> bool:
        """Whether something is reported, of whatever task, or files are sent."""

    @property
    def asks(self) -> bool:
        """Whether something is asked outright."""

    @property
    def courteous(self) -> bool:
        """Whether it is thanks, a wish or laughter, and no more."""


def route(message: Message) -> Route:
    """What takes the message up."""
    if message.late_part:
        return Route.LATE_PART
    if message.brings_paper:
        return Route.PAPER_IN
    if message.forwarded:
        return _forwarded(message)
    if message.undoes_paper:
        return Route.UNDO_PAPER
    if message.answers_us:
        return _reply(message)
    if message.private:
        return _private(message)
    return _addressed(message) if message.follows_name else Route.NOBODY


def _addressed(message: Message) -> Route:
    """Said in a group behind our name."""
    if message.orders_of_matter:
        return Route.OF_MATTER
    return Route.GIVEN if message.gives else Route.QUESTION


def _forwarded(message: Message) -> Route:
    """Words of somebody else press no button, answer no question, order and report nothing, and claim no post."""
    if not message.to_us:
        return Route.NOBODY
    if message.letter:
        return Route.LETTER
    return Route.NAMED if message.private and message.named == 1 else Route.FORWARDED


def _reply(message: Message) -> Route:
    """In this order: a label typed, an answer to an open question, something of the tasks shown."""
    if message.label:
        return Route.PRESS
    if message.spent:
        return Route.SPENT_DRAFT if message.draft else Route.SPENT
    if message.signed:
        return Route.SIGNED
    if message.asked:
        return Route.ANSWER
    if message.shows:
        return Route.TASKS
    if message.choices:
        return Route.DRAFT if message.draft else Route.CHOICES
    return _private(message) if message.private else _nothing_shown(message)


def _nothing_shown(message: Message) -> Route:
    """An answer in a group to a message that shows no task: it has to be named. Courtesies need no word of ours."""
    if message.named:
        return Route.NAMED
    if message.gives:
        return Route.GIVEN
    if message.courteous:
        return Route.NOBODY
    return Route.OTHERS if message.others else Route.NO_TASK


def _private(message: Message) -> Route:
    """Said in private without a reply: an answer, a post, a task that is named or given, or a question of one's own."""
    if message.label:
        return Route.PRESS
    if message.waiting:
        return Route.ANSWER
    if message.claims:
        return Route.CLAIM
    if (of_tasks := _of_tasks(message)) is not None:
        return of_tasks
    if message.reports and not message.asks:
        return Route.HOW
    if message.courteous and not message.asks:
        return Route.COURTESY
    return Route.QUESTION if message.asks else Route.MAYBE_QUESTION


def _of_tasks(message: Message) -> Route | None:
    """What is said of tasks by their numbers or by what they are about, or of new ones; None where nothing is."""
    if message.pastes or message.registers:
        return Route.GIVEN
    if message.ordered:
        return Route.ORDERS
    if message.named == 1 or (message.named and (message.reports or not message.asks)):
        return Route.NAMED
    if message.orders_of_matter:
        return Route.OF_MATTER
    return Route.GIVEN if message.gives else None


MOST_LINES = 99
"""More lines than any message has."""


@dataclass(frozen=True)
class Place:
    """Of which task one part of a message speaks, so far as its words tell.

    `item` is the number of a line, `task` that of a task. `chat` tells that it reports nothing, `asks` that it is a
    question, `judges` that it would judge work, were it known which, `may_name_line` that a number in it may be that
    of a line.
    """

    item: int | None = None
    task: int | None = None
    unsettled: bool = False
    chat: bool = False
    asks: bool = False
    judges: bool = False
    may_name_line: bool = False


@dataclass(frozen=True)
class Shown:
    """The tasks of the message replied to, as far as the speaker may see them.

    `lines` are ids of tasks by the numbers of their lines, `numbers` the numbers of the tasks by their ids, `own` the
    ids of those of which something is asked of the speaker.
    """

    lines: Mapping[int, int]
    numbers: Mapping[int, int]
    own: Sequence[int]
    decides: bool = False
    uncounted: bool = False
    """Several tasks are shown, and no numbers of theirs are known: the task is asked for by its own."""


@dataclass(frozen=True)
class Target:
    """The task that is meant: by its number where it is named, by its id where it is shown; neither for courtesies."""

    number: int | None = None
    id: int | None = None
    refusal: Refusal | None = None


NOBODY = Target()


def meant(part: Place, shown: Shown) -> Target:
    """The task that a part of a message is about; who names no line speaks of the own one, where only one of them is.

    The refusal is WhichTask, NoSuchItem, MaybeCount or NotYourItem.
    """
    if part.unsettled and part.item is not None and part.item in shown.lines:
        return Target(refusal=refusals.MaybeCount(part.item))
    if part.unsettled:
        return _which(shown)
    if part.task is not None:
        return Target(number=part.task)
    if part.item is not None and shown.uncounted:
        return _which(shown)
    if part.item is not None and part.item not in shown.lines:
        return Target(refusal=refusals.NoSuchItem(part.item, len(shown.lines)))
    if len(set(shown.lines.values())) == 1:
        return Target(id=next(iter(shown.numbers)))
    if part.item is not None:
        return _line(part.item, shown)
    return _unnamed(part, shown)


def _line(item: int, shown: Shown) -> Target:
    task = shown.lines[item]
    return Target(id=task) if task in shown.numbers else Target(refusal=refusals.NotYourItem(item))


def _unnamed(part: Place, shown: Shown) -> Target:
    """Several tasks are shown, and none is named."""
    if part.chat and not (shown.decides and part.judges):
        return NOBODY
    if len(shown.own) == 1 and not part.may_name_line:
        return Target(id=shown.own[0])
    return _which(shown, decides=shown.decides, asks=part.asks)


def _which(shown: Shown, *, decides: bool = False, asks: bool = False) -> Target:
    numbers, counted = tuple(shown.numbers.values()), not shown.uncounted
    return Target(refusal=refusals.WhichTask(numbers, decides, counted=counted, asks=asks))


def quoted(quote: str, tasks: Sequence[Task]) -> tuple[int, ...]:
    """The ids of the tasks that the quoted part of our message shows, by their numbers or their words."""
    shown = fold(quote)
    part = shown.strip(_AROUND_WORDS)
    return tuple(
        task.id
        for task in tasks
        if task.number in _numbers(shown) or _stands_in(fold(task.content), part) or _stands_in(shown, _head(task))
    )


_AROUND_WORDS = '0123456789./-–— \n“”"…'
_LEAST = 6
"""Letters below which a part of a line tells nothing."""
_HEAD = 24


def _numbers(shown: str) -> set[int]:
    """The numbers behind "/nv"."""
    parts = shown.split("/nv")[1:]
    digits = ("".join(takewhile(str.isdecimal, part)) for part in parts)
    return {int(number) for number in digits if number}


def _head(task: Task) -> str:
    return fold(task.content)[:_HEAD].strip()


def _stands_in(text: str, part: str) -> bool:
    return len(part) >= _LEAST and part in text
