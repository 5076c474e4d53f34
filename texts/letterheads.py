"""What stands at the head and the foot of papers: asked once, shown among the settings, read back."""

from collections.abc import Iterator

from domain.letterhead import Authority, Letterhead, Signer
from texts import buttons
from texts.message import Message, esc

NAMES = {
    "above": "cơ quan chủ quản",
    "agency": "cơ quan",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "recipients": "nơi nhận",
    "signer": "người ký",
    "drafter": "lưu",
}
"""Fields of Letterhead, as they are typed before a colon."""
EXAMPLES = {
    "above": "UBND tỉnh …",
    "agency": "Sở …",
    "symbol": "…",
    "place": "…",
    "recipients": "Lãnh đạo Sở (để b/c); Các phòng, đơn vị",
    "signer": "TL. Giám đốc, Chánh Văn phòng …",
    "drafter": "VT, VP",
}
"""What is left with its dots tells nothing."""
MARKS = {
    Authority.HEAD: "",
    Authority.FOR_HEAD: "KT. thủ trưởng, ",
    Authority.BY_ORDER: "TL. thủ trưởng, ",
    Authority.BY_AUTHORIZATION: "TUQ. thủ trưởng, ",
    Authority.ACTING: "Q. ",
}
"""What the head of the body is called stands on the paper itself."""


def asked(dialogue: int) -> Message:
    """What has to be known before the first paper, with lines to copy."""
    form = "\n".join(f"{_capital(NAMES[name])}: {esc(example)}" for name, example in EXAMPLES.items())
    return Message(
        "Trước khi lập văn bản đầu tiên, đề nghị cho biết phần đầu và phần cuối của văn bản (chỉ hỏi một lần). "
        f"Chạm để chép, sửa từng dòng rồi trả lời tin này; mục nào chưa có thì bỏ dòng đó:\n<pre>{form}</pre>",
        buttons=buttons.without_letterhead(dialogue),
        expects_reply=True,
    )


def unread(dialogue: int) -> Message:
    """No line of the answer tells a field."""
    return Message(
        "Chưa đọc được mục nào. Đề nghị ghi mỗi mục một dòng, ví dụ: <code>Ký hiệu: SKHCN</code>",
        buttons=buttons.without_letterhead(dialogue),
    )


def kept(told: Letterhead) -> Message:
    """What was told, read back, and what is still blank."""
    lines = ["✅ Đã ghi phần đầu, phần cuối của văn bản:", *_lines(told)]
    if told.missing:
        lines.append(f"Còn để trống: {', '.join(NAMES[name] for name in told.missing)}.")
    return Message("\n".join(lines))


def shown(told: Letterhead, may_change: bool) -> Iterator[str]:
    """Among the settings; for who may change them with a line to type."""
    known = "; ".join(_lines(told, mark="")) or "chưa có"
    yield f"• Phần đầu, phần cuối của văn bản: <b>{known}</b>"
    if may_change:
        field = told.missing[0] if told.missing else "signer"
        yield f"   <code>/caidat {NAMES[field]}: {esc(EXAMPLES[field])}</code>"


def _lines(told: Letterhead, mark: str = "• ") -> list[str]:
    values = {name: _value(getattr(told, name)) for name in NAMES}
    return [f"{mark}{_capital(NAMES[name])}: {esc(value)}" for name, value in values.items() if value]


def _value(value: str | tuple[str, ...] | Signer | None) -> str:
    if isinstance(value, Signer):
        return f"{MARKS[value.authority]}{value.post} {value.name}".strip()
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
