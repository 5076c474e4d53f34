"""The words and the rows of the workbook: its sheets, the heads of its columns, what stands in each cell."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from domain.overviews.account import Account
from domain.overviews.board import Board, Grouped
from domain.overviews.report import Entry, Report
from domain.tasks import Due, State
from texts import account_papers, groups, register
from texts.lists import asked_for
from texts.message import plain
from texts.official import Column, date
from texts.register import STANDINGS

Value = str | int | dt.date | dt.datetime | None
"""What a cell holds: None leaves it empty."""

SUMMARY = "Tổng hợp"
PERIOD = "Trong kỳ"
TASKS = "Nhiệm vụ"
HISTORY = "Lịch sử thời hạn"

SUMMARY_TITLE = "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ"
TASKS_TITLE = "SỔ THEO DÕI KẾT QUẢ THỰC HIỆN NHIỆM VỤ"
HISTORY_TITLE = "LỊCH SỬ THỜI HẠN CỦA CÁC NHIỆM VỤ"
TOTAL = "Tổng số"
LEGEND = "Chú giải màu ở cột “Tình trạng” của trang Nhiệm vụ:"
PAGE = "Trang"

LABELS = tuple(STANDINGS.values())
"""The six cells, in the order of their columns; the first three are done."""

SUMMARY_COLUMNS = (
    Column("TT", 6, centred=True),
    Column("Đơn vị", 44),
    Column(TOTAL, 10, centred=True),
    *(Column(label, 14, centred=True) for label in LABELS),
    Column("Tỷ lệ hoàn thành", 12, centred=True),
    Column("Tỷ lệ hoàn thành đúng hạn", 12, centred=True),
)
FORMULAS = (
    "Tổng số = số nhiệm vụ đã hoàn thành + số nhiệm vụ chưa hoàn thành.",
    "Tỷ lệ hoàn thành = số nhiệm vụ đã hoàn thành / tổng số.",
    "Tỷ lệ hoàn thành đúng hạn = số nhiệm vụ hoàn thành đúng hạn / tổng số.",
    "Nhiệm vụ đơn vị đã báo cáo hoàn thành, chờ xác nhận được tính là chưa hoàn thành.",
)

TASK_COLUMNS = (
    Column("TT", 5, centred=True),
    Column("Mã nhiệm vụ", 7, centred=True),
    Column("Nhiệm vụ", 31),
    Column("Văn bản giao (tên loại, số, ký hiệu, ngày, cơ quan ban hành)", 19),
    Column("Đơn vị chủ trì", 14),
    Column("Đơn vị phối hợp", 14),
    Column("Sản phẩm", 11),
    Column("Thời hạn giải quyết", 11, centred=True),
    Column("Tình trạng", 13, centred=True),
    Column("Tiến độ giải quyết", 17),
    Column("Kết quả (số, ký hiệu văn bản trả lời)", 17),
    Column("Ngày báo cáo hoàn thành", 11, centred=True),
    Column("Số ngày quá hạn", 8, centred=True),
    Column("Ghi chú", 17),
    Column("Ngày giao", 12, centred=True),
    Column("Mã đơn vị (TT ở trang Tổng hợp)", 13, centred=True),
)


def task_columns(report: Report) -> tuple[Column, ...]:
    """The columns of the sheet of the tasks; behind those of all the place of each task in the sheets of groups."""
    titles = (sheet_of(one.grouped) for one in report.groups)
    return (*TASK_COLUMNS, *(Column(f"Mã (TT ở trang {title})", 13, centred=True) for title in titles))


def sheet_of(grouped: Grouped) -> str:
    """The sheet of a grouping."""
    return f"Theo {groups.TITLES[grouped.by]}"


STANDING = 8
"""The place of the column "Tình trạng"."""
UNIT = len(TASK_COLUMNS) - 1
PRINTED = len(TASK_COLUMNS) - 2
"""The columns behind these serve to count, and are not printed."""

PERIOD_COLUMNS = tuple(
    replace(
        column,
        title=f"{column.group}: {column.title[:1].lower()}{column.title[1:]}" if column.group else column.title,
        room=column.room * 3 // 4,
    )
    for column in account_papers.COLUMNS
)
HISTORY_COLUMNS = (
    Column("TT", 5, centred=True),
    Column("Mã nhiệm vụ", 9, centred=True),
    Column("Nhiệm vụ", 50),
    Column("Đơn vị chủ trì", 26),
    Column("Lần", 6, centred=True),
    Column("Thời hạn theo lời giao", 28),
    Column("Thời hạn", 16, centred=True),
)


def as_of(board: Board) -> str:
    """ "(Tính đến 09 giờ 40 phút ngày 20/11/2026; phạm vi: …)"; of an account its days, of a past day its end."""
    whole = replace(board.filters, as_of=None, period=None if isinstance(board, Account) else board.filters.period)
    asked = "; ".join(plain(clause) for clause in asked_for(whole))
    return f"({_when(board)}{f'; phạm vi: {asked}' if asked else ''})"


def _when(board: Board) -> str:
    if isinstance(board, Account):
        named, days = account_papers.span(board)
        return f"{named[:1].upper()}{named[1:]}, {days}"
    day, moment = date(board.as_of.date()), board.as_of
    ended = moment.time() == dt.time.max
    return f"Tính đến {f'hết ngày {day}' if ended else f'{moment:%H} giờ {moment:%M} phút ngày {day}'}"


def cancelled(board: Board) -> str:
    """What is not counted; empty where there is nothing of it."""
    return f"Không tính {board.cancelled} nhiệm vụ đã hủy." if board.cancelled else ""


def tasks(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for each task, in the order of the Report."""
    zone = report.board.as_of.tzinfo
    places = {row.unit.id: place for place, row in enumerate(report.board.rows, 1)}
    for place, entry in enumerate(report.entries, 1):
        grouped = (one.places[place - 1] or None for one in report.groups)
        yield (*_task(place, entry, places.get(entry.task.lead.id), zone), *grouped)


