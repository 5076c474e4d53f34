"""Who does the work: another unit, more units that support it, or the unit that wanted to give it back."""

from collections.abc import Sequence

from actions import extensions, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.asking import Question, asking
from domain.dialogues import DialogueKind
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


def carry_out(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order, said: str) -> None:
    if told.kind is OrderKind.SUPPORT:
        _supported(turn, speaker, task, told.support)
    elif told.kind is OrderKind.URGE:
        _urged(turn, speaker, task, Urgency(told.words))
    elif told.kind is OrderKind.KEEP:
        keep(context, turn, speaker, task, said)
    elif told.unit:
        give(context, turn, speaker, task, told)
    else:
        reassign(context, turn, speaker, task, "")


def reassign(context: Context, turn: Turn, speaker: Speaker, task: Task, wanted: str) -> None:
    """To the unit that the words name ("cho VP, hạn 20/12"), or whose number a button carries; else it is asked for."""
    units = tasks.units_of(turn, speaker)
    if not wanted:
        tasks.require_open(task)
        talk = talks.begin(turn, DialogueKind.REASSIGN, {"task": task.number}, account=context.account, asked="unit")
        others = tuple((unit.id, unit.name) for unit in units if unit.id != task.lead.id)
        under = buttons.new_leads(task.number, others)
        html, asks = words.ask_new_lead(task), asking(Question.UNIT, task.id)
        turn.say(Message(html, buttons=under, shows=(task.id,), asks=asks), dialogue=talk)
        return
    name, limit = unit_and_limit(wanted)
    chosen = next((unit for unit in units if str(unit.id) == wanted), None) or one_unit(name, units)
    if chosen is None:
        refuse_several(name, units)
        raise refusals.NoSuchUnit(name, tuple(unit.name for unit in units))
    give(context, turn, speaker, task, Order(OrderKind.REASSIGN, limit, chosen))


def named_in_answer(context: Context, turn: Turn, speaker: Speaker, task: Task, said: str) -> bool:
    """Whether the unit was named to the question to which one the task goes, though the question was dropped."""
    ours = talks.our_message(turn, context.heard.answers.message) if context.heard.answers else None
    if ours is None or not any(buttons.leads(data, task.number) for _, data in (*ours.buttons, *ours.spent)):
        return False
    name, limit = unit_and_limit(said)
    unit = one_unit(name, tasks.units_of(turn, speaker))
    if unit is not None:
        give(context, turn, speaker, task, Order(OrderKind.REASSIGN, limit, unit))
    return unit is not None


def reassigned(context: Context, turn: Turn, speaker: Speaker, units: Sequence[Named]) -> bool:
    """Whether /giao was given a task that there is, and its new unit: "/giao 11 VP", or "/giao VP" under its card."""
    told = numbered(context.argument, units)
    if told is None:
        return False
    number, order = told
    if number is not None:
        task = tasks.find_task(turn.session, speaker, number, Verb.ASSIGN)
    else:
        replied = context.replied
        shown = (talks.our_message(turn, replied.message)).shows if replied else ()
        found = tasks.tasks_by_ids(turn.session, speaker, shown)
        if len(found) != 1:
            return False
        task = found[0]
    give(context, turn, speaker, task, order)
    return True


def give(context: Context, turn: Turn, speaker: Speaker, task: Task, told: Order) -> None:
    """Another unit leads the task from now on, with what was said beside it; its own one goes on."""
    unit = told.unit
    assert unit is not None
    if unit.id == task.lead.id:
        if task.state is State.RETURNED or not told.support:
            keep(context, turn, speaker, task, "")
        if told.support:
            _supported(turn, speaker, tasks.find_task(turn.session, speaker, task.number), told.support)
        return
    after = tasks.reassign(turn, speaker, task, UnitName(unit.id, unit.name))
    if told.support:
        after = tasks.support(turn, speaker, after, [UnitName(one.id, one.name) for one in told.support])
    if told.words:
        now, rules = context.local_now(turn, speaker), speaker.organization.times.dates
        read = read_limit(told.words, told.words, after.due, now=now, rules=rules)
        after = extensions.set_for_new_lead(turn, speaker, after, read.due)
    heads = (*heads_of(turn, speaker, after), *_support_heads(turn, speaker, told.support))
    now = context.local_now(turn, speaker)
    turn.tell(words.reassigned(task, after, speaker.known.name, heads, now, speaker.organization.times))


def _supported(turn: Turn, speaker: Speaker, task: Task, units: Sequence[Named]) -> None:
    """More units support the task; their heads are told."""
    after = tasks.support(turn, speaker, task, [UnitName(one.id, one.name) for one in units])
    if after == task:
        turn.say(Message(support_words.unchanged(task), shows=(task.id,)))
        return
    heads = _support_heads(turn, speaker, units)
    turn.tell(Message(support_words.supported(after, speaker.known.name, heads), shows=(task.id,)))


def _support_heads(turn: Turn, speaker: Speaker, units: Sequence[Named]) -> tuple[PersonName, ...]:
    """Who answers for these units, without the speaker."""
    heads = tasks.heads_of(turn, speaker, [one.id for one in units])
    return tuple(one for one in heads if one.id != speaker.known.person)


def _urged(turn: Turn, speaker: Speaker, task: Task, urgency: Urgency) -> None:
    after = tasks.urge(turn, speaker, task, urgency)
    if after == task:
        turn.say(Message(urgency_words.unchanged(task), shows=(task.id,)))
        return
    heads = heads_of(turn, speaker, after)
    turn.tell(Message(urgency_words.urged(task, after, speaker.known.name, heads), shows=(task.id,)))


def keep(context: Context, turn: Turn, speaker: Speaker, task: Task, said: str) -> None:
    after = tasks.keep(turn, speaker, task, said or None)
    heads = heads_of(turn, speaker, after)
    now, times = context.local_now(turn, speaker), speaker.organization.times
    turn.tell(Message(words.kept(after, speaker.known.name, heads, now, times), shows=(task.id,)))


def answer_unit(context: Context, turn: Turn, speaker: Speaker, talk: Talk, text: str) -> None:
    task = tasks.find_task(turn.session, speaker, talk.content["task"], Verb.ASSIGN)
    if retreats(text):
        turn.say(Message(words.meaning_dropped(task), shows=(task.id,)))
    else:
        reassign(context, turn, speaker, task, text)
    talks.close(turn, talk)


def heads_of(turn: Turn, speaker: Speaker, task: Task) -> tuple[PersonName, ...]:
    """Who answers for the unit, without the speaker, who knows."""
    heads = (tasks.watchers(turn, speaker, task)).heads
    return tuple(one for one in heads if one.id != speaker.known.person)
