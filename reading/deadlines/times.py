"""A day and its hour, said together in any order: "17h chiều mai", "thứ Sáu (20/11) lúc 8h"."""

import datetime as dt
from collections.abc import Sequence

from domain.calendar import ONE_DAY
from domain.deadlines import DeadlineKind
from domain.recurrence import Clock
from reading.deadlines.meanings import Part, Scene, When
from reading.deadlines.words import ALPHABET
from reading.language.cascade import VALUE, Node, Rule

for _name, _pattern in {
    "JOIN": "(,|-|luc|vao|ngay|cua|t|trong|hom|khoang|truoc|dung|den){0,2}",
    "HOUR": "Clock Part?|Part (,|luc)? Clock|Part",
    "DAY": "SOFT ((lpar|,|-|:|ngay|tuc|la){0,3} DATE rpar?)?|DATE (lpar SOFT rpar)?|DATE",
}.items():
    ALPHABET.define(_name, _pattern)


END_OF_DAY = Part("toi")
"""What "24h ngày 15/12" names is the whole of that day: its midnight would be told as the next one."""


def _together(part: Sequence[Node], scene: Scene) -> When | None:
    """One day of the one or two that are said, with the last hour and part of a day."""
    days = [node[VALUE] for node in part if isinstance(node[VALUE], When)]
    clocks = [node[VALUE] for node in part if isinstance(node[VALUE], Clock)]
    parts = [node[VALUE] for node in part if isinstance(node[VALUE], Part)]
    day = _one_day(days) if days else _coming(clocks[-1] if clocks else None, scene)
    clock = _in_part(clocks[-1], parts[-1] if parts else None) if clocks else None
    if clock and clock.hour == 24:
        return day.at(None, END_OF_DAY)
    return day.at(clock, parts[-1] if parts else None)


def _one_day(days: Sequence[When]) -> When:
    """Of a weekday and a date the date counts; the weekday stays as a doubt where the two differ."""
    exact = next((day for day in days if not day.soft), days[0])
    doubts = tuple(day.day for day in days if day.day != exact.day and day.weekday != exact.day.weekday())
    return exact._replace(others=(*exact.others, *doubts), bare=False) if len(days) > 1 else days[0]


def _coming(clock: Clock | None, scene: Scene) -> When:
    """An hour without a day is the next such hour."""
    is_past = clock is not None and (clock.hour, clock.minute) <= (scene.now.hour, scene.now.minute)
    return When(DeadlineKind.CLOCK, scene.today + ONE_DAY * is_past, soft=True, bare=clock is None)


def _in_part(clock: Clock, part: Part | None) -> Clock:
    """The part of the day may be said apart from its hour: "chiều mai lúc 5h"."""
    if part and part.name in ("chieu", "toi") and 1 <= clock.hour < 12:
        return clock._replace(hour=clock.hour + 12)
    return clock


def _this_day(part: Sequence[Node], scene: Scene) -> When | None:
    """ "chiều nay": today, also where that hour is past."""
    found = _together(part, scene)
    return found._replace(day=scene.today, bare=False) if found else None


def moment_of(when: When, zone: dt.tzinfo | None) -> dt.datetime | None:
    """The minute that the words name; None where they name no hour."""
    if when.clock is None:
        return None
    return dt.datetime.combine(when.day, dt.time(*when.clock), zone)


RULES = (
    Rule(
        "17h chiều mai",
        "((tu|tu_x)? Clock (-|den|toi|toi_x))? (HOUR) JOIN lpar? (DAY) ((JOIN) (HOUR) (?! JOIN (DAY)))?",
        _together,
        not_reads="mai 9h",
    ),
    Rule("chiều nay 5h", "Part nay (JOIN Clock)?", _this_day, not_reads="5h chiều nay"),
    Rule("17h chiều nay", "Clock Part? nay", _this_day, not_reads="chiều nay 5h"),
    Rule("thứ Sáu (20/11) lúc 8h", "(DAY) JOIN (HOUR) (?! JOIN DATE)", _together, not_reads="thứ Sáu (27/11)"),
    Rule(
        "thứ Sáu, ngày 20/11",
        "SOFT (lpar|,|-|:|ngay|tuc|la){0,3} DATE rpar?|DATE lpar SOFT rpar",
        _together,
        not_reads="15 ngày sau ngày 1/12/2026",
    ),
    Rule("8h-17h", "(Clock (-|den))? Clock", _together, not_reads="25h"),
    Rule("chiều", "Part", _together, not_reads="chiều nay"),
)
