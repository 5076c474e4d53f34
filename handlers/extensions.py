"""What a unit says of its own deadline: it asks for a later one, corrects that, or takes it back."""

from actions import extensions, talks, tasks
from domain import extensions as rules
from domain import refusals
from domain.asking import Question
from domain.dialogues import DialogueKind
from domain.orders import Matter
from domain.people import Verb, may
from domain.replies import Intent, Reply
from domain.talks import Talk
from domain.tasks import OPEN_TO_REPORTS, Task
from handlers import orders
from handlers.told import Told
from reading.deadlines.limits import read_limit
from reading.orders.deadlines import wished
from reading.replies.retreats import retreats, was_misread, withdraws
from texts import buttons
from texts import extensions as words
from texts import tasks as task_words

MAY_BE_WISHES = frozenset({Intent.PROGRESS, Intent.EXTENSION, Intent.SMALLTALK, Intent.ACK})
"""Readings under which a unit may have spoken of nothing but its deadline."""

ABOUT_A_REQUEST = frozenset({Matter.EXTENSION, Matter.OVER})
"""Under its card the bare day is enough, also to ask anew where the request was taken back."""


def stated(told: Told, reply: Reply, task: Task) -> bool:
    """Whether the unit spoke of the deadline alone: took its request back, put another one, or named a day outright."""
    if reply.intent not in MAY_BE_WISHES or reply.new_deadline or task.state not in OPEN_TO_REPORTS:
        return False
    if not may(told.speaker.known, Verb.ASK_EXTENSION, task.duty):
        return False
    takes_back = retreats(reply.words) or was_misread(reply.words)
    if wished(reply.words, answers=True) is None and not withdraws(reply.words) and not takes_back:
        return False
    request = extensions.open_request(told.turn, told.speaker, task)
    matter = orders.matter_answered(told.context, told.turn, task, request)
    answers = matter is Matter.EXTENSION
    wish = wished(reply.words, answers=matter in ABOUT_A_REQUEST)
    if wish is not None and wish.words:
        ask(told, task, wish.words, reply.words)
    elif request is not None and (withdraws(reply.words) or (answers and takes_back)):
        extensions.withdraw(told.turn, told.speaker, task, reply.words)
        html = words.withdrawn(task, told.speaker.known.name, told.speaker.organization.times)
        told.tell(html, task, said="")
    elif withdraws(reply.words) and reply.intent is Intent.EXTENSION:
        raise refusals.RequestOvertaken(task.number)
    elif wish is not None:
        take(told, reply, task)
    else:
        return False
    return True


def take(told: Told, reply: Reply, task: Task) -> None:
    extensions.require_extensible(told.speaker, Verb.ASK_EXTENSION, task)
    if reply.new_deadline is None:
        content = {"task": task.number, "words": reply.words}
        talk = talks.begin(told.turn, DialogueKind.EXTENSION, content, account=told.context.account, asked="deadline")
        told.say(words.ask_new_deadline(task), task, asks=Question.NEW_DEADLINE, talk=talk)
        return
    ask(told, task, reply.new_deadline, reply.words)


def ask(told: Told, task: Task, wanted: str, said: str) -> None:
    """Put the request before who may decide; the deadline itself does not move."""
    times = told.speaker.organization.times
    limit = read_limit(wanted, f"{said}. {told.context.text}", task.due, now=told.now, rules=times.dates)
    rules.refuse_earlier(task, limit.due, times.zone)
    talk = extensions.request(told.turn, told.speaker, task, limit.due, said)
    watchers = tasks.watchers(told.turn, told.speaker, task)
    html = words.asked(task, limit, said, watchers.deciders, times)
    under = buttons.decide_extension(talk)
    told.tell(html, task, said="", asks=Question.EXTENSION, under=under, talk=talk)


def answer(told: Told, talk: Talk, text: str) -> None:
    talks.close(told.turn, talk)
    task = tasks.find_task(told.turn.session, told.speaker, talk.content["task"])
    if retreats(text):
        told.say(task_words.meaning_dropped(task), task)
        return
    said = f"{talk.content['words']}. {text}".strip(" .")
    if orders.decides(told.speaker, task):
        orders.set_deadline(told.context, told.turn, told.speaker, task, text, said)
        return
    ask(told, task, text, said)
