"""Filters as people type them after a command: unit names, statuses, periods and papers, with or without diacritics."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain import refusals
from domain.names import NOBODY, Match, Named
from domain.overviews.filters import LONGEST, Filters, Scope, Status
from domain.tasks import UnitName
from domain.words import fold
from reading.language import lookup
from reading.language.names import find_name, is_everyone, names_within, split_names
from reading.questions.periods import read_period


def read_filters(words: str, *, units: Sequence[Named], today: dt.date) -> Filters:
    """What `words` ask for, with or without diacritics; nothing typed asks for everything.

    Raises UnclearWords for what is not understood or said twice, WhichUnit for a name that fits several units, and
    NoSuchDay.
    """
    text = unicodedata.normalize("NFC", words)
    if len(text) > LONGEST:
        raise refusals.UnclearWords(text[LONGEST:])
    found: dict[str, Any] = {}
    leads: dict[int, UnitName] = {}
    for piece in _pieces(text, units, today):
        if isinstance(piece.value, Named):
            leads[piece.value.id] = UnitName(piece.value.id, piece.value.name)
        elif found.setdefault(piece.kind, piece.value) != piece.value:
            raise refusals.UnclearWords(piece.words)
    return Filters(units=tuple(leads.values()), **found)


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    raw: str
    folded: str
    closes: bool
    """A comma follows."""


@dataclass(frozen=True)
class _Piece:
    """One thing asked for, told by `count` words; `kind` is the field of Filters."""

    kind: str
    value: Any
    words: str
    count: int = 0


UNREPORTED = (
    r"(?:lau )?(?:chua|khong) (?:co |gui |nop )?(?:bao cao|cap nhat|phan hoi)(?: (?:tien do|ket qua|gi|lan nao))*"
)
"""Folded: what was long not reported on."""

_STATUSES = (
    (Status.WAITING, lookup.pattern("awaits_decision")),
    (Status.UNREPORTED, rf"{UNREPORTED}|unreported"),
    (Status.COMPLETED_IN_TIME, r"(?:da )?(?:hoan thanh|xong) dung han"),
    (Status.COMPLETED_LATE, r"(?:da )?(?:hoan thanh|xong) (?:qua|tre|cham) han"),
    (Status.DUE_SOON, r"(?:sap|gan) (?:(?:den |toi |qua |het |tre |cham )?han|tre|cham)"),
    (
        Status.IN_TIME,
        r"(?:dang thuc hien |chua hoan thanh )?(?:con )?trong han|con han|(?:khong|chua) (?:bi )?(?:qua|tre|cham) han",
    ),
    (Status.OVERDUE, r"(?:dang thuc hien |chua hoan thanh |da )?(?:qua|tre|cham) han|tre|cham|overdue"),
    (Status.NO_DEADLINE, r"(?:chua hoan thanh )?(?:khong|chua) (?:co )?(?:thoi )?han"),
    (Status.AWAITING, r"(?:dang )?cho (?:xac nhan|duyet|phe duyet)"),
    (Status.RETURNED, r"(?:bi |da |duoc |don vi )?tra lai|bi tra|tra ve|(?:dang )?cho giao lai"),
    (Status.CANCELLED, r"(?:da |bi )?huy(?: bo)?|cancelled"),
    (Status.OPEN, r"dang (?:thuc hien|lam)|chua (?:hoan thanh|xong|lam)|con lai|open"),
    (Status.COMPLETED, r"(?:da )?(?:hoan thanh|xong)|done"),
)
_SCOPES = (
    (Scope.MINE, r"(?:viec )?cua (?:toi|em|minh)|viec (?:toi|em|minh)|mine"),
    (Scope.UNIT, r"(?:cua )?(?:phong|don vi) (?:cua )?(?:toi|em|minh)"),
    (Scope.ALL, r"tat ca(?: cac)?(?: phong| don vi)*|toan so|ca so|toan bo|all|theo (?:tung |cac )?(?:phong|don vi)$"),
)
_FIXED = tuple(
    (kind, value, re.compile(rf"(?:{form})(?= |$)"))
    for kind, table in (("status", _STATUSES), ("scope", _SCOPES))
    for value, form in table
)
_PAGE = re.compile(r"(?:trang|page) (\d{1,4})(?= |$)")

_SYMBOL = re.compile(
    r"(?:theo )?"
    rf"(?:{lookup.pattern('paper_kind')} )?"
    r"(?:so )?(\d+(?:-[a-z]+)?(?:/20\d\d)?/[a-z][\w&.-]*)"
    r"(?: ngay \d{1,2}[/.-]\d{1,2}[/.-]20\d\d)?(?= |$)"
)
"""A số ký hiệu (10/KH-SKHCN, 335/2025/NĐ-CP, 12-KH/TU) with what is usually said around it (NĐ 30/2020, Phụ lục I)."""

_BY_PAPER = re.compile(r"(?:theo (?:van ban|vb)|theo|van ban|vb)(?= )")
_OWN_UNIT = ("phong", "don vi")
_FILLERS = lookup.words("filter_beside")


def _pieces(text: str, units: Sequence[Named], today: dt.date) -> Iterator[_Piece]:
    """The things asked for, in the order of the text; what no rule knows must name units, or is unclear."""
    words = _words(text)
    names = {start: (end, named) for start, end, named in names_within(text, units)}
    rest: list[_Word] = []
    at = 0
    while at < len(words):
        piece = _symbol(words, at) or _unit(words, at, names) or _phrase(text, words, at, today)
        piece = piece or _plain(words, at, today)
        if piece is None:
            rest.append(words[at])
            at += 1
            continue
        yield from _named(text, rest, units)
        rest = []
        yield piece
        at += piece.count
    yield from _named(text, rest, units)


def _words(text: str) -> list[_Word]:
    found = []
    for match in re.finditer(r"[^\s,;]+", text):
        bare = match.group().rstrip(".!?:")
        if bare:
            closes = text[match.end() :].lstrip()[:1] in (",", ";")
            found.append(_Word(match.start(), match.start() + len(bare), bare, fold(bare), closes))
    return found


def _clause(words: Sequence[_Word], at: int) -> Sequence[_Word]:
    """The words from `at` up to the next comma."""
    last = next((place for place in range(at, len(words)) if words[place].closes), len(words) - 1)
    return words[at : last + 1]


def _line(words: Sequence[_Word], at: int) -> str:
    return " ".join(word.folded for word in _clause(words, at))


def _symbol(words: Sequence[_Word], at: int) -> _Piece | None:
    found = _SYMBOL.match(_line(words, at))
    return _Piece("paper", found[1], *_told(words, at, found)) if found else None


def _unit(words: Sequence[_Word], at: int, names: dict[int, tuple[int, Named]]) -> _Piece | None:
    if words[at].start not in names:
        return None
    end, named = names[words[at].start]
    count = sum(words[at].start <= word.start < end for word in words)
    return _Piece("unit", named, named.name, count)


def _phrase(text: str, words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    """A paper told by its name: all words up to a comma or to the next thing asked for."""
    found = _BY_PAPER.match(_line(words, at))
    if not found:
        return None
    first = last = at + _count(found)
    while last < len(words) and not words[last - 1].closes and _plain(words, last, today) is None:
        last += 1
    if first == last or words[first].folded in ("phong", "don", "tung", "cac"):
        return None
    said = _as_typed(text, words[first:last])
    return _Piece("paper", " ".join(fold(said).split()), said, last - at)


def _plain(words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    line = " ".join(word.folded for word in words[at:])
    if found := _PAGE.match(line):
        return _Piece("page", max(int(found[1]), 1), *_told(words, at, found))
    for kind, value, form in _FIXED:
        if found := form.match(line):
            return _Piece(kind, value, *_told(words, at, found))
    return _period(words, at, today)


def _period(words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    read = read_period([word.raw for word in _clause(words, at)], today)
    if read is None:
        return None
    count, period = read
    return _Piece("period", period, " ".join(word.raw for word in words[at : at + count]), count)


def _told(words: Sequence[_Word], at: int, found: re.Match[str]) -> tuple[str, int]:
    """The words behind a match of the folded line, as they were typed, and how many they are."""
    count = _count(found)
    return " ".join(word.raw for word in words[at : at + count]), count


def _count(found: re.Match[str]) -> int:
    return found.group().count(" ") + 1


def _named(text: str, rest: Sequence[_Word], units: Sequence[Named]) -> Iterator[_Piece]:
    """Units among words that no rule knows. Raises UnclearWords, WhichUnit."""
    telling = [place for place, word in enumerate(rest) if word.folded not in _FILLERS]
    if not telling:
        return
    core = rest[telling[0] : telling[-1] + 1]
    whole, said = _as_typed(text, rest), _as_typed(text, core)
    if is_everyone(said) and (len(core) > 2 or any(word.folded == "cac" for word in rest)):
        yield _Piece("scope", Scope.ALL, said)
    elif " ".join(word.folded for word in core) in _OWN_UNIT:
        yield _Piece("scope", Scope.UNIT, said)
    elif named := find_name(whole, units).winner or find_name(said, units).winner:
        yield _Piece("unit", named, said)
    else:
        yield from _listed(whole, split_names(said, units))


def _as_typed(text: str, words: Sequence[_Word]) -> str:
    return text[words[0].start : words[-1].end]


def _listed(whole: str, parts: Sequence[tuple[str, Match]]) -> Iterator[_Piece]:
    """Several units, of which each must be clear."""
    if all(match == NOBODY for _, match in parts):
        raise refusals.UnclearWords(whole)
    for words, match in parts:
        if match.close:
            raise refusals.WhichUnit(words, tuple(named.name for named in match.close))
        if match.winner is None:
            raise refusals.UnclearWords(words)
        yield _Piece("unit", match.winner, words)
