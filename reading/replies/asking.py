"""Clauses of a reply that say nothing about the work: what is put as a question, and what else is over."""

from itertools import pairwise

from reading.language.lookup import folded
from reading.replies.clauses import Clause, once
from reading.replies.parts import Part

_OR_NOT = folded("denial", "plain")
_YET = folded("denial", "yet")
_ARRIVED = folded("clue", "arrived")
_NONE = folded("clue", "none")
_STRESSING = folded("clue", "stressing")
_EXCLAIMING = folded("clue", "exclaiming")
_MEETING = folded("clue", "meeting")
_MANY = tuple(f"{word} " for word in folded("clue", "many"))

ANCHORS = (Part.FINISH, Part.ISSUE, Part.SEND, Part.SUBMIT, Part.CLOSE, Part.PAPER, Part.PERCENT, Part.COUNT)
"""The words around which a report of being done is built."""


@once
def is_asking(clause: Clause) -> bool:
    """Whether a clause is put as a question: by its mark, or by a closing "chưa", "không" after something."""
    if _is_condition(clause):
        return False
    words = [
        lexeme for lexeme in clause.lexemes if not lexeme.plays(Part.PERSON, Part.LAUGH) and lexeme.bare not in _SOFT
    ]
    closing = len(words) > 1 and words[-1].bare in _OR_NOT and not words[-2].plays(Part.NOT, Part.THEN)
    if closing and words[-1].bare in _YET:
        closing = clause.has(*ANCHORS, Part.WORK, Part.STEP, Part.ACTIVITY, Part.RECEIVED)
    return (
        clause.asked
        or closing
        or counts_days(clause)
        or (clause.has(Part.ASK) and not _is_exclaimed(clause) and not _is_none_at_all(clause))
    )


def counts_days(clause: Clause) -> bool:
    """ "mấy ngày nữa hết hạn": how many, and no days that are asked for or promised."""
    return clause.has(Part.LIMIT) and any(lexeme.bare.startswith(_MANY) for lexeme in clause.of(Part.TIME))


_KNOWING = folded("clue", "known")
"""After a negation they ask: "em chưa rõ nộp ai"."""
_NOT_KNOWN = folded("clue", "not_known")


def _is_none_at_all(clause: Clause) -> bool:
    """After a negation the words of asking mean "none" ("chưa xong việc nào"); some negate ("làm sao xong kịp")."""
    asking = list(clause.of(Part.ASK))
    is_mocking = all(lexeme.plays(Part.NOT) for lexeme in asking)
    if clause.has(Part.FINISH) and (is_mocking or clause.lexemes[0].bare in _NOT_KNOWN):
        return True
    if any(lexeme.plays(Part.NOT) and known.bare in _KNOWING for lexeme, known in pairwise(clause.lexemes)):
        return False
    denials = clause.of(Part.NOT, Part.SAFE)
    first_not = next((lexeme.start for lexeme in denials if not lexeme.plays(Part.HEDGE)), None)
    return first_not is not None and all(lexeme.bare in _NONE and lexeme.start > first_not for lexeme in asking)


def _is_condition(clause: Clause) -> bool:
    """ "bao giờ xong chị báo" does not ask: something is to follow when it is done."""
    if clause.asked or not clause.lexemes[0].plays(Part.IF):
        return False
    first = next((place for place, lexeme in enumerate(clause.lexemes) if lexeme.plays(*ANCHORS)), len(clause.lexemes))
    follows = [lexeme for lexeme in clause.lexemes[first + 1 :] if lexeme.bare not in _SOFT]
    return len(follows) > 1 or (clause.has(Part.PERSON) and clause.lexemes[-1].plays(Part.FOLLOW))


_SOFT = folded("clue", "soft")


def _is_exclaimed(clause: Clause) -> bool:
    """Words of asking that only stress: "xong hết cả rồi còn gì", "dạ em mới được 30 à", "à nhầm, 70%"."""
    if clause.lexemes[0].bare in _EXCLAIMING and len(clause.lexemes) > 1 and len(list(clause.of(Part.ASK))) == 1:
        return clause.lexemes[0].plays(Part.ASK)
    is_share = clause.has(Part.PERCENT) and clause.has(Part.PERSON, Part.ACK)
    return (is_share or clause.lexemes[-1].plays(Part.ALREADY)) and all(
        word.bare in _STRESSING for word in clause.of(Part.ASK)
    )


def meets(clause: Clause) -> bool:
    """Whether a meeting is spoken of."""
    return any(lexeme.bare.split()[:1] == [word] for lexeme in clause.of(Part.ACTIVITY) for word in _MEETING)


def arrived_at(clause: Clause) -> int | None:
    """The place of the word that says that somebody else has received what was sent; None where there is none."""
    received = next((place for place, word in enumerate(clause.lexemes) if word.plays(Part.RECEIVED)), None)
    if received is None or clause.lexemes[received].bare not in _ARRIVED:
        return None
    return received if any(word.plays(Part.PLACE, Part.OTHER) for word in clause.lexemes[:received]) else None


@once
def is_pastime(clause: Clause) -> bool:
    """ "ăn cơm xong rồi em gọi": what is over is something else."""
    for place, lexeme in enumerate(clause.lexemes):
        if lexeme.plays(Part.FINISH):
            near = [word for word in clause.lexemes[:place] if not word.plays(Part.PAST, Part.FILLER, Part.PERSON)]
            return (
                bool(near)
                and near[-1].plays(Part.ACTIVITY)
                and not any(word.plays(Part.STEP, Part.WORK) for word in near)
            )
    if clause.has(Part.ONGOING) and any(
        word.plays(Part.RECEIVED, Part.PIECE) and word.bare not in _MEETING for word in clause.lexemes
    ):
        return False
    return clause.has(Part.ACTIVITY) and not clause.has(*ANCHORS, Part.WORK, Part.STEP, Part.MATTER)
