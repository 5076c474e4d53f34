"""What is said where nothing was done: what to say or press instead."""

from collections.abc import Sequence

from domain.orders import Meant
from domain.replies import NearMiss
from domain.tasks import PersonName, State, Task
from texts.message import esc
from texts.remarks import remarked
from texts.tasks import cut, mentions, title

WAYS = {
    Meant.SUSPEND: (
        "Trợ lý chưa tạm dừng được nhiệm vụ: đề nghị trả lời “sửa hạn 15/12” để lùi hạn, hoặc "
        "<code>/huy {number} lý do</code> (khôi phục sau bằng <code>/lamlai {number} lý do</code>)."
    ),
    Meant.CONTENT: (
        "Nội dung của nhiệm vụ đã giao chưa sửa được: đề nghị hủy bằng <code>/huy {number} lý do</code> rồi giao lại "
        "bằng /giao với nội dung mới."
    ),
    Meant.PERSON: (
        "Chuyên viên do trưởng, phó đơn vị chủ trì hoặc Văn phòng phân công: <code>/phancong {number} {name}</code>"
    ),
    Meant.UNIT: "Để đơn vị khác chủ trì, đề nghị trả lời “giao lại cho {name}”; để phối hợp: “thêm {name} phối hợp”.",
    Meant.DROP_SUPPORT: "Đơn vị phối hợp chưa bỏ ra được; ý kiến này đã có trong nhật ký.",
}


def remarked_only(task: Task, meant: Meant, name: str) -> str:
    return f"{remarked(task)} {WAYS[meant].format(number=task.number, name=esc(cut(name, 60)))}"


def perhaps_new_lead(task: Task, unit: str) -> str:
    """Of a unit that is told to do the task of another one."""
    return f"Giao lại {title(task)} cho <b>{esc(unit)}</b> chủ trì? Chưa thay đổi gì; không phải thì bỏ qua tin này."


def which_of_matter(tasks: Sequence[Task], order: str) -> str:
    """Of an order whose words may mean one of several tasks."""
    lines = [f"• {title(task)}" for task in tasks]
    example = f"nv{tasks[0].number} {order[:1].lower()}{order[1:]}"
    how = f"Đề nghị ghi rõ số nhiệm vụ, ví dụ: <code>{esc(example)}</code>"
    return "\n".join(["Chưa rõ đồng chí nói nhiệm vụ nào, chưa thay đổi gì:", *lines, how])


def to_lead(unit: str) -> str:
    return f"Giao lại cho {unit}"


def reminded(task: Task, by: str, heads: tuple[PersonName, ...]) -> str:
    """That somebody reminds the unit now, whose heads are named so that it rings."""
    return f"🔔 {esc(by)} nhắc {title(task)}.\nKính đề nghị {mentions(heads) or esc(task.lead.name)} báo cáo tiến độ."


NEAR_MISSES = {
    NearMiss.MISTAKE: "Báo nhầm thì bấm “Hiểu sai” dưới tin ghi nhận, hoặc trả lời tin đó bằng chữ “hiểu sai”.",
    NearMiss.CANCEL: "Hủy nhiệm vụ do Văn phòng hoặc lãnh đạo quyết định: <code>/huy {} lý do</code>",
    NearMiss.GIVE: (
        "Giao đơn vị khác do Văn phòng hoặc lãnh đạo quyết định; không thuộc đơn vị thì gõ "
        "<code>/tralai {} lý do</code>"
    ),
    NearMiss.NOT_IN_TIME: "Xin thêm thời gian thì trả lời, ví dụ: “xin lùi đến 15/12 vì chờ góp ý”.",
}


def near_miss(task: Task, said: str, meant: NearMiss) -> str:
    return f"Chưa ghi gì từ “{esc(cut(said, 60))}” vào /nv{task.number}. {NEAR_MISSES[meant].format(task.number)}"


def forwarded(task: Task) -> str:
    return (
        f"Chưa ghi gì từ tin chuyển tiếp vào /nv{task.number}: lời của người khác không phải là báo cáo hay quyết "
        "định. Đề nghị tự trả lời bằng lời của mình."
    )


UNDOING = {
    State.COMPLETED: "“làm lại, xác nhận nhầm”",
    State.SUBMITTED: "“xác nhận”, hoặc “làm lại, thiếu phụ lục”",
    State.RETURNED: "“giữ nguyên”, hoặc “giao lại cho VP”",
    State.CANCELLED: "“khôi phục, hủy nhầm”",
}


def how_to_undo(task: Task, said: str) -> str:
    """What to answer to change a decision, by how the task stands."""
    ways = UNDOING.get(task.state, "“giữ hạn cũ”, “sửa hạn 20/12” hoặc “giao lại cho VP”")
    return (
        f"Chưa thay đổi gì ở {title(task)} từ “{esc(cut(said, 60))}”. "
        f"Cần sửa quyết định thì trả lời tin nhắn này: {ways}."
    )
