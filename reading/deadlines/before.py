"""What "trước" makes of the time behind it: "trước tháng 7" ends with June, "trước ngày 15/12" as the office counts."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from domain.calendar import ONE_DAY, add_months
from domain.deadlines import Before, DeadlineKind
from domain.recurrence import Series
from domain.words import fold
from reading.deadlines.meanings import Scene, When
from reading.deadlines.words import ALPHABET
from reading.language.cascade import LETTER, START, VALUE, Node

_BEFORE = ALPHABET.letter("truoc")
_SIDES = {
    ALPHABET.letter(name)
    for name in ("truoc", "den", "het", "trong", "toi", "toi_x", "cham", "muon", "han", "deadline", "cuoi")
}
_ENDS = ("het ", "cuoi ")
"""Folded: "cuối ngày mai" is no day but its end, and so stays what it is."""
_BEGINNINGS: dict[str, dict[str, int]] = {
    "dau tuan": {},
    "dau thang": {"day": 1},
    "dau quy": {"day": 1},
    "dau nam": {"day": 1, "month": 1},
    "thuong tuan": {"day": 1},
    "trung tuan": {"day": 11},
    "ha tuan": {"day": 21},
}
"""Folded: a stretch of which the words name the beginning, or a third, and where it begins."""
LONGEST_OPENING = len("thuong tuan")


class Limit(NamedTuple):
    """The time that limits, and the rule by which "trước" and a day gave it; None where no such words did."""

    when: When
    before: Before | None = None


def says_before(ahead: Sequence[Node]) -> bool:
    """Whether of the words ahead of a time the last that tells its side is "trước"."""
    for node in reversed(ahead):
        if node[LETTER] in _SIDES:
            found: bool = node[LETTER] == _BEFORE
            return found
    return False


def limit_of(part: Sequence[Node], scene: Scene) -> Limit:
    """The last time among the nodes, as the words ahead of it limit it."""
    place = len(part) - 1
    while not isinstance(part[place][VALUE], When):
        place -= 1
    node = part[place]
    when: When = node[VALUE]
    if not says_before(part[:place]):
        return Limit(when)
    opening = fold(scene.text[node[START] : node[START] + LONGEST_OPENING])
    if opening.startswith(_ENDS):
        return Limit(when)
    if when.kind is DeadlineKind.WINDOW and (begins := _beginning(when, opening)):
        return Limit(_before_window(when._replace(first=begins), scene))
    return before(when, scene)


def _beginning(when: When, opening: str) -> dt.date | None:
    """The first day of "đầu tháng 12", "trung tuần tháng 12"; None for other stretches of time."""
    return next((when.day.replace(**at) for words, at in _BEGINNINGS.items() if opening.startswith(words)), None)


def before(when: When, scene: Scene) -> Limit:
    """What "trước" makes of a day, a week, a month, a feast; an hour and an end of a period stay what they are."""
    if when.first is not None:
        return Limit(_before_window(when, scene))
    if when.clock or _is_later_in_day(when) or when.kind is DeadlineKind.WINDOW:
        return Limit(when)
    eve = when.day - ONE_DAY
    # Before today is not to come any more: who says so without a year means today at the latest.
    if scene.before is Before.THAT_DAY or (eve < scene.today and not when.year_said):
        return Limit(when, Before.THAT_DAY)
    others = when.others
    if others:
        others = tuple(_eve(other, when) for other in others if not when.soft or other > scene.today)
    limit = when.ending(eve, others)
    return Limit(limit.at(None, None) if limit.part else limit, Before.DAY_BEFORE)


def _eve(other: dt.date, when: When) -> dt.date:
    """The day before another day that the words may mean; before the month, where "t6" may be one."""
    may_be_month = when.soft and (other - when.day).days % 7
    return (other.replace(day=1) if may_be_month else other) - ONE_DAY


def _is_later_in_day(when: When) -> bool:
    """ "trước chiều thứ Sáu" is on Friday, but "trước sáng thứ Hai" leaves nothing of Monday."""
    return when.part is not None and when.part.name not in ("sang_am", "sang")


def _before_window(when: When, scene: Scene) -> When:
    """The last day before a stretch of days: of a week its Friday, of a feast the eve."""
    assert when.first is not None
    if when.soft:
        friday = when.first - ONE_DAY * 3
        return when.ending(max(friday, scene.today), ())
    eve = when.first - ONE_DAY
    if eve < scene.today and not when.year_said:
        eve = add_months(eve + ONE_DAY, 12) - ONE_DAY
    return when.ending(eve, ())


def series_before(
    series: Series, ahead: Sequence[Node], scene: Scene, when: When | None = None
) -> tuple[Series, Before | None]:
    """The series as the words ahead of its day limit it, with the rule that stood; None where they do not.

    `when` is that day as it was said: "trước 24h ngày 25 hằng tháng" is on the 25th.
    """
    is_later_in_day = when is not None and _is_later_in_day(when)
    if series.clock or is_later_in_day or not says_before(ahead):
        return series, None
    if scene.before is Before.THAT_DAY or series.day_before == series:
        return series, Before.THAT_DAY
    return series.day_before, Before.DAY_BEFORE
