"""One's own deadlines as a calendar: what stands in an entry, and under the file."""

from domain.tasks import Task
from texts.message import Message
from texts.tasks import cut

NAME = "Hạn nhiệm vụ"
FILE = "han-nhiem-vu.ics"
LONGEST_TITLE = 120


def title(task: Task) -> str:
    """What a phone shows of a deadline."""
    return f"Hạn nv{task.number}: {cut(task.content, LONGEST_TITLE)}"


def details(task: Task) -> str:
    """Who leads, what is to come of it, and in which words the deadline was set."""
    known = [
        task.content,
        f"Chủ trì: {task.lead.name}",
        f"Sản phẩm: {task.product}" if task.product else "",
        f"Văn bản: {task.paper}" if task.paper else "",
        f"Thời hạn: {task.due.words}" if task.due else "",
    ]
    return "\n".join(line for line in known if line)


def sent(count: int) -> Message:
    """What stands under the file."""
    return Message(
        f"📅 Lịch hạn của đồng chí: {count} nhiệm vụ. Mở tệp để thêm vào lịch của điện thoại; "
        "gửi lại /lichcanhan khi có việc mới, lịch cũ được cập nhật."
    )


def nothing() -> Message:
    return Message("Đồng chí không có nhiệm vụ nào đang có thời hạn.")


def in_private() -> Message:
    """Answered in a group."""
    return Message("📅 Lịch hạn đã được gửi vào tin nhắn riêng của đồng chí.")


def no_private() -> Message:
    """The assistant may not write to who asks."""
    return Message("Lịch cá nhân chỉ gửi riêng. Đề nghị mở tin nhắn riêng với trợ lý, bấm /start rồi gõ /lichcanhan.")
