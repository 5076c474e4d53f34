"""The Board as it is said in a chat: one sentence, a table for a phone, what is overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from domain.asking import counted
from domain.overviews.board import LATELY, Board, Cells, Grouped
from domain.overviews.filters import Filters, Status
from domain.overviews.lists import Listed
from domain.tasks import Task
from texts import faces, format, groups, orders, unreached
from texts import tables as drawing
from texts.lists import asked_for, entry, typed
from texts.message import Message, esc
from texts.tables import Group
from texts.waiting import NAMES, asked

MOST_ASKED = 5
GROUPS = (
    Group("Đã HT", ("ĐH", "QH", "KH"), ("done_in_time", "done_late", "done_undated")),
    Group("Chưa HT", ("TH", "QH", "KH"), ("open_in_time", "open_overdue", "open_undated")),
)
LEGEND = "HT: hoàn thành; ĐH: đúng hạn; TH: trong hạn; QH: quá hạn; KH: không có thời hạn."


def table(board: Board) -> Message:
    """The Board as one message (cut by pages() where it is long); its numbered lines are the overdue tasks."""
    asked = "; ".join(asked_for(replace(board.filters, as_of=None)))
    board = replace(board, filters=replace(board.filters, by=None))  # Lists are of tasks, and papers have every group.
    lines = [
        "<b>TỔNG HỢP NHIỆM VỤ</b>",
        f"<b>{esc(board.organization)}</b>",
        *([f"Phạm vi: {asked}"] if asked else []),
        f"({format.as_of(board.as_of)})",
        "",
        sentence(board),
        *warnings(board.total),
        *tables(board),
        *overdue(board, "QUÁ HẠN", replace(board.filters, status=None)),
        *waiting("CHỜ XÁC NHẬN", board.awaiting, board.total.awaiting, replace(board.filters, status=Status.AWAITING)),
        *waiting(
            "TRẢ LẠI, CHỜ GIAO LẠI",
            board.returned,
            board.total.returned,
            replace(board.filters, status=Status.RETURNED),
        ),
        *_asked(board),
        *orders.open_ones(board.orders),
        *_unreported(board),
        *_notes(board),
    ]
    shown = tuple(late.task.id for late in board.overdue)
    return Message("\n".join(lines), buttons=faces.offered(board.filters), shows=shown, lines=counted(shown))


def sentence(board: Board) -> str:
    """The sentence of the official reports (NQ 71/NQ-CP); its numbers add up to the first of them."""
    total = board.total
    if not total.total:
        return "Chưa có nhiệm vụ nào trong phạm vi này."
    done = f"đúng hạn {total.done_in_time}, quá hạn {total.done_late}"
    if total.done_undated:
        done += f", không có thời hạn {total.done_undated}"
    return (
        f"Có {total.total} nhiệm vụ, đến hết ngày {format.date(board.as_of.date())}: "
        f"{total.done} hoàn thành ({done}), {total.open_in_time} đang thực hiện trong hạn, "
        f"{total.open_overdue} quá hạn, {total.open_undated} không có thời hạn."
    )


def warnings(total: Cells) -> Iterator[str]:
    known = [
        f"🟡 {total.due_soon} sắp đến hạn" if total.due_soon else "",
        f"{total.awaiting} chờ xác nhận" if total.awaiting else "",
        f"{total.returned} trả lại, chờ giao lại" if total.returned else "",
    ]
    if any(known):
        yield f"Trong số chưa hoàn thành: {', '.join(words for words in known if words)}."


def tables(board: Board) -> Iterator[str]:
    """The six cells of each unit, or of each leader or area where these were asked for."""
    if not board.total.total:
        return
    rows = drawing.Rows([(row.unit, row.cells) for row in board.rows], board.total)
    if board.grouped:
        rows = drawing.Rows(groups.for_phone(board.grouped), board.total, head=groups.HEADS[board.grouped.by])
    yield from drawing.tables(rows, GROUPS, [(group,) for group in GROUPS])
    yield f"<i>{LEGEND}</i>"
    if board.grouped:
        yield from legend(board.grouped)
    else:
        yield from drawing.made_names([row.unit for row in board.rows])


def legend(grouped: Grouped) -> Iterator[str]:
    """What is behind the names of groups."""
    yield from (f"<i>{esc(words)}</i>" for words in groups.legend(grouped) if words)


def overdue(board: Board, heading: str, others: Filters) -> Iterator[str]:
    """What is overdue, and how those are asked for that are not shown."""
    if not board.overdue:
        return
    count = board.total.open_overdue
    yield f"\n🔴 <b>{heading}</b> ({count})"
    for number, late in enumerate(board.overdue, 1):
        between = "\n" if number > 1 else ""
        yield between + entry(
            number, Listed(late.task, supporting=False, request=late.request), board.as_of, board.calendar
        )
    if count > len(board.overdue):
        also = f"/quahan {typed(others)}".strip()
        yield f"… và {count - len(board.overdue)} nhiệm vụ khác: <code>{esc(also)}</code>"


def waiting(heading: str, found: Sequence[Task], count: int, others: Filters) -> Iterator[str]:
    """What waits for a decision: the first of them, and how the others are asked for."""
    if not found:
        return
    shown = [f"/nv{task.number} ({esc(task.lead.name)})" for task in found]
    more = count - len(shown)
    yield f"\n<b>{heading}</b> ({count}): {', '.join(shown)}"
    if more > 0:
        also = f"/nhiemvu {typed(others)}"
        yield f"… và {more} nhiệm vụ khác: <code>{esc(also)}</code>"


def _asked(board: Board) -> Iterator[str]:
    """What units have put before who decides: of each kind how much, and the first of them."""
    zone = board.as_of.tzinfo
    for matter, same in groupby(board.waiting, key=lambda item: item.matter):
        items = list(same)
        yield f"\n<b>{NAMES[matter].upper()}</b> ({len(items)})"
        yield from (
            f"/nv{item.task.number} ({esc(item.task.lead.name)}): {asked(item.open, zone)}"
            for item in items[:MOST_ASKED]
        )
        if len(items) > MOST_ASKED:
            others = typed(replace(board.filters, status=Status.WAITING))
            yield f"… và {len(items) - MOST_ASKED} nhiệm vụ khác: <code>/nhiemvu {esc(others)}</code>"


def _unreported(board: Board) -> Iterator[str]:
    """Who has not reported for a period, late or not, and how these tasks are listed."""
    count = board.total.unreported
    if not count or board.filters.status not in (None, Status.OPEN, Status.UNREPORTED):
        return
    shares = [f"{esc(row.unit.name)} {row.cells.unreported}" for row in board.rows if row.cells.unreported]
    also = f"/nhiemvu {typed(replace(board.filters, status=Status.UNREPORTED))}"
    yield (
        f"\n🔕 <b>CHƯA BÁO CÁO</b> {board.period} ngày làm việc trở lên ({count}): {', '.join(shares)}. "
        f"Xem: <code>{esc(also)}</code>"
    )


def _notes(board: Board) -> Iterator[str]:
    notes = [
        f"<i>Không tính {board.cancelled} nhiệm vụ đã hủy.</i>" if board.cancelled else "",
        "<i>Nhiệm vụ không có thời hạn được tính theo ngày giao.</i>" if board.filters.period else "",
        f"⚠️ Trong {LATELY.days} ngày qua có {board.undelivered} tin nhắn không gửi được đến người nhận."
        if board.undelivered
        else "",
    ]
    notes += unreached.lines(board.unreached, board.as_of.tzinfo)
    if any(notes):
        yield ""
        yield from (note for note in notes if note)
