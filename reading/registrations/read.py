"""Reading one message that registers a task: content, units, product, deadline, paper, each behind its own word."""

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from domain import refusals, series
from domain.asking import Awaited
from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.names import Named
from domain.registering.drafts import LONGEST_CONTENT, DayFault, Draft, Unusable, refuse_unlikely, unusable
from domain.tasks import Due, Urgency
from domain.words import fold
from reading.deadlines.guess import Guess, guess_answer, guess_within
from reading.deadlines.limits import refuse_eve_passed, refuse_impossible
from reading.deadlines.read import read_deadline, read_deadlines
from reading.language.forms import Form
from reading.language.lookup import folded
from reading.language.spelling import visible
from reading.registrations import framing, roles
from reading.registrations.addressees import addressed_in, read_addressees
from reading.registrations.fields import ENDING, NO_DEADLINE, OPENING, Fields, begins_field, fields_in, is_limit
from reading.registrations.starts import counted, counts_forward
from reading.registrations.tables import Column, Row
from reading.replies.evidence import cited_in, spans_of

FAR_AHEAD = dt.timedelta(days=270)
_YEAR_SAID = Form(r"20\d\d|[/.-]\d\d?[/.-]\d\d|(?<!\w)<field.says_year>(?!\w)", "29/2 năm sau", "29/2")
LONGEST_PAPER = 120
_EXPRESS = Form(r"\s+<field.urgent>(?!\w)", "công văn hỏa tốc số 12", "công văn số 12")
_EXPRESS_TYPED = Form(
    r"(?<!\s)\s++<either field.urgent>(?!\w)", "Công văn hỏa tốc số 12", "số 12", typed=True, flags=re.IGNORECASE
)
_ORDERS = Form(
    r"(?:\(\s*|(?<!\w)<field.has>\s+(?:<paper_kind>\s+)?|(?<!\w)<field.carry_out>(?: [\w]+){1,6} )$",
    "thực hiện mục 3 phần II ",
    "sửa đổi ",
)
_LED_TO = Form(
    r"(?:[,;.]|\s[-–])\s*(?:<spelt field.and>\s+)?(?:<spelt field.finish>|<spelt field.led_to>)\s*$"
    r"|\s+<spelt field.at_end>\s*$",
    "Rà soát hồ sơ, hoàn thành ",
    "Rà soát hồ sơ hoàn thành",
    typed=True,
    flags=re.IGNORECASE,
)
"""What only leads to the day behind it."""
_DAY_SAID = Form(
    r"(?<!\w)(?:<not_behind field.each><field.day>|<field.day_name>|\d+ ?<field.hour>|\d{1,2} ?/ ?\d{1,2})(?!\w)",
    "thứ hai hằng tuần",
    "hằng ngày",
)
_LIMITING = Form(r"(?:<field.deliver> )?<field.bound>\b", "hoàn thành trong quý IV", "quý IV")
"""Words that make what follows them a limit."""

_ABOVE = Form(r"<field.authority>|[-/]<field.government>|<field.party>\b|-b[a-z]{2,}", "12-KH/TU", "10/KH-SKHCN")
"""Symbols of papers that a higher authority issued: its deadlines are not the department's to move."""


_JOINT = Form(r"(?<!\w)<role.joint> <role.lead>(?!\w)", "QLKH, VP đồng chủ trì", "QLKH chủ trì")
"""Several are to lead together, which no task allows."""

_NAMED = Form(r"^\W*<deadline_name.any>\s*:?\s+(?=\S)", "hạn: 15/12", "15/12")
"""What its own words call the deadline, as where they are shown it is called so already."""

Parts = tuple[Draft, str, str | None]
"""The draft without content and deadline, the content as it was written, and what a field says of the deadline."""


def cited_from_above(paper: str) -> bool:
    """Whether the symbol of the paper is one of a higher authority."""
    return _ABOVE.search(fold(paper)) is not None


