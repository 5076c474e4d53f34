"""What becomes of a task that goes to another unit, is supported, hurried, begun or reopened."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from domain import tasks
from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.ladder import Times, next_rung
from domain.refusals import AlreadyClosed, AlreadySubmitted, NothingToConfirm
from domain.tasks import Due, PersonName, State, Task, UnitName, Urgency
from tests.domain.test_tasks import CALENDAR, HANOI, NOW, Outcome, at, on, task

SCIENCE, DIGITAL, CENTRE, OFFICE = (UnitName(id_, name) for id_, name in enumerate(("A", "B", "C", "D"), 1))
HUY = PersonName(40, "Huy", 4000)
WORKED_ON = replace(
    task(on("18/12")),
    support=(DIGITAL, CENTRE),
    delegate=HUY,
    percent=40,
    count=(2, 5),
    last_words="được 40%",
    heard_at=NOW,
    snoozed_until=NOW,
)

STEPS: dict[str, Callable[[Task], Task]] = {
    "reassign": lambda one: tasks.reassign(one, DIGITAL),
    "support": lambda one: tasks.support(one, [OFFICE]),
    "urge": lambda one: tasks.urge(one, Urgency.EXPRESS),
    "begin": tasks.begin,
    "reopen": tasks.reopen,
}
OPEN = (State.ASSIGNED, State.IN_PROGRESS, State.RETURNED, State.WAITING, State.SUSPENDED)
OUTCOMES: dict[str, dict[State, Outcome]] = {
    "reassign": {State.SUBMITTED: AlreadySubmitted, **dict.fromkeys(OPEN, State.ASSIGNED)},
    "begin": {State.WAITING: State.ASSIGNED},
    "reopen": {**dict.fromkeys(State, NothingToConfirm), State.COMPLETED: State.IN_PROGRESS},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_what_each_step_makes_of_each_state(state: State, step: str) -> None:
    """Where the table says nothing, a closed task is refused and any other stays in its state."""
    expected = OUTCOMES.get(step, {}).get(state, AlreadyClosed if state in tasks.CLOSED else state)
    if isinstance(expected, State):
        assert STEPS[step](replace(WORKED_ON, state=state)).state is expected
        return
    with pytest.raises(expected):
        STEPS[step](replace(WORKED_ON, state=state))


def test_another_unit_begins_anew_without_what_the_old_one_said_and_whom_it_charged() -> None:
    assert tasks.reassign(WORKED_ON, DIGITAL) == replace(
        WORKED_ON,
        lead=DIGITAL,
        support=(CENTRE,),
        state=State.ASSIGNED,
        delegate=None,
        percent=None,
        count=None,
        last_words=None,
        snoozed_until=None,
    )
    waiting = replace(WORKED_ON, due=Due("khi có kế hoạch", DeadlineKind.EVENT), state=State.RETURNED)
    assert tasks.reassign(waiting, DIGITAL).state is State.WAITING


def test_support_is_added_once_and_never_the_lead() -> None:
    assert tasks.support(WORKED_ON, [CENTRE, SCIENCE, OFFICE, OFFICE]).support == (DIGITAL, CENTRE, OFFICE)


def test_a_reopened_task_is_neither_reported_nor_completed() -> None:
    done = replace(
        WORKED_ON, state=State.COMPLETED, percent=100, reported_at=NOW, reporter=7, completed_at=at("10/12 09:00")
    )
    assert tasks.reopen(done) == replace(
        done, state=State.IN_PROGRESS, percent=None, count=None, reported_at=None, reporter=None, completed_at=None
    )


def test_work_sent_back_is_no_longer_reported_by_anybody() -> None:
    reported = replace(WORKED_ON, state=State.SUBMITTED, percent=100, reported_at=NOW, reporter=7)
    assert tasks.send_back(reported) == replace(
        reported, state=State.IN_PROGRESS, percent=None, count=None, reported_at=None, reporter=None
    )


@pytest.mark.parametrize("state", State)
def test_who_reported_counts_as_long_as_the_report_stands(state: State) -> None:
    reporter = replace(WORKED_ON, state=state, reporter=7).duty.reporter
    assert reporter == (7 if state in (State.SUBMITTED, State.COMPLETED) else None)


def test_a_new_deadline_ends_the_wish_to_be_reminded_again() -> None:
    moved = tasks.move_deadline(WORKED_ON, on("30/12"))
    assert (moved.snoozed_until, moved.due and moved.due.version) == (None, 2)
    assert tasks.move_deadline(replace(WORKED_ON, due=None), on("30/12")).due == on("30/12")


@pytest.mark.parametrize(
    ("now", "may"),
    [
        ("10/12 09:00", True),
        ("10/12 09:01", False),
        ("12/12 08:00", False),
    ],
)
def test_a_task_is_given_back_within_a_working_day(now: str, may: bool) -> None:
    assert tasks.may_return(NOW, at(now), CALENDAR) is may


def test_days_off_do_not_count_towards_giving_back() -> None:
    friday = at("11/12 15:00")
    assert tasks.may_return(friday, at("14/12 15:00"), WorkingCalendar())
    assert not tasks.may_return(friday, at("14/12 15:01"), WorkingCalendar())


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("days", "full"), [(4, False), (5, True), (6, True)])
def test_a_unit_is_silent_once_the_period_is_full_and_only_while_it_works(state: State, days: int, full: bool) -> None:
    since = CALENDAR.add_working_days(NOW.date(), -days)
    one = replace(task(on("30/12"), state), heard_at=dt.datetime.combine(since, dt.time(9), HANOI))
    silent = tasks.is_unreported(one, NOW, CALENDAR, period=5)
    assert silent is (full and state in (State.ASSIGNED, State.IN_PROGRESS))


@pytest.mark.parametrize("state", [State.COMPLETED, State.CANCELLED, State.SUBMITTED, State.SUSPENDED])
def test_what_is_finished_laid_aside_or_to_be_judged_is_not_reminded_of(state: State) -> None:
    assert next_rung(replace(task(on("18/12")), state=state), NOW, Times(HANOI)) is None
