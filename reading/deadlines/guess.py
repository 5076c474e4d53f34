"""The last resort: figures behind a deadline word that the grammar does not read. What they may mean is only asked."""

import datetime as dt
import re
from typing import NamedTuple

from domain.deadlines import Before
from domain.words import fold

_MARKS = r"[\s./\\|_*~=·•@-]"
_SPAN = rf"\d{{1,2}}(?:{_MARKS}{{1,3}}(?:(?:thang|thg|th|t){_MARKS}{{0,3}})?\d{{1,4}}){{2}}(?!\d)"
_LIMITED = re.compile(
    rf"(?<!\w)(?P<mark>(?:thoi han|han|deadline|truoc|den|toi|cham nhat|muon nhat)"
    rf"(?:\s*:|\s+(?:la|vao|het|ngay|chot|truoc|den)){{0,4}})\s+(?P<span>{_SPAN})"
)
_ANSWER = re.compile(rf"(?<!\w)(?P<mark>(?:[a-z]{{1,12}}\s+){{0,3}}?)(?P<span>{_SPAN})")
_BEFORE = re.compile(r"truoc(?:\s+ngay)*\s*$")


class Guess(NamedTuple):
    """What the words may mean, to be asked about: never a deadline by itself. `before` as for a deadline."""

    words: str
    day: dt.date
    before: Before | None


def guess_within(text: str, now: dt.datetime, before: Before) -> Guess | None:
    """What the figures behind a deadline word of `text` may mean; None where there are none, or they are no date."""
    return _guess(_LIMITED, text, now, before)


def guess_answer(text: str, now: dt.datetime, before: Before) -> Guess | None:
    """Likewise of an answer to the question for a deadline, which needs no such word."""
    return _guess(_ANSWER, text, now, before)


def _guess(form: re.Pattern[str], text: str, now: dt.datetime, before: Before) -> Guess | None:
    folded = fold(text)
    found = form.search(folded) if len(folded) == len(text) else None
    day = _day(text[found.start("span") : found.end("span")], now) if found else None
    if found is None or day is None or day < now.date():
        return None
    words = text[found.start() : found.end()]
    if not _BEFORE.search(found["mark"]):
        return Guess(words, day, None)
    eve = day - dt.timedelta(days=before is Before.DAY_BEFORE)
    return Guess(words, eve, before)


def _day(figures: str, now: dt.datetime) -> dt.date | None:
    """The library is slow to load and rarely asked: it is imported when it is."""
    import dateparser

    settings = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "STRICT_PARSING": True,
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }
    found = dateparser.parse(figures, languages=["vi"], settings=settings)
    return found.date() if found else None
