"""The letter (công văn) that urges units to finish what is overdue, after the manner of the offices' own."""

import datetime as dt
from collections.abc import Iterator, Sequence

from domain.overviews.board import Cells
from domain.overviews.board import Row as BoardRow
from domain.overviews.report import Entry, Report
from domain.tasks import SOON, State
from texts import official, register
from texts.format import listed
from texts.official import Block, Column, OfficialPaper, Paragraph, Row, Table, counted, date, number, share
from texts.register import content

ANSWER_DAYS = SOON
"""Working days within which an answer is asked for; the office changes the day in the letter where it wants another."""
MOST_ADDRESSED = 6
"""More units than these are addressed as "Các phòng, đơn vị"."""
MOST_WITHIN = 8
"""More overdue tasks than these stand in an appendix."""

COLUMNS = (
    Column("TT", 6, centred=True),
    Column("Nhiệm vụ", 33),
    Column("Đơn vị chủ trì", 19),
    Column("Thời hạn", 15, centred=True),
    Column("Số ngày quá hạn", 12, centred=True),
    Column("Ghi chú", 15),
)
WIDE = (
    Column("TT", 5, centred=True),
    Column("Nhiệm vụ", 34),
    Column("Đơn vị chủ trì", 17),
    Column("Thời hạn", 12, centred=True),
    Column("Số ngày quá hạn", 9, centred=True),
    Column("Tình hình thực hiện, nguyên nhân", 28),
)


def paper(report: Report) -> OfficialPaper:
    """The letter to the units that lead what is overdue; where nothing is, to all units of the report."""
    head, board = report.letterhead, report.board
    day = report.made_at.date()
    department = official.agency(head, board.organization)
    symbol = f"{head.symbol or official.BLANK}-{head.drafter or official.BLANK}"
    late = overdue(report)
    note = official.attached_to("Công văn", symbol, day, department)
    return OfficialPaper(
        heading=official.heading(head, day, symbol=symbol),
        kind="",
        subject=" ".join(
            ("V/v đôn đốc thực hiện", *map(official.unbroken, ("nhiệm vụ,", f"nhắc việc ngày {date(day)}")))
        ),
        addressees=_addressees(report, department),
        body=tuple(_body(report, late, department)),
        recipients=official.recipients(head, answered=True),
        signature=official.signature(head.signer, department),
        appendices=official.appendices([(_TITLE, _appendix(report, late))], note) if is_long(late) else (),
    )


def overdue(report: Report) -> list[Entry]:
    """What is urged, most days late first."""
    return sorted(filter(register.is_overdue, report.entries), key=lambda entry: (-entry.days, entry.task.number))


_TITLE = "DANH MỤC NHIỆM VỤ QUÁ HẠN"


def is_long(late: Sequence[Entry]) -> bool:
    """Whether the list stands in an appendix."""
    return len(late) > MOST_WITHIN


def _urged(report: Report) -> list[BoardRow]:
    """The units with something overdue; all of them where nothing is."""
    units = report.board.rows
    return [row for row in units if row.cells.open_overdue] or list(units)


def _whom(report: Report) -> str:
    return "các đơn vị" if len(_urged(report)) > 1 else "đơn vị"


def _addressees(report: Report, department: str) -> tuple[str, ...]:
    """The unit; several on lines of their own; all together where they are many, or all there are."""
    urged = _urged(report)
    if len(urged) == 1:
        return (f"{urged[0].unit.name}.",)
    if not urged or len(urged) > MOST_ADDRESSED or len(urged) == len(report.board.rows):
        return (f"Các phòng, đơn vị thuộc {official.short(department)}.",)
    *before, last = (f"- {row.unit.name}" for row in urged)
    return (*(f"{line};" for line in before), f"{last}.")


def _body(report: Report, late: Sequence[Entry], department: str) -> Iterator[Block]:
    yield Paragraph(_assessment(report, late))
    if late and not is_long(late):
        yield Table(COLUMNS, tuple(rows(report, late)))
    yield Paragraph(
        f"Để bảo đảm tiến độ, chất lượng thực hiện nhiệm vụ được giao, {_head(department)} yêu cầu {_whom(report)} "
        "thực hiện một số nội dung sau:"
    )
    yield from (Paragraph(f"{place}. {words}.") for place, words in enumerate(_asked(report, late), 1))
    yield Paragraph(official.ended(f"Yêu cầu {_whom(report)} nghiêm túc triển khai thực hiện"))


def _head(department: str) -> str:
    """ "Giám đốc Sở"."""
    return f"{official.head_of(department).capitalize()} {official.short(department)}"


