"""Who does the work: another unit, more units that support it, or the unit that wanted to give it back."""

from collections.abc import Sequence

from actions import extensions, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.names import Named
from domain.orders import Order, OrderKind
from domain.people import Verb
from domain.talks import Talk
from domain.tasks import PersonName, State, Task, UnitName, Urgency
from handlers.context import Context
from reading.deadlines.limits import read_limit
from reading.orders.read import numbered, one_unit, refuse_several, unit_and_limit
from reading.replies.retreats import retreats
from texts import buttons
from texts import support as support_words
from texts import tasks as words
from texts import urgency as urgency_words
from texts.message import Message

REASSIGN = "reassign"
"""The question to which unit the task goes."""


async def carry_out(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order, said: str) -> None:
    if told.kind is OrderKind.SUPPORT:
        await _supported(turn, speaker, task, told.support)
    elif told.kind is OrderKind.URGE:
        await _urged(turn, speaker, task, Urgency(told.words))
    elif told.kind is OrderKind.KEEP:
        await keep(context, turn, speaker, task, said)
    elif told.unit:
        await give(context, turn, speaker, task, told)
    else:
        await reassign(context, turn, speaker, task, "")


async def reassign(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str) -> None:
    """To the unit that the words name ("cho VP, hạn 20/12"), or whose number a button carries; else it is asked for."""
    units = await tasks.units_of(turn, speaker)
    if not wanted:
        tasks.require_open(task)
        talk = await talks.begin(turn, REASSIGN, {"task": task.number}, account=context.account, asked="unit")
        others = tuple((unit.id, unit.name) for unit in units if unit.id != task.lead.id)
        under = buttons.new_leads(task.number, others)
        turn.say(Message(words.ask_new_lead(task), buttons=under, shows=(task.id,)), dialogue=talk)
        return
    name, limit = unit_and_limit(wanted)
    chosen = next((unit for unit in units if str(unit.id) == wanted), None) or one_unit(name, units)
    if chosen is None:
        refuse_several(name, units)
        raise refusals.NoSuchUnit(name, tuple(unit.name for unit in units))
    await give(context, turn, speaker, task, Order(OrderKind.REASSIGN, limit, chosen))


async def named_in_answer(context: Context, turn: Turn, speaker: Speaker, task: Task, said: str) -> bool:
    """Whether the unit was named to the question to which one the task goes, though the question was dropped."""
    ours = await talks.our_message(turn, context.replied.message_id) if context.replied else None
    if ours is None or not any(buttons.leads(data, task.number) for _, data in (*ours.buttons, *ours.spent)):
        return False
    name, limit = unit_and_limit(said)
    unit = one_unit(name, await tasks.units_of(turn, speaker))
    if unit is not None:
        await give(context, turn, speaker, task, Order(OrderKind.REASSIGN, limit, unit))
    return unit is not None


async def reassigned(context: Context, turn: Turn, speaker: Speaker, units: Sequence[Named]) -> bool:
    """Whether /giao was given a task that there is, and its new unit: "/giao 11 VP", or "/giao VP" under its card."""
    told = numbered(context.argument, units)
    if told is None:
        return False
    number, order = told
    if number is not None:
        task = await tasks.find_task(turn.session, speaker, number, Verb.ASSIGN)
    else:
        replied = context.replied
        shown = (await talks.our_message(turn, replied.message_id)).shows if replied else ()
        found = await tasks.tasks_by_ids(turn.session, speaker, shown)
        if len(found) != 1:
            return False
        task = found[0]
    await give(context, turn, speaker, task, order)
    return True


async def give(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order) -> None:
    """Another unit leads the task from now on, with what was said beside it; its own one goes on."""
    unit = told.unit
    assert unit is not None
    if unit.id == task.lead.id:
        if task.state is State.RETURNED or not told.support:
            await keep(context, turn, speaker, task, "")
        if told.support:
            await _supported(turn, speaker, await tasks.find_task(turn.session, speaker, task.number), told.support)
        return
    after = await tasks.reassign(turn, speaker, task, UnitName(unit.id, unit.name))
    if told.support:
        after = await tasks.support(turn, speaker, after, [UnitName(one.id, one.name) for one in told.support])
    if told.words:
        now, calendar = context.local_now(turn, speaker), speaker.organization.times.calendar
        read = read_limit(told.words, told.words, after.due, now=now, calendar=calendar)
        after = await extensions.set_for_new_lead(turn, speaker, after, read.due)
    heads = (*await heads_of(turn, speaker, after), *await _support_heads(turn, speaker, told.support))
    now = context.local_now(turn, speaker)
    await turn.tell(words.reassigned(task, after, speaker.known.name, heads, now, speaker.organization.times))


async def _supported(turn: Turn, speaker: Speaker, task: Task, units: Sequence[Named]) -> None:
    """More units support the task; their heads are told."""
    after = await tasks.support(turn, speaker, task, [UnitName(one.id, one.name) for one in units])
    if after == task:
        turn.say(Message(support_words.unchanged(task), shows=(task.id,)))
        return
    heads = await _support_heads(turn, speaker, units)
    await turn.tell(Message(support_words.supported(after, speaker.known.name, heads), shows=(task.id,)))


async def _support_heads(turn: Turn, speaker: Speaker, units: Sequence[Named]) -> tuple[PersonName, ...]:
    """Who answers for these units, without the speaker."""
    heads = await tasks.heads_of(turn, speaker, [one.id for one in units])
    return tuple(one for one in heads if one.id != speaker.known.person)


async def _urged(turn: Turn, speaker: Speaker, task: Task, urgency: Urgency) -> None:
    after = await tasks.urge(turn, speaker, task, urgency)
    if after == task:
        turn.say(Message(urgency_words.unchanged(task), shows=(task.id,)))
        return
    heads = await heads_of(turn, speaker, after)
    await turn.tell(Message(urgency_words.urged(task, after, speaker.known.name, heads), shows=(task.id,)))


async def keep(context: Context, turn: Turn, speaker: Speaker, task: Task, said: str) -> None:
    after = await tasks.keep(turn, speaker, task, said or None)
    heads = await heads_of(turn, speaker, after)
    now, times = context.local_now(turn, speaker), speaker.organization.times
    await turn.tell(Message(words.kept(after, speaker.known.name, heads, now, times), shows=(task.id,)))


async def answer_unit(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    task = await tasks.find_task(turn.session, speaker, talk.content["task"], Verb.ASSIGN)
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    else:
        await reassign(context, turn, speaker, task, text)
    await talks.close(turn, talk)


async def heads_of(turn: Turn, speaker: Speaker, task: Task) -> tuple[PersonName, ...]:
    """Who answers for the unit, without the speaker, who knows."""
    heads = (await tasks.watchers(turn, speaker, task)).heads
    return tuple(one for one in heads if one.id != speaker.known.person)
