"""What is said of the mark of urgency of a task that is changed."""

from domain.tasks import PersonName, Task, Urgency
from texts.message import esc
from texts.tasks import addressed, title

MARKS = {
    Urgency.NORMAL: "bình thường",
    Urgency.URGENT: "khẩn",
    Urgency.VERY_URGENT: "thượng khẩn",
    Urgency.EXPRESS: "hỏa tốc",
}


def urged(before: Task, after: Task, by: str, heads: tuple[PersonName, ...]) -> str:
    return (
        f"✅ {esc(by)} đã đổi độ khẩn {title(after)}: {MARKS[before.urgency]} → <b>{MARKS[after.urgency]}</b>."
        f"{addressed(heads)}"
    )


def unchanged(task: Task) -> str:
    return f"{title(task)} đã ở mức <b>{MARKS[task.urgency]}</b>, không có gì thay đổi."
