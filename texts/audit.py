"""What the office is told where reminders were not sent as the ladder wants them."""

import datetime as dt
from collections.abc import Sequence

from domain.reminding.audit import Gap, Missing
from texts import format
from texts.message import Message, esc
from texts.tasks import cut

MOST_SHOWN = 15
LONGEST = 60
_GAPS = {
    Gap.NOT_PLANNED: "chưa được lập nhắc việc",
    Gap.NOT_SENT: "đã lập nhắc việc nhưng chưa gửi được",
    Gap.NOT_DELIVERED: "gửi nhắc việc không thành",
    Gap.NOT_AHEAD: "lần nhắc tới chưa có trong lịch; đã lập lại",
}


def differs(found: Sequence[Missing], zone: dt.tzinfo) -> Message:
    """Which tasks, since when, and what the office can do."""
    lines = [
        f"• /nv{one.number} {esc(cut(one.content, LONGEST))}: {_GAPS[one.gap]} "
        f"({format.full_moment(one.moment.astimezone(zone))})"
        for one in found[:MOST_SHOWN]
    ]
    if len(found) > MOST_SHOWN:
        lines.append(f"… và {len(found) - MOST_SHOWN} nhiệm vụ khác.")
    head = "⚠️ Đối chiếu lịch nhắc hằng ngày: có nhiệm vụ chưa được nhắc đúng lịch. Đề nghị Văn phòng nhắc trực tiếp:"
    return Message("\n".join([head, *lines]))
