"""What /kiemtra says: everything that is wrong with the set-up, each with what to do about it."""

import datetime as dt
from collections.abc import Iterator

from domain.overviews.board import LATELY
from domain.overviews.diagnosis import Diagnosis, Group, Trouble
from texts import format, gaps
from texts.message import Message, esc

TROUBLES = {
    Trouble.GONE: "trợ lý không còn trong nhóm; đề nghị thêm lại trợ lý",
    Trouble.MUTE: "trợ lý không có quyền gửi tin; đề nghị quản trị viên cho phép gửi tin nhắn",
    Trouble.TOPIC_GONE: "chủ đề nhận tin đã bị xóa; tin nhắn vào chủ đề chung",
    Trouble.TOPIC_CLOSED: "chủ đề nhận tin đã đóng; đề nghị mở lại chủ đề",
    Trouble.BLOCKED: "trợ lý bị chặn",
    Trouble.UNKNOWN: "Telegram không trả lời rõ; đề nghị thử lại sau",
}
MOST_NAMES = 15


def page(found: Diagnosis) -> Message:
    lines = ["<b>KIỂM TRA THIẾT LẬP</b>", *map(_group, found.groups), *_people(found), *_sending(found)]
    if found.is_good:
        lines.append("✅ Không có gì cần khắc phục.")
    return Message("\n".join(lines))


def _group(group: Group) -> str:
    if group.trouble is None:
        return f"✅ Nhóm “{esc(group.title)}”: gửi tin được."
    return f"❌ Nhóm “{esc(group.title)}”: {TROUBLES[group.trouble]}."


def _people(found: Diagnosis) -> Iterator[str]:
    if found.vacant:
        yield gaps.nobody(found.vacant)
    if found.deciders:
        yield gaps.out_of_reach(found.deciders)
    if found.others:
        names = [esc(one.name) for one in found.others[:MOST_NAMES]]
        more = len(found.others) - len(names)
        rest = f" và {more} người khác" if more else ""
        yield f"ℹ️ Chưa mở trò chuyện riêng (vẫn nhận tin trong nhóm): {format.listed(names)}{rest}."
    if found.claims:
        yield f"⚠️ {found.claims} chức vụ chờ duyệt: nhắc lại trong bản nhắc buổi sáng."
    if found.absent:
        yield f"⚠️ {found.absent} người đã rời nhóm, chức vụ tạm dừng: <code>/nhansu</code>"


def _sending(found: Diagnosis) -> Iterator[str]:
    if found.undelivered:
        yield f"⚠️ Trong {LATELY.days} ngày qua có {found.undelivered} tin nhắn không gửi được đến người nhận."
    if found.ahead is not None:
        where = "nhanh" if found.ahead > dt.timedelta() else "chậm"
        off = abs(round(found.ahead.total_seconds()))
        yield f"❌ Đồng hồ máy chủ {where} {off} giây so với Telegram; đề nghị người vận hành chỉnh giờ (NTP)."
