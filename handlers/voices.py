"""What is spoken and not written: it is kept like any file, and it is said that nobody here listens to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from actions.turns import Turn
from domain.heard import UNHEARD, Heard
from domain.refusals import Refusal
from texts import files as words
from texts import refusals as no
from texts.message import Message


def is_unheard(heard: Heard) -> bool:
    """Whether something was spoken to us, and nothing written beside it."""
    spoken = any(file.media in UNHEARD for file in heard.files)
    return heard.to_us and spoken and not heard.text.strip() and not heard.forwarded


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
