"""Who says what of which task, and which of the orders that the words may be presupposes nothing that is not so."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.decide.known import OPEN, SUBMITTED, Asked, Known, Phase
from domain.orders import When
from domain.people import Actor, Capacity, capacity_of
from domain.replies import Intent, Preparation, Reply
from domain.said import Ordered, Said
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
