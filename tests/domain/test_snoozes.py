"""When people are reminded again: up to the deadline, never past it; and what that leaves of the ladder."""

import datetime as dt
from dataclasses import replace
from itertools import islice, pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals, tasks
from domain.deadlines import DeadlineKind
from domain.ladder import due_rung, is_again, newest_rung, next_rung, rungs
from domain.reminding.snoozes import Snoozed, snooze
from domain.tasks import Due, State, Task, Urgency
from reading.replies.snoozes import read_later
from tests.domain.test_ladder import TIMES, days, dues, moment, moments, task, written

NOW = moment("2026-11-25 10:00")  # A Wednesday.
CREATED = "2026-11-23 09:00"


def wished(time: str, of: Task, now: dt.datetime = NOW) -> Snoozed:
    return snooze(of, read_later(time, now, TIMES.dates), now=now, times=TIMES)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("thứ Sáu", "2026-11-27 08:00"),
        ("sau 3 ngày", "2026-11-30 08:00"),  # Saturday is off.
        ("sau 3 ngày làm việc", "2026-11-30 08:00"),
        ("mai", "2026-11-26 08:00"),
        ("chiều mai", "2026-11-26 14:00"),
        ("chieu mai", "2026-11-26 14:00"),
        ("trưa mai", "2026-11-26 11:00"),
        ("tối mai", "2026-11-26 17:00"),
        ("cuối giờ chiều mai", "2026-11-26 17:00"),
        ("sáng thứ Hai", "2026-11-30 08:00"),
        ("15h chiều mai", "2026-11-26 15:00"),
        ("21h mai", "2026-11-26 17:00"),  # Nobody is disturbed at night,
        ("6h sáng mai", "2026-11-26 08:00"),
        ("chủ nhật", "2026-11-30 08:00"),  # nor on a day off.
        ("2 tiếng nữa", "2026-11-25 12:00"),
        ("hôm nay", "2026-11-25 14:00"),
        ("tuần sau", "2026-11-30 08:00"),
        ("cuối tuần", "2026-11-27 08:00"),
        ("trước hạn 2 ngày", "2026-12-14 08:00"),
    ],
)
def test_the_words_name_a_moment_in_office_hours(time: str, expected: str) -> None:
    assert wished(time, task("2026-12-16", created=CREATED)).moment == moment(expected)


def test_the_day_that_was_said_is_told_where_another_one_is_taken() -> None:
    assert wished("thứ Bảy", task("2026-12-16", created=CREATED)).asked == dt.date(2026, 11, 28)
    assert wished("thứ Sáu", task("2026-12-16", created=CREATED)).asked is None


def test_what_is_urgent_may_disturb() -> None:
    urgent = task("2026-12-16", created=CREATED, urgency=Urgency.URGENT)
    assert wished("21h thứ Bảy", urgent).moment == moment("2026-11-28 21:00")


@pytest.mark.parametrize(
    ("due", "time", "latest"),
    [
        ("2026-11-27", "thứ Bảy", "2026-11-27"),
        ("2026-11-27", "thứ Hai", "2026-11-27"),
        ("2026-11-29", "chủ nhật", "2026-11-27"),  # The deadline is on a Sunday.
        ("2026-11-27 10:00", "chiều thứ Sáu", "2026-11-27"),
        ("2026-11-27 07:30", "thứ Sáu", "2026-11-26"),
        ("2026-11-25", "mai", "2026-11-25"),
        ("2026-11-26 07:30", "thứ Sáu", "2026-11-25"),
    ],
)
def test_past_the_deadline_it_is_refused_with_the_last_day_on_which_it_is_possible(
    due: str, time: str, latest: str
) -> None:
    one = task(due, created=CREATED)
    with pytest.raises(refusals.SnoozePastDue) as refused:
        wished(time, one)
    assert refused.value.latest == dt.date.fromisoformat(latest)
    assert refused.value.due == dt.date.fromisoformat(due[:10])


def test_after_the_last_office_hours_before_the_deadline_no_day_is_left() -> None:
    with pytest.raises(refusals.SnoozePastDue) as refused:
        wished("chủ nhật", task("2026-11-29", created=CREATED), moment("2026-11-27 18:00"))
    assert refused.value.latest is None


