"""Several orders in running text: "Phòng QLKH hoàn thiện … trước 10/12; Phòng CĐS trình … trước 15/12"."""

import re
from collections.abc import Callable, Sequence
from enum import Flag, auto
from typing import NamedTuple

from domain.names import Named
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadlines
from reading.language.forms import Form
from reading.registrations.addressees import without_opening
from reading.registrations.dated_ends import ends_dated, names_limit, parted
from reading.registrations.fields import Setting, begins_field, dated_apart, fields_in
from reading.registrations.framing import urgency_first
from reading.registrations.headings import OCCASION
from reading.registrations.units import names_first

_ENDS = re.compile(r"[;\n]+|\.(?=\s|$)")
_JOINTS = Form(r",\s+|(?<!\s)\s++(?=<list.then>\s)", "VP in giấy còn QLKH mời khách", "VP in giấy")
_THEN = Form(r"<list.then>(?!\w)\s*", "còn VP in tài liệu", "VP in tài liệu")
_VERB = Form(r"^<either task_verb>(?!\w)", "soạn tin", "tin soạn", typed=True, flags=re.IGNORECASE)
_COUNTS = Form(r"(?<!\w)(?:\d{1,2}|<list.count>|<list.some>)\s+<list.thing>\W*$", "đăng ký 2 việc", "đăng ký việc")
_HELPS = Form("<role.support>(?!\\w)", "phối hợp rà soát", "rà soát")
FEW_WORDS = 3
LONGEST_ABBREVIATION = 2


class Told(Flag):
    """What a piece of the text tells of a task."""

    NOTHING = 0
    LED = auto()
    """It begins with the unit that is to do it."""
    DATED = auto()
    """It has a deadline."""
    FIELD = auto()
    """It is a field of the task before it, and no more."""


