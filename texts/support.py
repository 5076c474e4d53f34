"""What is said of the units that support the work of another one."""

from domain.tasks import PersonName, Task
from texts import format
from texts.message import esc
from texts.tasks import addressed, title


def supported(task: Task, by: str, heads: tuple[PersonName, ...]) -> str:
    units = format.listed([unit.name for unit in task.support])
    return (
        f"✅ {esc(by)} đã <b>thêm đơn vị phối hợp</b> {title(task)}.\n"
        f"Chủ trì: {esc(task.lead.name)}\nPhối hợp: {esc(units)}{addressed(heads)}"
    )


def unchanged(task: Task) -> str:
    units = format.listed([unit.name for unit in task.support]) or "chưa có"
    return f"{title(task)} không có gì thay đổi. Chủ trì: {esc(task.lead.name)}; phối hợp: {esc(units)}."