def read_draft(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> Draft:
    """What one message says of a task to be registered.

    Raises TooLong, NoSuchDay for a day that does not exist, DeadlinePassed and TooFar for one that cannot be meant.
    """
    return _dated(_but_the_deadline(text, units, now, rules, assigning), now, rules)


def read_entry(text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool) -> Draft:
    """Likewise of one task of several, whatever its deadline: one that cannot be meant is kept as unusable.

    The units may stand before the task, whoever registers it. Raises TooLong.
    """
    parts = _but_the_deadline(text, units, now, rules, assigning=True)
    draft, *_ = parts
    if draft.unclear and not assigning:
        parts = _but_the_deadline(text, units, now, rules, assigning=False)
    return replace(_kept(parts, now, rules), assigning=assigning)


_OF_FIELDS = (Column.SUPPORT, Column.PRODUCT, Column.DUE, Column.PAPER)
"""Columns that are fields as they stand."""


def read_row(row: Row, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool) -> Draft:
    """Likewise of the row of a table, each of whose cells is a field."""
    cells = {str(column): row[column] for column in _OF_FIELDS if column in row}
    found = fields_in(row[Column.CONTENT], now, rules)
    if set(found.words) & set(cells):  # What a cell of its own says is no other words' matter: "giai đoạn 2026 - 2030".
        found = Fields(row[Column.CONTENT], {}, {})
    content = " ".join(filter(None, (found.content, f"({row[Column.NOTE]})" if Column.NOTE in row else "")))
    draft = Draft(assigning=True)
    if Column.LEAD in row:
        found.words.pop("lead", None)
        named = addressed_in(row[Column.LEAD], units)
        draft = replace(draft, leads=named.leads, support=named.support, unclear=named.unclear)
    parts = _sorted(draft, Fields(content, {**found.words, **cells}, found.called), units)
    read = replace(_kept(parts, now, rules), assigning=assigning)
    unread = (
        Column.DUE in row and read.missing is Awaited.DEADLINE and not (read.vague or read.guessed or read.unusable)
    )
    return replace(read, content=f"{read.content} ({row[Column.DUE]})") if unread else read


def _kept(parts: Parts, now: dt.datetime, rules: DateRules) -> Draft:
    try:
        return _dated(parts, now, rules)
    except (refusals.NoSuchDay, refusals.DeadlinePassed, refusals.TooFar) as refusal:
        draft, content, _ = parts
        return replace(draft, content=_but_the_limit(content, now, rules), unusable=unusable(refusal))


def _dated(parts: Parts, now: dt.datetime, rules: DateRules) -> Draft:
    """The draft with its content and deadline."""
    draft, content, stated = parts
    if stated is None:
        return _deadline_within(draft, content, now=now, rules=rules)
    draft = read_due(draft, stated, now=now, rules=rules)
    if draft.due and not draft.due.rrule and _takes_silence_for_consent(content, now, rules):
        draft = replace(draft, due=replace(draft.due, kind=DeadlineKind.CONSENT))
    draft = replace(draft, other_days=(*_earlier(content, draft.due, now=now, rules=rules), *draft.other_days))
    return replace(draft, content=content.lstrip(OPENING).rstrip(ENDING))


def _takes_silence_for_consent(content: str, now: dt.datetime, rules: DateRules) -> bool:
    """Whether the content says so of the deadline that stands in its own field."""
    return any(one.kind is DeadlineKind.CONSENT for one in read_deadlines(content, now, calendar=rules.calendar))


def read_undated(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> Draft:
    """Likewise, without the deadline, where that is one that cannot be meant. Raises TooLong."""
    draft, content, _ = _but_the_deadline(text, units, now, rules, assigning)
    return replace(draft, content=_but_the_limit(content, now, rules))


def _but_the_limit(content: str, now: dt.datetime, rules: DateRules) -> str:
    """The content without the words of its deadline, which is no longer any."""
    reading = read_deadline(content, now, calendar=rules.calendar, before=rules.before)
    is_limit = reading is not None and reading.day is not None and not _may_be_subject(content, reading)
    return (_without(content, reading) if reading and is_limit else content).lstrip(OPENING).rstrip(ENDING)


def _without(content: str, reading: Deadline) -> str:
    """The content without the words of the reading."""
    ahead, behind = content[: reading.start], content[reading.end :].lstrip()
    return f"{ahead.rstrip(ENDING)} {behind}" if behind.strip(ENDING) else _LED_TO.sub("", ahead)


def _but_the_deadline(text: str, units: Sequence[Named], now: dt.datetime, rules: DateRules, assigning: bool) -> Parts:
    text = visible(unicodedata.normalize("NFC", text))[0].replace("\u00a0", " ")
    if len(text) > LONGEST_CONTENT:
        raise refusals.TooLong(LONGEST_CONTENT)
    urgent, text = framing.urgency_first(framing.without_asking(text))
    paper, text = _paper_first(text)
    text = framing.unwrapped(text, lambda part: _is_field(part, units, now, rules))
    draft = Draft(assigning=assigning)
    if assigning:
        draft, text = _addressees_first(draft, text, units)
    if _JOINT.search(fold(text)):
        draft = replace(draft, joint=True)
    found = fields_in(text, now, rules)
    if urgent or _EXPRESS.search(fold(paper)):
        found.words["urgency"] = f"{urgent} {paper} {found.words.get('urgency', '')}"
    if paper:
        found.words.setdefault("paper", paper)
    return _sorted(draft, found, units)


def _paper_first(text: str) -> tuple[str, str]:
    """The paper that stands before a colon and orders the task, and the task: "CV hỏa tốc số 12/UBND-NC: VP cử …"."""
    head, colon, rest = text.partition(":")
    cited = cited_in(_EXPRESS_TYPED.sub("", head)) if colon and len(head) <= LONGEST_PAPER else []
    is_paper = len(cited) == 1 and cited[0][0] <= 1 and rest.strip()
    return (head.strip(), rest.lstrip()) if is_paper else ("", text)


def _is_field(words: str, units: Sequence[Named], now: dt.datetime, rules: DateRules) -> bool:
    """Whether the words are a field of the task, and nothing of its content."""
    return begins_field(words) or is_limit(words, now, rules) or roles.names_units(words, units)


def _sorted(draft: Draft, found: Fields, units: Sequence[Named]) -> Parts:
    """What each field says of the draft, with what belongs to none of them in the content."""
    draft, content = roles.with_units(draft, found, units)
    content = framing.without_passing_on(content) if draft.leads else content
    fields = found.words
    if not content.strip(OPENING + ENDING) and "," in fields.get("product", ""):
        fields["product"], _, content = fields["product"].partition(",")
    paper = _tidy(fields, "paper") or _cited(content)
    draft = replace(draft, product=_tidy(fields, "product"), area=_tidy(fields, "area"), urgency=_urgency(fields))
    draft = replace(draft, paper=paper, set_above=paper is not None and cited_from_above(paper))
    return draft, content, fields.get("due")


def _cited(content: str) -> str | None:
    """The paper in the content that orders the work: "theo CV 12/A", "(công văn 12/A)", "thực hiện mục 3 KH 12/A"."""
    cited = cited_in(content)
    source = next((paper for _, _, paper, is_source in cited if is_source), None)
    return source or next((paper for start, _, paper, _ in cited if _ORDERS.search(fold(content[:start]))), None)


def with_quoted(text: str, quoted: str, units: Sequence[Named], *, assigning: bool) -> str:
    """The message with the one that it replies to: whom it goes to, the quoted words as the task, then the rest."""
    if not quoted:
        return text
    found = read_addressees(text, units) if assigning else None
    rest = found.rest if found else text
    head = " ".join(text[: len(text) - len(rest)].split()).strip(" ,;:")
    task = ", ".join(filter(None, (quoted, rest.strip(" ,;"))))
    between = "\n" if "\n" in quoted else " "
    return f"{head}:{between}{task}" if head else task


def _tidy(fields: dict[str, str], name: str) -> str | None:
    return fields.get(name, "").lstrip(OPENING).rstrip(ENDING) or None


def _urgency(fields: dict[str, str]) -> Urgency:
    """The highest grade that is named; a field without any grade is urgent, no more."""
    words = fold(fields.get("urgency", ""))
    named = (grade for grade in reversed(Urgency) if any(mark in words for mark in folded("urgency_mark", grade)))
    return next(named, Urgency.URGENT) if words.strip() else Urgency.NORMAL


def _addressees_first(draft: Draft, text: str, units: Sequence[Named]) -> tuple[Draft, str]:
    """ "/giao P.QLKH, VP: nội dung": the units before the task."""
    found = read_addressees(text, units)
    if found is None:
        return draft, text
    return replace(
        draft, leads=found.leads, support=found.support, unclear=found.unclear, joint=found.joint
    ), found.rest


def _deadline_within(draft: Draft, content: str, *, now: dt.datetime, rules: DateRules) -> Draft:
    """No field names the deadline: it may stand at the end of the content ("… trước ngày 20/11")."""
    refuse_impossible(content)
    reading = read_deadline(content, now, calendar=rules.calendar, before=rules.before)
    if reading is None:
        guessed = guess_within(content, now, rules.before)
        return replace(_guessing(draft, guessed, now), content=content.lstrip(OPENING).rstrip(ENDING))
    if _may_be_subject(content, reading):
        return replace(draft, content=content.lstrip(OPENING).rstrip(ENDING))
    rest = content[reading.end :].lstrip(OPENING).rstrip(ENDING)
    stays = rest and not (reading.doubtful or reading.start_unknown)
    kept = content if stays else _without(content, reading)
    taken = _take(replace(draft, content=kept.lstrip(OPENING).rstrip(ENDING)), reading, now=now, rules=rules)
    return replace(taken, other_days=(*_earlier(content, taken.due, now=now, rules=rules), *_also(reading, now)))


def read_due(draft: Draft, words: str, *, now: dt.datetime, rules: DateRules) -> Draft:
    """The draft with the deadline that `words` give; without one where they say that there is none.

    Words that give nothing leave the deadline missing, with what they may mean as a guess.
    Raises NoSuchDay, DeadlinePassed, TooFar.
    """
    refuse_impossible(words)
    if NO_DEADLINE.match(fold(words).lstrip(OPENING).rstrip(ENDING)):
        return replace(draft, due=None, no_deadline=True)
    reading = read_deadline(words, now, calendar=rules.calendar, before=rules.before)
    if reading is None:
        return _guessing(draft, guess_answer(words, now, rules.before), now)
    others = _others(read_deadlines(words, now, calendar=rules.calendar, before=rules.before), reading, now)
    return replace(_take(draft, reading, now=now, rules=rules), other_days=others)


def _guessing(draft: Draft, guess: Guess | None, now: dt.datetime) -> Draft:
    """The draft with what its unread deadline may mean; without a guess that would be refused."""
    if guess is None:
        return draft
    due = Due(guess.words, DeadlineKind.EXACT, guess.day, before=guess.before)
    with suppress(refusals.DeadlinePassed, refusals.TooFar):
        refuse_unlikely(due, now=now)
        return replace(draft, guessed=due)
    return draft


def with_guess(draft: Draft) -> Draft:
    """The draft with the guess as its deadline, whose words leave the end of the content. Raises StaleButton."""
    if draft.guessed is None:
        raise refusals.StaleButton
    content = draft.content.removesuffix(draft.guessed.words).rstrip(ENDING)
    return replace(draft, content=content, due=draft.guessed, guessed=None, unusable=None)


def read_start(draft: Draft, words: str, *, now: dt.datetime, rules: DateRules) -> Draft | None:
    """The draft with the deadline that counts from the day that `words` give; None where nothing counts from one.

    Raises DeadlinePassed, TooFar.
    """
    reading = counted(draft.vague, words, now, rules) if draft.vague and draft.counts else None
    if reading is None or reading.day is None:
        return None
    due = replace(Due.from_reading(reading), words=f"{draft.vague}; {words.strip(ENDING)}")
    refuse_unlikely(due, now=now)
    return replace(draft, due=due, no_deadline=False, vague=None, counts=False)


def _earlier(content: str, due: Due | None, *, now: dt.datetime, rules: DateRules) -> tuple[str, ...]:
    """Limits inside the content: two tasks in one line have two deadlines, and only the last was taken.

    The day of a paper that is cited is none of them, nor is one that is over.
    """
    cited = spans_of(cited_in(content))
    exact = (
        one
        for one in read_deadlines(content, now, calendar=rules.calendar, before=rules.before)
        if one.kind in (DeadlineKind.EXACT, DeadlineKind.CLOCK) and one.day is not None and one.day >= now.date()
    )
    return tuple(one.words for one in exact if due is not None and one.day != due.day and one.start not in cited)


def _others(found: Sequence[Deadline], taken: Deadline, now: dt.datetime) -> tuple[str, ...]:
    """What else the words may mean: other deadlines beside the one taken, other days that its own words fit."""
    beside = [one.words for one in found if one.day is not None and one.day != taken.day]
    return (*beside, *_also(taken, now))


def _also(taken: Deadline, now: dt.datetime) -> tuple[str, ...]:
    """Other days that the words of one deadline fit: today for "thứ 6" on a Friday, and the year that was not said.

    A doubtful one is asked about as a whole.
    """
    if taken.doubtful:
        return ()
    days = taken.alternatives or _a_year_before(taken, now)
    return tuple(f"{day:%d/%m/%Y}" for day in days)


def _a_year_before(taken: Deadline, now: dt.datetime) -> tuple[dt.date, ...]:
    """ "29/2" or "tháng 11" in December lead far into another year, which nobody may have meant."""
    words = fold(taken.words)
    says_year = _YEAR_SAID.search(words) or not any(letter.isdecimal() for letter in words)
    if (
        taken.day is None
        or says_year
        or taken.kind not in (DeadlineKind.EXACT, DeadlineKind.CLOCK, DeadlineKind.WINDOW)
    ):
        return ()
    if taken.day - now.date() < FAR_AHEAD:
        return ()
    year, month, day = taken.day.year - 1, taken.day.month, taken.day.day
    return (dt.date(year, month, min(day, monthrange(year, month)[1])),)


def _may_be_subject(content: str, reading: Deadline) -> bool:
    """A bare window is what the task is about as often as its limit: "Báo cáo quý IV", "Báo cáo hằng năm".

    A period with its day is none: "Họp giao ban thứ Hai hằng tuần".
    """
    if reading.kind is DeadlineKind.RECURRING and _DAY_SAID.search(fold(reading.words)):
        return False
    limited = _LIMITING.match(fold(reading.words)) or content[: reading.start].rstrip().endswith(",")
    return reading.kind in (DeadlineKind.WINDOW, DeadlineKind.STANDING, DeadlineKind.RECURRING) and not limited


def _take(draft: Draft, reading: Deadline, *, now: dt.datetime, rules: DateRules) -> Draft:
    if reading.doubtful:
        return replace(draft, guessed=Due.from_reading(reading), unusable=_passed(reading, now))
    is_undated = reading.kind is DeadlineKind.CONSENT and reading.day is None
    if reading.kind in (DeadlineKind.VAGUE, DeadlineKind.REFERENCE) or is_undated or reading.start_unknown:
        counts = reading.kind is DeadlineKind.RELATIVE and counts_forward(reading.words)
        return replace(draft, vague=reading.words, counts=counts)
    refuse_eve_passed(reading, now=now, rules=rules)
    due = series.first(Due.from_reading(reading), now, rules.calendar)
    refuse_unlikely(due, now=now)
    named = _NAMED.match(fold(due.words))
    due = replace(due, words=due.words[named.end() :]) if named else due
    return replace(draft, due=due, no_deadline=False, unusable=None)


def _passed(reading: Deadline, now: dt.datetime) -> Unusable | None:
    """The day of this year that the words of a doubtful deadline give, and that is over."""
    passed = (day for day in reading.alternatives if day < now.date())
    return next((Unusable(f"{day:%d/%m/%Y}", DayFault.PASSED) for day in passed), None)
