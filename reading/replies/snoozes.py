"""Hearing that somebody wants to be reminded again ("nhắc lại thứ Sáu"), and when, with or without diacritics."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.reminding.snoozes import Later, PartOfDay, Wish
from domain.words import fold
from reading.deadlines.read import read_deadline
from reading.language import tokens
from reading.language.lookup import pattern, words
from reading.language.numerals import COUNTING
from reading.language.tokens import tokens_of

LONGEST = 2_000
"""Letters of a reply in which a wish to be reminded is looked for."""


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int


_PUT_OFF = r"(?:tam |xin )?(?:hoan|khoan|lui|doi|dung|ngung)(?: (?:lich|viec|ban|loi|tin|lan))?"
_CORE = re.compile(rf"(?<!\w)(?:(?P<off>{_PUT_OFF}) )?(?P<verb>nhac)(?: (?:lai|viec(?! ?\d| so)|nho))*(?!\w)")
"""Folded. Who only puts the reminders off has to say until when: "đừng nhắc nữa" is no such wish."""

_VERBS = frozenset({"nhắc", "nhac", "nhăc"})
"""As it is typed: "nhạc" is music."""

_MARKS = " ,.;!?\n"
_SEPARATOR = re.compile(r"[;!?\n]|[,.](?!\d)|(?<!\w)(?:nen|nhung|va|roi)(?!\w)")
_COURTESIES = words("courtesy", "reminder") | words("beside_reminder")
"""Folded: what may stand beside the wish and its time without saying anything else."""

_NO_COURTESY = frozenset({"đã", "đang", "không", "chưa"})
_OF_OTHERS = re.compile(r"(?<!\w)(?:(?:em|minh|phong|ben|don vi) (?:se|cung|van|vua|dang)|toi(?: se)?) $")
"""Right before the verb, folded: the speaker is going to remind somebody else."""

_LATER = re.compile(r"(?<!\w)(?:nhac (?:viec )?lai|sau|lat|nua|chut)(?!\w)")
"""Without a time it has to be clear that another time is meant; which one is asked then."""

_PURPOSE = re.compile(
    r"(?<!\w)(?:(?:de|cho|phai|la) )?(?:em |toi |minh |anh |chi )?"
    r"(?:nop|gui|bao cao|cap nhat|lam(?! viec)|trinh|hoan thanh|xu ly|ra soat|bao)(?!\w).*"
)
"""What they want to be reminded to do, behind the verb: "nhắc em nộp báo cáo"."""

_CAN_YOU = re.compile(rf"(?<!\w)(?:co )?duoc (?:khong|ko|k|chu|chua)(?: {pattern('courtesy', 'after_question')})*\s*$")
_TASK = re.compile(r"(?<!\w)(?:nv|nhiem vu)(?: so)? ?(\d{1,6})(?!\w)")
_ITEM = re.compile(r"(?<!\w)(?:viec|muc)(?: so)? ?(\d{1,3})(?!\w)")
_COUNTS = {word: number for word, number in COUNTING.items() if number <= 5}
_DAYS = rf"(\d{{1,2}}|{'|'.join(_COUNTS)}) (?:ngay|hom)(?: lam viec)?"
_DUE = r"truoc (?:khi )?(?:(?:den|toi|het) )?(?:thoi )?han"
_BEFORE_DUE = re.compile(rf"(?<!\w)(?:{_DUE}(?: chot)? {_DAYS}|{_DAYS} {_DUE})(?!\w)")


_STRETCH = re.compile(r"(?:tuan|thang|quy) (?:sau|toi)")
_PARTS = (
    (PartOfDay.EVENING, re.compile(r"(?<!\w)(?:cuoi gio|cuoi buoi|cuoi ngay|dem|khuya)(?!\w)|^toi (?:nay|mai|hom)")),
    (PartOfDay.AFTERNOON, re.compile(r"(?<!\w)chieu(?!\w)")),
    (PartOfDay.NOON, re.compile(r"(?<!\w)trua(?!\w)")),
    (PartOfDay.MORNING, re.compile(r"(?<!\w)sang(?!\w)")),
)


def read_wish(text: str, now: dt.datetime) -> Wish | None:
    """The wish to be reminded again that is a clause of `text`; None where there is none.

    The clause says nothing beside it but courtesies and a purpose: "em sẽ nhắc lại anh An" is a report. `now` carries
    the local zone.
    """
    typed = unicodedata.normalize("NFC", text)[:LONGEST]
    folded = fold(typed)
    if "nhac" not in folded or len(folded) != len(typed):
        return None
    clauses = list(_clauses(folded))
    wishes = (_wish_in(typed, folded, clauses, place, now) for place in range(len(clauses)))
    return next((wish for wish in wishes if wish is not None), None)


def days_before_due(time: str) -> int | None:
    """How many working days before the deadline: "trước hạn 2 ngày"; None where the words say something else."""
    found = _BEFORE_DUE.search(fold(time))
    if found is None:
        return None
    count = found[1] or found[2]
    return _COUNTS.get(count) or int(count)


def read_later(words: str, now: dt.datetime, rules: DateRules) -> Later | None:
    """The time that the words of a wish name; None where they name none, or only how often. `now` is local."""
    before = days_before_due(words)
    if before is not None:
        return Later(before_due=before)
    reading = _from_its_beginning(words, now, rules)
    return Later(reading.day, _part_of_day(reading.words), reading.moment) if reading else None


def _from_its_beginning(words: str, now: dt.datetime, rules: DateRules) -> Deadline | None:
    """As a deadline is read, but a stretch of time is meant from its beginning: "tuần sau" is not its Friday."""
    reading = read_deadline(words, now, calendar=rules.calendar, before=rules.before)
    if reading is None or not is_once(reading):
        return None
    if reading.kind is DeadlineKind.WINDOW and _STRETCH.fullmatch(fold(reading.words)):
        return read_deadline(f"đầu {reading.words}", now, calendar=rules.calendar, before=rules.before)
    return reading


def _part_of_day(words: str) -> PartOfDay | None:
    folded = fold(words)
    if words.lower().startswith("tối"):
        return PartOfDay.EVENING
    return next((part for part, form in _PARTS if form.search(folded)), None)


def _clauses(folded: str) -> Iterator[_Clause]:
    start = 0
    for found in _SEPARATOR.finditer(folded):
        yield _Clause(start, found.start())
        start = found.end()
    yield _Clause(start, len(folded))


def _wish_in(typed: str, folded: str, clauses: Sequence[_Clause], place: int, now: dt.datetime) -> Wish | None:
    """The wish that one clause is, with the times that stand alone right beside it ("thứ Sáu, nhắc lại em nhé")."""
    clause = clauses[place]
    core = _CORE.search(folded, clause.start, clause.end)
    if core is None or typed[core.start("verb") : core.end("verb")].lower() not in _VERBS:
        return None
    if _OF_OTHERS.search(folded[clause.start : core.start()]):
        return None
    behind, purpose = _purpose_apart(typed[core.end() : clause.end])
    asked, task, item = _without_names(f"{typed[clause.start : core.start()]} {behind}")
    time = _time_in(asked, now)
    if _says_more(asked, time):
        return None
    time = time or _time_in(purpose, now)
    first, last = place, place
    if place and (beside := _time_alone(typed, clauses[place - 1], now)):
        first, time = place - 1, f"{beside} {time}".strip()
    if place + 1 < len(clauses) and (beside := _time_alone(typed, clauses[place + 1], now)):
        last, time = place + 1, f"{time} {beside}".strip()
    if not time and (core["off"] or not _LATER.search(folded, clause.start, clause.end)):
        return None
    start, end = clauses[first].start, clauses[last].end
    rest = ", ".join(words for part in (typed[:start], typed[end:]) if (words := part.strip(_MARKS)))
    return Wish(typed[start:end].strip(_MARKS), time, rest, task, item)


def _purpose_apart(behind: str) -> tuple[str, str]:
    """The words behind the verb up to what the reminder is for, and that: its time counts where no other is said."""
    found = _PURPOSE.search(fold(behind))
    return (behind[: found.start()], behind[found.start() :]) if found else (behind, "")


def _without_names(around: str) -> tuple[str, int | None, int | None]:
    """The words without the task or the line that they name, and its number."""
    folded = fold(around)
    task, item = _TASK.search(folded), _ITEM.search(folded)
    named = task or item
    left = f"{around[: named.start()]} {around[named.end() :]}" if named else around
    can_you = _CAN_YOU.search(fold(left))
    left = left[: can_you.start()] if can_you else left
    return left, int(task[1]) if task else None, int(item[1]) if item and not task else None


def _time_in(words: str, now: dt.datetime) -> str:
    """The words that say when; empty where none do, or only how often."""
    if found := _BEFORE_DUE.search(fold(words)):
        return words[found.start() : found.end()]
    reading = read_deadline(words, now)
    return reading.words if reading is not None and is_once(reading) else ""


def is_once(reading: Deadline) -> bool:
    return reading.rrule is None and (reading.day is not None or reading.moment is not None)


def _says_more(words: str, time: str) -> bool:
    """Whether the words say anything beside the time and courtesies."""
    before, _, behind = words.partition(time) if time else (words, "", "")
    left = [token for token in tokens_of(tokens.fold(f"{before} {behind}")) if token.bare[:1].isalnum()]
    return any(token.plain in _NO_COURTESY or token.bare not in _COURTESIES for token in left)


def _time_alone(typed: str, clause: _Clause, now: dt.datetime) -> str:
    """The time that is all a clause says; empty where it says none, or more than that."""
    words = typed[clause.start : clause.end]
    time = _time_in(words, now)
    return time if time and not _says_more(words, time) else ""
