"""What waits for a decision, in words: on a card, in lists, in the digest of a morning."""

import datetime as dt
from collections.abc import Sequence

from domain import tasks
from domain.ladder import Times
from domain.reminding.waiting import Item, Matter, Open
from domain.tasks import Due
from texts import format
from texts.message import esc
from texts.tasks import cut

LONGEST_WORDS = 120
NAMES = {
    Matter.EXTENSION: "Xin gia hạn",
    Matter.CONFIRMATION: "Chờ xác nhận hoàn thành",
    Matter.RETURN: "Đề nghị trả lại nhiệm vụ",
    Matter.OBSTACLE: "Vướng mắc, chờ ý kiến",
}


def requested(due: Due, zone: dt.tzinfo | None) -> str:
    """ "đang xin gia hạn đến thứ Ba 15/12/2026, chờ quyết định"."""
    return f"đang xin gia hạn đến {_until(due, zone)}, chờ quyết định"


def unproved(since: dt.datetime, zone: dt.tzinfo) -> str:
    """Of work that was said to be done and lacks only the proof."""
    return f"đã báo xong ngày {since.astimezone(zone):%d/%m}, còn thiếu kết quả (số, ký hiệu văn bản, tệp)"


def _until(due: Due, zone: dt.tzinfo | None) -> str:
    if due.moment is not None:
        return format.full_moment(due.moment.astimezone(zone))
    return format.full_date(due.day) if due.day else f"“{esc(cut(due.words, LONGEST_WORDS))}”"


def standing(item: Item, now: dt.datetime, times: Times) -> str:
    """What waits, since when, in which words."""
    if item.matter is not Matter.CONFIRMATION:
        return asked(item.open, times.zone)
    since, late = item.open.since.astimezone(times.zone), tasks.days_late(item.task, now)
    how = f"quá hạn {late} ngày" if late else "đúng hạn" if item.task.due else "không có thời hạn"
    return f"báo hoàn thành ngày {since:%d/%m}, {how}{_quoted(item.open.words)}"


def on_card(waits: Sequence[Open], zone: dt.tzinfo) -> list[str]:
    """The lines of a card, one for each thing that its unit has put before who decides."""
    return [f"⏳ {NAMES[one.matter]}: {asked(one, zone)}" for one in waits]


def asked(open: Open, zone: dt.tzinfo | None) -> str:
    """What a unit has put before who decides, since when, in which words."""
    since = f"{open.since.astimezone(zone):%d/%m}"
    if open.due is not None:
        return f"{requested(open.due, zone)}, đề nghị ngày {since}{_quoted(open.words)}"
    return f"từ ngày {since}{_quoted(open.words)}"


def _quoted(words: str) -> str:
    return f": “{esc(cut(words, LONGEST_WORDS))}”" if words.strip() else ""
