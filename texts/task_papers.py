"""Papers about single tasks: a letter that asks a higher authority for time, what came of a task, a handover list."""

from collections.abc import Iterator

from domain.overviews.report import Entry, Report
from domain.tasks import State
from domain.words import fold
from texts import official, register
from texts.format import listed
from texts.official import BLANK, Block, Column, OfficialPaper, Paragraph, Row, Table, date, number

_HANDED_OVER = (
    Column("TT", 5, centred=True),
    Column("Nhiệm vụ", 26),
    Column("Văn bản giao", 17),
    Column("Thời hạn", 14, centred=True),
    Column("Tiến độ, kết quả", 23),
    Column("Ghi chú", 16),
)
GIVER, TAKER = "ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN"
"""Who signs a minute: both sides."""


def extension(report: Report) -> OfficialPaper:
    """The letter (công văn) that asks who set the deadline of a task for a later one."""
    entry, head = report.entries[0], report.letterhead
    department = _department(report)
    symbol = f"{head.symbol or BLANK}-{head.drafter or BLANK}"
    return OfficialPaper(
        heading=official.heading(head, report.made_at.date(), symbol=symbol),
        kind="",
        subject=f"V/v đề nghị gia hạn {official.unbroken('thời gian')} thực hiện nhiệm vụ",
        addressees=(f"{_authority(entry, report)}.",),
        body=tuple(_request(entry, report, department)),
        recipients=official.recipients(head, answered=True),
        signature=official.signature(head.signer, department),
    )


def _request(entry: Entry, report: Report, department: str) -> Iterator[Block]:
    zone = report.board.as_of.tzinfo
    task = entry.task
    yield Paragraph(
        f"{_under(entry)}{department} được giao nhiệm vụ “{_content(entry)}”, "
        f"thời hạn hoàn thành: {register.deadline(task.due, zone)}."
    )
    yield Paragraph(
        f"Ngay sau khi được giao, {department} đã chỉ đạo {task.lead.name} triển khai thực hiện. "
        f"Đến ngày {date(report.board.as_of.date())}, {_so_far(entry, report)}."
    )
    yield Paragraph(
        f"Tuy nhiên, do {_begun(entry.reason) or BLANK}, nhiệm vụ chưa thể hoàn thành đúng thời hạn được giao."
    )
    until = register.deadline(entry.asked, zone) if entry.asked else f"ngày {BLANK}"
    yield Paragraph(
        official.ended(
            f"{department} đề nghị {_authority(entry, report)} xem xét, cho phép gia hạn thời gian hoàn thành nhiệm vụ "
            f"nêu trên đến {until}"
        )
    )


def completion(report: Report) -> OfficialPaper:
    """The report on what came of one task, to who assigned it."""
    entry, head = report.entries[0], report.letterhead
    department = _department(report)
    return OfficialPaper(
        heading=official.heading(head, report.made_at.date(), symbol=f"BC-{head.symbol or BLANK}"),
        kind="BÁO CÁO",
        subject="Kết quả thực hiện nhiệm vụ được giao",
        addressees=(f"{_authority(entry, report)}.",),
        body=tuple(_result(entry, report, department)),
        recipients=official.recipients(head, answered=True),
        signature=official.signature(head.signer, department),
    )


def _result(entry: Entry, report: Report, department: str) -> Iterator[Block]:
    zone = report.board.as_of.tzinfo
    task = entry.task
    yield Paragraph(f"{_under(entry)}{department} báo cáo kết quả thực hiện nhiệm vụ “{_content(entry)}” như sau:")
    support = f", phối hợp với {listed([unit.name for unit in task.support])}" if task.support else ""
    product = f"; sản phẩm: {_begun(task.product)}" if task.product else ""
    yield Paragraph(
        f"{department} đã giao {task.lead.name} chủ trì{support} thực hiện nhiệm vụ; "
        f"thời hạn hoàn thành: {register.deadline(task.due, zone)}{product}."
    )
    yield Paragraph(f"Kết quả: {_outcome(entry, report)}.")
    if entry.reason and task.state is not State.COMPLETED:
        yield Paragraph(f"Khó khăn, vướng mắc: {_begun(entry.reason)}.")
    yield Paragraph(official.ended(f"{department} báo cáo {_authority(entry, report)}"))


