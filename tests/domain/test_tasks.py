"""The life of a task: what may follow what, how timeliness is computed, and what holds whatever people do."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain import refusals, tasks
from domain.calendar import WorkingCalendar
from domain.deadlines import Before, Deadline, DeadlineKind
from domain.ladder import Times, next_rung
from domain.refusals import AlreadyClosed, AlreadySubmitted, NothingToConfirm, NotInProgress
from domain.tasks import Due, Report, State, Task, Timeliness, UnitName, Urgency

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkingCalendar()
NOW = dt.datetime(2026, 12, 9, 9, 0, tzinfo=HANOI)  # A Wednesday.


def at(words: str) -> dt.datetime:
    """ "10/12 17:00" of 2026 in Hà Nội."""
    return dt.datetime.strptime(f"{words} 2026", "%d/%m %H:%M %Y").replace(tzinfo=HANOI)


def on(words: str) -> Due:
    """A deadline on a day ("10/12") or at a moment ("10/12 17:00")."""
    if " " in words:
        return Due(words, DeadlineKind.CLOCK, day=at(words).date(), moment=at(words))
    return Due(words, DeadlineKind.EXACT, day=at(f"{words} 00:00").date())


def task(due: Due | None = None, state: State = State.IN_PROGRESS, reported: str | None = None) -> Task:
    return Task(
        id=1,
        organization=1,
        number=12,
        content="Rà soát văn bản",
        lead=UnitName(1, "Phòng Quản lý khoa học"),
        state=state,
        created_at=at("01/12 09:00"),
        due=due,
        reported_at=at(reported) if reported else None,
    )


@pytest.mark.parametrize(
    ("due", "now", "expected", "late"),
    [
        ("18/12", "09/12 09:00", Timeliness.IN_TIME, 0),
        ("15/12", "09/12 09:00", Timeliness.IN_TIME, 0),  # Four working days.
        ("14/12", "09/12 09:00", Timeliness.DUE_SOON, 0),  # Three, over a weekend.
        ("09/12", "09/12 09:00", Timeliness.DUE_SOON, 0),
        ("09/12", "09/12 23:59", Timeliness.DUE_SOON, 0),  # The whole day counts.
        ("09/12", "10/12 00:00", Timeliness.OVERDUE, 1),
        ("09/12", "10/12 09:00", Timeliness.OVERDUE, 1),
        ("09/12", "16/12 09:00", Timeliness.OVERDUE, 7),
        ("09/12 17:00", "09/12 16:59", Timeliness.DUE_SOON, 0),
        ("09/12 17:00", "09/12 17:00", Timeliness.OVERDUE, 1),
        ("09/12 17:00", "10/12 08:00", Timeliness.OVERDUE, 1),
        ("13/12", "12/12 09:00", Timeliness.DUE_SOON, 0),  # A Sunday, seen from the Saturday before.
    ],
)
def test_timeliness_of_what_is_not_reported_done(due: str, now: str, expected: Timeliness, late: int) -> None:
    one = task(on(due))
    assert tasks.timeliness(one, at(now), CALENDAR) is expected
    assert tasks.days_late(one, at(now)) == late


def test_what_has_less_time_has_the_higher_grade() -> None:
    urgent = [Urgency.NORMAL, Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS]
    assert sorted(Urgency, key=lambda urgency: urgency.grade) == urgent


@pytest.mark.parametrize("state", [State.SUBMITTED, State.COMPLETED])
@pytest.mark.parametrize(
    ("due", "reported", "expected", "late"),
    [
        ("10/12", "10/12 23:00", Timeliness.IN_TIME, 0),
        ("10/12", "11/12 00:10", Timeliness.OVERDUE, 1),
        ("10/12 10:00", "10/12 10:00", Timeliness.OVERDUE, 1),
        ("10/12", "14/12 09:00", Timeliness.OVERDUE, 4),
    ],
)
def test_the_day_of_the_report_decides_not_the_day_of_the_confirmation(
    state: State, due: str, reported: str, expected: Timeliness, late: int
) -> None:
    one = task(on(due), state, reported)
    much_later = at("30/12 09:00")
    assert tasks.timeliness(one, much_later, CALENDAR) is expected
    assert tasks.days_late(one, much_later) == late


def test_a_report_decides_nothing_once_the_task_is_cancelled() -> None:
    one = task(on("10/12"), State.CANCELLED, "10/12 09:00")
    assert tasks.timeliness(one, at("14/12 09:00"), CALENDAR) is Timeliness.OVERDUE
    assert tasks.days_late(one, at("14/12 09:00")) == 4


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("due", [None, Due("thường xuyên", DeadlineKind.STANDING)])
def test_without_a_date_nothing_is_ever_late(state: State, due: Due | None) -> None:
    one = task(due, state, "02/12 09:00")
    assert tasks.timeliness(one, NOW + dt.timedelta(days=4000), CALENDAR) is Timeliness.NO_DEADLINE
    assert tasks.days_late(one, NOW + dt.timedelta(days=4000)) == 0


def test_a_day_ends_in_the_zone_of_the_organization() -> None:
    one = task(on("09/12"))
    night = dt.datetime(2026, 12, 9, 17, 30, tzinfo=dt.UTC)  # 00:30 of the tenth in Hà Nội.
    assert tasks.timeliness(one, night.astimezone(HANOI), CALENDAR) is Timeliness.OVERDUE


def test_a_day_that_is_worked_after_all_counts() -> None:
    saturday_worked = WorkingCalendar({dt.date(2026, 12, 12): True})
    assert tasks.timeliness(task(on("14/12")), NOW, saturday_worked) is Timeliness.IN_TIME


Step = Callable[[Task], Task]
STEPS: dict[str, Step] = {
    "progress": lambda one: tasks.advance(one, Report("được 80%", percent=80), by=7, now=NOW),
    "done": lambda one: tasks.advance(one, Report("xong", finished=True), by=7, now=NOW),
    "confirm": lambda one: tasks.confirm(one, now=NOW),
    "send back": tasks.send_back,
    "give back": tasks.give_back,
    "cancel": tasks.cancel,
    "move": lambda one: tasks.move_deadline(one, on("30/12")),
}
Outcome = State | type[refusals.Refusal]
TRANSITIONS: dict[State, tuple[Outcome, ...]] = {
    #                 progress           done               confirm            send back          give back
    State.ASSIGNED: (State.IN_PROGRESS, State.SUBMITTED, NothingToConfirm, NothingToConfirm, State.RETURNED),
    State.IN_PROGRESS: (State.IN_PROGRESS, State.SUBMITTED, NothingToConfirm, NothingToConfirm, State.RETURNED),
    State.SUBMITTED: (AlreadySubmitted, AlreadySubmitted, State.COMPLETED, State.IN_PROGRESS, AlreadySubmitted),
    State.COMPLETED: (AlreadyClosed, AlreadyClosed, AlreadyClosed, AlreadyClosed, AlreadyClosed),
    State.RETURNED: (NotInProgress, NotInProgress, NothingToConfirm, NothingToConfirm, NotInProgress),
    State.WAITING: (State.IN_PROGRESS, State.SUBMITTED, NothingToConfirm, NothingToConfirm, State.RETURNED),
    State.SUSPENDED: (NotInProgress, NotInProgress, NothingToConfirm, NothingToConfirm, State.RETURNED),
    State.CANCELLED: (AlreadyClosed, AlreadyClosed, AlreadyClosed, AlreadyClosed, AlreadyClosed),
}


MOVED: dict[State, Outcome] = {State.SUBMITTED: AlreadySubmitted, State.WAITING: State.ASSIGNED}
"""What becomes of a task whose deadline is moved, where it does not stay as it was."""


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(("column", "step"), list(enumerate(STEPS)), ids=list(STEPS))
def test_what_may_follow_what(state: State, column: int, step: str) -> None:
    before = task(on("18/12"), state)
    closed = state in tasks.CLOSED
    always: dict[str, Outcome] = {
        "cancel": AlreadyClosed if closed else State.CANCELLED,
        "move": AlreadyClosed if closed else MOVED.get(state, state),
    }
    expected = always[step] if step in always else TRANSITIONS[state][column]
    if isinstance(expected, State):
        assert STEPS[step](before).state is expected
        return
    with pytest.raises(expected):
        STEPS[step](before)


def test_a_report_of_completion_keeps_who_and_when() -> None:
    done = STEPS["done"](replace(task(on("18/12")), percent=60, count=(5, 12)))
    assert (done.percent, done.count, done.reporter, done.reported_at) == (100, (12, 12), 7, NOW)
    assert done.duty.reporter == 7


def test_what_a_report_does_not_say_stays_as_it_was() -> None:
    known = tasks.advance(task(), Report("5/12 hồ sơ", count=(5, 12)), by=7, now=NOW)
    later = tasks.advance(known, Report("đang chờ góp ý"), by=7, now=NOW)
    assert (later.percent, later.count, later.last_words) == (None, (5, 12), "đang chờ góp ý")


def test_a_newer_figure_takes_the_place_of_the_older() -> None:
    """ "60%, 2/3" is no answer to how far the work is."""
    counted = tasks.advance(replace(task(), percent=60), Report("2/3 hồ sơ", count=(2, 3)), by=7, now=NOW)
    assert (counted.percent, counted.count) == (None, (2, 3))
    shared = tasks.advance(counted, Report("được 80%", percent=80), by=7, now=NOW)
    assert (shared.percent, shared.count) == (80, None)


def test_sent_back_work_counts_as_not_completed() -> None:
    again = tasks.send_back(STEPS["done"](task(on("08/12"))))
    assert (again.reported_at, again.reporter, again.percent) == (None, None, None)
    assert tasks.timeliness(again, NOW, CALENDAR) is Timeliness.OVERDUE


def test_only_who_reported_it_done_takes_that_back() -> None:
    done = STEPS["done"](task())
    assert tasks.withdraw(done, by=8) == done
    assert tasks.withdraw(done, by=7).state is State.IN_PROGRESS
    assert tasks.withdraw(task(), by=7) == task()


def test_every_new_deadline_has_a_version_of_its_own() -> None:
    moved = tasks.move_deadline(tasks.move_deadline(task(on("18/12")), on("25/12")), on("18/12"))
    assert moved.due == replace(on("18/12"), version=3)
    given = tasks.move_deadline(task(None), on("25/12"))
    assert given.due is not None
    assert given.due.version == 1


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (None, State.ASSIGNED),
        (on("18/12"), State.ASSIGNED),
        (Due("khi có yêu cầu", DeadlineKind.EVENT), State.WAITING),
    ],
)
def test_a_task_whose_condition_has_not_come_waits(due: Due | None, state: State) -> None:
    assert tasks.first_state(due) is state


def test_a_deadline_is_kept_with_the_words_that_gave_it() -> None:
    reading = Deadline("trước ngày 18/12", 0, 16, DeadlineKind.EXACT, day=dt.date(2026, 12, 18))
    assert Due.from_reading(reading) == Due("trước ngày 18/12", DeadlineKind.EXACT, day=dt.date(2026, 12, 18))


def test_two_deadlines_are_the_same_by_whichever_rule_they_were_read() -> None:
    kept = on("17/12")
    assert replace(kept, before=Before.DAY_BEFORE) == replace(kept, before=None)


class Life(RuleBasedStateMachine):
    """Whatever people do to a task, in whatever order: refusals change nothing, and the sums stay true."""

    @initialize(due=st.sampled_from([None, on("10/12"), on("18/12 17:00")]))
    def begin(self, due: Due | None) -> None:
        self.now = NOW
        self.task = task(due, tasks.first_state(due))
        self.versions = [due.version if due else 0]

    @rule(hours=st.integers(1, 72))
    def time_passes(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @rule(percent=st.none() | st.integers(0, 100), finished=st.booleans(), by=st.integers(1, 3))
    def report(self, percent: int | None, finished: bool, by: int) -> None:
        said = Report("báo cáo", finished=finished, percent=percent)
        self._try(lambda one: tasks.advance(one, said, by=by, now=self.now))

    @rule(step=st.sampled_from([tasks.send_back, tasks.give_back, tasks.cancel]))
    def decide(self, step: Step) -> None:
        self._try(step)

    @rule()
    def confirm(self) -> None:
        self._try(lambda one: tasks.confirm(one, now=self.now))

    @rule(days=st.integers(0, 30))
    def move(self, days: int) -> None:
        day = self.now.date() + dt.timedelta(days=days)
        self._try(lambda one: tasks.move_deadline(one, Due("gia hạn", DeadlineKind.EXACT, day=day)))
        self.versions.append(self.task.due.version if self.task.due else 0)

    def _try(self, step: Step) -> None:
        before = self.task
        try:
            self.task = step(before)
        except refusals.Refusal:
            return
        assert before.state not in tasks.CLOSED

    @invariant()
    def reported_work_has_a_reporter_and_other_work_none(self) -> None:
        reported = self.task.state in (State.SUBMITTED, State.COMPLETED)
        if self.task.state is not State.CANCELLED:
            assert (self.task.reported_at is not None) is reported
            assert (self.task.reporter is not None) is reported
        assert (self.task.completed_at is not None) is (self.task.state is State.COMPLETED)

    @invariant()
    def late_and_overdue_are_the_same(self) -> None:
        overdue = tasks.timeliness(self.task, self.now, CALENDAR) is Timeliness.OVERDUE
        assert overdue is (tasks.days_late(self.task, self.now) > 0)

    @invariant()
    def versions_only_go_up(self) -> None:
        assert self.versions == sorted(self.versions)

    @invariant()
    def at_rest_nothing_is_planned_and_otherwise_something_always_is(self) -> None:
        rung = next_rung(self.task, self.now, Times(HANOI))
        assert (rung is None) is (self.task.state in tasks.AT_REST)


TestLife = Life.TestCase
