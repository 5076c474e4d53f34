"""What the assistant had asked, so that "Rồi", "Chưa", "80" and "5/12" can be understood."""

import re

from domain.replies import Asked
from reading.language.tokens import fold
from reading.replies.clauses import Lexeme, Message
from reading.replies.done import Proof
from reading.replies.parts import Part

_QUESTIONS = {
    Asked.RECEIVED: re.compile(r"(?:nhan (?:duoc|van ban|thong tin|nhiem vu)|nam duoc|da ro|xem)[^?]{0,60}chua"),
    Asked.DONE: re.compile(
        r"(?:xong|hoan thanh|hoan tat|nop|gui|ban hanh|phat hanh)[^?]{0,60}chua|(?:xac nhan"
        r"|co dung)[^?]{0,40}(?:xong|hoan thanh)[^?]{0,40}\?"
    ),
    Asked.SHARE: re.compile(
        r"phan tram|%\s?\?|bao nhieu\s?%|muc do (?:hoan thanh|thuc hien)|tien do (?:den dau|the nao|bao nhieu)"
    ),
    Asked.WHEN: re.compile(r"(?:khi nao|bao gio|ngay nao|luc nao|hom nao)[^?]{0,60}\?|du kien[^?]{0,40}\?"),
    Asked.LIMIT: re.compile(
        r"(?:han moi|lui den|gia han den|xin lui|xin gia han|thoi han moi|de nghi lui|lui han den)[^?]{0,60}\?"
    ),
    Asked.WHY: re.compile(r"(?:vuong (?:mac )?(?:gi|o dau|cho nao)|ly do|vi sao|kho khan gi|tai sao)[^?]{0,60}\?"),
}


def asked_in(context: str | None) -> frozenset[Asked]:
    """What the message asks; nothing where there is none or it only informs."""
    if not context:
        return frozenset()
    bare = fold(context).bare
    found = {asked for asked, question in _QUESTIONS.items() if question.search(bare)}
    if Asked.RECEIVED in found:
        found -= {Asked.DONE}
    return frozenset(found)


_ANSWER = (Part.ALREADY, Part.PAST, Part.PERSON, Part.ACK, Part.LAUGH, Part.THUMB, Part.TICK)
_PARTICLES = frozenset({"a", "nhe", "nha", "oi", "nay", "day", "do", "ma", "thua", "luon", "het", "hen", "co", "roi a"})


def _is_answer(lexeme: Lexeme) -> bool:
    return lexeme.plays(*_ANSWER) or lexeme.bare in _PARTICLES


def bare_answer(message: Message, asked: frozenset[Asked]) -> Proof:
    """What "Rồi ạ", "✅" or "Vâng" alone prove: being done only where just that was asked."""
    lexemes = list(message.lexemes())
    if Asked.RECEIVED in asked or not all(map(_is_answer, lexemes)):
        return Proof.NONE
    if any(clause.asked for clause in message.clauses):
        return Proof.NONE
    says_so = any(lexeme.plays(Part.ALREADY, Part.TICK) or lexeme.bare == "da" for lexeme in lexemes)
    if Asked.DONE in asked:
        is_clear = any(lexeme.plays(Part.ALREADY, Part.TICK) for lexeme in lexemes) or "đã" in message.folded.plain
        return Proof.CLEAR if is_clear else Proof.WEAK
    return Proof.WEAK if says_so and not any(lexeme.plays(Part.ACK) for lexeme in lexemes) else Proof.NONE
