"""As what the Board is handed out: names, and buttons that order it."""

from domain.overviews.filters import Filters, encode
from domain.overviews.report import Face
from domain.presses import ButtonKind
from texts.lists import LONGEST_DATA
from texts.message import Button, Rows

NAMES = {
    Face.WORD: "báo cáo (Word)",
    Face.WORKBOOK: "bảng theo dõi (Excel)",
    Face.PICTURE: "ảnh tổng hợp",
    Face.PDF: "báo cáo (PDF)",
    Face.LETTER: "công văn đôn đốc (Word)",
    Face.EXTENSION: "công văn đề nghị gia hạn (Word)",
    Face.COMPLETION: "báo cáo kết quả nhiệm vụ (Word)",
    Face.HANDOVER: "biên bản bàn giao (Word)",
}
LABELS = {Face.WORD: "Word", Face.WORKBOOK: "Excel", Face.PICTURE: "Ảnh", Face.PDF: "PDF"}
"""On the buttons under the Board, where each can be typed too."""


def offered(filters: Filters) -> Rows:
    """Buttons for the faces of a Board; none where the filters are too long for their data: words remain."""
    return _fitting(tuple(button(label, face, encode(filters)) for face, label in LABELS.items()))


def letter(filters: Filters) -> Rows:
    """To have the letter made that urges them on paper."""
    return _fitting((button("Lập công văn đôn đốc", Face.LETTER, encode(filters)),))


def again(face: Face, filters: str) -> Rows:
    """To order it once more; `filters` as encode() writes them."""
    return _fitting((button("Lập lại", face, filters),))


def button(label: str, face: Face, filters: str) -> Button:
    return Button(label, f"{ButtonKind.PAPER}:{face}:{filters}")


def _fitting(row: tuple[Button, ...]) -> Rows:
    return (row,) if all(len(one.data.encode()) <= LONGEST_DATA for one in row) else ()
