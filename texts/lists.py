"""Lists of tasks: what was asked for, line by line, page by page."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from domain import tasks
from domain.asking import counted
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.names import without_mark
from domain.overviews.account import ENDED_IN_IT
from domain.overviews.filters import (
    LEADERS,
    LONGEST,
    SPEAKER,
    Against,
    By,
    Called,
    Filters,
    Nearness,
    Scope,
    Status,
    encode,
)
from domain.overviews.lists import Listed, TaskList, default_status
from domain.overviews.periods import Period
from domain.presses import ButtonKind
from domain.tasks import State, Task, Timeliness, Urgency
from texts import format, orders
from texts.message import LIMIT, Button, Message, Rows, esc, length
from texts.tasks import STATES, cut, distance, last_words_label, mark, progress_words, urgency
from texts.urgency import MARKS
from texts.waiting import NAMES, on_card, requested

LONGEST_DATA = 64
"""Bytes of a button's data (Bot API, InlineKeyboardButton)."""

LONGEST_CONTENT = 80
LONGEST_UNIT = 60
LONGEST_REASON = 120

STATUSES = {
    Status.OPEN: "chưa hoàn thành",
    Status.IN_TIME: "đang thực hiện trong hạn",
    Status.DUE_SOON: "sắp đến hạn",
    Status.OVERDUE: "quá hạn",
    Status.AT_RISK: "có nguy cơ trễ hạn",
    Status.NO_DEADLINE: "không có thời hạn",
    Status.AWAITING: "chờ xác nhận",
    Status.RETURNED: "trả lại, chờ giao lại",
    Status.UNREPORTED: "chưa báo cáo",
    Status.WAITING: "chờ quyết định",
    Status.COMPLETED: "đã hoàn thành",
    Status.COMPLETED_IN_TIME: "hoàn thành đúng hạn",
    Status.COMPLETED_LATE: "hoàn thành quá hạn",
    Status.CANCELLED: "đã hủy",
    Status.EXTENSION: "đang xin gia hạn",
    Status.OBSTACLE: "có vướng mắc",
    Status.NOT_STARTED: "chưa bắt đầu",
    Status.EVERY: "kể cả đã hoàn thành",
}
WAITING_FOR_ME = {Status.AWAITING: "chờ tôi xác nhận", Status.WAITING: "chờ tôi quyết định"}
SCOPES = {Scope.MINE: "của tôi", Scope.UNIT: "phòng tôi"}
COMPARED = {Against.BEFORE: "so với kỳ trước", Against.YEAR_BEFORE: "so với cùng kỳ năm trước"}
GROUPED = {By.LEADER: "lãnh đạo phụ trách", By.AREA: "lĩnh vực"}
QUARTERS = ("I", "II", "III", "IV")
AT_WORK = frozenset({State.ASSIGNED, State.IN_PROGRESS})


def period_words(period: Period) -> str:
    """ "tháng 11/2026", "quý IV/2026", "năm 2026", "ngày 20/11/2026", or from one day to another."""
    first, last = period.first, period.last
    if first == last:
        return f"ngày {format.date(first)}"
    if not period.exact and first.day == 1 and (last + ONE_DAY).day == 1 and first.year == last.year:
        count = last.month - first.month + 1
        if count == 1:
            return f"tháng {first.month}/{first.year}"
        if count == 3 and last.month % 3 == 0:
            return f"quý {QUARTERS[last.month // 3 - 1]}/{first.year}"
        if count == 12:
            return f"năm {first.year}"
        if first.month == 1 and count in (6, 9):
            return f"{count} tháng đầu năm {first.year}"
        if first.month == 7 and count == 6:
            return f"6 tháng cuối năm {first.year}"
    return f"từ {format.date(first)} đến {format.date(last)}"


def typed(filters: Filters) -> str:
    """The filters as they can be typed behind a command."""
    asked = [
        f"nv{filters.task}" if filters.task else "",
        *(unit.name for unit in filters.units),
        "phối hợp" if filters.supporting else "",
        SCOPES.get(filters.scope, ""),
        f"của {_who(filters.person, me='tôi')}" if filters.person else "",
        f"do {_who(filters.assigner, me='tôi')} giao" if filters.assigner else "",
        f"khối {_who(filters.charge, me='tôi')} phụ trách" if filters.charge else "",
        *_statuses(filters, me="tôi"),
        MARKS[filters.urgency] if filters.urgency else "",
        _typed_period(filters, period_words(filters.period)) if filters.period else "",
        f"đến ngày {format.date(filters.as_of)}" if filters.as_of else "",
        COMPARED[filters.against] if filters.against else "",
        f"theo {_paper(filters.paper)}" if filters.paper else "",
        f"lĩnh vực {filters.area}" if filters.area else "",
        f"“{filters.text}”" if filters.text else "",
        f"theo {GROUPED[filters.by]}" if filters.by else "",
        f"trang {filters.page}" if filters.page > 1 else "",
    ]
    return ", ".join(words for words in asked if words)


