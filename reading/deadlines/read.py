"""Which deadlines a text gives, and which of them counts."""

import datetime as dt
import re

from domain.calendar import WorkingCalendar
from domain.deadlines import Before, Deadline, DeadlineKind
from domain.words import fold
from reading.deadlines import before as deadline_before
from reading.deadlines import clocks, dates, feasts, numerals, period_days, phrases, times, traps, windows
from reading.deadlines.dates import IMPOSSIBLE
from reading.deadlines.meanings import Scene, letter_of
from reading.deadlines.readings import Reading
from reading.deadlines.series import RULES as SERIES
from reading.deadlines.words import ALPHABET, cut
from reading.language.cascade import Node, Stage

__all__ = ["Before", "Deadline", "DeadlineKind", "impossible_dates", "read_deadline", "read_deadlines"]

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
        *clocks.CLOCKS,
        *period_days.RULES,
        *SERIES,
        *dates.RULES,
        *feasts.RULES,
        *windows.RULES,
        *clocks.COUNTS,
    ),
    letter_of,
)
TIMES = Stage(ALPHABET, times.RULES, letter_of)
READING = ALPHABET.letter("Reading")
PHRASES = Stage(ALPHABET, phrases.RULES, letter_of)
SPANS = Stage(ALPHABET, phrases.SPANS, letter_of)


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
    scene = Scene(text, now, now.date(), calendar, counted_from, before)
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
    scene = Scene(text, now, now.date(), calendar, counted_from, before)
    readings = _readings(scene, context)
    if not readings:
        return None
    return _deadline(max(readings, key=_weight) if len(readings) > 1 else readings[0], scene)


def impossible_dates(text: str) -> tuple[str, ...]:
    """Words of `text` that look like a date or an hour and are none: "31/02", "32/12", "25h ngày 15/12"."""
    scene = Scene(text, IN_A_LEAP_YEAR, IN_A_LEAP_YEAR.date(), PUBLIC_HOLIDAYS, None)
    _, nodes = ATOMS.run(numerals.STAGE.run(cut(text), scene), scene)
    words = (text[node.start : node.end] for node in nodes if node.value is IMPOSSIBLE)
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
    line = cut(scene.text)
    for stage in (numerals.STAGE, ATOMS, TIMES, PHRASES, SPANS):
        line = stage.run(line, scene)
    readings = [node for node in line[1] if node[0] == READING]
    if context and readings and _asks_for_a_number(context):
        readings = [node for node in readings if node.value.strength or not _is_figures(node, scene)]
    return _not_outdone(readings, scene) if len(readings) > 1 else readings


def _asks_for_a_number(context: str) -> bool:
    asked = fold(context)
    return any(words in asked for words in COUNTING_QUESTIONS) and not any(words in asked for words in DATE_QUESTIONS)


def _is_figures(node: Node, scene: Scene) -> bool:
    """ "5/12" and nothing else."""
    return not any(letter.isalpha() for letter in scene.text[node.start : node.end])


def _weight(node: Node) -> tuple[bool, bool, bool, int, int]:
    """A date before a series before the rest, the better marked before the bare, the later before the earlier."""
    reading: Reading = node.value
    is_limit = reading.series is not None or reading.start_unknown
    is_standing = reading.kind is DeadlineKind.STANDING
    return reading.when is not None, is_limit, is_standing, reading.strength, node.start


def _not_outdone(readings: list[Node], scene: Scene) -> list[Node]:
    """Without the conditions and the bare times that stand beside a marked date."""
    limits = [node for node in readings if any(_weight(node)[:2])]
    if not any(node.value.strength for node in limits):
        return limits or readings
    kept: list[Node] = []
    for node in limits:
        if node.value.strength:
            kept.append(node)
        elif _continues_a_list(node, scene):
            kept.append(_likewise(node, kept[-1], scene) if kept else node)
    return kept


def _likewise(node: Node, other: Node, scene: Scene) -> Node:
    """The date as the "trước" of the one right before it limits it too."""
    between = fold(scene.text[other.end : node.start]).strip()
    if other.value.before is None or between not in LIST_MARKS:
        return node
    limit = deadline_before.before(node.value.when, scene)
    return node._replace(value=node.value._replace(when=limit.when, before=limit.before))


def _continues_a_list(node: Node, scene: Scene) -> bool:
    """The second of "trước 20/11 và 30/11": a bare date right after a comma or an "and"."""
    ahead = scene.text[max(node.start - 4, 0) : node.start].rstrip()
    is_date = node.value.when is not None and node.value.kind is DeadlineKind.EXACT
    return is_date and ahead.endswith((",", ";", "và", "va"))


def _deadline(node: Node, scene: Scene) -> Deadline:
    reading: Reading = node.value
    _, start, end, _ = node
    kind, when, series, moment, working_days, start_unknown, _, before = reading
    day = when.day if when else None
    return Deadline(
        scene.text[start:end],
        start,
        end,
        kind,
        moment.date() if moment else day,
        moment,
        series.rrule if series else None,
        series.next_due(scene.today, scene.calendar) if series else None,
        tuple([other for other in when.others if other != day]) if when and when.others else (),
        working_days,
        start_unknown,
        before,
    )
