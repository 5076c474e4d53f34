"""Who is told to do something in a sentence, by which words, and where the order begins."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from documents.prose.ends import is_small, is_unknown_work
from documents.prose.names import Units, spelt, units_at
from documents.prose.verbs import begins
from documents.prose.words import CAPITAL, Found, Word, phrases, words_of

_SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[“\"(]?[{CAPITAL}])")
_SEMICOLON = re.compile(r";\s+")
_SHORT = re.compile(r"(?:^|[\s(])(?:[A-ZĐ][a-z]?|TP|Tp|TT|BS|ThS|TS|v\.v|\d{1,2})\.$")
"""What ends in a dot and no sentence: "TP. Huế", "1. Rà soát"."""
LONGEST_CLAUSE = 14
"""Words with which a name is told more exactly."""
LONGEST_RELATIVE = 24
"""Words behind a name in a heading that tell which units are meant."""
LONGEST_GROUND = 80
"""Words of a recital within which the order behind it is looked for."""


class Rule(StrEnum):
    """By which words the addressee is known."""

    ORDERED = auto()
    """ "Giao Sở X …", "Đề nghị các đơn vị …"."""
    SUBJECT = auto()
    """ "Sở X chủ trì …"."""
    HEADING = auto()
    """The heading above names it."""
    OPENING = auto()
    """The sentence before the items names it."""
    ADDRESSEES = auto()
    """The paper is addressed to it (Kính gửi)."""
    COLUMN = auto()
    """A column of a table tells it."""


class Order(NamedTuple):
    """Who is addressed, where the order begins in its text, and where what is to be done begins."""

    units: Units
    start: int
    doing: int
    rule: Rule
    is_request: bool = False


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        if not _SHORT.search(text[start : gap.start()]):
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Likewise, but parted at semicolons too, other than those between names and behind the grounds of an order."""
    for start, end in sentences(text):
        at = start
        order = order_in(text[start:end], prose=True)
        is_founded = phrases("recitals").at(words_of(text[start:end]), 0).length > 0
        for gap in _SEMICOLON.finditer(text, start, end):
            if order and (is_founded or order.start < gap.start() - start) and gap.start() - start < order.doing:
                continue
            yield at, gap.start() + 1
            at = gap.end()
        yield at, end


def order_in(text: str, *, prose: bool = False, inherits: bool = False) -> Order | None:
    """The order that a sentence gives to somebody whom it names; None where it names nobody.

    `prose` says that the sentence is no item, so that who is named first may be who asks; `inherits` that somebody
    was told before to do what it says, so that a name in its midst is none of an addressee.
    """
    words = words_of(text)
    found = _order_at(words, _behind_adverbs(words, 0), prose=prose)
    if found or not words:
        return found
    if phrases("recitals").at(words, 0).length or (prose and not begins().at(words, 0).length):
        return _behind_grounds(words, prose=prose, inherits=inherits)
    if not inherits and not prose and not begins().at(words, 0).length:
        return _given_at_last(words)
    return None


def _given_at_last(words: Sequence[Word]) -> Order | None:
    """The order at the end of what was decided: "Đề án A: chưa đủ điều kiện thông qua, giao Sở B chuẩn bị lại"."""
    opened = 0
    for place, word in enumerate(words[:-1], start=1):
        opened += (word.text in "“(") - (word.text in "”)")
        if word.text in ",;:" and not opened and words[place].lower == "giao":
            return _order_at(words, place, prose=False)
    return None


def heading_of(text: str) -> Units | None:
    """Whom a heading names that says nothing else: "Đối với các phòng:", "Giao Sở X thực hiện các việc sau:"."""
    if text.rstrip().endswith(":") and (order := order_in(text.rstrip(" :") + " :")):
        return order.units
    return named_alone(text)


def named_alone(text: str) -> Units | None:
    """The names of a text that has nothing else but words such as "Đối với", and which units are meant."""
    words = words_of(text)
    asked = phrases("asks").at(words, 0)
    found = units_at(words, asked.length, ordered=bool(asked.length))
    if found is None:
        return None
    rest = [word for word in words[found.end :] if not word.is_mark]
    is_one = len(rest) <= LONGEST_RELATIVE and len(list(sentences(text))) == 1
    if rest and text.rstrip().endswith(":") and rest[0].bare in _RELATIVE and is_one and not asked.length:
        return Units((text.rstrip(" :"),), len(words))
    return found if not rest else None


_LOOKS_BACK = re.compile(r"(?:trong )?(?:thoi gian (?:vua )?qua|nam qua)\b|vua qua\b|nhin chung\b|den nay\b")
"""What begins so tells what was, and orders nothing unless it says so."""
_RELATIVE = frozenset(("duoc", "co", "thuoc", "trong", "tren", "chua", "da", "dang", "con", "nam", "noi"))
"""Words with which a name goes on that tells which units are meant: "Các đơn vị được giao tham mưu:"."""


def _behind_adverbs(words: Sequence[Word], place: int) -> int:
    """The place behind "Đồng thời," and its like; "riêng" makes an exception within a sentence, and none begins one."""
    if words and words[0].text == "Riêng":
        return 1
    found = _ADVERBS.match(" ".join(word.bare for word in words[:4]))
    if not found:
        return place
    length = len(found["adverb"].split())
    return length + 1 if length < len(words) and words[length].text == "," else length


_LEADS = "Lãnh đạo"
"""Whose leaders a name tells; alone it is what a body of the Party does: "Lãnh đạo tổ chức tốt kỳ thi"."""
_ADVERBS = re.compile(r"(?P<adverb>dong thoi|ben canh do|ngoai ra|truoc mat|trong do|song song do)(?: |$)")


