"""Filters as people type them after a command: unit names, statuses, periods and papers, with or without diacritics."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from domain import refusals
from domain.names import NOBODY, Colleague, Match, Named
from domain.overviews.filters import LONGEST, By, Filters, Scope, Status, together
from domain.tasks import UnitName
from domain.words import fold, searched
from reading.language import lookup
from reading.language.forms import Form
from reading.language.names import find_name, is_everyone, names_within, split_names
from reading.questions.contents import as_read, content_in, refuse_unlikely
from reading.questions.narrowing import Narrowed, narrowed, of_giving
from reading.questions.past import headed_period, is_backwards, past_named


def read_filters(words: str, *, units: Sequence[Named], today: dt.date, people: Sequence[Colleague] = ()) -> Filters:
    """What `words` ask for, with or without diacritics; nothing typed asks for everything.

    Words that no rule knows are looked for in the content. Raises UnclearWords for what is said twice, WhichUnit for a
    name that fits several units, NoSuchPerson for one that nobody bears, and NoSuchDay.
    """
    text = as_read(words)
    if len(text) > LONGEST:
        raise refusals.UnclearWords(text[LONGEST:])
    beside = narrowed(text, units, people)
    if beside.stranger:
        raise refusals.NoSuchPerson(beside.stranger)
    if beside.second:
        raise refusals.UnclearWords(beside.second)
    found: dict[str, Any] = {}
    leads = dict(beside.units)
    strange: list[str] = []
    for piece in _pieces(beside.rest_of(text), units, today):
        if isinstance(piece.value, Named):
            leads[piece.value.id] = UnitName(piece.value.id, piece.value.name)
        elif piece.kind == "text":
            strange.append(piece.value)
        elif found.setdefault(piece.kind, piece.value) != piece.value:
            _join(found, piece)
        if is_backwards(found):
            raise refusals.UnclearWords(piece.words)
    if strange:
        found["text"] = " ".join(strange)
    told = {**found, **_beside(beside, found)}
    return Filters(units=tuple(leads.values()), given="period" in found and of_giving(told, text), **told)


def _beside(beside: Narrowed, found: dict[str, Any]) -> dict[str, Any]:
    """What was found of people, papers and the like; two statuses are both meant."""
    if "status" in beside.fields and found.get("status", beside.fields["status"]) != beside.fields["status"]:
        return {**beside.fields, "also": found["status"]}
    return beside.fields


def _join(found: dict[str, Any], piece: "_Piece") -> None:
    """A second status that goes with the first. Raises UnclearWords where anything else is said twice."""
    if piece.kind != "status" or "also" in found:
        raise refusals.UnclearWords(piece.words)
    both = together(found["status"], piece.value)
    if both is None:
        raise refusals.UnclearWords(piece.words)
    found.update(both)


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
    "(?:<status.long> )?(?:<denial.plain>|<status.not_seen>)(?: <status.anybody>)? (?:<question_word.give> )?"
    "<question_word.progress>(?: <status.reported>)*"
)
"""What was long not reported on."""


EXTENSION = "(?:<status.now> )?(?:<status.ask> )?<status.extension>"
OBSTACLE = "(?:<status.now> |<status.has> |<status.done_to> )?<status.obstacle>"
NOT_STARTED = "<denial.plain> (?:<status.anybody> )?<status.begin>"


class Rule(NamedTuple):
    """A field of Filters and what it asks for, the pattern that tells it, and an example that it must not read."""

    kind: str
    value: Status | Scope | By
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule("status", Status.EVERY, "<status.every>", "kể cả đã hoàn thành", "đã hoàn thành"),
    Rule("status", Status.WAITING, "<awaits_decision>", "chờ quyết định", "đã quyết định"),
    Rule("status", Status.UNREPORTED, f"{UNREPORTED}|<status.unreported>", "lâu chưa báo cáo", "đã báo cáo"),
    Rule(
        "status",
        Status.COMPLETED_IN_TIME,
        "(?:<status.already> )?<finish.plain> <status.in_time>",
        "đã hoàn thành đúng hạn",
        "hoàn thành quá hạn",
    ),
    Rule(
        "status",
        Status.COMPLETED_LATE,
        "(?:<status.already> )?<finish.plain> <status.late>",
        "xong trễ hạn",
        "quá hạn chưa xong",
    ),
    Rule(
        "status",
        Status.DUE_SOON,
        "<status.soon> (?:(?:<status.reach> )?<deadline_name.bare>|<status.late_alone>)",
        "sắp đến hạn",
        "đã đến hạn",
    ),
    Rule(
        "status",
        Status.IN_TIME,
        "(?:<status.at_work> )?(?:<status.left> )?<status.within>|<status.has_time>"
        "|<denial.plain> (?:<status.suffers> )?<status.late>",
        "đang thực hiện trong hạn",
        "đã quá hạn",
    ),
    Rule("status", Status.AT_RISK, "<status.at_risk>", "có nguy cơ trễ hạn", "trễ hạn"),
    Rule(
        "status",
        Status.OVERDUE,
        "(?:(?:<status.at_work>|<status.already>) )?<status.late>|<status.late_alone>|<status.overdue>",
        "chưa hoàn thành quá hạn",
        "sắp đến hạn",
    ),
    Rule(
        "status",
        Status.NO_DEADLINE,
        "(?:<status.unfinished> )?<denial.plain> (?:<status.has> )?<deadline_name.any>",
        "không có thời hạn",
        "có hạn",
    ),
    Rule("status", Status.AWAITING, "(?:<status.now> )?<status.await>", "đang chờ xác nhận", "đã xác nhận"),
    Rule(
        "status",
        Status.RETURNED,
        "(?:(?:<status.was>|<status.was_too>) )?<status.give_back>|<status.given_back>"
        "|(?:<status.now> )?<status.await_unit>",
        "đơn vị trả lại",
        "trả lời",
    ),
    Rule("status", Status.CANCELLED, "(?:<status.done_to> )?<status.cancel>|<status.cancelled>", "đã hủy bỏ", "bỏ"),
    Rule("status", Status.EXTENSION, EXTENSION, "đang xin gia hạn", "sắp đến hạn"),
    Rule("status", Status.OBSTACLE, OBSTACLE, "có vướng mắc", "đang làm"),
    Rule("status", Status.NOT_STARTED, NOT_STARTED, "chưa ai làm", "chưa hoàn thành"),
    Rule("status", Status.OPEN, "<status.open>|<status.opened>", "đang làm", "đã xong"),
    Rule("status", Status.COMPLETED, "(?:<status.already> )?<finish.plain>|<status.done>", "đã xong", "đang làm"),
    Rule("by", By.AREA, "<filter.by> (?:<filter.each> )?<filter.area>$", "theo từng lĩnh vực", "theo lĩnh vực y tế"),
    Rule("by", By.LEADER, "<filter.by> (?:<filter.each> )?<filter.leader>", "theo lãnh đạo phụ trách", "theo lãnh"),
    Rule(
        "scope",
        Scope.ALL,
        "<filter.everything>(?: <unit_word.own>)*|<filter.whole>|<filter.by> (?:<filter.each> )?<unit_word.own>$",
        "theo từng phòng",
        "theo phòng KHTC",
    ),
)
"""In this order."""
_FIXED = tuple(
    (rule.kind, rule.value, Form(rf"(?:{rule.pattern})(?= |$)", rule.reads, rule.not_reads)) for rule in RULES
)
_PAGE = Form(r"<filter.page> (\d{1,4})(?= |$)", "trang 2", "2 trang")

_SYMBOL = Form(
    r"(?:<filter.by> )?(?:<paper_kind> )?(?:<filter.number> )?(\d+(?:-[a-z]+)?(?:/20\d\d)?/[a-z][\w&.-]*)"
    r"(?: <filter.day> \d{1,2}[/.-]\d{1,2}[/.-]20\d\d)?(?= |$)",
    "theo kế hoạch số 10/KH-SKHCN ngày 5/12/2026",
    "theo kế hoạch 10/2026",
)
"""A số ký hiệu (10/KH-SKHCN, 335/2025/NĐ-CP, 12-KH/TU) with what is usually said around it (NĐ 30/2020, Phụ lục I)."""

_BY_PAPER = Form("<filter.by_paper>(?= )", "theo văn bản của Bộ", "văn bản")
_AREA = Form("<filter.area>(?= )", "lĩnh vực chuyển đổi số", "theo lĩnh vực")
_NO_PAPERS = tuple(phrase for phrase in sorted(lookup.folded("filter", "no_paper")) if " " in phrase)
_FILLERS = lookup.words("filter_beside")


def _pieces(text: str, units: Sequence[Named], today: dt.date) -> Iterator[_Piece]:
    """The things asked for, in the order of the text; what no rule knows must name units, or is unclear."""
    words = _words(text)
    names = {start: (end, named) for start, end, named in names_within(text, units)}
    rest: list[_Word] = []
    at = 0
    while at < len(words):
        piece = _symbol(words, at) or _unit(words, at, names) or _area(text, words, at, today)
        piece = piece or _phrase(text, words, at, today) or _plain(words, at, today)
        if piece is None:
            rest.append(words[at])
            at += 1
            continue
        yield from _named(text, _before(rest, piece), units)
        rest = []
        yield piece
        at += piece.count
    yield from _named(text, rest, units)


def _before(rest: Sequence[_Word], piece: _Piece) -> Sequence[_Word]:
    """The words before a piece; a unit may be called by what it is ("phòng TĐC"), and be something else."""
    is_called = piece.kind == "unit" and rest and rest[-1].folded in lookup.folded("unit_word", "own")
    return rest[:-1] if is_called else rest


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
    first, last = _behind(words, at + _count(found), today)
    if first == last or words[first].folded in lookup.folded("filter", "no_paper"):
        return None
    if _line(words, first).startswith(_NO_PAPERS):
        return None
    said = _as_typed(text, words[first:last])
    return _Piece("paper", " ".join(fold(said).split()), said, last - at)


def _area(text: str, words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    """ "lĩnh vực chuyển đổi số": all words up to a comma or to the next thing asked for."""
    found = _AREA.match(_line(words, at))
    if not found:
        return None
    first, last = _behind(words, at + _count(found), today)
    said = _as_typed(text, words[first:last]) if first < last else ""
    return _Piece("area", said, said, last - at) if searched(said) else None


def _behind(words: Sequence[_Word], first: int, today: dt.date) -> tuple[int, int]:
    """The words from `first` up to a comma or to the next thing asked for."""
    last = first
    while last < len(words) and not words[last - 1].closes and _plain(words, last, today) is None:
        last += 1
    return first, last


def _plain(words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    line = " ".join(word.folded for word in words[at:])
    if found := _PAGE.match(line):
        return _Piece("page", max(int(found[1]), 1), *_told(words, at, found))
    for kind, value, form in _FIXED:
        if found := form.match(line):
            return _Piece(kind, value, *_told(words, at, found))
    return _time(words, at, today)


def _time(words: Sequence[_Word], at: int, today: dt.date) -> _Piece | None:
    clause = [word.raw for word in _clause(words, at)]
    if past := past_named(clause, today):
        name, count, value = past
        return _Piece(name, value, " ".join(clause[:count]), count)
    read = headed_period(clause, today)
    return _Piece("period", read[1], " ".join(clause[: read[0]]), read[0]) if read else None


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
    if is_everyone(said) and (len(core) > 2 or any(word.folded in lookup.folded("filter", "plural") for word in rest)):
        yield _Piece("scope", Scope.ALL, said)
    elif " ".join(word.folded for word in core) in lookup.folded("unit_word", "own"):
        yield _Piece("scope", Scope.UNIT, said)
    elif named := find_name(whole, units).winner or find_name(said, units).winner:
        yield _Piece("unit", named, said)
    else:
        yield from _listed(whole, split_names(said, units))


def _as_typed(text: str, words: Sequence[_Word]) -> str:
    return text[words[0].start : words[-1].end]


def _listed(whole: str, parts: Sequence[tuple[str, Match]]) -> Iterator[_Piece]:
    """Several units, of which each must be clear; what names none at all is looked for in the content."""
    if all(match == NOBODY for _, match in parts):
        refuse_unlikely([whole])
        if not searched(whole):
            raise refusals.UnclearWords(whole)
        yield _Piece("text", content_in(whole) or whole, whole)
        return
    for words, match in parts:
        if match.close:
            raise refusals.WhichUnit(words, tuple(named.name for named in match.close))
        if match.winner is None:
            raise refusals.UnclearWords(words)
        yield _Piece("unit", match.winner, words)
