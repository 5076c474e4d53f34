"""The report "Kết quả thực hiện nhiệm vụ" as an official writes it: all its numbers are those of the Board."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.overviews.board import Board, Cells
from domain.overviews.report import Entry, Report
from domain.tasks import State, Task
from texts import official, register
from texts.format import listed
from texts.lists import asked_for
from texts.message import plain
from texts.official import (
    Block,
    Clause,
    Column,
    Item,
    OfficialPaper,
    Paragraph,
    Row,
    Section,
    Table,
    date,
    number,
    percent,
    share,
)
from texts.tasks import cut

KIND = "BÁO CÁO"
MOST_GROUNDS = 3
MOST_RESULTS = 3
"""Finished tasks that are named for each unit; the appendix has them all."""
MOST_OVERDUE = 10
MOST_OBSTACLES = 10
MOST_COMING = 12
LONGEST = 200
"""Characters of the content of a task within the text; the appendix has it whole."""

ABOVE_ALL = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
"""Điều 24: the head of a body has what is given to it followed and urged."""


def paper(report: Report) -> OfficialPaper:
    """The report with its appendix; without tasks there is no appendix."""
    head, board = report.letterhead, report.board
    day = board.as_of.date()
    department = official.agency(head, board.organization)
    symbol = f"BC-{head.symbol or official.BLANK}"
    note = official.attached_to("Báo cáo", symbol, day, department)
    return OfficialPaper(
        heading=official.heading(head, day, symbol=symbol),
        kind=KIND,
        subject=f"Kết quả thực hiện nhiệm vụ {_scope(board)}",
        grounds=_grounds(report.entries),
        body=_body(report, department),
        recipients=official.recipients(head, answered=False),
        signature=official.signature(head.signer, department),
        appendices=official.appendices([(TABLE_TITLE, register.table(report))], note) if report.entries else (),
    )


TABLE_TITLE = "DANH MỤC VÀ KẾT QUẢ THỰC HIỆN NHIỆM VỤ"


def _scope(board: Board) -> str:
    """Of which unit, and of which time."""
    asked = board.filters
    units = f"của {listed([unit.name for unit in asked.units])} " if asked.units else ""
    if asked.period:
        return f"{units}{official.unbroken(official.period(asked.period))}"
    day = board.as_of.date()
    until = f"tính đến ngày {day.day:02d} tháng {official.month(day.month)} năm {day.year}"
    return f"{units}{official.unbroken(until)}"


def _grounds(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The decree, and the papers that gave most of the tasks."""
    named = {entry.task.paper: register.paper(entry.task, about=True) for entry in entries if entry.task.paper}
    often = Counter(entry.task.paper for entry in entries if entry.task.paper)
    papers = [f"Căn cứ {named[paper]}" for paper, _ in often.most_common(MOST_GROUNDS)]
    *before, last = ABOVE_ALL, *papers
    return (*(f"{ground};" for ground in before), f"{last}.")


