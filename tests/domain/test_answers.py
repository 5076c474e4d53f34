"""The order of a ranking, and the numbers that a question is answered with."""

import pytest

from domain.organizations import Unit
from domain.overviews.answers import is_counted, number_of, ranked
from domain.overviews.board import Cells, Row
from domain.overviews.filters import Filters, Status
from domain.overviews.questions import Question, Subject

FIRST = Row(Unit(1, "Phòng 1"), Cells(done_in_time=1, open_overdue=3))
SECOND = Row(Unit(2, "Phòng 2"), Cells(done_in_time=2, done_late=1, open_overdue=1))
THIRD = Row(Unit(3, "Phòng 3"), Cells(open_overdue=1, open_in_time=1))
IDLE = Row(Unit(4, "Phòng 4"), Cells())


def places(question: Question) -> list[tuple[int, int]]:
    return [(placed.place, placed.row.unit.id) for placed in ranked((FIRST, SECOND, THIRD, IDLE), question)]


def test_equal_numbers_share_a_place() -> None:
    overdue = Question(Subject.RANK_UNITS, Filters(status=Status.OVERDUE))
    assert places(overdue) == [(1, 1), (2, 2), (2, 3), (4, 4)]


def test_a_ranking_may_begin_with_the_smallest() -> None:
    assert places(Question(Subject.RANK_UNITS, least=True)) == [(1, 4), (2, 3), (3, 1), (3, 2)]


def test_a_unit_without_tasks_has_no_rate() -> None:
    assert places(Question(Subject.RANK_UNITS, by_rate=True)) == [(1, 2), (2, 1), (3, 3)]
    assert places(Question(Subject.RANK_UNITS, by_rate=True, least=True)) == [(1, 3), (2, 1), (3, 2)]


@pytest.mark.parametrize("status", [status for status in Status if is_counted(status)])
def test_every_status_has_its_number(status: Status) -> None:
    cells = Cells(1, 2, 4, 8, 16, 32, 3, 5, 6, 9)
    expected = {
        Status.COMPLETED_IN_TIME: 1,
        Status.COMPLETED_LATE: 2,
        Status.COMPLETED: 7,
        Status.IN_TIME: 8,
        Status.OVERDUE: 16,
        Status.NO_DEADLINE: 32,
        Status.OPEN: 56,
        Status.DUE_SOON: 3,
        Status.AWAITING: 5,
        Status.RETURNED: 6,
        Status.UNREPORTED: 9,
    }
    assert number_of(cells, status) == expected[status]
    assert number_of(cells, None) == 63
