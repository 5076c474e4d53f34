"""What a report says of the results: of the whole, by unit, and what was finished; numbers are those of the Board."""

from collections.abc import Iterator

from domain.overviews.account import Account
from domain.overviews.board import Board, Cells, Grouped
from domain.overviews.report import Report
from domain.tasks import State
from texts import account_papers, groups, official, register
from texts.official import Block, Clause, Column, Item, Paragraph, Row, Table, counted, date, number, percent, share

MOST_RESULTS = 3
"""Finished tasks that are named for each unit; the appendix has them all."""


def register_of(board: Board) -> str:
    """Which appendix has every task."""
    return "Phụ lục I" if isinstance(board, Account) else "Phụ lục"


def results(report: Report) -> Iterator[Block]:
    board = report.board
    yield Clause("Kết quả chung")
    yield from (Paragraph(words) for words in (*totals(board), *_beside(board)) if words)
    if not board.total.total:
        return
    yield Clause("Kết quả theo đơn vị" if len(board.rows) > 1 else "Số liệu thực hiện")
    flows = " (biến động trong kỳ tại Phụ lục II)" if isinstance(board, Account) else ""
    whose = "từng đơn vị" if len(board.rows) > 1 else board.rows[0].unit.name
    yield Paragraph(f"Số liệu thực hiện nhiệm vụ của {whose} như sau{flows}:")
    yield by_unit(board)
    for one in report.groups:
        yield Clause(f"Kết quả theo {groups.TITLES[one.grouped.by]}")
        yield Paragraph(f"Số liệu thực hiện nhiệm vụ theo {groups.TITLES[one.grouped.by]} như sau:")
        yield by_group(one.grouped, board.total)
    finished = list(_finished(report))
    if finished:
        yield Clause("Kết quả cụ thể")
        yield from finished


def totals(board: Board) -> Iterator[str]:
    """The sentence of the official reports (NQ 71/NQ-CP): its numbers add up to the first of them.

    Of a period, what was to be done in it stands before.
    """
    total = board.total
    until = f"Đến hết ngày {date(board.as_of.date())}"
    told = [
        f"{number(total.done)} nhiệm vụ đã hoàn thành ({_how_done(total)})"
        if total.done
        else "chưa có nhiệm vụ hoàn thành",
        counted(total.open_in_time, "đang thực hiện trong hạn"),
        counted(total.open_overdue, "quá hạn"),
    ]
    if total.open_undated:
        told.append(counted(total.open_undated, "đang thực hiện, không có thời hạn"))
    where = f" (chi tiết tại {register_of(board)} kèm theo)" if total.total else ""
    if isinstance(board, Account) and board.flow.came:
        yield account_papers.came(board)
        yield f"{until}, {'; '.join([told[0], *account_papers.left(board), *told[1:]])}{where}."
    elif total.total:
        yield f"{until}, tổng số có {number(total.total)} nhiệm vụ được giao, trong đó: {'; '.join(told)}{where}."
    else:
        yield _nothing(board, until)


def _nothing(board: Board, until: str) -> str:
    if isinstance(board, Account):
        named, days = account_papers.span(board)
        return f"Trong {named} ({days}), không có nhiệm vụ phải thực hiện trong phạm vi báo cáo."
    return f"{until}, không có nhiệm vụ nào được giao trong phạm vi báo cáo."


def _how_done(total: Cells) -> str:
    parts = ((total.done_in_time, "đúng hạn"), (total.done_late, "quá hạn"), (total.done_undated, "không có thời hạn"))
    return ", ".join(f"{number(count)} {words}" for count, words in parts if count)