@pytest.mark.parametrize(
    ("one", "time", "refusal"),
    [
        (task("2026-11-24", created=CREATED), "mai", refusals.SnoozeOverdue),
        (task("2026-12-16", created=CREATED), "", refusals.WhenToRemind),
        (task(None), "trước hạn 2 ngày", refusals.WhenToRemind),
        (task("2026-12-16", created=CREATED), "8h hôm nay", refusals.SnoozePassed),
        (task("2026-12-16", state=State.COMPLETED), "mai", refusals.AlreadyClosed),
        (task("2026-12-16", state=State.CANCELLED), "mai", refusals.AlreadyClosed),
        (task("2026-12-16", state=State.SUBMITTED), "mai", refusals.AlreadySubmitted),
        (task("2026-12-16", state=State.RETURNED), "mai", refusals.NotInProgress),
        (task("2026-12-16", state=State.SUSPENDED), "mai", refusals.NotInProgress),
    ],
)
def test_what_cannot_be_put_off_is_refused(one: Task, time: str, refusal: type[refusals.Refusal]) -> None:
    with pytest.raises(refusal):
        wished(time, one)


@pytest.mark.parametrize(
    ("due", "until", "expected"),
    [
        pytest.param(
            "2026-12-16",
            "2026-12-10 08:00",
            ["S2026-12-10T08:00 Thu 10/12 08:00", "T-3 Fri 11/12 08:00", "T-1 Tue 15/12 08:00", "T0 Wed 16/12 08:00"],
            id="the next one moves",
        ),
        pytest.param(
            "2026-12-16",
            "2026-12-15 14:00",
            ["S2026-12-15T14:00 Tue 15/12 14:00", "T0 Wed 16/12 08:00", "T+1 Thu 17/12 08:00"],
            id="several are left out",
        ),
        pytest.param(
            "2026-12-16",
            "2026-12-15 08:00",
            ["T-1 Tue 15/12 08:00", "T0 Wed 16/12 08:00", "T+1 Thu 17/12 08:00"],
            id="a rung at that moment speaks for both",
        ),
        pytest.param(
            "2026-12-16",
            "2026-12-16 14:00",
            ["T0 Wed 16/12 08:00", "S2026-12-16T14:00 Wed 16/12 14:00", "T+1 Thu 17/12 08:00"],
            id="the last rung before the deadline stays",
        ),
        pytest.param(
            "2026-12-13",
            "2026-12-11 14:00",
            ["T-1 Fri 11/12 08:00", "S2026-12-11T14:00 Fri 11/12 14:00", "T+1 Mon 14/12 08:00"],
            id="also where it is not on the day itself",
        ),
        pytest.param(
            "2026-12-16",
            "2026-12-20 08:00",
            ["P2026-12-04 Fri 04/12 08:00", "T-7 Mon 07/12 08:00"],
            id="past the deadline it means nothing",
        ),
    ],
)
def test_the_ladder_goes_on_from_the_moment_that_was_wished(due: str, until: str, expected: list[str]) -> None:
    one = replace(task(due, created="2026-11-19 09:00"), snoozed_until=moment(until))
    found = list(islice(rungs(one, TIMES), len(expected)))
    assert [written(rung) for rung in found] == expected
    assert [is_again(rung.name) for rung in found] == [name.startswith("S") for name in expected]


@pytest.mark.parametrize(
    ("until", "seen", "now", "expected"),
    [
        ("2026-12-10 08:00", "2026-12-07 08:00", "2026-12-07 08:02", "T-7"),
        ("2026-12-10 08:00", "2026-12-10 08:00", "2026-12-10 08:00", "S2026-12-10T08:00"),
        ("2026-12-10 08:00", "2026-12-07 08:00", "2026-12-10 09:00", "S2026-12-10T08:00"),
        ("2026-12-10 08:00", "2026-12-07 08:00", "2026-12-18 09:00", "T+1"),
        ("2026-12-10 08:00", "2026-12-07 07:30", "2026-12-07 08:02", None),  # No rung was ever at that hour.
    ],
)
def test_what_was_put_off_only_after_its_time_had_come_is_sent_all_the_same(
    until: str, seen: str, now: str, expected: str | None
) -> None:
    one = replace(task("2026-12-16", created="2026-12-01 09:00"), snoozed_until=moment(until))
    found = due_rung(one, moment(seen), moment(now), TIMES)
    assert (found and found.name) == expected


