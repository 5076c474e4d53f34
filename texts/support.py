"""What is said of the units that support the work of another one."""

from collections.abc import Sequence

from domain.names import Named
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


def perhaps_support(task: Task, units: Sequence[Named]) -> str:
    """Of units in an instruction that have no part in the work yet."""
    return (
        f"Ý kiến có nêu {esc(format.listed([unit.name for unit in units]))}: <b>thêm làm đơn vị phối hợp</b> của "
        f"/nv{task.number}, hay chỉ chuyển ý kiến? Chưa thay đổi gì; không cần thì bỏ qua tin này."
    )


def unchanged(task: Task) -> str:
    units = format.listed([unit.name for unit in task.support]) or "chưa có"
    return f"{title(task)} không có gì thay đổi. Chủ trì: {esc(task.lead.name)}; phối hợp: {esc(units)}."
