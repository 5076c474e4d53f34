"""Later deadlines in words: what is asked for, what is decided, and what to beware of in a new date."""

import datetime as dt

from domain.extensions import Limit, is_earlier
from domain.ladder import Times
from domain.tasks import AT_HAND, PersonName, Task, days_late, last_day_of
from texts import format
from texts.message import esc
from texts.tasks import LONGEST_QUOTE, addressed, cut, day_off_warning, due_words, mentions, present_deadline, title


def asked(task: Task, limit: Limit, said: str, decider: tuple[PersonName, ...], times: Times) -> str:
    """All that is needed to decide: the deadline as it stands, the one that is asked for, and why."""
    return (
        f"📝 Đã ghi nhận đề nghị <b>gia hạn</b>: {title(task)}.\nHạn hiện nay: {present_deadline(task, times)}\n"
        f"Đề nghị: {_limit_words(limit, times)}\nÝ kiến đơn vị: “{esc(cut(said, LONGEST_QUOTE))}”\n"
        f"Kính chuyển {mentions(decider) or 'Văn phòng hoặc lãnh đạo'} quyết định."
    )


def ask_new_deadline(task: Task, *, passed: dt.date | None = None, unread: str = "") -> str:
    """`passed` is the day that was named, and is over; `unread` tells that no day could be read."""
    if unread:
        return f"{unread}\nĐề nghị trả lời tin nhắn này bằng <b>hạn mới</b> của /nv{task.number}."
    over = f"Chưa ghi đề nghị: {format.full_date(passed)} đã qua. Nếu là năm sau, ghi cả năm. " if passed else ""
    return (
        f"{over}Đề nghị cho biết <b>hạn mới</b> của /nv{task.number} (trả lời tin nhắn này), ví dụ: 15/12, cuối tháng."
    )


def extended(before: Task, limit: Limit, by: str, heads: tuple[PersonName, ...], times: Times) -> str:
    old = f"\nHạn cũ: {present_deadline(before, times)}" if before.due else ""
    dated = before.due is not None and before.due.ends(times.zone) is not None
    what = "gia hạn" if dated else "thời hạn"
    what = "rút ngắn thời hạn" if is_earlier(before.due, limit.due, times.zone) else what
    return (
        f"✅ {esc(by)} đã quyết định <b>{what}</b> {title(before)}.\nHạn mới: {_limit_words(limit, times)}{old}"
        f"{addressed(heads)}"
    )


def over_already(task: Task, now: dt.datetime) -> str:
    """What to beware of in a day that was asked for in time and granted after it; empty for one that lies ahead."""
    late = days_late(task, now)
    if not late or task.state not in AT_HAND:
        return ""
    return f"\n⚠️ Hạn mới đã qua {late} ngày. Cần thêm thời gian thì đề nghị trả lời “gia hạn đến …”."


def ask_whether_set(task: Task, limit: Limit, said: str, times: Times) -> str:
    return (
        f"“{esc(cut(said, LONGEST_QUOTE))}” là <b>hạn mới</b> của {title(task)}?\n"
        f"Hạn hiện nay: {present_deadline(task, times)}\nHạn mới: {_limit_words(limit, times)}\n"
        "Chưa thay đổi gì. Đề nghị bấm nút."
    )


def perhaps_a_deadline(task: Task, limit: Limit, times: Times) -> str:
    """Of a day in an instruction that is no order yet."""
    return (
        f"Ý kiến có nêu thời hạn {_limit_words(limit, times)}\nĐặt làm <b>hạn</b> của /nv{task.number}?\n"
        f"Hạn hiện nay: {present_deadline(task, times)}. Chưa thay đổi gì; không cần đổi thì bỏ qua tin này."
    )


def day_of(limit: Limit, times: Times) -> str:
    """The last day of a deadline, as a button names it."""
    ends = limit.due.ends(times.zone)
    assert ends is not None
    return format.date(last_day_of(ends, times.zone))


def refused(task: Task, by: str, reason: str, heads: tuple[PersonName, ...], times: Times) -> str:
    why = f"\nLý do: {esc(cut(reason, LONGEST_QUOTE))}" if reason else ""
    return (
        f"❌ {esc(by)} <b>không đồng ý gia hạn</b> {title(task)}.{why}\nHạn giữ nguyên: {present_deadline(task, times)}"
        f"{addressed(heads)}"
    )


def withdrawn(task: Task, by: str, times: Times) -> str:
    return (
        f"↩️ {esc(by)} đã <b>rút lại đề nghị gia hạn</b> {title(task)}.\nHạn giữ nguyên: {present_deadline(task, times)}"
    )


def unclear_decision(task: Task, said: str) -> str:
    return (
        f"Chưa rõ “{esc(cut(said, LONGEST_QUOTE))}” là đồng ý hay không; {title(task)} chưa thay đổi gì. "
        "Đề nghị bấm nút, hoặc trả lời “đồng ý”, “không đồng ý, lý do …”, “đồng ý đến 20/12”."
    )


def _limit_words(limit: Limit, times: Times) -> str:
    """A new deadline with what to beware of: a day off, a day of the year that is over."""
    passed = f"\n⚠️ {format.date(limit.passed)} đã qua, nên hiểu là năm sau." if limit.passed else ""
    return f"{due_words(limit.due, times.zone)}{day_off_warning(limit.due, times)}{passed}"
