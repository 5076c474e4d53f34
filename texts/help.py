"""/trogiup: what somebody may do here, and how to say it."""

from collections.abc import Sequence

from domain.people import Actor
from texts.commands import COMMANDS
from texts.message import Button, Message, esc

INTRODUCTION = (
    "<b>Trợ lý theo dõi, đôn đốc nhiệm vụ.</b>\n"
    "• Báo cáo: <b>trả lời</b> tin nhắn có nhiệm vụ, ví dụ “80%”, “5/12 hồ sơ”, “xong, đã ban hành 15/BC-SKHCN”.\n"
    "• Văn bản giao việc: gửi riêng tệp cho trợ lý; trong nhóm thì ghi /vanban dưới tệp khi gửi, hoặc trả lời "
    "tệp bằng /vanban (tệp gửi thường trong nhóm, trợ lý không thấy).\n"
    "• Muốn được nhắc lại sau: trả lời “nhắc lại thứ Sáu”, “mai nhắc lại”.\n"
    "• Thay cho bấm nút, có thể trả lời tin nhắn bằng chữ ghi trên nút.\n"
)


def for_person(known: Actor | None) -> str:
    """The commands that the person has use for."""
    roles = {post.role for post in known.posts} if known else set()
    lines = [
        f"/{command.name} – {command.about}"
        + (f"\n    <code>{esc(command.example)}</code>" if " " in command.example else "")
        for command in COMMANDS
        if not command.roles or command.roles & roles
    ]
    return f"{INTRODUCTION}\n" + "\n".join(lines)


def welcome() -> str:
    return (
        "Kính chào đồng chí. Đây là trợ lý theo dõi, đôn đốc nhiệm vụ trong nhóm.\n"
        "Quản trị viên nhóm gõ /thietlap để bắt đầu; mọi người gõ /trogiup để xem cách dùng."
    )


def back_again() -> str:
    return (
        "Trợ lý đã trở lại nhóm; nhiệm vụ và lịch nhắc của cơ quan vẫn giữ nguyên. "
        "Tin nhắn chưa gửi được trong thời gian qua được gửi bù, ghi rõ là gửi trễ."
    )


def welcome_private() -> str:
    return (
        "Kính chào đồng chí. Từ nay trợ lý có thể nhắc việc riêng tại đây khi cần.\n"
        "Gõ /nhiemvu để xem nhiệm vụ, /trogiup để xem cách dùng."
    )


def unknown_command(words: str) -> str:
    return f"Chưa có lệnh “{esc(words[:40])}”. Đề nghị gõ /trogiup để xem các lệnh."


def edited() -> str:
    return "Tin nhắn sửa lại không thay nội dung đã ghi nhận. Đề nghị gửi tin nhắn mới (trả lời tin nhắn có nhiệm vụ)."


def hidden() -> str:
    """To a person who writes in the name of the group or of a channel."""
    return (
        "Chưa ghi nhận: tin gửi dưới tên nhóm hoặc tên kênh, không rõ ai gửi. Đề nghị gửi lại bằng tài khoản của mình: "
        "bấm ảnh cạnh ô nhập tin để chọn lại tên mình, hoặc nhờ chủ nhóm tắt “Ẩn danh” trong quyền quản trị viên."
    )


def forwarded() -> str:
    return (
        "Đây là tin chuyển tiếp, không phải lời của đồng chí: trợ lý không ghi báo cáo, không thực hiện lệnh trong đó. "
        "Đề nghị tự gõ lại; nếu là việc cần đăng ký thì trả lời tin đó bằng /dangky."
    )


def letter() -> str:
    """Over the card of what a forwarded letter may ask for."""
    return "Tin chuyển tiếp có thể là một nhiệm vụ, chưa ghi gì. Đề nghị bấm <b>Đúng</b> để đăng ký, hoặc <b>Bỏ</b>."


def how_to_choose(choices: Sequence[tuple[str, str]]) -> Message:
    """To words that are no label of the buttons (`choices`, label and data): silence would be taken for a yes."""
    known = ", ".join(f"“{esc(label.lower())}”" for label, _ in choices)
    return Message(
        f"Chưa ghi nhận. Đề nghị bấm nút, hoặc trả lời bằng chữ trên nút: {known}.",
        buttons=tuple((Button(label, data),) for label, data in choices),
    )


def nothing_noted() -> str:
    """Before why words that may have been a report are neither that nor a question."""
    return "Chưa ghi nhận gì."


def greeting() -> str:
    return "Kính chào đồng chí. Gõ /nhiemvu để xem nhiệm vụ, /trogiup để xem cách dùng."


def how_to_answer() -> str:
    return (
        "Chưa rõ đồng chí nói về nhiệm vụ nào, chưa ghi nhận gì. Đề nghị trả lời tin nhắn có nhiệm vụ, "
        "hoặc gõ /nhiemvu để xem danh sách, /trogiup để xem cách dùng."
    )
