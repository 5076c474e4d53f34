"""Figures of indicators: "58/60", "05/12 hồ sơ", "60,5%", "1.250 triệu đồng"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from domain.rounds.plan import PERCENT, Figure
from domain.words import fold
from reading.language.forms import Form

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:[.,]\d{1,4})?"
_FIGURE = Form(
    rf"(?<![\w/.,-])(?P<value>{_NUMBER})(?: ?(?:/|<round.of>) ?(?P<total>{_NUMBER}))?(?P<percent> ?%)?"
    r"(?![/\d-]|[.,]\d)",
    "đạt 58/60 hồ sơ",
    "15/BC-SKHCN",
)
_OF_A_DAY = Form(r"(?<!\w)<round.day> $", "đến ngày ", "đạt ")
_REACHES = Form(r"(?:[\s:≥>=(-]|\b<round.reaches>(?!\w)){1,20}$", "hồ sơ trực tuyến đạt ", "hồ sơ")
_UPWARDS = Form(r"\s*<round.upwards>\W*$", "60% trở lên", "60% hồ sơ")
_NOTHING = Form(r"^\W*<round.none>\W*$", "không phát sinh", "không đạt")
LONGEST_MEASURE = 4
"""Words of what is counted."""
_MEASURE = re.compile(rf" ?([^\W\d_]+(?: [^\W\d_]+){{0,{LONGEST_MEASURE - 1}}})(?=\s*(?:[.,;:()\n]|$))")
"""Up to where the words come to a stop: a part of a longer sentence is no name of what is counted."""
CLOSE = Decimal(1)
"""By so many points a share that was said may differ from its count, as people round it."""


def read_figure(words: str) -> Figure | None:
    """The one figure that the words tell; None where they tell none, or several that do not agree.

    A count with its total says more than the share that stands beside it.
    """
    found = list(_figures(words))
    counts = [one for one in found if one.total is not None]
    shares = [one for one in found if one.measure == PERCENT]
    if len(counts) == 1 and all(_agree(counts[0], share) for share in shares):
        return counts[0]
    if len(shares) == 1 and not counts:
        return shares[0]
    return found[0] if len(found) == 1 else None


def is_figure(words: str) -> bool:
    """Whether the words are a figure and hardly more: "58/60 TTHC", "đạt 60%"."""
    if read_figure(words) is None:
        return False
    plain = _FIGURE.sub(" ", fold(words))
    return len(plain.split()) <= LONGEST_MEASURE


def says_nothing(words: str) -> bool:
    """Whether they say that there is nothing to tell."""
    return _NOTHING.match(fold(words)) is not None


def target_behind(words: str) -> tuple[str, Figure | None]:
    """What an indicator is called, and the target that stands behind its name; None where none does."""
    words = _without(_UPWARDS, words)
    last = None
    for last in _FIGURE.finditer(fold(words)):  # noqa: B007 - the last one is wanted.
        pass
    measure = words[last.end() :].strip(" .;)") if last else ""
    if last is None or len(measure.split()) > LONGEST_MEASURE or not words[: last.start()].strip(" :"):
        return words.strip(" .;:"), None
    title = without_reaching(words[: last.start()])
    return title.strip(" .;:(-–"), _figure(last, measure)


def without_reaching(words: str) -> str:
    """What is measured, without what leads to its figure: "hồ sơ trực tuyến đạt"."""
    return _without(_REACHES, words)


def _without(form: Form, words: str) -> str:
    found = form.search(fold(words))
    return words[: found.start()] if found else words


def _figures(words: str) -> Iterator[Figure]:
    folded = fold(words)
    for found in _FIGURE.finditer(folded):
        if found["percent"] or not _OF_A_DAY.search(folded[: found.start()]):
            behind = _MEASURE.match(words, found.end())
            yield _figure(found, behind[1] if behind and not found["percent"] else "")


def _figure(found: re.Match[str], measure: str) -> Figure:
    total = _decimal(found["total"]) if found["total"] else None
    return Figure(_decimal(found["value"]), total or None, PERCENT if found["percent"] else measure)


def _decimal(written: str) -> Decimal:
    """A point before three digits parts thousands; a comma, or any other point, the fraction."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))


def _agree(count: Figure, share: Figure) -> bool:
    return count.percent is not None and abs(count.percent - share.value) <= CLOSE
