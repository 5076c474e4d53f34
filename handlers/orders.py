"""What those who may decide say of a task: a new deadline, another unit, that work is to be done again."""

from collections.abc import Awaitable, Callable, Sequence

from actions import extensions, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import extensions as rules
from domain import refusals
from domain import tasks as domain
from domain.drafts import due_from_json, due_json
from domain.extensions import Limit, Request
from domain.orders import Matter, Order, OrderKind
from domain.people import Verb, may
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

REDO, CANCEL = "redo", "cancel"
"""Questions to who decides: why it is to be done again or cancelled."""


def decides(speaker: Speaker, task: Task) -> bool:
    """Whether the speaker sets the deadline of the task, and does not ask for one as its unit does."""
    actor, duty = speaker.known, task.duty
    return may(actor, Verb.EXTEND, duty) and not may(actor, Verb.ASK_EXTENSION, duty)


async def obeyed(context: Context, turn: Turn, speaker: Speaker, task: Task, reply: Reply) -> bool:
    """Whether the reply was an order of somebody who may give it; then it has been carried out.

    The people of the office report on the tasks of their own unit, so of these only what nobody reports on is ordered.
    """
    if not may(speaker.known, Verb.ASSIGN, task.duty):
        return False
    reports = not decides(speaker, task) and task.state not in (State.RETURNED, State.COMPLETED, State.CANCELLED)
    if await _day_agreed(context, turn, speaker, reply):
        return True
    request = await extensions.open_request(turn, speaker, task)
    answers = await matter_answered(context, turn, task, request)
    units = await tasks.units_of(turn, speaker)
    told = read_order(reply, task, units, requested=request is not None, answers=answers)
    if told is None and answers is Matter.OVER and decides_request(reply.words):
        raise refusals.RequestOvertaken(task.number)
    if told is None and await assignments.named_in_answer(context, turn, speaker, task, reply.words):
        return True
    if told is None or (reports and told.kind not in UNREPORTED):
        return False
    if request is not None and told.kind is OrderKind.GRANT:
        await extend(turn, speaker, task, Limit(request.due), reply.words)
    elif request is not None and told.kind is OrderKind.UNCLEAR:
        under = buttons.decide_extension(request.talk)
        turn.say(
            Message(extension_words.unclear_decision(task, reply.words), buttons=under, shows=(task.id,)),
            dialogue=request.talk,
        )
    else:
        await _carry_out(context, turn, speaker, task, told, reply.words)
    return True


async def _carry_out(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order, said: str) -> None:
    if timed := TIMED.get(told.kind):
        await timed(context, turn, speaker, task, told.words, said)
        return
    if reasoned := REASONED.get(told.kind):
        await reasoned(context, turn, speaker, task, told.words)
        return
    match told.kind:
        case OrderKind.RESTORE | OrderKind.REVOKE:
            await _restore(turn, speaker, task, told.kind, said)
        case OrderKind.REFUSE:
            await refuse_extension(turn, speaker, task, told.words)
        case OrderKind.REASSIGN | OrderKind.SUPPORT | OrderKind.URGE | OrderKind.KEEP:
            await assignments.carry_out(context, turn, speaker, task, told, said)
        case OrderKind.CONFIRM:
            await confirm(turn, speaker, task)
        case OrderKind.UNCLEAR:
            under = buttons.judge(task.number)
            turn.say(Message(words.unclear_judgement(task, said), buttons=under, shows=(task.id,)))


async def matter_answered(context: Context, turn: Turn, task: Task, request: Request | None) -> Matter | None:
    """What the message replied to puts before the speaker to decide of the task."""
    ours = await talks.our_message(turn, context.replied.message_id) if context.replied else None
    if ours is None:
        return None
    if request is not None and ours.talk is not None and ours.talk.id == request.talk:
        return Matter.EXTENSION
    if any(buttons.grants(data) for _, data in (*ours.buttons, *ours.spent)):
        return Matter.OVER
    judged = any(buttons.judges(data, task.number) for _, data in ours.buttons)
    return Matter.REPORT if judged else None


