"""What is said of a report of completion that may be taken back: by whom it was made, before anybody judges it."""

from domain.tasks import Task
from texts.message import esc
from texts.tasks import LONGEST_QUOTE, cut


def ask_whether_withdrawn(task: Task, said: str) -> str:
    return (
        f"⛔ /nv{task.number} đã báo hoàn thành, đang chờ xác nhận; chưa ghi gì từ “{esc(cut(said, LONGEST_QUOTE))}”. "
        "<b>Rút lại báo hoàn thành</b> để báo lại?"
    )
