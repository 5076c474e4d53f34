"""How a reply that was read is said back."""

from domain.history import Meant
from domain.replies import AmountKind, Intent, Reply

_INTENTS = {
    Intent.DONE: "báo đã hoàn thành",
    Intent.PROGRESS: "báo tiến độ",
    Intent.EXTENSION: "xin lùi hạn",
    Intent.OBSTACLE: "báo vướng mắc",
    Intent.QUESTION: "hỏi lại",
    Intent.DECLINE: "báo không thuộc việc của đơn vị",
    Intent.ACK: "đã nhận thông tin",
    Intent.SMALLTALK: "trao đổi khác, không ghi nhận",
}

_AMOUNTS = {AmountKind.REACHED: "đã được {}", AmountKind.LEFT: "còn {}", AmountKind.MORE: "thêm {}"}

DROPPED = "bỏ qua, không phải báo cáo"
CORRECTIONS = ("Lời báo cáo", "Đã hiểu là", "Ý người viết")
NO_CORRECTIONS = "Chưa có báo cáo nào bị hiểu sai."
NO_DATABASE = "Chưa có cơ sở dữ liệu nào ở địa chỉ đã khai báo."


def meaning(meant: Meant) -> str:
    """A reading or a meaning as it is kept with a correction."""
    return _INTENTS[meant] if isinstance(meant, Intent) else DROPPED


def explain(reply: Reply) -> str:
    """One line: "việc 2: xin lùi hạn đến «15/12»; lý do: «chưa có kinh phí»"."""
    about = f"việc {reply.item}: " if reply.item else f"nhiệm vụ {reply.task}: " if reply.task else ""
    return about + "; ".join([_INTENTS[reply.intent], *_details(reply)])


def _details(reply: Reply) -> list[str]:
    said = [
        f"đạt {reply.percent}%" if reply.percent is not None else "",
        f"xong {reply.count[0]}/{reply.count[1]}" if reply.count else "",
        _AMOUNTS[reply.amount.kind].format(reply.amount.number) if reply.amount else "",
        "số lượng vượt tổng số, cần hỏi lại" if reply.beyond else "",
        "có vướng mắc" if reply.obstructed else "",
        f"đề nghị hạn mới «{reply.new_deadline}»" if reply.new_deadline else "",
        f"lý do «{reply.reason}»" if reply.reason else "",
        "có thể đã xong, cần hỏi lại" if reply.doubtful else "",
        "chưa rõ tình trạng, ghi thành ý kiến" if reply.vague else "",
    ]
    return [words for words in said if words]
