"""Words about a task that change nothing of it: that they were kept, and whom they are for."""

from collections.abc import Sequence

from domain.tasks import PersonName, Task
from texts.message import esc
from texts.tasks import cut, mentions, title

LONGEST = 1000


def received(task: Task) -> str:
    return f"✅ Đã ghi nhận đồng chí đã tiếp nhận /nv{task.number}."


def received_all(found: Sequence[Task]) -> str:
    return f"✅ Đã ghi nhận đồng chí đã tiếp nhận {', '.join(f'/nv{task.number}' for task in found)}."


def remarked(task: Task) -> str:
    return f"✅ Đã ghi ý kiến vào /nv{task.number}."


def instructed(task: Task, by: str, said: str, heads: tuple[PersonName, ...], *, unit: str = "") -> str:
    """`unit` is whom it is for; empty for the one that leads."""
    absent = esc(unit or task.lead.name)
    asked = f"Kính chuyển {mentions(heads)} thực hiện." if heads else f"{absent} chưa có người nhận tin."
    return f"📌 <b>Ý kiến chỉ đạo</b> của {esc(by)} về {title(task)}:\n“{esc(cut(said, LONGEST))}”\n{asked}"
