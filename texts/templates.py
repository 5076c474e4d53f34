"""What is said of the templates of an office: which is in use, what is wrong with a file, and how to change one."""

import datetime as dt
from collections.abc import Iterator, Sequence

from domain.overviews.report import Face
from domain.overviews.templates import Fault, Inspected, Version, Wrong
from texts import format
from texts.message import Message, esc

NAMES = {Face.WORD: "báo cáo", Face.LETTER: "đôn đốc"}
"""As they are typed behind the command."""
LONG = {Face.WORD: "Báo cáo", Face.LETTER: "Công văn đôn đốc"}
MOST_BEFORE = 5


def page(found: Sequence[Version], zone: dt.tzinfo, *, may_change: bool) -> Message:
    lines = ["<b>MẪU VĂN BẢN</b>"]
    for face, name in LONG.items():
        versions = [_version(one, zone) for one in found if one.face is face]
        lines.append(f"<b>{name}</b>: {versions[0] if versions else 'mẫu có sẵn'}")
        lines += [f"– trước đó: {one}" for one in versions[1 : 1 + MOST_BEFORE]]
    how = "Nhận mẫu có sẵn: <code>/mau tải báo cáo</code>, <code>/mau tải đôn đốc</code>."
    change = (
        " Đổi: gửi riêng cho trợ lý tệp .docx với chú thích <code>/mau báo cáo</code> hoặc "
        "<code>/mau đôn đốc</code>; "
        "trong nhóm thì trả lời tệp bằng lệnh đó. "
        "Dùng lại mẫu có sẵn: <code>/mau bỏ báo cáo</code>."
    )
    return Message("\n".join([*lines, how + change if may_change else how]))


def _version(one: Version, zone: dt.tzinfo) -> str:
    at = one.at.astimezone(zone)
    name = f"“{esc(one.name)}”" if one.file is not None else "mẫu có sẵn"
    return f"{name} ({esc(one.who or '')}, {format.clock(at)} ngày {format.date(at.date())})"


def which() -> Message:
    return Message("Mẫu của báo cáo hay của công văn đôn đốc? Ví dụ: <code>/mau tải báo cáo</code>.")


def starting(face: Face) -> Message:
    return Message(
        f"Mẫu có sẵn của {LONG[face].lower()}. Sửa trong Word, giữ các chỗ trong {{{{ }}}} và {{% %}}, rồi gửi lại tệp "
        f"với chú thích <code>/mau {NAMES[face]}</code>."
    )


def how_to_send(face: Face) -> Message:
    return Message(
        f"Đề nghị gửi tệp .docx kèm chú thích <code>/mau {NAMES[face]}</code>, hoặc trả lời tệp bằng lệnh đó."
    )


def begun(face: Face) -> Message:
    return Message(f"⏳ Đang kiểm tra mẫu {LONG[face].lower()}…")


def failed(face: Face) -> Message:
    return Message(f"⚠️ Chưa kiểm tra được mẫu {LONG[face].lower()}; mẫu đang dùng giữ nguyên. Đề nghị gửi lại tệp.")


def dropped(face: Face) -> Message:
    return Message(f"✅ {LONG[face]} dùng lại mẫu có sẵn.")


def shipped_already(face: Face) -> Message:
    return Message(f"{LONG[face]} đang dùng mẫu có sẵn.")


def inspected(face: Face, found: Inspected) -> Message:
    """What is wrong, and what there is; without faults the template is in use."""
    there = [f"Có {len(found.found)} chỗ điền: {', '.join(map(esc, found.found))}."] if found.found else []
    if not found.faults:
        return Message("\n".join([f"✅ {LONG[face]} từ nay lập theo mẫu này.", *there]))
    return Message("\n".join(["Tệp chưa dùng làm mẫu được; mẫu đang dùng giữ nguyên.", *_faults(found.faults), *there]))


def _faults(faults: Sequence[Fault]) -> Iterator[str]:
    for fault in faults:
        words = f": <code>{esc(fault.words)}</code>" if fault.words else ""
        yield f"– {_WRONG[fault.wrong]}{words}{_instead(fault)}"


def _instead(fault: Fault) -> str:
    """What may have been meant."""
    if fault.wrong is Wrong.WHOLE:
        name = esc(fault.words)
        if not fault.near:
            return f". Viết <code>{{{{ {name}|join('; ') }}}}</code>, hoặc mỗi dòng một đoạn trong {_LOOP.format(name)}"
        parts = ", ".join(f"<code>{esc(one)}</code>" for one in fault.near[:MOST_PARTS])
        return (
            f", gồm {parts}… Chọn một phần; danh sách thì đặt trong {_LOOP.format(name)}, đếm thì <code>|length</code>"
        )
    return f" (có phải {' hoặc '.join(map(esc, fault.near))}?)" if fault.near else ""


MOST_PARTS = 4
_LOOP = "<code>{{%p for dong in {0} %}}</code> … <code>{{%p endfor %}}</code>"
_WRONG = {
    Wrong.NO_WORD_FILE: "Không phải tệp Word .docx, hoặc tệp bị hỏng",
    Wrong.TOO_LARGE: "Tệp quá lớn khi mở ra",
    Wrong.UNSAFE: "Tệp có macro, hoặc lấy nội dung từ nơi khác; đề nghị lưu lại không có các phần đó",
    Wrong.MARKED: "Tệp có dấu chỉ độ mật: trợ lý không nhận, không lưu",
    Wrong.UNREAD: "Không đọc được chỗ điền ở đoạn",
    Wrong.UNKNOWN: "Không có chỗ điền",
    Wrong.WHOLE: "Chỗ điền có nhiều phần, không in nguyên được",
    Wrong.NOT_ALLOWED: "Mẫu không được tính toán, đặt biến hay gọi hàm; xem đoạn",
    Wrong.TOO_DEEP: "Nhiều nhất hai vòng {%p for … %} lồng nhau",
    Wrong.NOT_FILLED: "Lập thử văn bản không được: có chỗ điền có lúc không có nội dung; đề nghị đặt trong {%p if … %}",
}
