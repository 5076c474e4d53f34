"""For whom the words of a message are: a question of ours, the tasks that it shows, a draft, or nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from domain import refusals
from domain.refusals import Refusal


class Route(StrEnum):
    """What takes a message up."""

    PRESS = auto()
    """The label of a button was typed."""
    SPENT = auto()
    """The label of a button that has done its work was typed."""
    SPENT_DRAFT = auto()
    """Likewise, under a draft that goes on: it is shown as it stands."""
    ANSWER = auto()
    """An open question is answered."""
    TASKS = auto()
    """Something is said of the tasks that the message shows, or that the words name."""
    ORDERS = auto()
    """An order names its tasks by number, with no message in between."""
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
    HOW = auto()
    """Something is reported, and it is not said of which task."""
    NO_TASK = auto()
    """Something is reported in reply to a message of ours that shows no task."""
    NOBODY = auto()
    """Talk that is not for us."""


@dataclass(frozen=True)
class Heading:
    """What one look at a whole message tells of whom it is for.

    `label` is whether it is the label of a button under the message replied to, `spent` of one that was there once.
    `numbered` tells that it begins with the number of a task, or that an order names one; `ordered` that an order
    names tasks and may be carried out without a message in between; `named` how many tasks that exist it names.
    """

    label: bool = False
    spent: bool = False
    only_wishes: bool = False
    """It wishes to be reminded again, and says nothing else: no question is answered by that."""
    numbered: bool = False
    ordered: bool = False
    named: int = 0
    claims: bool = False
    reports: bool = False
    asks: bool = False


@dataclass(frozen=True)
class Answered:
    """The message of ours that is replied to, or in private the newest one.

    `asked` tells that it belongs to a question that is open for words, and `answerable` that the speaker may answer
    it; `of_task`, that it is about a task. `own` tells that the dialogue was begun by the speaker.
    """

    shows: bool = False
    asked: bool = False
    of_task: bool = False
    answerable: bool = False
    own: bool = False
    draft: bool = False
    buttons: bool = False
    decides_post: bool = False
    """A post waits under it for somebody like the speaker to decide."""


@dataclass(frozen=True)
class Surroundings:
    """Where a message was said. `waiting` is an open question of the chat that any words answer, None for none."""

    private: bool = False
    follows_name: bool = False
    waiting: Answered | None = None
    waits_for_decider: bool = False
    """The waiting question is one that who decides was asked: an order that names a task does not answer it."""
    decides: bool = False
    """Whether the speaker moves deadlines in the department."""


def route(heading: Heading, answered: Answered | None, around: Surroundings) -> Route:
    """What takes the message up; `answered` is None where it is no reply to us."""
    if answered is not None:
        return _reply(heading, answered, around)
    if around.private:
        return _private(heading, around)
    return Route.QUESTION if around.follows_name else Route.NOBODY


def _reply(heading: Heading, answered: Answered, around: Surroundings) -> Route:
    """In this order: a label typed, an answer to an open question, something of the tasks shown."""
    if heading.label:
        return Route.PRESS
    if heading.spent:
        return Route.SPENT_DRAFT if answered.draft and answered.own else Route.SPENT
    if answered.asked and answered.answerable and not (answered.of_task and heading.only_wishes):
        return Route.ANSWER
    if answered.shows:
        return Route.TASKS
    if answered.own and answered.buttons:
        return Route.DRAFT if answered.draft else Route.CHOICES
    if answered.decides_post:
        return Route.CHOICES
    if around.private:
        return _private(heading, around)
    return Route.NO_TASK if heading.reports else Route.NOBODY


def _private(heading: Heading, around: Surroundings) -> Route:
    """Said in private without a reply: an answer, a post, a task named by its number, or a question of one's own."""
    if heading.label:
        return Route.PRESS
    if around.waiting is not None and not (heading.numbered and around.waits_for_decider):
        return Route.ANSWER
    if heading.claims:
        return Route.CLAIM
    if heading.ordered and around.decides:
        return Route.ORDERS
    if heading.named == 1:
        return Route.TASKS
    if heading.reports and not heading.asks:
        return Route.HOW
    return Route.QUESTION if heading.asks else Route.MAYBE_QUESTION


@dataclass(frozen=True)
class Part:
    """Of which task one part of a message speaks, so far as its words tell.

    `item` is the number of a line, `task` that of a task. `chat` tells that it reports nothing, `judges` that it would
    judge work, were it known which, `may_name_line` that a number in it may be that of a line.
    """

    item: int | None = None
    task: int | None = None
    unsettled: bool = False
    chat: bool = False
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


@dataclass(frozen=True)
class Target:
    """The task that is meant: by its number where it is named, by its id where it is shown; neither for courtesies."""

    number: int | None = None
    id: int | None = None
    refusal: Refusal | None = None


NOBODY = Target()


def meant(part: Part, shown: Shown) -> Target:
    """The task that a part of a message is about; who names no line speaks of the own one, where only one of them is.

    The refusal is WhichTask, NoSuchItem or NotYourItem.
    """
    if part.unsettled:
        return _which(shown)
    if part.task is not None:
        return Target(number=part.task)
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


def _unnamed(part: Part, shown: Shown) -> Target:
    """Several tasks are shown, and none is named."""
    if part.chat and not (shown.decides and part.judges):
        return NOBODY
    if len(shown.own) == 1 and not part.may_name_line:
        return Target(id=shown.own[0])
    return _which(shown, decides=shown.decides)


def _which(shown: Shown, *, decides: bool = False) -> Target:
    return Target(refusal=refusals.WhichTask(tuple(shown.numbers.values()), decides))
