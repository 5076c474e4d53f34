"""A question that stays open until it has an answer: one that is refused may be answered again."""

from collections.abc import Iterator
from contextlib import contextmanager

from actions.turns import Turn
from domain.refusals import NotYourButton, Refusal
from texts import refusals
from texts.message import Message, Rows


@contextmanager
def kept_open(turn: Turn, talk: int, *, under: Rows = ()) -> Iterator[None]:
    """Take an answer: a refusal of it is said as the question again, so that a reply to the refusal is an answer too.

    Somebody else, who was not asked, is refused as anywhere.
    """
    try:
        with turn.attempt():
            yield
    except NotYourButton:
        raise
    except Refusal as refusal:
        turn.say(Message(refusals.words(refusal), buttons=under), dialogue=talk)
