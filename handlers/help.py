"""Greetings, help, and what is said to a command that does not exist."""

from telegram import Update

from actions import inbox, people
from domain.refusals import Classified, Refusal
from handlers.context import Context
from texts import help as words
from texts import refusals
from texts.message import Message


async def on_start(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        if turn.chat > 0:
            await people.open_private_chat(turn, account=context.account)
            turn.say(Message(words.welcome_private()))
            return
        turn.say(Message(words.welcome()))


async def on_help(update: Update, context: Context) -> None:
    """The commands that the speaker has use for; a stranger is told how to say who one is."""
    async with context.turn() as turn:
        try:
            known = (await context.speaker(turn)).actor
        except Refusal:
            known = None
        turn.say(Message(words.for_person(known)))


async def on_joined(update: Update, context: Context) -> None:
    """The assistant was added to a group."""
    members = context.message.new_chat_members
    async with context.turn() as turn:
        if any(member.id == context.bot.id for member in members):
            turn.say(Message(words.welcome()))


async def on_unknown(update: Update, context: Context) -> None:
    async with context.turn() as turn:
        if turn.chat < 0 and "@" in context.text.split()[0] and f"@{context.bot.username}" not in context.text:
            return
        turn.say(Message(words.unknown_command(context.text.split()[0])))


async def on_edited(update: Update, context: Context) -> None:
    """An edited report changes nothing that was written down: the history would no longer say what was said when."""
    async with context.turn() as turn:
        if context.answers_us or context.text.startswith("/"):
            turn.say(Message(words.edited()))


async def on_classified(update: Update, context: Context) -> None:
    """What is marked Mật is refused and not kept; where it was not meant for us, it is only not kept."""
    async with context.turn() as turn:
        await inbox.forget(turn.session, update.update_id)
        if context.is_meant_for_us:
            turn.say(Message(refusals.words(Classified())))


async def on_moved(update: Update, context: Context) -> None:
    """The group has become a supergroup: everything of it goes with it, in one transaction."""
    new = context.message.migrate_to_chat_id
    assert new is not None
    async with context.turn() as turn:
        await people.move_group(turn, new=new)
