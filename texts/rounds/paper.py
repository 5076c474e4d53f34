"""The paper of a round: what the units said, part by part, the indicators as a table, an appendix for each unit."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.rounds.answers import PartState, Told, UnitPart
from domain.rounds.plan import PERCENT, Figure, Item, ItemKind
from domain.rounds.rounds import Compared, RoundReport, Standing, compared
from texts import official
from texts.format import listed
from texts.official import (
    Band,
    Block,
    Clause,
    Column,
    OfficialPaper,
    Paragraph,
    Row,
    Section,
    Table,
)
from texts.rounds.chat import figure, name, number, title

KIND = "BÁO CÁO"
_NONE = "–"
_INDICATORS = (
    Column("TT", 6, centred=True),
    Column("Chỉ tiêu", 28),
    Column("Đơn vị", 24),
    Column("Mức giao", 14, centred=True),
    Column("Kết quả", 14, centred=True),
    Column("Chênh lệch", 14, centred=True),
)
_BEFORE = Column("Kỳ trước", 14, centred=True)
_PARTS = (Column("TT", 6, centred=True), Column("Nội dung", 30), Column("Báo cáo của đơn vị", 64))


def paper(report: RoundReport) -> OfficialPaper:
    """The paper with an appendix for each unit that has sent something."""
    head, standing = report.letterhead, report.standing
    day = standing.now.date()
    department = official.agency(head, report.organization)
    symbol = f"BC-{head.symbol or official.BLANK}"
    note = official.attached_to("Báo cáo", symbol, day, department)
    answered = [part for part in standing.parts if part.answers]
    return OfficialPaper(
        heading=official.heading(head, day, symbol=symbol),
        kind=KIND,
        subject=_subject(standing),
        body=tuple(_body(report, department)),
        recipients=official.recipients(head, answered=False),
        signature=official.signature(head.signer, department),
        appendices=official.appendices([_appendix(standing, part) for part in answered], note) if answered else (),
    )


def _subject(standing: Standing) -> str:
    plan = standing.round.plan
    if plan.name:
        return f"Kết quả thực hiện {plan.name}" + (f" {official.period(plan.period)}" if plan.period else "")
    return f"Kết quả công tác {official.unbroken(name(plan))}"


def _body(report: RoundReport, department: str) -> Iterator[Block]:
    standing = report.standing
    outline = standing.round.plan.outline
    yield Paragraph(
        f"Trên cơ sở báo cáo của các phòng, đơn vị, {department} tổng hợp kết quả {name(standing.round.plan)} như sau:"
    )
    yield Paragraph(_sent(standing))
    sections: list[tuple[str, list[Block]]] = [
        (title(item), list(_said(standing, place)))
        for place, item in enumerate(outline)
        if item.kind is not ItemKind.INDICATOR
    ]
    if any(item.kind is ItemKind.INDICATOR for item in outline):
        sections.append(("Kết quả thực hiện các chỉ tiêu", [_indicators(report)]))
    for place, (heading, blocks) in enumerate(sections, 1):
        yield Section(f"{official.roman(place)}. {heading.upper()}")
        yield from blocks
    yield Paragraph(official.ended(f"Trên đây là báo cáo kết quả {name(standing.round.plan)} của {department}"))


def _sent(standing: Standing) -> str:
    """Who has sent a part in time, who late, who none; nobody is passed over."""
    total = official.number(len(standing.parts))
    in_time = standing.of(PartState.ANSWERED)
    clauses = [f"có {official.number(len(in_time))}/{total} đơn vị gửi báo cáo đúng hạn"]
    if late := standing.of(PartState.LATE):
        clauses.append(f"{official.number(len(late))} đơn vị gửi sau hạn ({_names(late)})")
    partly = [part for part in standing.waiting if part.answers]
    if partly:
        clauses.append(f"{official.number(len(partly))} đơn vị gửi chưa đủ ({_names(partly)})")
    none = [part for part in standing.waiting if not part.answers]
    if none:
        clauses.append(f"{official.number(len(none))} đơn vị chưa gửi ({_names(none)})")
    return f"Đến {_moment(standing)}, {'; '.join(clauses)}. Báo cáo của từng đơn vị tại Phụ lục kèm theo."


def _moment(standing: Standing) -> str:
    return f"{standing.now:%H} giờ {standing.now:%M} ngày {official.date(standing.now.date())}"


def _names(parts: Sequence[UnitPart]) -> str:
    return listed([part.unit.name for part in parts])


def _said(standing: Standing, place: int) -> Iterator[Block]:
    """What each unit said to an item of words; who said that there is nothing is named in one sentence."""
    told = [(part, part.told[place]) for part in standing.parts if place in part.told]
    something = [(part, one) for part, one in told if not one.nothing]
    for number_, (part, one) in enumerate(something, 1):
        yield Clause(f"{number_}. {part.unit.name}")
        yield from (Paragraph(line) for line in _lines(one))
    nothing = [part for part, one in told if one.nothing]
    if nothing:
        yield Paragraph(f"Không có nội dung phát sinh: {_names(nothing)}.")
    filed = [part for part in standing.parts if place not in part.told and part.files]
    if filed:
        yield Paragraph(f"Báo cáo bằng tệp riêng: {_names(filed)}.")
    if not (something or nothing or filed):
        yield Paragraph("Chưa có đơn vị báo cáo nội dung này.")


def _lines(told: Told) -> list[str]:
    lines = [line.strip() for line in told.words.splitlines() if line.strip()]
    return [_sentence(line) for line in lines]


def _sentence(words: str) -> str:
    """With a capital in front and an end, as a paper has it."""
    words = _capital(words)
    return words if words.endswith((".", ";", ":", "!", "?")) else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _indicators(report: RoundReport) -> Table:
    """Every unit's figure beside the target, how far they are apart, and that of the round before."""
    standing = report.standing
    found = {(fits.item, fits.unit.id): fits for fits in compared(standing, report.before)}
    rows: list[Row | Band] = []
    for item in standing.round.plan.outline:
        if item.kind is ItemKind.INDICATOR:
            rows += [
                Row((str(len(rows) + place), *_cells(item, part, found.get((item, part.unit.id)), report)))
                for place, part in enumerate(standing.parts, 1)
            ]
    columns = (*_INDICATORS, _BEFORE) if report.before else _INDICATORS
    return Table(columns, tuple(rows))


