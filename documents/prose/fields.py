"""Fields that an item names itself: "Đơn vị chủ trì: …", "Thời hạn: …", on lines below it or in its own sentence."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from documents.prose.names import units_at
from documents.prose.words import words_of
from domain.words import fold


class Name(StrEnum):
    LEAD = auto()
    SUPPORT = auto()
    DUE = auto()
    PRODUCT = auto()
    CONTENT = auto()


class Field(NamedTuple):
    """A field with its words, and where its name begins in the text."""

    name: Name
    words: str
    start: int


_WHO = r"(?:don vi|co quan|bo phan|phong|ca nhan|nguoi|to)"
_LABEL = re.compile(
    rf"(?<![\w])(?<!lanh dao )(?:(?P<lead>(?:{_WHO} )?(?:chu tri|phu trach|duoc giao)(?: thuc hien)?"
    rf"|phan cong(?: thuc hien)?|{_WHO} thuc hien|giao {_WHO})|(?P<support>(?:{_WHO} )?phoi hop(?: thuc hien)?)"
    r"|(?P<due>thoi (?:gian|han)(?: hoan thanh| thuc hien| bao cao)?|han (?:hoan thanh|chot)|hoan thanh|tien do)"
    r"|(?P<product>san pham(?: du kien)?|ket qua(?: dau ra)?)"
    r"|(?P<content>(?<![^\n])noi dung(?: cong viec| thuc hien| nhiem vu)?))\s*:\s*"
)
_BRACKETED = re.compile(r"\((?P<inside>[^()]{8,200})\)\W*$")
_LEADS = re.compile(r"\s*(?:la \S+ \S+ )?chu tri\b")
_HELPS = re.compile(r"\bphoi hop\s*:?\s*")


def fields_of(lines: Sequence[str]) -> tuple[str, tuple[Field, ...]]:
    """The item without its fields, and these; `lines` are the item and what stands below it.

    Nothing is a field where nobody is named to do the item.
    """
    text = " \n".join(lines)
    found = tuple(_labelled(text)) or tuple(_bracketed(text))
    if not any(one.name is Name.LEAD for one in found):
        return lines[0], ()
    return text[: min(one.start for one in found)].strip(" \n(;,.-–+*"), found


def is_field(line: str) -> bool:
    """Whether a line is nothing but a field."""
    return _LABEL.match(fold(line)) is not None


def _labelled(text: str) -> Iterator[Field]:
    folded = fold(text)
    labels = list(_LABEL.finditer(folded)) if len(folded) == len(text) else []
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        words = text[label.end() : end].split("\n")[0].strip(" \n;,.)(-–+*")
        if label.lastgroup and words:
            yield Field(Name(label.lastgroup), words, label.start())


def _bracketed(text: str) -> Iterator[Field]:
    """ "… (Phòng A chủ trì, hoàn thành trong tháng 5)" at the end of an item."""
    found = _BRACKETED.search(text)
    if found is None:
        return
    inside = found["inside"]
    words = words_of(inside)
    units = units_at(words, 0)
    end = words[units.end].start if units and units.end < len(words) else len(inside)
    if units is None or not (leads := _LEADS.match(fold(inside[end:]))):
        return
    yield Field(Name.LEAD, inside[:end].strip(" ,;"), found.start())
    rest = inside[end + leads.end() :].strip(" ,;")
    helps = _HELPS.search(fold(rest))
    if helps:
        yield Field(Name.SUPPORT, re.split(r"[;]", rest[helps.end() :])[0].strip(" ,"), found.start())
    if rest:
        yield Field(Name.DUE, rest, found.start())
