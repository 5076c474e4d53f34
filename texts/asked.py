"""What is asked of who reports on a task."""

from domain.asking import Question
from domain.replies import Intent
from domain.tasks import Task
from texts.message import esc
from texts.tasks import cut


def ask_evidence(task: Task) -> str:
    return (
        f"Đã ghi nhận /nv{task.number} báo xong. Đề nghị cho biết <b>kết quả</b>: số, ký hiệu văn bản, tệp hoặc "
        "đường dẫn (trả lời tin nhắn này)."
    )


def ask_evidence_again(task: Task) -> str:
    """In other words than before, and with every way to end it."""
    return (
        f"Vẫn cần <b>kết quả</b> thì mới ghi /nv{task.number} báo hoàn thành. Đề nghị trả lời tin nhắn này: số, ký "
        "hiệu văn bản, tệp hoặc đường dẫn. Không có văn bản thì trả lời “không có văn bản”; còn đang làm thì trả lời "
        "“đang làm”."
    )


def ask_whether_done(task: Task) -> str:
    return f"Nhiệm vụ /nv{task.number} <b>đã xong</b> hay chưa? Hiện ghi nhận là đang thực hiện."


def ask_fall(task: Task, now: str, before: str) -> str:
    return f"Nhiệm vụ /nv{task.number} trước đã ghi <b>{before}</b>, nay là <b>{now}</b>? Chưa ghi số mới."


def figure(percent: int | None, count: tuple[int, int] | None) -> str:
    """A share or a count, as it is said: "80%", "5/12"."""
    return f"{percent}%" if percent is not None else f"{count[0]}/{count[1]}" if count else ""


def ask_figures(task: Task, said: str) -> str:
    kept = f"đang ghi {task.count[0]}/{task.count[1]}" if task.count else "chưa ghi gì thêm"
    return (
        f"Chưa rõ “{esc(cut(said, 60))}”, /nv{task.number} {kept}. Đề nghị trả lời tin nhắn này, "
        "ví dụ: “80%”, “5/12 hồ sơ”, “xong, đã ban hành 15/BC-SKHCN”."
    )


ASKED = {
    None: "nội dung báo cáo của /nv{}",
    Intent.OBSTACLE: "khó khăn, vướng mắc của /nv{}",
    Intent.DECLINE: "lý do trả lại /nv{}",
}


ASKS = {None: Question.WORDS, Intent.OBSTACLE: Question.OBSTACLE, Intent.DECLINE: Question.REASON}
"""What is asked for of a command that came without words."""


def ask_words(task: Task, intent: Intent | None) -> str:
    return f"Đề nghị trả lời tin nhắn này, nêu {ASKED[intent].format(task.number)}."
