"""The words and numbers of the picture of a Board, for a phone in the chat's own bubble."""

from dataclasses import dataclass

from domain.overviews.account import Account
from domain.overviews.board import Board, Row
from domain.overviews.report import Report
from domain.overviews.trend import Step, trend_of
from texts import account_papers, official
from texts.official import percent
from texts.register import STANDINGS
from texts.tasks import cut
from texts.workbook import as_of

TITLE = "TỔNG HỢP THỰC HIỆN NHIỆM VỤ"
NOTHING = "Không có nhiệm vụ nào trong phạm vi này."
MOST_UNITS = 40
"""Bars in one picture: a messenger takes no picture that is much taller than wide."""
LONGEST_NAME = 60

FIELDS = ("done_in_time", "done_late", "done_undated", "open_in_time", "open_overdue", "open_undated")
"""The parts of a bar, as the Board names them, in the order of the legend."""
LEGEND = tuple(STANDINGS.values())


@dataclass(frozen=True)
class Figure:
    """A number with the words under it; `field` tells which colour it has, empty for none."""

    number: str
    words: str
    field: str = ""


@dataclass(frozen=True)
class Bar:
    """A unit with its tasks in the order of FIELDS; `words` tell how many these are."""

    name: str
    words: str
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """One stretch of the trend: the days under it, and how many tasks were given and completed."""

    label: str
    given: int
    done: int


@dataclass(frozen=True)
class Trend:
    title: str
    legend: tuple[str, str]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Picture:
    title: str
    organization: str
    as_of: str
    figures: tuple[Figure, ...]
    bars: tuple[Bar, ...]
    legend: tuple[str, ...]
    trend: Trend | None
    """None where nothing came and nothing was completed."""
    notes: tuple[str, ...]


def picture(report: Report) -> Picture:
    """What the picture shows; bars for units with tasks alone, the others are named under them."""
    board = report.board
    busy = [row for row in board.rows if row.cells.total]
    return Picture(
        title=TITLE,
        organization=official.agency(report.letterhead, board.organization),
        as_of=as_of(board),
        figures=_figures(board),
        bars=tuple(map(_bar, busy[:MOST_UNITS])),
        legend=LEGEND,
        trend=_trend(report),
        notes=tuple(filter(None, _notes(board, busy))),
    )


def _figures(board: Board) -> tuple[Figure, ...]:
    total = board.total
    return (
        Figure(str(total.total), "nhiệm vụ"),
        Figure(str(total.done), "đã hoàn thành", "done_in_time"),
        Figure(str(total.open_in_time + total.open_undated), "đang thực hiện", "open_in_time"),
        Figure(str(total.open_overdue), "quá hạn", "open_overdue"),
    )


def _bar(row: Row) -> Bar:
    words = f"{row.cells.done}/{row.cells.total} hoàn thành"
    return Bar(cut(row.unit.name, LONGEST_NAME), words, tuple(getattr(row.cells, field) for field in FIELDS))


def _trend(report: Report) -> Trend | None:
    found = trend_of(report)
    if not any(step.given or step.done for step in found.steps):
        return None
    columns = tuple(Column(_label(step, monthly=found.monthly), step.given, step.done) for step in found.steps)
    return Trend(f"DIỄN BIẾN THEO {'THÁNG' if found.monthly else 'TUẦN'}", ("Giao mới", "Hoàn thành"), columns)


def _label(step: Step, *, monthly: bool) -> str:
    """ "T11" for a month, else the first day and the last: "16-22/11"."""
    if monthly:
        return f"T{step.last.month}"
    opens = f"{step.first.day}" if step.first.month == step.last.month else f"{step.first.day}/{step.first.month}"
    return (
        f"{opens}-{step.last.day}/{step.last.month}"
        if step.first != step.last
        else f"{step.last.day}/{step.last.month}"
    )


def _notes(board: Board, busy: list[Row]) -> list[str]:
    total = board.total
    if not total.total:
        return [NOTHING]
    soon = [
        f"{total.due_soon} sắp đến hạn" if total.due_soon else "",
        f"{total.awaiting} chờ xác nhận" if total.awaiting else "",
        f"{total.returned} trả lại, chờ giao lại" if total.returned else "",
    ]
    of_period = _of_period(board) if isinstance(board, Account) else []
    idle = [row.unit.name for row in board.rows if not row.cells.total]
    more = len(busy) - MOST_UNITS
    return [
        f"Và {more} đơn vị khác, xem bản Excel." if more > 0 else "",
        f"{'Trong kỳ' if of_period else 'Trên tổng số được giao'}: hoàn thành {percent(total.done, total.total)}, "
        f"hoàn thành đúng hạn {percent(total.done_in_time, total.total)}.",
        f"Trong số chưa hoàn thành: {', '.join(filter(None, soon))}." if any(soon) else "",
        *of_period,
        f"Không có nhiệm vụ: {cut('; '.join(idle), 200)}." if idle else "",
    ]


def _of_period(account: Account) -> list[str]:
    """What came and went in the period, and the trend from the one before."""
    flow = account.flow
    parts = (
        (flow.carried, "kỳ trước chuyển sang"),
        (flow.added, "giao mới"),
        (flow.reopened, "mở lại"),
        (flow.cancelled, "đã hủy"),
    )
    moved = ", ".join(f"{count} {words}" for count, words in parts if count)
    return [f"Biến động: {moved}." if moved else "", account_papers.comparison(account)]