def _task(place: int, entry: Entry, unit: int | None, zone: dt.tzinfo | None) -> tuple[Value, ...]:
    task = entry.task
    finished = task.state in (State.COMPLETED, State.SUBMITTED)
    words = register.said(task)
    return (
        place,
        task.number,
        task.content,
        register.paper(task),
        task.lead.name,
        ", ".join(unit.name for unit in task.support),
        task.product or "",
        _deadline(task.due, zone),
        register.standing(entry),
        register.stage(entry, zone) if finished or not words else f"{register.stage(entry, zone)}: {words}",
        words if finished else "",
        _local(task.reported_at, zone).date() if finished and task.reported_at else None,
        entry.days or None,
        register.remark(entry, zone),
        _local(task.created_at, zone).date(),
        unit,
    )


def history(report: Report) -> Iterator[tuple[Value, ...]]:
    """A row for each deadline that a task ever had, the first one first."""
    zone = report.board.as_of.tzinfo
    place = 0
    for entry in report.entries:
        task = entry.task
        for count, due in enumerate(entry.deadlines, 1):
            place += 1
            yield (place, task.number, task.content, task.lead.name, count, due.words, _dated(due, zone))


def _deadline(due: Due | None, zone: dt.tzinfo | None) -> Value:
    """The date, or the moment, that a workbook can reckon with; the words where they give none."""
    return (due and _dated(due, zone)) or register.deadline(due, zone)


def _dated(due: Due, zone: dt.tzinfo | None) -> dt.date | dt.datetime | None:
    return _local(due.moment, zone) if due.moment else due.day


def _local(moment: dt.datetime, zone: dt.tzinfo | None) -> dt.datetime:
    """The moment as a clock on the wall shows it: a workbook knows no zones."""
    return moment.astimezone(zone).replace(tzinfo=None)
