"""The cell of the tables in which what was said falls: the one place, with meanings.py, that has conditions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from domain import extensions
from domain.acts import Attach
from domain.decide.known import Asked, Known, Phase, Question
from domain.decide.meanings import Choice, choose
from domain.decide.scene import Scene
from domain.people import Capacity, decides_order
from domain.replies import Intent
from domain.said import Meaning, Ordered, Said, Wanted
from domain.tasks import Task


class Requested(StrEnum):
    """Whether a later deadline waits for a decision."""

    NONE = auto()
    OPEN = auto()
    OWN = auto()
    """The speaker asked for it."""


class Day(StrEnum):
    """How the deadline that is spoken of stands to the present one."""

    NONE = auto()
    """None is named."""
    UNREAD = auto()
    """The words give none."""
    PASSED = auto()
    FIRST = auto()
    """There is no present one."""
    SAME = auto()
    EARLIER = auto()
    LATER = auto()
    BEYOND = auto()
    """Later than anybody asked for, and not expressly allowed."""


class Proof(StrEnum):
    """Whether a result stands behind the report: a paper, a link, a file."""

    NONE = auto()
    GIVEN = auto()


class Result(StrEnum):
    """Whether what is said to be finished is the result of the task."""

    FINAL = auto()
    """The work itself, the paper that the task asks for, or nothing is named."""
    PREPARES = auto()
    """A paper that only prepares it."""


class Lead(StrEnum):
    """The unit that an order names."""

    NONE = auto()
    UNKNOWN = auto()
    SAME = auto()
    SAME_SUPPORTED = auto()
    """The present one, with more units that support it."""
    OTHER = auto()


class Reason(StrEnum):
    NONE = auto()
    GIVEN = auto()


class Returning(StrEnum):
    """Whether the time to give the task back still runs."""

    IN_TIME = auto()
    LATE = auto()


class Sent(StrEnum):
    """Whether files came with the words."""

    NONE = auto()
    FILES = auto()


class Authority(StrEnum):
    """Whose the deadline is."""

    OURS = auto()
    ABOVE = auto()
    """A higher authority's, and not to be moved."""


class Whose(StrEnum):
    """Whether it is for the speaker to decide about the order."""

    OPEN = auto()
    LEADERS = auto()
    """A leader gave it, and somebody else decides about it."""


class Rest(StrEnum):
    """What is said beside a report that is taken back, or a reading that was wrong."""

    NOTHING = auto()
    WORDS = auto()
    MORE = auto()
    """Something that is decided by itself."""


@dataclass(frozen=True)
class Cell:
    """One place in the tables."""

    meaning: Meaning
    capacity: Capacity
    phase: Phase
    asked: Asked
    requested: Requested
    day: Day
    proof: Proof
    result: Result
    lead: Lead
    reason: Reason
    returning: Returning
    sent: Sent
    authority: Authority
    whose: Whose
    rest: Rest


AXES: Mapping[str, type[StrEnum]] = {
    "meaning": Meaning,
    "capacity": Capacity,
    "phase": Phase,
    "asked": Asked,
    "requested": Requested,
    "day": Day,
    "proof": Proof,
    "result": Result,
    "lead": Lead,
    "reason": Reason,
    "returning": Returning,
    "sent": Sent,
    "authority": Authority,
    "whose": Whose,
    "rest": Rest,
}

_ORDERED_DAYS = frozenset({Meaning.EXTEND, Meaning.SET, Meaning.SHORTEN, Meaning.PROPOSE, Meaning.BEGIN})
"""Orders in which a day of this year that is over is no day of the next year."""


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


def case_of(said: Said, known: Known) -> Case:
    scene = Scene.of(said, known)
    choice = choose(scene)
    return Case(said, known, choice, _cell(scene, choice))


def cell_of(said: Said, known: Known) -> Cell:
    return case_of(said, known).cell


def _cell(scene: Scene, choice: Choice) -> Cell:
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
    if wanted.limit.passed and choice.meaning in _ORDERED_DAYS:
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