def test_a_question_that_was_answered_after_its_time_had_come_is_not_sent() -> None:
    asked_at = moment("2026-11-03 08:00")
    one = task("2026-12-16", created="2026-10-20 10:00")
    asked = due_rung(one, asked_at, moment("2026-11-03 08:02"), TIMES)
    assert asked is not None
    assert asked.name == "P2026-11-03"
    reported = replace(one, heard_at=moment("2026-11-03 08:01"))
    assert due_rung(reported, asked_at, moment("2026-11-03 08:02"), TIMES) is None


@given(due=dues, created=days, urgency=st.sampled_from(Urgency), seen=moments, later=st.integers(0, 30))
def test_without_a_wish_the_newest_rung_is_sent(
    due: str, created: dt.date, urgency: Urgency, seen: dt.datetime, later: int
) -> None:
    one, now = task(due, urgency=urgency, created=f"{created} 10:00"), seen + dt.timedelta(days=later)
    assert due_rung(one, seen, now, TIMES) == newest_rung(one, now, TIMES)


def test_without_a_deadline_the_wish_is_one_more_reminder() -> None:
    one = replace(task(None, created="2026-12-10 09:00"), snoozed_until=moment("2027-01-15 14:00"))
    assert [written(rung) for rung in islice(rungs(one, TIMES), 3)] == [
        "M2027-01 Mon 04/01 08:00",
        "S2027-01-15T14:00 Fri 15/01 14:00",
        "M2027-02 Mon 01/02 08:00",
    ]


def test_a_new_deadline_or_another_unit_begins_without_the_wish() -> None:
    one = replace(task("2026-12-16"), snoozed_until=moment("2026-12-10 08:00"))
    later = Due("20/12", DeadlineKind.EXACT, day=dt.date(2026, 12, 20))
    assert tasks.move_deadline(one, later).snoozed_until is None
    assert tasks.reassign(one, tasks.UnitName(2, "Văn phòng")).snoozed_until is None


@given(due=dues, created=days, urgency=st.sampled_from(Urgency), until=moments)
def test_a_wish_takes_nothing_from_the_deadline_on_nor_the_last_reminder_before_it(
    due: str, created: dt.date, urgency: Urgency, until: dt.datetime
) -> None:
    plain = task(due, urgency=urgency, created=f"{created} 10:00")
    assert plain.due is not None
    ends = plain.due.ends(TIMES.zone)
    assert ends is not None
    snoozed = replace(plain, snoozed_until=until)
    before = list(takewhile(lambda rung: not rung.name.startswith("T+"), rungs(plain, TIMES)))
    ahead = list(takewhile(lambda rung: not rung.name.startswith("T+"), rungs(snoozed, TIMES)))
    assert list(islice(rungs(plain, TIMES), len(before), len(before) + 5)) == list(
        islice(rungs(snoozed, TIMES), len(ahead), len(ahead) + 5)
    )
    assert before[-1] in ahead
    assert all(one.moment < other.moment for one, other in pairwise(ahead))
    assert len({rung.name for rung in ahead}) == len(ahead)
    if until < ends:
        assert until in {rung.moment for rung in ahead}
        assert {rung for rung in before if rung.moment >= until} <= set(ahead)
    else:
        assert ahead == before


@given(due=dues, created=days, until=moments, now=moments)
def test_whoever_wishes_is_left_alone_up_to_then(
    due: str, created: dt.date, until: dt.datetime, now: dt.datetime
) -> None:
    one = replace(task(due, created=f"{created} 10:00"), snoozed_until=until)
    assert one.due is not None
    ends = one.due.ends(TIMES.zone)
    following = next_rung(one, now, TIMES)
    assert following is not None
    assert ends is not None
    newest = newest_rung(one, now, TIMES)
    assert newest is None or newest.moment <= now < following.moment
    if now < until < ends:
        assert following.moment <= until
