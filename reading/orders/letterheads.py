"""What an office tells of the head and the foot of its papers: a line for each field, "Ký hiệu: SKHCN"."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from domain.letterhead import Authority, Letterhead, Signer
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded

_LABEL = r"[-•*+ ]*(?:\d{1,2}[.)/] ?)?"
_FIELDS = (
    ("above", Form(rf"{_LABEL}<heading.above> ?[:=] ?", "Cơ quan chủ quản: UBND tỉnh", "Cơ quan: Sở")),
    ("agency", Form(rf"{_LABEL}<heading.agency> ?[:=] ?", "2. Cơ quan: Sở Khoa học", "Ký hiệu: SKHCN")),
    ("symbol", Form(rf"{_LABEL}<heading.symbol> ?[:=] ?", "- Ký hiệu: SKHCN", "Người ký: Trần Văn A")),
    ("place", Form(rf"{_LABEL}<heading.place> ?[:=] ?", "Địa danh: Hà Giang", "Nơi nhận: Lưu VT")),
    ("recipients", Form(rf"{_LABEL}<heading.recipients> ?[:=] ?", "Nơi nhận: Như trên", "Nơi ban hành: Hà Nội")),
    ("signer", Form(rf"{_LABEL}<heading.signer> ?[:=] ?", "Người ký: Trần Văn A", "Ký hiệu: SKHCN")),
    ("drafter", Form(rf"{_LABEL}<heading.drafter> ?[:=] ?", "Lưu: VT, VP", "Đơn vị: VP")),
)
"""Of Letterhead, each with what opens its line."""
BLANKS = ("…", "...")
"""What was to be filled in, and was not."""
LONGEST = 200
"""Characters of one value."""


def read_letterhead(text: str, known: Letterhead) -> Letterhead | None:
    """What is known with the fields that the lines tell; None where they tell none.

    A list below "Nơi nhận" goes on line by line. A field whose value cannot be read stays as it is.
    """
    told: dict[str, list[str]] = {}
    field: str | None = None
    for line in unicodedata.normalize("NFC", text).splitlines():
        plain = " ".join(line.split())
        named, value = _named(plain)
        field = named or (field if field == "recipients" else None)
        if field is not None and value and not any(mark in value for mark in BLANKS):
            told.setdefault(field, []).append(value[:LONGEST])
    fields = {name: read for name, lines in told.items() if (read := _VALUES.get(name, _words)(lines))}
    return replace(known, **fields) if fields else None


def _named(line: str) -> tuple[str | None, str]:
    """The field that the line names, and what it says of it."""
    plain = fold(line)
    for field, form in _FIELDS:
        if found := form.match(plain):
            return field, line[found.end() :].strip()
    return None, line


def _words(lines: list[str]) -> str:
    return " ".join(lines).strip(" .;")


def _recipients(lines: list[str]) -> tuple[str, ...]:
    pieces = (piece.strip(" -–•*+.;") for line in lines for piece in line.split(";"))
    return tuple(piece for piece in pieces if piece)


_MARKS = (
    (Authority.FOR_HEAD, Form(r"\b<heading.for_head>\. ?(?:<heading.head>)?", "KT. Giám đốc", "xem")),
    (Authority.BY_ORDER, Form(r"\b<heading.by_order>\. ?(?:<heading.head>)?", "TL. Giám đốc", "xem")),
    (Authority.BY_AUTHORIZATION, Form(r"\b<heading.by_authorization>\. ?(?:<heading.head>)?", "TUQ. Giám đốc", "xem")),
    (Authority.ACTING, Form(r"\b<heading.acting_mark>\. ?(?:<heading.post>)?", "Q. Giám đốc", "xem")),
)
_BY_POST = (
    (Authority.FOR_HEAD, Form(r"\b<heading.deputy>\b", "Phó Giám đốc", "chuyên viên")),
    (Authority.ACTING, Form(r"\b<heading.acting>\b", "Quyền Giám đốc", "chuyên viên")),
    (Authority.BY_ORDER, Form(r"\b<heading.ordered>\b", "Chánh Văn phòng", "chuyên viên")),
    (Authority.HEAD, Form(r"\b<heading.head>\b", "Giám đốc", "chuyên viên")),
)
_POST = Form(r"\b<heading.post>\b", "Chánh Văn phòng Lê Thị B", "Lê Thị B")
_TITLE = Form(r"\b<heading.title>(?= )", "đồng chí Lê Thị B", "Lê Thị B")


def _signer(lines: list[str]) -> Signer | None:
    """ "TL. Giám đốc, Chánh Văn phòng Lê Thị B": by what right, the post and the name; None without a name."""
    words = " ".join(lines)
    marked, authority, words = _without_mark(words)
    words = " ".join(re.sub(r"[(),;:/–-]+", " ", words).split())
    by_post = next((one for one, form in _BY_POST if form.search(fold(words))), Authority.HEAD)
    post, name = _parted(words, _POST)
    _, name = _parted(name, _TITLE)
    return Signer(name, post or marked, authority or by_post) if name else None


def _without_mark(words: str) -> tuple[str, Authority | None, str]:
    """The post behind "KT.", what it stands for, and the words without both."""
    for authority, form in _MARKS:
        if found := form.search(fold(words)):
            post = words[found.start() : found.end()].partition(".")[2].strip()
            return post, authority, f"{words[: found.start()]} {words[found.end() :]}"
    return "", None, words


def _parted(words: str, form: Form) -> tuple[str, str]:
    """What the form finds, and the words beside it."""
    found = form.search(fold(words))
    if found is None:
        return "", words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    return words[found.start() : found.end()], " ".join(rest.split())


def _drafter(lines: list[str]) -> str:
    """ "Lưu: VT, VP" names the records office first, which every paper goes to."""
    pieces = [piece.strip(" .;") for piece in " ".join(lines).split(",")]
    return ", ".join(piece for piece in pieces if piece and fold(piece) not in folded("heading", "records"))


_VALUES: Mapping[str, Callable[[list[str]], Any]] = {
    "recipients": _recipients,
    "signer": _signer,
    "drafter": _drafter,
}
