"""One name of a unit: with which words it begins, and how far it goes.

A name begins with a word such as "Phòng" or "Giám đốc", goes on in capitals and small letters alike, and ends before
the words with which something is to be done.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.prose.ends import is_unknown_work, names_on, whole_name
from documents.prose.verbs import LONGEST_NAME, begins, named_by_work
from documents.prose.words import Found, Word, phrases

LONGEST_BRACKET = 24
_SHORT_NAME = re.compile("[A-ZĐ&]{3,}")
NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,2}")
_CLOSERS = {"(": ")", "[": "]"}


class Name(NamedTuple):
    start: int
    end: int
    after: int
    """The first word behind the name and a bracket that follows it."""


def opener(words: Sequence[Word], place: int, *, known: bool) -> int:
    """How many words open a name here; 0 where none do. `known` lets small letters and acronyms open one too."""
    plural = phrases("plural").at(words, place)
    first = place + plural.length
    if first >= len(words) or words[first].is_mark:
        return 0
    head = phrases("unit").at(words, first)
    if "polite" in plural.tags and not head.length:
        return 0
    if plural.length:
        is_noun = head.length or not begins().at(words, first).length
        return plural.length + (head.length or 1) if is_noun else 0
    if known and "class" in head.tags and _is_proper(words, first, head):
        return head.length
    if (head.tags & {"head", "title"} and words[first].is_capital) or "common" in head.tags:
        return head.length if not _is_verb(words, first, head) else 0
    if _is_short_name(words, first):
        return 1
    return int(known and words[first].is_acronym and any(word.text.islower() or word.is_mark for word in words))


def _is_proper(words: Sequence[Word], place: int, head: Found) -> bool:
    """Whether a word for a kind of bodies begins the name of one, where a name has to follow: "Tổ chức Khí tượng"."""
    behind = place + head.length
    return words[place].is_capital and behind < len(words) and words[behind].is_capital


def _is_short_name(words: Sequence[Word], place: int) -> bool:
    """Whether letters stand for a unit: "P.KHTC", or any with a colon or "chủ trì" behind them: "VPĐKĐĐ: rà soát"."""
    letters = words[place].text
    if not _SHORT_NAME.fullmatch(letters) or letters.startswith("P."):
        return letters.startswith("P.") and words[place].is_acronym
    behind = place + 1
    if behind < len(words) and words[behind].text == ":":
        return "duty" in begins().at(words, behind + 1).tags or is_unknown_work(words, behind + 1)
    return [word.bare for word in words[behind : behind + 2]] == ["chu", "tri"]


def _is_verb(words: Sequence[Word], place: int, head: Found) -> bool:
    """Whether what looks like the head of a name is a longer verb: "báo cáo", "tổ chức" before what is organized."""
    verb = begins().at(words, place)
    if verb.length > head.length:
        return True
    return verb.length == head.length and not words[place].is_capital


def name_at(words: Sequence[Word], place: int, *, whole: bool, known: bool, lax: bool = False) -> Name | None:
    """The name that begins here. `lax` takes garbled letters for one too, where a name has to follow."""
    opened = opener(words, place, known=known or whole) or int(lax and words[place].is_garbled)
    if not opened:
        return None
    scan = _Scan(words, place, whole=whole)
    at = place + opened + named_by_work(words, place, place + opened)
    while at < len(words) and at - place < LONGEST_NAME:
        step = scan.step(at)
        if not step:
            break
        at += step
    if not whole and not phrases("plural").at(words, place).length:
        at = whole_name(words, place + opened, at)
    if at - place >= LONGEST_NAME and not whole:
        return None
    return Name(place, at, _behind_bracket(words, at))


_TELLS = frozenset(("đang", "đã", "chưa", "bị", "vẫn"))
"""With which somebody tells of a unit: before them stands its name, and no verb."""


class _Scan:
    """Goes through the words of one name."""

    def __init__(self, words: Sequence[Word], place: int, *, whole: bool) -> None:
        self._words = words
        self._whole = whole
        self._start = place
        self._is_upper = all(word.is_mark or word.text.isupper() for word in words[place : place + 6])
        self._is_class = phrases("plural").at(words, place).length > 0 or _lists_classes(words, place)
        self._members = 1

    def step(self, at: int) -> int:
        """By how many words the name goes on here; 0 where it ends."""
        words = self._words
        self._is_class = self._is_class or phrases("plural").at(words, at).length > 0
        behind = phrases("unit").at(words, at)
        if "behind" in behind.tags and not words[at].is_capital:
            return behind.length
        if words[at].is_mark or words[at].bare == "va":
            return self._over_joint(at)
        if field := phrases("field").at(words, at).length:
            return field
        if self._is_next_own(at) or self._ends(at):
            return 0
        verb = begins().at(words, at)
        return max(verb.length if verb.tags & {"name", "field"} else 0, 1)

    def _ends(self, at: int) -> bool:
        word = self._words[at]
        if self._whole or self._is_upper or word.is_capital:
            return False
        verb = begins().at(self._words, at)
        inner = begins().at(self._words, at - 1)
        if inner.length > 1 and (self._words[at - 1].is_capital or "noun" in inner.tags):
            return False
        if (
            not verb.length
            or verb.tags == {"name"}
            or "noun" in verb.tags
            or (self._is_class and _is_inside(self._words, at))
        ):
            return False
        behind = at + verb.length
        if "field" in verb.tags and behind < len(self._words) and self._words[behind].text == ":":
            return False
        if verb.length == 1 and behind < len(self._words) and self._words[behind].lower in _TELLS:
            return False  # "Phòng Quản lý thu đang đối chiếu"
        is_place = "place" in phrases("unit").at(self._words, behind).tags
        if "name" in verb.tags and (behind >= len(self._words) or self._words[behind].text == ":"):
            return False
        if "name" in verb.tags and (is_place or begins().at(self._words, behind).length):
            return False
        head = phrases("unit").at(self._words, at)
        is_noun = self._is_class and "class" in head.tags and self._words[at - 1].bare in ("cac", "va", ",", "nhung")
        return not (is_noun and head.length >= verb.length)

    def _is_next_own(self, at: int) -> bool:
        """Whether another unit begins in the cell of a table whose own lines were lost: "Văn phòng Sở Thanh tra"."""
        if not self._whole or at - self._start < 2 or not self._words[at].is_capital:
            return False
        before = self._words[at - 1]
        is_own = "own" in phrases("unit").at(self._words, at).tags
        return is_own and before.bare not in ("cua", "tai", "thuoc", "va", "o", "doc", "truong", "chanh", "pho", "dao")

    def _over_joint(self, at: int) -> int:
        """Whether the name goes on behind a mark or an "và": "Kế hoạch và Đầu tư", "các phòng, đơn vị"."""
        words, place = self._words, at + 1
        if (words[at].is_mark and words[at].text not in ",-–&/") or place >= len(words) or words[place].is_mark:
            return 0
        head = phrases("unit").at(words, place)
        if "behind" in head.tags:
            return 1 + head.length
        if self._is_class and "class" in head.tags and (words[place].is_acronym or not words[place].is_capital):
            self._members += 1
            return 0 if _is_verb(words, place, head) and head.length == 1 else 1 + head.length
        return int(self._takes(at, place))

    def _takes(self, at: int, place: int) -> bool:
        words, following = self._words, self._words[place]
        if _counts_on(words[at - 1], following):
            return True
        if words[at].bare == "va" and _serves_both(words, self._start, place):
            return True
        if "person" in phrases("unit").at(words, self._start).tags and "title" in phrases("unit").at(words, place).tags:
            return True
        if _is_of_kind(words, self._start, at, place):
            return True
        if words[at].text in "-–":
            return following.is_capital or not begins().at(words, place).length
        opens = opener(words, place, known=False)
        if self._is_class and words[at].bare == "va" and self._members > 2 and not begins().at(words, place).length:
            return True
        if self._is_upper or self._whole:
            return not opens and (words[at].bare == "va" or not following.is_acronym)
        if self._is_class and not following.is_capital:
            verb = begins().at(words, place)
            return not opens and (not verb.length or "noun" in verb.tags)
        if words[at].bare == "va" and not following.is_capital:
            return not opens and names_on(words, place)
        return following.is_capital and not opens and (words[at].bare == "va" or not following.is_acronym)


def _is_of_kind(words: Sequence[Word], start: int, at: int, place: int) -> bool:
    """Whether a unit is named after kinds of people: "Phòng Công chức, viên chức"."""
    body = start + phrases("unit").at(words, start).length
    first, second = (phrases("unit").at(words, one) for one in (body, place))
    is_named = body < at and words[body].is_capital and body + first.length == at
    return is_named and "class" in first.tags and "class" in second.tags and not words[place].is_capital


def _counts_on(before: Word, following: Word) -> bool:
    """Whether a number behind a joint is one more of those by which units are told: "khu vực I, II và III"."""
    return all(NUMERAL.fullmatch(word.text) for word in (before, following))


def _serves_both(words: Sequence[Word], start: int, place: int) -> bool:
    """ "Văn phòng HĐND và UBND tỉnh": one office of two bodies."""
    opening = [word.bare for word in words[start : start + 3]]
    is_office = opening[:2] == ["van", "phong"] or opening == ["chanh", "van", "phong"]
    return is_office and words[place].bare in ("ubnd", "hdnd", "uy", "hoi")


def _lists_classes(words: Sequence[Word], place: int) -> bool:
    """ "Cán bộ, giảng viên", "Bộ, ngành" and "Đoàn xã, phường": kinds of units or people, and none by its name."""
    at = place + phrases("unit").at(words, place).length
    if at < len(words) and not words[at].is_capital and "place" in (kind := phrases("unit").at(words, at)).tags:
        at += kind.length
    return (
        at + 1 < len(words)
        and words[at].text == ","
        and (not words[at + 1].is_capital and "class" in phrases("unit").at(words, at + 1).tags)
    )


_PERIODS = frozenset(("quy", "thang", "nam", "ngay", "tuan"))


def _is_inside(words: Sequence[Word], at: int) -> bool:
    """ "người lao động trong Học viện", and not "trong Quý II"."""
    following = words[at + 1] if at + 1 < len(words) else None
    return (
        words[at].bare == "trong"
        and following is not None
        and following.is_capital
        and (following.bare not in _PERIODS)
    )


def _behind_bracket(words: Sequence[Word], at: int) -> int:
    """The place behind a bracket that stands here: "(gọi tắt là Ban Chỉ đạo)"."""
    if at >= len(words) or words[at].text not in _CLOSERS:
        return at
    closing = _CLOSERS[words[at].text]
    ends = (place + 1 for place in range(at, min(at + LONGEST_BRACKET, len(words))) if words[place].text == closing)
    return next(ends, at)
