"""Reading one message that registers a task: content, units, product, deadline, paper, each behind its own word."""

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from domain import refusals, series
from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.drafts import LONGEST_CONTENT, Draft, refuse_unlikely
from domain.names import Match, Named
from domain.tasks import Due, Urgency
from domain.words import fold
from reading.deadlines.guess import Guess, guess_answer, guess_within
from reading.deadlines.limits import refuse_eve_passed, refuse_impossible
from reading.deadlines.read import read_deadline, read_deadlines
from reading.language import names
from reading.language.forms import Form
from reading.language.lookup import folded
from reading.registrations.addressees import everyone_in, read_addressees
from reading.registrations.fields import ENDING, NO_DEADLINE, OPENING, fields_in, tasks_in
from reading.registrations.starts import counted, counts_forward
from reading.registrations.units import leader_within, names_first, without_role
from reading.replies.evidence import cited_in, spans_of

FAR_AHEAD = dt.timedelta(days=270)
_YEAR_SAID = Form(r"20\d\d|[/.-]\d\d?[/.-]\d\d|(?<!\w)<field.says_year>(?!\w)", "29/2 năm sau", "29/2")
_LED_TO = Form(
    r"[,;.]\s*(?:<spelt field.and>\s+)?<spelt field.finish>\s*$",
    "Rà soát hồ sơ, hoàn thành ",
    "Rà soát hồ sơ hoàn thành",
    typed=True,
    flags=re.IGNORECASE,
)
_LISTED = re.compile(r"^\s*\d{1,2}\s*[.)]\s+")
"""What only leads to the day behind it, and the number of one task of several."""
_DAY_SAID = Form(
    r"(?<!\w)(?:<not_behind field.each><field.day>|<field.day_name>|\d+ ?<field.hour>)(?!\w)",
    "thứ hai hằng tuần",
    "hằng ngày",
)
_LIMITING = Form(r"(?:<field.deliver> )?<field.bound>\b", "hoàn thành trong quý IV", "quý IV")
"""Words that make what follows them a limit."""

_ABOVE = Form(r"<field.authority>|[-/]<field.government>|<field.party>\b|-b[a-z]{2,}", "12-KH/TU", "10/KH-SKHCN")
"""Symbols of papers that a higher authority issued: its deadlines are not the department's to move."""


def _is_from_above(paper: str) -> bool:
    """Whether the symbol of the paper is one of a higher authority."""
    return _ABOVE.search(fold(paper)) is not None


