"""What is said where something is taken back: a report of completion, or that a task was cancelled."""

from domain.ladder import Times
from domain.tasks import PersonName, Task
from texts.message import esc
from texts.tasks import LONGEST_QUOTE, STATES, addressed, cut, present_deadline, title


def ask_whether_withdrawn(task: Task, said: str) -> str:
    return (
        f"⛔ /nv{task.number} đã báo hoàn thành, đang chờ xác nhận; chưa ghi gì từ “{esc(cut(said, LONGEST_QUOTE))}”. "
        "<b>Rút lại báo hoàn thành</b> để báo lại?"
    )


def revived(task: Task, by: str, heads: tuple[PersonName, ...], times: Times) -> str:
    return (
        f"✅ {esc(by)} đã <b>khôi phục</b> {title(task)} (đã hủy trước đây).\n"
        f"Hiện nay: {STATES[task.state]}. Hạn: {present_deadline(task, times)}{addressed(heads)}"
    )