def _body(report: Report, department: str) -> tuple[Block, ...]:
    board = report.board
    sections = [
        ("KẾT QUẢ THỰC HIỆN", list(_results(report))),
        ("TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC", list(_shortcomings(report))),
        ("KIẾN NGHỊ, ĐỀ XUẤT", list(_proposals(report))),
        ("NHIỆM VỤ KỲ TỚI", list(_plan(report))),
    ]
    kept = [(title, blocks) for title, blocks in sections if blocks]
    blocks: list[Block] = [Paragraph(_opening(board, department))]
    for roman, (title, inside) in zip(("I", "II", "III", "IV"), kept, strict=False):
        blocks += [Section(f"{roman}. {title}"), *_numbered(inside)]
    return (*blocks, Paragraph(official.ended(f"Trên đây là báo cáo kết quả thực hiện nhiệm vụ của {department}")))


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The titles of clauses with their numbers; a single one needs none."""
    count = 0
    several = sum(isinstance(block, Clause) for block in blocks) > 1
    for block in blocks:
        if not isinstance(block, Clause):
            yield block
        elif several:
            count += 1
            yield Clause(f"{count}. {block.title}")


def _opening(board: Board, department: str) -> str:
    others = [plain(clause) for clause in asked_for(board.filters)] if _is_narrowed(board) else []
    scope = f" (phạm vi: {'; '.join(others)})" if others else ""
    units = listed([unit.name for unit in board.filters.units]) or "các phòng, đơn vị"
    return (
        f"Qua theo dõi, tổng hợp tình hình thực hiện nhiệm vụ của {units}{scope}, {department} báo cáo kết quả như sau:"
    )


def _is_narrowed(board: Board) -> bool:
    """Whether something else than units and a period was asked for, which the subject tells."""
    asked = board.filters
    return any((asked.paper, asked.status, asked.person, asked.assigner, asked.urgency, asked.text, asked.late_days))


def _results(report: Report) -> Iterator[Block]:
    board = report.board
    yield Clause("Kết quả chung")
    yield Paragraph(totals(board))
    yield from (Paragraph(words) for words in _beside(board))
    if not board.total.total:
        return
    yield Clause("Kết quả theo đơn vị")
    yield Paragraph("Số liệu thực hiện nhiệm vụ của từng đơn vị như sau:")
    yield by_unit(board)
    finished = list(_finished(report))
    if finished:
        yield Clause("Kết quả cụ thể")
        yield from finished


def totals(board: Board) -> str:
    """The sentence of the official reports (NQ 71/NQ-CP): its numbers add up to the first of them."""
    total = board.total
    until = f"Đến hết ngày {date(board.as_of.date())}"
    if not total.total:
        return f"{until}, không có nhiệm vụ nào được giao trong phạm vi báo cáo."
    told = [
        f"{number(total.done)} nhiệm vụ đã hoàn thành ({_how_done(total)})"
        if total.done
        else "chưa có nhiệm vụ hoàn thành",
        counted(total.open_in_time, "đang thực hiện trong hạn"),
        counted(total.open_overdue, "quá hạn"),
    ]
    if total.open_undated:
        told.append(counted(total.open_undated, "đang thực hiện, không có thời hạn"))
    return (
        f"{until}, tổng số có {number(total.total)} nhiệm vụ được giao, trong đó: {'; '.join(told)} "
        "(chi tiết tại Phụ lục kèm theo)."
    )


def counted(count: int, words: str) -> str:
    """ "02 nhiệm vụ quá hạn", "không có nhiệm vụ quá hạn"."""
    return f"{number(count)} nhiệm vụ {words}" if count else f"không có nhiệm vụ {words}"


def _how_done(total: Cells) -> str:
    parts = ((total.done_in_time, "đúng hạn"), (total.done_late, "quá hạn"), (total.done_undated, "không có thời hạn"))
    return ", ".join(f"{number(count)} {words}" for count, words in parts if count)


def _beside(board: Board) -> Iterator[str]:
    """The ratios, what of the open tasks stands out, and what is not counted."""
    total = board.total
    if total.total:
        yield (
            f"Tỷ lệ hoàn thành đạt {share(total.done, total.total)}; "
            f"tỷ lệ hoàn thành đúng hạn đạt {share(total.done_in_time, total.total)}, "
            "tính trên tổng số nhiệm vụ được giao."
        )
    parts = (
        (total.due_soon, "sắp đến hạn"),
        (total.awaiting, "đơn vị đã báo cáo hoàn thành, đang chờ xác nhận"),
        (total.returned, "đơn vị trả lại, đang chờ giao lại"),
    )
    told = [f"{number(count)} nhiệm vụ {words}" for count, words in parts if count]
    if told:
        yield f"Trong số {number(total.open)} nhiệm vụ chưa hoàn thành có {'; '.join(told)}."
    if board.cancelled:
        yield f"Ngoài ra, có {number(board.cancelled)} nhiệm vụ đã hủy, không tính vào tổng số nêu trên."


def by_unit(board: Board) -> Table:
    """The Board by unit, with the sums of its columns in the last row."""
    rows = [Row((str(place), row.unit.name, *_cells(row.cells))) for place, row in enumerate(board.rows, 1)]
    if len(rows) > 1:
        rows.append(Row(("", "Tổng số", *_cells(board.total)), bold=True))
    return Table(_UNIT_COLUMNS, tuple(rows))


_UNIT_COLUMNS = (
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
    letters = [f"{letter})" for letter in official.LETTERS] if len(rows) <= len(official.LETTERS) else ["-"] * len(rows)
    for letter, row in zip(letters, rows, strict=False):
        yield Item(
            f"{letter} {row.unit.name}: đã hoàn thành {number(row.cells.done)}/{number(row.cells.total)} nhiệm vụ:"
        )
        done = [
            f"- {content(entry.task)}"
            for entry in report.entries
            if entry.task.lead.id == row.unit.id and entry.task.state is State.COMPLETED
        ]
        yield from _first(done, MOST_RESULTS, row.cells.done, "nhiệm vụ khác tại Phụ lục")


def _first(lines: Sequence[str], most: int, count: int, others: str) -> Iterator[Item]:
    """The first lines of a list of `count`, and how many more there are."""
    shown = lines[:most]
    more = count - len(shown)
    if more > 0:
        shown = [*shown, f"- Và {number(more)} {others}"]
    yield from (Item(f"{line}{'.' if place == len(shown) else ';'}") for place, line in enumerate(shown, 1))


def content(task: Task) -> str:
    return cut(task.content, LONGEST).rstrip(" .;,")


def _shortcomings(report: Report) -> Iterator[Block]:
    board = report.board
    if not board.total.total:
        return
    yield Clause("Nhiệm vụ quá hạn")
    late = sorted(filter(register.is_overdue, report.entries), key=lambda entry: (-entry.days, entry.task.number))
    if not late:
        yield Paragraph("Không có nhiệm vụ quá hạn.")
    else:
        yield Paragraph(f"Có {number(board.total.open_overdue)} nhiệm vụ chưa hoàn thành đã quá hạn, gồm:")
        lines = [_late(entry, report) for entry in late]
        yield from _first(lines, MOST_OVERDUE, board.total.open_overdue, "nhiệm vụ quá hạn khác tại Phụ lục")
    yield from _obstacles(report)
    yield from _unreported(board)


def _late(entry: Entry, report: Report) -> str:
    zone = report.board.as_of.tzinfo
    task = entry.task
    due = register.deadline(task.due, zone)
    head = f"- {content(task)} ({task.lead.name} chủ trì, thời hạn {due}, quá hạn {number(entry.days)} ngày)"
    told = [
        f"nguyên nhân theo báo cáo của đơn vị: {_quoted(entry.reason)}" if entry.reason else "",
        "đơn vị đã báo cáo hoàn thành, đang chờ xác nhận" if task.state is State.SUBMITTED else "",
        f"đơn vị đề nghị gia hạn đến {register.deadline(entry.asked, zone)}, đang chờ quyết định"
        if entry.asked
        else "",
    ]
    return ", ".join([head, *filter(None, told)])


def _quoted(words: str | None) -> str:
    return f"“{cut(register.plainly(words or ''), LONGEST)}”"


def _obstacles(report: Report) -> Iterator[Block]:
    """What stands in the way of work that is not late yet."""
    met = [
        entry
        for entry in report.entries
        if entry.reason and entry.task.state is not State.COMPLETED and not register.is_overdue(entry)
    ]
    if not met:
        return
    yield Clause("Khó khăn, vướng mắc")
    lines = [f"- {content(entry.task)} ({entry.task.lead.name} chủ trì): {_quoted(entry.reason)}" for entry in met]
    yield from _first(lines, MOST_OBSTACLES, len(lines), "nhiệm vụ khác có vướng mắc tại Phụ lục")


def _unreported(board: Board) -> Iterator[Block]:
    if not board.total.unreported:
        return
    shares = [f"{row.unit.name} ({number(row.cells.unreported)})" for row in board.rows if row.cells.unreported]
    yield Clause("Thực hiện chế độ báo cáo")
    yield Paragraph(
        f"Có {number(board.total.unreported)} nhiệm vụ chưa được báo cáo tiến độ từ {board.period} ngày làm việc "
        f"trở lên: {listed(shares)}."
    )


def _proposals(report: Report) -> Iterator[Block]:
    yield from (Paragraph(f"{place}. Đề nghị {words}.") for place, words in enumerate(_asked(report), 1))


def _asked(report: Report) -> Iterator[str]:
    """What leaders and units are asked for: only what the numbers give reason to."""
    board, total = report.board, report.board.total
    late = [row.unit.name for row in board.rows if row.cells.open_overdue]
    if late:
        yield (
            f"{listed(late)} tập trung hoàn thành các nhiệm vụ quá hạn, báo cáo rõ nguyên nhân chậm "
            "và thời gian hoàn thành"
        )
    requests = sum(entry.asked is not None for entry in report.entries)
    leaders = f"Lãnh đạo {official.short(board.organization)}"
    if requests:
        yield f"{leaders} xem xét, quyết định {number(requests)} đề nghị gia hạn của đơn vị"
    if total.awaiting:
        yield f"{leaders} xem xét, xác nhận kết quả {number(total.awaiting)} nhiệm vụ đơn vị đã báo cáo hoàn thành"
    if total.returned:
        yield f"{leaders} xem xét, giao lại {number(total.returned)} nhiệm vụ đơn vị trả lại"
    if any(entry.reason for entry in report.entries if entry.task.state is not State.COMPLETED):
        yield (
            "các đơn vị có khó khăn, vướng mắc chủ động phối hợp với các đơn vị liên quan để giải quyết; "
            f"trường hợp vượt thẩm quyền, báo cáo {leaders} xem xét, chỉ đạo"
        )
    if total.unreported:
        yield "các đơn vị chưa báo cáo tiến độ thực hiện nghiêm chế độ báo cáo"


def _plan(report: Report) -> Iterator[Block]:
    """What falls due next."""
    zone = report.board.as_of.tzinfo
    until = f"đến hết ngày {date(report.coming_until)}" if report.coming_until else "trong thời gian tới"
    if not report.coming:
        if report.coming_until:
            yield Paragraph(f"Từ nay {until} không có nhiệm vụ đến hạn.")
        return
    span = f"Từ nay {until}" if report.coming_until else "Trong thời gian tới"
    yield Paragraph(f"{span} có {number(len(report.coming))} nhiệm vụ đến hạn, các đơn vị tập trung thực hiện:")
    lines = [
        f"- {content(task)} ({task.lead.name} chủ trì, thời hạn {register.deadline(task.due, zone)})"
        for task in report.coming
    ]
    yield from _first(lines, MOST_COMING, len(lines), "nhiệm vụ khác")