def _order_at(words: Sequence[Word], place: int, *, prose: bool) -> Order | None:
    """The order that begins at this very word."""
    asked = phrases("asks").at(words, place)
    if asked.tags & {"order", "request"}:
        units = units_at(words, place + asked.length, ordered=True)
        if units and not _gives_people(words, place, units.end):
            doing = words[units.end].start if units.end < len(words) else words[-1].end
            return Order(units, words[place].start, doing, Rule.ORDERED, "request" in asked.tags)
    is_counted = place + 1 < len(words) and words[place].text.isdigit() and words[place + 1].is_capital
    units = units_at(words, place + is_counted)
    if units is None or units.names == (_LEADS,):
        return None
    return _of_subject(words, place, units, prose=prose)


def _gives_people(words: Sequence[Word], place: int, end: int) -> bool:
    """Whether people are put to something, and nobody is told: "Phân công giảng viên; nộp bảng phân công"."""
    is_giving = [word.bare for word in words[place : place + 2]] == ["phan", "cong"]
    return is_giving and (end >= len(words) or words[end].text in ".;,")


def _of_subject(words: Sequence[Word], place: int, units: Units, *, prose: bool) -> Order | None:
    at = units.end
    asked = phrases("asks").at(words, at)
    if asked.length and ("order" in asked.tags or prose):
        named = units_at(words, at + asked.length, ordered=True)
        if named and not _gives_people(words, at, named.end):
            doing = words[named.end].start if named.end < len(words) else words[-1].end
            return Order(named, words[at].start, doing, Rule.ORDERED, "request" in asked.tags)
        if prose:
            return None
    if at < len(words) and words[at].text in (",", ":", "-", "–"):
        at += 1
    if at >= len(words):
        return None
    if words[at - 1].text == ":" and (other := _order_at(words, at, prose=prose)):
        return other  # "Tiểu ban Văn nghệ: Đoàn trường chủ trì"
    begun = begins().at(words, at)
    tags = begun.tags
    if words[at].bare == "bao" and at + 2 < len(words) and words[at + 2].text == ":":
        return None  # What somebody reported: "Phòng A báo cáo: đã ký hợp đồng".
    if _picks_out(words, at, begun) and (meant := _meant(words, place, units)):
        return meant
    if "duty" not in tags and not _begins_unknown(words, place, at, units):
        return None
    return Order(units, words[place].start, words[at].start, Rule.SUBJECT)


def _begins_unknown(words: Sequence[Word], place: int, at: int, units: Units) -> bool:
    """Whether what is to be done begins here, though no list knows its verb: behind one unit's name, or a colon."""
    if words[at - 1].text == ":":
        is_sentence = (
            at + 1 < len(words) and words[at].text[0].isalpha() and any(is_small(words, one) for one in (at, at + 1))
        )
        return phrases("recitals").at(words, at).length > 0 or (is_sentence and not begins().at(words, at).length)
    is_head = "head" in phrases("unit").at(words, place).tags and at - place > 1
    is_named = at == units.end and (is_head or any(word.is_capital for word in words[place + 1 : at]))
    return is_named and is_unknown_work(words, at)


def _picks_out(words: Sequence[Word], at: int, begun: Found) -> bool:
    """Whether a clause begins that tells which units are meant: "có nhiệm vụ quá hạn", not "có nhiệm vụ rà soát"."""
    if words[at].bare not in _RELATIVE or "may" in begun.tags:
        return False
    behind = at + begun.length
    follows = behind < len(words) and (words[behind].is_mark or begins().at(words, behind).length > 0)
    return "duty" not in begun.tags or (begun.length > 1 and not follows)


def _meant(words: Sequence[Word], place: int, units: Units) -> Order | None:
    """An order to those of a class that a clause picks out: "Đơn vị có vướng mắc gửi văn bản …"; None where none is."""
    if any(word.is_capital for word in words[place + 1 : units.end]) or len(units.names) > 1:
        return None
    if words[units.end].lower == "đã" and _ADVERBIAL.match(" ".join(word.lower for word in words[units.end + 1 :][:2])):
        return None
    for at in range(units.end + 2, min(len(words), units.end + LONGEST_CLAUSE)):
        if words[at].is_mark:
            return None
        if _is_object(words, at):
            continue
        if "strong" in begins().at(words, at).tags and not words[at].is_capital:
            return Order(Units((spelt(words, place, at),), at), words[place].start, words[at].start, Rule.SUBJECT)
    return None


_ADVERBIAL = re.compile(
    "tích cực|chủ động|kịp thời|khẩn trương|nghiêm túc|cơ bản|tập trung|nỗ lực|phối hợp|thường xuyên"
)
"""How something was done: "các cơ quan đã tích cực triển khai" tells of all, and picks none out."""


def _is_object(words: Sequence[Word], at: int) -> bool:
    """Whether a report is what was, or was not, sent: "chưa gửi báo cáo"."""
    behind_verb = words[at - 1].bare in ("gui", "nop", "co", "lap", "trinh", "cac") or words[at - 1].lower == "thành"
    return words[at].bare == "bao" and behind_verb


def _behind_grounds(words: Sequence[Word], *, prose: bool, inherits: bool) -> Order | None:
    """The order behind what it is founded on: "Trên cơ sở báo cáo của Công ty, giao Sở Tài chính …"."""
    ends = [place + 1 for place, word in enumerate(words[:LONGEST_GROUND]) if word.text in ",;:"]
    inherits = inherits or _LOOKS_BACK.match(" ".join(word.bare for word in words[:6])) is not None
    for place in ends:
        asked = phrases("asks").at(words, place)
        if asked.length and (found := _order_at(words, place, prose=prose)):
            return found
    named = () if inherits else ends
    return next(filter(None, (_order_at(words, place, prose=prose) for place in named)), None)
