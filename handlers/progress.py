"""Reports: what was told of one task, in a reply or by a command with its number, and what follows from it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from actions import corrections, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain import tasks as domain
from domain.asking import Question
from domain.dialogues import DialogueKind
from domain.history import EventKind
from domain.people import Verb, may
from domain.presses import Press
from domain.replies import Intent, Reply, Unheard
from domain.talks import Talk
from domain.tasks import Report, State, Task
from handlers import extensions as wishes
from handlers import orders, withdrawals
from handlers.cards import say_card
from handlers.context import Context
from handlers.told import Told
from reading.language import task_numbers
from reading.language.task_numbers import left_out
from reading.orders.unheard import meant_by
from reading.replies.evidence import evidence_in, has_none, is_not_done
from reading.replies.read import read_reply
from reading.replies.retreats import corrects_result, retreats
from reading.replies.unheard import is_own_mistake, unheard_in
from texts import buttons, commands, hints
from texts import refusals as no
from texts import tasks as words
from texts.message import Message

NEED_WORDS = {Intent.OBSTACLE: Verb.REPORT_OBSTACLE, Intent.DECLINE: Verb.RETURN}
"""Commands that say nothing without words, and the right that they need."""


def take(told: Told, reply: Reply, task: Task) -> None:
    """Do what one reading asks for, and say what was understood."""
    if reply.intent is not Intent.QUESTION and orders.obeyed(told.context, told.turn, told.speaker, task, reply):
        return
    if wishes.stated(told, reply, task):
        return
    left = withdrawals.heard(told, reply, task)
    if left is None:
        return
    task = left
    if orders.decides(told.speaker, task) and not told.files and _told_how(told, reply, task):
        return
    courtesy = reply.intent is Intent.ACK and unheard_in(reply.words) is not None
    if (reply.intent is Intent.SMALLTALK or courtesy) and not told.files:
        _small_talk(told, reply, task)
        return
    if reply.intent not in (Intent.QUESTION, Intent.SMALLTALK):
        tasks.attach(told.turn, told.speaker, task, told.files)
    acts = {
        Intent.DONE: _done,
        Intent.PROGRESS: _progress,
        Intent.EXTENSION: wishes.take,
        Intent.OBSTACLE: _obstacle,
        Intent.DECLINE: _decline,
        Intent.ACK: _received,
        Intent.QUESTION: _card,
        Intent.SMALLTALK: _progress,
    }
    if not may(told.speaker.known, Verb.REPORT, task.duty) and reply.intent is not Intent.QUESTION:
        _remark(told, reply, task)
        return
    if task.state is State.SUBMITTED and corrects_result(reply.words):
        tasks.note(told.turn, told.speaker, EventKind.REMARKED, task, verb=Verb.REPORT, words=reply.words)
        told.tell(words.remarked(task), task, said=reply.words)
        return
    acts[reply.intent](told, reply, task)


def _small_talk(told: Told, reply: Reply, task: Task) -> None:
    """Who only oversees or supports the work reports no figures on it: what seems to hold some is a remark."""
    if may(told.speaker.known, Verb.REPORT, task.duty):
        _ask_about_figures(told, reply, task)
    elif unheard_in(reply.words) or any(letter.isdecimal() for letter in reply.words):
        _remark(told, reply, task)


def _ask_about_figures(told: Told, reply: Reply, task: Task) -> None:
    """Small talk needs no answer; a figure that is no progress ("80", "13/12 hồ sơ") was meant as something.

    So was "em báo nhầm": silence would be taken for a yes.
    """
    if not told.turn.message:
        return
    meant = unheard_in(reply.words)
    if meant is Unheard.MISTAKE:
        domain.refuse_closed(task)
    if meant is not None:
        told.say(hints.unheard(task, reply.words, meant), task)
    elif any(letter.isdecimal() for letter in reply.words):
        told.say(words.ask_figures(task, reply.words), task, asks=Question.SHARE)


def _told_how(told: Told, reply: Reply, task: Task) -> bool:
    """Whether who decides made a slip, or gave an order that is not carried out: it is kept, and the way is told."""
    if is_own_mistake(reply.words):
        told.say(hints.how_to_undo(task, reply.words), task)
        return True
    meant = meant_by(left_out(reply.words, task.number), tasks.units_of(told.turn, told.speaker))
    if meant is None or reply.intent is Intent.QUESTION or task.state in domain.CLOSED:
        return False
    tasks.note(told.turn, told.speaker, EventKind.REMARKED, task, verb=Verb.REMARK, words=reply.words)
    told.say(hints.remarked_only(task, *meant), task)
    return True


def _remark(told: Told, reply: Reply, task: Task) -> None:
    """Who only supports, or oversees, adds a remark; anybody else is refused with the reason.

    Raises NothingToConfirm where who may confirm says that it is done.
    """
    if reply.intent is Intent.DONE and may(told.speaker.known, Verb.CONFIRM, task.duty):
        domain.send_back(task)
    verb = Verb.REMARK if reply.intent is not Intent.DONE else Verb.REPORT
    tasks.note(told.turn, told.speaker, EventKind.REMARKED, task, verb=verb, words=reply.words)
    told.say(words.remarked(task), task)


def _done(told: Told, reply: Reply, task: Task) -> None:
    """Completion asks for evidence: a paper, a file or a link; empty words are asked back once, politely."""
    evidence = evidence_in(reply.words)
    if evidence or told.files or tasks.has_evidence(told.turn, told.speaker, task):
        submit(told, task, Report(reply.words, finished=True, percent=100, evidence=evidence))
        return
    asked = _asked_for_evidence(told, task)
    if asked:
        answer_evidence(told, asked, reply.words)
        return
    after = tasks.record_report(told.turn, told.speaker, task, _report(reply))
    content = {
        "task": task.number,
        "words": reply.words,
        "at": told.turn.now.isoformat(),
        "message": told.turn.message,
    }
    talk = talks.begin(told.turn, DialogueKind.EVIDENCE, content, account=told.context.account, asked="evidence")
    told.say(words.ask_evidence(after), after, asks=Question.EVIDENCE, under=buttons.no_paper(talk), talk=talk)


def _asked_for_evidence(told: Told, task: Task) -> Talk | None:
    """The question for the result of the task that waits for the speaker here; None where there is none."""
    return talks.waiting_about(told.turn, DialogueKind.EVIDENCE, task.number, account=told.context.account)


def submit(
    told: Told, task: Task, report: Report, *, at: dt.datetime | None = None, message: int | None = None
) -> None:
    """Report the task done. `at` is when, and `message` where it was first said so, if that was earlier."""
    after = tasks.record_report(told.turn, told.speaker, task, report, at=at)
    watchers = tasks.watchers(told.turn, told.speaker, after)
    under = buttons.judge(task.number, told.turn.message or message)
    told.tell(words.submitted(after, watchers.judges), after, said=report.words, asks=Question.CONFIRM, under=under)


def answer_evidence(told: Told, talk: Talk, text: str) -> None:
    """The result was asked for once; whatever is answered now stands as it, unless it says that nothing is done.

    Who takes the matter back has not reported it done; a question and a mere "ok" are answered by the question again.
    """
    task = tasks.find_task(told.turn.session, told.speaker, talk.content["task"], Verb.REPORT)
    reply = read_reply(text)
    retreat = retreats(text) and not has_none(text) and not told.files
    unheard = text and not retreat and not evidence_in(text) and not told.files
    if reply.intent in (Intent.QUESTION, Intent.ACK) and unheard:
        told.say(words.ask_evidence(task), task, asks=Question.EVIDENCE, under=buttons.no_paper(talk.id), talk=talk.id)
        return
    talks.close(told.turn, talk)
    if retreat:
        told.say(words.meaning_dropped(task), task)
        return
    if is_not_done(reply) and not told.files:
        take(told, reply, task)
        return
    tasks.attach(told.turn, told.speaker, task, told.files)
    said = f"{talk.content['words']}. {text}".strip(" .") if text else talk.content["words"]
    report = Report(said, finished=True, percent=100, evidence=evidence_in(said))
    at = dt.datetime.fromisoformat(talk.content["at"])
    submit(told, task, report, at=at, message=talk.content.get("message"))


def _progress(told: Told, reply: Reply, task: Task) -> None:
    if evidence_in(reply.words) and (asked := _asked_for_evidence(told, task)):
        answer_evidence(told, asked, reply.words)
        return
    after = tasks.record_report(told.turn, told.speaker, task, _report(reply))
    html = words.progressed(
        after, told.now, told.speaker.organization.times, stated=reply.percent is not None or reply.count is not None
    )
    message = told.turn.message
    if not reply.doubtful:
        told.say(html, after, under=buttons.wrong(task.number, message) if message else ())
        return
    content = {"task": task.number, "words": reply.words}
    talk = talks.begin(told.turn, DialogueKind.DOUBT, content, account=told.context.account)
    question = f"{html}\n{words.ask_whether_done(after)}"
    told.say(question, after, asks=Question.DONE_YET, under=buttons.doubt(talk), talk=talk)


def _report(reply: Reply) -> Report:
    """Progress: "100 %" of what is not done was said of a part, and is no figure for the whole."""
    whole = reply.percent is not None and reply.percent >= 100
    return Report(reply.words, percent=None if whole else reply.percent, count=reply.count)


def _obstacle(told: Told, reply: Reply, task: Task) -> None:
    after = tasks.record_report(told.turn, told.speaker, task, _report(reply))
    tasks.note(told.turn, told.speaker, EventKind.OBSTACLE, after, verb=Verb.REPORT_OBSTACLE, words=reply.words)
    watchers = tasks.watchers(told.turn, told.speaker, after)
    message = told.turn.message
    under = buttons.wrong(task.number, message) if message else ()
    told.tell(words.obstacle_noted(after, watchers.office), after, said=reply.words, under=under)


def _decline(told: Told, reply: Reply, task: Task) -> None:
    """In time the task is given back; later the unit may ask for that, and goes on until it is decided."""
    watchers = tasks.watchers(told.turn, told.speaker, task)
    under = buttons.reassign(task.number)
    if not tasks.may_return(told.turn, told.speaker, task):
        tasks.ask_return(told.turn, told.speaker, task, reply.words)
        html = words.return_asked(task, watchers.office)
        told.tell(html, task, said=reply.words, asks=Question.UNIT, under=under)
        return
    after = tasks.give_back(told.turn, told.speaker, task, reply.words)
    message = told.turn.message
    under = (*under, *(buttons.wrong(task.number, message) if message else ()))
    html = words.returned(after, watchers.office)
    told.tell(html, after, said=reply.words, asks=Question.UNIT, under=under)


def _received(told: Told, reply: Reply, task: Task) -> None:
    if task.state in (State.COMPLETED, State.CANCELLED, State.SUBMITTED):
        return
    tasks.note(told.turn, told.speaker, EventKind.RECEIVED, task, verb=Verb.REMARK, words=reply.words)
    told.say(words.received(task), task)


def receive(told: Told, reply: Reply, own: Sequence[Task]) -> None:
    """The speaker has read a message that shows several of the own tasks."""
    known = told.speaker.known
    theirs = [task for task in own if task.state in domain.OPEN_TO_REPORTS and may(known, Verb.REPORT, task.duty)]
    for task in theirs:
        tasks.note(told.turn, told.speaker, EventKind.RECEIVED, task, verb=Verb.REMARK, words=reply.words)
    if theirs:
        told.turn.say(Message(words.received_all(theirs), shows=tuple(task.id for task in theirs)))


def _card(told: Told, reply: Reply, task: Task) -> None:
    say_card(told.turn, told.speaker, task)


def on_command(context: Context) -> None:
    """/baocao 12 đạt 80% — the same as a reply to its card, whatever the words say."""
    _by_number(context, None, example=commands.example("baocao"))


def on_done(context: Context) -> None:
    """/xong 12 đã ban hành 15/BC-SKHCN, or several at once: /xong 12, 15 đã gửi."""
    numbers, text = task_numbers.joined_in(context.argument)
    if len(numbers) < 2:
        _by_number(context, Intent.DONE, example=commands.example("xong"))
        return
    with context.turn() as turn:
        told = Told(context, turn, context.speaker(turn), context.files)
        said = len(turn.letters)
        for number in numbers:
            _done_of_several(told, number, text)
        turn.join(said)


def _done_of_several(told: Told, number: int, text: str) -> None:
    reply = _as(read_reply(text), Intent.DONE, text) if text else Reply("", Intent.DONE)
    try:
        with told.turn.attempt():
            take(told, reply, tasks.find_task(told.turn.session, told.speaker, number))
    except refusals.Refusal as refusal:
        told.turn.say(no.about_number(refusal, number))


def on_obstacle(context: Context) -> None:
    _by_number(context, Intent.OBSTACLE, example=commands.example("vuongmac"))


def on_extend(context: Context) -> None:
    _by_number(context, Intent.EXTENSION, example=commands.example("giahan"))


def on_return(context: Context) -> None:
    _by_number(context, Intent.DECLINE, example=commands.example("tralai"))


def _by_number(context: Context, intent: Intent | None, *, example: str) -> None:
    with context.turn() as turn:
        speaker = context.speaker(turn)
        told = Told(context, turn, speaker, context.files)
        task, text = named_task(told, example)
        if not text and not told.files and (intent is None or intent in NEED_WORDS):
            _ask_words(told, task, intent)
            return
        reply = _as(read_reply(text) if text else Reply("", intent or Intent.PROGRESS), intent, text)
        if intent is Intent.EXTENSION and orders.decides(speaker, task):
            orders.set_deadline(context, turn, speaker, task, reply.new_deadline or "", text or context.text)
            return
        take(told, reply, task)


def _ask_words(told: Told, task: Task, intent: Intent | None) -> None:
    """What a report says, or what stands in the way: the office is not troubled with nothing."""
    tasks.require(told.speaker, NEED_WORDS[intent] if intent else Verb.REMARK, task)
    domain.refuse_closed(task)
    content = {"task": task.number, "intent": intent}
    talk = talks.begin(told.turn, DialogueKind.WORDS, content, account=told.context.account, asked="words")
    told.say(words.ask_words(task, intent), task, asks=words.ASKS[intent], talk=talk)


def answer_words(told: Told, talk: Talk, text: str) -> None:
    told.context.refuse_others(talk)
    talks.close(told.turn, talk)
    task = tasks.find_task(told.turn.session, told.speaker, talk.content["task"])
    if retreats(text):
        told.say(words.meaning_dropped(task), task)
        return
    intent = Intent(talk.content["intent"]) if talk.content["intent"] else None
    take(told, _as(read_reply(text), intent, text), task)


def _as(reply: Reply, intent: Intent | None, text: str) -> Reply:
    """The reading of the words, under the intent that the command states."""
    if intent is None:
        return reply
    wanted = reply.new_deadline or (text or None)
    return replace(reply, intent=intent, doubtful=False, new_deadline=wanted if intent is Intent.EXTENSION else None)


def named_task(told: Told, example: str) -> tuple[Task, str]:
    """The task that a command names by number, or that its replied message shows, and the words that follow."""
    head, _, rest = told.context.argument.partition(" ")
    number = head.strip("/.,:#").lower().removeprefix("nv")
    if number.isdecimal() and len(number) < 10:
        return tasks.find_task(told.turn.session, told.speaker, int(number)), rest.strip()
    replied = told.context.replied
    shown = (talks.our_message(told.turn, replied.message)).shows if replied else ()
    found = tasks.tasks_by_ids(told.turn.session, told.speaker, shown)
    if len(found) == 1:
        return found[0], told.context.argument
    if found:
        raise refusals.WhichTask(tuple(task.number for task in found))
    raise refusals.NumberNeeded(example)


def press_evidence(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    talk = talks.find(turn, int(data[0]))
    context.refuse_others(talk)
    told = Told(context, turn, speaker)
    if data[1] == Press.NO_PAPER:
        answer_evidence(told, talk, "")
        return ""
    talks.close(turn, talk)
    task = tasks.find_task(turn.session, speaker, talk.content["task"])
    corrections.keep(turn, speaker, talk.content["words"], Intent.DONE, Intent.PROGRESS)
    turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    return ""


def press_doubt(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    talk = talks.find(turn, int(data[0]))
    context.refuse_others(talk)
    talks.close(turn, talk)
    task = tasks.find_task(turn.session, speaker, talk.content["task"], Verb.REPORT)
    if data[1] == Press.YES:
        _done(Told(context, turn, speaker), Reply(talk.content["words"], Intent.DONE), task)
    else:
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    return ""


def press_wrong(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """The reading was wrong: ask what was meant, then undo and do that instead."""
    number, message, act = int(data[0]), int(data[1]), data[2]
    if act in withdrawals.ACTS:
        withdrawals.press(context, turn, speaker, number, act)
        return ""
    task = tasks.find_task(turn.session, speaker, number, Verb.REPORT)
    if act == Press.ASK:
        said = corrections.said_in(turn, speaker, task, message)
        Told(context, turn, speaker).say(
            words.ask_meaning(task, said.words), task, asks=Question.MEANING, under=buttons.meanings(number, message)
        )
        return ""
    after, text = corrections.correct(turn, speaker, task, message, act)
    taken_back = after.state is not task.state in words.TAKEN_BACK
    if taken_back:
        turn.tell(Message(words.withdrawn(task, after, speaker.known.name), shows=(after.id,)))
    if act == Press.DROP:
        if not taken_back:
            turn.say(Message(words.meaning_dropped(after), shows=(after.id,)))
        return ""
    take(Told(context, turn, speaker), replace(read_reply(text), intent=Intent(act), doubtful=False), after)
    return ""