def read_draft(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> Draft:
    """What one message says of a task to be registered.

    Raises TooLong, NoSuchDay for a day that does not exist, DeadlinePassed and TooFar for one that cannot be meant.
    """
    draft, content, stated = _but_the_deadline(text, units, now, rules, assigning)
    if stated is not None:
        draft = read_due(draft, stated, now=now, rules=rules)
        draft = replace(draft, other_days=(*_earlier(content, draft.due, now=now, rules=rules), *draft.other_days))
        return replace(draft, content=content.lstrip(OPENING).rstrip(ENDING))
    return _deadline_within(draft, content, now=now, rules=rules)


def read_undated(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> Draft:
    """Likewise, without the deadline, where that is one that cannot be meant. Raises TooLong."""
    draft, content, _ = _but_the_deadline(text, units, now, rules, assigning)
    return replace(draft, content=content.lstrip(OPENING).rstrip(ENDING))


def _but_the_deadline(
    text: str, units: Sequence[Named], now: dt.datetime, rules: DateRules, assigning: bool
) -> tuple[Draft, str, str | None]:
    """The draft without content and deadline, the content as it was written, and what a field says of the deadline."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    if len(text) > LONGEST_CONTENT:
        raise refusals.TooLong(LONGEST_CONTENT)
    draft = Draft(assigning=assigning)
    if assigning:
        draft, text = _addressees_first(draft, text, units)
    content, fields = fields_in(text, now, rules)
    if not content.strip(OPENING + ENDING):
        fields["lead"], content = _before_task(fields.get("lead", ""), units)
    content = ", ".join(filter(None, (content, *_beside_units(fields, units))))
    draft = _read_units(draft, fields, units)
    if not (draft.leads or draft.unclear) and (leader := leader_within(content, units)) is not None:
        draft = replace(draft, leads=(leader,), support=tuple(unit for unit in draft.support if unit != leader))
    source = next((paper for _, _, paper, is_source in cited_in(content) if is_source), None)
    paper = _tidy(fields, "paper") or source
    draft = replace(draft, product=_tidy(fields, "product"), urgency=_urgency(fields))
    draft = replace(draft, paper=paper, set_above=paper is not None and _is_from_above(paper))
    return draft, content, fields.get("due")


def read_drafts(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> tuple[Draft, ...]:
    """The tasks of one message, most often one; a second one has a deadline of its own. Raises as read_draft()."""
    first, *others = tasks_in(unicodedata.normalize("NFC", text), now, rules)
    drafts = [read_draft(first, units, now=now, rules=rules, assigning=assigning)]
    for other in others:
        draft = read_draft(other, units, now=now, rules=rules, assigning=assigning)
        is_led = draft.leads or draft.unclear or not assigning
        drafts.append(draft if is_led else replace(draft, leads=drafts[-1].leads, unclear=drafts[-1].unclear))
    if len(drafts) < 2:
        return tuple(drafts)
    return tuple(replace(draft, content=_LISTED.sub("", draft.content)) for draft in drafts)


def with_quoted(text: str, quoted: str, units: Sequence[Named], *, assigning: bool) -> str:
    """The message with the one that it replies to: whom it goes to, the quoted words as the task, then the rest."""
    if not quoted:
        return text
    found = read_addressees(text, units) if assigning else None
    rest = found.rest if found else text
    head = " ".join(text[: len(text) - len(rest)].split()).strip(" ,;:")
    task = ", ".join(filter(None, (quoted, rest.strip(" ,;"))))
    return f"{head}: {task}" if head else task


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
    return replace(draft, leads=found.leads, support=found.support, unclear=found.unclear), found.rest


def _ids(found: Sequence[tuple[str, Match]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(match.winner.id for _, match in found if match.winner))


def _read_units(draft: Draft, fields: dict[str, str], units: Sequence[Named]) -> Draft:
    lead, support = _tidy(fields, "lead"), _tidy(fields, "support")
    if support:
        found = names.split_names(support, units)
        unclear = "; ".join(words for words, match in found if match.winner is None)
        named = tuple(dict.fromkeys((*draft.support, *_ids(found))))
        draft = replace(draft, support=named, unclear_support=unclear or None)
    draft = read_leads(draft, without_role(lead), units) if lead else draft
    return replace(draft, support=tuple(unit for unit in draft.support if unit not in draft.leads))


def _before_task(lead: str, units: Sequence[Named]) -> tuple[str, str]:
    """The unit and the task behind it, where nothing else tells the task: "chủ trì P. Kế toán: nộp báo cáo"."""
    unit, _, task = lead.partition(":")
    if not task and all(match.winner is None for _, match in names.split_names(lead, units)):
        unit, _, task = lead.partition(",")
    return (unit, task.lstrip(OPENING).rstrip(ENDING)) if task else (lead, "")


def _beside_units(fields: dict[str, str], units: Sequence[Named]) -> list[str]:
    """Takes out of the fields of units what is no list of them: "phối hợp VP; gửi bản giấy về Văn phòng"."""
    beside = []
    for name in ("lead", "support"):
        fields[name], rest = names_first(fields.get(name, ""), units)
        beside.append(rest)
        first, *others = re.split(r"[;\n]|\.\s", fields.get(name, ""))
        named = [part for part in others if all(match.winner for _, match in names.split_names(part, units))]
        beside += [part for part in others if part not in named]
        if others:
            fields[name] = ", ".join((first, *named))
    return [part.lstrip(OPENING).rstrip(ENDING) for part in beside if part.strip(f"{OPENING}{ENDING}")]


def read_leads(draft: Draft, words: str, units: Sequence[Named]) -> Draft:
    """The draft led by the units that `words` name; what fits none or several is kept as unclear."""
    everyone = everyone_in(words, units) if draft.assigning else ()
    if everyone:
        return replace(draft, leads=everyone, unclear=None)
    found = names.split_names(words, units)
    unclear = next((part for part, match in found if match.winner is None), None)
    leads = () if unclear else _ids(found)
    support = tuple(unit for unit in draft.support if unit not in leads)
    return replace(draft, leads=leads, support=support, unclear=unclear)


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
    kept = content if rest else _LED_TO.sub("", content[: reading.start])
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
    return replace(draft, content=content, due=draft.guessed, guessed=None)


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
    """Other days that the words of one deadline fit: today for "thứ 6" on a Friday, and the year that was not said."""
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
    if reading.kind is DeadlineKind.VAGUE or reading.start_unknown:
        counts = reading.kind is DeadlineKind.RELATIVE and counts_forward(reading.words)
        return replace(draft, vague=reading.words, counts=counts)
    refuse_eve_passed(reading, now=now, rules=rules)
    due = series.first(Due.from_reading(reading), now, rules.calendar)
    refuse_unlikely(due, now=now)
    return replace(draft, due=due, no_deadline=False)
