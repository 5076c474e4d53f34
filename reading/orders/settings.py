"""Reading what a department wants set of the assistant: "trước hạn 5, 2, 1", "giờ nhắc 7h30", "nghỉ 2/1"."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable

from domain.deadlines import Before
from domain.refusals import BadSetting
from domain.settings import EARLIEST, LATEST, Topic, Why, Wish, refuse_far, refuse_step, refuse_steps
from domain.words import fold


def read_setting(words: str, *, today: dt.date) -> Wish:
    """What the words behind the command ask for, with or without diacritics. Raises BadSetting."""
    plain = " ".join(unicodedata.normalize("NFC", words).split()).strip(" .!")
    folded = fold(plain)
    for topic, form in _FORMS:
        if found := form.match(folded):
            return _READERS[topic](topic, plain[found.end() :].strip(" :="), today)
    raise BadSetting(None, Why.UNKNOWN, plain)


_FORMS = tuple(
    (topic, re.compile(rf"(?:{form})(?![a-z])"))
    for topic, form in (
        (Topic.DECIDERS, r"(?:viec|lenh|nhiem vu) (?:do )?lanh dao(?: giao)?"),
        (Topic.DEFAULTS, r"(?:tro )?(?:ve )?mac dinh|(?:reset(?: to)? )?defaults?|reset"),
        (Topic.DAY_AS_USUAL, r"(?:bo|huy|xoa|remove|clear)(?: (?:ngay )?(?:nghi|lam bu|lam viec|off|work))?(?: ngay)?"),
        (Topic.BEFORE_DAY, r"(?:tinh |cach tinh )?[\"“”']?truoc ngay[\"“”']?"),
        (Topic.BEFORE, r"(?:nhac )?(?:truoc|before)(?: han)?"),
        (Topic.AFTER, r"(?:nhac )?(?:(?:khi )?qua han|sau han|overdue|after)"),
        (Topic.HOUR, r"gio nhac|nhac luc|gio|hour"),
        (Topic.OFFICE_FROM, r"(?:bao (?:cao )?(?:cho )?)?(?:van phong|vp|office)"),
        (Topic.LEADER_FROM, r"(?:bao (?:cao )?(?:cho )?)?(?:lanh dao|leaders?)"),
        (Topic.DAY_WORKED, r"(?:ngay )?(?:lam bu|lam viec)|work"),
        (Topic.DAY_OFF, r"(?:ngay )?nghi|off"),
    )
)
"""Tried in this order, on words without diacritics."""


def _steps(topic: Topic, words: str, today: dt.date) -> Wish:
    pieces = [piece for piece in re.split(r"[,;+\s]+", fold(words)) if piece not in _BESIDE_NUMBERS]
    if not pieces or not all(_is_number(piece) for piece in pieces):
        raise BadSetting(topic, Why.UNREAD, words)
    found = [_step(topic, piece) for piece in pieces]
    refuse_steps(topic, found, words)
    return Wish(topic, tuple(found))


_BESIDE_NUMBERS = frozenset({"", "va", "and", "ngay", "days", "day", "lam", "viec"})


def _is_number(piece: str) -> bool:
    return piece.isascii() and piece.isdigit()


def _step(topic: Topic, piece: str) -> int:
    step = int(piece) if len(piece) < 5 else 0
    refuse_step(topic, step, piece)
    return step


_FROM = re.compile(
    r"(?:(?:tu|khi|sau|from|day|ngay|thu|qua han) ?)*(\d+)(?: (?:ngay|days?))?(?: lam viec)?(?: qua han)?"
)


def _from(topic: Topic, words: str, today: dt.date) -> Wish:
    found = _FROM.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    return Wish(topic, _step(topic, found[1]))


_CLOCK = re.compile(r"(?:luc )?(\d{1,3}) ?(?:(?:h|g|gio|:|\.) ?(\d{1,3}|ruoi)?(?: ?phut)?)?(?: ?(?:sang|am))?")


def _hour(topic: Topic, words: str, today: dt.date) -> Wish:
    """ "7h30", "7:30", "7 giờ rưỡi", "8"."""
    found = _CLOCK.fullmatch(fold(words))
    if found is None:
        raise BadSetting(topic, Why.UNREAD, words)
    minute = 30 if found[2] == "ruoi" else int(found[2] or 0)
    hour = int(found[1])
    if hour > 23 or minute > 59 or not EARLIEST <= dt.time(hour, minute) <= LATEST:
        raise BadSetting(topic, Why.OUT_OF_RANGE, words)
    return Wish(topic, dt.time(hour, minute))


_DAY = re.compile(r"(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?|(?:ngay )?(\d{4})-(\d\d)-(\d\d)")


def _days(topic: Topic, words: str, today: dt.date) -> Wish:
    """Days in figures; without a year the nearest to come is meant."""
    pieces = [piece.strip() for piece in re.split(r"[,;]| v[aà] | and ", words)]
    return Wish(topic, days=tuple(dict.fromkeys(_day(topic, piece, today) for piece in pieces)))


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


_DAY_BEFORE = re.compile(r"(?:la |tinh |den |het |cuoi )*(?:ngay )?(?:lien |ke )?truoc(?: do| no)?|day_before")
_THAT_DAY = re.compile(r"(?:la |tinh |den |het |cuoi )*(?:dung |chinh |trong )?ngay (?:do|ay)|dung ngay|that_day")


def _before_day(topic: Topic, words: str, today: dt.date) -> Wish:
    folded = fold(words)
    if _DAY_BEFORE.fullmatch(folded):
        return Wish(topic, Before.DAY_BEFORE)
    if _THAT_DAY.fullmatch(folded):
        return Wish(topic, Before.THAT_DAY)
    raise BadSetting(topic, Why.UNREAD, words)


_OFFICE = re.compile(r"(?:do |cho |cho phep )?(?:ca )?(?:van phong|vp)(?: (?:cung )?(?:duoc )?quyet dinh)?(?: thay)?")
_LEADER = re.compile(r"(?:do |chi )?(?:chinh )?(?:lanh dao(?: do| giao)?|nguoi giao)(?: (?:tu )?quyet dinh)?")


def _deciders(topic: Topic, words: str, today: dt.date) -> Wish:
    """Who decides about the orders of leaders."""
    folded = fold(words)
    if _OFFICE.fullmatch(folded):
        return Wish(topic, True)
    if _LEADER.fullmatch(folded):
        return Wish(topic, False)
    raise BadSetting(topic, Why.UNREAD, words)


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
}
