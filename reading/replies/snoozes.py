"""Hearing that somebody wants to be reminded again ("nhắc lại thứ Sáu"), and when, with or without diacritics."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.reminding.snoozes import Later, PartOfDay, Wish
from domain.words import fold
from reading.deadlines.read import read_deadline
from reading.language import tokens
from reading.language.forms import Form
from reading.language.lookup import folded, phrases, words
from reading.language.numerals import COUNTING
from reading.language.tokens import tokens_of

LONGEST = 2_000
"""Letters of a reply in which a wish to be reminded is looked for."""


@dataclass(frozen=True)
class _Clause:
    start: int
    end: int


_PUT_OFF = "(?:<snooze.for_now> )?<snooze.put_off>(?: <snooze.of>)?"
_CORE = Form(
    rf"(?<!\w)(?:(?P<off>{_PUT_OFF}) )?(?P<verb><snooze.remind>)"
    r"(?: (?:<snooze.remind_behind>|<snooze.work>(?! ?\d| <snooze.number>)))*(?!\w)",
    "tạm hoãn nhắc việc",
    "tạm hoãn việc",
)
"""Folded. Who only puts the reminders off has to say until when: "đừng nhắc nữa" is no such wish."""

_VERBS = phrases("snooze", "remind") | folded("snooze", "remind")
"""As it is typed: "nhạc" is music."""

_MARKS = " ,.;!?\n"
_SEPARATOR = Form(r"[;!?\n]|[,.](?!\d)|(?<!\w)<snooze.joint>(?!\w)", "em bận nên nhắc lại sau", "nhắc lại 5.12")
_COURTESIES = words("courtesy", "reminder") | words("beside_reminder")
"""Folded: what may stand beside the wish and its time without saying anything else."""

_NO_COURTESY = phrases("snooze", "state")
_OF_OTHERS = Form(r"(?<!\w)(?:<snooze.we> <snooze.going_to>|<snooze.i_will>) $", "phòng đang ", "anh ")
"""Right before the verb, folded: the speaker is going to remind somebody else."""

_LATER = Form(r"(?<!\w)<snooze.later>(?!\w)", "nhắc lại em", "nhắc em")
"""Without a time it has to be clear that another time is meant; which one is asked then."""

_PURPOSE = Form(
    r"(?<!\w)(?:<snooze.to> )?(?:<order.self> )?(?:<snooze.purpose>|<snooze.do>(?! <snooze.work>))(?!\w).*",
    "nhắc em nộp báo cáo",
    "nhắc em sau 2 ngày làm việc",
)
"""What they want to be reminded to do, behind the verb: "nhắc em nộp báo cáo"."""

_CAN_YOU = Form(
    r"(?<!\w)(?:<snooze.has> )?<snooze.may> <snooze.or_not>(?: <courtesy.after_question>)*\s*$",
    "mai nhắc lại được không em",
    "mai nhắc lại được em",
)
_TASK = Form(
    r"(?<!\w)(?:<task_word.mark>|<task_word.duty>)(?: <snooze.number>)? ?(\d{1,6})(?!\w)",
    "nhắc lại nhiệm vụ 12",
    "việc 2",
)
_ITEM = Form(r"(?<!\w)<snooze.item>(?: <snooze.number>)? ?(\d{1,3})(?!\w)", "nhắc lại việc số 2", "nv12")
_COUNTS = {word: COUNTING[word] for word in folded("numeral", "few")}
_DAYS = r"(\d{1,2}|<numeral.few>) <when.day_or_date>(?: <snooze.working>)?"
_DUE = "<snooze.before> (?:<snooze.when> )?(?:<snooze.reach> )?<deadline_name.any>"
_BEFORE_DUE = Form(
    rf"(?<!\w)(?:{_DUE}(?: <snooze.last>)? {_DAYS}|{_DAYS} {_DUE})(?!\w)", "trước khi đến hạn hai ngày", "sau hai ngày"
)


_STRETCH = Form("<when.open_span> <when.ahead>", "tuần sau", "tuần này")
_PARTS = (
    (
        PartOfDay.EVENING,
        Form(r"(?<!\w)<snooze.evening>(?!\w)|^<snooze.evening_word> <snooze.of_evening>", "tối mai", "chiều mai"),
    ),
    (PartOfDay.AFTERNOON, Form(r"(?<!\w)<snooze.afternoon>(?!\w)", "chiều mai", "sáng mai")),
    (PartOfDay.NOON, Form(r"(?<!\w)<snooze.noon>(?!\w)", "trưa mai", "sáng mai")),
    (PartOfDay.MORNING, Form(r"(?<!\w)<snooze.morning>(?!\w)", "sáng mai", "trưa mai")),
)
(_START_OF,) = phrases("snooze", "start_of")
_EVENING_WORDS = tuple(phrases("snooze", "evening_word"))


def read_wish(text: str, now: dt.datetime) -> Wish | None:
    """The wish to be reminded again that is a clause of `text`; None where there is none.

    The clause says nothing beside it but courtesies and a purpose: "em sẽ nhắc lại anh An" is a report. `now` carries
    the local zone.
    """
    typed = unicodedata.normalize("NFC", text)[:LONGEST]
    plain = fold(typed)
    if not any(verb in plain for verb in _VERBS) or len(plain) != len(typed):
        return None
    clauses = list(_clauses(plain))
    wishes = (_wish_in(typed, plain, clauses, place, now) for place in range(len(clauses)))
    return next((wish for wish in wishes if wish is not None), None)


def days_before_due(time: str) -> int | None:
    """How many working days before the deadline: "trước hạn 2 ngày"; None where the words say something else."""
    found = _BEFORE_DUE.search(fold(time))
    if found is None:
        return None
    count = found[1] or found[2]
    return _COUNTS.get(count) or int(count)


def read_later(words: str, now: dt.datetime, rules: DateRules) -> Later | None:
    """The time that the words of a wish name; None where they name none, or only how often. `now` is local."""
    before = days_before_due(words)
    if before is not None:
        return Later(before_due=before)
    reading = _from_its_beginning(words, now, rules)
    return Later(reading.day, _part_of_day(reading.words), reading.moment) if reading else None


def _from_its_beginning(words: str, now: dt.datetime, rules: DateRules) -> Deadline | None:
    """As a deadline is read, but a stretch of time is meant from its beginning: "tuần sau" is not its Friday."""
    reading = read_deadline(words, now, calendar=rules.calendar, before=rules.before)
    if reading is None or not is_once(reading):
        return None
    if reading.kind is DeadlineKind.WINDOW and _STRETCH.fullmatch(fold(reading.words)):
        return read_deadline(f"{_START_OF} {reading.words}", now, calendar=rules.calendar, before=rules.before)
    return reading


def _part_of_day(words: str) -> PartOfDay | None:
    plain = fold(words)
    if words.lower().startswith(_EVENING_WORDS):
        return PartOfDay.EVENING
    return next((part for part, form in _PARTS if form.search(plain)), None)


def _clauses(plain: str) -> Iterator[_Clause]:
    start = 0
    for found in _SEPARATOR.finditer(plain):
        yield _Clause(start, found.start())
        start = found.end()
    yield _Clause(start, len(plain))


def _wish_in(typed: str, plain: str, clauses: Sequence[_Clause], place: int, now: dt.datetime) -> Wish | None:
    """The wish that one clause is, with the times that stand alone right beside it ("thứ Sáu, nhắc lại em nhé")."""
    clause = clauses[place]
    core = _CORE.search(plain, clause.start, clause.end)
    if core is None or typed[core.start("verb") : core.end("verb")].lower() not in _VERBS:
        return None
    if _OF_OTHERS.search(plain[clause.start : core.start()]):
        return None
    behind, purpose = _purpose_apart(typed[core.end() : clause.end])
    asked, task, item = _without_names(f"{typed[clause.start : core.start()]} {behind}")
    time = _time_in(asked, now)
    if _says_more(asked, time):
        return None
    time = time or _time_in(purpose, now)
    first, last = place, place
    if place and (beside := _time_alone(typed, clauses[place - 1], now)):
        first, time = place - 1, f"{beside} {time}".strip()
    if place + 1 < len(clauses) and (beside := _time_alone(typed, clauses[place + 1], now)):
        last, time = place + 1, f"{time} {beside}".strip()
    if not time and (core["off"] or not _LATER.search(plain, clause.start, clause.end)):
        return None
    start, end = clauses[first].start, clauses[last].end
    rest = ", ".join(words for part in (typed[:start], typed[end:]) if (words := part.strip(_MARKS)))
    return Wish(typed[start:end].strip(_MARKS), time, rest, task, item)


def _purpose_apart(behind: str) -> tuple[str, str]:
    """The words behind the verb up to what the reminder is for, and that: its time counts where no other is said."""
    found = _PURPOSE.search(fold(behind))
    return (behind[: found.start()], behind[found.start() :]) if found else (behind, "")


def _without_names(around: str) -> tuple[str, int | None, int | None]:
    """The words without the task or the line that they name, and its number."""
    plain = fold(around)
    task, item = _TASK.search(plain), _ITEM.search(plain)
    named = task or item
    left = f"{around[: named.start()]} {around[named.end() :]}" if named else around
    can_you = _CAN_YOU.search(fold(left))
    left = left[: can_you.start()] if can_you else left
    return left, int(task[1]) if task else None, int(item[1]) if item and not task else None


def _time_in(words: str, now: dt.datetime) -> str:
    """The words that say when; empty where none do, or only how often."""
    if found := _BEFORE_DUE.search(fold(words)):
        return words[found.start() : found.end()]
    reading = read_deadline(words, now)
    return reading.words if reading is not None and is_once(reading) else ""


def is_once(reading: Deadline) -> bool:
    return reading.rrule is None and (reading.day is not None or reading.moment is not None)


def _says_more(words: str, time: str) -> bool:
    """Whether the words say anything beside the time and courtesies."""
    before, _, behind = words.partition(time) if time else (words, "", "")
    left = [token for token in tokens_of(tokens.fold(f"{before} {behind}")) if token.bare[:1].isalnum()]
    return any(token.plain in _NO_COURTESY or token.bare not in _COURTESIES for token in left)


def _time_alone(typed: str, clause: _Clause, now: dt.datetime) -> str:
    """The time that is all a clause says; empty where it says none, or more than that."""
    words = typed[clause.start : clause.end]
    time = _time_in(words, now)
    return time if time and not _says_more(words, time) else ""
