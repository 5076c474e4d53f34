"""What a department is told where its data was restored from a copy."""

import datetime as dt

from texts import format
from texts.message import Message


def restored(since: dt.datetime, until: dt.datetime, first: int, zone: dt.tzinfo) -> Message:
    """From when to when all is gone; `first` is the number of the next task."""
    begin, end = format.full_moment(since.astimezone(zone)), format.full_moment(until.astimezone(zone))
    return Message(
        f"⚠️ Dữ liệu được khôi phục từ bản sao lưu lúc {begin}. Những gì ghi nhận từ lúc đó đến {end} không còn: "
        "đề nghị các đơn vị đăng ký, báo cáo lại phần đó; Văn phòng giao, duyệt, gia hạn lại nếu có.\n"
        f"Nhiệm vụ mới bắt đầu từ số {first} để không trùng số đã dùng. Trả lời tin nhắn của trợ lý gửi trong "
        "khoảng này thì cần ghi rõ số nhiệm vụ."
    )
