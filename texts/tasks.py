"""What is said of one task: its card, and what was understood of a report."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from domain import tasks
from domain.asking import counted
from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.extensions import is_earlier
from domain.ladder import Times
from domain.people import Verb
from domain.tasks import Due, Facts, PersonName, State, Task, Timeliness, Urgency
from domain.words import fold
from texts import format, papers
from texts.message import Message, Rows, esc

STATES = {
    State.ASSIGNED: "đã giao, chưa có báo cáo",
    State.IN_PROGRESS: "đang thực hiện",
    State.SUBMITTED: "đã báo hoàn thành, chờ xác nhận",
    State.COMPLETED: "đã hoàn thành",
    State.RETURNED: "đơn vị trả lại, chờ Văn phòng giao lại",
    State.WAITING: "chờ điều kiện",
    State.SUSPENDED: "tạm hoãn",
    State.CANCELLED: "đã hủy",
}
MARKS = {
    Timeliness.OVERDUE: "🔴",
    Timeliness.DUE_SOON: "🟡",
    Timeliness.IN_TIME: "🟢",
    Timeliness.NO_DEADLINE: "⚪",
}
URGENCIES = {Urgency.URGENT: "KHẨN", Urgency.VERY_URGENT: "THƯỢNG KHẨN", Urgency.EXPRESS: "HỎA TỐC"}
DONE_MARK = "✅"
NO_FACTS = Facts()
MOST_FILES = 3

LONGEST_QUOTE = 200
_BEFORE_A_DAY = re.compile(
    r"(?<!\w)(?:truoc|trc)(?: ngay| mung| hom)* (?:\d|thu |t\d|mai(?!\w)|chu nhat|ram(?!\w))(?!.*\d ngay)"
)


SILENCE_IS_CONSENT = "quá hạn không có ý kiến thì coi như đồng ý"


def is_consent(task: Task) -> bool:
    """Whether silence up to the deadline of the task means consent."""
    return task.due is not None and task.due.kind is DeadlineKind.CONSENT


def mention(person: PersonName) -> str:
    """The name of a person, which rings on that person's phone."""
    return f'<a href="tg://user?id={person.account}">{esc(person.name)}</a>'


def mentions(people: tuple[PersonName, ...]) -> str:
    return ", ".join(mention(person) for person in dict.fromkeys(people))


