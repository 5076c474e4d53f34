"""A day that is past, at whose end the tasks are meant as they stood then; and a period set beside another."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from domain.overviews.filters import Against
from domain.overviews.periods import Period, before, year_before
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.questions.periods import read_period

_UNTIL = Form(
    r"(?:<up_to.figures> )?(?:(?P<reckoned><up_to.reckoned>) (?:<up_to.figures> )?(?:<period.until>|<up_to.to>)"
    r"|<period.until>)(?: <up_to.whole>)* (?=\S)"
    r"|(?P<stood><up_to.stood>)(?: <up_to.whole>)? (?=\S)"
    r"|<up_to.ended> (?=\S)",
    "tính đến hết ngày 31/3",
    "từ 1/3",
)
_UNTIL_NOW = Form(
    r"(?:<up_to.reckoned> )?(?:<period.until>|<up_to.to>) <up_to.now>(?= |$)", "tính đến nay", "đến ngày 5"
)
_HEADING = Form(r"<up_to.heading>(?: <up_to.heading>)* (?=\S)", "tình hình thực hiện quý I", "quý I")
_COMPARED = Form(
    r"(?:(?:<up_to.beside> )+(?:<up_to.with> )?|<up_to.with> )"
    r"(?:(?P<year><up_to.same_time>)(?: <period.year> <up_to.before>)?"
    r"|<up_to.time> <up_to.before>)(?= |$)",
    "so với kỳ trước",
    "so với kế hoạch",
)

_BESIDE = Form(r"(?:(?:<up_to.beside> )+(?:<up_to.with> )?|<up_to.with> )(?=\S)", "so với tháng 10", "tháng 10")


def past_named(words: Sequence[str], today: dt.date) -> tuple[str, int, Any] | None:
    """The field of Filters that the words at the beginning tell, how many of them do, and its value.

    How tasks stand up to now, or up to a day to come, is how they stand now: the day is None then. Raises NoSuchDay.
    """
    compared = read_comparison(words)
    if compared is not None:
        return ("against", *compared)
    return _until(words, today)


def period_beside(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
    """The period beside which another is set, and how many words tell it: "so với tháng 10"; None where none is."""
    beside = _BESIDE.match(fold(" ".join(words)))
    count = beside.group().count(" ") if beside else 0
    read = read_period(words[count:], today) if beside else None
    return (count + read[0], read[1]) if read else None


def how_beside(later: Period, earlier: Period) -> Against | None:
    """How a period is set beside an earlier one; None where it is neither the one before nor that of the last year."""
    return {before(later): Against.BEFORE, year_before(later): Against.YEAR_BEFORE}.get(earlier)


def headed_period(words: Sequence[str], today: dt.date) -> tuple[int, Period] | None:
    """As read_period(), also behind what is told of the period: "kết quả thực hiện quý I"."""
    heading = _HEADING.match(fold(" ".join(words)))
    count = heading.group().count(" ") if heading else 0
    read = read_period(words[count:], today)
    return (count + read[0], read[1]) if read else None


def is_backwards(told: Mapping[str, Any]) -> bool:
    """Whether a period begins after the day as of which it is asked for."""
    period, day = told.get("period"), told.get("as_of")
    return period is not None and day is not None and day < period.first


def _until(words: Sequence[str], today: dt.date) -> tuple[str, int, Any] | None:
    """ "đến" alone tells of a day that is past; up to the end of what is to come, it asks what is due until then."""
    folded = fold(" ".join(words))
    if now := _UNTIL_NOW.match(folded):
        return "as_of", now.group().count(" ") + 1, None
    opening = _UNTIL.match(folded)
    count = opening.group().count(" ") if opening else 0
    read = read_period(words[count:], today) if opening else None
    if opening is None or read is None:
        return None
    count, day = count + read[0], read[1].last
    if day < today:
        return "as_of", count, day
    if opening["reckoned"] or opening["stood"]:
        return "as_of", count, None
    to_its_end = not listed("up_to", "whole").isdisjoint(opening.group().split())
    return ("period", count, Period(today, day)) if to_its_end else None


def read_comparison(words: Sequence[str]) -> tuple[int, Against] | None:
    """With which period another is to be compared, and how many words tell it; None where none is."""
    found = _COMPARED.match(fold(" ".join(words)))
    if found is None:
        return None
    return found.group().count(" ") + 1, Against.YEAR_BEFORE if found["year"] else Against.BEFORE
