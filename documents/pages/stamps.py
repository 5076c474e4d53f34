"""Keeps apart what was stamped onto a paper: it has a number and a day of its own, which are not the paper's."""

from collections.abc import Sequence

from documents.pages.sight import Line
from domain.words import searched

_HEADS = ("cong van den", "van ban den", "den so", "ky boi", "nguoi ky", "ky so boi", "signature")
"""What the stamp of an arrival and the one of an electronic signature begin with, folded."""
_PARTS = ("so", "ngay", "gio", "chuyen", "thoi gian", "co quan", "email", "luu ho so", "kinh chuyen", "den")
"""What its further lines begin with."""
_RUBBER = ("MẬT", "TỐI MẬT", "TUYỆT MẬT", "HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "DỰ THẢO", "CÔNG VĂN ĐẾN", "VĂN BẢN ĐẾN")
_MOST = 8
_NEXT = 2.2


def stamped(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The lines without those of stamps, and the words of each stamp."""
    left = sorted(lines, key=lambda line: line.base)
    stamps: list[str] = []
    for head in [line for line in left if _begins(line, _HEADS) or searched(line.text) == "den"]:
        if head not in left:
            continue
        stamp = [head]
        for line in left:
            if _is_part(line, stamp):
                stamp.append(line)
        if len(stamp) > 1:
            left = [line for line in left if line not in stamp]
            stamps.append(" ".join(line.text for line in stamp))
    return left, stamps


def _begins(line: Line, words: Sequence[str]) -> bool:
    folded = searched(line.text) + " "
    return any(folded.startswith(word + " ") for word in words)


def _is_part(line: Line, stamp: list[Line]) -> bool:
    last = stamp[-1]
    return (
        len(stamp) < _MOST
        and 0 < line.base - last.base < _NEXT * max(last.size, line.size)
        and line.left < max(one.right for one in stamp)
        and line.right > min(one.left for one in stamp)
        and _begins(line, _PARTS)
    )


def mended(text: str) -> str:
    """The words of a stamp; where only their marks were recognised wrongly, as they stand on it."""
    return _SPELT.get(searched(text), text)


_SPELT = {searched(words): words for words in _RUBBER}


def is_stamp(text: str) -> bool:
    """Whether framed words are those of an arrival stamp."""
    folded = f" {searched(text)} "
    return " den " in folded and any(f" {word} " in folded for word in ("so", "ngay"))
