"""What those who may decide say of a task: a new deadline, another unit, that work is to be done again."""

from collections.abc import Callable, Sequence

from actions import extensions, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import extensions as rules
from domain import refusals
from domain import tasks as domain
from domain.asking import Question, asking
from domain.dialogues import DialogueKind
from domain.drafts import due_from_json, due_json
from domain.extensions import Limit, Request
from domain.history import EventKind
from domain.orders import Matter, Order, OrderKind
from domain.people import Verb, may
from domain.presses import Press
from domain.replies import Reply
from domain.talks import Talk
from domain.tasks import State, Task
from handlers import assignments
from handlers.context import Context
from reading.deadlines.limits import read_limit
from reading.orders import judgements
from reading.orders.deadlines import allows_expressly
from reading.orders.read import agrees, decides_request, read_order
from reading.orders.words import reason_in, wonders
from reading.replies.read import read_reply
from reading.replies.retreats import retreats
from texts import buttons, series
from texts import extensions as extension_words
from texts import tasks as words
from texts import withdrawals as withdrawal_words
from texts.message import Message

"""Questions to who decides: why it is to be done again or cancelled."""


def decides(speaker: Speaker, task: Task) -> bool:
    """Whether the speaker sets the deadline of the task, and does not ask for one as its unit does."""
    actor, duty = speaker.known, task.duty
    return may(actor, Verb.EXTEND, duty) and not may(actor, Verb.ASK_EXTENSION, duty)


def obeyed(context: Context, turn: Turn, speaker: Speaker, task: Task, reply: Reply) -> bool:
    """Whether the reply was an order of somebody who may give it; then it has been carried out.

    The people of the office report on the tasks of their own unit, so of these only what nobody reports on is ordered.
    """
    if not may(speaker.known, Verb.ASSIGN, task.duty):
        return False
    reports = not decides(speaker, task) and task.state not in (State.RETURNED, State.COMPLETED, State.CANCELLED)
    if _day_agreed(context, turn, speaker, reply):
        return True
    request = extensions.open_request(turn, speaker, task)
    answers = matter_answered(context, turn, task, request)
    units = tasks.units_of(turn, speaker)
    told = read_order(reply, task, units, requested=request is not None, answers=answers)
    if told is None and answers is Matter.OVER and decides_request(reply.words):
        raise refusals.RequestOvertaken(task.number)
    if told is None and assignments.named_in_answer(context, turn, speaker, task, reply.words):
        return True
    if told is None or (reports and told.kind not in UNREPORTED):
        return False
    if request is not None and told.kind is OrderKind.GRANT:
        extend(turn, speaker, task, Limit(request.due), reply.words)
    elif request is not None and told.kind is OrderKind.UNCLEAR:
        under, asks = buttons.decide_extension(request.talk), asking(Question.EXTENSION, task.id)
        html = extension_words.unclear_decision(task, reply.words)
        turn.say(Message(html, buttons=under, shows=(task.id,), asks=asks), dialogue=request.talk)
    else:
        _carry_out(context, turn, speaker, task, told, reply.words)
    return True


def _carry_out(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order, said: str) -> None:
    if timed := TIMED.get(told.kind):
        timed(context, turn, speaker, task, told.words, said)
        return
    if reasoned := REASONED.get(told.kind):
        reasoned(context, turn, speaker, task, told.words)
        return
    match told.kind:
        case OrderKind.RESTORE | OrderKind.REVOKE:
            _restore(turn, speaker, task, told.kind, said)
        case OrderKind.REFUSE:
            refuse_extension(turn, speaker, task, told.words)
        case OrderKind.REASSIGN | OrderKind.SUPPORT | OrderKind.URGE | OrderKind.KEEP:
            assignments.carry_out(context, turn, speaker, task, told, said)
        case OrderKind.CONFIRM:
            confirm(turn, speaker, task)
        case OrderKind.UNCLEAR:
            under, asks = buttons.judge(task.number), asking(Question.CONFIRM, task.id)
            html = words.unclear_judgement(task, said)
            turn.say(Message(html, buttons=under, shows=(task.id,), asks=asks))