def _typed_period(filters: Filters, words: str) -> str:
    """A period beside who gave the tasks is that of giving, unless it is said otherwise."""
    return f"có hạn {words}" if filters.assigner and not filters.given else words


def _who(called: Called, *, me: str) -> str:
    if called.id is None:
        return called.name
    return {SPEAKER: me, LEADERS: "lãnh đạo Sở"}.get(called, f"đồng chí {without_mark(called.name)}")


def _paper(paper: str) -> str:
    """A number alone needs to be called one, so that it can be read again."""
    return f"số {paper}" if paper.isdigit() else paper


def _statuses(filters: Filters, *, me: str) -> Iterator[str]:
    if filters.for_me and filters.status in WAITING_FOR_ME:
        yield WAITING_FOR_ME[filters.status].replace("tôi", me)
    elif filters.late_days is not None:
        yield f"quá hạn trên {filters.late_days} ngày"
    elif filters.status:
        yield STATUSES[filters.status]
    if filters.also:
        yield STATUSES[filters.also]


def asked_for(filters: Filters) -> Iterator[str]:
    """What was asked for as it was understood, in clauses, safe for HTML."""
    if filters.task:
        yield f"nhiệm vụ /nv{filters.task}"
    yield from _whose(filters)
    yield from _statuses(filters, me="đồng chí")
    if filters.urgency:
        yield f"mức {MARKS[filters.urgency]}{' trở lên' if filters.urgency is Urgency.URGENT else ''}"
    if filters.period:
        yield _period(filters, period_words(filters.period))
    if filters.as_of:
        yield f"đến hết ngày {format.date(filters.as_of)}"
    if filters.paper:
        yield f"theo văn bản “{esc(cut(_paper(filters.paper), LONGEST_UNIT))}”"
    if filters.area:
        yield f"lĩnh vực “{esc(cut(filters.area, LONGEST_UNIT))}”"
    if filters.text:
        yield f"nội dung có “{esc(cut(filters.text, LONGEST_UNIT))}”"


def _whose(filters: Filters) -> Iterator[str]:
    """Of which units and people, safe for HTML."""
    support = "phối hợp: " if filters.supporting else ""
    if filters.units:
        yield support + esc(cut(format.listed([unit.name for unit in filters.units]), 200))
    if filters.scope in SCOPES:
        yield support + SCOPES[filters.scope]
    if filters.person:
        yield f"của {esc(_who(filters.person, me='đồng chí'))}"
    if filters.charge:
        yield f"các đơn vị do {esc(_who(filters.charge, me='đồng chí'))} phụ trách"
    if filters.assigner:
        yield f"do {esc(_who(filters.assigner, me='đồng chí'))} giao"


def _period(filters: Filters, words: str) -> str:
    within = words if words.startswith("từ") else f"trong {words}"
    if filters.status in ENDED_IN_IT and not filters.given:
        return within
    return f"{'giao' if filters.given else 'có hạn'} {within}{', hoặc đã quá hạn' if filters.or_late else ''}"


def deadline(task: Task, zone: dt.tzinfo) -> str:
    """ "hạn thứ Sáu 27/11/2026"; the words of a deadline without a date."""
    due = task.due
    if due is None:
        return "không có thời hạn"
    if due.moment is not None:
        return f"hạn {format.full_moment(due.moment.astimezone(zone))}"
    return f"hạn {format.full_date(due.day)}" if due.day else f"thời hạn “{esc(cut(due.words, LONGEST_UNIT))}”"


