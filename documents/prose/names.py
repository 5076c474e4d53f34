"""Units, bodies and posts by the shape of their names: which of them a sentence names at a place, and where they end.

The organization's own list is not known here. A name begins with a word such as "Phòng" or "Giám đốc", goes on in
capitals and small letters alike, and ends before the words with which something is to be done.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.prose.ends import names_on, whole_name
from documents.prose.verbs import LONGEST_NAME, begins, named_by_work
from documents.prose.words import Found, Word, phrases

LONGEST_BRACKET = 24
_SHORT_NAME = re.compile("[A-ZĐ&]{3,}")
_CLOSERS = {"(": ")", "[": "]"}


class Units(NamedTuple):
    """Names as they were written, and the place of the first word behind them.

    `apart` tells that several were named as each for itself: "các sở: A, B".
    """

    names: tuple[str, ...]
    end: int
    apart: bool = False


class _Name(NamedTuple):
    start: int
    end: int
    after: int
    """The first word behind the name and a bracket that follows it."""


def units_at(words: Sequence[Word], place: int, *, whole: bool = False, ordered: bool = False) -> Units | None:
    """The names that begin at this word; None where none does.

    `whole` says that the text is nothing but names, `ordered` that it was said before that somebody is addressed.
    """
    names: list[str] = []
    at = place
    while shared := _distributed(words, at, whole=whole):
        names += shared.names
        following = _behind_joint(words, shared.end)
        if following is None or not _opener(words, following, known=True):
            return Units(tuple(names), shared.end, apart=True)
        at = following
    lax = ordered and at < len(words) and words[at].is_capital
    while (name := _name_at(words, at, whole=whole, known=ordered or bool(names), lax=lax and not names)) is not None:
        names.append(spelt(words, name.start, name.end))
        at = name.after
        following = _behind_joint(words, at)
        if following is None and whole and at < len(words) and not words[at].is_mark:
            following = at
        if following is None:
            break
        if shared := _distributed(words, following, whole=whole):
            return Units((*names, *shared.names), shared.end)
        if _opener(words, following, known=True) == 0:
            break
        at = following
    return Units(tuple(names), at) if names else None


def spelt(words: Sequence[Word], start: int, end: int) -> str:
    """As it was written, with single blanks."""
    parts = [words[start].text]
    for before, word in zip(words[start : end - 1], words[start + 1 : end], strict=True):
        parts += [" " * (word.start > before.end), word.text]
    return "".join(parts)


def _behind_joint(words: Sequence[Word], place: int) -> int | None:
    """The word behind a comma, semicolon, plus or "và"; None where none of them stands here."""
    joined = False
    while place < len(words) and (words[place].text in ",;+&/" or words[place].bare in ("va", "cung")):
        place, joined = place + 1, True
    return place if joined and place < len(words) else None


def _opener(words: Sequence[Word], place: int, *, known: bool) -> int:
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
        return "duty" in begins().at(words, behind + 1).tags
    return [word.bare for word in words[behind : behind + 2]] == ["chu", "tri"]


def _is_verb(words: Sequence[Word], place: int, head: Found) -> bool:
    """Whether what looks like the head of a name is a longer verb: "báo cáo", "tổ chức" before what is organized."""
    verb = begins().at(words, place)
    if verb.length > head.length:
        return True
    return verb.length == head.length and not words[place].is_capital


def _name_at(words: Sequence[Word], place: int, *, whole: bool, known: bool, lax: bool = False) -> _Name | None:
    """The name that begins here. `lax` takes garbled letters for one too, where a name has to follow."""
    opened = _opener(words, place, known=known or whole) or int(lax and words[place].is_garbled)
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
    return _Name(place, at, _behind_bracket(words, at))


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
        return max(verb.length if verb.tags == {"name"} else 0, 1)

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
        is_place = "place" in phrases("unit").at(self._words, behind).tags
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
        if words[at].text in "-–":
            return following.is_capital or not begins().at(words, place).length
        opens = _opener(words, place, known=False)
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


_NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,2}")


def _counts_on(before: Word, following: Word) -> bool:
    """Whether a number behind a joint is one more of those by which units are told: "khu vực I, II và III"."""
    return all(_NUMERAL.fullmatch(word.text) for word in (before, following))


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


def _distributed(words: Sequence[Word], place: int, *, whole: bool) -> Units | None:
    """ "các Sở: Tài chính, Y tế" and "các sở Tài chính, Y tế" as one name for each; None where it is no such list.

    "UBND các huyện: A, B" gives "UBND huyện A".
    """
    start, before = _before_plural(words, place)
    plural = phrases("plural").at(words, start)
    head = phrases("unit").at(words, start + plural.length)
    at = start + plural.length + head.length
    if not plural.length or not head.length or at >= len(words) or "title" in head.tags:
        return None
    at = _behind_classes(words, at)
    has_colon = words[at].text == ":"
    at += has_colon
    if at >= len(words) or not words[at].is_capital or _is_list_of_classes(words, at):
        return None
    if has_colon and _begins_sentence(words, at):
        return None
    kind = spelt(words, start + plural.length, start + plural.length + head.length)
    names, end = _shares(words, at, f"{before}{kind}", kept=has_colon, whole=whole)
    if any(_NUMERAL.fullmatch(name.rpartition(" ")[2]) for name in names[1:]):
        return None
    is_list = has_colon or sum(name.lower().startswith(f"{before}{kind}".lower()) for name in names) > 1
    return Units(tuple(names), end, apart=True) if is_list else None


def _begins_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether behind the colon what is to be done begins, and no name: "UBND các xã: Căn cứ Kế hoạch, ban hành"."""
    opens = begins().at(words, at).length or phrases("recitals").at(words, at).length
    end = _field_end(words, at)
    following = _behind_joint(words, end)
    is_list = following is not None and words[following].is_capital
    return bool(opens) and not is_list


