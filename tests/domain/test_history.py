"""What a line of the history carries: said once for every kind, and telling all that changed."""

import datetime as dt
from dataclasses import fields, replace
from typing import get_args

import pytest

from domain import history, settings, tasks
from domain.calendar import WorkingCalendar
from domain.deadlines import Before, DeadlineKind
from domain.history import (
    CONTENTS,
    NOTHING,
    Change,
    Content,
    EventKind,
    HistoryLine,
    Registered,
    SettingsChanged,
    TaskChanges,
    changes_of,
    rewound,
    undo,
)
from domain.ladder import Ladder, Times
from domain.tasks import Due, PersonName, Report, State, Task, UnitName

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TASK = Task(1, 1, 12, "Rà soát văn bản", UnitName(1, "Phòng Một"), State.ASSIGNED, NOW - dt.timedelta(days=3))

DUE = Due("30/11", DeadlineKind.EXACT, dt.date(2026, 11, 30))


def test_every_kind_of_line_has_its_content_and_every_content_its_kind() -> None:
    assert CONTENTS.keys() == set(EventKind)
    assert set(CONTENTS.values()) == set(get_args(Content))


def test_all_that_may_change_of_a_task_is_kept() -> None:
    of_others = {"source"}  # What is known of a paper is kept with the paper.
    never = {"id", "organization", "number", "created_at", "giver", "by_leader"} | of_others
    assert {one.name for one in fields(TaskChanges)} == {one.name for one in fields(Task)} - never


def test_all_that_may_change_of_the_settings_is_kept() -> None:
    named = {topic.value for topic in (*settings.OF_LADDER, settings.Topic.BEFORE_DAY)}
    others = {"days", "office_decides", "letterhead", "periodic", "scoring", "cutoff", "rounds"}
    assert {one.name for one in fields(SettingsChanged)} == named | others


def test_what_did_not_change_is_not_told() -> None:
    assert changes_of(TASK, replace(TASK)) == TaskChanges()


def test_units_and_people_are_told_by_their_names() -> None:
    task = replace(TASK, support=(UnitName(2, "Phòng Kế hoạch"),))
    after = replace(
        task,
        lead=UnitName(5, "Thanh tra"),
        support=(UnitName(2, "Phòng Kế hoạch"), UnitName(3, "Phòng Tài chính")),
        delegate=PersonName(9, "Vi Văn Thắng", 900),
    )
    assert changes_of(task, after) == TaskChanges(
        lead=Change(task.lead.name, "Thanh tra"),
        support=Change(("Phòng Kế hoạch",), ("Phòng Kế hoạch", "Phòng Tài chính")),
        delegate=Change(None, "Vi Văn Thắng"),
    )


def test_a_report_is_undone() -> None:
    after = tasks.advance(TASK, Report("được 45%", percent=45), by=4, now=NOW)
    assert undo(after, changes_of(TASK, after)) == TASK


def test_what_has_changed_again_since_is_not_undone() -> None:
    first = tasks.advance(TASK, Report("được 45%", percent=45), by=4, now=NOW)
    second = tasks.advance(first, Report("được 70%", percent=70), by=4, now=NOW + dt.timedelta(hours=1))
    found = undo(second, changes_of(TASK, first))
    assert (found.percent, found.last_words, found.state) == (70, "được 70%", TASK.state)


def test_what_no_report_changes_is_not_undone() -> None:
    after = replace(TASK, lead=UnitName(5, "Thanh tra"), due=DUE)
    assert undo(after, changes_of(TASK, after)) == after


def test_a_task_is_as_it_was_before_what_happened_since() -> None:
    reported = tasks.advance(TASK, Report("xong, 15/BC", finished=True), by=4, now=NOW)
    moved = replace(reported, due=DUE, content="Nội dung khác", lead=UnitName(5, "Thanh tra"))
    lines = [
        HistoryLine(NOW, "An", EventKind.EXTENDED, changes_of(reported, moved), None),
        HistoryLine(NOW, "An", EventKind.OBSTACLE, NOTHING, "chưa có kinh phí"),
        HistoryLine(NOW, "An", EventKind.REPORTED, changes_of(TASK, reported), None),
    ]
    assert rewound(moved, lines[:1]) == replace(reported, lead=moved.lead)
    assert rewound(moved, lines) == replace(TASK, lead=moved.lead)


def test_each_deadline_of_the_past_has_its_version() -> None:
    moments = [tasks.move_deadline(TASK, DUE)]
    for days in (1, 2):
        moments.append(tasks.move_deadline(moments[-1], replace(DUE, day=DUE.day + dt.timedelta(days))))
    first, second, third = moments
    changes = [changes_of(second, third), changes_of(first, second)]
    lines = [HistoryLine(NOW, "An", EventKind.EXTENDED, one, None) for one in changes]
    assert [rewound(third, lines[:count]).due for count in range(3)] == [third.due, second.due, first.due]
    assert [one.due.version for one in (first, second, third)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        (TaskChanges(state=Change(State.ASSIGNED, State.CANCELLED)), True),
        (TaskChanges(lead=Change("Thanh tra", "Văn phòng")), True),
        (TaskChanges(due=Change(None, DUE)), True),
        (TaskChanges(reported_at=Change(None, NOW)), True),
        (TaskChanges(percent=Change(None, 10)), False),
        (TaskChanges(), False),
        (Registered("Thanh tra", None), True),
        (NOTHING, False),
    ],
)
def test_a_stretch_begins_where_a_task_stands_otherwise(content: Content, begins: bool) -> None:
    assert history.begins_span(content) is begins


def test_changed_settings_are_told_one_by_one() -> None:
    off, worked = dt.date(2027, 1, 2), dt.date(2026, 12, 26)
    before = Times(dt.UTC, WorkingCalendar({off: False}), Ladder(after=(1, 4)), Before.DAY_BEFORE)
    after = Times(dt.UTC, WorkingCalendar({worked: True}), Ladder(after=(2,), hour=dt.time(9)), Before.THAT_DAY)
    assert settings.changes_of(before, after) == SettingsChanged(
        after=Change((1, 4), (2,)),
        hour=Change(Ladder.hour, dt.time(9)),
        before_day=Change(Before.DAY_BEFORE, Before.THAT_DAY),
        days={worked: Change(None, True), off: Change(False, None)},
    )
    assert settings.changes_of(before, before) == SettingsChanged()
