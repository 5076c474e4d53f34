"""Words that retreat from a question of the assistant: who answers so wants nothing done after all."""

import unicodedata

from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.forms import Form

_COURTESY = "<either courtesy.retreat>"
_ENDS = rf"(?: {_COURTESY})*(?=\W*$|\s*[,.;!])"
_RETREATS = (
    "<either retreat.stop>(?! <either retreat.behind_stop>)",
    f"(?:<either retreat.report> )?<either slip.plain>{_ENDS}",
    "<either retreat.slip> <either slip.plain>",
    f"<either retreat.skip>(?: <either retreat.skipped>)?{_ENDS}",
    f"<either retreat.no_need>(?: <either retreat.to_do>)?{_ENDS}",
    f"<either retreat.not> <either retreat.to_do> <either retreat.more>{_ENDS}",
    rf"<either retreat.no>(?: {_COURTESY})*\W*$",
    rf"<either retreat.leave>(?: (?:{_COURTESY}|<either retreat.later>))* <either retreat.think>"
    rf"(?: (?:{_COURTESY}|<either retreat.thinking>))*\W*$",
    rf"<either retreat.wait>(?: (?:{_COURTESY}|<either retreat.yet>))*\W*$",
    rf"<either retreat.nothing>(?: (?:{_COURTESY}|<either retreat.of_it>))*\W*$",
)
"""At the start of the answer. Other words may be the reason that was asked for: "nhầm số liệu"."""
_RETREAT = Form(
    rf"\W*(?:{_COURTESY}\W+)*?(?:{'|'.join(_RETREATS)})(?!\w)", "thôi em nhầm", "thời gian gấp quá", typed=True
)


def retreats(text: str) -> bool:
    """Whether the answer takes the matter back ("thôi em nhầm, không trả nữa") instead of going on with it."""
    return _RETREAT.match(unicodedata.normalize("NFC", text).lower()) is not None


_NOT_DONE = Form(r"(?<!\w)<retreat.deny> (?:\w+ ){0,2}<retreat.finish>(?!\w)", "đâu đã làm xong", "đã làm xong")
_CORRECTS = Form(r"(?<!\w)<retreat.correct>(?!\w)", "đúng là 31/BC-SKHCN", "31/BC-SKHCN")


def corrects_result(words: str, evidence: str | None) -> bool:
    """Whether the paper that came of the work, `evidence`, is named anew: "nhầm số, đúng là 31/BC-SKHCN"."""
    return evidence is not None and _CORRECTS.search(fold(words)) is not None


_CORRECTS_FIGURE = Form(
    r"^\W*(?:<courtesy.alone>[\s,.!]+)*<figure.corrects>(?!\w)", "à nhầm, 9 hồ sơ", "9 hồ sơ bị nhầm"
)


def corrects_figure(words: str) -> bool:
    """Whether the figure that was told before is taken back for the one that follows: "à nhầm, 70%"."""
    return _CORRECTS_FIGURE.match(fold(words)) is not None


_MISREPORTED = (
    "(?:<either retreat.send> )?<either slip.mixed>"
    rf"(?: (?:<either retreat.into> )?<either retreat.task>(?: <either retreat.another>)?"
    rf"| /?<task_word.mark> ?\d+)?{_ENDS}",
    "(?:<either retreat.ask> )?<either retreat.take_back>"
    f"(?: <either retreat.of_report>(?: <either retreat.reported>)*| <either retreat.result>)?"
    f"(?: <either retreat.this>)?{_ENDS}",
)
_MISREPORT = Form(
    rf"\W*(?:{_COURTESY}\W+)*?(?:{'|'.join(_MISREPORTED)})", "em xin rút báo cáo", "em nhầm số liệu", typed=True
)
_ONLY_COURTESIES = Form(rf"^\W*(?:{_COURTESY}(?:\W+|$))*$", " ạ, em xin lỗi anh", " ạ, em xin lùi hạn", typed=True)
_MISREAD = Form(r"(?<!\w)<retreat.misread>(?!\w)", "Hiểu sai", "hiểu rồi")


def takes_report_back(text: str, *, not_done: bool) -> bool:
    """Whether the words take back that work was reported done: "em báo nhầm, chưa xong ạ", "em xin rút báo cáo".

    `not_done` tells that they say of the work that it goes on. What corrects a part of the report does not take all
    of it back: "em nhầm số liệu".
    """
    words = unicodedata.normalize("NFC", text).lower()
    found = _MISREPORT.match(words)
    return found is not None and (not_done or _ONLY_COURTESIES.match(words[found.end() :]) is not None)


def unsays_done(reply: Reply, *, not_done: bool) -> bool:
    """Whether work that was reported done is said not to be: "em báo nhầm, chưa xong đâu ạ". "80%" alone is no such."""
    if not not_done or reply.intent is Intent.DECLINE:
        return False
    return _NOT_DONE.search(fold(reply.words)) is not None or takes_report_back(reply.words, not_done=True)


def was_misread(text: str) -> bool:
    """Whether the words are those of the button "Hiểu sai"."""
    return _MISREAD.search(fold(text)) is not None


_WITHDRAWS = Form(
    r"(?<!\w)(?:<retreat.withdraw> <retreat.request>"
    r"|<retreat.no> (?:<order.need> )?(?:<retreat.ask> )?<retreat.put_off>(?: <deadline_name.bare>)?"
    r"(?: <retreat.further>)? <retreat.more>"
    r"|<retreat.no> <order.need> (?:<retreat.ask> )?<retreat.extend>"
    r"|<retreat.spare> (?:<retreat.ask> )?<retreat.put_off>(?: <deadline_name.bare>)?"
    r"(?=(?:[\s,.!]{1,5}<courtesy.closing>)*[\s.!]*$|\s*[,.;]))(?!\w)",
    "không cần gia hạn nữa",
    "cần gia hạn",
)


def withdraws(text: str) -> bool:
    """Whether who asked for a later deadline asks no more: "em rút đề nghị", "không cần gia hạn nữa"."""
    return _WITHDRAWS.search(fold(text)) is not None
