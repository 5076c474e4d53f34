"""A case: who says what of which task, what is meant by it, and the cell of the tables in which it falls.

With meanings.py this is the one place that has conditions.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from domain import extensions
from domain.acts import Attach
from domain.decide.cells import (
    Authority,
    Cell,
    Day,
    Lead,
    Proof,
    Reason,
    Requested,
    Rest,
    Result,
    Returning,
    Sent,
    Whose,
)
from domain.decide.known import OPEN, SUBMITTED, Asked, Known, Phase, Question
from domain.orders import When
from domain.people import Actor, Capacity, capacity_of, decides_order
from domain.replies import Intent, Preparation, Reply
from domain.said import Meaning, Ordered, Said, Wanted
from domain.tasks import State, Task


@dataclass(frozen=True)
class Scene:
    """Who says what of which task."""

    said: Said
    known: Known
    capacity: Capacity
    phase: Phase

    @classmethod
    def of(cls, said: Said, known: Known) -> "Scene":
        said = replace(said, reply=_as_result(said.reply, known.results))
        return cls(said, known, capacity_of(known.actor, known.task.duty), phase_of(known.actor, known.task))

    @property
    def intent(self) -> Intent:
        return self.said.reply.intent


class Choice(NamedTuple):
    """What is meant, with the order, the deadline and the question that belong to it."""

    meaning: Meaning
    order: Ordered | None = None
    wanted: Wanted | None = None
    question: Question | None = None


@dataclass(frozen=True)
class Case:
    """A cell with what fell into it; acts are made of this."""

    said: Said
    known: Known
    choice: Choice
    cell: Cell

    @property
    def task(self) -> Task:
        return self.known.task

    @property
    def words(self) -> str:
        return self.said.words

    @property
    def whole(self) -> str:
        """What was said when the question was put, and the answer to it."""
        before = self.choice.question.words if self.choice.question else ""
        return f"{before}. {self.words}".strip(" .") if before else self.words

    @property
    def order(self) -> Ordered:
        return self.choice.order or Ordered(self.choice.meaning)

    @property
    def wanted(self) -> Wanted:
        return self.choice.wanted or Wanted("")

    @property
    def question(self) -> Question:
        assert self.choice.question is not None
        return self.choice.question

    @property
    def attached(self) -> tuple[Attach, ...]:
        """The files that came with the words."""
        return (Attach(self.said.files),) if self.said.files else ()

    @property
    def attached_aloud(self) -> tuple[Attach, ...]:
        """Likewise, beside an answer that does not tell of files."""
        return (Attach(self.said.files, told=True),) if self.said.files else ()


def _as_result(reply: Reply, results: frozenset[Preparation]) -> Reply:
    """The reply about a task that asks for the papers `results`: one of them being finished, it is done.

    What tells no state of the work is decided like talk: it is kept, and reports nothing.
    """
    if reply.vague:
        return replace(reply, intent=Intent.SMALLTALK)
    is_done = reply.intent is Intent.PROGRESS and not reply.doubtful and reply.prepares in results
    return replace(reply, intent=Intent.DONE) if is_done else reply


def phase_of(actor: Actor, task: Task) -> Phase:
    if task.state is State.SUBMITTED and task.reporter == actor.person:
        return Phase.SUBMITTED_OWN
    return Phase(task.state.value)


Condition = Callable[[Scene, bool, Asked], bool]
"""Of whom and what it is said, whether a later deadline is asked for, and what is answered."""


def first_order(scene: Scene, *, requested: bool, asked: Asked) -> Ordered | None:
    """The surest of the orders that the words may be, of those whose presuppositions hold."""
    return next((one for one in scene.said.orders if _HOLDS[one.when](scene, requested, asked)), None)


def _is_undated(scene: Scene) -> bool:
    due = scene.known.task.due
    return due is None or (due.day is None and due.moment is None)


def _is(*phases: Phase) -> Condition:
    return lambda scene, requested, asked: scene.phase in phases


def _answers(*questions: Asked) -> Condition:
    return lambda scene, requested, asked: asked in questions


def _judges(scene: Scene, requested: bool, asked: Asked) -> bool:
    """Whether reported work is judged; yes or no to a request that is over is none to the report that came after it."""
    older = asked is Asked.REQUEST_OVER and any(one.when is When.OVER_ANSWERED for one in scene.said.orders)
    return scene.phase in SUBMITTED and not requested and not older


_HOLDS: dict[When, Condition] = {
    When.ALWAYS: lambda scene, requested, asked: True,
    When.GIVEN_BACK: _is(Phase.RETURNED),
    When.RETURN_ANSWERED: _answers(Asked.RETURN),
    When.CANCELLED: _is(Phase.CANCELLED),
    When.CONFIRMED: _is(Phase.COMPLETED),
    When.REPORTED: _judges,
    When.AT_WORK: lambda scene, requested, asked: scene.phase in OPEN and not requested,
    When.GOES_ON: _is(*OPEN),
    When.UNDATED: lambda scene, requested, asked: scene.phase in OPEN and _is_undated(scene),
    When.CONDITION_AWAITED: _is(Phase.WAITING),
    When.NOTHING_REQUESTED: lambda scene, requested, asked: not requested,
    When.REQUESTED: lambda scene, requested, asked: requested,
    When.REQUESTED_ASIDE: lambda scene, requested, asked: requested and asked is not Asked.REQUEST,
    When.REQUEST_ANSWERED: _answers(Asked.REQUEST),
    When.OVER_ANSWERED: _answers(Asked.REQUEST_OVER),
    When.DAY_ANSWERED: _answers(Asked.DAY_SET),
    When.UNIT_NAMED: _answers(Asked.UNIT, Asked.UNIT_NAMED),
    When.UNIT_ASKED: _answers(Asked.UNIT),
}


def told_of(reply: Reply, results: frozenset[Preparation]) -> Reply:
    """The reply as it is told of such a task: with a paper that only prepares its result it is not sure to be done."""
    is_other = reply.prepares is not None and reply.prepares not in results
    if is_other and reply.intent is Intent.DONE:
        return replace(reply, intent=Intent.PROGRESS, doubtful=True)
    return reply if reply.vague else _as_result(reply, results)


_DATED = frozenset({Meaning.EXTEND, Meaning.SET, Meaning.SHORTEN, Meaning.PROPOSE, Meaning.BEGIN, Meaning.ASK_TIME})
"""Orders and requests in which a day of this year that is over is no day of the next year."""


def falls(reply: Reply, task: Task) -> bool:
    """Whether a share or a count is smaller than the one before."""
    if reply.percent is not None:
        return task.percent is not None and reply.percent < task.percent
    if reply.count is None or task.count is None:
        return False
    return reply.count[1] == task.count[1] and reply.count[0] < task.count[0]


def cell_of(scene: Scene, choice: Choice) -> Cell:
    """The cell in which the scene falls where that is meant."""
    said, known = scene.said, scene.known
    has_proof = said.evidence or said.files or known.evidence_on_file
    return Cell(
        meaning=choice.meaning,
        capacity=scene.capacity,
        phase=scene.phase,
        asked=known.asked,
        requested=_requested(known),
        day=_day(choice, known),
        proof=Proof.GIVEN if has_proof else Proof.NONE,
        result=_result(scene),
        lead=_lead(choice.order, known.task),
        reason=Reason.GIVEN if choice.order and choice.order.words.strip() else Reason.NONE,
        returning=Returning.IN_TIME if known.returnable else Returning.LATE,
        sent=Sent.FILES if said.files else Sent.NONE,
        authority=_authority(known),
        whose=Whose.OPEN if decides_order(known.actor, known.task.duty) else Whose.LEADERS,
        rest=_rest(said),
    )


def _requested(known: Known) -> Requested:
    if known.request is None:
        return Requested.NONE
    return Requested.OWN if known.request.by == known.actor.person else Requested.OPEN


def _day(choice: Choice, known: Known) -> Day:
    wanted = choice.wanted
    if wanted is None or not wanted.words:
        return Day.NONE
    if wanted.limit is None:
        return Day.UNREAD
    if wanted.limit.passed and choice.meaning in _DATED:
        return Day.PASSED
    due, new, zone = known.task.due, wanted.limit.due, known.times.zone
    if extensions.is_same(due, new, zone):
        return Day.SAME
    if extensions.is_earlier(due, new, zone):
        return Day.EARLIER
    if choice.meaning is Meaning.EXTEND and _is_beyond(wanted, known):
        return Day.BEYOND
    return Day.LATER if due is not None and due.ends(zone) is not None else Day.FIRST


def _is_beyond(wanted: Wanted, known: Known) -> bool:
    if known.request is None or wanted.limit is None or wanted.express:
        return False
    return extensions.is_earlier(wanted.limit.due, known.request.due, known.times.zone)


def _result(scene: Scene) -> Result:
    prepares = scene.said.reply.prepares
    return Result.FINAL if prepares is None or prepares in scene.known.results else Result.PREPARES


def _lead(order: Ordered | None, task: Task) -> Lead:
    if order is not None and order.refusal is not None:
        return Lead.UNKNOWN
    if order is None or order.unit is None:
        return Lead.NONE
    if order.unit.id != task.lead.id:
        return Lead.OTHER
    return Lead.SAME_SUPPORTED if order.support else Lead.SAME


def _authority(known: Known) -> Authority:
    due = known.task.due
    above = known.task.set_above and due is not None and due.ends(known.times.zone) is not None
    return Authority.ABOVE if above else Authority.OURS


def _rest(said: Said) -> Rest:
    """Of a report that is taken back; and whether it is said what was meant by words that were read wrongly."""
    reply = said.reply
    figures = reply.percent is not None or reply.count is not None
    if said.meant is not None or figures or reply.intent in (Intent.OBSTACLE, Intent.EXTENSION):
        return Rest.MORE
    return Rest.WORDS if reply.intent is Intent.PROGRESS else Rest.NOTHING
