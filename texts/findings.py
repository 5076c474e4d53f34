"""What was found in an official document, for who looks at the reading itself on the command line."""

from collections.abc import Iterator, Mapping

from domain.deadlines import Deadline
from domain.documents.findings import Doubt, Findings, Found, Nature, Warned
from texts.format import date

COLUMNS = ("TT", "Nội dung", "Đơn vị", "Thời hạn")
NATURES = {
    Nature.ASSIGNS: "giao việc",
    Nature.PROPOSES: "đề xuất với cấp trên, chưa giao việc",
    Nature.TELLS: "không giao việc",
}
DOUBTS = {
    Doubt.NO_LEAD: "chưa rõ đơn vị chủ trì",
    Doubt.SEVERAL_LEADS: "nhiều đơn vị cùng chủ trì",
    Doubt.UNREADABLE_DEADLINE: "chưa đọc được thời hạn",
    Doubt.IMPOSSIBLE_DAY: "ngày không có hoặc đã qua khi ký",
    Doubt.EVENT: "thời hạn theo sự kiện",
    Doubt.RECOGNISED: "chữ nhận dạng từ ảnh, có thể sai",
}
WARNINGS = {
    Warned.NUMBERING_LOST: "mất số thứ tự của các mục",
    Warned.RECOGNISED: "đọc bằng nhận dạng chữ, có thể sai",
    Warned.DIACRITICS_LOST: "lớp chữ không có dấu",
    Warned.PAGES_LEFT_OUT: "chưa đọc hết các trang",
    Warned.SHEETS_LEFT_OUT: "chưa đọc hết các trang tính",
}
RULES = {
    "ordered": "câu giao việc nêu tên",
    "subject": "đứng đầu câu",
    "heading": "đề mục phía trên nêu tên",
    "opening": "câu mở đầu nêu tên",
    "addressees": "nơi được gửi (Kính gửi)",
    "column": "cột trong bảng",
}
FIELDS = {
    "number": "Số, ký hiệu",
    "day": "Ngày",
    "issuer": "Cơ quan ban hành",
    "kind": "Loại",
    "about": "Trích yếu",
    "addressees": "Kính gửi",
    "signer": "Người ký",
}


def head(found: Findings) -> Iterator[str]:
    """A line for each field of the head that is known, and what the document is."""
    of = found.head
    yield f"{FIELDS['kind']}: {of.kind or '–'} ({NATURES[found.nature]}{'; DỰ THẢO' if found.draft else ''})"
    yield f"{FIELDS['number']}: {of.number or 'để trống'}"
    yield f"{FIELDS['day']}: {date(of.day) if of.day else _partial(of.partial_day)}"
    for name, value in (("issuer", of.issuer), ("about", of.about), ("signer", of.signer)):
        if value:
            yield f"{FIELDS[name]}: {value}"
    if of.addressees:
        yield f"{FIELDS['addressees']}: {'; '.join(of.addressees)}"
    for warned in found.warnings:
        yield f"Lưu ý: {WARNINGS[warned]}"
    yield f"Đọc được {len(found.tasks)} nhiệm vụ." if found.tasks else "Không có nhiệm vụ nào được giao."


def _partial(month: str) -> str:
    year, _, of_year = month.partition("-")
    if not year:
        return "để trống"
    return f"để trống, tháng {int(of_year)}/{year}" if of_year else f"để trống, năm {year}"


def row(found: Found) -> tuple[str, ...]:
    """The cells of a task, behind its number."""
    support = f"phối hợp: {'; '.join(found.support)}" if found.support else ""
    product = f"sản phẩm: {found.product}" if found.product else ""
    targets = "; ".join(f"{one.target} {one.of}" for one in found.indicators)
    asked = "; ".join(DOUBTS[doubt] for doubt in found.doubts)
    return (
        _lines(f"[{found.place}] {found.content}", product, f"chỉ tiêu: {targets}" if targets else ""),
        _lines("; ".join(found.leads) or "–", support),
        _lines(_limit(found), f"cần hỏi: {asked}" if asked else ""),
    )


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _limit(found: Found) -> str:
    given = _given(found.deadline) if found.deadline else ""
    return " → ".join(filter(None, (found.deadline_words, given)))


def _given(deadline: Deadline) -> str:
    if deadline.moment:
        return f"{deadline.moment:%H:%M} {date(deadline.moment.date())}"
    return date(deadline.day) if deadline.day else ""


def head_reasons(words: Mapping[str, str]) -> Iterator[str]:
    """From which line each field of the head comes."""
    for name, line in words.items():
        yield f"{FIELDS[name]}: «{line}»"


def lead_reason(number: int, found: Found, rule: str, words: str) -> str:
    """Who leads, by which rule, and from which words."""
    return f"{number}. {'; '.join(found.leads) or '–'}: {RULES[rule]} – «{words}»"
