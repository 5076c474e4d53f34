"""Reading what a department wants set of the assistant: "trước hạn 5, 2, 1", "giờ nhắc 7h30", "nghỉ 2/1"."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.deadlines import Before
from domain.refusals import BadSetting
from domain.settings import (
    EARLIEST,
    LATEST,
    MOST_DAYS_SET,
    Topic,
    Why,
    Wish,
    refuse_cutoff,
    refuse_far,
    refuse_many,
    refuse_step,
    refuse_steps,
)
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded
from reading.language.lookup import words as listed


def read_setting(words: str, *, today: dt.date) -> Wish:
    """What the words behind the command ask for, with or without diacritics. Raises BadSetting."""
    plain = " ".join(unicodedata.normalize("NFC", words).split()).strip(" .!")
    folded = fold(plain)
    for topic, form in _FORMS:
        if found := form.match(folded):
            return _READERS[topic](topic, plain[found.end() :].strip(" :="), today)
    raise BadSetting(None, Why.UNKNOWN, plain)


class Rule(NamedTuple):
    """What opens the words about a topic, with an example that it reads and one that it must not."""

    topic: Topic
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule(
        Topic.DECIDERS,
        "<setting.order> (?:<setting.by> )?<setting.leader>(?: <setting.give>)?",
        "việc lãnh đạo giao: văn phòng quyết định",
        "báo lãnh đạo từ ngày 7",
    ),
    Rule(Topic.DEFAULTS, "<setting.defaults>", "trở về mặc định", "giờ 8"),
    Rule(
        Topic.DAY_AS_USUAL,
        "<setting.remove>(?: (?:<setting.day> )?<setting.kind_of_day>)?(?: <setting.day>)?",
        "bỏ ngày nghỉ 2/1",
        "nghỉ 2/1",
    ),
    Rule(
        Topic.BEFORE_DAY,
        "(?:<setting.count> )?[\"“”']?<setting.before_day>[\"“”']?",
        "cách tính “trước ngày”: đúng ngày",
        "trước hạn 5, 2, 1",
    ),
    Rule(
        Topic.BEFORE,
        "(?:<setting.remind> )?<setting.before>(?: <deadline_name.bare>)?",
        "nhắc trước hạn 5",
        "sau hạn 1",
    ),
    Rule(Topic.AFTER, "(?:<setting.remind> )?<setting.overdue>", "nhắc khi quá hạn 1, 3", "nhắc trước hạn 5"),
    Rule(
        Topic.CUTOFF,
        "<setting.cut>(?: <setting.cut>)*",
        "ngày chốt số liệu: 14",
        "ngày nghỉ 14/2",
    ),
    Rule(Topic.HOUR, "<setting.hour>", "giờ nhắc 7h30", "nhắc trước hạn"),
    Rule(Topic.OFFICE_FROM, "(?:<setting.report> )?<setting.office>", "báo cho văn phòng từ ngày 3", "báo lãnh đạo 7"),
    Rule(Topic.LEADER_FROM, "(?:<setting.report> )?<setting.leaders>", "báo lãnh đạo từ ngày 7", "báo văn phòng 3"),
    Rule(Topic.DAY_WORKED, "(?:<setting.day> )?<setting.worked>|<setting.work>", "ngày làm bù 28/12", "nghỉ 2/1"),
    Rule(Topic.DAY_OFF, "(?:<setting.day> )?<setting.rest>|<setting.off>", "ngày nghỉ 2/1", "ngày làm bù 28/12"),
)
"""Tried in this order, on words without diacritics."""
_FORMS = tuple((rule.topic, Form(rf"(?:{rule.pattern})(?![a-z])", rule.reads, rule.not_reads)) for rule in RULES)


def _steps(topic: Topic, words: str, today: dt.date) -> Wish:
    pieces = [piece for piece in re.split(r"[,;+\s]+", fold(words)) if piece not in _BESIDE_NUMBERS]
    if not pieces or not all(_is_number(piece) for piece in pieces):
        raise BadSetting(topic, Why.UNREAD, words)
    found = [_step(topic, piece) for piece in pieces]
    refuse_steps(topic, found, words)
    return Wish(topic, tuple(found))


_BESIDE_NUMBERS = listed("setting", "beside_number") | {""}


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdigit()


def _step(topic: Topic, piece: str) -> int:
    step = int(piece) if len(piece) < 5 else 0
    refuse_step(topic, step, piece)
    return step


_FROM = Form(
    r"(?:<setting.from> ?)*(\d+)(?: <setting.days>)?(?: <setting.working>)?(?: <setting.late>)?",
    "từ ngày thứ 3 quá hạn",
    "từ ngày đầu",
)


def _from(topic: Topic, words: str, today: dt.date) -> Wish:
    found = _FROM.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    return Wish(topic, _step(topic, found[1]))


_CLOCK = Form(
    r"(?:<setting.at> )?(\d{1,3}) ?(?:(?:<hour_mark>|:|\.) ?(\d{1,3}|<setting.half>)?(?: ?<setting.minute>)?)?"
    r"(?: ?<setting.morning>)?",
    "lúc 7 giờ rưỡi sáng",
    "sáng",
)


def _hour(topic: Topic, words: str, today: dt.date) -> Wish:
    """ "7h30", "7:30", "7 giờ rưỡi", "8"."""
    found = _CLOCK.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    minute = 30 if found[2] in folded("setting", "half") else int(found[2] or 0)
    hour = int(found[1])
    if hour > 23 or minute > 59 or not EARLIEST <= dt.time(hour, minute) <= LATEST:
        raise BadSetting(topic, Why.OUT_OF_RANGE, words)
    return Wish(topic, dt.time(hour, minute))


_DAY = Form(
    r"(?:<setting.day> )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?|(?:<setting.day> )?(\d{4})-(\d\d)-(\d\d)",
    "ngày 2/1/2027",
    "ngày 2",
)
_PERIOD = Form(
    r"(?:<setting.from> )*(?:<setting.day> )?(\d{1,2}(?:[/.]\d{1,4}){0,2}|\d{1,2}-\d{1,2}(?:-\d{4})?) ?"
    r"(?:[-–—~→>]+|<setting.till>(?: <setting.till>)*) ?(?:<setting.day> )?(\d.*)",
    "từ ngày 3/2 đến hết ngày 12/2/2027",
    "3/2 và 12/2/2027",
)
_OCCASION = Form(r"(?:<setting.occasion>)\s*[:,]?\s*(?=\D{0,9}\d)", "tết từ 3/2 đến 12/2", "từ 3/2 đến 12/2")
_JOINS = Form(r"[,;]| <either setting.and> ", "1/1 và 2/1", "1/1", typed=True)


def _days(topic: Topic, words: str, today: dt.date) -> Wish:
    """Days and periods in figures, perhaps behind their occasion; without a year the nearest to come is meant."""
    occasion = _OCCASION.match(fold(words))
    pieces = [piece.strip() for piece in _JOINS.split(words[occasion.end() :] if occasion else words)]
    found = dict.fromkeys(day for piece in pieces for day in _each_day(topic, piece, today))
    refuse_many(topic, found, words)
    return Wish(topic, days=tuple(found))


def _each_day(topic: Topic, words: str, today: dt.date) -> Sequence[dt.date]:
    """The day that is named, or all from the one to the other: "từ 3/2 đến 12/2/2027", "3 - 12/2"."""
    found = None if _DAY.fullmatch(fold(words)) else _PERIOD.fullmatch(fold(words))
    if found is None:
        return (_day(topic, words, today),)
    last_words = words[found.start(2) : found.end(2)]
    begun = _FIGURES.findall(found[1])
    ended = _FIGURES.findall(found[2])
    whole = "/".join((*begun, *ended[len(begun) :]))
    first, last = _day(topic, whole, today), _day(topic, last_words, today)
    if last < first and len(ended) > len(begun):
        first = first.replace(year=first.year - 1)
    if last < first:
        raise BadSetting(topic, Why.NO_SUCH_DAY, words)
    return [first + dt.timedelta(days=ahead) for ahead in range(min((last - first).days, MOST_DAYS_SET) + 1)]


_FIGURES = re.compile(r"\d+")


def _day(topic: Topic, words: str, today: dt.date) -> dt.date:
    found = _DAY.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    day, month, year = (found[6], found[5], found[4]) if found[4] else (found[1], found[2], found[3])
    years = [int(year)] if year else range(today.year, today.year + 9)
    dates = [date for date in (_date(one, int(month), int(day)) for one in years) if date]
    date = next((date for date in dates if year or date >= today), None)
    if date is None:
        raise BadSetting(topic, Why.NO_SUCH_DAY, words)
    refuse_far(topic, date, today, words)
    return date


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_DAY_BEFORE = Form(
    r"(?:<setting.till> )*(?:<setting.day> )?(?:<setting.next_to> )?<setting.earlier>(?: <setting.it>)?"
    r"|<setting.the_day_before>",
    "là hết ngày liền trước đó",
    "đúng ngày",
)
_THAT_DAY = Form(
    r"(?:<setting.till> )*(?:<setting.exactly> )?<setting.that_day>|<setting.the_day>",
    "là đúng ngày đó",
    "ngày trước",
)


def _before_day(topic: Topic, words: str, today: dt.date) -> Wish:
    folded = fold(words)
    if _DAY_BEFORE.fullmatch(folded):
        return Wish(topic, Before.DAY_BEFORE)
    if _THAT_DAY.fullmatch(folded):
        return Wish(topic, Before.THAT_DAY)
    raise BadSetting(topic, Why.UNREAD, words)


_OFFICE = Form(
    "(?:<setting.allow> )?(?:<setting.also> )?<setting.own_office>"
    "(?: (?:<setting.likewise> )?(?:<setting.may> )?<setting.decide>)?(?: <setting.instead>)?",
    "cho phép văn phòng quyết định thay",
    "lãnh đạo",
)
_LEADER = Form(
    "(?:<setting.only> )?(?:<setting.themselves> )?<setting.who_gave>(?: (?:<setting.alone> )?<setting.decide>)?",
    "chính lãnh đạo giao tự quyết định",
    "văn phòng",
)


def _deciders(topic: Topic, words: str, today: dt.date) -> Wish:
    """Who decides about the orders of leaders."""
    folded = fold(words)
    if _OFFICE.fullmatch(folded):
        return Wish(topic, True)
    if _LEADER.fullmatch(folded):
        return Wish(topic, False)
    raise BadSetting(topic, Why.UNREAD, words)


_MONTHS_END = Form(
    r"(?:<setting.ends> )*(?:<setting.day> )?<setting.last>(?: (?:<setting.monthly>|<setting.month>))*"
    r"|(?:<setting.ends> )*(?:<setting.day> )?31(?: <setting.monthly>)?",
    "vào ngày cuối cùng của tháng",
    "ngày 14",
)
_MONTHS_DAY = Form(
    r"(?:<setting.monthly> )?(?:<setting.ends> )*(?:<setting.day> )?(\d{1,2})(?: <setting.monthly>)*",
    "đến hết ngày 14 hằng tháng",
    "cuối tháng",
)
_FROM_DAY_TO_DAY = Form(
    r"(?:<setting.from> )+(?:<setting.day> )?(\d{1,2})(?: <setting.month_before>)? (?:<setting.ends> )+"
    r"(?:<setting.day> )?(\d{1,2})(?: <setting.monthly>)*",
    "từ ngày 15 tháng trước đến hết ngày 14 tháng này",
    "từ 15/11 đến 14/12",
)


def _cutoff(topic: Topic, words: str, today: dt.date) -> Wish:
    """The day on which a month of reports ends; 0 for its last one."""
    folded = fold(words)
    both = _FROM_DAY_TO_DAY.fullmatch(folded)
    if _MONTHS_END.fullmatch(folded) or (both and both.groups() == ("1", "31")):
        return Wish(topic, 0)
    found = both or _MONTHS_DAY.fullmatch(folded)
    if found is None or (both and int(both[1]) != int(both[2]) + 1):
        raise BadSetting(topic, Why.UNREAD, words)
    day = int(found.groups()[-1])
    refuse_cutoff(topic, day, words)
    return Wish(topic, day)


def _defaults(topic: Topic, words: str, today: dt.date) -> Wish:
    if words:
        raise BadSetting(None, Why.UNKNOWN, words)
    return Wish(topic)


_READERS: dict[Topic, Callable[[Topic, str, dt.date], Wish]] = {
    Topic.BEFORE: _steps,
    Topic.AFTER: _steps,
    Topic.HOUR: _hour,
    Topic.OFFICE_FROM: _from,
    Topic.LEADER_FROM: _from,
    Topic.BEFORE_DAY: _before_day,
    Topic.DAY_OFF: _days,
    Topic.DAY_WORKED: _days,
    Topic.DAY_AS_USUAL: _days,
    Topic.DEFAULTS: _defaults,
    Topic.DECIDERS: _deciders,
    Topic.CUTOFF: _cutoff,
}
