"""Why a deadline was read as it was, told from the trace of the very same reading."""

from collections.abc import Iterator, Sequence
from typing import Any

from domain.deadlines import DeadlineKind
from domain.recurrence import Clock
from domain.why import Component, Loser, Source, Step, Why
from reading.deadlines.meanings import Count, Part, Scene, Trap, When
from reading.deadlines.readings import Reading
from reading.language.cascade import END, START, VALUE, Node, Trace

Lost = tuple[Node, str]
"""A reading that did not count, and why not."""


def told(scene: Scene, trace: Trace, chosen: Node | None, lost: Sequence[Lost]) -> Why:
    """The reading of a text as its rules went through it; `chosen` is the one that counts, None where none does."""
    folds = [(rule.example, part[0][START], part[-1][END], value) for rule, part, value in trace.folds]
    deciding = {(start, end): rule for rule, start, end, value in folds if value is not None}
    steps = tuple(
        Step(rule, start, end, scene.text[start:end], _gives(value), tuple(_components(value)))
        for rule, start, end, value in folds
        if value is not None and not isinstance(value, Trap)
    )
    refused = [
        Loser(rule, start, end, scene.text[start:end], f"trap: {value.why}" if value else "means nothing together here")
        for rule, start, end, value in folds
        if value is None or isinstance(value, Trap)
    ]
    outdone = [
        Loser(
            deciding.get(node[START:VALUE], ""),
            node[START],
            node[END],
            scene.text[node[START] : node[END]],
            because,
        )
        for node, because in lost
    ]
    return Why(scene.text, deciding.get(chosen[START:VALUE], "") if chosen else "", steps, (*refused, *outdone))


def _gives(value: Any) -> str:
    """What a rule has built, in a few words."""
    if isinstance(value, Reading):
        when = value.moment or (value.when.day if value.when else None)
        return f"{value.kind.value} {when.isoformat() if when else ''}".strip()
    if isinstance(value, When):
        return f"{value.kind.value} {value.day.isoformat()}"
    return type(value).__name__.lower()


def _components(value: Any) -> Iterator[Component]:
    if isinstance(value, Reading):
        yield Component("strength", ("bare", "marked", "asked for")[value.strength])
        if value.series is not None:
            yield Component("series", value.series.rrule)
        if value.when is not None:
            yield from _of_day(value.when)
    elif isinstance(value, When):
        yield from _of_day(value)
    elif isinstance(value, Clock):
        yield Component("hour", f"{value.hour:02}:{value.minute:02}")
    elif isinstance(value, Part):
        yield Component("part of the day", value.name)
    elif isinstance(value, Count):
        yield Component("count", f"{value.number} {value.unit}")


def _of_day(when: When) -> Iterator[Component]:
    """Year, month, day and hour; of what is counted or a window all but the year is said by the words as a whole."""
    is_date = when.kind is DeadlineKind.EXACT and not when.soft
    yield Component("year", str(when.day.year), _source(when.year_said))
    yield Component("month", str(when.day.month), _source(when.month is not None or not is_date))
    yield Component("day", str(when.day.day), _source(when.day_of_month is not None or when.soft))
    if when.weekday is not None:
        yield Component("weekday", str(when.weekday))
    hour = f"{when.clock.hour:02}:{when.clock.minute:02}" if when.clock else "whole day"
    yield Component("hour", hour, _source(when.clock is not None))


def _source(is_said: bool) -> Source:
    return Source.SAID if is_said else Source.SUPPLIED