def _assessment(report: Report, late: Sequence[Entry]) -> str:
    """What was done with its numbers, then what was not."""
    rows = _urged(report)
    total = sum((row.cells for row in rows), Cells())
    units = "đơn vị" if len(rows) == 1 else "các đơn vị"
    begun = f"Qua theo dõi tình hình thực hiện nhiệm vụ được giao, đến ngày {date(report.board.as_of.date())}, "
    in_time = f", trong đó {counted(total.done_in_time, 'hoàn thành đúng hạn')}"
    praised = total.done * 2 >= total.total
    began = f"{units} đã chủ động triển khai, hoàn thành" if praised else f"{units} mới hoàn thành"
    done = f"{began} {share(total.done, total.total)}{in_time}" if total.done else ""
    none = f"trong số {counted(total.total, 'được giao')} chưa có nhiệm vụ hoàn thành" if total.total else ""
    if not late:
        return f"{begun}{' và '.join(filter(None, (done or none, 'không có nhiệm vụ quá hạn')))}."
    most = f"{number(late[0].days)} ngày"
    worst = f"trong đó nhiệm vụ quá hạn nhiều nhất là {most}"
    left = f"{number(total.open_overdue)} nhiệm vụ đã quá hạn"
    open_ = f"{left} nhưng chưa hoàn thành, {worst}" if len(late) > 1 else f"{left} {most} nhưng chưa hoàn thành"
    joins = "Tuy nhiên, vẫn còn" if praised else "Hiện còn"
    where = " (chi tiết tại Phụ lục kèm theo)." if is_long(late) else ", cụ thể như sau:"
    return f"{begun}{f'{done}. {joins}' if done else f'{none}, có'} {open_}{where}"


def rows(report: Report, late: Sequence[Entry]) -> Iterator[Row]:
    """The list within the letter."""
    zone = report.board.as_of.tzinfo
    for place, entry in enumerate(late, 1):
        task = entry.task
        due = register.deadline(task.due, zone)
        yield Row((str(place), content(task), task.lead.name, due, str(entry.days), _note(entry, zone)))


def _note(entry: Entry, zone: dt.tzinfo | None) -> str:
    """What tells for the unit: it waits for a decision."""
    if entry.task.state is State.SUBMITTED:
        return "Đã báo cáo, chờ xác nhận"
    if entry.asked:
        return f"Đề nghị gia hạn đến {register.deadline(entry.asked, zone)}"
    return register.hindrance(entry)


def _appendix(report: Report, late: Sequence[Entry]) -> Table:
    zone = report.board.as_of.tzinfo
    wide = (
        Row((*row.cells[:1], entry.task.content, *row.cells[2:-1], stands(entry, zone)))
        for row, entry in zip(rows(report, late), late, strict=True)
    )
    return Table(WIDE, tuple(wide), numbered=True)


def stands(entry: Entry, zone: dt.tzinfo | None) -> str:
    """How the work stands, and what is in its way."""
    remark = register.remark(entry, zone)
    return f"{register.progress(entry, zone)}{f'. {remark}' if remark else ''}"


def _asked(report: Report, late: Sequence[Entry]) -> Iterator[str]:
    """What is to be done by when; only what the numbers give reason to."""
    board = report.board
    day = date(board.calendar.add_working_days(board.as_of.date(), ANSWER_DAYS))
    office = f"Văn phòng {official.short(official.agency(report.letterhead, board.organization))}"
    if late:
        units = list(dict.fromkeys(entry.task.lead.name for entry in late))
        named = listed(units) if len(units) <= MOST_ADDRESSED else "Các đơn vị có nhiệm vụ quá hạn"
        yield (
            f"{named} tập trung chỉ đạo, hoàn thành dứt điểm các nhiệm vụ quá hạn; báo cáo kết quả (kèm số, ký hiệu "
            f"văn bản hoặc sản phẩm) về {office} chậm nhất ngày {day}"
        )
        yield (
            "Trường hợp chưa thể hoàn thành, báo cáo rõ nguyên nhân, khó khăn, vướng mắc, trách nhiệm và đề xuất thời "
            f"gian hoàn thành, gửi {office} chậm nhất ngày {day} để tổng hợp, trình Lãnh đạo xem xét, quyết định"
        )
    if soon := sum(row.cells.due_soon for row in _urged(report)):
        yield (
            f"Đối với {number(soon)} nhiệm vụ sắp đến hạn, {_whom(report)} chủ động thực hiện, bảo đảm hoàn thành đúng "
            "thời hạn"
        )
    judged = any(entry.task.state is State.SUBMITTED for entry in late)
    first = "rà soát, trình xác nhận kết quả các nhiệm vụ đơn vị đã báo cáo hoàn thành; " if judged else ""
    yield (
        f"{office} {first}theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo Lãnh đạo "
        f"{official.short(board.organization)}"
    )
