"""Which deadlines a text gives, and which of them counts."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.calendar import WorkingCalendar, date_of
from domain.deadlines import Before, Deadline, DeadlineKind
from domain.why import Why
from domain.words import fold
from reading.deadlines import before as deadline_before
from reading.deadlines import (
    clocks,
    dates,
    feasts,
    numerals,
    period_days,
    phrases,
    soft_days,
    spans,
    times,
    traps,
    windows,
)
from reading.deadlines import why as reasons
from reading.deadlines.dates import IMPOSSIBLE, NEARLY_A_YEAR
from reading.deadlines.meanings import Scene, letter_of
from reading.deadlines.readings import Reading
from reading.deadlines.series import RULES as SERIES
from reading.deadlines.words import ALPHABET, cut
from reading.language.cascade import END, LETTER, START, VALUE, Cascade, Node, Stage, Trace, made
from reading.language.spelling import visible

__all__ = [
    "Before",
    "Deadline",
    "DeadlineKind",
    "explain_deadline",
    "impossible_dates",
    "read_deadline",
    "read_deadlines",
]

PUBLIC_HOLIDAYS = WorkingCalendar()
FIGURES = re.compile(r"\d+")
HOUR_OF_DAY = re.compile(
    r"(?<![\w.,/:-])(\d{1,2})\s?(?:h|gio|g|:)\s?(\d{2})?(?:\s?p(?:hut)?)?"
    r"(?=,?\s+(?:ngay \d|hom nay|mai|thu |t\d|chu nhat|sang|chieu|toi|dem|trua|\d{1,2}[/.-]\d))"
)
IN_A_LEAP_YEAR = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
DATE_QUESTIONS = ("han", "bao gio", "khi nao", "ngay nao")
LIST_MARKS = (",", ";", "va")
COUNTING_QUESTIONS = ("bao nhieu", "may ho so", "may viec", "duoc may", "tien do", "so luong", "ty le")

ATOMS = Stage(
    ALPHABET,
    (
        *traps.RULES,
        *clocks.FRACTIONS,
        *clocks.CLOCKS,
        *period_days.RULES,
        *SERIES,
        *dates.RULES,
        *soft_days.RULES,
        *feasts.RULES,
        *windows.RULES,
        *clocks.COUNTS,
    ),
    letter_of,
)
TIMES = Stage(ALPHABET, times.RULES, letter_of)
READING = ALPHABET.letter("Reading")
PHRASES = Stage(ALPHABET, phrases.RULES, letter_of)
SPANS = Stage(ALPHABET, spans.RULES, letter_of)
GRAMMAR = Cascade(numerals.STAGE, ATOMS, TIMES, PHRASES, SPANS)
DAYS = Cascade(numerals.STAGE, ATOMS)


def read_deadlines(
    text: str,
    now: dt.datetime,
    *,
    calendar: WorkingCalendar = PUBLIC_HOLIDAYS,
    context: str | None = None,
    counted_from: dt.date | None = None,
    before: Before = Before.DAY_BEFORE,
) -> tuple[Deadline, ...]:
    """The deadlines of `text` in its order; empty where it gives none.

    `now` is aware and carries the local zone. `context` is what was asked before ("được bao nhiêu hồ sơ?"), and
    `counted_from` the day from which "trong 05 ngày kể từ ngày ký" counts, where it is known. `before` says what
    "trước ngày 15/12" means.
    """
    scene = _scene(text, now, calendar, counted_from, before)
    return tuple(_deadline(node, scene) for node in _readings(scene, context))


def read_deadline(
    text: str,
    now: dt.datetime,
    *,
    calendar: WorkingCalendar = PUBLIC_HOLIDAYS,
    context: str | None = None,
    counted_from: dt.date | None = None,
    before: Before = Before.DAY_BEFORE,
) -> Deadline | None:
    """The deadline of `text` that counts: the one most clearly marked, and of these the last; None without any."""
    scene = _scene(text, now, calendar, counted_from, before)
    counting = _counting(_readings(scene, context))
    return _deadline(counting, scene) if counting else None


def explain_deadline(
    text: str,
    now: dt.datetime,
    *,
    calendar: WorkingCalendar = PUBLIC_HOLIDAYS,
    context: str | None = None,
    counted_from: dt.date | None = None,
    before: Before = Before.DAY_BEFORE,
) -> tuple[Deadline | None, Why]:
    """What read_deadline() gives for the same, and why: the same reading, with a trace."""
    scene, trace = _scene(text, now, calendar, counted_from, before), Trace()
    candidates = _candidates(scene, trace)
    readings = _limiting(candidates, scene, context)
    counting = _counting(readings)
    lost = [
        (node, _lost_by(node, readings, counting))
        for node in candidates
        if counting is None or node[START] != counting[START]
    ]
    why = reasons.told(scene, trace, counting, lost)
    return _deadline(counting, scene) if counting else None, why


def _scene(
    text: str, now: dt.datetime, calendar: WorkingCalendar, counted_from: dt.date | None, before: Before
) -> Scene:
    seen, places = (text, None) if text.isprintable() else visible(text)
    return made(Scene, (seen, now, now.date(), calendar, counted_from, before, text, places))


def _counting(readings: Sequence[Node]) -> Node | None:
    """The one that counts of several, by their rank; None where there is none."""
    if len(readings) < 2:
        return readings[0] if readings else None
    return max(readings, key=_rank)


def _lost_by(node: Node, readings: Sequence[Node], counting: Node | None) -> str:
    """By which key of the ranking a reading lost, or that it did not take part in it."""
    if counting is None or all(node[START] != reading[START] for reading in readings):
        return "beside: a bare time or a condition next to a marked date, or figures where a number was asked for"
    return next(name for name, own, best in zip(Rank._fields, _rank(node), _rank(counting), strict=True) if own != best)


def patterns_tried(text: str, now: dt.datetime) -> int:
    """How many patterns of the grammar are tried to read the deadlines of `text`: what the reading costs."""
    trace = Trace()
    _candidates(_scene(text, now, PUBLIC_HOLIDAYS, None, Before.DAY_BEFORE), trace)
    return trace.attempts


def impossible_dates(text: str) -> tuple[str, ...]:
    """Words of `text` that look like a date or an hour and are none: "31/02", "32/12", "25h ngày 15/12"."""
    scene = _scene(text, IN_A_LEAP_YEAR, PUBLIC_HOLIDAYS, None, Before.DAY_BEFORE)
    _, nodes = DAYS.run(cut(scene.text), scene)
    spans = (scene.span(node[START], node[END]) for node in nodes if node[VALUE] is IMPOSSIBLE)
    words = (text[start:end] for start, end in spans)
    return (*(each for each in words if _could_be_meant(each)), *_impossible_hours(text))


def _impossible_hours(text: str) -> tuple[str, ...]:
    """Hours that no day has, beside a day; "48h" and "24/24" are lengths of time."""
    found = HOUR_OF_DAY.finditer(fold(text)) if len(fold(text)) == len(text) else ()
    return tuple(
        text[hour.start() : hour.end()].strip() for hour in found if int(hour[1]) > 24 or int(hour[2] or 0) > 59
    )


def _could_be_meant(words: str) -> bool:
    """Whether the figures were meant as a date: "31/02" and "32/12" were, "50/50" and "24/24" are shares."""
    day, month, *year = map(int, FIGURES.findall(words)) if len(FIGURES.findall(words)) > 1 else (0, 0)
    return bool(year) or (day <= 39 and month <= 12) or not day


def _readings(scene: Scene, context: str | None) -> list[Node]:
    found = _candidates(scene, None)
    return _limiting(found, scene, context) if context or len(found) > 1 else found


def _candidates(scene: Scene, trace: Trace | None) -> list[Node]:
    """All that may be a deadline; what is a trap was taken away by its rule."""
    letters, nodes = GRAMMAR.run(cut(scene.text), scene, trace)
    if spans.SILENCE in letters:
        nodes = spans.with_consent(nodes, scene)
    if spans.MEETING in letters:
        nodes = spans.from_meetings(nodes, scene)
    return [node for node in nodes if node[LETTER] == READING]


def _limiting(readings: list[Node], scene: Scene, context: str | None) -> list[Node]:
    """Without what a question for a number makes a count, and what stands beside a marked date."""
    if context and readings and _asks_for_a_number(context):
        readings = [node for node in readings if node[VALUE].strength or not _is_figures(node, scene)]
    return _not_outdone(readings, scene) if len(readings) > 1 else readings


def _asks_for_a_number(context: str) -> bool:
    asked = fold(context)
    return any(words in asked for words in COUNTING_QUESTIONS) and not any(words in asked for words in DATE_QUESTIONS)


def _is_figures(node: Node, scene: Scene) -> bool:
    """ "5/12" and nothing else."""
    return not any(letter.isalpha() for letter in scene.text[node[START] : node[END]])


class Rank(NamedTuple):
    """The order of several readings of one text, total because no two begin at one place. Traps have none."""

    has_date: bool
    is_series: bool
    """Or counts from a day that is asked for."""
    is_standing: bool
    strength: int
    """Asked for before marked before bare."""
    place: int
    """The later one: what is said last counts."""


def _rank(node: Node) -> Rank:
    reading: Reading = node[VALUE]
    is_series = reading.series is not None or reading.start_unknown
    is_standing = reading.kind is DeadlineKind.STANDING
    return Rank(reading.when is not None, is_series, is_standing, reading.strength, node[START])


def _not_outdone(readings: list[Node], scene: Scene) -> list[Node]:
    """Without the conditions and the bare times that stand beside a marked date."""
    limits = [node for node in readings if any(_rank(node)[:2])]
    if not any(node[VALUE].strength for node in limits):
        return limits or readings
    kept: list[Node] = []
    for node in limits:
        if node[VALUE].strength:
            kept.append(node)
        elif _continues_a_list(node, scene):
            kept.append(_likewise(node, kept[-1], scene) if kept else node)
    return kept


def _likewise(node: Node, other: Node, scene: Scene) -> Node:
    """The date as the "trước" of the one right before it limits it too."""
    between = fold(scene.text[other[END] : node[START]]).strip()
    if other[VALUE].before is None or between not in LIST_MARKS:
        return node
    limit = deadline_before.before(node[VALUE].when, scene)
    return *node[:VALUE], node[VALUE]._replace(when=limit.when, before=limit.before)


def _continues_a_list(node: Node, scene: Scene) -> bool:
    """The second of "trước 20/11 và 30/11": a bare date right after a comma or an "and"."""
    ahead = scene.text[max(node[START] - 4, 0) : node[START]].rstrip()
    is_date = node[VALUE].when is not None and node[VALUE].kind is DeadlineKind.EXACT
    return is_date and ahead.endswith((",", ";", "và", "va"))


def _deadline(node: Node, scene: Scene) -> Deadline:
    reading: Reading = node[VALUE]
    _, start, end, _ = node
    kind, when, series, moment, working_days, start_unknown, _, before, begins, _ = reading
    day = when.day if when else None
    alternatives = tuple([other for other in when.others if other != day]) if when and when.others else ()
    doubtful = when is not None and when.doubtful
    if when and day and when.month and not when.year_said and day - scene.today >= NEARLY_A_YEAR:
        passed = date_of(day.year - 1, day.month, day.day)
        alternatives, doubtful = ((passed,), True) if passed else (alternatives, doubtful)
    rrule = next_due = None
    if series:
        rrule, next_due = series.rrule, series.next_due(max(begins or scene.today, scene.today), scene.calendar)
    if moment:
        day = moment.date()
    if scene.places is not None:
        start, end = scene.span(start, end)
    end += "(" in scene.typed[start:end] and scene.typed[end : end + 1] == ")"
    return made(
        Deadline,
        (
            scene.typed[start:end],
            start,
            end,
            kind,
            day,
            moment,
            rrule,
            next_due,
            alternatives,
            working_days,
            start_unknown,
            before,
            doubtful,
        ),
    )
