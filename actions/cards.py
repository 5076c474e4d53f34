"""The card of a task with all that is known of it, and the buttons for whom may decide."""

from dataclasses import replace

from actions import records
from actions.turns import Speaker, Turn
from db import series, waiting
from domain.asking import Question, asking
from domain.people import Verb, may
from domain.tasks import State, Task
from texts import buttons, orders
from texts import tasks as words
from texts import waiting as waiting_words
from texts.message import Rows

DECIDED = {State.SUBMITTED: Question.CONFIRM, State.RETURNED: Question.UNIT}
"""What the buttons under a card ask."""


def say_card(turn: Turn, speaker: Speaker, task: Task) -> None:
    times = speaker.organization.times
    facts = records.facts_of(turn, speaker, task)
    under = _decisions(speaker, task)
    asked = waiting.open_matters(turn.session, organization=speaker.organization.id, tasks=[task.id])
    waits = (*waiting_words.on_card(asked, times.zone), *_common(turn, speaker, task))
    answered = _answered(turn, speaker, task)
    now = turn.now.astimezone(times.zone)
    shown = words.card(task, now, times, under=under, facts=facts, waits=waits, answered=answered)
    seen = buttons.files(task.number) if facts.files else ()
    asks = asking(DECIDED[task.state], task.id) if under else shown.asks
    turn.say(replace(shown, asks=asks, buttons=(*seen, *shown.buttons)))


def _answered(turn: Turn, speaker: Speaker, task: Task) -> str:
    """What an answer to the card does; in a group who answers may be another than who asked for it."""
    if not turn.private or may(speaker.known, Verb.REPORT, task.duty):
        return words.TO_REPORT
    if may(speaker.known, Verb.CONFIRM, task.duty):
        return words.TO_DECIDE
    return words.TO_REMARK if may(speaker.known, Verb.REMARK, task.duty) else ""


def _common(turn: Turn, speaker: Speaker, task: Task) -> list[str]:
    """How the other units stand to which the same order went: for who sees the tasks of all."""
    if not may(speaker.known, Verb.SEE_ALL):
        return []
    found = series.orders_of(turn.session, [task.id], organization=speaker.organization.id)
    return [orders.on_card(found[task.id], task.number)] if task.id in found else []


def _decisions(speaker: Speaker, task: Task) -> Rows:
    """What waits for the judgement of the speaker."""
    if task.state is State.SUBMITTED and may(speaker.known, Verb.CONFIRM, task.duty):
        return buttons.judge(task.number)
    if task.state is State.RETURNED and may(speaker.known, Verb.ASSIGN, task.duty):
        return buttons.reassign(task.number)
    return ()
