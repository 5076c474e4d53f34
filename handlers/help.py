"""Greetings, help, and what is said to a command that does not exist."""

from actions import people, staff
from actions.context import Context
from domain.heard import Nobody
from domain.refusals import Classified, NoOrganization, WhichOrganization
from texts import help as words
from texts import people as people_words
from texts import refusals
from texts.message import Message


def on_start(context: Context) -> None:
    with context.turn() as turn:
        if turn.private:
            turn.note_reachable(context.account)
            turn.say(Message(words.welcome_private()))
            return
        context.spare_others(turn)
        turn.say(Message(words.welcome()))


def on_help(context: Context) -> None:
    """The commands that the speaker has use for; a stranger is told how to say who one is."""
    with context.turn() as turn:
        try:
            known = (context.speaker(turn)).actor
        except (NoOrganization, WhichOrganization):
            known = None
        turn.say(Message(words.for_person(known)))


def on_joined(context: Context) -> None:
    """The assistant was added to a group."""
    with context.turn() as turn:
        if context.heard.joined:
            turn.say(Message(words.back_again() if people.is_set_up(turn) else words.welcome()))
        if back := staff.come_back(turn, context.heard.came):
            turn.say(Message(people_words.came_back(back)))


def on_nobody(context: Context) -> None:
    """Who writes unseen and means us is told how to write under the own name; a machine is not answered."""
    heard = context.heard
    with context.turn() as turn:
        if heard.nobody is Nobody.HIDDEN and heard.to_us and not heard.forwarded:
            turn.say(Message(words.hidden()))


def on_unknown(context: Context) -> None:
    with context.turn() as turn:
        if context.heard.to_others:
            return
        context.spare_others(turn)
        turn.say(Message(words.unknown_command(next(iter(context.text.split()), ""))))


def on_edited(context: Context) -> None:
    """An edited report changes nothing that was written down: the history would no longer say what was said when.

    A reaction and a preview come as an edit too.
    """
    with context.turn() as turn:
        is_heard = turn.private or context.answers_us or context.text.startswith("/")
        to_us = context.heard.nobody is None and is_heard
        if to_us and turn.was_changed(context.heard.id, context.text):
            turn.say(Message(words.edited()))


def on_classified(context: Context) -> None:
    """What is marked Mật is refused and not kept; where it was not meant for us, it is only not kept."""
    with context.turn() as turn:
        if context.heard.to_us:
            turn.say(Message(refusals.words(Classified())))


def on_moved(context: Context) -> None:
    """The group has become a supergroup: everything of it goes with it, in one transaction. Each side of it says so."""
    heard = context.heard
    with context.turn() as turn:
        if heard.moved_to is not None:
            people.move_group(turn, old=heard.chat, new=heard.moved_to)
        elif heard.moved_from is not None:
            people.move_group(turn, old=heard.moved_from, new=heard.chat)
