"""Questions about the work of the department, in plain words: how many, which, who most, who has not reported."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from domain import refusals
from domain.names import Colleague, Named
from domain.overviews.filters import WAITS, Filters, Scope, Status, together
from domain.overviews.periods import Period
from domain.overviews.questions import Question, Subject
from domain.tasks import UnitName
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import names_within
from reading.questions.contents import (
    ABOUT,
    HEAD,
    LIMIT_HEAD,
    LIMIT_TAIL,
    OF_HEAD,
    OF_TAIL,
    TAIL,
    WHY_HEAD,
    WHY_TAIL,
    Span,
    as_read,
    content_in,
    content_of,
    names_area,
    without,
)
from reading.questions.narrowing import GIVEN_BEFORE, GIVEN_BEHIND, Narrowed, narrowed, of_giving, says_due
from reading.questions.past import how_beside, is_backwards, past_named, period_beside
from reading.questions.periods import read_period
from reading.questions.rules import LAST_PLACE, STATUSES, SUBJECTS
from reading.questions.words import PHRASES

_Told = tuple[Span, str, Any]
"""Where something of time is told, which field of Filters it is, and its value."""

LONGEST = 300
"""Characters of a question that are read."""

A_WEEK = dt.timedelta(days=7)
BY_RATE = Form(
    rf"(?<!\w)<question_word.by_rate>(?!\w)|{LAST_PLACE}", "phòng nào giỏi nhất", "phòng nào nhiều việc nhất"
)
LEAST = Form(rf"(?<!\w)<question_word.least>(?!\w)|{LAST_PLACE}", "phòng nào ít việc nhất", "phòng nào giỏi nhất")

_NOT_OF = {
    Subject.TOTAL_RATE: (Status.COMPLETED, Status.COMPLETED_IN_TIME),
    Subject.RANK_UNITS: (Status.COMPLETED_IN_TIME,),
    Subject.COMPARE: (Status.COMPLETED,),
    Subject.SILENT: (Status.COMPLETED, Status.UNREPORTED),
}
"""Statuses that the words of a question name, though it does not ask for tasks of them."""
_OF_NUMBERS = frozenset({Subject.TOTAL_RATE, Subject.RANK_UNITS, Subject.COMPARE, Subject.SILENT, Subject.FORECAST})
"""Questions that are no others, however they end: "tỷ lệ hoàn thành thế nào"."""
_NO_CONTENT = frozenset({Subject.SILENT, Subject.FORECAST})
"""Questions that words of the content do not narrow."""

_RANKED = Form("<question_word.ranked>", "so sánh các phòng", "so sánh QLKH với CĐS")
_DIFFERS = Form(r"(?<!\w)<up_to.differs>(?!\w)", "việc quá hạn tăng hay giảm", "việc quá hạn")
_EACH_UNIT = Form(
    r"(?<!\w)<question_word.each_unit>(?! \w+ <question_word.most_of_all>)(?!\w)",
    "tỷ lệ hoàn thành từng phòng",
    "tỷ lệ hoàn thành của phòng KHTC",
)
_OF_WHOLE = Form(
    r"(?<!\w)<question_word.situation> <question_word.in_all>(?!\w)", "tình hình chung sao rồi", "tình hình số hóa"
)
_ASKS = Form(
    r"(?<!\w)(?:<question_word.task>|<question_word.which>|<question_word.who>|<question_word.show>)(?!\w)",
    "việc khẩn",
    "khẩn trương nhé",
)
"""Asks for tasks, where other words narrow them to some."""
_TASK = Form(
    r"(?<!\w)(?:<task_word.mark>|<question_word.one_task>)(?: <question_word.number_of>)? ?(\d{1,6})(?![\w/%])",
    "nv 5 đến đâu rồi",
    "5 việc",
)


def read_question(
    text: str, units: Sequence[Named], now: dt.datetime, people: Sequence[Colleague] = ()
) -> Question | None:
    """What `text` asks about the tasks of the units and people; None where it asks nothing that we know.

    Words that nothing else knows are looked for in the content. Raises UnclearWords where the question cannot be
    narrowed to them, NoSuchPerson for a name that nobody bears, and NoSuchDay.
    """
    typed = as_read(text)[:LONGEST]
    beside = narrowed(typed, units, people)
    return _Heard(beside, beside.rest_of(typed), units, now.date()).question


@dataclass(frozen=True)
class _Heard:
    """The words of a question; `rest` has commas for what was understood of it already."""

    beside: Narrowed
    rest: str
    units: Sequence[Named]
    today: dt.date

    @property
    def question(self) -> Question | None:
        subject = self._subject
        if subject is None:
            return None
        if subject is Subject.HELP:
            return Question(subject)
        if self.beside.stranger:
            raise refusals.NoSuchPerson(self.beside.stranger)
        if self.beside.second:
            raise refusals.UnclearWords(self.beside.second)
        if self._text and subject in _NO_CONTENT:
            raise refusals.UnclearWords(self._text)
        status, also = self._statuses
        if status in _NOT_OF.get(subject, ()):
            status = None
        ranked = subject is Subject.RANK_UNITS
        filters = self._filters(status, also, subject)
        return Question(
            subject,
            filters,
            by_rate=ranked and status is None and bool(BY_RATE.search(self._body)),
            least=ranked and bool(LEAST.search(self._body)),
            by_unit=subject is Subject.TOTAL_RATE and bool(_EACH_UNIT.search(self._body)),
            guessed=bool(filters.text) and not self._asks_for_content,
        )

    def _filters(self, status: Status | None, also: Status | None, subject: Subject) -> Filters:
        told = {**self.beside.fields, "status": status, "also": also}
        if subject is Subject.STATE and status is None:
            told["status"] = Status.EVERY
        if self._text and subject is not Subject.COMPARE:
            told["area" if names_area(self.rest, self._text) else "text"] = self._text
        found = {unit.id: UnitName(unit.id, unit.name) for _, _, unit in self._names}
        named = tuple({**self.beside.units, **found}.values())
        is_named = bool(self._asking and self._text) and self._may_be_content
        period = self._period[0][1] if self._period and not is_named and not self._waits_now(status) else None
        told |= {name: value for _, name, value in self._times if name != "period"}
        told["given"] = period is not None and (of_giving(self.beside.fields, self.rest) or self._is_given_then)
        told["or_late"] = subject is Subject.LIST and status is None and self._is_work_of_today
        if subject is Subject.FORECAST:
            told.setdefault("task", _number_in(self._folded))
        return Filters(named, period, **told)

    def _waits_now(self, status: Status | None) -> bool:
        """Whether the time is that of asking: "hôm nay có gì chờ tôi duyệt" means all that waits, whatever its end."""
        period = self._period[0][1]
        is_now = period.first <= self.today <= period.last and period.last - period.first <= A_WEEK
        return is_now and WAITS & {status, self.beside.fields.get("status")} != set() and not says_due(self.rest)

    @property
    def _is_given_then(self) -> bool:
        """Whether work is said to be given right before or behind the time: "mới giao hôm nay"."""
        if not self._period:
            return False
        start, end = self._period[0][0]
        return bool(GIVEN_BEFORE.search(self._folded[:start]) or GIVEN_BEHIND.match(self._folded[end:]))

    @property
    def _is_work_of_today(self) -> bool:
        """Whether it is asked what is to be done today: then what is late is to be done too."""
        is_today = bool(self._period) and self._period[0][1] == Period(self.today, self.today)
        of_somebody = self.beside.fields.keys() & {"scope", "person"} or self.beside.units or self._names
        return is_today and bool(of_somebody) and not self.beside.fields.keys() & {"assigner", "text"}

    @cached_property
    def _folded(self) -> str:
        return fold(self.rest)

    @cached_property
    def _names(self) -> tuple[tuple[int, int, Named], ...]:
        return names_within(self.rest, self.units)

    @cached_property
    def _times(self) -> tuple[_Told, ...]:
        """What the words name of time, where it stands and which field of Filters it is; of each field the first."""
        words = list(re.finditer(r"\S+", self.rest))
        bare = [word.group().strip(",.;:?!") for word in words]
        found: dict[str, _Told] = {}
        at = 0
        while at < len(words):
            read = past_named(bare[at:], self.today)
            if read is None and (beside := period_beside(bare[at:], self.today)):
                read = ("beside", *beside)
            if read is None and "period" not in found and (period := read_period(bare[at:], self.today)):
                read = ("period", *period)
            if read is not None:
                name, count, value = read
                span = (words[at].start(), words[at + count - 1].end())
                found.setdefault(name, (span, name, value))
            at += read[1] if read else 1
        if is_backwards({name: value for _, name, value in found.values()}):
            del found["as_of"]
        return tuple(_set_beside(found).values())

    @property
    def _period(self) -> list[tuple[Span, Period]]:
        """The first stretch of time that the words name, and where it stands; empty where they name none."""
        return [(span, value) for span, name, value in self._times if name == "period"]

    @property
    def _is_compared(self) -> bool:
        """Whether a period is set beside an earlier one."""
        return any(name == "against" for _, name, _ in self._times)

    @property
    def _may_be_content(self) -> bool:
        """Whether the time is a part of what a thing is called: "kế hoạch năm 2027", "báo cáo tháng 11"."""
        if not self._period:
            return False
        start, end = self._period[0][0]
        head = HEAD.search(self._folded)
        if head is not None and not self.rest[head.end() : start].strip(" ,"):
            return False
        return bool(content_in(self.rest[:start])) and any(one.isdigit() for one in self.rest[start:end])

    @cached_property
    def _asking(self) -> tuple[Span, ...]:
        """The words that ask how the thing stands that is told beside them; none where nothing is."""
        asks_plainly = SUBJECTS.first_in(self._folded) in (None, Subject.LIST)
        forms = (HEAD, TAIL, OF_HEAD, OF_TAIL) if asks_plainly else (HEAD, TAIL)
        found = tuple(match.span() for form in forms if (match := form.search(self._folded)) is not None)
        found += _around(self._folded, (LIMIT_HEAD, LIMIT_TAIL)) + _around(self._folded, (WHY_HEAD, WHY_TAIL))
        if _OF_WHOLE.search(self._folded) or SUBJECTS.first_in(fold(without(self.rest, found))) in _OF_NUMBERS:
            return ()
        told = self.beside.fields.keys() & {"text", "paper", "person", "assigner", "urgency", "task"}
        return found if told or self._content_beside(found, sure=True) else ()

    @property
    def _asks_for_content(self) -> bool:
        return bool(self._asking or ABOUT.search(self._folded)) or "text" in self.beside.fields

    @cached_property
    def _text(self) -> str:
        """Words of the content that are asked for."""
        said: str = self.beside.fields.get("text", "")
        return said or self._content_beside(self._asking, sure=self._asks_for_content)

    def _content_beside(self, spans: Sequence[Span], *, sure: bool) -> str:
        known = [(start, end) for start, end, _ in self._names]
        known += [] if spans and self._may_be_content else [span for span, _, _ in self._times]
        told = fold(without(self.rest, [*known, *spans]))
        forms = (PHRASES, *(form for _, form in STATUSES.forms))
        said = [match.span() for form in forms for match in form.finditer(told)]
        said += [match.span() for match in _TASK.finditer(told)]
        said += [match.span() for match in _DIFFERS.finditer(told) if self._is_compared]
        return content_of(without(self.rest, [*known, *spans, *said]), sure=sure)

    @cached_property
    def _body(self) -> str:
        """What is left to tell what kind of question it is."""
        return fold(without(self.rest, [*self._asking, *(span for span, name, _ in self._times if name == "against")]))

    @cached_property
    def _statuses(self) -> tuple[Status | None, Status | None]:
        """The status that the tasks are to have, and a second one."""
        found = [meant for meant in (self.beside.fields.get("status"), *STATUSES.apart_in(self._body)) if meant]
        first = found[0] if found else None
        both = together(found[0], found[1]) if len(found) > 1 else None
        return (both["status"], both.get("also")) if both else (first, None)

    @cached_property
    def _subject(self) -> Subject | None:
        if SUBJECTS.first_in(self._folded) is Subject.HELP:
            return Subject.HELP
        found = self._plain_subject
        status = self._statuses[0]
        if status is Status.UNREPORTED and self._period and found in (None, Subject.LIST):
            return Subject.SILENT
        if self._asks_of_own_unit:
            return Subject.TOTAL_RATE
        if self._asking and found in (None, Subject.LIST, Subject.COUNT):
            is_of_some = self._text or self.beside.fields.keys() & {"paper", "task"}
            return Subject.STATE if is_of_some else Subject.LIST
        if found is not None:
            return found
        if status is not None or (self._text and ABOUT.search(self._folded)):
            return Subject.LIST
        if HEAD.search(self._folded) and not self._text:
            return Subject.TOTAL_RATE
        narrow = self.beside.fields or self.beside.units or self.beside.stranger or self._is_given_then
        is_own = self.beside.fields.get("scope") is Scope.MINE
        return Subject.LIST if narrow and (is_own or _ASKS.search(self._folded)) else None

    @property
    def _asks_of_own_unit(self) -> bool:
        """Whether it is asked how the work of the own unit goes, and of nothing else: "phòng em tuần này thế nào"."""
        is_own = self.beside.fields.keys() <= {"scope"} and self.beside.fields.get("scope") is Scope.UNIT
        asks = TAIL.search(self._folded) is not None and SUBJECTS.first_in(self._folded) is None
        return is_own and asks and not self._text and self._statuses[0] is None

    @property
    def _plain_subject(self) -> Subject | None:
        """The kind of question; to compare all units, or none that is named, is to rank them."""
        found = SUBJECTS.first_in(self._body)
        if self._is_compared and found in (None, Subject.LIST, Subject.COMPARE):
            return Subject.COUNT
        named = {*self.beside.units, *(unit.id for _, _, unit in self._names)}
        if found is Subject.COMPARE and len(named) < 2 and (_RANKED.search(self._body) or not named):
            return Subject.RANK_UNITS
        return found


def _set_beside(found: Mapping[str, _Told]) -> dict[str, _Told]:
    """What is told of time, with how the period is set beside the earlier one that is named, where it may be."""
    told = {name: one for name, one in found.items() if name != "beside"}
    if "beside" in found and "period" in told:
        span, _, earlier = found["beside"]
        against = how_beside(told["period"][2], earlier)
        if against is not None:
            told["against"] = (span, "against", against)
    return told


def _around(folded: str, ends: tuple[Form, Form]) -> tuple[Span, ...]:
    """Where both forms stand; nothing where one of them does not."""
    found = tuple(match.span() for form in ends if (match := form.search(folded)) is not None)
    return found if len(found) == len(ends) else ()


def asked_task(text: str) -> int | None:
    """The number of the one task that is asked about ("nv 5 đến đâu rồi").

    None where none or several are named, and where it is asked when somebody is reminded of it.
    """
    folded = fold(text[:LONGEST])
    return None if SUBJECTS.first_in(folded) is Subject.FORECAST else _number_in(folded)


def _number_in(folded: str) -> int | None:
    found = {match[1] for match in _TASK.finditer(folded)}
    return int(found.pop()) if len(found) == 1 else None


def asks_outright(text: str) -> bool:
    """Whether the words ask something by themselves: "quá hạn" may be an answer to a question, too."""
    typed = as_read(text)[:LONGEST]
    folded = fold(typed)
    if SUBJECTS.first_in(folded) is not None:
        return True
    ends = [found.span() for form in (HEAD, TAIL) if (found := form.search(folded)) is not None]
    ends += _around(folded, (WHY_HEAD, WHY_TAIL))
    return bool(ends) and ":" not in typed and _asks_of_something(without(typed, ends))


def _asks_of_something(rest: str) -> bool:
    """Whether beside the words that ask something is told; a time is something, too: "tình hình tháng 11"."""
    try:
        return bool(content_of(rest, sure=False))
    except refusals.UnclearWords:
        return True
