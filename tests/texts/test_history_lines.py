"""The history in words: what a line tells of what changed, and of what it carries besides."""

import datetime as dt

import pytest

from domain.deadlines import DeadlineKind
from domain.history import (
    NOTHING,
    Attached,
    Change,
    Content,
    Continued,
    EventKind,
    ExtensionAsked,
    HistoryLine,
    Recurred,
    Registered,
    TaskChanges,
)
from domain.tasks import Due, State, Task, UnitName, Urgency
from texts import history

AT = dt.datetime(2026, 11, 20, 3, 5, tzinfo=dt.UTC)
HANOI = dt.timezone(dt.timedelta(hours=7))
TASK = Task(1, 1, 7, "Kiểm kê tài sản", UnitName(1, "Phòng Một"), State.ASSIGNED, AT)
EARLY = Due("27/11", DeadlineKind.EXACT, dt.date(2026, 11, 27))
LATE = Due("15h ngày 4/12", DeadlineKind.CLOCK, dt.date(2026, 12, 4), dt.datetime(2026, 12, 4, 8, tzinfo=dt.UTC))
STANDING = Due("thường xuyên", DeadlineKind.STANDING)


def told(kind: EventKind, content: Content, words: str | None = None) -> str:
    """The line without its head, who and when."""
    page = history.page(TASK, [HistoryLine(AT, "Lò Văn Tính", kind, content, words)], HANOI)
    return page.html.partition("20/11 10:05 Lò Văn Tính ")[2]


@pytest.mark.parametrize(
    ("kind", "content", "words", "expected"),
    [
        (EventKind.REGISTERED, Registered("Tổ <A>", EARLY), "x", "(hạn thứ Sáu 27/11/2026; chủ trì Tổ &lt;A&gt;): “x”"),
        (EventKind.REGISTERED, Registered("Tổ A", None), None, "(hạn không có; chủ trì Tổ A)"),
        (EventKind.ATTACHED, Attached(("bien-ban.pdf", "anh.jpg")), None, "gửi tệp: “bien-ban.pdf, anh.jpg”"),
        (EventKind.ATTACHED, Attached(), "bien-ban-cu.pdf", "gửi tệp: “bien-ban-cu.pdf”"),
        (EventKind.EXTENSION_ASKED, ExtensionAsked(STANDING, 1, 2), None, "(đề nghị hạn “thường xuyên”)"),
        (EventKind.CONTINUED, Continued(9, EARLY), None, "(nhiệm vụ /nv9; hạn thứ Sáu 27/11/2026)"),
        (
            EventKind.CONTINUED,
            Continued(9, EARLY, (dt.date(2026, 10, 27),)),
            None,
            "hạn thứ Sáu 27/11/2026; không lập kỳ đã qua 27/10/2026)",
        ),
        (EventKind.RECURRED, Recurred(6, EARLY, "Tổ A"), None, "(kỳ trước /nv6; hạn thứ Sáu 27/11/2026; chủ trì Tổ A)"),
        (EventKind.REMARKED, NOTHING, "chờ thêm", "ghi ý kiến: “chờ thêm”"),
        (EventKind.REPORTED, TaskChanges(percent=Change(None, 0)), None, "báo cáo (tiến độ chưa có → 0%)"),
        (EventKind.REPORTED, TaskChanges(count=Change((1, 6), (2, 6))), None, "(đã làm 1/6 → 2/6)"),
        (
            EventKind.REPORTED,
            TaskChanges(state=Change(State.ASSIGNED, State.SUBMITTED), last_words=Change(None, "xong")),
            "xong",
            "báo hoàn thành (trạng thái ",
        ),
        (EventKind.SUPPORTED, TaskChanges(support=Change((), ("Tổ A", "Tổ B"))), None, "(phối hợp chưa có → Tổ A"),
        (EventKind.DELEGATED, TaskChanges(delegate=Change("Mùa A Tủa", None)), None, "Mùa A Tủa → chưa có)"),
        (EventKind.URGED, TaskChanges(urgency=Change(Urgency.NORMAL, Urgency.URGENT)), None, "(độ khẩn "),
        (EventKind.SNOOZED, TaskChanges(snoozed_until=Change(None, AT)), None, "(lần nhắc tới theo lịch → 10"),
    ],
)
def test_a_line_tells_what_it_carries(kind: EventKind, content: Content, words: str | None, expected: str) -> None:
    assert expected in told(kind, content, words)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (Change(EARLY, LATE), "gia hạn (hạn thứ Sáu 27/11/2026 → 15:00 thứ Sáu 04/12/2026)"),
        (Change(LATE, EARLY), "rút ngắn thời hạn (hạn 15"),
        (Change(None, EARLY), "gia hạn (hạn không có → "),
        (Change(EARLY, STANDING), "gia hạn (hạn thứ Sáu 27/11/2026 → “thường xuyên”)"),
    ],
)
def test_a_deadline_that_became_earlier_was_shortened(due: Change[Due | None], expected: str) -> None:
    assert told(EventKind.EXTENDED, TaskChanges(due=due)).startswith(expected)