def cut(words: str, limit: int) -> str:
    """The words, ended at a word with "…" where they are longer than `limit`."""
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    kept = words[: limit - 1]
    head, space, _ = kept.rpartition(" ")
    return (head if space and len(head) > limit // 2 else kept).rstrip(" ,;.:-") + "…"


def title(task: Task, limit: int = 120) -> str:
    return f"/nv{task.number} – {esc(cut(task.content, limit))}"


def due_words(due: Due, zone: dt.tzinfo) -> str:
    """The words of a deadline and what they were understood to mean, side by side."""
    said = f"“{esc(cut(due.words, LONGEST_QUOTE))}”"
    if due.moment is not None:
        meant = format.full_moment(due.moment.astimezone(zone))
    elif due.day is not None:
        meant = f"{'hết ' if _says_before(due) else ''}{format.full_date(due.day)}"
    else:
        return f"{said} (không có ngày cụ thể)"
    return f"{said} → <b>{meant}</b>" + (", định kỳ" if due.rrule else "")


def _says_before(due: Due) -> bool:
    """Whether the words name a day before which it is due: then the last day that counts is said as such."""
    return _BEFORE_A_DAY.search(fold(due.words)) is not None


def distance(task: Task, now: dt.datetime, calendar: WorkingCalendar) -> str:
    """How far the deadline is: "còn 5 ngày làm việc", "trễ 2 ngày"; empty where there is no date."""
    zone = now.tzinfo
    assert zone is not None
    late = tasks.days_late(task, now)
    if late:
        return f"trễ {late} ngày"
    ends = task.due.ends(zone) if task.due else None
    if ends is None or task.state in (State.COMPLETED, State.SUBMITTED):
        return ""
    return left_until(tasks.last_day_of(ends, zone), now, calendar)


def left_until(day: dt.date, now: dt.datetime, calendar: WorkingCalendar) -> str:
    if day == now.date():
        return "hạn trong hôm nay"
    working = calendar.working_days_between(now.date(), day)
    return f"còn {working} ngày làm việc" if working else f"còn {(day - now.date()).days} ngày nghỉ"


def day_off_warning(due: Due, times: Times) -> str:
    """A deadline on a day off is shown with a warning, and never moved in silence."""
    day = due.moment.astimezone(times.zone).date() if due.moment else due.day
    if day is None or times.calendar.is_working_day(day):
        return ""
    return f"\n⚠️ {format.full_date(day)} là ngày nghỉ."


def fields(task: Task, now: dt.datetime, times: Times) -> list[str]:
    """The lines of a card that say what the task is."""
    lines = [f"Chủ trì: {esc(task.lead.name)}"]
    if task.support:
        lines.append(f"Phối hợp: {esc(format.listed([unit.name for unit in task.support]))}")
    if task.delegate:
        lines.append(f"Người thực hiện: {esc(task.delegate.name)}")
    if task.product:
        lines.append(f"Sản phẩm: {esc(task.product)}")
    if task.paper:
        lines.append(f"Văn bản: {papers.told(task.paper, task.source)}")
    if task.area:
        lines.append(f"Lĩnh vực: {esc(task.area)}")
    lines.append(_deadline_line(task, now, times))
    return lines


def _deadline_line(task: Task, now: dt.datetime, times: Times) -> str:
    if task.due is None:
        return "Hạn: không có thời hạn"
    far = distance(task, now, times.calendar)
    return f"Hạn: {due_words(task.due, times.zone)}{f', {far}' if far else ''}{day_off_warning(task.due, times)}"


def last_words_label(task: Task) -> str:
    return "Lý do trả lại" if task.state is State.RETURNED else "Báo cáo gần nhất"


def progress_words(task: Task) -> str:
    """What is known of the progress: "80%", "5/12", or nothing."""
    known = [f"{task.percent}%"] if task.percent is not None else []
    if task.count:
        known.append(f"{task.count[0]}/{task.count[1]}")
    return ", ".join(known)


def mark(task: Task, now: dt.datetime, calendar: WorkingCalendar) -> str:
    return DONE_MARK if task.state is State.COMPLETED else MARKS[tasks.timeliness(task, now, calendar)]


def urgency(task: Task) -> str:
    """ " [KHẨN]", to stand behind words; empty for most tasks."""
    return f" <b>[{URGENCIES[task.urgency]}]</b>" if task.urgency in URGENCIES else ""


TO_REPORT = "Trả lời tin nhắn này để báo cáo tiến độ."
TO_DECIDE = "Trả lời tin nhắn này để hỏi, cho ý kiến hoặc quyết định."
TO_REMARK = "Trả lời tin nhắn này để ghi ý kiến."


def card(
    task: Task,
    now: dt.datetime,
    times: Times,
    *,
    under: Rows = (),
    facts: Facts = NO_FACTS,
    waits: Sequence[str] = (),
    answered: str = TO_REPORT,
) -> Message:
    """Everything about one task, to be read out and replied to; `waits` are lines of what waits for a decision.

    `answered` tells what an answer to it does; "" where the reader has nothing to say to it.
    """
    heading = f"{mark(task, now, times.calendar)} <b>Nhiệm vụ /nv{task.number}</b>{urgency(task)}"
    lines = [heading, esc(task.content), "", *fields(task, now, times), *_first_deadline(facts, times), *_series(facts)]
    progress = progress_words(task)
    lines.append(f"Trạng thái: {STATES[task.state]}{f' ({progress})' if progress else ''}")
    if task.last_words:
        lines.append(f"{last_words_label(task)}: “{esc(cut(task.last_words, LONGEST_QUOTE))}”")
    lines += waits
    if facts.instruction:
        lines.append(instruction(facts.instruction, times.zone))
    if facts.files:
        shown = ", ".join(facts.files[-MOST_FILES:])
        lines.append(f"📎 {len(facts.files)} tệp: {esc(cut(shown, LONGEST_QUOTE))}")
    if task.state in tasks.OPEN_TO_REPORTS and answered:
        lines += ["", f"<i>{answered}</i>"]
    return Message("\n".join(lines), buttons=under, shows=(task.id,))


def _first_deadline(facts: Facts, times: Times) -> list[str]:
    """The first day that was set, where it has been moved since."""
    dated = [due for due in facts.deadlines if due.ends(times.zone) is not None]
    if len(dated) < 2:
        return []
    earlier = sum(is_earlier(old, new, times.zone) for old, new in pairwise(dated))
    later = len(dated) - 1 - earlier
    moved = [f"gia hạn {later} lần"] * bool(later) + [f"rút ngắn {earlier} lần"] * bool(earlier)
    return [f"Hạn ban đầu: {due_words(dated[0], times.zone)}; {', '.join(moved)}"]


def _series(facts: Facts) -> list[str]:
    """ "Định kỳ: kỳ trước /nv12, kỳ sau /nv14"."""
    around = (("kỳ trước", facts.previous), ("kỳ sau", facts.following))
    known = ", ".join(f"{name} /nv{number}" for name, number in around if number is not None)
    return [f"Định kỳ: {known}"] if known else []


def registered(
    made: tuple[Task, ...], now: dt.datetime, times: Times, heads: tuple[PersonName, ...], *, beside: Sequence[str] = ()
) -> Message:
    """The task is on record; who has to do it is told. `beside` are lines about others whom it concerns."""
    if len(made) == 1:
        shown = card(made[0], now, times)
        opening = f"✅ Đã ghi nhận.{f' Kính chuyển {mentions(heads)}.' if heads else ''}"
        return Message("\n".join((opening, *beside, shown.html)), shows=shown.shows)
    lines = [f"✅ Đã giao {len(made)} nhiệm vụ{urgency(made[0])}:", esc(cut(made[0].content, 600)), ""]
    lines += [f"{place}. /nv{task.number} – {esc(task.lead.name)}" for place, task in enumerate(made, 1)]
    lines += ["", _deadline_line(made[0], now, times)]
    if heads:
        lines.append(f"Kính chuyển: {mentions(heads)}")
    lines += beside
    ids = tuple(task.id for task in made)
    return Message("\n".join(lines), shows=ids, lines=counted(ids))


def progressed(task: Task, now: dt.datetime, times: Times, *, stated: bool, files: int = 0) -> str:
    """One line for a report of progress that was written down. Figures are repeated only where they were stated now."""
    known = (progress_words(task) if stated else "") or "đang thực hiện"
    far = distance(task, now, times.calendar)
    return f"✅ Đã ghi nhận <b>{known}</b>: {title(task)}{f' ({far})' if far else ''}.{_kept(files)}"


def _kept(files: int) -> str:
    """Beside what was written down, in a line of its own."""
    return f"\n📎 Đã giữ {files} tệp gửi kèm." if files else ""


def submitted(task: Task, judges: tuple[PersonName, ...]) -> str:
    late = " (quá hạn)" if task.due and tasks.days_late(task, _as_of(task)) else ""
    return (
        f"✅ Đã ghi nhận <b>báo hoàn thành</b>{late}: {title(task)}.\n"
        f"Chờ xác nhận{f': {mentions(judges)}' if judges else ' của Văn phòng hoặc lãnh đạo'}."
    )


def _as_of(task: Task) -> dt.datetime:
    assert task.reported_at is not None
    return task.reported_at


def obstacle_noted(task: Task, office: tuple[PersonName, ...], *, files: int = 0) -> str:
    to = mentions(office) or "Văn phòng"
    return f"⚠️ Đã ghi nhận <b>vướng mắc</b> của {title(task)}.\nKính chuyển {to}.{_kept(files)}"


def overcome(task: Task) -> str:
    return f"Đã ghi nhận /nv{task.number} không còn vướng mắc."


def returned(task: Task, office: tuple[PersonName, ...]) -> str:
    return (
        f"↩️ Đã ghi nhận đơn vị <b>trả lại</b> {title(task)}.\n"
        f"Kính chuyển {mentions(office) or 'Văn phòng'} xem xét giao lại."
    )


def return_asked(task: Task, office: tuple[PersonName, ...]) -> str:
    return (
        f"↩️ Đã ghi nhận đơn vị <b>đề nghị trả lại</b> {title(task)}.\nĐã quá 24 giờ kể từ khi giao: đơn vị tiếp tục "
        f"thực hiện cho đến khi có quyết định.\nKính chuyển {mentions(office) or 'Văn phòng'} xem xét."
    )


def ask_new_lead(task: Task) -> str:
    return (
        f"Giao lại {title(task)} cho <b>đơn vị nào</b>? Đề nghị chọn hoặc trả lời tin nhắn này bằng tên đơn vị "
        "(có thể kèm hạn mới: “VP, hạn 20/12”)."
    )


def reassigned(
    before: Task, after: Task, by: str, heads: tuple[PersonName, ...], now: dt.datetime, times: Times
) -> Message:
    """Who leads from now on, to be told; the card reads everything out to them."""
    shown = card(after, now, times)
    return Message(
        f"🔁 {esc(by)} đã <b>giao lại</b> /nv{after.number}: {esc(before.lead.name)} → {esc(after.lead.name)}."
        f"{addressed(heads)}\n{shown.html}",
        shows=shown.shows,
    )


def kept(task: Task, by: str, heads: tuple[PersonName, ...], now: dt.datetime, times: Times) -> str:
    far = distance(task, now, times.calendar)
    return (
        f"✅ {esc(by)} quyết định {esc(task.lead.name)} <b>tiếp tục thực hiện</b> {title(task)}.\n"
        f"Hạn: {present_deadline(task, times)}{f', {far}' if far else ''}{addressed(heads)}"
    )


def begun(task: Task, by: str, heads: tuple[PersonName, ...]) -> str:
    return f"✅ {esc(by)}: điều kiện của {title(task)} <b>đã có</b>, đơn vị bắt đầu thực hiện.{addressed(heads)}"


def instruction(given: tasks.Instruction, zone: dt.tzinfo) -> str:
    at = given.at.astimezone(zone)
    return f"📌 {esc(given.by)} chỉ đạo ({at:%d/%m}): “{esc(cut(given.words, LONGEST_QUOTE))}”"


def present_deadline(task: Task, times: Times) -> str:
    return due_words(task.due, times.zone) if task.due else "không có thời hạn"


def unclear_judgement(task: Task, said: str) -> str:
    return (
        f"Chưa rõ “{esc(cut(said, LONGEST_QUOTE))}” là xác nhận hoàn thành hay yêu cầu làm lại; {title(task)} chưa "
        "thay đổi gì. Đề nghị bấm nút, hoặc trả lời “xác nhận”, “làm lại, thiếu phụ lục”."
    )


def addressed(people: tuple[PersonName, ...]) -> str:
    return f"\nKính chuyển {mentions(people)}." if people else ""


def confirmed(task: Task, by: str, times: Times) -> str:
    reported = _as_of(task).astimezone(times.zone)
    late = tasks.days_late(task, reported)
    undated = tasks.timeliness(task, reported, times.calendar) is Timeliness.NO_DEADLINE
    how = f"quá hạn {late} ngày" if late else ("không có thời hạn" if undated else "đúng hạn")
    return f"✅ {esc(by)} đã <b>xác nhận hoàn thành</b> ({how}): {title(task)}."


def sent_back(before: Task, by: str, reason: str, heads: tuple[PersonName, ...]) -> str:
    confirmed = before.state is State.COMPLETED
    what = "mở lại nhiệm vụ đã xác nhận, yêu cầu <b>làm lại</b>" if confirmed else "yêu cầu <b>làm lại</b>"
    return (
        f"↩️ {esc(by)} {what}: {title(before)}.\nLý do: {esc(reason)}\n"
        f"{f'Kính chuyển {mentions(heads)}.' if heads else ''}"
    ).rstrip()


REASONS = {Verb.SEND_BACK: "làm lại", Verb.CANCEL: "hủy"}


def ask_reason(task: Task, verb: Verb) -> str:
    return f"Đề nghị nêu <b>lý do</b> {REASONS[verb]} {title(task)} (trả lời tin nhắn này)."


def cancelled(task: Task, by: str, reason: str, heads: tuple[PersonName, ...]) -> str:
    return (
        f"❌ {esc(by)} đã <b>hủy</b> {title(task)}.\nLý do: {esc(reason)}\n"
        f"{f'Kính chuyển {mentions(heads)}.' if heads else ''}"
    ).rstrip()


def delegated(task: Task, person: PersonName) -> str:
    return f"✅ Đã giao {mention(person)} thực hiện {title(task)}."


def ask_meaning(task: Task, words: str) -> str:
    return f"Về /nv{task.number}, “{esc(cut(words, 150))}” nghĩa là gì?"


def meaning_dropped(task: Task) -> str:
    return f"Đã bỏ qua. /nv{task.number} giữ nguyên: {STATES[task.state]}."


TAKEN_BACK = {State.SUBMITTED: "báo hoàn thành", State.RETURNED: "việc trả lại"}
"""What others were told of, so that they have to hear that it holds no longer."""


def withdrawn(before: Task, after: Task, by: str) -> str:
    return f"↩️ {esc(by)} đã <b>rút lại {TAKEN_BACK[before.state]}</b> {title(after)}.\nHiện nay: {STATES[after.state]}."
