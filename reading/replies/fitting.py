"""Whether the words around a word of finishing are those of a plain report, or make one hesitate."""

from collections.abc import Iterable, Sequence

from reading.replies.clauses import Lexeme, Message
from reading.replies.parts import Part

BLURS = (
    Part.HEDGE,
    Part.OTHER,
    Part.STEP,
    Part.ACTIVITY,
    Part.CONSULT,
    Part.PIECE,
    Part.DELEGATED,
    Part.OBSTACLE,
    Part.RECEIVED,
)
"""These leave it open who finished what, or whether at all."""


def fits(message: Message, lexemes: Iterable[Lexeme], allowed: tuple[Part, ...]) -> bool:
    """Whether every word is one that a plain report of being done may hold."""
    words = list(lexemes)
    return all(
        _fits_word(message, word, allowed)
        or (word.number is not None and place > 0 and words[place - 1].plays(Part.WHOLE))
        or (place > 1 and word.plays(Part.PIECE) and _counts_all(words[place - 2 : place]))
        or (message.has(Part.PAPER) and _names_unit(words, place))
        for place, word in enumerate(words)
    )


def _counts_all(words: Sequence[Lexeme]) -> bool:
    """ "cả 3": pieces that are counted so are the whole."""
    return words[0].plays(Part.WHOLE) and words[1].number is not None


def _names_unit(words: Sequence[Lexeme], place: int) -> bool:
    """An unknown word after "phòng": who shows a paper speaks for the own unit ("Phòng QLKH đã hoàn thành")."""
    return place > 0 and not words[place].parts and words[place - 1].bare in ("phong", "don vi", "trung tam", "chi cuc")


def _fits_word(message: Message, lexeme: Lexeme, allowed: tuple[Part, ...]) -> bool:
    if lexeme.time is not None:
        return True
    if lexeme.share is not None:
        return lexeme.share.percent == 100
    if lexeme.tally is not None:
        return lexeme.tally.done == lexeme.tally.total
    if _is_of_task(message, lexeme) and not lexeme.plays(Part.OTHER, Part.HEDGE, Part.DELEGATED):
        return True
    if lexeme.plays(*allowed):
        tolerated = (Part.WORK, Part.PERSON) if Part.FINISH not in allowed else (Part.WORK, Part.PERSON, Part.PLACE)
        return not lexeme.plays(*BLURS) or lexeme.plays(*tolerated)
    return False


def _is_of_task(message: Message, lexeme: Lexeme) -> bool:
    """Whether the words are those of the task's name."""
    return bool(lexeme.bare) and all(word in message.known for word in lexeme.bare.split())
