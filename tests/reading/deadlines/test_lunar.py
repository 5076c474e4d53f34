"""The Vietnamese lunar calendar against what is known: Tết of fifty years, leap months, a round trip of every day."""

import datetime as dt

import holidays
import pytest

from reading.deadlines import lunar

# First days of Tết as the almanacs print them; 2007 and 2030 differ from the Chinese calendar by a day.
TET = {
    2000: "02-05", 2001: "01-24", 2002: "02-12", 2003: "02-01", 2004: "01-22", 2005: "02-09", 2006: "01-29",
    2007: "02-17", 2008: "02-07", 2009: "01-26", 2010: "02-14", 2011: "02-03", 2012: "01-23", 2013: "02-10",
    2014: "01-31", 2015: "02-19", 2016: "02-08", 2017: "01-28", 2018: "02-16", 2019: "02-05", 2020: "01-25",
    2021: "02-12", 2022: "02-01", 2023: "01-22", 2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-06",
    2028: "01-26", 2029: "02-13", 2030: "02-02", 2031: "01-23", 2032: "02-11", 2033: "01-31",
}  # fmt: skip
LEAP_MONTHS = {2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2033: 11}


@pytest.mark.parametrize(("year", "day"), TET.items())
def test_tet_falls_where_the_almanac_says(year: int, day: str) -> None:
    assert lunar.new_year(year) == dt.date.fromisoformat(f"{year}-{day}")


def test_tet_and_the_kings_day_are_those_of_the_library_until_2050() -> None:
    years = range(2000, 2051)
    public = holidays.country_holidays("VN", years=years, language="en_US")
    for year in years:
        assert "Lunar New Year" in public[lunar.new_year(year)].split("; ")
        kings = lunar.to_solar(year, 3, 10)
        assert year < 2007 or (kings and "Hung Kings" in public[kings])


@pytest.mark.parametrize(("year", "month"), LEAP_MONTHS.items())
def test_leap_month_is_the_one_without_a_principal_term(year: int, month: int) -> None:
    leap = [each for each in range(1, 13) if lunar.to_solar(year, each, 1, leap=True)]
    assert leap == [month]


def test_every_day_comes_back_from_the_moon() -> None:
    day = dt.date(2020, 1, 1)
    while day.year < 2034:
        there = lunar.from_solar(day)
        assert lunar.to_solar(there.year, there.month, there.day, leap=there.leap) == day
        day += dt.timedelta(days=1)


def test_what_does_not_exist_is_none() -> None:
    assert lunar.to_solar(2026, 1, 30) == dt.date(2026, 3, 18)
    assert lunar.to_solar(2025, 12, 30) is None
    assert lunar.to_solar(2026, 5, 1, leap=True) is None
    assert lunar.to_solar(2026, 13, 1) is None