def handover(report: Report) -> OfficialPaper:
    """The minute (biên bản) by which a unit or a person hands the unfinished tasks over."""
    head, giver = report.letterhead, _giver(report)
    person = report.board.filters.person
    name = person.name if person is not None and person.name else BLANK
    return OfficialPaper(
        heading=official.heading(head, report.made_at.date(), symbol=f"BB-{head.symbol or BLANK}"),
        kind="BIÊN BẢN",
        subject=f"Bàn giao nhiệm vụ của {giver}",
        body=tuple(_minute(report, giver)),
        recipients=official.recipients(head, answered=False),
        signature=official.Signature((TAKER,), BLANK),
        opposite=official.Signature((GIVER,), name),
    )


def _minute(report: Report, giver: str) -> Iterator[Block]:
    day = report.board.as_of.date()
    yield Paragraph(f"Hôm nay, ngày {date(day)}, chúng tôi gồm:")
    yield Paragraph(f"Bên giao: {giver}.")
    yield Paragraph(f"Bên nhận: {BLANK}")
    rows = tuple(_handed_over(report))
    if not rows:
        yield Paragraph(f"Đến ngày {date(day)}, {giver} không có nhiệm vụ chưa hoàn thành phải bàn giao.")
    else:
        yield Paragraph(f"Hai bên tiến hành bàn giao {number(len(rows))} nhiệm vụ chưa hoàn thành, cụ thể như sau:")
        yield Table(_HANDED_OVER, rows)
    yield Paragraph(official.ended("Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản"))


def _handed_over(report: Report) -> Iterator[Row]:
    zone = report.board.as_of.tzinfo
    for place, entry in enumerate(report.entries, 1):
        task = entry.task
        yield Row(
            (
                str(place),
                task.content,
                register.paper(task) if task.paper else "",
                register.deadline(task.due, zone),
                register.progress(entry, zone),
                register.remark(entry, zone),
            )
        )


def _giver(report: Report) -> str:
    """Whose tasks they are: the person or the units that were asked for."""
    asked = report.board.filters
    if asked.person is not None and asked.person.name:
        return f"đồng chí {asked.person.name}"
    return ", ".join(unit.name for unit in asked.units) or _department(report)


def _department(report: Report) -> str:
    return official.agency(report.letterhead, report.board.organization)


def _authority(entry: Entry, report: Report) -> str:
    """Who assigned the task from above: who issued its paper, else the body over the department."""
    named = register.paper(entry.task).rpartition(" của ")[2] if entry.task.paper and entry.task.set_above else ""
    issuer = entry.task.source.issuer if entry.task.source else ""
    known, above = issuer or named, report.letterhead.above
    return above if above and fold(above).startswith(fold(known)) else known or BLANK


def _under(entry: Entry) -> str:
    """ "Thực hiện Công văn số …, ": the paper that assigned it, cited in full; empty where none is known."""
    if not entry.task.paper:
        return ""
    words = register.paper(entry.task, about=True)
    return f"Thực hiện {words if words.startswith('ý kiến') else words[:1].upper() + words[1:]}, "


def _content(entry: Entry) -> str:
    return register.content(entry.task)


def _so_far(entry: Entry, report: Report) -> str:
    """How far it is, within a sentence to who assigned it, whom our own steps do not concern."""
    zone = report.board.as_of.tzinfo
    if entry.task.state is State.SUBMITTED:
        return _begun(register.progress(entry, zone))
    if entry.task.state in (State.ASSIGNED, State.RETURNED):
        return "nhiệm vụ chưa hoàn thành"
    has_figures = entry.task.percent is not None or entry.task.count is not None
    words = register.said(entry.task) if has_figures else ""
    return f"nhiệm vụ {_begun(register.stage(entry, zone))}{f'; kết quả đến nay: {words}' if words else ''}"


def _outcome(entry: Entry, report: Report) -> str:
    """What came of it, as the department tells it to others: who confirms it signs the paper."""
    zone = report.board.as_of.tzinfo
    words = register.said(entry.task)
    if entry.task.state is State.SUBMITTED:
        told = f"{entry.task.lead.name} {_begun(register.reported(entry, zone)).removeprefix('đơn vị ')}"
    else:
        told = f"nhiệm vụ {_begun(register.stage(entry, zone))}"
    return f"{told} ({words})" if words else told


def _begun(words: str | None) -> str:
    """Words of a sentence of its own, as they go on another one: "Đã hoàn thành" is "đã hoàn thành"."""
    plain = (words or "").strip(" .;,")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() else plain
