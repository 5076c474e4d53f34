"""Measurable targets that a task names: a figure in per cent, and what is counted."""

import re

from domain.documents.findings import Indicator
from domain.words import fold

LONGEST = 120
_FIGURE = re.compile(
    r"(?<![\w.,/])(?P<target>\d{1,3}(?:[.,]\d{1,2})?(?:\s?%)?\s?[-–]\s?\d{1,3}(?:[.,]\d{1,2})?\s?%|\d{1,3}(?:[.,]\d{1,2})?\s?%)"
)
_END = re.compile(r"[;:\n(]|,(?=\s)|\.(?=\s|$)")
_AT_LEAST = re.compile(r"(?:trên|tối thiểu|ít nhất|đạt từ|từ|đạt|dưới|không quá|tối đa)\s*$", re.IGNORECASE)
_KEPT = ("tren", "toi thieu", "it nhat", "duoi", "khong qua", "toi da")
_BEFORE = re.compile(
    r"(?:^|[,;:.(\n]\s*)(?P<of>[^,;:.(\n]*?)\s*(?:đạt|là|lên|tăng|giảm|bằng|từ|trên|tối thiểu|ít nhất|\s)*$"
)
_PLAIN = re.compile(r"[\s<>≥≤=]*\d{1,3}(?:[.,]\d{1,2})?\s*%?")


def indicators_in(text: str) -> tuple[Indicator, ...]:
    """The targets of a text: "100% TTHC công khai", "tỷ lệ hồ sơ điện tử đạt trên 60%"."""
    found = (_indicator(text, figure) for figure in _FIGURE.finditer(text))
    return tuple(one for one in found if one.of)


def target_of(cell: str, of: str) -> tuple[Indicator, ...]:
    """The targets of a cell that is for them: its own words tell what is counted, or the task does."""
    words = " ".join(cell.split())
    if not any(map(str.isdigit, words)):
        return ()
    if _PLAIN.fullmatch(words):
        return (Indicator(words.strip(), of),)
    return indicators_in(words) or (Indicator(words, of),)


def _indicator(text: str, figure: re.Match[str]) -> Indicator:
    least = _AT_LEAST.search(text[: figure.start()])
    target = figure["target"].strip()
    if least and fold(least[0]).strip() in _KEPT:
        target = f"{least[0].strip()} {target}"
    behind = text[figure.end() :]
    end = _END.search(behind)
    of = behind[: end.start() if end else None].strip()
    if len(of.split()) < 2:
        before = _BEFORE.search(text[: figure.start()])
        of = (before["of"].strip() if before else "") or of
    return Indicator(target, of[:LONGEST].rstrip())
