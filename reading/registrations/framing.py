"""What stands around a task and is none of it: courtesies of asking, an urgency in front, brackets around fields."""

import re
from collections.abc import Callable

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed

_BEHIND = r"(?:\s+(?:<frame.behind>|<list.entry>|<list.some>)(?!\w))"
_ASKS = Form(
    r"^\W*(?:(?:<frame.dear>|<frame.favour>|<frame.own>)(?!\w)[^\n:,;.]{0,40}?\s<frame.register>(?!\w)"
    rf"{_BEHIND}*\s*:?\s+|<frame.register>{_BEHIND}*\s*:\s*)(?=\S)",
    "phòng em đăng ký: tập huấn",
    "đăng ký nhãn hiệu",
)
_NEW = Form(
    r"^\W*(?:(?:<frame.dear>|<frame.favour>|<frame.own>|<frame.comes>|<courtesy.opening>|<frame.call>)(?!\w)[\s,]{1,5}){0,6}"
    r"<frame.new>(?!\w)[^\n:,;.?]{0,30}:\s*(?=\S)",
    "phòng em có việc mới: tập huấn",
    "việc mới chưa làm",
)
_URGENT_FIRST = Form(
    r"^[\s\W]*(?P<said>(?:<list.entry>\s)?(?><frame.grade>\s){0,5}<field.urgent>)(?!\w)"
    r"(?:(?P<sign>\s*[\])]|\s*[!:,;.]|\s+[-–](?=\s))[\s!:,;.\-–]*|\s+)",
    "hỏa tốc: khắc phục lỗi",
    "khắc phục lỗi hỏa tốc",
)
_EXPRESS = tuple(listed("field", "express"))
"""Grades that are nothing else, unlike "khẩn trương"."""
_SEES_TO = Form(
    r"(?:[,;.]|\s[-–])\s*<frame.see_to>(?>(?:\s*,)?\s+(?:<field.and>\s+)?<frame.see_to>(?!\w)){0,9}\W*$",
    "góp ý dự thảo, nghiên cứu tham mưu",
    "góp ý dự thảo, tham mưu công văn trả lời",
)
_BRACKET = re.compile(r"\(([^()\n]{2,160})\)")
_HOUR = Form(
    r"(?<!\d)\d{1,2}\s?(?:<field.hour>|:)\s?(?:\d\d)?(?:\s<field.part_of_day>)?$", "hạn 16h30 chiều", "hạn 16/12"
)
"""What ends with the hour of the day in the brackets behind it: "hạn 16h (9/12)"."""
_ENDS = ("", ",", ";", ".", ":", "\n")
LONGEST_HOUR = 20
_WITHIN = re.compile(r"[,;]|\s[-–]\s")
_BARS = re.compile(r"\s+\|\s*|\s*\|\s+")


def without_asking(text: str) -> str:
    """The task without the words by which it is handed in: "Phòng em đăng ký: …", "nhờ VP đăng ký giùm việc: …"."""
    asks = _opening(text)
    return text[asks.end() :] if asks else text


def asks_to_register(text: str) -> bool:
    """Whether the words begin with those by which a task is handed in: "nhiệm vụ mới: …"."""
    return _opening(text) is not None


def _opening(text: str) -> re.Match[str] | None:
    folded = fold(text)
    return _ASKS.match(folded) or _NEW.match(folded)


def without_passing_on(content: str) -> str:
    """The content without the verb behind it that only tells whoever gets it to see to it: "…, nghiên cứu tham mưu"."""
    tail = _SEES_TO.search(fold(content))
    return content[: tail.start()] if tail and content[: tail.start()].strip() else content


def urgency_first(text: str) -> tuple[str, str]:
    """The urgency that stands before the task, and the task; "" where none does: "[KHẨN] …", "hỏa tốc phòng CĐS …"."""
    found = _URGENT_FIRST.match(fold(text))
    if found is None or not text[found.end() :].strip():
        return "", text
    if not found["sign"] and not found["said"].endswith(_EXPRESS):
        return "", text
    return text[slice(*found.span("said"))], text[found.end() :]


def unwrapped(text: str, is_field: Callable[[str], bool]) -> str:
    """The text with its fields in clauses of their own, where they stood in brackets or between bars."""
    kept: list[str] = []
    behind: list[str] = []
    at = 0
    for bracket in _BRACKET.finditer(text):
        parts = [part.strip() for part in _WITHIN.split(bracket[1]) if part.strip()]
        stands_apart = ":" in bracket[1] or text[bracket.end() :].lstrip(" ")[:1] in _ENDS
        ahead = text[at : bracket.start()].rstrip()
        if text[bracket.end() :].lstrip(" ")[:1] == ":" and is_field(ahead):
            continue  # It says which of the units before the colon are meant, or what of them.
        if stands_apart and _HOUR.search(fold(ahead[-LONGEST_HOUR:])):
            kept += [ahead, f" {bracket[1]}"]
            at = bracket.end()
        elif stands_apart and parts and all(map(is_field, parts)):
            kept.append(ahead)
            behind.append(bracket[1].strip())
            at = bracket.end()
    whole = "".join((*kept, text[at:]))
    if "|" in whole:
        whole = _BARS.sub("; ", whole).strip("; ")
    if not behind:
        return whole
    first, sign, rest = whole.partition("\n")
    return f"{first.rstrip(' ,;.')}, {', '.join(behind)}{sign}{rest}"
