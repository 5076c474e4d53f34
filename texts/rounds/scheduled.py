"""Rounds that open by themselves, in words: how often, until when, and when the next one opens."""

import datetime as dt
from collections.abc import Iterator

from domain.ladder import Times
from domain.rounds.plan import USUAL, Plan, RoundKind
from domain.rounds.schedules import Schedule, Schedules, ScheduleWish, following
from texts import format
from texts.message import Message, esc
from texts.rounds.chat import name, title

EVERY = {
    RoundKind.MONTH: "hằng tháng",
    RoundKind.QUARTER: "hằng quý",
    RoundKind.HALF_YEAR: "định kỳ 6 tháng",
    RoundKind.YEAR: "hằng năm",
}
EXAMPLE = "/dotbaocao hằng tháng, hạn ngày 16"


def kept(wish: ScheduleWish, times: Times, today: dt.date, *, by: str) -> Message:
    """How rounds of that kind open from now on, read back with the next one."""
    every = EVERY[wish.kind]
    if wish.schedule is None:
        return Message(f"✅ {esc(by)} đã đặt: đợt báo cáo {every} <b>không tự mở</b> nữa.")
    lines = [
        f"✅ {esc(by)} đã đặt: đợt báo cáo <b>{_words(wish.schedule, times)}</b>.",
        _next(wish.schedule, times, today),
    ]
    if wish.schedule.outline != USUAL:
        lines.append(f"Đề cương: {esc(format.listed([title(item) for item in wish.schedule.outline]))}.")
    lines.append(
        "Đợt tự mở vào sáng ngày chốt số liệu; hạn rơi vào ngày nghỉ thì tính ngày làm việc tiếp theo. "
        f"Thôi tự mở: <code>/dotbaocao {every}: không</code>"
    )
    return Message("\n".join(lines))


def _words(schedule: Schedule, times: Times) -> str:
    """ "hằng tháng, chốt số liệu ngày 14, hạn gửi ngày 16"."""
    closes = schedule.cut_off or times.cutoff
    day = f"ngày {closes}" if closes else "ngày cuối kỳ"
    return f"{EVERY[schedule.kind]}, chốt số liệu {day}, hạn gửi {_day(schedule.due)}"


def _day(due: int) -> str:
    return "ngày cuối tháng" if due > LAST_EVERYWHERE else f"ngày {due}"


LAST_EVERYWHERE = 30


def _next(schedule: Schedule, times: Times, today: dt.date) -> str:
    opens = following(schedule, times.calendar, times.cutoff, today)
    assert opens.plan.due is not None
    assert opens.plan.due.day is not None
    return (
        f"Lần tới: {format.full_date(opens.day)}, báo cáo {name(opens.plan)}, "
        f"hạn gửi {format.full_date(opens.plan.due.day)}."
    )


def shown(schedules: Schedules, times: Times, today: dt.date) -> Iterator[str]:
    """Among the settings and the open rounds; nothing where none opens by itself."""
    for one in schedules:
        yield f"• Đợt báo cáo tự mở: <b>{_words(one, times)}</b>. {_next(one, times, today)}"


def all_of(told: Schedules) -> str:
    """In the history of the settings."""
    return "; ".join(f"{EVERY[one.kind]}, hạn gửi {_day(one.due)}" for one in told) or "không có"


def failed(plan: Plan) -> Message:
    """It could not be opened for a fault of ours."""
    return Message(
        f"⚠️ Chưa tự mở được đợt báo cáo {esc(name(plan))} do lỗi của hệ thống. "
        "Đề nghị Văn phòng mở bằng /dotbaocao và báo người quản trị máy chủ."
    )
