"""What the first lines leave open and other places tell: stamps, the body, the line above an attachment."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.anatomy import Anatomy
from documents.document import Block, Paragraph
from documents.prose.flow import Flow
from documents.prose.names import units_at
from documents.prose.verbs import begins
from documents.prose.words import Word, phrases, words_of
from domain.calendar import date_of
from domain.documents.findings import Head
from domain.words import fold

_ATTACHED = re.compile(
    r"kem theo\b.{0,120}?\bs[o06]\s{0,9}(?P<number>\d{0,6}\s{0,9}/\s?[a-z][\w&.]*(?:\s?-\s?[a-z][\w&.]*){0,3})"
    r"(?:\s*ngay\s*(?P<day>\d{1,2})\s*(?:thang|/)\s*(?P<month>\d{1,2})\s*(?:nam|/)\s*(?P<year>\d{4}))?"
    r"(?:.{0,30}?\bcua\s+(?P<issuer>[^)]{3,80}))?"
)
_SPEAKS = (
    "nhan duoc",
    "xay dung",
    "ban hanh",
    "yeu cau",
    "de nghi",
    "thong bao",
    "bao cao",
    "trien khai",
    "giao",
    "kinh trinh",
)
_FIRST = 6
_DAYS = frozenset({"ngay", "thang", "nam"})
_FIRST_OF_MINUTES = 20
_MINUTES = "Biên bản"
_HELD = re.compile(
    r"^\W*\w?\W*(?:thoi gian|hom nay|vao hoi|vao luc|hoi)\b.{0,60}?\bngay (?P<day>\d{1,2})\s*(?:thang|[/.-])"
    r"\s*(?P<month>\d{1,2})\s*(?:nam|[/.-])\s*(?P<year>20\d\d)\b"
)


def completed(head: Head, flow: Flow, anatomy: Anatomy) -> Head:
    """The head with what its own lines leave blank, where another place of the document tells it with certainty."""
    head = replace(head, signer=anatomy.signer)
    head = _by_stamp(head, flow)
    head = _by_attachment(head, flow, anatomy)
    if head.kind == _MINUTES and not (head.day or head.partial_day):
        head = replace(head, day=next(_held_on(flow.blocks), None))
    if not head.issuer:
        head = replace(head, issuer=next(_speakers(anatomy.body), ""))
    return head


def _by_stamp(head: Head, flow: Flow) -> Head:
    """A number and a day that stand loose beside the stamp of the machine that signed, in the month of the head."""
    if not head.number.startswith("/") or "-" not in head.partial_day or len(flow.loose) != 2:
        return head
    year, month = map(int, head.partial_day.split("-"))
    day = date_of(year, month, int(flow.loose[1]))
    if day is None or flow.stamped != head.partial_day:
        return head
    return replace(head, number=f"{flow.loose[0]}{head.number}", day=day, partial_day="")


def _by_attachment(head: Head, flow: Flow, anatomy: Anatomy) -> Head:
    """Of an appendix alone, or a head without number, day and issuer: "(Kèm theo Kế hoạch số …)"."""
    if head.number and (head.day or head.partial_day) and head.issuer:
        return head
    for text in (*_bracketed(flow.blocks[:_FIRST]), *_openings(anatomy)):
        found = _ATTACHED.search(fold(text))
        if found is None or len(fold(text)) != len(text):
            continue
        day = date_of(*(int(found[one]) for one in ("year", "month", "day"))) if found["year"] else None
        return replace(
            head,
            number=head.number or re.sub(r"\s+", "", text[slice(*found.span("number"))]),
            day=head.day or (None if head.partial_day else day),
            issuer=head.issuer or (text[slice(*found.span("issuer"))].strip(" .*") if found["issuer"] else ""),
        )
    return head


def _bracketed(blocks: Sequence[Block]) -> Iterator[str]:
    """What stands in brackets below the title of a sheet."""
    yield from (block.text for block in blocks if isinstance(block, Paragraph) and block.text.startswith("("))


def _openings(anatomy: Anatomy) -> Iterator[str]:
    for part in anatomy.attached:
        yield from (block.text for block in part.blocks[:_FIRST] if isinstance(block, Paragraph))


def _held_on(body: Sequence[Block]) -> Iterator[dt.date]:
    """The day of the meeting of which minutes tell: "Thời gian: 8h30 ngày 14/4/2026", "Hôm nay, ngày …"."""
    for block in body[:_FIRST_OF_MINUTES]:
        folded = fold(block.text) if isinstance(block, Paragraph) else ""
        found = _HELD.search(folded)
        if found and (day := date_of(*(int(found[one]) for one in ("year", "month", "day")))):
            yield day


def _speakers(body: Sequence[Block]) -> Iterator[str]:
    """The bodies that speak of themselves in the first sentences: "Sở X xây dựng kế hoạch …"."""
    for block in body[:_FIRST]:
        if not isinstance(block, Paragraph):
            continue
        words = words_of(block.text)
        for place in range(len(words)):
            if place and words[place - 1].text not in ".,;:":
                continue
            units = units_at(words, place)
            if (
                units is None
                or "title" in phrases("unit").at(words, place).tags
                or phrases("plural").at(words, place).length
                or _tells_of_the_past(words, place)
            ):
                continue
            following = fold(" ".join(word.text for word in words[units.end : units.end + 2]))
            if following.startswith(_SPEAKS) and begins().at(words, units.end).length:
                yield units.names[0]


def _tells_of_the_past(words: Sequence[Word], place: int) -> bool:
    """Whether the clause before is a day: "Ngày 05/3/2024, Chính phủ ban hành …" tells what another body did then."""
    before = [word.text for word in words[:place]]
    commas = [at for at, text in enumerate(before[:-1]) if text in ",.;:"]
    clause = words[commas[-1] + 1 if commas else 0 : place]
    return len(clause) > 1 and clause[0].bare in _DAYS and clause[1].text[0].isdigit()
