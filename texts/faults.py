"""What the office is told of a fault in what is stored: something could not be planned or told."""

from collections.abc import Sequence

from texts.message import Message


def set_aside(numbers: Sequence[int], *, whole: bool) -> Message:
    """`numbers` are those of the tasks; `whole`: more than single tasks is concerned."""
    tasks = ", ".join(f"/nv{number}" for number in numbers)
    what = f"nhiệm vụ {tasks}" if numbers and not whole else "một phần dữ liệu của cơ quan"
    return Message(
        f"⚠️ Trợ lý không lập được nhắc việc của {what}, vì dữ liệu lưu có lỗi. Các nhiệm vụ khác vẫn được nhắc.\n"
        "Đề nghị báo người vận hành (lệnh dondoc check trên máy chủ nêu chỗ lỗi); trong lúc chờ, tự theo dõi phần này."
    )