def _cells(item: Item, part: UnitPart, one: Compared | None, report: RoundReport) -> tuple[str, ...]:
    told = next((part.told[place] for place, other in enumerate(report.standing.round.plan.outline)
                 if other == item and place in part.told), None)  # fmt: skip
    reached = figure(one.reached) if one else told.words if told else "Chưa có số liệu"
    cells = (
        _capital(item.title),
        part.unit.name,
        figure(item.target) if item.target else _NONE,
        reached,
        _signed(one.difference, item.target) if one and item.target else _NONE,
    )
    if report.before is None:
        return cells
    return (*cells, figure(one.before) if one and one.before else _NONE)


def _signed(difference: Decimal | None, target: Figure) -> str:
    """ "+36,67 điểm %", "-2"; a dash where the two are not measured alike."""
    if difference is None:
        return _NONE
    points = " điểm %" if target.measure == PERCENT else ""
    return f"{'+' if difference > 0 else ''}{number(difference)}{points}"


def _appendix(standing: Standing, part: UnitPart) -> tuple[str, Table]:
    """All that a unit has sent, with who sent it and when."""
    told = part.told
    rows: list[Row | Band] = [
        Row(
            (
                str(place + 1),
                _capital(title(item)),
                _sent_words(told[place], item) if place in told else _missing(part, item),
            )
        )
        for place, item in enumerate(standing.round.plan.outline)
    ]
    if part.files:
        rows.append(Row(("", "Tệp kèm theo", listed([file.name or "tệp" for file in part.files]))))
    rows.append(Band(_by(standing, part)))
    return f"BÁO CÁO CỦA {part.unit.name.upper()}", Table(_PARTS, tuple(rows), numbered=True)


def _sent_words(told: Told, item: Item) -> str:
    return told.words if item.kind is ItemKind.INDICATOR else "\n".join(_lines(told))


def _missing(part: UnitPart, item: Item) -> str:
    return "Theo tệp kèm theo" if part.files and item.kind is not ItemKind.INDICATOR else "Chưa có"


def _by(standing: Standing, part: UnitPart) -> str:
    last = part.answers[-1]
    at = last.at.astimezone(standing.now.tzinfo)
    late = ", sau hạn" if standing.state(part) is PartState.LATE else ""
    return f"{last.by.name} gửi lúc {at:%H} giờ {at:%M} ngày {official.date(at.date())}{late}"
