"""What the lines of a sheet make of tasks: new ones as they stand, known ones only as far as the sheet has changed."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.documents.register import Line
from domain.documents.sheets import Entry, Fate, Known, draft_of, key_of, taken_over, updated
from domain.tasks import Due, State, Task, Timeliness, UnitName, timeliness

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 5, 4, 9, tzinfo=ZONE)
OFFICE, PLANNING = UnitName(1, "Văn phòng"), UnitName(2, "Phòng Kế hoạch")
APRIL = Due("30/4/2026", DeadlineKind.EXACT, dt.date(2026, 4, 30))
JUNE = Due("30/6/2026", DeadlineKind.EXACT, dt.date(2026, 6, 30))
LINE = Line(row=5, content="Kiểm kê tài sản", outside="GV-7", leads=("Văn phòng",), due=APRIL)
TASK = Task(7, 1, 12, "Kiểm kê tài sản", OFFICE, State.ASSIGNED, NOW, due=APRIL)


def entry(line: Line, task: Task | None = None, before: Line | None = None, lead: UnitName = OFFICE) -> Entry:
    return Entry(line, lead, known=Known(task, before) if task else None)


@pytest.mark.parametrize(
    ("line", "state", "timely"),
    [
        (replace(LINE, state=State.COMPLETED, finished=dt.date(2026, 4, 30)), State.COMPLETED, Timeliness.IN_TIME),
        (replace(LINE, state=State.COMPLETED, finished=dt.date(2026, 5, 2)), State.COMPLETED, Timeliness.OVERDUE),
        (replace(LINE, state=State.COMPLETED), State.COMPLETED, Timeliness.IN_TIME),
        (replace(LINE, state=State.COMPLETED, late=True), State.COMPLETED, Timeliness.OVERDUE),
        (replace(LINE, state=State.SUBMITTED, finished=dt.date(2026, 4, 28)), State.SUBMITTED, Timeliness.IN_TIME),
        (replace(LINE, state=State.IN_PROGRESS, percent=40), State.IN_PROGRESS, Timeliness.OVERDUE),
        (replace(LINE, state=State.ASSIGNED, extended=JUNE), State.ASSIGNED, Timeliness.IN_TIME),
    ],
)
def test_a_new_task_stands_as_its_line_says(line: Line, state: State, timely: Timeliness) -> None:
    after = taken_over(TASK, line, now=NOW)
    assert (after.state, timeliness(after, NOW, WorkingCalendar())) == (state, timely)
    assert after.heard_at == NOW


def test_an_extension_is_the_second_deadline() -> None:
    after = taken_over(TASK, replace(LINE, extended=JUNE), now=NOW)
    assert after.due is not None
    assert (after.due.day, after.due.version) == (JUNE.day, 2)


def test_a_line_is_known_again_by_its_number_or_by_its_words() -> None:
    assert key_of(LINE, 1) == key_of(replace(LINE, outside="gv-7 ", content="Khác"), 2)
    assert key_of(replace(LINE, everyone=True), 1) != key_of(replace(LINE, everyone=True), 2)
    plain = replace(LINE, outside="")
    assert key_of(plain, 1) == key_of(replace(plain, content="KIỂM KÊ TÀI SẢN."), 1) != key_of(plain, 2)


@pytest.mark.parametrize(
    ("known", "fate"),
    [
        (None, Fate.NEW),
        (Known(TASK, None), Fate.KNOWN),
        (Known(TASK, replace(LINE, row=9)), Fate.SAME),
        (Known(TASK, replace(LINE, percent=20)), Fate.CHANGED),
        (Known(replace(TASK, state=State.COMPLETED), replace(LINE, percent=20)), Fate.OTHERWISE),
        (Known(replace(TASK, state=State.COMPLETED), LINE), Fate.SAME),
    ],
)
def test_what_becomes_of_a_line(known: Known | None, fate: Fate) -> None:
    assert Entry(LINE, OFFICE, known=known).fate is fate


def test_only_what_the_sheet_says_otherwise_changes_a_task() -> None:
    here = replace(TASK, percent=70, last_words="được 70%", state=State.IN_PROGRESS)
    moved = updated(here, LINE, entry(replace(LINE, extended=JUNE), here, LINE), now=NOW)
    assert moved.due is not None
    assert (moved.due.day, moved.percent, moved.last_words) == (JUNE.day, 70, "được 70%")
    finished = replace(LINE, state=State.COMPLETED, report="Biên bản 3/BB", finished=dt.date(2026, 4, 29))
    done = updated(here, LINE, entry(finished, here, LINE), now=NOW)
    assert (done.state, done.percent, done.last_words) == (State.COMPLETED, 100, "Biên bản 3/BB")
    handed = replace(LINE, leads=("Phòng Kế hoạch",))
    assert updated(here, LINE, entry(handed, here, LINE, PLANNING), now=NOW).lead == PLANNING


def test_a_deadline_without_a_day_is_none() -> None:
    vague = replace(LINE, due=Due("Ngay", DeadlineKind.VAGUE))
    assert draft_of(entry(vague)).no_deadline
    standing = replace(LINE, due=Due("Thường xuyên", DeadlineKind.STANDING))
    assert draft_of(entry(standing)).due == standing.due
