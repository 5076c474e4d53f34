"""What is said to who wants to be reminded again later."""

from domain.ladder import Times
from domain.reminding.snoozes import Snoozed
from texts import format
from texts.lists import deadline

KEPT = "các lần nhắc lúc đến hạn và khi quá hạn vẫn như thường lệ"
KEPT_MONTHLY = "câu hỏi tiến độ đầu mỗi tháng vẫn như thường lệ"


def snoozed(outcome: Snoozed, times: Times) -> str:
    """The day and the hour, and that the deadline stays: "sẽ nhắc lại /nv1 lúc 08:00 thứ Sáu 27/11/2026"."""
    task, moment = outcome.task, outcome.moment.astimezone(times.zone)
    said = f"🔔 Sẽ nhắc lại /nv{task.number} lúc <b>{format.full_moment(moment)}</b>"
    if outcome.asked is not None:
        said += f" ({format.full_date(outcome.asked)} không phải giờ làm việc)"
    if task.due is None or task.due.ends(times.zone) is None:
        return f"{said}; {KEPT_MONTHLY}."
    return f"{said}. Nhiệm vụ vẫn {deadline(task, times.zone)}, {KEPT}."
