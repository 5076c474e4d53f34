"""What is spoken and not written: it is kept like any file, and it is said that nobody here listens to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from actions.turns import Turn
from domain.refusals import Refusal
from texts import files as words
from texts import refusals as no
from texts.message import Message


@contextmanager
def answered(turn: Turn) -> Iterator[None]:
    """What follows from the message is done in the block; whatever is answered to it says that nobody listens."""
    said = len(turn.going_out)
    try:
        with turn.attempt():
            yield
    except Refusal as refusal:
        turn.say(Message(no.words(refusal)))
    turn.add(said, words.cannot_listen())
