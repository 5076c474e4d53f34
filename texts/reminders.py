"""The words of a digest: what is overdue, due, asked about; whom it concerns; and that it comes late or twice."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from domain import asking
from domain.asking import Asks, Question
from domain.ladder import Times, is_last_ahead
from domain.presses import ButtonKind
from domain.registering.orders import CommonOrder
from domain.reminding import digests
from domain.reminding.digests import Digest, Line, Outage, Section
from domain.tasks import OPEN_TO_REPORTS, PersonName, Task
from texts import format, mornings, orders, waiting
from texts.message import LIMIT, Button, Message, esc, length
from texts.tasks import SILENCE_IS_CONSENT, cut, distance, is_consent, mentions, progress_words, urgency

TITLES = {
    Section.OVERDUE: "🔴 QUÁ HẠN",
    Section.TODAY: "🟠 ĐẾN HẠN HÔM NAY",
    Section.RETURNED: "↩️ ĐƠN VỊ TRẢ LẠI: đề nghị Văn phòng giao lại (trả lời “giao lại cho …” hoặc “giữ nguyên”)",
    Section.SOON: "🟡 SẮP ĐẾN HẠN",
    Section.BEGUN: "🔁 KỲ MỚI CỦA VIỆC ĐỊNH KỲ",
    Section.AGAIN: "🔔 NHẮC LẠI THEO ĐỀ NGHỊ CỦA ĐƠN VỊ",
    Section.SILENT: "🔵 BÁO CÁO TIẾN ĐỘ: việc dài hạn, đề nghị cho biết đã làm đến đâu",
    Section.PROGRESS: "⚪ KHÔNG CÓ THỜI HẠN: đề nghị báo cáo tiến độ",
    Section.CONDITION: "⚪ CHỜ ĐIỀU KIỆN: đề nghị Văn phòng cho biết điều kiện đã có chưa",
}
DOUBLED = "(nhắc lại, có thể trùng)"
ANSWER = "Trả lời tin nhắn này theo số thứ tự để báo cáo, ví dụ: “1 xong, 2 được 80%”."
ANSWER_LEADER = (
    "Trả lời tin nhắn này theo số thứ tự để cho ý kiến chỉ đạo, ví dụ: “1 xử lý dứt điểm, báo cáo tôi trước thứ Sáu”."
)
ANSWER_ONE = "Trả lời tin nhắn này để báo cáo, ví dụ: “xong”, “được 80%”."
SEND_AGAIN = "tin nhắn gửi cho trợ lý trong thời gian đó có thể chưa đến, đề nghị gửi lại"
QUESTIONS = {
    Section.RETURNED: Question.UNIT,
    Section.SILENT: Question.SHARE,
    Section.PROGRESS: Question.SHARE,
    Section.CONDITION: Question.CONDITION,
}
"""What the parts of a digest ask; the others remind, and ask nothing."""

ONE_HOUR = dt.timedelta(hours=1)
LAST_HOURS = dt.timedelta(hours=2, minutes=15)
LONGEST_CONTENT = 120
LONGEST_REPORT = 60
MOST_LINES = 30
"""Telegram reads at most 100 marks in one message; beyond them a mention would no longer ring."""


PAGE = ", trang {}/{}"


def whole(digest: Digest, times: Times) -> Message:
    """The digest as one message: its first page, with the others behind [Trang sau].

    The numbers go on from page to page, and the message knows them all: a reply speaks of any of them.
    """
    cut = list(_cut(digest, times))
    many = len(cut) > 1
    told = [
        _page(digest, part, times, PAGE.format(number, len(cut)) if many else "") for number, part in enumerate(cut, 1)
    ]
    lines = tuple(line for part in told for line in part.lines)
    message = Message(
        told[0].html,
        buttons=told[0].buttons,
        shows=tuple(dict.fromkeys(line.task for line in lines)),
        asks=tuple(ask for part in told for ask in part.asks),
        lines=lines,
        silent=digests.is_low(digest, times),
        pages=tuple(part.html for part in told) if many else (),
    )
    return turned(message, 1) if many else message


def turned(message: Message, page: int) -> Message:
    """Another page of a digest, as it was told that morning. Raises IndexError for one that it has not."""
    if not 1 <= page <= len(message.pages):
        raise IndexError(page)
    near = (("Trang trước", page - 1), ("Trang sau", page + 1))
    row = tuple(Button(label, f"{ButtonKind.DIGEST}:{to}") for label, to in near if 1 <= to <= len(message.pages))
    others = tuple(row for row in message.buttons if row[0].kind != ButtonKind.DIGEST)
    return replace(message, html=message.pages[page - 1], buttons=(*others, row))


@dataclass(frozen=True)
class _Part:
    """The lines of one page, most urgent first, their first number, and whether it is the page with the morning."""

    lines: tuple[Line, ...]
    first: int
    leads: bool


def _cut(digest: Digest, times: Times) -> Iterator[_Part]:
    rest, first, leads = digests.most_urgent_first(digest.lines, times), 1, True
    while rest or leads:
        part = _Part(rest[:MOST_LINES], first, leads)
        while length(_page(digest, part, times, PAGE.format(99, 99)).html) > LIMIT and len(part.lines) > 1:
            part = replace(part, lines=part.lines[:-1])
        yield part
        first += len(part.lines)
        if leads and digest.morning is not None:
            first += mornings.count(digest.morning, digest.now, times)
        rest, leads = rest[len(part.lines) :], False


def _page(digest: Digest, part: _Part, times: Times, which: str) -> Message:
    """One page. Its lines are numbered, and a reply may speak of them by these numbers."""
    title = f"<b>NHẮC VIỆC – {format.full_date(digest.now.date())}{which}</b>"
    parts = [title, *(_labels(digest) if part.leads else ())]
    numbered = list(enumerate(digests.in_order(part.lines, times, digest.orders), part.first))
    together = digests.shared(part.lines, digest.orders)
    for section, lines in groupby(numbered, key=lambda one: one[1].section):
        parts += ["", f"<b>{TITLES[section]}</b>"]
        for order, same in groupby(lines, key=lambda one: together.get(one[1].task.id)):
            alike = list(same)
            parts += _of_order(order, alike, digest, times) if order else _by_unit(alike, digest, times)
    if part.leads and digest.overdue_beside:
        parts += ["", _overdue_beside(digest)]
    if part.leads and digest.overdue_before:
        parts += ["", _overdue_before(digest)]
    if numbered:
        parts += ["", *_told(numbered), f"<i>{_how_to_answer(digest, len(numbered))}</i>"]
    morning = mornings.NOTHING_SHOWN
    if part.leads and digest.morning is not None:
        morning = mornings.shown(digest.morning, part.first + len(numbered), digest.now, times)
    own = (asking.Line(number, line.task.id, line.section is Section.BEGUN) for number, line in numbered)
    return Message(
        "\n".join((*parts, *morning.said)),
        buttons=morning.buttons,
        asks=(*_asks(line for _, line in numbered), *morning.asks),
        lines=(*own, *morning.lines),
    )


def _overdue_beside(digest: Digest) -> str:
    """ "Còn 3 việc quá hạn khác": a digest lists those alone whose time to be reminded of has come today."""
    beside = digest.overdue_beside
    if beside == digest.overdue:
        return f"Có <b>{beside} việc quá hạn</b>, xem /quahan."
    return f"Còn <b>{beside} việc quá hạn khác</b>, xem /quahan."


def _overdue_before(digest: Digest) -> str:
    """Told once: what came overdue from the spreadsheet of an office is late by nothing that was forgotten here."""
    return f"Trong số việc quá hạn có <b>{digest.overdue_before} việc</b> đã quá hạn từ trước khi ghi nhận theo sổ."


def _how_to_answer(digest: Digest, lines: int) -> str:
    if digest.to_leader:
        return ANSWER_LEADER
    return ANSWER if lines > 1 else ANSWER_ONE


def _asks(lines: Iterable[Line]) -> Iterator[Asks]:
    for section, same in groupby(lines, key=lambda line: line.section):
        if section in QUESTIONS:
            yield Asks(QUESTIONS[section], tuple(line.task.id for line in same))


def _of_order(order: CommonOrder, numbered: list[tuple[int, Line]], digest: Digest, times: Times) -> Iterator[str]:
    """What went to several units: told once, with how it stands as a whole, and each unit behind its number."""
    yield f"<b>{esc(cut(numbered[0][1].task.content, LONGEST_CONTENT))}</b>: {orders.standing(order)}"
    for number, line in numbered:
        people = mentions(line.people)
        yield (
            f"<b>{number}.</b> /nv{line.task.number}{urgency(line.task)} <b>{esc(line.task.lead.name)}</b>"
            f"{f' – {people}' if people else ''}: {_standing(line, digest, times)}"
        )


def _by_unit(numbered: list[tuple[int, Line]], digest: Digest, times: Times) -> Iterator[str]:
    for unit, lines in groupby(numbered, key=lambda one: one[1].task.lead):
        of_unit = list(lines)
        people = mentions(tuple(person for _, line in of_unit for person in line.people))
        yield f"<b>{esc(unit.name)}</b>{f' – {people}' if people else ''}"
        for number, line in of_unit:
            content = esc(cut(line.task.content, LONGEST_CONTENT))
            yield f"<b>{number}.</b> /nv{line.task.number}{urgency(line.task)} {content}"
            yield _standing(line, digest, times)


def _standing(line: Line, digest: Digest, times: Times) -> str:
    """ "hạn thứ Sáu 27/11/2026, còn 5 ngày làm việc, đã báo 60%"."""
    known = [_deadline(line, times)]
    if line.section in (Section.OVERDUE, Section.RETURNED, *digests.FAR):
        known.append(distance(line.task, digest.now, times.calendar))
    if line.section is Section.TODAY:
        known.append(hours_left(line.task, digest.now, times))
    request = digest.requests.get(line.task.id)
    if request is not None and request.due is not None:
        known.append(waiting.requested(request.due, times.zone))
    elif (said := digest.unproved.get(line.task.number)) is not None and line.task.state in OPEN_TO_REPORTS:
        known.append(waiting.unproved(said, times.zone))
    elif line.section not in (Section.BEGUN, Section.CONDITION):
        known.append(_reported(line))
    if is_consent(line.task) and is_last_ahead(line.task, digest.now, times):
        known.append(f"⚠️ {SILENCE_IS_CONSENT}")
    return ", ".join(words for words in known if words)


def hours_left(task: Task, now: dt.datetime, times: Times) -> str:
    """ "còn 2 giờ", which tells the reminder before the end from that of the morning; empty while there is more."""
    ends = task.due.ends(times.zone) if task.due else None
    closing = dt.datetime.combine(now.date(), times.ladder.closing, times.zone)
    left = min(ends or closing, closing) - now
    if not dt.timedelta() < left <= LAST_HOURS:
        return ""
    return f"⏰ còn {max(round(left / ONE_HOUR), 1)} giờ"


def _reported(line: Line) -> str:
    """What was last heard of the task; an obstacle or a promise is heard too, though it is no figure."""
    if line.section is Section.RETURNED:
        return f"lý do: “{esc(cut(line.task.last_words or '', LONGEST_CONTENT))}”"
    progress = progress_words(line.task)
    if progress:
        return f"đã báo {progress}"
    said = line.task.last_words
    return f"đã báo “{esc(cut(said, LONGEST_REPORT))}”" if said else "chưa có báo cáo tiến độ"


def _deadline(line: Line, times: Times) -> str:
    due = line.task.due
    if due is None:
        return "không có thời hạn"
    moment = due.moment.astimezone(times.zone) if due.moment else None
    day = moment.date() if moment else due.day
    if day is None:
        return f"“{esc(cut(due.words, LONGEST_CONTENT))}”"
    off = "" if times.calendar.is_working_day(day) else " (⚠️ ngày nghỉ)"
    return f"hạn {format.full_moment(moment) if moment else format.full_date(day)}{off}"


def _told(numbered: list[tuple[int, Line]]) -> Iterator[str]:
    """To whom it has come, past the unit, and for which lines."""
    office = [(number, line.office) for number, line in numbered if line.office]
    leaders = [(number, line.leaders) for number, line in numbered if line.leaders]
    if office:
        yield f"Kính chuyển Văn phòng: {_whom(office)}."
    if leaders:
        yield f"Kính báo cáo lãnh đạo: {_whom(leaders)}."


def _whom(told: list[tuple[int, tuple[PersonName, ...]]]) -> str:
    people = mentions(tuple(person for _, people in told for person in people))
    return f"{people} (mục {', '.join(str(number) for number, _ in told)})"


def _labels(digest: Digest) -> Iterator[str]:
    if digest.doubled:
        yield f"<i>{DOUBLED}</i>"
    if digest.caught_up and digest.outage:
        yield f"<i>(gửi trễ: {_interruption(digest.outage, digest)}, {len(digest.caught_up)} nhắc việc gửi bù)</i>"
    elif digest.late:
        oldest = min(digest.late).astimezone(digest.now.tzinfo)
        yield f"<i>(gửi trễ: đến giờ nhắc từ {format.full_moment(oldest)})</i>"
    if digest.outage_to_tell:
        yield f"<i>(trợ lý {_interruption(digest.outage_to_tell, digest)}: {SEND_AGAIN})</i>"


def _interruption(outage: Outage, digest: Digest) -> str:
    """ "gián đoạn 02:10–07:45 ngày 23/11/2026", or with two dates where it went over midnight."""
    since, until = (moment.astimezone(digest.now.tzinfo) for moment in (outage.since, outage.until))
    if since.date() == until.date():
        return f"gián đoạn {format.clock(since)}–{format.clock(until)} ngày {format.date(since.date())}"
    began = f"{format.clock(since)} ngày {format.date(since.date())}"
    return f"gián đoạn từ {began} đến {format.clock(until)} ngày {format.date(until.date())}"
