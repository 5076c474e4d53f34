"""The first lines of an official document: number, day, issuer, kind, what it is about, whom it goes to."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from documents.document import Block, Paragraph
from documents.prose.markers import marker_of
from documents.prose.words import CAPITAL, listed, phrases, tidy, words_of
from domain.calendar import date_of
from domain.documents.findings import Head
from domain.tasks import Urgency
from domain.words import fold

MOST_LINES = 60
_MOTTO = re.compile(
    r"c[o0]ng h[o0]a x.{0,3} h.{0,3}i.{0,30}?(?:viet|v[i1].t) n[a-z]m"
    r"|dang c[o0]ng san viet nam|(?<=\w\w )doan (?:tncs|thanh nien cong san) ho chi minh$"
    r"|d[o0]c l.p.{0,30}?h.nh ph.{1,3}c\b"
)
_NUMBER = re.compile(
    r"(?:^\W*s[o06](?:\s*(?:,\s*)?ky hieu)?\s*[:.;]?|\ss[o06]\s*:)\s*"
    r"(?P<number>\d{1,5}\s?-\s?[a-z]{1,6}\s?/\s?[a-z]{1,6}(?:-[a-z]{1,6}){0,2}(?![\w-])|\d{0,6}\s*[a-z]?\s*/\s*(?:\d{4}\s*/\s*)?[a-z][\w&.]*(?:\s?/\s?[a-z]\w*)?(?:\s?[-–]\s?[a-z][\w&.]*){0,4})"
)
_DAY = re.compile(
    r"(?:^|,(?: hoi \d{1,2} gio(?: \d{1,2})?(?: phut)?,?)?|[)}\]|])\W*ngay\s{0,9}"
    r"(?P<day>\d{0,2})(?P<noise>[^\s\d]{0,4}\d{0,2}[^\s\d]{0,3})\s{0,9}thang\s{0,9}(?P<month>\d{0,2})\W{0,9}"
    r"nam\s{0,3}(?P<year>\d\s?\d\s?\d\s?\d)"
)
_PLACE = re.compile(rf"(?:[{CAPITAL}][^\W\d_]*\.?[\s-]*){{1,5}}$")
_TITLE = 8
_PERIOD = re.compile(
    r"\btu (?:ngay )?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.]\d{4})?\s*(?:[-–]|den)\s*(?:ngay )?"
    r"\d{1,2}[/.]\d{1,2}[/.](?P<year>20\d\d)\b"
)
_SLASHED = re.compile(r",\s*ngay\s*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})")
_ABOUT = re.compile(r"(?:^|\s)v\s?/\s?v\s*:?\s*(?P<about>\S.*)", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>trich yeu|noi dung|so ky hieu|noi nhan|kinh g[uo]i)\s*:\s*")
_DEAR = re.compile(r".*\bdien\s*:$|\W*kinh g[uo][a-z]?\s*:\s*|\W*kinh g[uo]i\b\s*")
_ATTACHED = re.compile(r"\(?\W*(?:ban hanh )?kem theo\b.*")
_KINDS = {fold(kind): f"{kind[0].upper()}{kind[1:]}" for kind, _ in listed("kind")}
_SPEAKS = re.compile(r":$|\bkinh moi\b|\btran trong\b")
_MEETS = re.compile(
    r"\W*\w?\W*(?:(?:nguoi|ca nhan|bo phan|don vi)(?: duoc)? giao|can cu|thoi gian"
    r"|dia diem|thanh phan|chu tri|chu toa|thu ky)\s*:"
)
_AROUND = re.compile(r"^\W+|\W+$")
_URGENCY = {"khan": Urgency.URGENT, "thuong khan": Urgency.VERY_URGENT, "hoa toc": Urgency.EXPRESS}
_BEGINS_BODY = re.compile(r" (?=(?:Ngày \d|Căn cứ |Thực hiện |Thời gian qua|Để thực hiện |Xét đề nghị ))")
_OPENED = re.compile(
    r"(?:can cu|thuc hien|xet|theo|de|tiep theo|tren co so|ngay \d|thoi gian qua|trong|nham|sau khi|qua|vua qua"
    r"|hien nay|phuc dap|tra loi|con bao|nhan duoc)\b"
)


@dataclass
class Lines:
    """What the first lines have told so far."""

    head: Head = field(default_factory=Head)
    issuer: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    dear: list[str] = field(default_factory=list)
    expects: str = ""
    """What the next lines go on with: "about" or "dear"."""
    words: dict[str, str] = field(default_factory=dict)
    """The line from which each field comes, by its name."""


class HeadRead(NamedTuple):
    """The head as its lines tell it, the place of the block with which the body begins, and the lines by fields."""

    head: Head
    body_at: int
    words: dict[str, str]


def read_head(blocks: Sequence[Block]) -> HeadRead:
    """Reads line by line up to the body. What a later place of the document tells is not known here."""
    lines = Lines()
    for place, block in enumerate(blocks[:MOST_LINES]):
        for written in _cells(block):
            for line in written:
                if _is_body(line, block, lines):
                    return HeadRead(_head(lines), place, lines.words)
                before = _told(lines)
                _take(line, lines)
                lines.words |= {name: line for name, value in _told(lines).items() if value != before[name]}
            if not isinstance(block, Paragraph) and lines.expects == "about" and lines.about:
                lines.expects = ""
    return HeadRead(_head(lines), min(len(blocks), MOST_LINES), lines.words)


def _told(lines: Lines) -> dict[str, object]:
    head = lines.head
    return {
        "number": head.number,
        "day": head.day or head.partial_day,
        "issuer": len(lines.issuer),
        "kind": head.kind,
        "about": len(lines.about),
        "addressees": len(lines.dear),
    }


def _cells(block: Block) -> Iterator[list[str]]:
    """The lines of a paragraph, or of each cell: nothing goes on from one cell to the next."""
    if isinstance(block, Paragraph):
        yield [block.text]
        return
    for row in block.rows:
        for cell in row:
            yield [line for line in map(tidy, cell.text.splitlines()) if line]


def _lines(block: Block) -> Iterator[str]:
    return chain.from_iterable(_cells(block))


def _is_body(line: str, block: Block, lines: Lines) -> bool:
    """Whether the body begins with this line: grounds, a sentence, an item."""
    if not isinstance(block, Paragraph):
        return not _is_letterhead(block)
    folded = fold(line)
    if _LABELLED.match(folded) or _NUMBER.match(folded) or _DEAR.match(folded):
        return False
    if lines.expects == "dear" and not _ABOUT.match(line):
        return not (line.startswith(("-", "+", "–")) or block.marker) and not _is_addressee(line)
    marker = marker_of(line, block.marker)
    is_titled = bool(lines.head.kind or lines.about)
    if marker and (is_titled if marker.is_nameless else is_titled or lines.head.number):
        return True
    if is_titled and lines.about and _SPEAKS.search(folded):
        return True
    words = len(line.split())
    if _OPENED.match(folded) and words >= 6 and not line.isupper() and not _MOTTO.search(folded):
        return lines.expects != "about" or line.endswith((".", ":", ";", ",")) or words > 25
    return words >= 25 and not line.isupper() and (lines.expects != "about" or bool(lines.about))


def _is_letterhead(block: Block) -> bool:
    folded = fold(" ".join(_lines(block)))
    return bool(_MOTTO.search(folded) or _NUMBER.search(folded) or _DAY.search(folded)) and len(folded) < 900


def _is_addressee(line: str) -> bool:
    return len(line.split()) < 25 and line.rstrip().endswith((";", ",", ".")) and not _OPENED.match(fold(line))


def _take(line: str, lines: Lines) -> None:
    """What one line tells. Two columns that were run together tell several things."""
    line = _without_motto(line)
    folded = fold(line)
    if not folded.strip(" *_-–—.:"):
        return
    if (labelled := _LABELLED.match(folded)) and labelled["label"] in ("noi nhan", "noi dung"):
        lines.expects = ""
        return
    if dear := _DEAR.match(folded):
        lines.expects = "dear"
        _add_dear(line[dear.end() :], lines)
        return
    if lines.expects == "dear" and not (_ABOUT.match(line) and not lines.about):
        _add_dear(line, lines)
        return
    if not lines.head.kind and (kind := _kind_of(line)):
        _take_kind(line, kind, lines)
        return
    rest = _take_day(_take_number(line, lines), lines)
    if about := _ABOUT.search(rest):
        lines.about.append(about["about"])
        lines.expects = "about"
    elif (urgent := _URGENCY.get(folded.strip(" *!.:()"))) and line.isupper():
        lines.head = replace(lines.head, urgency=urgent)
    elif lines.expects == "about" and rest.strip() and rest == line:
        _go_on_about(line, lines)
    elif _is_issuer(rest, lines):
        lines.issuer.append(rest.strip(" *|–—-"))


def _without_motto(line: str) -> str:
    folded = fold(line)
    if len(folded) != len(line):
        return line
    for found in reversed(list(_MOTTO.finditer(folded))):
        line = f"{line[: found.start()]} {line[found.end() :]}"
    return line.strip()


def _take_day(line: str, lines: Lines) -> str:
    """The line without the place and day at its end."""
    folded = fold(line)
    found = _DAY.search(folded) or _SLASHED.search(folded)
    if found is None or lines.head.day or lines.head.partial_day or _ATTACHED.match(folded):
        return line
    year = int(re.sub(r"\s", "", found["year"]))
    noise = found.groupdict().get("noise") or ""
    is_clear = found["day"] and found["month"] and not noise.strip(" .…_")
    day = date_of(year, int(found["month"]), int(found["day"])) if is_clear else None
    partial = "" if day else f"{year}-{int(found['month']):02}" if found["month"] else f"{year}"
    lines.head = replace(lines.head, day=day, partial_day=partial)
    before = line[: found.start()].rstrip(" ,")
    behind = line[found.end() :].strip()
    place = _PLACE.search(before)
    return f"{before[: place.start()] if place and found[0].startswith(',') else before} {behind}".strip()


def _take_number(line: str, lines: Lines) -> str:
    found = _NUMBER.search(fold(line))
    if found is None or lines.head.number or len(fold(line)) != len(line):
        return line
    number = re.sub(r"\s+", "", line[slice(*found.span("number"))]).rstrip(".")
    lines.head = replace(lines.head, number=number)
    return f"{line[: found.start()]} {line[found.end() :]}".strip()


def _kind_of(line: str) -> str:
    """The kind that the line names and nothing else, or in the midst of a line in capitals; "" where none."""
    bare = _AROUND.sub("", fold(line))
    if bare in _KINDS and (line.isupper() or (len(line.split()) <= 3 and line[:1].isupper())):
        return _KINDS[bare]
    spaced = bare.replace(" ", "")
    if line.isupper() and len(spaced) * 2 - 1 <= len(bare) + 2:
        return next((kind for known, kind in _KINDS.items() if known.replace(" ", "") == spaced), "")
    if line.isupper() and (begun := next((kind for known, kind in _KINDS.items() if bare.startswith(f"{known} ")), "")):
        return begun
    if line.isupper() and len(line.split()) > 6 and phrases("unit").at(words_of(line), 0).length:
        named = [(bare.find(f" {known} "), kind) for known, kind in _KINDS.items() if f" {known} " in bare]
        return min(named)[1] if named else ""
    return ""


def _take_kind(line: str, kind: str, lines: Lines) -> None:
    lines.head = replace(lines.head, kind=kind)
    lines.expects = "about"
    folded = fold(line)
    if _AROUND.sub("", folded).replace(" ", "") != fold(kind).replace(" ", ""):
        at = max(folded.find(f" {fold(kind)} "), 0)
        lines.issuer += [line[:at].strip()] if at else []
        lines.about.append(line[at:].strip())


def _go_on_about(line: str, lines: Lines) -> None:
    if _ends_about(line, lines):
        lines.expects = ""
        return
    cut = _BEGINS_BODY.split(line, maxsplit=1)[0]
    if (
        fold(cut).startswith("ve viec")
        and len(lines.about) == 1
        and _KINDS.get(fold(lines.about[0]).rpartition(" ")[0])
    ):
        lines.about.clear()  # "BIÊN BẢN HỌP" is only what the paper is.
    if not _ATTACHED.match(fold(line)):
        lines.about.append(cut.strip(" *"))


def _ends_about(line: str, lines: Lines) -> bool:
    """Whether something else begins below what the paper is about: who decides, in capitals, or who is invited."""
    is_other = bool(lines.about) and line.isupper() and not lines.about[-1].isupper()
    is_body = phrases("unit").at(words_of(line), 0).length > 0
    return (is_other and is_body) or bool(_SPEAKS.search(fold(line)) or _MEETS.match(fold(line)))


def _add_dear(line: str, lines: Lines) -> None:
    named = line.strip(" -+–:*.")
    lines.dear += [one.strip(" -–:.") for one in named.split(";") if one.strip(" -–:.")]


def _is_issuer(line: str, lines: Lines) -> bool:
    """A line in capitals above the kind, which is the name of a body or the end of one."""
    letters = [one for one in line if one.isalpha()]
    if len(letters) < 3 or lines.head.kind or lines.about or lines.dear:
        return False
    is_capital = sum(map(str.isupper, letters)) >= 0.8 * len(letters)
    if not is_capital or len(line.split()) > 16 or _ATTACHED.match(fold(line)):
        return False
    return bool(lines.issuer) or phrases("unit").at(words_of(line), 0).length > 0


def _head(lines: Lines) -> Head:
    return replace(
        lines.head,
        kind=lines.head.kind or ("Công văn" if lines.about and lines.head.number else ""),
        issuer=_without_motto(" ".join(lines.issuer)),
        about=" ".join(lines.about).strip(" *./"),
        addressees=tuple(lines.dear),
    )


def period_begins(blocks: Sequence[Block]) -> dt.date | None:
    """The first day of the week or period that the first lines name: "(từ 08/6 - 12/6/2026)"; None where none does."""
    for line in chain.from_iterable(map(_lines, blocks[:_TITLE])):
        if found := _PERIOD.search(fold(line)):
            return date_of(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def day_of(head: Head) -> dt.date | None:
    """The day from which the paper is seen: the first of its month, or year, where its day is blank."""
    if head.day or not head.partial_day:
        return head.day
    year, _, month = head.partial_day.partition("-")
    return date_of(int(year), int(month or 1), 1)
