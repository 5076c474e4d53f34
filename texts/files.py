"""What is said of files: what they are called, that they were kept, that nobody here can listen to them."""

from domain.heard import Media
from domain.tasks import Task
from texts.tasks import title

NAMES = {
    Media.DOCUMENT: "tệp",
    Media.PHOTO: "ảnh",
    Media.VIDEO: "video",
    Media.ANIMATION: "ảnh động",
    Media.AUDIO: "tệp âm thanh",
    Media.VOICE: "tin thoại",
    Media.VIDEO_NOTE: "video tròn",
    Media.LOCATION: "vị trí",
    Media.CONTACT: "danh bạ",
}
"""What is called so that came without a name."""


def attached(task: Task, count: int) -> str:
    return f"📎 Đã nhận {count} tệp cho {title(task)}."


def cannot_listen() -> str:
    return "Trợ lý không nghe, không xem được tin thoại, video. Đề nghị nhắn thêm bằng chữ."


def gone(name: str) -> str:
    """Of a file that the messenger does not have any more."""
    return f"Không gửi lại được “{name}”: tin nhắn gốc đã bị xóa."
