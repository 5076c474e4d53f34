"""An official paper without its layout: what each of its parts says (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.letterhead import Authority, Letterhead, Signer
from domain.overviews.periods import Period
from domain.words import fold

BLANK = "……"
"""What the office has not told stays to be filled in by hand."""
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
END = "./."
_SPACE = "\N{NO-BREAK SPACE}"
"""Several of them leave room for the number and the day, which the registry writes."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Of the points of a clause: no f, j, w, z."""


@dataclass(frozen=True)
class Heading:
    """The words at the head of page 1; `number` and `dated` have room for what the registry writes in."""

    above: str
    agency: str
    number: str
    dated: str


@dataclass(frozen=True)
class Section:
    """ "I. KẾT QUẢ THỰC HIỆN"."""

    title: str


@dataclass(frozen=True)
class Clause:
    """ "1. Kết quả chung", a clause with a title."""

    title: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Item:
    """ "- …" or "a) …"."""

    text: str


@dataclass(frozen=True)
class Column:
    """Its share of the width is `room` of the sum of all; columns beside each other with one `group` share a head."""

    title: str
    room: int
    group: str = ""
    centred: bool = False


@dataclass(frozen=True)
class Band:
    """A row that is one cell, over the rows of a unit."""

    text: str


@dataclass(frozen=True)
class Row:
    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    numbered: bool = False
    """Whether a row (1) (2) (3) stands under the heads."""


Block = Section | Clause | Paragraph | Item | Table


@dataclass(frozen=True)
class Signature:
    """Who signs: "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC" as `authority`, then the name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Appendix:
    """On pages of its own: "Phụ lục" or "Phụ lục I", its title in capitals, to which paper it belongs."""

    label: str
    title: str
    note: str
    table: Table


@dataclass(frozen=True)
class OfficialPaper:
    """All words of a paper in their order. `kind` is its kind in capitals, empty for a letter (công văn)."""

    heading: Heading
    kind: str
    subject: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    opposite: Signature | None = None
    """Who signs on the left of a paper of two sides (biên bản); the recipients stand below then."""

    @property
    def title(self) -> str:
        """What the file is called among others."""
        subject = self.subject.replace(_SPACE, " ")
        return f"{self.kind.capitalize()} {subject[:1].lower()}{subject[1:]}" if self.kind else subject

    @property
    def is_letter(self) -> bool:
        return not self.kind


def heading(letterhead: Letterhead, day: dt.date, *, symbol: str) -> Heading:
    """The head of a paper made on `day`; `symbol` is what stands behind the number ("BC-SKHCN")."""
    return Heading(
        above=(letterhead.above or BLANK).upper(),
        agency=(letterhead.agency or BLANK).upper(),
        number=f"Số:{_SPACE * 8}/{symbol}",
        dated=f"{letterhead.place or BLANK}, {undated(day)}",
    )


def undated(day: dt.date) -> str:
    """The month and the year of a paper; its day is the registry's to write."""
    return f"ngày{_SPACE * 6}tháng {month(day.month)} năm {day.year}"


def unbroken(words: str) -> str:
    """The words on one line."""
    return words.replace(" ", _SPACE)


def month(number: int) -> str:
    """Only January and February have a 0 (phần II, mục 4)."""
    return f"{number:02d}" if number <= 2 else str(number)


def date(day: dt.date) -> str:
    """28/4/2026, 05/01/2026: as papers write it in their text."""
    return f"{day.day:02d}/{month(day.month)}/{day.year}"


def number(count: int) -> str:
    """02, 37: a number in a paper has two digits at least."""
    return f"{count:02d}"


def counted(count: int, words: str) -> str:
    """ "02 nhiệm vụ quá hạn", "không có nhiệm vụ quá hạn"."""
    return f"{number(count)} nhiệm vụ {words}" if count else f"không có nhiệm vụ {words}"


def percent(part: int, whole: int) -> str:
    """ "59,5%". `whole` is not 0."""
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",") + "%"


def share(part: int, whole: int) -> str:
    """ "59,5% (22/37 nhiệm vụ)": a ratio with what it is made of. `whole` is not 0."""
    return f"{percent(part, whole)} ({number(part)}/{number(whole)} nhiệm vụ)"


def first(lines: Sequence[str], most: int, count: int, others: str) -> Iterator[Item]:
    """The first lines of a list of `count`, and how many more there are."""
    shown = lines[:most]
    more = count - len(shown)
    if more > 0:
        shown = [*shown, f"- Và {number(more)} {others}"]
    yield from (Item(f"{line}{'.' if place == len(shown) else ';'}") for place, line in enumerate(shown, 1))


