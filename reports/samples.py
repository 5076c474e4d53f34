"""Reports to try a template with: one with all that may stand in a paper, awkwardly written, and an empty one."""

import datetime as dt

from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.letterhead import Letterhead, Signer
from domain.organizations import Unit
from domain.overviews.board import Board, Cells, Row
from domain.overviews.filters import EVERYTHING
from domain.overviews.report import Entry, Report
from domain.tasks import Due, State, Task, Timeliness, UnitName

AWKWARD = "Rà soát & <b>“hồ sơ”</b> 'A' \"B\" {{ x }} " + "X" * 460
_NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=7)))
_DUE = Due(AWKWARD, DeadlineKind.EXACT, dt.date(2026, 11, 3))


def samples() -> tuple[Report, ...]:
    units = (Unit(1, AWKWARD), Unit(2, "Văn phòng"))
    late = tuple(_task(number, units[0], State.IN_PROGRESS) for number in range(1, 13))
    done = _task(13, units[1], State.COMPLETED)
    entries = (
        *(Entry(task, Timeliness.OVERDUE, 17, (_DUE,), AWKWARD, _DUE) for task in late),
        Entry(done, Timeliness.IN_TIME),
    )
    rows = (Row(units[0], Cells(open_overdue=len(late))), Row(units[1], Cells(done_in_time=1)))
    head = Letterhead(AWKWARD, AWKWARD, AWKWARD, AWKWARD, (AWKWARD,), Signer(AWKWARD, AWKWARD), AWKWARD)
    full = Report(_board(rows), entries, head, late[:1], _NOW.date())
    return full, Report(_board(()), (), Letterhead())


def _task(number: int, unit: Unit, state: State) -> Task:
    return Task(
        id=number,
        organization=1,
        number=number,
        content=AWKWARD,
        lead=UnitName(unit.id, unit.name),
        state=state,
        created_at=_NOW,
        due=_DUE,
        product=AWKWARD,
        last_words=AWKWARD,
        support=(UnitName(2, AWKWARD),),
    )


def _board(rows: tuple[Row, ...]) -> Board:
    return Board(AWKWARD, _NOW, WorkingCalendar(), EVERYTHING, rows)
