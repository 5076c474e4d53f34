"""What somebody asks in plain words, so that an answer to a person can be read like one to the assistant.

Messages of the assistant are never read so: what they ask is stored with them.
"""

import re

from domain.asking import Asked, Question
from reading.language.tokens import fold

_RECEIVED = re.compile(r"(?:nhan (?:duoc|van ban|thong tin|nhiem vu)|nam duoc|da ro|xem)[^?]{0,60}chua")
_QUESTIONS = {
    Question.DONE_YET: re.compile(
        r"(?:xong|hoan thanh|hoan tat|nop|gui|ban hanh|phat hanh)[^?]{0,60}chua|(?:xac nhan"
        r"|co dung)[^?]{0,40}(?:xong|hoan thanh)[^?]{0,40}\?"
    ),
    Question.SHARE: re.compile(
        r"phan tram|%\s?\?|bao nhieu\s?%|muc do (?:hoan thanh|thuc hien)|tien do (?:den dau|the nao|bao nhieu)"
    ),
    Question.NEW_DEADLINE: re.compile(
        r"(?:han moi|lui den|gia han den|xin lui|xin gia han|thoi han moi|de nghi lui|lui han den)[^?]{0,60}\?"
    ),
    Question.OBSTACLE: re.compile(
        r"(?:vuong (?:mac )?(?:gi|o dau|cho nao)|ly do|vi sao|kho khan gi|tai sao)[^?]{0,60}\?"
    ),
}


def asked_in(sentence: str | None) -> Asked:
    """What a sentence asks; nothing is known where there is none or it asks nothing that is understood.

    Whether something was received is no question about the work.
    """
    if not sentence:
        return Asked()
    bare = fold(sentence).bare
    found = {asked for asked, question in _QUESTIONS.items() if question.search(bare)}
    if _RECEIVED.search(bare):
        found.discard(Question.DONE_YET)
    return Asked(frozenset(found), about=sentence)