def ended(text: str) -> str:
    """The last words of a paper, with its end sign stuck to them."""
    return text.rstrip(" .;,") + END


def agency(letterhead: Letterhead, organization: str) -> str:
    """The department within a sentence; blank where nobody has told its name, for a group may be called anything.

    Not in capitals where the group has the same name.
    """
    told = letterhead.agency
    if told is None:
        return BLANK
    return organization if told.isupper() and fold(told) == fold(organization) else told


def recipients(letterhead: Letterhead, *, answered: bool) -> tuple[str, ...]:
    """The lines of "Nơi nhận"; `answered` where the paper has addressees of its own."""
    kept = [f"- {line.strip(' -;.')};" for line in letterhead.recipients] or [f"- {BLANK};"]
    store = f"- Lưu: VT, {letterhead.drafter}." if letterhead.drafter else "- Lưu: VT."
    return (*(["- Như trên;"] if answered else []), *kept, store)


_HEADS = {
    "Chi cục": "CHI CỤC TRƯỞNG",
    "Ban ": "TRƯỞNG BAN",
    "Văn phòng": "CHÁNH VĂN PHÒNG",
    "Thanh tra": "CHÁNH THANH TRA",
    "UBND": "CHỦ TỊCH",
    "Ủy ban": "CHỦ TỊCH",
}
"""What the head of a body is called; of all others the director."""


def head_of(name: str) -> str:
    """ "GIÁM ĐỐC": the post of the head of the department."""
    known = (post for beginning, post in _HEADS.items() if name.casefold().startswith(beginning.casefold()))
    return next(known, "GIÁM ĐỐC")


def signature(signer: Signer | None, department: str) -> Signature:
    """The lines above the name by the right to sign (phần II, mục 7)."""
    if signer is None:
        return Signature((BLANK,), BLANK)
    post = signer.post.upper()
    head = head_of(department)
    lines = {
        Authority.HEAD: (post,),
        Authority.FOR_HEAD: (f"KT. {post.removeprefix('PHÓ ')}", post),
        Authority.BY_ORDER: (f"TL. {head}", *_of_deputy(post)),
        Authority.BY_AUTHORIZATION: (f"TUQ. {head}", *_of_deputy(post)),
        Authority.ACTING: (f"Q. {post.removeprefix('Q. ').removeprefix('QUYỀN ')}",),
    }
    return Signature(lines[signer.authority], signer.name)


def _of_deputy(post: str) -> tuple[str, ...]:
    """A deputy of a unit signs in the place of the head of the unit."""
    return (f"KT. {post.removeprefix('PHÓ ')}", post) if post.startswith("PHÓ ") else (post,)


def appendices(parts: Sequence[tuple[str, Table]], note: str) -> tuple[Appendix, ...]:
    """The appendices, numbered in Roman figures where there are several."""
    labels = ["Phụ lục"] if len(parts) == 1 else [f"Phụ lục {roman(place)}" for place in range(1, len(parts) + 1)]
    return tuple(Appendix(label, title, note, table) for label, (title, table) in zip(labels, parts, strict=True))


_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """ "IV": as sections and appendices are numbered, up to 89."""
    for worth, letters in _ROMAN:
        if number >= worth:
            return letters + roman(number - worth)
    return ""


def attached_to(kind: str, symbol: str, day: dt.date, department: str) -> str:
    """ "(Kèm theo Báo cáo số … ngày … của …)"."""
    return f"(Kèm theo {kind} số{_SPACE * 8}/{symbol} {undated(day)} của {department})"


def short(name: str) -> str:
    """ "Sở" of "Sở Khoa học và Công nghệ"; "cơ quan" of what is none."""
    return "Sở" if name.startswith("Sở ") else "cơ quan"


QUARTERS = ("I", "II", "III", "IV")


def period(asked: Period) -> str:
    """ "quý IV năm 2026", "6 tháng đầu năm 2026", "tháng 11 năm 2026"; else from one day to another."""
    first, last = asked.first, asked.last
    whole = first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and first.year == last.year
    count = last.month - first.month + 1
    if whole and count == 1:
        return f"tháng {month(first.month)} năm {first.year}"
    if whole and count == 3 and last.month % 3 == 0:
        return f"quý {QUARTERS[last.month // 3 - 1]} năm {first.year}"
    if whole and count == 12:
        return f"năm {first.year}"
    if whole and first.month == 1 and count in (6, 9):
        return f"{count} tháng đầu năm {first.year}"
    if first == last:
        return f"ngày {date(first)}"
    return f"từ ngày {date(first)} đến ngày {date(last)}"
