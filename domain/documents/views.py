"""A paper that came in as somebody may see it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.documents.papers_in import Item, ItemState, PaperIn
from domain.documents.versions import Compared
from domain.refusals import Refusal
from domain.tasks import CLOSED, State, UnitName


@dataclass(eq=False)
class NoSuchPaper(Refusal):
    """There is no paper of that number, or none of which the speaker may see anything."""

    words: str


@dataclass(frozen=True)
class PaperView:
    """`items` are those that are shown, `hidden` counts those of other units, which are not.

    `names` are those of the units by their ids, also of those that are no more; `units` are the ids of those that there
    are; `tasks` the number and the state of each task that was made of it.
    `acts` tells whether the reader may accept anything of it, `compared` what it changes of an older version.
    """

    paper: PaperIn
    items: tuple[Item, ...]
    names: Mapping[int, str]
    units: tuple[int, ...] = ()
    tasks: Mapping[int, tuple[int, State]] = field(default_factory=dict)
    hidden: int = 0
    acts: bool = True
    compared: Compared | None = None
    today: dt.date = dt.date.min
    """In the zone of the organization: a deadline that is over is told of."""
    vacant: tuple[UnitName, ...] = ()
    """Units that lead drafts of it and have no people yet."""

    def of(self, *states: ItemState) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.state in states)

    def is_over(self, item: Item) -> bool:
        """Whether its deadline has passed, so that it would be overdue at once."""
        due = item.draft.due
        return due is not None and due.day is not None and not due.rrule and due.day < self.today

    def states_of(self, item: Item) -> tuple[State, ...]:
        """How the tasks that were made of an item stand."""
        made = item.taken.tasks if item.taken else ()
        return tuple(self.tasks[task][1] for task in made if task in self.tasks)

    def numbers_of(self, item: Item) -> tuple[int, ...]:
        """The numbers of the tasks that were made of an item, or that it changes."""
        return tuple(self.tasks[task][0] for task in item.tasks if task in self.tasks)


@dataclass(frozen=True)
class PaperLine:
    """A paper in a list of papers: how many drafts are open, and how many of its tasks are done, of how many."""

    paper: PaperIn
    open: int
    done: int
    made: int


def line_of(paper: PaperIn, tasks: Mapping[int, tuple[int, State]]) -> PaperLine:
    """`tasks` are the numbers and states of tasks by their ids."""
    states = [tasks[task][1] for task in paper.drafts.tasks if task in tasks]
    counted = [state for state in states if state is not State.CANCELLED]
    done = sum(state in CLOSED for state in counted)
    return PaperLine(paper, len(paper.drafts.open_ones) if paper.is_open else 0, done, len(counted))


@dataclass(frozen=True)
class Refused:
    """Items that somebody wanted to take and did not get, each with what stands in the way."""

    lacking: tuple[Item, ...] = ()
    doubled: tuple[Item, ...] = ()
    taken: tuple[Item, ...] = ()
    """Somebody has accepted them before."""
    of_others: tuple[Item, ...] = ()
    """They are of other units, and the office decides about them."""
    unknown: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lacking or self.doubled or self.taken or self.of_others or self.unknown)


@dataclass(frozen=True)
class Withdrawn:
    """Tasks whose acceptance was taken back, by their numbers; those that were `kept` have been worked on since."""

    numbers: tuple[int, ...]
    kept: tuple[int, ...]
    by: str