def pieces_of(text: str) -> list[str]:
    """The sentences, and the parts of sentences between semicolons, each with the sign that ends it."""
    ends = [end for end in _ENDS.finditer(text) if end[0] != "." or not _is_abbreviated(text, end.start())]
    starts = [0, *(end.end() for end in ends)]
    pieces = (text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return [piece for piece in pieces if piece.strip()]


def _is_abbreviated(text: str, dot: int) -> bool:
    """ "P. QLKH", "TP. Huế", "1. Rà soát": the dot behind a short word ends no sentence."""
    (word,) = text[max(0, dot - 9) : dot].split()[-1:] or [""]
    return len(word) <= LONGEST_ABBREVIATION


def led_apart(sentence: str, orders: Callable[[str], bool], names_units: Callable[[str], bool]) -> list[str]:
    """A sentence cut where other units are told what to do: "VP in giấy, QLKH mời khách còn TTTK dự".

    A colon may only stand behind the units: what is behind any other one is not theirs.
    """
    starts = [0, *(joint.end() for joint in _JOINTS.finditer(fold(sentence)))]
    clauses = [sentence[start:end] for start, end in zip(starts, [*starts[1:], len(sentence)], strict=True)]
    led = [place for place, clause in enumerate(clauses) if orders(clause)]
    ahead = "".join(clauses[: led[0]]) if led else ""
    if len(led) < 2 or (ahead and not OCCASION.match(fold(ahead.strip(" ,")))):
        return [sentence]
    heads = [clause.partition(":") for clause in clauses if ":" in clause]
    if not all(names_units(head) and ":" not in rest for head, _, rest in heads):
        return [sentence]
    parts = ["".join(clauses[start:end]) for start, end in zip(led, [*led[1:], len(clauses)], strict=True)]
    return [ahead, *parts] if ahead else parts


def orders_of(pieces: Sequence[str], told: Sequence[Told]) -> tuple[str, list[str]]:
    """The orders that the pieces are, and what stands above the first; only one order where no second begins."""
    several = sum(Told.LED in one for one in told) > 1
    starts = [0]
    dated = Told.DATED in told[0]
    for place in range(1, len(pieces)):
        begins = (several and Told.LED in told[place]) or (dated and _begins_dated(told, place))
        if begins:
            starts.append(place)
        dated = Told.DATED in told[place] or (dated and not begins)
    found = ["".join(pieces[start:end]) for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    if several and Told.LED not in told[0] and not _dated_before(told, starts):
        return found[0], found[1:]
    return "", found


def _begins_dated(told: Sequence[Told], place: int) -> bool:
    """Whether a task of its own begins there: one with a deadline in it, or in the field behind it."""
    if Told.FIELD in told[place]:
        return False
    behind = told[place + 1] if place + 1 < len(told) else Told.NOTHING
    return Told.DATED in told[place] or Told.FIELD | Told.DATED in behind


def _dated_before(told: Sequence[Told], starts: Sequence[int]) -> bool:
    """Whether the pieces before the second start have a deadline."""
    return any(Told.DATED in one for one in told[: starts[1]])


class Orders(NamedTuple):
    """The words of each order, and what stands above all of them.

    `paper` is the sentence behind them that says by what paper they were given; "" where none does.
    """

    orders: list[str]
    headings: tuple[str, ...]
    paper: str = ""
    is_one_sentence: bool = False


class Prose:
    """Running text whose orders are found one by one; `names_units` tells whether words are units and nothing else."""

    def __init__(self, setting: Setting, names_units: Callable[[str], bool]) -> None:
        self.setting = setting
        self._names_units = names_units

    def told(self, text: str) -> Orders:
        sentences = pieces_of(text) or [""]
        above = paper = ""
        head, colon, rest = sentences[0].partition(":")
        may_head = colon and "(" not in head[head.rfind(")") + 1 :]
        if may_head and Told.LED in self._told(rest) and not self._names_units(head):
            above, sentences[0] = head, rest
        pieces = [one for sentence in sentences for one in led_apart(sentence, self._orders, self._names_units)]
        told = [self._told(piece) for piece in pieces]
        if Told.FIELD in told[-1] and sum(Told.LED in one for one in told) > 1 and self._names_paper(pieces[-1]):
            paper = pieces.pop()
        first, orders = orders_of(pieces, told)
        if len(orders) < 2:
            orders = dated_apart(text, self.setting.now, self.setting.rules)
            above = ""
        if len(orders) < 2:
            orders = self._dated_clauses(text)
        headings = tuple(one.strip() for one in (above, first) if one.strip())
        orders = [one.rstrip(" ;,\n") for one in orders]
        is_one = sum(not begins_field(sentence.strip(" ;.\n")) for sentence in sentences) == 1
        return Orders(orders, headings, paper, is_one_sentence=is_one)

    def _dated_clauses(self, text: str) -> list[str]:
        """The clauses of one sentence, where each is some work with its day: "nâng cấp wifi 5/12, in sổ 8/12"."""
        head, colon, behind = text.partition(":")
        clauses = [
            one.strip(" .") for one in re.split(r",\s+", behind if colon and _COUNTS.search(fold(head)) else text)
        ]
        if len(clauses) < 2 or not all(_VERB.search(one) and ends_dated(one) for one in clauses):
            return []
        return [parted(one, self.setting) for one in clauses]

    def _names_paper(self, piece: str) -> bool:
        """Whether a sentence behind several orders says by what paper all of them were given."""
        return set(fields_in(piece, self.setting.now, self.setting.rules).words) == {"paper"}

    def _orders(self, clause: str) -> bool:
        """Whether a clause tells a unit, and what it is to do: in some words, or in few that begin with a verb."""
        is_whole = clause.count("(") == clause.count(")")
        if not is_whole or len(clause.split()) < FEW_WORDS or not begins_with_unit(clause, self.setting.units):
            return False
        _, work = names_first(without_then(clause), self.setting.units)
        return len(clause.split()) > FEW_WORDS or _VERB.search(work.strip(" ,:")) is not None

    def _told(self, piece: str) -> Told:
        """What a sentence, or a part of one, tells of a task."""
        _, now, rules, _ = self.setting
        fields = fields_in(piece, now, rules)
        told = Told.DATED if "due" in fields.words or impossible_dates(piece) else Told.NOTHING
        if begins_field(piece) and not fields.content:
            return told | Told.FIELD
        if begins_with_unit(piece, self.setting.units):
            told |= Told.LED
        limits = (one for one in read_deadlines(piece, now, calendar=rules.calendar) if one.day or one.moment)
        return told | Told.DATED if any(names_limit(one.words) for one in limits) else told


def begins_with_unit(piece: str, units: Sequence[Named]) -> bool:
    """Whether the words begin with the unit that is to do what follows, and not only to help."""
    _, words = urgency_first(without_then(piece))
    head, rest = names_first(without_opening(words), units)
    follows = fold(rest).strip(" ,:")
    return bool(head) and len(follows.split()) >= FEW_WORDS - 1 and not _HELPS.match(follows)


def without_then(piece: str) -> str:
    """The words without those that only go on: "còn Phòng CĐS …"."""
    then = _THEN.match(fold(piece.strip()))
    return piece.strip()[then.end() :] if then else piece.strip()
