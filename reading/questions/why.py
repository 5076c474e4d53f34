"""Why a question was read as it was: the rule that counts, those behind it, and the words that nobody knows."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from domain.names import Colleague, Named
from domain.overviews.filters import LEADERS, SPEAKER, Called, Filters, Scope
from domain.overviews.questions import Question
from domain.refusals import NoSuchPerson, Refusal, UnclearWords
from domain.why import Component, Loser, Step, Why
from domain.words import fold
from reading.language.forms import composed
from reading.questions.of_tasks import rule_of
from reading.questions.read import LONGEST, read_question
from reading.questions.rules import STATUSES, SUBJECTS, Rule, Rules

OF_ALL, OF_ONE = "question", "of_task"
"""Whether it asks of all tasks, or of one what its card tells."""


REFUSED = "refused: "


def explain_question(
    text: str, units: Sequence[Named], now: dt.datetime, people: Sequence[Colleague] = ()
) -> tuple[Question | None, Why]:
    """What read_question() gives for the same, with why; where that refuses words, nothing, and which ones."""
    typed = unicodedata.normalize("NFC", text)[:LONGEST]
    folded = fold(typed)
    losers: list[Loser] = []
    try:
        question = read_question(text, units, now, people)
    except Refusal as refused:
        question = None
        words = refused.words if isinstance(refused, UnclearWords | NoSuchPerson) else typed
        start = max(0, typed.find(words))
        losers.append(Loser(OF_ALL, start, start + len(words), words, f"{REFUSED}{type(refused).__name__}"))
    steps = [*_of_one(typed, folded)]
    for name, rules in (("subject", SUBJECTS), ("status", STATUSES)):
        told, lost = _weighed(name, rules, typed, folded)
        steps += told
        losers += lost
    if question is not None and question.filters.period is not None:
        period = (
            Component("first", str(question.filters.period.first)),
            Component("last", str(question.filters.period.last)),
        )
        steps.append(Step("period", 0, len(typed), typed, "days", period))
    return question, Why(
        typed, OF_ALL if question is not None else OF_ONE if rule_of(text) else "", tuple(steps), tuple(losers)
    )


def _of_one(typed: str, folded: str) -> Iterator[Step]:
    rule = rule_of(typed)
    found = re.search(composed(rule.pattern), folded) if rule else None
    if rule is not None and found is not None:
        example = (Component("like", rule.reads), Component("unlike", rule.not_reads))
        yield Step(OF_ONE, *found.span(), typed[slice(*found.span())], rule.aspect.value, example)


def _weighed(name: str, rules: Rules[Any], typed: str, folded: str) -> tuple[list[Step], list[Loser]]:
    """The rule that counts, and those that are found too."""
    found = rules.all_in(folded)
    if not found:
        return [], []
    first: Rule[Any] = found[0][0]
    example = (Component("like", first.reads), Component("unlike", first.not_reads))
    span = found[0][1].span()
    behind = f"comes behind {first.meant.name.lower()}"
    losers = [
        Loser(f"{name} {rule.meant.name.lower()}", *match.span(), typed[slice(*match.span())], behind)
        for rule, match in found[1:]
    ]
    return [Step(name, *span, typed[slice(*span)], first.meant.name.lower(), example)], losers


def filters_told(filters: Filters) -> dict[str, Any]:
    """The filters as plain values, without those that ask for nothing."""
    period, doubt = filters.period, filters.doubt
    told = {
        "units": [unit.name for unit in filters.units],
        "scope": filters.scope.name.lower() if filters.scope is not Scope.ALL else None,
        "supporting": filters.supporting,
        "person": _called(filters.person),
        "assigner": _called(filters.assigner),
        "status": filters.status.name.lower() if filters.status else None,
        "also": filters.also.name.lower() if filters.also else None,
        "for_me": filters.for_me,
        "late_days": filters.late_days,
        "urgency": filters.urgency,
        "period": [period.first.isoformat(), period.last.isoformat()] if period else None,
        "given": filters.given,
        "or_late": filters.or_late,
        "paper": filters.paper,
        "text": filters.text,
        "unclear_person": {"words": doubt.words, "one_of": [one.name for one in doubt.close]} if doubt else None,
    }
    return {name: value for name, value in told.items() if value}


def _called(called: Called | None) -> str | None:
    return {SPEAKER: "speaker", LEADERS: "leaders"}.get(called, called.name) if called else None