def entry(
    number: int, line: Listed, now: dt.datetime, calendar: WorkingCalendar, *, reason: int = LONGEST_REASON
) -> str:
    """A numbered task in two lines; overdue, the third says what was last reported, in `reason` characters at most.

    What an order to several units is about stands above its parts. Where it is asked what waits, that is told instead.
    """
    task, zone = line.task, now.tzinfo
    assert zone is not None
    when = tasks.timeliness(task, now, calendar)
    progress = progress_words(task) if task.state in AT_WORK else ""
    known = [
        esc(cut(task.lead.name, LONGEST_UNIT)),
        "phối hợp" if line.supporting else "",
        deadline(task, zone),
        distance(task, now, calendar),
        "" if task.state in AT_WORK else STATES[task.state],
        f"đã báo {progress}" if progress else "",
        requested(line.request.due, zone) if line.request and line.request.due and not line.waits else "",
    ]
    head = f"{number}. {mark(task, now, calendar)} /nv{task.number}{urgency(task)}"
    details = ", ".join(words for words in known if words)
    said = f"{head} {details}" if line.order else f"{head} {esc(cut(task.content, LONGEST_CONTENT))}\n{details}"
    if line.waits:
        waits = on_card(line.waits, zone) if reason else [f"⏳ {NAMES[one.matter]}" for one in line.waits]
        return "\n".join([said, *waits])
    if when is Timeliness.OVERDUE and task.state is not State.COMPLETED and task.last_words and reason:
        said += f"\n{last_words_label(task)}: “{esc(cut(task.last_words, reason))}”"
    return said


def page(found: TaskList) -> Message:
    """One page of a list, with buttons to its neighbours and the words that can be typed instead.

    Each page is numbered from 1, because a reply to it ("2 xong") counts the tasks that it shows. It is one message,
    so that it can be rewritten in place: where it would be too long, the last reports are left out.
    """
    if not found.total:
        return Message(
            f"<b>NHIỆM VỤ</b>: {_title(found)}\nKhông có nhiệm vụ nào trong phạm vi đồng chí được xem."
            f"{_how_searched(found)}"
        )
    html = _page(found, LONGEST_REASON)
    if length(html) > LIMIT:
        html = _page(found, 0)
    shown = tuple(line.task.id for line in found.lines)
    return Message(
        html,
        buttons=turning(ButtonKind.PAGE, found.owner, found.filters, found.pages),
        shows=shown,
        lines=counted(shown),
    )


def _title(found: TaskList) -> str:
    return "; ".join(asked_for(replace(found.filters, status=found.filters.status or default_status(found.filters))))


def _how_searched(found: TaskList) -> str:
    if not found.filters.text:
        return ""
    if found.total:
        return "" if found.nearness is not Nearness.MOST else "\n<i>Không có việc nào đủ các từ này; gần nhất là:</i>"
    return "\n<i>Đã tìm trong nội dung và sản phẩm, không phân biệt dấu. Có thể hỏi bằng ít từ hơn.</i>"


def _page(found: TaskList, reason: int) -> str:
    number, pages = found.filters.page, found.pages
    which = f", trang {number}/{pages}" if pages > 1 else ""
    lines = [
        f"<b>NHIỆM VỤ</b>: {_title(found)}",
        f"Có {found.total} nhiệm vụ{which}, {format.as_of(found.as_of)}.{_how_searched(found)}",
        *_entries(found, reason),
        *how_to_turn("nhiemvu", found.filters, found.pages),
    ]
    return "\n".join(lines)


def _entries(found: TaskList, reason: int) -> Iterator[str]:
    """The lines of the page; above neighbours that one order made stands what it is, once, and how it stands."""
    above = None
    for place, line in enumerate(found.lines, 1):
        order = line.order.id if line.order is not None else None
        if line.order is not None and order != above:
            yield f"\n<b>{esc(cut(line.task.content, LONGEST_CONTENT))}</b>: {orders.standing(line.order)}"
        above = order
        apart = "" if order is not None else "\n"
        yield f"{apart}{entry(place, line, found.as_of, found.calendar, reason=reason)}{_silence(line, found)}"


def _silence(line: Listed, found: TaskList) -> str:
    """Since when nobody has reported, where that is what was asked."""
    if found.filters.status is not Status.UNREPORTED:
        return ""
    since = line.task.quiet_since.astimezone(found.as_of.tzinfo)
    return f"\nkhông có báo cáo từ {format.date(since.date())}"


def how_to_turn(command: str, filters: Filters, pages: int) -> Iterator[str]:
    """What is typed for the next page, where there is one."""
    following = typed(replace(filters, page=filters.page + 1))
    if filters.page < pages and len(following) <= LONGEST:
        yield f"\n<i>Trang sau: bấm nút hoặc gõ</i> <code>/{command} {esc(following)}</code>"


def turning(kind: ButtonKind, owner: int, filters: Filters, pages: int) -> Rows:
    """Buttons to the pages around; none where the filters are too long for their data: the typed words remain."""
    near = (("Trang trước", filters.page - 1), ("Trang sau", filters.page + 1))
    row = tuple(
        Button(label, f"{kind}:{owner}:{encode(replace(filters, page=to))}") for label, to in near if 1 <= to <= pages
    )
    return (row,) if row and all(len(button.data.encode()) <= LONGEST_DATA for button in row) else ()
