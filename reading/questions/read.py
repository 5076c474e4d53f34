"""Questions about the work of the department, in plain words: how many, which, who most, who has not reported."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from domain import refusals
from domain.names import Named
from domain.overviews.filters import Status
from domain.overviews.periods import Period
from domain.overviews.questions import Question, Subject
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.names import names_within
from reading.questions.periods import read_period
from reading.questions.rules import LAST_PLACE, STATUSES, SUBJECTS
from reading.questions.words import AS_TYPED, CLOSING, KNOWN, PERSON, PHRASES

LONGEST = 300
"""Characters of a question that are read."""


BY_RATE = Form(
    rf"(?<!\w)<question_word.by_rate>(?!\w)|{LAST_PLACE}", "phòng nào giỏi nhất", "phòng nào nhiều việc nhất"
)
LEAST = Form(rf"(?<!\w)<question_word.least>(?!\w)|{LAST_PLACE}", "phòng nào ít việc nhất", "phòng nào giỏi nhất")

_NOT_OF = {
    Subject.TOTAL_RATE: (Status.COMPLETED,),
    Subject.COMPARE: (Status.COMPLETED,),
    Subject.SILENT: (Status.COMPLETED, Status.UNREPORTED),
}
"""Statuses that the words of a question name, though it does not ask for tasks of them."""

_RANKED = Form("<question_word.ranked>", "so sánh các phòng", "so sánh QLKH với CĐS")
_TASK = Form(
    r"(?<!\w)(?:<task_word.mark>|<question_word.one_task>)(?: <question_word.number_of>)? ?(\d{1,6})(?![\w/%])",
    "nv 5 đến đâu rồi",
    "5 việc",
)
_NOT = listed("denial", "plain")


def read_question(text: str, units: Sequence[Named], now: dt.datetime) -> Question | None:
    """What `text` asks about the units; None where it asks nothing that the Board knows.

    Raises UnclearWords for a question with words that would narrow it and are not known, and NoSuchDay.
    """
    typed = unicodedata.normalize("NFC", text)[:LONGEST]
    folded = fold(typed)
    names = names_within(typed, units)
    named = tuple(dict.fromkeys(unit.id for _, _, unit in names))
    status = STATUSES.first_in(folded)
    subject = _subject(folded, named)
    if subject is None and status is None:
        return None
    read = _period(typed, now.date())
    known = [(start, end) for start, end, _ in names] + [span for span, _ in read[:1]]
    if subject is not Subject.COMPARE:
        _refuse_unknown(typed, folded, known, may_deny=subject is Subject.SILENT)
    if status is Status.UNREPORTED and read:
        subject = Subject.SILENT
    if subject and status in _NOT_OF.get(subject, ()):
        status = None
    ranked = subject is Subject.RANK_UNITS
    return Question(
        subject or Subject.LIST,
        status,
        named,
        read[0][1] if read else None,
        by_rate=ranked and status is None and bool(BY_RATE.search(folded)),
        least=ranked and bool(LEAST.search(folded)),
    )


def asked_task(text: str) -> int | None:
    """The number of the one task that is asked about ("nv 5 đến đâu rồi"); None where none or several are named."""
    found = {match[1] for match in _TASK.finditer(fold(text[:LONGEST]))}
    return int(found.pop()) if len(found) == 1 else None


def asks_outright(text: str) -> bool:
    """Whether the words ask something by themselves: "quá hạn" may be an answer to a question, too."""
    folded = fold(unicodedata.normalize("NFC", text)[:LONGEST])
    return SUBJECTS.first_in(folded) is not None


def _subject(folded: str, named: Sequence[int]) -> Subject | None:
    """The kind of question; to compare all units, or none that is named, is to rank them."""
    found = SUBJECTS.first_in(folded)
    if found is Subject.COMPARE and len(named) < 2 and (_RANKED.search(folded) or not named):
        return Subject.RANK_UNITS
    return found


def _period(typed: str, today: dt.date) -> list[tuple[tuple[int, int], Period]]:
    """The first stretch of time that the words name, and where it stands; empty where they name none."""
    words = list(re.finditer(r"\S+", typed))
    for at in range(len(words)):
        if read := read_period([word.group().strip(",.;:?!") for word in words[at:]], today):
            return [((words[at].start(), words[at + read[0] - 1].end()), read[1])]
    return []


def _refuse_unknown(typed: str, folded: str, known: Sequence[tuple[int, int]], *, may_deny: bool) -> None:
    """Raises UnclearWords: an answer without what a word narrows it to would be another question's."""
    if len(folded) != len(typed):
        return
    forms = (PHRASES, *(form for _, form in STATUSES.forms))
    told = [*known, *(match.span() for form in forms for match in form.finditer(folded))]
    rest = [
        word
        for word in re.finditer(r"\w+", folded)
        if not any(start < word.end() and word.start() < end for start, end in told)
    ]
    person = PERSON.search(typed)
    closing = CLOSING.search(folded)
    end = len(folded) if may_deny or closing is None else closing.start()
    strange = [word for word in rest if word.start() < end and not _is_known(typed, word, may_deny=may_deny)]
    if person or strange:
        raise refusals.UnclearWords(person.group() if person else typed[strange[0].start() : strange[-1].end()])


def _is_known(typed: str, word: re.Match[str], *, may_deny: bool) -> bool:
    if typed[word.start() : word.end()].lower() in AS_TYPED:
        return True
    return word.group() in KNOWN or (may_deny and word.group() in _NOT)
