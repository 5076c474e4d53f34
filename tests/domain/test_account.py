"""The account of a period adds up, and adds up to the one before and the one after."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ONE_DAY, WorkingCalendar
from domain.overviews.account import Flow, Inflow, Passage, Span, flows_of, passage_of
from domain.overviews.board import Cells, Moment, moment_of
from domain.tasks import CLOSED, State, Timeliness

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOVEMBER, DECEMBER, JANUARY = (
    dt.datetime(2026, 11, 1, tzinfo=HANOI),
    dt.datetime(2026, 12, 1, tzinfo=HANOI),
    dt.datetime(2027, 1, 1, tzinfo=HANOI),
)
CALENDAR = WorkingCalendar()
A, B, C = 1, 2, 3
WORK, REPORTED, DONE, OFF = State.IN_PROGRESS, State.SUBMITTED, State.COMPLETED, State.CANCELLED


def at(day: int, month: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2027 if month < 6 else 2026, month, day, hour, tzinfo=HANOI)


def last_of(until: dt.datetime) -> Moment:
    return moment_of(until - dt.timedelta(microseconds=1), CALENDAR)


def life(*changes: tuple[dt.datetime, State], lead: int = A, due: dt.datetime | None = None) -> list[Span]:
    """The stretches of a task that was in these states from these moments on, reported when it first was."""
    reported = next((moment for moment, state in changes if state is REPORTED), None)
    ends = [*(moment for moment, _ in changes[1:]), None]
    return [
        Span(state, lead, since, until, due, reported if state in (REPORTED, DONE) else None)
        for (since, state), until in zip(changes, ends, strict=True)
    ]


DECEMBERS: dict[str, tuple[list[Span], tuple[Inflow, State, Timeliness] | None]] = {
    "given before, open all the time": (
        life((at(3, 11), WORK)),
        (Inflow.CARRIED, WORK, Timeliness.NO_DEADLINE),
    ),
    "given and open": (life((at(3, 12), WORK)), (Inflow.ADDED, WORK, Timeliness.NO_DEADLINE)),
    "given at the first moment": (life((DECEMBER, WORK)), (Inflow.ADDED, WORK, Timeliness.NO_DEADLINE)),
    "given at the first moment after": (life((JANUARY, WORK)), None),
    "overdue since the month before": (
        life((at(3, 11), WORK), due=at(20, 11, 0)),
        (Inflow.CARRIED, WORK, Timeliness.OVERDUE),
    ),
    "its last day is the last of the month": (
        life((at(3, 12), WORK), due=JANUARY),
        (Inflow.ADDED, WORK, Timeliness.DUE_SOON),
    ),
    "its last day was the day before": (
        life((at(3, 12), WORK), due=JANUARY - ONE_DAY),
        (Inflow.ADDED, WORK, Timeliness.OVERDUE),
    ),
    "reported in time and not confirmed": (
        life((at(3, 11), WORK), (at(9, 12), REPORTED), (at(5, 1), DONE), due=at(10, 12, 0)),
        (Inflow.CARRIED, REPORTED, Timeliness.IN_TIME),
    ),
    "reported in time, confirmed after its deadline": (
        life((at(3, 11), WORK), (at(9, 12), REPORTED), (at(20, 12), DONE), due=at(10, 12, 0)),
        (Inflow.CARRIED, DONE, Timeliness.IN_TIME),
    ),
    "reported late": (
        life((at(3, 11), WORK), (at(11, 12), REPORTED), (at(20, 12), DONE), due=at(10, 12, 0)),
        (Inflow.CARRIED, DONE, Timeliness.OVERDUE),
    ),
    "reported in November, confirmed in December": (
        life((at(3, 11), WORK), (at(28, 11), REPORTED), (at(2, 12), DONE), due=DECEMBER),
        (Inflow.CARRIED, DONE, Timeliness.IN_TIME),
    ),
    "confirmed before": (life((at(3, 11), WORK), (at(9, 11), DONE)), None),
    "confirmed at the last moment before": (life((at(3, 11), WORK), (DECEMBER - dt.timedelta.resolution, DONE)), None),
    "confirmed at the first moment": (
        life((at(3, 11), WORK), (DECEMBER, DONE)),
        (Inflow.CARRIED, DONE, Timeliness.NO_DEADLINE),
    ),
    "opened again, and confirmed again": (
        life((at(3, 11), WORK), (at(9, 11), DONE), (at(3, 12), WORK), (at(9, 12), DONE)),
        (Inflow.REOPENED, DONE, Timeliness.NO_DEADLINE),
    ),
    "confirmed and opened again within the month": (
        life((at(3, 11), WORK), (at(3, 12), DONE), (at(9, 12), WORK)),
        (Inflow.CARRIED, WORK, Timeliness.NO_DEADLINE),
    ),
    "cancelled": (life((at(3, 12), WORK), (at(4, 12), OFF)), (Inflow.ADDED, OFF, Timeliness.NO_DEADLINE)),
    "cancelled, and taken up again later": (
        life((at(3, 11), WORK), (at(4, 12), OFF), (at(4, 1), WORK)),
        (Inflow.CARRIED, OFF, Timeliness.NO_DEADLINE),
    ),
    "two changes at once": (
        life((at(3, 12), WORK), (at(4, 12), REPORTED), (at(4, 12), DONE)),
        (Inflow.ADDED, DONE, Timeliness.NO_DEADLINE),
    ),
}


@pytest.mark.parametrize(("spans", "expected"), DECEMBERS.values(), ids=DECEMBERS)
def test_a_task_has_one_way_into_december_and_one_out_of_it(
    spans: list[Span], expected: tuple[Inflow, State, Timeliness] | None
) -> None:
    way = passage_of(spans, DECEMBER, JANUARY, last_of(JANUARY))
    assert (way and (way.inflow, way.state, way.when)) == expected


def test_while_a_period_lasts_it_is_judged_as_of_now() -> None:
    spans = life((at(3, 12), WORK), due=at(20, 12, 0))
    for now, when in ((at(19, 12), Timeliness.DUE_SOON), (at(20, 12), Timeliness.OVERDUE)):
        way = passage_of(spans, DECEMBER, JANUARY, moment_of(now, CALENDAR))
        assert way is not None
        assert way.when is when


def test_a_task_that_passed_on_counts_with_both_units_and_once_in_all() -> None:
    moved = Passage(Inflow.CARRIED, A, B, WORK, Timeliness.OVERDUE, 2)
    stayed = Passage(Inflow.ADDED, B, B, DONE, Timeliness.IN_TIME)
    assert flows_of([moved, stayed]) == {
        A: Flow(carried=2, departed=2),
        B: Flow(added=1, arrived=2, cells=Cells(done_in_time=1, open_overdue=2)),
    }


MOMENTS = st.integers(0, 90).map(lambda days: NOVEMBER - 15 * ONE_DAY + days * ONE_DAY)


@st.composite
def lives(draw: st.DrawFn) -> list[Span]:
    """Any life of a task: it begins open; moments may coincide with each other and with borders."""
    since = sorted(draw(st.lists(MOMENTS, min_size=1, max_size=6)))
    opens = st.sampled_from([state for state in State if state not in CLOSED])
    states = [draw(opens), *(draw(st.sampled_from(State)) for _ in since[1:])]
    return [
        Span(
            state,
            draw(st.sampled_from([A, B, C])),
            begin,
            end,
            draw(st.none() | MOMENTS),
            begin if state in (REPORTED, DONE) else None,
        )
        for state, begin, end in zip(states, since, [*since[1:], None], strict=True)
    ]


def account(found: Sequence[list[Span]], since: dt.datetime, until: dt.datetime) -> dict[int, Flow]:
    ways = (passage_of(spans, since, until, last_of(until)) for spans in found)
    return flows_of(way for way in ways if way is not None)


@pytest.mark.by_turns
@given(st.lists(lives(), max_size=8), st.tuples(MOMENTS, MOMENTS, MOMENTS).map(sorted))
def test_accounts_add_up_in_themselves_and_to_the_next(found: list[list[Span]], borders: list[dt.datetime]) -> None:
    first, middle, last = borders
    one, next_one = account(found, first, middle), account(found, middle, last)
    for unit in (A, B, C):
        for flow in (one.get(unit, Flow()), next_one.get(unit, Flow())):
            assert flow.came == flow.went
        if first < middle < last:
            assert one.get(unit, Flow()).cells.open == next_one.get(unit, Flow()).carried
    for flows in (one, next_one):
        whole = sum(flows.values(), Flow())
        assert whole.arrived == whole.departed
        counted = Counter(passage_of(spans, *((first, middle) if flows is one else (middle, last)), last_of(last))
                          is not None for spans in found)  # fmt: skip
        assert whole.carried + whole.added + whole.reopened == counted[True]
