"""How a task stands, as the cells of a register say it: in words, by a share, by the day on which it was finished."""

import datetime as dt
import re
from typing import NamedTuple

from documents.plans.due import NO_DEADLINE as NO_DAY
from domain.calendar import date_of
from domain.tasks import State
from domain.words import fold

_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_SHARE = re.compile(r"(?P<figure>\d{1,3}(?:[.,]\d+)?)\s*(?P<sign>%?)")
_SAID_SHARE = re.compile(r"(?<![\d.,/])(?P<figure>\d{1,3})(?:[.,]\d+)?\s*%")
_STATES = (
    (re.compile(r"\b(?:thu hoi|huy|bo khong|khong thuc hien nua|dung thuc hien|khong con)\b"), State.CANCELLED),
    (re.compile(r"\b(?:tam (?:dung|hoan|ngung)|hoan thuc hien)\b"), State.SUSPENDED),
    (re.compile(r"\b(?:tra lai|tu choi)\b"), State.RETURNED),
    (
        re.compile(r"\b(?:cho (?:xac nhan|phe duyet|duyet|nghiem thu)|da bao cao|bao cao hoan thanh)\b"),
        State.SUBMITTED,
    ),
    (
        re.compile(
            r"\b(?:chua (?:hoan thanh|xong)|dang(?: trien khai| thuc hien| xu ly| lam)?|trong qua trinh|thuc hien lai"
            r"|dang do|mot phan|thuong xuyen|lien tuc|dinh ky)\b"
        ),
        State.IN_PROGRESS,
    ),
    (
        re.compile(r"\b(?:chua(?: trien khai| thuc hien| bat dau| tiep nhan)?|moi (?:giao|nhan|tiep nhan)|da giao)\b"),
        State.ASSIGNED,
    ),
    (
        re.compile(
            r"\b(?:(?:da )?hoan thanh|hoan tat|xong|da (?:thuc hien|ban hanh|trinh|gui|giai quyet|ket thuc)|dong)\b"
        ),
        State.COMPLETED,
    ),
    (re.compile(r"\b(?:qua han|tre han|cham|con han|trong han|den han|sap den han)\b"), State.IN_PROGRESS),
)
"""In the order in which they are looked for: "chưa hoàn thành" is nothing finished."""
_LATE = re.compile(r"\b(?:qua han|tre|cham|muon|khong dung han)\b")
_IN_TIME = re.compile(r"\b(?:dung han|truoc han|trong han|som)\b")
MARKS = frozenset({"x", "✓", "✔", "v", "+", "co"})
"""What stands below a heading that is itself a state."""


class Standing(NamedTuple):
    """`state` is None where the words cannot be read; `day` is the one on which it was finished, where it is told."""

    state: State | None
    day: dt.date | None = None
    late: bool | None = None
    percent: int | None = None


def standing_of(state: str, finished: str, percent: int | None, report: str) -> Standing:
    """How a task stands by the cells of its row; "" and None where the sheet says nothing."""
    day = day_in(finished) or (day_in(state) if state else None)
    share = percent if percent is not None else _said_share(f"{state} {report}")
    folded = fold(state)
    found = _state_of(folded)
    if found is None and state and not day and share is None and not _SHARE.fullmatch(state.strip()):
        return Standing(None, day, None, share)
    if found is None:
        found = _without_words(day_in(finished), share, report)
    late = True if _LATE.search(folded) else False if _IN_TIME.search(folded) else None
    done = found in (State.COMPLETED, State.SUBMITTED)
    return Standing(found, day if done else None, late if done else None, 100 if done else share)


def names_state(heading: str) -> bool:
    """Whether a heading is a state itself: "Đã hoàn thành"."""
    return _state_of(fold(heading)) is not None


def _state_of(folded: str) -> State | None:
    return next((state for pattern, state in _STATES if pattern.search(folded)), None)


def _without_words(day: dt.date | None, share: int | None, report: str) -> State:
    """What a day, a share or a report tell where no state is written."""
    said = _state_of(fold(report)[:60]) if report else None
    if day or share == 100 or said is State.COMPLETED:
        return State.COMPLETED
    return State.IN_PROGRESS if share or report else State.ASSIGNED


def _said_share(words: str) -> int | None:
    found = _SAID_SHARE.search(words)
    return int(found["figure"]) if found and int(found["figure"]) <= 100 else None


def share_in(cell: str, *, fractions: bool) -> int | None:
    """The per cent of a cell: "80%", "80", or "0.8" in a column of `fractions`; None where it holds no figure."""
    found = _SHARE.fullmatch(cell.strip())
    if found is None:
        return _said_share(cell)
    figure = float(found["figure"].replace(",", "."))
    if fractions and not found["sign"]:
        figure *= 100
    return round(figure) if figure <= 100 else None


def day_in(cell: str) -> dt.date | None:
    """The first day that a cell writes out with its year; None without one, where no calendar has it, and for the day
    that stands for none.
    """
    found = _written(cell)
    day = _of(found) if found else None
    return None if day is None or day.year <= NO_DAY.year else day


def is_no_day(cell: str) -> bool:
    """Whether a cell writes a day that no calendar has."""
    found = _written(cell)
    return found is not None and _of(found) is None


def _written(cell: str) -> re.Match[str] | None:
    return _ISO.search(cell) or _DAY.search(cell)


def _of(found: re.Match[str]) -> dt.date | None:
    year = int(found["year"])
    return date_of(year + 2000 if year < 100 else max(year, 1), int(found["month"]), int(found["day"]))
