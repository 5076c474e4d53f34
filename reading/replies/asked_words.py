"""What somebody asks in plain words, so that an answer to a person can be read like one to the assistant.

Messages of the assistant are never read so: what they ask is stored with them.
"""

from domain.asking import Asked, Question
from reading.language.forms import Form
from reading.language.tokens import fold

_RECEIVED = Form("<asked.receive>[^?]{0,60}<denial.yet>", "nhận được văn bản chưa", "xong chưa")
_QUESTIONS = {
    Question.DONE_YET: Form(
        r"<asked.finish>[^?]{0,60}<denial.yet>|<asked.confirm>[^?]{0,40}<finish.plain>[^?]{0,40}\?",
        "có đúng là đã xong không?",
        "xong rồi",
    ),
    Question.SHARE: Form(r"<asked.share>|%\s?\?|<asked.how_much>\s?%", "tiến độ đến đâu rồi", "xong chưa"),
    Question.EVIDENCE: Form(
        r"<asked.tell> [^?\n]{0,20}<asked.result>|<asked.result>[^?\n]{0,60}\?",
        "đề nghị cho biết số, ký hiệu",
        "số văn bản",
    ),
    Question.NEW_DEADLINE: Form(r"<asked.new_deadline>[^?]{0,60}\?", "xin lùi đến ngày nào?", "xin lùi đến 5/12"),
    Question.OBSTACLE: Form(r"<asked.obstacle>[^?]{0,60}\?", "vướng mắc ở đâu?", "vướng kinh phí"),
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
