"""A judgement of all that waits for one, with their number: "duyệt cả 3", "cả ba việc đều đạt"."""

import unicodedata
from typing import NamedTuple

from domain.words import fold
from reading.language.forms import Form
from reading.language.numerals import COUNTING
from reading.orders.judgements import judges

_ALL_OF = Form(
    r"(?<!\w)<order.all> (?P<count>\d{1,2}|<numeral.counting>)(?: <order.line>)?(?: <order.these>)?"
    r"(?: <order.alike>)?(?!\w|[%/])",
    "duyệt cả 3 việc trên",
    "duyệt 3 việc",
)
_BETWEEN = " ,:"


class AllJudged(NamedTuple):
    """How many are judged, and the judgement as if it answered one of them alone."""

    number: int
    words: str


def all_judged(text: str) -> AllJudged | None:
    """None where the words do not judge, or tell no number of all."""
    words = unicodedata.normalize("NFC", text).strip()
    folded = fold(words)
    found = _ALL_OF.search(folded) if len(folded) == len(words) else None
    if found is None:
        return None
    before, after = words[: found.start()].strip(_BETWEEN), words[found.end() :].strip(_BETWEEN)
    rest = f"{before} {after}".strip()
    number = COUNTING.get(found["count"]) or int(found["count"])
    return AllJudged(number, rest) if judges(rest) else None
