"""What a short answer means by what was asked: "Rồi", "✅", "Vâng em đã"."""

from domain.asking import Question
from reading.language.lookup import folded, phrases
from reading.replies.clauses import Lexeme, ParsedReply
from reading.replies.parts import Part
from reading.replies.verdicts import Proof

_ANSWER = (Part.ALREADY, Part.PAST, Part.PERSON, Part.ACK, Part.LAUGH, Part.THUMB, Part.TICK)
_PARTICLES = folded("clue", "particle")
_PAST = folded("clue", "past")
_PAST_SPELT = phrases("clue", "past")


def _is_answer(lexeme: Lexeme) -> bool:
    return lexeme.plays(*_ANSWER) or lexeme.bare in _PARTICLES


def bare_answer(message: ParsedReply, asked: frozenset[Question] | None) -> Proof:
    """What "Rồi ạ", "✅" or "Vâng" alone prove: being done only where just that was asked. None: nobody knows what."""
    lexemes = list(message.lexemes())
    if not all(map(_is_answer, lexemes)) or any(clause.asked for clause in message.clauses):
        return Proof.NONE
    says_so = any(lexeme.plays(Part.ALREADY, Part.TICK) or lexeme.bare in _PAST for lexeme in lexemes)
    if asked and Question.DONE_YET in asked:
        is_clear = any(lexeme.plays(Part.ALREADY, Part.TICK) for lexeme in lexemes) or any(
            word in message.folded.plain for word in _PAST_SPELT
        )
        return Proof.CLEAR if is_clear else Proof.WEAK
    return Proof.WEAK if says_so and not any(lexeme.plays(Part.ACK) for lexeme in lexemes) else Proof.NONE


def is_receipt(message: ParsedReply, asked: frozenset[Question] | None) -> bool:
    """Whether "✅", "ok rồi ✅" or "1 ✅" only says that it was read: it answers a message that does not ask this."""
    if asked is None or Question.DONE_YET in asked or any(clause.asked for clause in message.clauses):
        return False
    lexemes = list(message.lexemes())
    said = lexemes[1:] if lexemes and lexemes[0].number == 1 else lexemes
    return all(map(_is_answer, said)) and any(lexeme.plays(Part.TICK) for lexeme in said)
