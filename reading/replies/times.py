"""Words of time in a reply: where they stand, and whether they look back or ahead. Dates are not computed here."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded, phrases
from reading.language.tokens import Folded


class Tense(Enum):
    PAST = auto()
    NOW = auto()
    """Today, or a bare date: either side is possible."""
    AHEAD = auto()


@dataclass(frozen=True)
class Time:
    """A stretch of words of time. `lead` is where the words of direction before it begin ("đến", "trước", "sau")."""

    start: int
    end: int
    tense: Tense
    lead: int


_NUMBER = r"(?:\d{1,3}|<numeral.counting>|<when.some>)"
_COMING = "(?:<when.coming>|<when.coming_next>)"
_WEEKDAY = "(?:<when.weekday> (?:<when.weekday_number>|[2-7])|t[2-7]|<when.sunday>)"
_MONTH = (
    r"(?:<when.month> (?:\d{1,2}|<when.month_name>)"
    r"(?:/\d{4}| <when.year> \d{4}| <when.near_year>| <when.lunar>| <when.lunar_calendar>)?)"
)
_QUARTER = (
    r"(?:<when.quarter> (?:[1-4]|i{1,3}|<when.fourth>|<when.near>)(?:/\d{4}| <when.year> \d{4}| <when.this_year>)?)"
)
_NUMERIC = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:20)?\d{2})?(?![\d/%]))"
_DAY = (
    rf"(?:<when.day> )?{_NUMERIC}|<when.day_of_month> \d{{1,2}}(?![\d%/])(?: {_MONTH})?"
    rf"|\d{{1,2}} <when.month> \d{{1,2}}(?: <when.year> \d{{4}})?"
    rf"|{_WEEKDAY}(?: <when.week>)?(?: {_COMING})?(?: <when.this>)?(?: {_NUMERIC})?"
)
_NEAR = (
    "<when.part_of_day> <when.near_day>|<when.near_one>|<when.after_next>(?= <when.doing>)|<when.near_else>"
    "|<when.half_day>(?! <when.of_period>)|<when.after_feast>"
)
_WINDOW = (
    r"<when.side> <when.span> (?:\d{1,2}|i{1,3})(?:/\d{4}| <when.year> \d{4})(?!\w)"
    r"|<when.side> <when.span>(?: (?:<when.near>|\d{1,2}(?!\d|%|/)|i{1,3}|<when.fourth>))?(?!\w)"
    rf"|<when.span> <when.following>(?!\w)|<when.this_week>|{_MONTH}|{_QUARTER}"
    r"|<when.edge> <when.month> \d{1,2}|<when.year> \d{4}"
    r"|<when.around_feast>(?: <when.holiday>)? (?:<when.feast>|30/4|2/9)(?: <when.calendar>)?"
    r"|<when.tet>|<when.full_moon>(?: <when.month> \w+)?|<when.days_off>"
)
_LATER = (
    rf"{_NUMBER}(?: \d)? <when.counted> <when.from_now>|<behind clue.asks_more><when.days> <when.more>(?!\w)"
    "|<when.few> <when.few_days> <when.more>"
    rf"|{_NUMBER} <when.days>(?!\w)|<when.soon>"
)
_BACK = (
    "<when.past>|<when.part_of_day> <when.past_day>|<when.span> <when.last>|<when.just>"
    r"|<when.since> <when.since_part>(?! <when.not_past>)|<when.past_else>"
    r"|(?:\d{1,2}|<when.few_past>) <when.past_unit> <when.before>|<when.edge> <when.week_or_month> <when.over>"
    rf"|{_WEEKDAY} <when.weekday_past>|<when.long_past>|<when.day_past> (?:{_WEEKDAY}|{_NUMERIC})|<when.last_week>"
)
_CLOCK = (
    r"(?:\d{1,2}\s?(?:<hour_mark>|:)\s?(?:\d{2})?(?: <when.half_day>)?(?!\w)"
    "|<behind when.before><when.noon>|<when.midnight>)"
)
_TODAY = "(?:<when.inside_or_day> )?<when.today>|(?:<when.inside> )?<when.half_day> <when.this>|<when.now>"
_LEAD = "(?:<when.lead>|<when.till>(?! <when.of_me>)) "

_ANY_DAY = f"(?:{_BACK}|{_NEAR}|{_TODAY}|{_LATER}|{_WINDOW}|{_DAY})"
_TIME = Form(
    rf"(?<![\w/])(?P<lead>(?:{_LEAD}){{0,3}})"
    rf"(?P<core>(?:{_CLOCK})(?:,? ?(?:{_LEAD}){{0,2}}{_ANY_DAY}){{0,2}}"
    rf"|{_ANY_DAY}(?:,? ?(?:<when.joint> )?(?:{_CLOCK}|{_WEEKDAY}|{_WINDOW}|{_NUMERIC})){{0,2}})(?!\w)",
    "trước 17h chiều thứ sáu tuần sau",
    "đã gửi văn bản",
)
_PAST = Form(f"(?:{_BACK})", "thứ năm tuần trước", "thứ năm tuần sau")
_PRESENT = Form(
    rf"(?:<when.part_of_day> )?(?:<when.day> )?{_NUMERIC}"
    rf"|<when.day_or_date> \d|\d{{1,2}} <when.month>|{_TODAY}|{_WEEKDAY}(?! <when.not_now>)"
    rf"|{_CLOCK}|<when.open_side> <when.open_span>(?! <when.ahead>)|{_MONTH}|{_QUARTER}|<when.this_week>",
    "hôm nay",
    "tuần sau",
)
_PERIOD = Form(
    rf"(?:{_MONTH}|{_QUARTER}|<when.year> \d{{4}}|\d <when.month>(?: \w+){{0,2}} <when.year>)",
    "tháng 11",
    "tháng trước",
)


def is_period(words: str) -> bool:
    """Whether words without diacritics are a month, a quarter or a year by its number, and no direction of time."""
    return _PERIOD.fullmatch(words) is not None


_NEXT = Form(r"<when.next_span> <when.next>(?!\w)|(?<!\w)<when.next_day>(?!\w)", "ngày kia", "hôm nay")
_HOW_MANY = Form("<when.how_many> <when.past_unit>", "mấy ngày nữa", "hai ngày nữa")
"""After "còn" it asks: "còn mấy ngày nữa?"."""
_FROM = Form("<when.from> ", "kể từ ", "đến ")
_PART_OF_DAY = {fold(word): word for word in phrases("when", "half_day")}
"""Alone they are times only with their diacritics: "tôi", "tới", "sang" are other words."""
_SINCE = tuple(f"{word} " for word in folded("when", "since"))
_LEFT = tuple(f"{word} " for word in folded("when", "left"))
_EARLY = tuple(f"{word} " for word in folded("when", "early"))
_SPELT = phrases("time_word")
"""How the words of time are spelt: what is typed with other diacritics is another word ("nắm rồi", "mải")."""


def times_in(said: Folded) -> list[Time]:
    """The stretches of time of a text in its order."""
    found = []
    for match in _TIME.finditer(said.bare):
        typed = said.plain[match.start("core") : match.end("core")]
        is_marked = match["core"] in _PART_OF_DAY and not match["lead"].startswith(_SINCE)
        if _HOW_MANY.match(said.bare, match.start("core")) and said.bare.endswith(_LEFT, 0, match.start("core")):
            continue
        if _is_spelt_right(said, match) and (not is_marked or typed in _PART_OF_DAY.values()):
            found.append(Time(match.start("core"), match.end("core"), _tense(match), match.start()))
    return found


def _is_spelt_right(said: Folded, match: re.Match[str]) -> bool:
    typed = re.findall(r"[^\W\d_]+", said.plain[match.start("core") : match.end("core")])
    return all(word in _SPELT or word.isascii() for word in typed)


_DURATION = Form(r" (?:<when.days>|<when.counted>)$", "3 ngày", "5/12")


def _tense(match: re.Match[str]) -> Tense:
    if match["lead"].endswith(_EARLY) and _DURATION.search(match["core"]):
        return Tense.PAST
    if _PAST.match(match["core"]) or _FROM.search(match["lead"]) or match.string.endswith(_EARLY, 0, match.start()):
        return Tense.PAST
    return Tense.NOW if _PRESENT.match(match["core"]) and not _NEXT.search(match["core"]) else Tense.AHEAD
