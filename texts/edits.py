"""What is said of corrections of a task that is on record."""

from collections.abc import Iterator

from domain.history import TaskChanges
from domain.tasks import PersonName, Task
from texts import format
from texts.message import Message, esc
from texts.tasks import addressed, cut, title

LONGEST_SHOWN = 300
NOTHING = "chưa có"


def edited(task: Task, by: str, changes: TaskChanges, heads: tuple[PersonName, ...]) -> str:
    """Who corrected what, from which words to which."""
    lines = "\n".join(f"• {line}" for line in _lines(changes))
    return f"✏️ {esc(by)} đã <b>sửa</b> /nv{task.number}:\n{lines}{addressed(heads)}"


def _lines(changes: TaskChanges) -> Iterator[str]:
    for label, change in (
        ("Nội dung", changes.content),
        ("Sản phẩm", changes.product),
        ("Văn bản", changes.paper),
        ("Lĩnh vực", changes.area),
    ):
        if change is not None:
            yield f"{label}: {_shown(change.old)} → <b>{_shown(change.new)}</b>"
    if changes.support is not None:
        old, new = (format.listed(names) if names else None for names in (changes.support.old, changes.support.new))
        yield f"Phối hợp: {_shown(old)} → <b>{_shown(new)}</b>"


def _shown(words: str | None) -> str:
    return esc(cut(words, LONGEST_SHOWN)) if words else NOTHING


def nothing_new(task: Task) -> str:
    return f"Không có gì thay đổi: {title(task)}."


def how_to_edit(task: Task) -> str:
    return (
        f"Chưa rõ cần sửa gì, {title(task)} giữ nguyên. Ví dụ: “/sua {task.number} nội dung …”, "
        f"“/sua {task.number} sản phẩm: tờ trình”, “/sua {task.number} theo KH 10/KH-SKHCN”, "
        f"“/sua {task.number} lĩnh vực: chuyển đổi số”, “/sua {task.number} thêm VP phối hợp”, "
        f"“/sua {task.number} bỏ VP phối hợp”.\n"
        f"Hạn: /giahan {task.number} …; đơn vị chủ trì: /giao {task.number} …"
    )


def area_kept(symbol: str, area: str, changed: int, count: int) -> Message:
    """What all tasks of a paper belong to from now on."""
    rest = f"; {count - changed} nhiệm vụ giữ nguyên lĩnh vực đã ghi" if changed < count else ""
    return Message(
        f"✅ Đã ghi lĩnh vực <b>{esc(cut(area, LONGEST_SHOWN))}</b> cho văn bản {esc(symbol)}: "
        f"{changed} nhiệm vụ{rest}."
    )