def _behind_classes(words: Sequence[Word], at: int) -> int:
    """The colon behind further classes: "các Sở, ban, ngành: Tài chính"; the same place where none follows."""
    place = at
    while place < len(words) and (words[place].text == "," or words[place].bare == "va"):
        classes = phrases("unit").at(words, place + 1)
        if "class" not in classes.tags:
            return at
        place += 1 + classes.length
    return place if place < len(words) and words[place].text == ":" else at


def _before_plural(words: Sequence[Word], place: int) -> tuple[int, str]:
    """Where "các" stands and the words before it, which belong to each name: "UBND các huyện: A, B"."""
    head = phrases("unit").at(words, place)
    if head.length and phrases("plural").at(words, place + head.length).length:
        return place + head.length, f"{spelt(words, place, place + head.length)} "
    return place, ""


def _is_list_of_classes(words: Sequence[Word], at: int) -> bool:
    return "class" in phrases("unit").at(words, at).tags and not words[at].is_capital


def _shares(words: Sequence[Word], at: int, kind: str, *, kept: bool, whole: bool) -> tuple[list[str], int]:
    """The names of the list that begins here, and its end."""
    kind = kind if kind[:1].isupper() else kind[:1].upper() + kind[1:]
    names: list[str] = []
    while at < len(words):
        own = _name_at(words, at, whole=whole, known=False)
        if own is not None and (kept or names) and phrases("unit").at(words, at).length:
            names.append(spelt(words, own.start, own.end))
            end = own.after
        elif words[at].is_capital or _is_other_kind(words, at):
            end = _field_end(words, at)
            kept_kind = kind if words[at].is_capital else kind.rpartition(" ")[0]
            names.append(f"{kept_kind} {spelt(words, at, end)}".strip())
        else:
            break
        following = _behind_joint(words, end)
        if following is None or not (words[following].is_capital or _is_other_kind(words, following)):
            return names, end
        if _before_plural(words, following)[0] != following:
            return names, end
        at = following
    return names, at


def _is_other_kind(words: Sequence[Word], at: int) -> bool:
    """A place of another kind within a list: "UBND các huyện: A, B, thành phố C"."""
    kind = phrases("unit").at(words, at)
    behind = at + kind.length
    return "class" in kind.tags and behind < len(words) and words[behind].is_capital and not words[at].is_capital


def _field_end(words: Sequence[Word], at: int) -> int:
    """Where a name such as "Tài chính" ends that stands without its "Sở"."""
    field = phrases("field").at(words, at)
    if field.length:
        return at + field.length
    end = at + 1
    while end < len(words) and words[end].bare != "va":
        if words[end].is_mark:
            is_inside = words[end].text in "-–" and end + 1 < len(words) and words[end + 1].is_capital
            if not is_inside:
                break
        elif not words[end].is_capital and begins().at(words, end).length:
            break
        end += 1
    behind = end + 1
    is_last_half = words[at:end] and any(word.text in "-–" for word in words[at:end])
    if is_last_half and behind < len(words) and words[end].bare == "va" and words[behind].is_capital:
        return _field_end(words, behind)
    return end
