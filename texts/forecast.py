"""The reminders to come in words: by day and hour, which task, why, and who is addressed."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby

from domain.asking import counted
from domain.overviews.forecast import DAYS, Entry, Forecast
from domain.presses import ButtonKind
from domain.reminding.digests import Line, Section
from domain.tasks import PersonName, last_day_of
from texts import format
from texts.lists import asked_for, how_to_turn, turning
from texts.message import LIMIT, Message, esc, length
from texts.reminders import hours_left
from texts.tasks import cut, distance, urgency

LONGEST_CONTENT = 80
LONGEST_UNIT = 60
LONGEST_NAME = 30
MOST_GROUPS = 3
NAMED = (4, 1)
"""How many people of each kind are named: as many as one message holds."""

REASONS = {
    Section.RETURNED: "đơn vị trả lại, chờ Văn phòng giao lại",
    Section.AGAIN: "nhắc lại theo đề nghị của đơn vị",
    Section.SILENT: "việc dài hạn chưa có báo cáo, hỏi tiến độ",
    Section.PROGRESS: "không có ngày hạn, hỏi tiến độ đầu tháng",
    Section.CONDITION: "chờ điều kiện, hỏi Văn phòng đầu tháng",
}
IN_PRIVATE = "*"
AS_IT_STANDS = "Theo tình hình hiện nay: báo hoàn thành, gia hạn hoặc quyết định mới sẽ thay đổi lịch này."
LEGEND = f"{IN_PRIVATE} Nhận cả trong tin nhắn riêng."


def page(found: Forecast) -> Message:
    """One page, with buttons to its neighbours. Its entries are numbered from 1, as those of a list are.

    It is one message, so that it can be rewritten in place: where it would be too long, fewer people are named.
    """
    if not found.total:
        return Message(f"Không có nhắc việc nào trong phạm vi đồng chí được xem ({_span(found)}{_narrowed(found)}).")
    html = next((html for most in NAMED if length(html := _page(found, most)) <= LIMIT), _page(found, 0))
    shown = tuple(entry.line.task.id for entry in found.entries if not entry.follows)
    return Message(
        html,
        buttons=turning(ButtonKind.PLAN, found.owner, found.filters, found.pages),
        shows=shown,
        lines=counted(shown),
    )


def _page(found: Forecast, most: int) -> str:
    number, pages = found.filters.page, found.pages
    which = f", trang {number}/{pages}" if pages > 1 else ""
    lines = [
        f"<b>LỊCH NHẮC</b>: {_span(found)}{_narrowed(found)}",
        f"Có {found.total} lượt nhắc{which}, gửi vào {_groups(found)}.",
        *_days(found, most),
        *how_to_turn("lichnhac", found.filters, pages),
        "",
        *([f"<i>{LEGEND}</i>"] if any(entry.private for entry in found.entries) else []),
        f"<i>{AS_IT_STANDS}</i>",
    ]
    return "\n".join(lines)


def _span(found: Forecast) -> str:
    return f"{DAYS} ngày tới, đến hết ngày {format.date(found.last)}"


def _narrowed(found: Forecast) -> str:
    """What was asked for beside that; a period tells the days of the reminders."""
    period = found.filters.period
    asked = list(asked_for(replace(found.filters, period=None)))
    if period is not None:
        first, last = format.date(period.first), format.date(period.last)
        asked.append(f"nhắc ngày {first}" if first == last else f"nhắc từ {first} đến {last}")
    return "".join(f"; {words}" for words in asked)


def _groups(found: Forecast) -> str:
    names = [f"“{esc(cut(title, LONGEST_UNIT))}”" for title in found.groups[:MOST_GROUPS]]
    return f"nhóm {format.listed(names)}" if len(found.groups) <= MOST_GROUPS else f"{len(found.groups)} nhóm"


def _days(found: Forecast, most: int) -> Iterator[str]:
    place = 0
    for moment, same in groupby(found.entries, key=lambda entry: entry.moment.astimezone(found.times.zone)):
        yield f"\n<b>{format.full_date(moment.date())}, {format.clock(moment)}</b>"
        for entry in same:
            place += not entry.follows
            yield from _entry(place, entry, found, most)


def _entry(place: int, entry: Entry, found: Forecast, most: int) -> Iterator[str]:
    line = entry.line
    content = esc(cut(line.task.content, LONGEST_CONTENT))
    head = f"• kỳ sau của /nv{line.task.number}" if entry.follows else f"{place}. /nv{line.task.number}"
    yield f"{head}{urgency(line.task)}{_which(entry)} {content}"
    yield f"{esc(cut(line.task.lead.name, LONGEST_UNIT))}, {_reason(entry, found)}"
    if told := "; ".join(_told(line, entry.private, most)):
        yield f"→ {told}{'' if entry.in_groups else ' (chỉ nhắn riêng)'}"


def _which(entry: Entry) -> str:
    """Occurrences that have no number yet are told apart by their deadlines."""
    due = entry.line.task.due
    return f" (hạn {format.date(due.day)})" if entry.follows and due and due.day else ""


def _reason(entry: Entry, found: Forecast) -> str:
    """ "còn 3 ngày làm việc", "quá hạn 1 ngày làm việc": at which rung the task stands by then."""
    line, times = entry.line, found.times
    now = entry.moment.astimezone(times.zone)
    ends = line.task.due.ends(times.zone) if line.task.due else None
    if line.section is Section.OVERDUE and ends is not None:
        late = times.calendar.working_days_between(last_day_of(ends, times.zone), now.date())
        return f"quá hạn {late} ngày làm việc" if late else "quá hạn"
    if line.section is Section.TODAY:
        left = hours_left(line.task, now, times)
        return f"đến hạn trong ngày{f', {left}' if left else ''}"
    if line.section is Section.BEGUN:
        return f"kỳ mới của việc định kỳ, {distance(line.task, now, times.calendar)}"
    return REASONS.get(line.section) or distance(line.task, now, times.calendar)


def _told(line: Line, private: Collection[int], most: int) -> Iterator[str]:
    for label, people in (("", line.people), ("Văn phòng: ", line.office), ("lãnh đạo: ", line.leaders)):
        if people:
            names = [_named(person, private) for person in people[:most]]
            others = f"{len(people) - len(names)} đồng chí{' khác' if names else ''}"
            yield label + format.listed([*names, others] if len(people) > most else names)


def _named(person: PersonName, private: Collection[int]) -> str:
    """A name that does not ring: nobody is reminded here."""
    return f"{esc(cut(person.name, LONGEST_NAME))}{IN_PRIVATE if person.account in private else ''}"
