"""The Board over some time, asked for in words: "báo cáo tháng 11", "so sánh tháng này với tháng trước"."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from domain import refusals
from domain.names import Colleague, Named
from domain.overviews.filters import Filters
from domain.words import fold
from reading.language.forms import Form
from reading.questions.contents import as_read
from reading.questions.filters import read_filters
from reading.questions.past import how_beside
from reading.questions.periods import read_period

LONGEST = 200
_OPENS = Form(
    r"^(?>(?:<face.filler>|<face.asks>)[ ,]+){0,20}"
    r"(?:(?P<account><face.account>)|(?P<compares><question_word.compare>)) (?=\S)",
    "cho anh xin báo cáo tháng 11",
    "anh gửi báo cáo",
)
_PRINTS = Form(r"(?<!\w)<face.print>(?!\w)", "in báo cáo tháng 11", "xem báo cáo")
_ENDS = Form(
    r"(?> (?:<face.filler>|<asks.closing>|<question_word.how>)(?!\w)){1,20}[ ?.!]*$", "tháng 11 thế nào em", "tháng 11"
)
_BESIDE = Form(
    r" (?:<up_to.beside> ){0,3}(?:<up_to.with>|<unit_name.and>) ", "tháng này so với tháng trước", "tháng này"
)


class BoardWanted(NamedTuple):
    """Of what the Board is asked for, and whether on paper."""

    filters: Filters
    printed: bool


def wanted_board(
    text: str, *, units: Sequence[Named], today: dt.date, people: Sequence[Colleague] = ()
) -> BoardWanted | None:
    """None for other words: where they do not begin by asking for it, or tell no time, or more than what narrows it."""
    words = " ".join(as_read(text)[:LONGEST].split())
    opening = _OPENS.match(fold(words))
    rest = words[opening.end() :] if opening else words
    ending = _ENDS.search(fold(rest))
    rest = rest[: ending.start()] if ending else rest.rstrip(" ?.!")
    with suppress(refusals.UnclearWords, refusals.WhichUnit, refusals.NoSuchPerson, refusals.NoSuchDay):
        for found in _readings(rest, units, today, people):
            is_asked = found.against is not None or (opening is not None and opening["account"] is not None)
            if is_asked and not (found.text or found.status or found.doubt) and (found.period or found.against):
                return BoardWanted(found, printed=bool(opening and _PRINTS.search(fold(opening.group()))))
    return None


def _readings(rest: str, units: Sequence[Named], today: dt.date, people: Sequence[Colleague]) -> Iterator[Filters]:
    """What the words may narrow the Board to: two periods side by side, or else all of them together."""
    for joint in _BESIDE.finditer(fold(rest)):
        behind = rest[joint.end() :].split()
        other = read_period(behind, today)
        ahead = read_filters(rest[: joint.start()], units=units, today=today, people=people) if other else Filters()
        if other and other[0] == len(behind) and ahead.period:
            later, earlier = sorted((ahead.period, other[1]), key=lambda one: one.first, reverse=True)
            against = how_beside(later, earlier)
            if against is not None:
                yield replace(ahead, period=later, against=against)
    yield read_filters(rest, units=units, today=today, people=people)
