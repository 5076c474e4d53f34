"""The Vietnamese lunar calendar: new moons and solar terms reckoned at the meridian of Hà Nội (UTC+7).

The rules: a month begins on the day of a new moon; the eleventh month holds the winter solstice; where thirteen
months lie between two solstices, the first without a principal solar term is the leap month. The positions of
moon and sun are the usual short series (Meeus, Astronomical Algorithms), right to minutes in the centuries around 2000.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from math import floor, pi, sin

HANOI = 7 / 24
MONTH = 29.530588853
FIRST_NEW_MOON = 2415021.076998695
EPOCH = 1721425  # what a Julian day number has more than the ordinal of the same day
RADIAN = pi / 180


@dataclass(frozen=True)
class LunarDay:
    year: int
    month: int
    day: int
    leap: bool = False


@lru_cache(maxsize=512)
def new_moon(number: int) -> int:
    """The ordinal of the day in Hà Nội on which the `number`-th new moon since January 1900 falls."""
    t = number / 1236.85
    mean = 2415020.75933 + 29.53058868 * number + (0.0001178 - 0.000000155 * t) * t * t
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t * t) * RADIAN)
    sun = (359.2242 + 29.10535608 * number - (0.0000333 + 0.00000347 * t) * t * t) * RADIAN
    moon = (306.0253 + 385.81691806 * number + (0.0107306 + 0.00001236 * t) * t * t) * RADIAN
    node = (21.2964 + 390.67050646 * number - (0.0016528 + 0.00000239 * t) * t * t) * RADIAN
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    shift += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    dynamical = -0.000278 + (0.000265 + 0.000262 * t) * t
    return floor(mean + shift - dynamical + 0.5 + HANOI) - EPOCH


def solar_term(ordinal: int) -> int:
    """In which of the twelve sectors of 30 degrees the sun stands at midnight of that day, 0 from the March equinox."""
    t = (ordinal + EPOCH - 0.5 - HANOI - 2451545.0) / 36525
    anomaly = (357.52910 + 35999.05030 * t - (0.0001559 + 0.00000048 * t) * t * t) * RADIAN
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    longitude += (1.914600 - (0.004817 + 0.000014 * t) * t) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(longitude % 360 / 30)


def _moon_at(ordinal: int) -> int:
    """The number of the last new moon on or before that day."""
    number = floor((ordinal + EPOCH - FIRST_NEW_MOON) / MONTH) + 1
    while new_moon(number) > ordinal:
        number -= 1
    return number


@lru_cache(maxsize=128)
def _eleventh_month(year: int) -> int:
    """The new moon that begins the month of the winter solstice of that solar year."""
    number = _moon_at(dt.date(year, 12, 31).toordinal())
    return number - 1 if solar_term(new_moon(number)) >= 9 else number


@lru_cache(maxsize=128)
def _months(year: int) -> dict[tuple[int, bool], int]:
    """(month, is leap) → number of its new moon, for one lunar year."""
    months: dict[tuple[int, bool], int] = {}
    for solstice_year, wanted in ((year, range(1, 11)), (year + 1, range(11, 13))):
        start, end = _eleventh_month(solstice_year - 1), _eleventh_month(solstice_year)
        leap = _leap_month(start, end)
        month, number = 11, start
        while number < end:
            is_leap = number == leap
            month = month if is_leap or number == start else month % 12 + 1
            if month in wanted:
                months[month, is_leap] = number
            number += 1
    return months


def _leap_month(start: int, end: int) -> int | None:
    """The new moon of the leap month between two eleventh months; None in an ordinary year."""
    if end - start < 13:
        return None
    return next(n for n in range(start + 1, end) if solar_term(new_moon(n)) == solar_term(new_moon(n + 1)))


def to_solar(year: int, month: int, day: int, *, leap: bool = False) -> dt.date | None:
    """The solar date of a lunar one; None where that month, leap month or day (a thirtieth) does not exist."""
    number = _months(year).get((month, leap))
    if number is None or not 1 <= day <= new_moon(number + 1) - new_moon(number):
        return None
    return dt.date.fromordinal(new_moon(number) + day - 1)


def from_solar(day: dt.date) -> LunarDay:
    number = _moon_at(day.toordinal())
    for year in (day.year, day.year - 1):
        for (month, leap), start in _months(year).items():
            if start == number:
                return LunarDay(year, month, day.toordinal() - new_moon(number) + 1, leap)
    raise AssertionError(f"no lunar month holds {day}")


def month_end(year: int, month: int) -> dt.date:
    """The last day of an ordinary lunar month."""
    number = _months(year)[month, False]
    return dt.date.fromordinal(new_moon(number + 1) - 1)


def new_year(year: int) -> dt.date:
    """The first day of Tết of that year."""
    return dt.date.fromordinal(new_moon(_months(year)[1, False]))
