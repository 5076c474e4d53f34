"""Setting up a group, and people who say who they are."""

from collections.abc import Sequence

from telegram import ChatMember, Update
from telegram.constants import ChatType

from actions import people, talks, tasks
from actions.speakers import Speaker
from actions.turns import Turn
from domain import refusals
from domain.organizations import NewUnit
from domain.people import Verb
from domain.roles import Role
from domain.talks import Talk
from handlers.asking import kept_open
from handlers.context import Context
from reading.registrations.posts import read_post
from reading.registrations.unit_lists import added_in, read_units
from texts import buttons
from texts import people as words
from texts.message import Message

UNITS = "units"


async def on_setup(update: Update, context: Context) -> None:
    """/thietlap by an admin of the group; the list of units may stand behind the command already.

    Once it is set up the office adds units: "/thietlap thêm Phòng Tổ chức cán bộ | TCCB".
    """
    more = added_in(context.argument)
    if more is not None:
        await _add_units(context, more)
        return
    await _refuse_outsiders(context)
    async with context.turn() as turn:
        await people.refuse_bound(turn)
        talk = await talks.begin(turn, buttons.SETUP, {"units": []}, account=context.account, asked=UNITS)
        if context.argument:
            async with kept_open(turn, talk):
                await answer_units(context, turn, await talks.find(turn, talk), context.argument)
            return
        turn.say(Message(words.ask_units(_title(context)), asks=True), dialogue=talk)


async def _add_units(context: Context, text: str) -> None:
    async with context.turn() as turn:
        speaker = await context.speaker(turn)
        speaker.require(Verb.SET_UP)
        known = await tasks.units_of(turn, speaker)
        units = read_units(text, known=[unit.name for unit in known])
        await people.add_units(turn, speaker, units)
        await turn.tell(Message(words.units_added(units, len(known) + len(units), speaker.known.name)))


async def _refuse_outsiders(context: Context) -> None:
    """Who may set up is asked of the messenger, before the transaction begins."""
    chat = context.message.chat
    if chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        raise refusals.NotInGroup
    member = await chat.get_member(context.account)
    if member.status not in (ChatMember.OWNER, ChatMember.ADMINISTRATOR):
        raise refusals.NotGroupAdmin


def _title(context: Context) -> str:
    return context.message.chat.title or ""


async def answer_units(context: Context, turn: Turn, talk: Talk, text: str) -> None:
    """The pasted list is shown back, to be confirmed."""
    context.refuse_others(talk)
    known = tuple(NewUnit(name, tuple(aliases)) for name, *aliases in talk.content["units"])
    more = added_in(text) if known else None
    units = read_units(text) if more is None else (*known, *read_units(more, known=[unit.name for unit in known]))
    content = {"units": [[unit.name, *unit.aliases] for unit in units]}
    await talks.go_on(turn, talk, content, asked=UNITS)
    turn.say(words.read_back(_title(context), units, talk.id), dialogue=talk.id)


async def press_setup(context: Context, turn: Turn, data: Sequence[str]) -> str:
    talk = await talks.find(turn, int(data[0]))
    context.refuse_others(talk)
    if data[1] == "edit":
        turn.say(Message(words.ask_units(_title(context)), asks=True), dialogue=talk.id)
        return ""
    await talks.close(turn, talk)
    if data[1] == "drop":
        turn.say(Message(words.setup_dropped()))
        return ""
    units = [NewUnit(name, tuple(aliases)) for name, *aliases in talk.content["units"]]
    await people.set_up(
        turn,
        account=context.account,
        name=context.name,
        title=_title(context),
        zone=str(context.bot_data.zone),
        units=units,
    )
    turn.say(Message(words.set_up(_title(context), len(units))))
    return ""


async def on_me(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        await claim(context, turn, await context.speaker(turn), context.argument)


async def claim(context: Context, turn: Turn, speaker: Speaker, text: str) -> None:
    """ "Tôi là …": the office is asked; without words it is said who the person is."""
    units = await tasks.units_of(turn, speaker)
    names = {unit.id: unit.name for unit in units}
    if not text:
        waiting = await people.waiting_posts(turn, speaker)
        turn.say(Message(words.who_are_you(speaker.actor, names, waiting)))
        return
    claimed = read_post(text, units)
    if claimed is None:
        turn.say(Message(words.unread_post(list(names.values()))))
        return
    if not claimed.complete:
        if not claimed.close:
            raise refusals.NoSuchUnit(claimed.words or text, tuple(names.values()))
        turn.say(Message(words.which_unit(claimed.words, [unit.name for unit in claimed.close])))
        return
    asked = await people.ask_post(turn, speaker, claimed, name=context.name)
    unit = names.get(claimed.unit) if claimed.unit else None
    if speaker.actor and speaker.actor.holds(Role.OFFICE) and claimed.role is Role.OFFICE:
        await _approve_own(turn, speaker, asked)
        return
    office = tuple(dict.fromkeys(holder.person for holder in asked.office))
    question = words.ask_approval(context.name, claimed.role, unit, asked.post, office)
    await turn.tell(question)


async def _approve_own(turn: Turn, speaker: Speaker, asked: people.Asked) -> None:
    """Who is of the office already only says more exactly what the post is."""
    decided = await people.decide_post(turn, speaker, asked.post, approved=True)
    turn.say(Message(words.post_noted(decided.role, decided.unit)))


async def press_post(context: Context, turn: Turn, speaker: Speaker, data: Sequence[str], rest: str) -> str:
    approved = data[1] == "yes"
    asked = await people.decide_post(turn, speaker, int(data[0]), approved=approved)
    await turn.tell(
        Message(words.post_decided(asked.person, asked.role, asked.unit, approved=approved, by=speaker.known.name))
    )
    return ""
