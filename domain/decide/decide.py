"""Deciding: a gate, then a table, each asked once; no other condition decides what follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from domain.acts import Act, Attach, CloseQuestion, NoteObstacle, Refuse, Report, Snooze
from domain.decide import assigning, deadlines, judging, reporting, requesting, talking
from domain.decide.amounts import with_count
from domain.decide.cases import Case, Scene, cell_of
from domain.decide.cells import Cell
from domain.decide.gate import WHO
from domain.decide.known import OVER, Asked, Fact, Known
from domain.decide.meanings import MAY_PROVE, choose
from domain.decide.rows import Key, Row, Table
from domain.people import REPORTERS
from domain.replies import Intent
from domain.said import Meaning, Said, Sign

GATES = (
    judging.GATE,
    deadlines.GATE,
    assigning.GATE,
    reporting.GATE,
    requesting.TIME_GATE,
    requesting.BACK_GATE,
    talking.GATE,
    talking.RESULT_GATE,
    talking.WORDLESS_GATE,
)
TABLES = (
    judging.TABLE,
    deadlines.DAYS,
    deadlines.REQUESTS,
    deadlines.DECIDED,
    assigning.LEADS,
    assigning.REST,
    reporting.TABLE,
    requesting.TIME,
    requesting.BACK,
    talking.TABLE,
    talking.RESULTS,
    talking.DROPS,
    talking.WORDS,
)

KEEP_QUESTION = frozenset({Meaning.UNANSWERED, Meaning.FORWARDED, Meaning.SNOOZE})
"""Words that leave the question that they answer open."""

TOLD = frozenset({Meaning.DONE, Meaning.PROGRESS, Meaning.DOUBTFUL, Meaning.FALLEN, Meaning.ASK_TIME})
"""Reports that may answer a question, and are noted as what they are."""


WORK = frozenset({Meaning.PROGRESS, Meaning.DOUBTFUL, Meaning.FALLEN, Meaning.ANSWER, Meaning.ASK_TIME})
"""Reports beside which an obstacle is put before who decides."""


@dataclass(frozen=True)
class Decision:
    """What follows, and the rows of the tables that say so.

    `kept` is done before the rest and stands whatever the rules refuse of that; `beside` is done by itself after the
    rest: what the rules refuse of it leaves the rest as it is.
    """

    acts: tuple[Act, ...]
    rows: tuple[str, ...]
    beside: tuple[Act, ...] = ()
    kept: tuple[Act, ...] = ()


class CannotHappen(Exception):
    """A cell of the tables was reached that they call impossible."""


def _by_meaning(tables: Iterable[Table]) -> dict[Meaning, Table]:
    return {meaning: table for table in tables for meaning in table.meanings}


GATE_OF = _by_meaning(GATES)
TABLE_OF = _by_meaning(TABLES)


def case_of(said: Said, known: Known) -> Case:
    if said.reply.amount is not None:
        said = replace(said, reply=with_count(said.reply, known.task))
    scene = Scene.of(said, known)
    choice = choose(scene)
    return Case(said, known, choice, cell_of(scene, choice))


def decide(said: Said, known: Known) -> Decision:
    """What follows from one part of a message about one task. Raises CannotHappen, and nothing else."""
    case = case_of(said, known)
    found = row_of(case.cell)
    if found.make is None:
        raise CannotHappen(f"{found.name}: {found.because}")
    acts = (*_closed(case), *found.make(case))
    # What is taken back is dealt with: the rest of the words retreats from no other question.
    rest = decide(said.without(Sign.RETREATS), known.reopened()) if found.goes_on else Decision((), ())
    every, beside = (*acts, *rest.acts), _beside(case, acts)
    return Decision(every, (found.name, *rest.rows), (*beside, *rest.beside), _kept(case, every))


_OF_REQUEST = frozenset({Sign.WITHDRAWS_REQUEST, Sign.RETREATS, Sign.WAS_MISREAD})


def needed(said: Said) -> frozenset[Fact]:
    """What the decision about the words may depend on: only this has to be asked for."""
    found = set()
    if said.orders or said.signs & _OF_REQUEST:
        found.add(Fact.REQUEST)
    may_be_done = said.reply.intent is Intent.DONE or said.reply.prepares is not None
    unproved = may_be_done and not said.evidence and not said.files
    if unproved:
        found.add(Fact.EVIDENCE)
    proves = said.evidence or said.files or Sign.NAMES_NO_PAPER in said.signs
    if unproved or (proves and said.reply.intent in MAY_PROVE):
        found.add(Fact.AWAITED)
    if said.reply.intent is Intent.DECLINE or Sign.GIVES_BACK in said.signs:
        found.add(Fact.RETURN)
    return frozenset(found)


def row_of(cell: Cell) -> Row:
    """The row of the first gate that refuses, or else that of the table."""
    for axes, index in _LOOK_UP[cell.meaning]:
        found = index[tuple([getattr(cell, axis) for axis in axes])]
        if found.make is not None or found.cannot_happen:
            break
    return found


def tables_of(meaning: Meaning) -> tuple[Table, Table, Table]:
    """In the order in which they are asked."""
    return (WHO, GATE_OF[meaning], TABLE_OF[meaning])


_LOOK_UP: Mapping[Meaning, tuple[tuple[tuple[str, ...], Mapping[Key, Row]], ...]] = {
    meaning: tuple((table.axes, table.index) for table in tables_of(meaning)) for meaning in Meaning
}
"""The axes of each table that a meaning is looked up in, and its rows by cell: made once, when this is imported."""


def _closed(case: Case) -> tuple[Act, ...]:
    """The question that was answered is over with the answer."""
    question = case.choice.question
    if question is None or case.cell.meaning in KEEP_QUESTION or case.cell.asked is Asked.ANSWER:
        return ()
    return (CloseQuestion(question.dialogue),)


def _kept(case: Case, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """A file that who works on the task sends is kept, whatever the words beside it (§1.10); forwarded ones report
    nothing.
    """
    cell, files = case.cell, case.said.files
    theirs = cell.capacity in REPORTERS and cell.phase not in OVER and cell.meaning is not Meaning.FORWARDED
    if not files or not theirs or any(isinstance(act, Attach) for act in acts):
        return ()
    return (Attach(files, told=True),)


def _beside(case: Case, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """A report that answers a question reaches who asked, and an obstacle beside work that goes on who decides; and the
    wish to be reminded again that comes with one.

    What is refused carries neither along.
    """
    wish, cell = case.said.snooze, case.cell
    found: list[Act] = []
    if any(isinstance(act, Refuse) for act in acts):
        return ()
    if case.said.reply.obstructed and cell.meaning in WORK and any(isinstance(act, Report) for act in acts):
        found.append(NoteObstacle(case.words))
    if cell.asked is Asked.ANSWER and cell.meaning in TOLD and cell.capacity in REPORTERS:
        found.append(reporting.tell_asker(case))
    if wish is not None and cell.meaning is not Meaning.SNOOZE:
        found.append(Snooze(wish.said, case.said.later))
    return tuple(found)
