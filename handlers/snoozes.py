"""Being reminded again later: what a reply wishes beside, or instead of, a report."""

from actions import snoozes, tasks
from domain.people import Verb
from domain.refusals import Refusal
from domain.reminding.snoozes import Wish
from domain.replies import Intent, Reply
from domain.tasks import Task
from handlers import progress
from handlers.told import Told
from reading.replies.read import read_reply
from reading.replies.snoozes import read_wish
from texts import refusals as no
from texts import snoozes as words


def take(told: Told, reply: Reply, task: Task) -> None:
    """Do what one reading asks for; a wish to be reminded again is heard beside the report that comes with it."""
    wish = read_wish(reply.words, told.now)
    if wish is None:
        progress.take(told, reply, task)
        return
    tasks.require(told.speaker, Verb.SNOOZE, task)
    report = read_reply(wish.rest)
    if report.intent in (Intent.ACK, Intent.SMALLTALK):
        tasks.attach(told.turn, told.speaker, task, told.files)
        _snooze(told, wish, task)
        return
    progress.take(told, report, task)
    _snooze_too(told, wish, tasks.find_task(told.turn.session, told.speaker, task.number))


def _snooze(told: Told, wish: Wish, task: Task) -> None:
    outcome = snoozes.snooze(told.turn, told.speaker, task, wish)
    told.say(words.snoozed(outcome, told.speaker.organization.times), task)


def _snooze_too(told: Told, wish: Wish, task: Task) -> None:
    """What was reported stands, also where the reminder cannot be moved."""
    try:
        with told.turn.attempt():
            _snooze(told, wish, task)
    except Refusal as refusal:
        told.turn.say(no.about(refusal, task))