def matter_answered(context: Context, turn: Turn, task: Task, request: Request | None) -> Matter | None:
    """What the message replied to puts before the speaker to decide of the task."""
    ours = talks.our_message(turn, context.heard.answers.message) if context.heard.answers else None
    if ours is None:
        return None
    if request is not None and ours.talk is not None and ours.talk.id == request.talk:
        return Matter.EXTENSION
    if any(buttons.grants(data) for _, data in (*ours.buttons, *ours.spent)):
        return Matter.OVER
    judged = any(buttons.judges(data, task.number) for _, data in ours.buttons)
    return Matter.REPORT if judged else None


def extend(turn: Turn, speaker: Speaker, task: Task, limit: Limit, said: str | None = None) -> None:
    """Give the task more time."""
    after = extensions.grant(turn, speaker, task, limit.due, words=said)
    _tell_moved(turn, speaker, task, after, limit)


def _give_time(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """More time; days that answer a request are counted from where those that were asked for are."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    request = extensions.open_request(turn, speaker, task)
    limit = _limit(context, turn, speaker, task, wanted, f"{said}. {request.words}" if request else said)
    if request is not None and _refused_or_asked(context, turn, speaker, task, (limit, request), said):
        return
    rules.refuse_earlier(task, limit.due, speaker.organization.times.zone)
    extend(turn, speaker, task, limit, said)


def _refused_or_asked(
    context: Context, turn: Turn, speaker: Speaker, task: Task, matter: tuple[Limit, Request], said: str
) -> bool:
    """Whether the day said to a request is the deadline that stands, or later than anybody asked for."""
    limit, request = matter
    zone = speaker.organization.times.zone
    if rules.is_same(task.due, limit.due, zone):
        refuse_extension(turn, speaker, task, said)
        return True
    if rules.is_earlier(limit.due, request.due, zone) and not allows_expressly(said):
        _ask_whether_set(context, turn, speaker, task, limit, said)
        return True
    return False


def _propose(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """A day that is said of the task is asked about, unless it is the deadline already: that refuses a request."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    limit = _limit(context, turn, speaker, task, wanted, said)
    if not rules.is_same(task.due, limit.due, speaker.organization.times.zone):
        _ask_whether_set(context, turn, speaker, task, limit, said)
    elif extensions.open_request(turn, speaker, task) is not None:
        refuse_extension(turn, speaker, task, said)
    else:
        tasks.note(turn, speaker, EventKind.REMARKED, task, verb=Verb.REMARK, words=said)
        turn.say(Message(words.remarked(task), shows=(task.id,)))


def _ask_whether_set(context: Context, turn: Turn, speaker: Speaker, task: Task, limit: Limit, said: str) -> None:
    times = speaker.organization.times
    content = {"task": task.number, "due": due_json(limit.due), "words": said}
    talk = talks.begin(turn, DialogueKind.LIMIT, content, account=context.account)
    under = buttons.set_limit(talk, extension_words.day_of(limit, times))
    html, asks = extension_words.ask_whether_set(task, limit, said, times), asking(Question.DAY_SET, task.id)
    turn.say(Message(html, buttons=under, shows=(task.id,), asks=asks), dialogue=talk)


def _day_agreed(context: Context, turn: Turn, speaker: Speaker, reply: Reply) -> bool:
    """Whether the words say yes to the question if a day that was said is the new deadline: "ừ", "đúng rồi em"."""
    ours = talks.our_message(turn, context.heard.answers.message) if context.heard.answers else None
    if ours is None or ours.talk is None or ours.talk.kind is not DialogueKind.LIMIT or not agrees(reply.words):
        return False
    press_limit(context, turn, speaker, [str(ours.talk.id), Press.YES], "")
    return True


def press_limit(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """Đặt hạn 15/12, Giữ hạn cũ: whether a day that was said of the task is its deadline from now on."""
    talk = talks.find(turn, int(data[0]))
    task = tasks.find_task(turn.session, speaker, talk.content["task"], Verb.EXTEND)
    talks.close(turn, talk)
    if data[1] == Press.NO:
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
        return ""
    due = due_from_json(talk.content["due"])
    after = extensions.set_deadline(turn, speaker, task, due, words=talk.content["words"])
    _tell_moved(turn, speaker, task, after, Limit(due))
    return ""


def _shorten(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """Less time: a later day is a slip."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    limit = _limit(context, turn, speaker, task, wanted, said)
    rules.refuse_no_earlier(task, limit.due, speaker.organization.times.zone)
    set_deadline(context, turn, speaker, task, wanted, said)


def _restore(turn: Turn, speaker: Speaker, task: Task, order: OrderKind, said: str) -> None:
    """The deadline before the last decision holds again."""
    undo = extensions.revoke if order is OrderKind.REVOKE else extensions.restore
    after = undo(turn, speaker, task, words=said)
    assert after.due is not None
    _tell_moved(turn, speaker, task, after, Limit(after.due))


def set_deadline(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """A deadline by who decides on it: with a date at once, without one it is asked for."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    if not wanted:
        _ask_deadline(context, turn, task, said)
        return
    limit = _limit(context, turn, speaker, task, wanted, said)
    after = extensions.set_deadline(turn, speaker, task, limit.due, words=said)
    _tell_moved(turn, speaker, task, after, limit)


def _limit(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> Limit:
    """The deadline that is ordered.

    Raises DeadlinePassed for a day of this year that is over: nobody orders it for the next year unsaid.
    """
    now, times = context.local_now(turn, speaker), speaker.organization.times
    limit = read_limit(wanted, f"{said}. {context.text}", task.due, now=now, rules=times.dates)
    if limit.passed:
        raise refusals.DeadlinePassed(limit.passed)
    return limit


def _tell_moved(turn: Turn, speaker: Speaker, task: Task, after: Task, limit: Limit) -> None:
    """Read the new deadline back with words and date to whom it concerns."""
    heads = assignments.heads_of(turn, speaker, after)
    html = extension_words.extended(task, limit, speaker.known.name, heads, speaker.organization.times)
    turn.tell(Message(html, shows=(task.id,)))


def _ask_deadline(context: Context, turn: Turn, task: Task, said: str) -> None:
    content = {"task": task.number, "words": said}
    talk = talks.begin(turn, DialogueKind.EXTENSION, content, account=context.account, asked="deadline")
    asks = asking(Question.NEW_DEADLINE, task.id)
    turn.say(Message(extension_words.ask_new_deadline(task), shows=(task.id,), asks=asks), dialogue=talk)


def refuse_extension(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    extensions.refuse(turn, speaker, task, reason)
    heads = assignments.heads_of(turn, speaker, task)
    html = extension_words.refused(task, speaker.known.name, reason, heads, speaker.organization.times)
    turn.tell(Message(html, shows=(task.id,)))


def _revive(turn: Turn, speaker: Speaker, task: Task, said: str) -> None:
    """What was cancelled stands again as it did before."""
    after, goes_on = tasks.revive(turn, speaker, task, said)
    heads = assignments.heads_of(turn, speaker, after)
    html = withdrawal_words.revived(after, speaker.known.name, heads, speaker.organization.times)
    turn.tell(Message(html + series.after_revived(goes_on), shows=(task.id,)))


def send_back(context: Context, turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """With a reason at once; without one the reason is asked for. What was cancelled is brought back without one."""
    if task.state is State.CANCELLED:
        _revive(turn, speaker, task, reason)
        return
    if not reason:
        tasks.require_redoable(speaker, task)
        content = {"task": task.number, "confirmed": task.state is State.COMPLETED}
        talk = talks.begin(turn, DialogueKind.REDO, content, account=context.account, asked="reason")
        turn.say(_why(task, Verb.SEND_BACK), dialogue=talk)
        return
    _sent_back(turn, speaker, task, reason)


def _why(task: Task, verb: Verb) -> Message:
    asks = asking(Question.REASON, task.id)
    return Message(words.ask_reason(task, verb), shows=(task.id,), asks=asks, expects_reply=True)


def _sent_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    tasks.send_back(turn, speaker, task, reason)
    heads = assignments.heads_of(turn, speaker, task)
    turn.tell(Message(words.sent_back(task, speaker.known.name, reason, heads), shows=(task.id,)))


def cancel(context: Context, turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """With a reason at once; without one the reason is asked for."""
    if not reason:
        tasks.require_cancellable(speaker, task)
        talk = talks.begin(turn, DialogueKind.CANCEL, {"task": task.number}, account=context.account, asked="reason")
        turn.say(_why(task, Verb.CANCEL), dialogue=talk)
        return
    _cancelled(turn, speaker, task, reason)


def _cancelled(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    after, outlook = tasks.cancel(turn, speaker, task, reason)
    heads = assignments.heads_of(turn, speaker, after)
    left = series.after_cancelled(outlook, speaker.organization.times)
    html = words.cancelled(after, speaker.known.name, reason, heads) + left
    turn.tell(Message(html, shows=(task.id,)))


def confirm(turn: Turn, speaker: Speaker, task: Task) -> None:
    """What is done is done; where the task comes back, its next occurrence is told with it."""
    after, outlook = tasks.confirm(turn, speaker, task)
    times = speaker.organization.times
    html = words.confirmed(after, speaker.known.name, times) + series.after_confirmed(after, outlook, times)
    turn.tell(Message(html, shows=(task.id,)))


def begin(context: Context, turn: Turn, speaker: Speaker, task: Task, limit: str, said: str) -> None:
    """What the task waited for has come: with a deadline it is to be done by then, without one that is asked for."""
    if limit:
        set_deadline(context, turn, speaker, task, limit, said)
        return
    after = tasks.begin(turn, speaker, task, said)
    heads = assignments.heads_of(turn, speaker, after)
    turn.tell(Message(words.begun(after, speaker.known.name, heads), shows=(task.id,)))
    _ask_deadline(context, turn, after, said)


def _answer_reason(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    """Why it is to be done again. Raises ReasonNeeded for what gives no reason: "ok", "?".

    Raises AlreadyClosed where somebody confirmed the work while the reason was awaited: nobody overturns that unawares.
    """
    talks.close(turn, talk)
    task = tasks.find_task(turn.session, speaker, talk.content["task"])
    if not talk.content.get("confirmed"):
        domain.refuse_closed(task)
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    elif task.state is State.SUBMITTED and (accepted := judgements.praises(text)):
        _carry_out(context, turn, speaker, task, Order(accepted), text)
    elif not _overtaken(context, turn, speaker, task, text):
        _sent_back(turn, speaker, task, "" if wonders(text) else reason_in(text))


def _answer_why_cancelled(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    """Why it is cancelled. Raises ReasonNeeded for what gives no reason."""
    talks.close(turn, talk)
    task = tasks.find_task(turn.session, speaker, talk.content["task"])
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    elif not _overtaken(context, turn, speaker, task, text):
        _cancelled(turn, speaker, task, "" if wonders(text) else reason_in(text))


def _overtaken(context: Context, turn: Turn, speaker: Speaker, task: Task, text: str) -> bool:
    """Whether another order came instead of the reason that was asked for: "gia hạn đến 20/12 đi"."""
    units = tasks.units_of(turn, speaker)
    told = read_order(read_reply(text), task, units, requested=False, answers=None)
    if told is None or told.kind not in OVERTAKING:
        return False
    _carry_out(context, turn, speaker, task, told, text)
    return True


OVERTAKING = frozenset({OrderKind.EXTEND, OrderKind.SET, OrderKind.SHORTEN, OrderKind.REASSIGN})
"""Orders that are no reason for another one."""

UNREPORTED = frozenset({OrderKind.CANCEL, OrderKind.REASSIGN, OrderKind.SUPPORT, OrderKind.URGE})
"""Orders that the people of the office may give also for the work of their own unit."""

RIGHTS = {
    DialogueKind.REDO: Verb.SEND_BACK,
    DialogueKind.CANCEL: Verb.CANCEL,
    DialogueKind.REASSIGN: Verb.ASSIGN,
}
"""Who may answer these questions, whoever was asked."""

TIMED = {
    OrderKind.EXTEND: _give_time,
    OrderKind.SHORTEN: _shorten,
    OrderKind.SET: set_deadline,
    OrderKind.BEGIN: begin,
    OrderKind.PROPOSE: _propose,
}
"""Orders that go with the words of a deadline."""

REASONED = {OrderKind.REDO: send_back, OrderKind.CANCEL: cancel}
"""Orders that need a reason, which is asked for where none was said."""

ANSWERS: dict[DialogueKind, Callable[[Context, Turn, Speaker, Talk, str], None]] = {
    DialogueKind.REDO: _answer_reason,
    DialogueKind.CANCEL: _answer_why_cancelled,
    DialogueKind.REASSIGN: assignments.answer_unit,
}
