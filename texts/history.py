"""The history of a task in words: who did or said what, and what it changed from which value to which."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from domain.extensions import is_earlier
from domain.history import (
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
from domain.tasks import Due, State, Task
from texts import format
from texts.message import Message, esc
from texts.tasks import LONGEST_QUOTE, STATES, cut
from texts.urgency import MARKS

T = TypeVar("T")

KINDS = {
    EventKind.REGISTERED: "ghi nhận nhiệm vụ",
    EventKind.REPORTED: "báo cáo",
    EventKind.ATTACHED: "gửi tệp",
    EventKind.OBSTACLE: "báo vướng mắc",
    EventKind.OVERCOME: "báo không còn vướng mắc",
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
    EventKind.CHASED: "đôn đốc",
    EventKind.EXCUSED: "chấp nhận nguyên nhân khách quan của việc chậm",
    EventKind.RECEIVED: "tiếp nhận",
    EventKind.REMARKED: "ghi ý kiến",
    EventKind.INSTRUCTED: "cho ý kiến chỉ đạo",
    EventKind.CORRECTED: "sửa cách hiểu",
    EventKind.EDITED: "sửa nhiệm vụ",
    EventKind.TAKEN_OVER: "ghi nhận theo sổ của cơ quan",
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


def decided(line: HistoryLine, zone: dt.tzinfo) -> str:
    """Who has decided before the one who decides now, and what."""
    at = line.at.astimezone(zone)
    return f"{esc(line.who or ASSISTANT)} đã {_what(line, zone)} lúc {at:%H:%M} ngày {at:%d/%m}."


def _line(line: HistoryLine, zone: dt.tzinfo) -> str:
    changed = "; ".join(_told(line.content, zone))
    words = line.words or _files(line.content)
    said = f": “{esc(cut(words, LONGEST_QUOTE))}”" if words else ""
    at = line.at.astimezone(zone)
    return (
        f"{at:%d/%m %H:%M} {esc(line.who or ASSISTANT)} {_what(line, zone)}{f' ({changed})' if changed else ''}{said}"
    )


def _files(content: Content) -> str:
    return ", ".join(content.files) if isinstance(content, Attached) else ""


def _what(line: HistoryLine, zone: dt.tzinfo) -> str:
    if line.kind is EventKind.REPORTED and line.changes.state and line.changes.state.new is State.SUBMITTED:
        return "báo hoàn thành"
    if line.kind is EventKind.EXTENDED and _is_shortened(line.changes.due, zone):
        return "rút ngắn thời hạn"
    return KINDS[line.kind]


def _is_shortened(due: Change[Due | None] | None, zone: dt.tzinfo) -> bool:
    return due is not None and due.new is not None and is_earlier(due.old, due.new, zone)


def _told(content: Content, zone: dt.tzinfo) -> Iterator[str]:
    """What an official reads of a change: "hạn thứ Hai 30/11/2026 → thứ Ba 15/12/2026", "tiến độ 40% → 80%".

    Who reported and when stands in the line itself.
    """
    match content:
        case TaskChanges():
            yield from _changes(content, zone)
        case Registered(lead, due):
            yield from (f"hạn {_due(due, zone)}", f"chủ trì {esc(lead)}")
        case ExtensionAsked(due):
            yield f"đề nghị hạn {_due(due, zone)}"
        case Continued(number, due, passed):
            yield from (f"nhiệm vụ /nv{number}", f"hạn {_due(due, zone)}")
            if passed:
                yield f"không lập kỳ đã qua {format.listed([format.date(day) for day in passed])}"
        case Recurred(number, due, lead):
            yield from (f"kỳ trước /nv{number}", f"hạn {_due(due, zone)}", f"chủ trì {esc(lead)}")


def _changes(found: TaskChanges, zone: dt.tzinfo) -> Iterator[str]:
    yield from _both("hạn", found.due, lambda due: _due(due, zone))
    yield from _both("chủ trì", found.lead, esc)
    yield from _both("nội dung", found.content, _quoted)
    yield from _both("sản phẩm", found.product, _quoted)
    yield from _both("văn bản", found.paper, _quoted)
    yield from _both("lĩnh vực", found.area, _quoted)
    yield from _both("phối hợp", found.support, lambda names: esc(format.listed(names)) if names else NOTHING)
    yield from _both("độ khẩn", found.urgency, MARKS.__getitem__)
    yield from _both("người thực hiện", found.delegate, lambda name: esc(name) if name else NOTHING)
    yield from _both("tiến độ", found.percent, lambda percent: NOTHING if percent is None else f"{percent}%")
    yield from _both("đã làm", found.count, lambda count: "/".join(map(str, count)) if count else NOTHING)
    yield from _both("trạng thái", found.state, STATES.__getitem__)
    yield from _both("lần nhắc tới", found.snoozed_until, lambda moment: _reminder(moment, zone))


def _both(label: str, change: Change[T] | None, say: Callable[[T], str]) -> Iterator[str]:
    """What was and what is; nothing where it did not change."""
    if change is not None:
        yield f"{label} {say(change.old)} → {say(change.new)}"


def _quoted(words: str | None) -> str:
    return f"“{esc(cut(words, LONGEST_QUOTE))}”" if words else NOTHING


def _due(due: Due | None, zone: dt.tzinfo) -> str:
    if due is None:
        return "không có"
    if due.moment:
        return format.full_moment(due.moment.astimezone(zone))
    if due.day:
        return format.full_date(due.day)
    return f"“{esc(cut(due.words, LONGEST_QUOTE))}”"


def _reminder(moment: dt.datetime | None, zone: dt.tzinfo) -> str:
    return format.full_moment(moment.astimezone(zone)) if moment else "theo lịch"
