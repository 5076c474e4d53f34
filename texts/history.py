"""The history of a task in words: who did or said what, and what it changed from which value to which."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from domain.deadlines import DeadlineKind
from domain.history import EventKind, HistoryLine
from domain.tasks import Due, State, Task, Urgency
from texts import format
from texts.message import Message, esc
from texts.tasks import LONGEST_QUOTE, STATES, cut
from texts.urgency import MARKS

KINDS = {
    EventKind.REGISTERED: "ghi nhận nhiệm vụ",
    EventKind.REPORTED: "báo cáo",
    EventKind.ATTACHED: "gửi tệp",
    EventKind.OBSTACLE: "báo vướng mắc",
    EventKind.EXTENSION_ASKED: "đề nghị gia hạn",
    EventKind.EXTENSION_WITHDRAWN: "rút lại đề nghị gia hạn",
    EventKind.EXTENDED: "gia hạn",
    EventKind.RESTORED: "trở lại hạn cũ",
    EventKind.EXTENSION_REFUSED: "không đồng ý gia hạn",
    EventKind.CONFIRMED: "xác nhận hoàn thành",
    EventKind.SENT_BACK: "yêu cầu làm lại",
    EventKind.REOPENED: "mở lại, yêu cầu làm lại",
    EventKind.RETURNED: "trả lại nhiệm vụ",
    EventKind.RETURN_ASKED: "đề nghị trả lại nhiệm vụ",
    EventKind.REASSIGNED: "giao lại",
    EventKind.SUPPORTED: "thêm đơn vị phối hợp",
    EventKind.URGED: "đổi độ khẩn",
    EventKind.KEPT: "giữ nguyên đơn vị chủ trì",
    EventKind.BEGUN: "xác định điều kiện đã có",
    EventKind.CANCELLED: "hủy nhiệm vụ",
    EventKind.REVIVED: "khôi phục nhiệm vụ đã hủy",
    EventKind.DELEGATED: "phân công",
    EventKind.SNOOZED: "đề nghị nhắc lại",
    EventKind.RECEIVED: "tiếp nhận",
    EventKind.REMARKED: "ghi ý kiến",
    EventKind.CORRECTED: "sửa cách hiểu",
    EventKind.WITHDRAWN: "rút lại báo hoàn thành",
    EventKind.CONTINUED: "lập kỳ tiếp theo",
    EventKind.RECURRED: "ghi nhận nhiệm vụ của kỳ này",
}
ASSISTANT = "Trợ lý"
"""Who does what nobody has said: the day of an occurrence is over, and the next one is made."""

NOTHING = "chưa có"


def page(task: Task, lines: Sequence[HistoryLine], zone: dt.tzinfo) -> Message:
    """Everything that happened to a task, oldest first."""
    return Message(
        "\n".join([f"<b>Nhật ký /nv{task.number}</b>", *(_line(one, zone) for one in lines)]), shows=(task.id,)
    )


def _line(line: HistoryLine, zone: dt.tzinfo) -> str:
    changed = "; ".join(_changes(line, zone))
    said = f": “{esc(cut(line.words, LONGEST_QUOTE))}”" if line.words else ""
    at = line.at.astimezone(zone)
    return (
        f"{at:%d/%m %H:%M} {esc(line.who or ASSISTANT)} {_what(line, zone)}{f' ({changed})' if changed else ''}{said}"
    )


def _what(line: HistoryLine, zone: dt.tzinfo) -> str:
    if line.kind is EventKind.REPORTED and line.after.get("state") == State.SUBMITTED:
        return "báo hoàn thành"
    if line.kind is EventKind.EXTENDED and _is_earlier(line, zone):
        return "rút ngắn thời hạn"
    return KINDS[line.kind]


def _is_earlier(line: HistoryLine, zone: dt.tzinfo) -> bool:
    before, after = _ends(line.before.get("due"), zone), _ends(line.after.get("due"), zone)
    return before is not None and after is not None and after < before


def _ends(value: dict[str, Any] | None, zone: dt.tzinfo) -> dt.datetime | None:
    """When a deadline ends that the history keeps; None where it has no date."""
    if value is None:
        return None
    moment = dt.datetime.fromisoformat(value["moment"]) if value["moment"] else None
    day = dt.date.fromisoformat(value["day"]) if value["day"] else None
    return Due(value["words"], DeadlineKind.EXACT, day=day, moment=moment).ends(zone)


def _changes(line: HistoryLine, zone: dt.tzinfo) -> Iterator[str]:
    """ "hạn thứ Hai 30/11/2026 → thứ Ba 15/12/2026", "tiến độ 40% → 80%"."""
    for name, (label, say) in FIELDS.items():
        if name not in line.after:
            continue
        after = say(line.after[name], zone)
        known = name in line.before
        yield f"{label} {f'{say(line.before[name], zone)} → ' if known else ''}{after}"


def _due(value: dict[str, Any] | None, zone: dt.tzinfo) -> str:
    if value is None:
        return "không có"
    if value["moment"]:
        return format.full_moment(dt.datetime.fromisoformat(value["moment"]).astimezone(zone))
    if value["day"]:
        return format.full_date(dt.date.fromisoformat(value["day"]))
    return f"“{esc(cut(value['words'], LONGEST_QUOTE))}”"


def _state(value: str, zone: dt.tzinfo) -> str:
    return STATES[State(value)]


def _percent(value: int | None, zone: dt.tzinfo) -> str:
    return NOTHING if value is None else f"{value}%"


def _count(value: list[int] | None, zone: dt.tzinfo) -> str:
    return f"{value[0]}/{value[1]}" if value else NOTHING


def _reminder(value: str | None, zone: dt.tzinfo) -> str:
    return format.full_moment(dt.datetime.fromisoformat(value).astimezone(zone)) if value else "theo lịch"


def _number(value: int, zone: dt.tzinfo) -> str:
    return f"/nv{value}"


def _days(value: list[str], zone: dt.tzinfo) -> str:
    return format.listed([format.date(dt.date.fromisoformat(day)) for day in value])


def _name(value: str | None, zone: dt.tzinfo) -> str:
    return esc(value) if value else NOTHING


def _names(value: list[str], zone: dt.tzinfo) -> str:
    return esc(format.listed(value)) if value else NOTHING


def _urgency(value: str, zone: dt.tzinfo) -> str:
    return MARKS[Urgency(value)]


FIELDS: dict[str, tuple[str, Callable[[Any, dt.tzinfo], str]]] = {
    "previous": ("kỳ trước", _number),
    "next": ("nhiệm vụ", _number),
    "due": ("hạn", _due),
    "asked": ("đề nghị hạn", _due),
    "lead": ("chủ trì", _name),
    "support": ("phối hợp", _names),
    "urgency": ("độ khẩn", _urgency),
    "delegate": ("người thực hiện", _name),
    "percent": ("tiến độ", _percent),
    "count": ("đã làm", _count),
    "state": ("trạng thái", _state),
    "snoozed_until": ("lần nhắc tới", _reminder),
    "passed": ("không lập kỳ đã qua", _days),
}
"""What an official reads of a change; who reported and when stands in the line itself."""