def _beside(board: Board) -> Iterator[str]:
    """The ratios, what of the open tasks stands out, and what is not counted."""
    total = board.total
    if total.done:
        in_time = share(total.done_in_time, total.total)
        timely = f"; tỷ lệ hoàn thành đúng hạn đạt {in_time}" if total.done_in_time else ""
        base = _BASE[isinstance(board, Account)]
        yield f"Tỷ lệ hoàn thành đạt {share(total.done, total.total)}{timely}, {base}."
    parts = (
        (total.due_soon, "sắp đến hạn"),
        (total.awaiting, "đơn vị đã báo cáo hoàn thành, đang chờ xác nhận"),
        (total.returned, "đơn vị trả lại, đang chờ giao lại"),
    )
    told = [f"{number(count)} nhiệm vụ {words}" for count, words in parts if count]
    if told:
        yield f"Trong số {number(total.open)} nhiệm vụ chưa hoàn thành có {'; '.join(told)}."
    if isinstance(board, Account):
        yield account_papers.comparison(board)
        yield account_papers.adjustments(board)
    elif board.cancelled:
        yield f"Ngoài ra, có {number(board.cancelled)} nhiệm vụ đã hủy, không tính vào tổng số nêu trên."


_BASE = {
    False: "tính trên tổng số nhiệm vụ được giao",
    True: "tính trên số nhiệm vụ đã hoàn thành và chưa hoàn thành trong kỳ",
}
"""Of what the ratios are ratios: of the account of a period without what was cancelled or passed on."""


def by_unit(board: Board) -> Table:
    """The Board by unit, with the sums of its columns in the last row."""
    rows = [Row((str(place), row.unit.name, *_cells(row.cells))) for place, row in enumerate(board.rows, 1)]
    if len(rows) > 1:
        rows.append(Row(("", "Tổng số", *_cells(board.total)), bold=True))
    return Table(UNIT_COLUMNS, tuple(rows))


def by_group(grouped: Grouped, total: Cells) -> Table:
    """Likewise by leader in charge or by area."""
    named = groups.named(grouped)
    rows = [Row((str(place), name, *_cells(cells))) for place, (name, cells) in enumerate(named, 1)]
    if len(rows) > 1:
        rows.append(Row(("", "Tổng số", *_cells(total)), bold=True))
    first, _, *numbers = UNIT_COLUMNS
    return Table((first, Column(groups.COLUMNS[grouped.by], 40), *numbers), tuple(rows))


UNIT_COLUMNS = (
    Column("TT", 8, centred=True),
    Column("Đơn vị", 40),
    Column("Tổng số", 12, centred=True),
    Column("Đúng hạn", 15, "Đã hoàn thành", centred=True),
    Column("Quá hạn", 15, "Đã hoàn thành", centred=True),
    Column("Không hạn", 15, "Đã hoàn thành", centred=True),
    Column("Trong hạn", 15, "Chưa hoàn thành", centred=True),
    Column("Quá hạn", 15, "Chưa hoàn thành", centred=True),
    Column("Không hạn", 15, "Chưa hoàn thành", centred=True),
    Column("Tỷ lệ hoàn thành", 16, centred=True),
)


def _cells(cells: Cells) -> tuple[str, ...]:
    counts = (
        cells.total,
        cells.done_in_time,
        cells.done_late,
        cells.done_undated,
        cells.open_in_time,
        cells.open_overdue,
        cells.open_undated,
    )
    done = percent(cells.done, cells.total) if cells.total else "–"
    return (*map(str, counts), done)


def _finished(report: Report) -> Iterator[Block]:
    """What each unit has done: how much of how much, and the first of it."""
    rows = [row for row in report.board.rows if row.cells.done]
    for point, row in zip(_points(len(rows)), rows, strict=True):
        yield Item(
            f"{point}{row.unit.name}: đã hoàn thành {number(row.cells.done)}/{number(row.cells.total)} nhiệm vụ:"
        )
        done = [
            f"- {register.content(entry.task)}"
            for entry in report.entries
            if entry.task.lead.id == row.unit.id and entry.task.state is State.COMPLETED
        ]
        yield from official.first(done, MOST_RESULTS, row.cells.done, f"nhiệm vụ khác tại {register_of(report.board)}")


def _points(count: int) -> list[str]:
    """ "a) ", "b) " before the lines of a list; dashes where letters do not suffice, nothing before a single one."""
    if count == 1:
        return [""]
    letters = official.LETTERS[:count]
    return [f"{letter}) " for letter in letters] if count <= len(letters) else ["- "] * count
