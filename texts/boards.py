"""The Board as it is said in a chat: one sentence, a table for a phone, what is overdue."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from domain.asking import counted
from domain.organizations import Unit
from domain.overviews.board import LATELY, Board, Cells, Row
from domain.overviews.filters import Filters, Status
from domain.overviews.lists import Listed
from domain.tasks import Task
from texts import faces, format, unreached
from texts.lists import asked_for, entry, typed
from texts.message import Message, esc
from texts.waiting import NAMES, asked

COLUMNS = 40
"""Messages of a line of a preformatted block on a phone."""

MOST_ASKED = 5
LONGEST_NAME = 12
SHORTEST_NAME = 6
HEADS = {
    "Văn phòng": "VP",
    "Phòng": "P.",
    "Trung tâm": "TT",
    "Chi cục": "CC",
    "Ban Quản lý": "BQL",
    "Thanh tra": "TTr",
}
_SMALL = frozenset({"và", "-", "–", "&"})

DONE = ("done_in_time", "done_late", "done_undated")
OPEN = ("open_in_time", "open_overdue", "open_undated")
GROUPS = ((("Đã HT", ("ĐH", "QH", "KH")), DONE), (("Chưa HT", ("TH", "QH", "KH")), OPEN))
LEGEND = "HT: hoàn thành; ĐH: đúng hạn; TH: trong hạn; QH: quá hạn; KH: không có thời hạn."


def table(board: Board) -> Message:
    """The Board as one message (cut by pages() where it is long); its numbered lines are the overdue tasks."""
    asked = "; ".join(asked_for(board.filters))
    lines = [
        "<b>TỔNG HỢP NHIỆM VỤ</b>",
        f"<b>{esc(board.organization)}</b>",
        *([f"Phạm vi: {asked}"] if asked else []),
        f"(tính đến {format.clock(board.as_of)} ngày {format.date(board.as_of.date())})",
        "",
        sentence(board),
        *_warnings(board.total),
        *tables(board),
        *_overdue(board),
        *_waiting("CHỜ XÁC NHẬN", board.awaiting, board.total.awaiting, replace(board.filters, status=Status.AWAITING)),
        *_waiting(
            "TRẢ LẠI, CHỜ GIAO LẠI",
            board.returned,
            board.total.returned,
            replace(board.filters, status=Status.RETURNED),
        ),
        *_asked(board),
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


def _warnings(total: Cells) -> Iterator[str]:
    known = [
        f"🟡 {total.due_soon} sắp đến hạn" if total.due_soon else "",
        f"{total.awaiting} chờ xác nhận" if total.awaiting else "",
        f"{total.returned} trả lại, chờ giao lại" if total.returned else "",
    ]
    if any(known):
        yield f"Trong số chưa hoàn thành: {', '.join(words for words in known if words)}."


def tables(board: Board) -> Iterator[str]:
    """One table, or one for each half where the numbers are too long for a phone."""
    if not board.total.total:
        return
    names = short_names([row.unit for row in board.rows])
    groups = [GROUPS] if _room_for_names(board, GROUPS) >= SHORTEST_NAME else [(group,) for group in GROUPS]
    for chosen in groups:
        yield ""
        yield f"<pre>{chr(10).join(_lines(board, names, chosen))}</pre>"
    yield f"<i>{LEGEND}</i>"
    for row in board.rows:
        if _is_made(row, names):
            yield f"<i>{esc(names[row.unit.id])}: {esc(row.unit.name)}.</i>"


def _is_made(row: Row, names: dict[int, str]) -> bool:
    return names[row.unit.id] not in (_composed(row.unit.name), *map(_composed, row.unit.aliases))


Group = tuple[tuple[str, tuple[str, str, str]], tuple[str, str, str]]


def _lines(board: Board, names: dict[int, str], groups: Sequence[Group]) -> Iterator[str]:
    room = min(_room_for_names(board, groups), max(len("Đơn vị"), *(width(name) for name in names.values())))
    widths = [_widths(board, fields) for _, fields in groups]
    total = _total_width(board)

    def line(name: str, count: str, cells: Sequence[Sequence[str]]) -> str:
        blocks = (_block(words, sizes) for words, sizes in zip(cells, widths, strict=True))
        return esc(f"{fitted(name, room)} {count.rjust(total)}|{'|'.join(blocks)}".rstrip())

    titles = [title.ljust(len(_block(("",) * 3, sizes))) for ((title, _), _), sizes in zip(groups, widths, strict=True)]
    yield f"{' ' * room} {' ' * total}|{'|'.join(titles)}".rstrip()
    yield line("Đơn vị", "Tổng", [heads for (_, heads), _ in groups])
    for row in board.rows:
        yield line(names[row.unit.id], str(row.cells.total), _numbers(row.cells, groups))
    if len(board.rows) > 1:
        yield line("Tổng", str(board.total.total), _numbers(board.total, groups))


def _block(words: Sequence[str], sizes: Sequence[int]) -> str:
    return " ".join(word.rjust(size) for word, size in zip(words, sizes, strict=True))


def _numbers(cells: Cells, groups: Sequence[Group]) -> list[list[str]]:
    return [[str(getattr(cells, field)) for field in fields] for _, fields in groups]


def _widths(board: Board, fields: Sequence[str]) -> list[int]:
    """No number of a column is longer than its total, and no column narrower than its title."""
    return [max(2, len(str(getattr(board.total, field)))) for field in fields]


def _total_width(board: Board) -> int:
    return max(len("Tổng"), len(str(board.total.total)))


def _room_for_names(board: Board, groups: Sequence[Group]) -> int:
    blocks = sum(sum(_widths(board, fields)) + len(fields) for _, fields in groups)
    return COLUMNS - 1 - _total_width(board) - blocks


def width(words: str) -> int:
    """Columns that the words take in a preformatted block."""
    wide = sum(unicodedata.east_asian_width(outgoing) in "WF" for outgoing in words)
    return len(words) + wide - sum(bool(unicodedata.combining(outgoing)) for outgoing in words)


def fitted(words: str, room: int) -> str:
    """The words in exactly `room` columns."""
    if width(words) > room:
        while width(words) > room - 1:
            words = words[:-1]
        words = f"{words.rstrip()}…"
    return words + " " * (room - width(words))


def short_names(units: Sequence[Unit]) -> dict[int, str]:
    """A name of at most twelve messages for each unit; those that would be the same are numbered."""
    names = {unit.id: _short(unit) for unit in units}
    seen = Counter(names.values())
    count: Counter[str] = Counter()
    for unit, name in names.items():
        if seen[name] > 1:
            count[name] += 1
            names[unit] = f"{fitted(name, LONGEST_NAME - 3).rstrip()} {count[name]}"
    return names


def _short(unit: Unit) -> str:
    """The name itself, else an alias, else the beginning with initials: "P. QLKH"."""
    callings = [_composed(name) for name in (unit.name, *unit.aliases)]
    fitting = next((name for name in callings if name and width(name) <= LONGEST_NAME), None)
    if fitting:
        return fitting
    name = callings[0]
    head = next((head for head in HEADS if name.casefold().startswith(f"{head} ".casefold())), "")
    rest = [word for word in name[len(head) :].split() if word not in _SMALL]
    initials = "".join(map(_initial, rest))
    made = f"{HEADS[head]} {initials}" if head else name
    return fitted(made, LONGEST_NAME).rstrip()


def _initial(word: str) -> str:
    """The first message, and of a number all of it: "Phòng Nghiệp vụ 12" is "P. NV12"."""
    return word if word.isdigit() else next((outgoing.upper() for outgoing in word if outgoing.isalnum()), "")


def _composed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _overdue(board: Board) -> Iterator[str]:
    if not board.overdue:
        return
    count = board.total.open_overdue
    yield f"\n🔴 <b>QUÁ HẠN</b> ({count})"
    for number, late in enumerate(board.overdue, 1):
        between = "\n" if number > 1 else ""
        yield between + entry(
            number, Listed(late.task, supporting=False, request=late.request), board.as_of, board.calendar
        )
    if count > len(board.overdue):
        also = f"/quahan {typed(replace(board.filters, status=None))}".strip()
        yield f"… và {count - len(board.overdue)} nhiệm vụ khác: <code>{esc(also)}</code>"


def _waiting(heading: str, found: Sequence[Task], count: int, others: Filters) -> Iterator[str]:
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
