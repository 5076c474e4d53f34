"""A report of completion that its own reporter takes back while it waits for confirmation."""

from actions import corrections, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain.asking import Question
from domain.people import Verb
from domain.presses import Press
from domain.replies import Intent, Reply, Unheard
from domain.tasks import Report, Task, reported_by
from handlers.context import Context
from handlers.told import Told
from reading.orders.judgements import asks_for_judgement
from reading.replies.evidence import evidence_in, is_not_done
from reading.replies.retreats import corrects_result, takes_report_back, unsays_done
from reading.replies.unheard import unheard_in
from texts import buttons
from texts import tasks as task_words
from texts import withdrawals as words
from texts.message import Message

ACTS = frozenset({Press.WITHDRAW, Press.STAY})
"""What the buttons under the question say."""


def heard(told: Told, reply: Reply, task: Task) -> Task | None:
    """The task of which the rest of the reply is told; None where all of it was heard here."""
    if not _meant(told, reply, task):
        return None if _asked(told, reply, task) else task
    after = withdraw(told, task, reply.words)
    if _says_more(reply):
        return after
    if reply.intent is Intent.PROGRESS:
        tasks.record_report(told.turn, told.speaker, after, Report(reply.words))
    return None


def _meant(told: Told, reply: Reply, task: Task) -> bool:
    """Whether the reporter says beyond doubt that the work is not done after all."""
    if not reported_by(task, told.speaker.known.person) or reply.intent is Intent.QUESTION or evidence_in(reply.words):
        return False
    return unsays_done(reply) or takes_report_back(reply.words, not_done=is_not_done(reply))


def _says_more(reply: Reply) -> bool:
    """Whether the words report something beside: how far the work is, what stands in its way."""
    return reply.percent is not None or reply.count is not None or reply.intent in (Intent.OBSTACLE, Intent.EXTENSION)


def withdraw(told: Told, task: Task, said: str) -> Task:
    after = corrections.take_back(told.turn, told.speaker, task, said)
    told.tell(task_words.withdrawn(task, after, told.speaker.known.name), after, said=said)
    return after


def _asked(told: Told, reply: Reply, task: Task) -> bool:
    """Whether the reporter said what may take the report back, or only adds to it: then that is asked."""
    if not reported_by(task, told.speaker.known.person) or reply.intent is Intent.QUESTION or told.files:
        return False
    if corrects_result(reply.words) or asks_for_judgement(reply.words):
        return False
    if not is_not_done(reply) and unheard_in(reply.words) is not Unheard.MISTAKE:
        return False
    html = words.ask_whether_withdrawn(task, reply.words)
    told.say(html, task, asks=Question.WITHDRAWN, under=buttons.withdraw_report(task.number))
    return True


def press(context: Context, turn: Turn, speaker: Speaker, number: int, act: str) -> None:
    """Rút lại báo cáo, Giữ báo cáo."""
    task = tasks.find_task(turn.session, speaker, number, Verb.REPORT)
    if act == Press.WITHDRAW:
        withdraw(Told(context, turn, speaker), task, "")
    else:
        turn.say(Message(task_words.meaning_dropped(task), shows=(task.id,)))