async def extend(turn: Turn, speaker: Speaker, task: Task, limit: Limit, said: str | None = None) -> None:
    """Give the task more time."""
    after = await extensions.grant(turn, speaker, task, limit.due, words=said)
    await _tell_moved(turn, speaker, task, after, limit)


async def _give_time(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """More time; days that answer a request are counted from where those that were asked for are."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    request = await extensions.open_request(turn, speaker, task)
    limit = _limit(context, turn, speaker, task, wanted, f"{said}. {request.words}" if request else said)
    if request is not None and await _refused_or_asked(context, turn, speaker, task, (limit, request), said):
        return
    rules.refuse_earlier(task, limit.due, speaker.organization.times.zone)
    await extend(turn, speaker, task, limit, said)


async def _refused_or_asked(
    context: Context, turn: Turn, speaker: Speaker, task: Task, matter: tuple[Limit, Request], said: str
) -> bool:
    """Whether the day said to a request is the deadline that stands, or later than anybody asked for."""
    limit, request = matter
    zone = speaker.organization.times.zone
    if rules.is_same(task.due, limit.due, zone):
        await refuse_extension(turn, speaker, task, said)
        return True
    if rules.is_earlier(limit.due, request.due, zone) and not allows_expressly(said):
        await _ask_whether_set(context, turn, speaker, task, limit, said)
        return True
    return False


async def _propose(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """A day that is said of the task is asked about, unless it is the deadline already: that refuses a request."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    limit = _limit(context, turn, speaker, task, wanted, said)
    if not rules.is_same(task.due, limit.due, speaker.organization.times.zone):
        await _ask_whether_set(context, turn, speaker, task, limit, said)
    elif await extensions.open_request(turn, speaker, task) is not None:
        await refuse_extension(turn, speaker, task, said)
    else:
        await tasks.note(turn, speaker, "remarked", task, verb=Verb.REMARK, words=said)
        turn.say(Message(words.remarked(task), shows=(task.id,)))


async def _ask_whether_set(context: Context, turn: Turn, speaker: Speaker, task: Task, limit: Limit, said: str) -> None:
    times = speaker.organization.times
    content = {"task": task.number, "due": due_json(limit.due), "words": said}
    talk = await talks.begin(turn, buttons.LIMIT, content, account=context.account)
    under = buttons.set_limit(talk, extension_words.day_of(limit, times))
    turn.say(
        Message(extension_words.ask_whether_set(task, limit, said, times), buttons=under, shows=(task.id,)),
        dialogue=talk,
    )


async def _day_agreed(context: Context, turn: Turn, speaker: Speaker, reply: Reply) -> bool:
    """Whether the words say yes to the question if a day that was said is the new deadline: "ừ", "đúng rồi em"."""
    ours = await talks.our_message(turn, context.replied.message_id) if context.replied else None
    if ours is None or ours.talk is None or ours.talk.kind != buttons.LIMIT or not agrees(reply.words):
        return False
    await press_limit(context, turn, speaker, [str(ours.talk.id), "yes"], "")
    return True


async def press_limit(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    """Đặt hạn 15/12, Giữ hạn cũ: whether a day that was said of the task is its deadline from now on."""
    talk = await talks.find(turn, int(data[0]))
    task = await tasks.find_task(turn.session, speaker, talk.content["task"], Verb.EXTEND)
    await talks.close(turn, talk)
    if data[1] == "no":
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
        return ""
    due = due_from_json(talk.content["due"])
    after = await extensions.set_deadline(turn, speaker, task, due, words=talk.content["words"])
    await _tell_moved(turn, speaker, task, after, Limit(due))
    return ""


async def _shorten(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """Less time: a later day is a slip."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    limit = _limit(context, turn, speaker, task, wanted, said)
    rules.refuse_no_earlier(task, limit.due, speaker.organization.times.zone)
    await set_deadline(context, turn, speaker, task, wanted, said)


async def _restore(turn: Turn, speaker: Speaker, task: Task, order: OrderKind, said: str) -> None:
    """The deadline before the last decision holds again."""
    undo = extensions.revoke if order is OrderKind.REVOKE else extensions.restore
    after = await undo(turn, speaker, task, words=said)
    assert after.due is not None
    await _tell_moved(turn, speaker, task, after, Limit(after.due))


async def set_deadline(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> None:
    """A deadline by who decides on it: with a date at once, without one it is asked for."""
    extensions.require_extensible(speaker, Verb.EXTEND, task)
    if not wanted:
        await _ask_deadline(context, turn, task, said)
        return
    limit = _limit(context, turn, speaker, task, wanted, said)
    after = await extensions.set_deadline(turn, speaker, task, limit.due, words=said)
    await _tell_moved(turn, speaker, task, after, limit)


def _limit(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str, said: str) -> Limit:
    """The deadline that is ordered.

    Raises DeadlinePassed for a day of this year that is over: nobody orders it for the next year unsaid.
    """
    now, times = context.local_now(turn, speaker), speaker.organization.times
    limit = read_limit(wanted, f"{said}. {context.text}", task.due, now=now, calendar=times.calendar)
    if limit.passed:
        raise refusals.DeadlinePassed(limit.passed)
    return limit


async def _tell_moved(turn: Turn, speaker: Speaker, task: Task, after: Task, limit: Limit) -> None:
    """Read the new deadline back with words and date to whom it concerns."""
    heads = await assignments.heads_of(turn, speaker, after)
    html = extension_words.extended(task, limit, speaker.known.name, heads, speaker.organization.times)
    await turn.tell(Message(html, shows=(task.id,)))


async def _ask_deadline(context: Context, turn: Turn, task: Task, said: str) -> None:
    content = {"task": task.number, "words": said}
    talk = await talks.begin(turn, buttons.EXTENSION, content, account=context.account, asked="deadline")
    turn.say(Message(extension_words.ask_new_deadline(task), shows=(task.id,)), dialogue=talk)


async def refuse_extension(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    await extensions.refuse(turn, speaker, task, reason)
    heads = await assignments.heads_of(turn, speaker, task)
    html = extension_words.refused(task, speaker.known.name, reason, heads, speaker.organization.times)
    await turn.tell(Message(html, shows=(task.id,)))


async def _revive(turn: Turn, speaker: Speaker, task: Task, said: str) -> None:
    """What was cancelled stands again as it did before."""
    after, goes_on = await tasks.revive(turn, speaker, task, said)
    heads = await assignments.heads_of(turn, speaker, after)
    html = withdrawal_words.revived(after, speaker.known.name, heads, speaker.organization.times)
    await turn.tell(Message(html + series.after_revived(goes_on), shows=(task.id,)))


async def send_back(context: Context, turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """With a reason at once; without one the reason is asked for. What was cancelled is brought back without one."""
    if task.state is State.CANCELLED:
        await _revive(turn, speaker, task, reason)
        return
    if not reason:
        tasks.require_redoable(speaker, task)
        content = {"task": task.number, "confirmed": task.state is State.COMPLETED}
        talk = await talks.begin(turn, REDO, content, account=context.account, asked="reason")
        turn.say(Message(words.ask_reason(task, Verb.SEND_BACK), asks=True, shows=(task.id,)), dialogue=talk)
        return
    await _sent_back(turn, speaker, task, reason)


async def _sent_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    await tasks.send_back(turn, speaker, task, reason)
    heads = await assignments.heads_of(turn, speaker, task)
    await turn.tell(Message(words.sent_back(task, speaker.known.name, reason, heads), shows=(task.id,)))


async def cancel(context: Context, turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """With a reason at once; without one the reason is asked for."""
    if not reason:
        tasks.require_cancellable(speaker, task)
        talk = await talks.begin(turn, CANCEL, {"task": task.number}, account=context.account, asked="reason")
        html = words.ask_reason(task, Verb.CANCEL)
        turn.say(Message(html, asks=True, shows=(task.id,)), dialogue=talk)
        return
    await _cancelled(turn, speaker, task, reason)


async def _cancelled(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    after, outlook = await tasks.cancel(turn, speaker, task, reason)
    heads = await assignments.heads_of(turn, speaker, after)
    left = series.after_cancelled(outlook, speaker.organization.times)
    html = words.cancelled(after, speaker.known.name, reason, heads) + left
    await turn.tell(Message(html, shows=(task.id,)))


async def confirm(turn: Turn, speaker: Speaker, task: Task) -> None:
    """What is done is done; where the task comes back, its next occurrence is told with it."""
    after, outlook = await tasks.confirm(turn, speaker, task)
    times = speaker.organization.times
    html = words.confirmed(after, speaker.known.name, times) + series.after_confirmed(after, outlook, times)
    await turn.tell(Message(html, shows=(task.id,)))


async def begin(context: Context, turn: Turn, speaker: Speaker, task: Task, limit: str, said: str) -> None:
    """What the task waited for has come: with a deadline it is to be done by then, without one that is asked for."""
    if limit:
        await set_deadline(context, turn, speaker, task, limit, said)
        return
    after = await tasks.begin(turn, speaker, task, said)
    heads = await assignments.heads_of(turn, speaker, after)
    await turn.tell(Message(words.begun(after, speaker.known.name, heads), shows=(task.id,)))
    await _ask_deadline(context, turn, after, said)


async def _answer_reason(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    """Why it is to be done again. Raises ReasonNeeded for what gives no reason: "ok", "?".

    Raises AlreadyClosed where somebody confirmed the work while the reason was awaited: nobody overturns that unawares.
    """
    await talks.close(turn, talk)
    task = await tasks.find_task(turn.session, speaker, talk.content["task"])
    if not talk.content.get("confirmed"):
        domain.refuse_closed(task)
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    elif task.state is State.SUBMITTED and (accepted := judgements.praises(text)):
        await _carry_out(context, turn, speaker, task, Order(accepted), text)
    elif not await _overtaken(context, turn, speaker, task, text):
        await _sent_back(turn, speaker, task, "" if wonders(text) else reason_in(text))


async def _answer_why_cancelled(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    """Why it is cancelled. Raises ReasonNeeded for what gives no reason."""
    await talks.close(turn, talk)
    task = await tasks.find_task(turn.session, speaker, talk.content["task"])
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    elif not await _overtaken(context, turn, speaker, task, text):
        await _cancelled(turn, speaker, task, "" if wonders(text) else reason_in(text))


async def _overtaken(context: Context, turn: Turn, speaker: Speaker, task: Task, text: str) -> bool:
    """Whether another order came instead of the reason that was asked for: "gia hạn đến 20/12 đi"."""
    units = await tasks.units_of(turn, speaker)
    told = read_order(read_reply(text), task, units, requested=False, answers=None)
    if told is None or told.kind not in OVERTAKING:
        return False
    await _carry_out(context, turn, speaker, task, told, text)
    return True


OVERTAKING = frozenset({OrderKind.EXTEND, OrderKind.SET, OrderKind.SHORTEN, OrderKind.REASSIGN})
"""Orders that are no reason for another one."""

UNREPORTED = frozenset({OrderKind.CANCEL, OrderKind.REASSIGN, OrderKind.SUPPORT, OrderKind.URGE})
"""Orders that the people of the office may give also for the work of their own unit."""

RIGHTS = {REDO: Verb.SEND_BACK, CANCEL: Verb.CANCEL, assignments.REASSIGN: Verb.ASSIGN}
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

ANSWERS: dict[str, Callable[[Context, Turn, Speaker, Talk, str], Awaitable[None]]] = {
    REDO: _answer_reason,
    CANCEL: _answer_why_cancelled,
    assignments.REASSIGN: assignments.answer_unit,
}
