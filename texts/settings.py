"""The settings of a department in words: each with the line that changes it, what was changed, what is refused."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from domain.calendar import ONE_DAY
from domain.deadlines import Before
from domain.history import Change, HistoryLine, SettingsChanged
from domain.ladder import Ladder, Times
from domain.refusals import BadSetting
from domain.settings import (
    EARLIEST,
    LAST_CUTOFF,
    LATEST,
    LONGEST_STEP,
    MOST_DAYS_SET,
    MOST_STEPS,
    OF_LADDER,
    Changed,
    Overview,
    Topic,
    Why,
)
from texts import format, letterheads, periodic, scores
from texts.message import Message, esc
from texts.rounds import scheduled
from texts.tasks import cut

MOST_DAYS = 12
LONGEST_QUOTE = 60
Value = TypeVar("Value")

LABELS = {
    Topic.BEFORE: "nhắc trước hạn",
    Topic.AFTER: "nhắc khi quá hạn",
    Topic.HOUR: "giờ nhắc",
    Topic.OFFICE_FROM: "báo Văn phòng",
    Topic.LEADER_FROM: "báo lãnh đạo",
    Topic.BEFORE_DAY: "hạn “trước ngày”",
    Topic.CUTOFF: "tháng báo cáo chốt số liệu",
}
TYPED = {
    Topic.BEFORE: "nhắc trước",
    Topic.AFTER: "nhắc quá hạn",
    Topic.HOUR: "giờ nhắc",
    Topic.OFFICE_FROM: "báo văn phòng từ",
    Topic.LEADER_FROM: "báo lãnh đạo từ",
    Topic.BEFORE_DAY: "trước ngày:",
    Topic.CUTOFF: "chốt số liệu",
    Topic.DAY_OFF: "nghỉ",
    Topic.DAY_WORKED: "làm bù",
    Topic.DAY_AS_USUAL: "bỏ",
    Topic.DEFAULTS: "mặc định",
    Topic.DECIDERS: "việc lãnh đạo giao:",
}
"""What stands behind the command, in front of the value."""

MEANINGS = {Before.DAY_BEFORE: "ngày liền trước", Before.THAT_DAY: "đúng ngày đó"}
"""What "trước ngày" may mean, as it is typed."""
SHOWN = {Before.DAY_BEFORE: "hết ngày liền trước (14/12)", Before.THAT_DAY: "hết đúng ngày đó (15/12)"}
DECIDERS = {False: "lãnh đạo đó quyết định", True: "Văn phòng quyết định thay"}
"""Who extends, cancels and reassigns what a leader gave, as it is typed."""
LAST_DAY = "cuối tháng"
DAYS = {False: "nghỉ", True: "làm bù", None: "theo lịch chung"}
WORKING_DAYS = "ngày làm việc"

Step = tuple[int, ...] | dt.time | int
"""What a setting of the ladder may be."""


def value_of(topic: Topic, ladder: Ladder) -> str:
    """The value of a setting as it is typed: "7, 3, 1", "8h00", "3"."""
    value = getattr(ladder, topic.value)
    if isinstance(value, dt.time):
        return f"{value.hour}h{value.minute:02}"
    return ", ".join(str(step) for step in value) if isinstance(value, tuple) else str(value)


def line_of(topic: Topic, value: str = "") -> str:
    """The line that changes a setting."""
    return f"/caidat {TYPED[topic]} {value}".rstrip()


def page(found: Overview, now: dt.datetime) -> Message:
    """Every setting in words; for who may change them with the line to type."""
    times, may_change = found.times, found.may_change
    today = now.astimezone(times.zone).date()
    lines = ["<b>CÀI ĐẶT NHẮC VIỆC</b>", ""]
    for topic in OF_LADDER:
        lines.append(f"• {_capital(LABELS[topic])}: <b>{_in_words(topic, times.ladder)}</b>")
        lines += _how(line_of(topic, value_of(topic, times.ladder)), may_change)
    lines += _before_day(times.before, may_change)
    lines.append(f"• Gia hạn, hủy, chuyển việc lãnh đạo giao: <b>{DECIDERS[found.office_decides]}</b>")
    lines += _how(line_of(Topic.DECIDERS, DECIDERS[not found.office_decides]), found.may_change_deciders)
    lines += periodic.shown(found.periodic, may_change)
    lines += scheduled.shown(found.schedules, found.times, now.astimezone(found.times.zone).date())
    lines += scores.shown(found.scoring, may_change, found.may_change_deciders)
    lines += letterheads.shown(found.letterhead, may_change)
    lines += _cutoff(times.cutoff, may_change)
    lines += _calendar(times, today, may_change)
    if may_change:
        lines += [
            "• Trở về mặc định (giữ ngày nghỉ, ngày làm bù, ngày chốt số liệu)",
            *_how(line_of(Topic.DEFAULTS), may_change),
        ]
        lines += ["", "<i>Chạm vào dòng lệnh để chép, sửa số rồi gửi.</i>"]
    if found.changes:
        lines += ["", "Thay đổi gần đây:", *(_event(one, times.zone) for one in found.changes)]
    return Message("\n".join(lines))


def _before_day(before: Before, may_change: bool) -> Iterator[str]:
    """With the line that chooses the other of the two."""
    other = Before.THAT_DAY if before is Before.DAY_BEFORE else Before.DAY_BEFORE
    yield f"• Hạn “trước ngày 15/12”: <b>{SHOWN[before]}</b>"
    yield from _how(line_of(Topic.BEFORE_DAY, MEANINGS[other]), may_change)


def cutoff_words(cutoff: int | None) -> str:
    """ "ngày 14", as it is typed."""
    return LAST_DAY if cutoff is None else f"ngày {cutoff}"


def _cutoff(cutoff: int | None, may_change: bool) -> Iterator[str]:
    """With what a month is then; the quarter, half a year, nine months and the year follow it."""
    days = "" if cutoff is None else f" (tháng 12: từ {cutoff + 1}/11 đến {cutoff}/12; quý, năm theo đó)"
    yield f"• {_capital(LABELS[Topic.CUTOFF])}: <b>{cutoff_words(cutoff)}</b>{days}"
    yield from _how(line_of(Topic.CUTOFF, EXAMPLES[Topic.CUTOFF] if cutoff is None else LAST_DAY), may_change)


def _how(line: str, may_change: bool) -> list[str]:
    return [f"   <code>{esc(line)}</code>"] if may_change else []


def _in_words(topic: Topic, ladder: Ladder) -> str:
    value = value_of(topic, ladder)
    match topic:
        case Topic.BEFORE:
            return f"{value} {WORKING_DAYS}, và đúng ngày đến hạn"
        case Topic.AFTER:
            return f"{value} {WORKING_DAYS}, sau đó mỗi {ladder.every} {WORKING_DAYS}"
        case Topic.HOUR:
            return f"{ladder.hour:%H:%M}"
    return f"từ ngày làm việc quá hạn thứ {value}"


def _calendar(times: Times, today: dt.date, may_change: bool) -> Iterator[str]:
    for topic, worked, label in ((Topic.DAY_OFF, False, "Ngày nghỉ thêm"), (Topic.DAY_WORKED, True, "Ngày làm bù")):
        days = sorted(day for day, is_worked in times.calendar.overrides.items() if is_worked is worked)
        yield f"• {label}: <b>{_listed([day for day in days if day >= today])}</b>"
        yield from _how(line_of(topic, _typed(days[-1]) if days else f"{EXAMPLES[topic]}/{today.year + 1}"), may_change)
    if times.calendar.overrides:
        last = max(times.calendar.overrides)
        yield "• Bỏ một ngày đã đặt: theo lại lịch chung"
        yield from _how(line_of(Topic.DAY_AS_USUAL, _typed(last)), may_change)


def _typed(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _listed(days: Sequence[dt.date]) -> str:
    if not days:
        return "không có"
    runs = [run for run, _ in _runs(dict.fromkeys(days))]
    left = sum(map(len, runs[MOST_DAYS:]))
    shown = [_run(run) for run in runs[:MOST_DAYS]]
    return format.listed([*shown, f"{left} ngày nữa"] if left else shown)


def changed(found: Changed, *, by: str) -> Message:
    """Every change read back with the old value, for all to see."""
    changes = _changes(found.before, found.after)
    lines = [f"✅ {esc(by)} đã thay đổi cài đặt nhắc việc:", *(f"• {one}" for one in changes)]
    if found.tasks:
        lines.append(f"Lịch nhắc của {found.tasks} nhiệm vụ đã được tính lại; xem /lichnhac.")
    return Message("\n".join(lines))


def _changes(before: Times, after: Times) -> Iterator[str]:
    for topic in OF_LADDER:
        old, new = value_of(topic, before.ladder), value_of(topic, after.ladder)
        if old != new:
            yield f"{_capital(LABELS[topic])}: trước: {old} → nay: <b>{new}</b>{_unit(topic)}"
    if before.before is not after.before:
        yield (
            f"{_capital(LABELS[Topic.BEFORE_DAY])}: trước: {MEANINGS[before.before]} → "
            f"nay: <b>{MEANINGS[after.before]}</b>; {KEPT}"
        )
    if before.cutoff != after.cutoff:
        old, new = cutoff_words(before.cutoff), cutoff_words(after.cutoff)
        yield f"{_capital(LABELS[Topic.CUTOFF])}: trước: {old} → nay: <b>{new}</b>; quý, 6 tháng, 9 tháng, năm theo đó"
    old_days, new_days = before.calendar.overrides, after.calendar.overrides
    days = sorted({*old_days, *new_days})
    changed = {day: (old_days.get(day), new_days.get(day)) for day in days if old_days.get(day) != new_days.get(day)}
    for run, (was, becomes) in _runs(changed):
        yield _capital(f"{_run(run)}: trước: {DAYS[was]} → nay: <b>{DAYS[becomes]}</b>")


KEPT = "hạn đã ghi nhận giữ nguyên"


def before_chosen(before: Before, *, by: str) -> Message:
    """What was chosen after the group was set up, also where it was so already."""
    return Message(f"✅ {esc(by)} đã chọn: hạn “trước ngày 15/12” là {SHOWN[before]}; {KEPT}. Đổi bằng /caidat.")


def deciders(office: bool, *, by: str, changed: bool) -> Message:
    """Who decides about what a leader gave, as a leader has set it."""
    if not changed:
        return Message(f"Không có gì thay đổi: việc lãnh đạo giao hiện đã do {DECIDERS[office]}.")
    return Message(f"✅ {esc(by)} đã thay đổi: gia hạn, hủy, chuyển việc lãnh đạo giao do <b>{DECIDERS[office]}</b>.")


def _unit(topic: Topic) -> str:
    match topic:
        case Topic.BEFORE | Topic.AFTER:
            return f" {WORKING_DAYS}"
        case Topic.HOUR:
            return ""
    return " (ngày làm việc quá hạn)"


def _runs(days: Mapping[dt.date, Value]) -> Iterator[tuple[list[dt.date], Value]]:
    """Days of which the same is to be said, one behind the other, together; `days` are sorted."""
    run: list[dt.date] = []
    for day, value in days.items():
        if run and (day - run[-1] != ONE_DAY or days[run[-1]] != value):
            yield run, days[run[0]]
            run = []
        run.append(day)
    if run:
        yield run, days[run[0]]


def _run(days: Sequence[dt.date]) -> str:
    """ "thứ Tư 03/02/2027", "thứ Tư 03/02/2027 đến thứ Sáu 12/02/2027 (10 ngày)"."""
    if len(days) == 1:
        return format.full_date(days[0])
    return f"{format.full_date(days[0])} đến {format.full_date(days[-1])} ({len(days)} ngày)"


def unchanged(found: Changed) -> Message:
    """To a wish for what is so already."""
    wish, times = found.wish, found.after
    if wish.topic in OF_LADDER:
        return Message(f"Không có gì thay đổi: {LABELS[wish.topic]} hiện đã là {value_of(wish.topic, times.ladder)}.")
    if wish.topic is Topic.BEFORE_DAY:
        return Message(f"Không có gì thay đổi: hạn “trước ngày 15/12” hiện đã là {SHOWN[times.before]}.")
    if wish.topic is Topic.CUTOFF:
        return Message(f"Không có gì thay đổi: {LABELS[Topic.CUTOFF]} hiện đã là {cutoff_words(times.cutoff)}.")
    if wish.days:
        return Message(f"Không có gì thay đổi: {_listed(sorted(wish.days))} đã được đặt như vậy.")
    return Message("Không có gì thay đổi: các cài đặt đang theo mặc định.")


def _event(line: HistoryLine, zone: dt.tzinfo) -> str:
    """ "26/11 09:00 Nguyễn Thị Thu Hà: giờ nhắc 8h00 → 7h30"."""
    assert isinstance(line.content, SettingsChanged)
    said = "; ".join(_recorded(line.content))
    return f"{line.at.astimezone(zone):%d/%m/%Y %H:%M} {esc(line.who or '')}: {said}"


def _recorded(changed: SettingsChanged) -> Iterator[str]:
    """What a line of the history tells."""
    for topic in OF_LADDER:
        change: Change[Step] | None = getattr(changed, topic.value)
        if change is not None:
            yield f"{LABELS[topic]} {_stored(change.old)} → {_stored(change.new)}"
    if (meaning := changed.before_day) is not None:
        yield f"{LABELS[Topic.BEFORE_DAY]} {MEANINGS[meaning.old]} → {MEANINGS[meaning.new]}"
    if (decides := changed.office_decides) is not None:
        yield f"việc lãnh đạo giao: {DECIDERS[decides.old]} → {DECIDERS[decides.new]}"
    yield from _by_itself(changed)
    if changed.scoring is not None:
        yield f"{scores.in_words(changed.scoring.old)} → {scores.in_words(changed.scoring.new)}"
    if changed.letterhead is not None:
        yield "phần đầu, phần cuối của văn bản"
    if (cutoff := changed.cutoff) is not None:
        yield f"{LABELS[Topic.CUTOFF]} {cutoff_words(cutoff.old)} → {cutoff_words(cutoff.new)}"
    for run, worked in _runs(changed.days):
        days = f"{format.date(run[0])}–{format.date(run[-1])}" if len(run) > 1 else format.date(run[0])
        yield f"{days} {DAYS[worked.old]} → {DAYS[worked.new]}"


def _by_itself(changed: SettingsChanged) -> Iterator[str]:
    """What goes out, or opens, without being asked for."""
    if changed.rounds is not None:
        yield f"đợt báo cáo tự mở: {scheduled.all_of(changed.rounds.old)} → {scheduled.all_of(changed.rounds.new)}"
    if changed.periodic is not None:
        yield f"{periodic.days(changed.periodic.old)} → {periodic.days(changed.periodic.new)}"


def _stored(value: Step) -> str:
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return ", ".join(str(step) for step in value) if isinstance(value, tuple) else str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def refused(refusal: BadSetting) -> str:
    """Why a wish cannot be fulfilled, and what to type instead."""
    topic = Topic(refusal.topic) if refusal.topic else None
    said = f"“{esc(cut(refusal.words, LONGEST_QUOTE))}”"
    if topic is None:
        return f"Chưa rõ {said} là cài đặt nào. Đề nghị gõ /caidat để xem các cài đặt và cách thay đổi từng mục."
    why = _why(Why(refusal.why), topic, said) if refusal.words else "Chưa có giá trị mới."
    return f"{why} Đề nghị gõ, ví dụ: <code>{esc(_example(topic, refusal))}</code>"


def _too_many(topic: Topic, said: str) -> str:
    if topic in OF_LADDER:
        return f"Nhiều mốc quá: tối đa {MOST_STEPS} mốc."
    return f"Nhiều ngày quá trong {said}: mỗi lần đặt tối đa {MOST_DAYS_SET} ngày."


def _out_of_range(topic: Topic, said: str) -> str:
    if topic is Topic.HOUR:
        return f"Giờ nhắc {said} không phù hợp: chỉ nhắc từ {EARLIEST.hour} giờ đến {LATEST.hour} giờ."
    if topic is Topic.CUTOFF:
        return f"Ngày {said} không phù hợp: chốt số liệu vào một ngày từ 1 đến {LAST_CUTOFF}, hoặc {LAST_DAY}."
    return f"Số ngày {said} không phù hợp: mỗi số từ 1 đến {LONGEST_STEP} {WORKING_DAYS}."


def _why(why: Why, topic: Topic, said: str) -> str:
    match why:
        case Why.OUT_OF_RANGE:
            return _out_of_range(topic, said)
        case Why.TOO_MANY:
            return _too_many(topic, said)
        case Why.TWICE:
            return f"Có số ngày bị lặp trong {said}."
        case Why.UNSORTED:
            order = "từ nhiều ngày đến ít ngày" if topic is Topic.BEFORE else "từ ít ngày đến nhiều ngày"
            return f"Thứ tự các mốc trong {said} chưa đúng: ghi {order}."
        case Why.NO_SUCH_DAY:
            return f"Không có ngày {said} trong lịch."
        case Why.FAR_AWAY:
            return f"Ngày {said} quá xa, có thể nhầm năm."
        case Why.NOT_SET:
            return f"Ngày {said} chưa được đặt là ngày nghỉ hay ngày làm bù, không có gì để bỏ."
        case Why.LEADER_FIRST:
            return "Văn phòng được báo trước hoặc cùng ngày với lãnh đạo, không muộn hơn."
    return f"Chưa đọc được {said}."


EXAMPLES = {
    Topic.BEFORE: "7, 3, 1",
    Topic.AFTER: "1, 3, 7",
    Topic.HOUR: "7h30",
    Topic.OFFICE_FROM: "3",
    Topic.LEADER_FROM: "7",
    Topic.BEFORE_DAY: MEANINGS[Before.THAT_DAY],
    Topic.CUTOFF: "ngày 14",
    Topic.DAY_OFF: "2/1",
    Topic.DAY_WORKED: "10/1",
    Topic.DAY_AS_USUAL: "2/1",
    Topic.DECIDERS: DECIDERS[False],
}


def _example(topic: Topic, refusal: BadSetting) -> str:
    """Of numbers in the wrong order or doubled, the same in the right one."""
    if refusal.why in (Why.UNSORTED, Why.TWICE):
        steps = sorted({int(number) for number in re.findall(r"\d+", refusal.words)})
        return line_of(topic, ", ".join(str(step) for step in (steps[::-1] if topic is Topic.BEFORE else steps)))
    return line_of(topic, EXAMPLES[topic])
