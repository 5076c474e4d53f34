"""The report "Kết quả thực hiện nhiệm vụ" as an official writes it: all its numbers are those of the Board."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.overviews.account import Account
from domain.overviews.board import Board
from domain.overviews.report import Entry, Report
from domain.tasks import State
from texts import account_papers, official, register, report_results
from texts.format import listed
from texts.lists import asked_for
from texts.message import plain
from texts.official import (
    Block,
    Clause,
    OfficialPaper,
    Paragraph,
    Section,
    Table,
    date,
    number,
)
from texts.tasks import cut

KIND = "BÁO CÁO"
RESULTS = "KẾT QUẢ THỰC HIỆN"
SHORTCOMINGS = "TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC"
PROPOSALS = "KIẾN NGHỊ, ĐỀ XUẤT"
PLAN = "NHIỆM VỤ KỲ TỚI"
"""The sections; one without anything to tell is left out."""
MOST_GROUNDS = 3
MOST_OVERDUE = 10
MOST_OBSTACLES = 10
MOST_COMING = 12

ABOVE_ALL = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
"""Điều 24: the head of a body has what is given to it followed and urged."""


def paper(report: Report) -> OfficialPaper:
    """The report with its appendix; without tasks there is no appendix."""
    head, board = report.letterhead, report.board
    day = report.made_at.date()
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
        appendices=official.appendices(list(_appendices(report)), note),
    )


def _appendices(report: Report) -> Iterator[tuple[str, Table]]:
    """Every task, and the account of a period where it is one."""
    if report.entries:
        yield TABLE_TITLE, register.table(report)
    if isinstance(report.board, Account) and report.board.flow.came:
        yield account_papers.TITLE, account_papers.table(report.board)


TABLE_TITLE = "DANH MỤC VÀ KẾT QUẢ THỰC HIỆN NHIỆM VỤ"


def _scope(board: Board) -> str:
    """Of which unit, and of which time."""
    asked = board.filters
    units = f"{listed([official.unbroken(f'của {unit.name}') for unit in asked.units])} " if asked.units else ""
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
    whose = listed([unit.name for unit in board.filters.units]) or department
    sections = [
        (RESULTS, list(report_results.results(report))),
        (SHORTCOMINGS, list(_shortcomings(report))),
        (PROPOSALS, list(_proposals(report))),
        (PLAN, list(_plan(report))),
    ]
    kept = [(title, blocks) for title, blocks in sections if blocks]
    blocks: list[Block] = [Paragraph(_opening(board, department))]
    for roman, (title, inside) in zip(("I", "II", "III", "IV"), kept, strict=False):
        blocks += [Section(f"{roman}. {title}"), *_numbered(inside)]
    return (*blocks, Paragraph(official.ended(f"Trên đây là báo cáo kết quả thực hiện nhiệm vụ của {whose}")))


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
    others = [plain(clause) for clause in asked_for(replace(board.filters, units=(), period=None, as_of=None))]
    scope = f" (phạm vi: {'; '.join(others)})" if others else ""
    units = listed([unit.name for unit in board.filters.units]) or "các phòng, đơn vị"
    return (
        f"Qua theo dõi, tổng hợp tình hình thực hiện nhiệm vụ của {units}{scope}, {department} báo cáo kết quả như sau:"
    )


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
        others = f"nhiệm vụ quá hạn khác tại {report_results.register_of(board)}"
        yield from official.first(lines, MOST_OVERDUE, board.total.open_overdue, others)
    yield from _obstacles(report)
    yield from _unreported(board)


def _late(entry: Entry, report: Report) -> str:
    zone = report.board.as_of.tzinfo
    task = entry.task
    due = register.deadline(task.due, zone)
    head = f"- {register.content(task)} ({task.lead.name} chủ trì, thời hạn {due}, quá hạn {number(entry.days)} ngày)"
    told = [
        f"nguyên nhân theo báo cáo của đơn vị: {_quoted(entry.reason)}" if entry.reason else "",
        "đơn vị đã báo cáo hoàn thành, đang chờ xác nhận" if task.state is State.SUBMITTED else "",
        f"đơn vị đề nghị gia hạn đến {register.deadline(entry.asked, zone)}, đang chờ quyết định"
        if entry.asked
        else "",
    ]
    return ", ".join([head, *filter(None, told)])


def _quoted(words: str | None) -> str:
    return f"“{cut(register.tidied(words or ''), register.LONGEST)}”"


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
    lines = [
        f"- {register.content(entry.task)} ({entry.task.lead.name} chủ trì): {_quoted(entry.reason)}" for entry in met
    ]
    others = f"nhiệm vụ khác có vướng mắc tại {report_results.register_of(report.board)}"
    yield from official.first(lines, MOST_OBSTACLES, len(lines), others)


def _unreported(board: Board) -> Iterator[Block]:
    if isinstance(board, Account) and board.silent:
        told = [f"{one.unit.name} ({number(one.unreported)}/{number(one.at_hand)})" for one in board.silent]
        yield Clause("Thực hiện chế độ báo cáo")
        yield Paragraph(
            f"Trong kỳ, còn {number(sum(one.unreported for one in board.silent))} nhiệm vụ đang thực hiện chưa được "
            f"báo cáo tiến độ: {listed(told)}."
        )
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
    if total.unreported or (isinstance(board, Account) and board.silent):
        yield "các đơn vị chưa báo cáo tiến độ thực hiện nghiêm chế độ báo cáo"


def _plan(report: Report) -> Iterator[Block]:
    """What falls due next."""
    zone = report.board.as_of.tzinfo
    begins = report.board.as_of.date() + dt.timedelta(days=1)
    span = (
        f"Từ ngày {date(begins)} đến hết ngày {date(report.coming_until)}"
        if report.coming_until
        else "Trong thời gian tới"
    )
    if not report.coming:
        if report.coming_until:
            yield Paragraph(f"{span} không có nhiệm vụ đến hạn.")
        return
    yield Paragraph(f"{span} có {number(len(report.coming))} nhiệm vụ đến hạn, các đơn vị tập trung thực hiện:")
    lines = [
        f"- {register.content(task)} ({task.lead.name} chủ trì, thời hạn {register.deadline(task.due, zone)})"
        for task in report.coming
    ]
    yield from official.first(lines, MOST_COMING, len(lines), "nhiệm vụ khác")
