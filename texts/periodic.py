"""When the Board goes out by itself, in words."""

from collections.abc import Iterator

from domain.overviews.periodic import Periodic
from texts import format
from texts.message import Message, esc

LAST = 31


def kept(told: Periodic, *, by: str) -> Message:
    return Message(f"✅ {esc(by)} đã đặt bản tổng hợp tự động: <b>{days(told)}</b>.")


def shown(told: Periodic, may_change: bool) -> Iterator[str]:
    """Among the settings; for who may change them with lines to type."""
    yield f"• Bản tổng hợp tự động, kèm bảng Excel, gửi riêng: <b>{days(told)}</b>"
    if may_change:
        yield f"   <code>/caidat báo cáo tuần: {_weekday(told)}</code>"
        yield f"   <code>/caidat báo cáo tháng: {_day(told)}</code>"


def days(told: Periodic) -> str:
    """ "Văn phòng: sáng thứ Hai hằng tuần; lãnh đạo: ngày 1 hằng tháng"."""
    weekly = f"sáng {_weekday(told)} hằng tuần" if told.weekday is not None else "không gửi"
    monthly = f"{_day(told)} hằng tháng" if told.day is not None else "không gửi"
    return f"Văn phòng: {weekly}; lãnh đạo: {monthly}"


def _weekday(told: Periodic) -> str:
    return "không" if told.weekday is None else format.WEEKDAYS[told.weekday]


def _day(told: Periodic) -> str:
    if told.day is None:
        return "không"
    return "ngày cuối" if told.day == LAST else f"ngày {told.day}"
