"""Orders that name their task by what it is about: "nhắc phòng CĐS về việc ký số", "gia hạn việc ký số đến 15/12"."""

import re
import unicodedata

from domain.orders import Matter
from domain.words import fold
from reading.language.forms import Form
from reading.orders.words import AGREE, DELAY, HEAD, wonders

_THING = "(?:<order.about> )?(?:<order.matter> )"
_MATTER = r"(?P<matter>[^,;.:\d]{3,120}?)"
_WHEN = r"(?P<when><order.limit_opens> (?=.*\d|<order.day_opening>|<order.some>).{1,40})"
_ALLOWS = rf"{HEAD}(?:{AGREE}[ ,]+)?(?:<order.allow>|<order.give>)?"
_REMINDS = Form(
    rf"^{HEAD}(?:<speaker> )?(?P<order><beyond.remind>)(?: <order.politely>(?!\w))* "
    r"(?!<task_word.mark>)(?P<matter>(?P<self>(?:<giving.self>|<speaker>)(?!\w))?\D.{1,160})$",
    "nhắc phòng CĐS về việc ký số",
    "nhắc",
)
_DELAYS = Form(
    rf"^{_ALLOWS}(?: ?[^,;.:]{{1,40}}?)? ?(?<!\w)(?P<order>{DELAY}) {_THING}?{_MATTER} {_WHEN}$",
    "cho gia hạn việc ký số đến 15/12",
    "gia hạn đến 15/12",
)
_GIVES_MORE = Form(
    rf"^{HEAD}(?P<order><order.give>) {_THING}{_MATTER} (?P<when><order.more> .{{1,30}})$",
    "cho việc ký số thêm 5 ngày",
    "cho thêm 5 ngày",
)
_FOR_IT = Form(
    rf"^(?P<order>{_ALLOWS} ?{DELAY} .*?) <order.give> {_THING}{_MATTER}$",
    "gia hạn thêm 1 tuần cho việc ký số",
    "gia hạn thêm 1 tuần cho VP",
)
_FOLLOWS = Form(
    rf"^{HEAD}{_THING}{_MATTER} (?:<list.then> )?(?:<order.allow> |<order.give> )?(?P<order>{DELAY}) {_WHEN}$",
    "việc ký số cho lùi đến 15/12",
    "lùi đến 15/12",
)
_URGES = Form(
    r"^(?:(?:<order.soon>|<field.deliver>|<order.carry_out>|<question_word.progress>|<order.about>|<order.matter>)(?!\w)\s*)+",
    "sớm làm việc ký số",
    "ký số",
)
"""What only says that the task is to be done, and soon."""
_HANDS_IN = Form(
    r"(?<![ ,])(?>[ ,]++(?:<order.soon>|<order.politely>|<question_word.give>|<question_word.report>"
    r"|<question_word.progress>|<question_word.state>|<field.deliver>|<status.late>|<status.late_alone>|<order.matter>"
    r"|<courtesy.closing>)(?!\w)){1,20}[ .!]*$",
    "phòng CĐS nộp báo cáo",
    "phòng CĐS, VP",
)


def order_of_matter(text: str) -> Matter | None:
    """None where the words are anything else, or ask."""
    words = " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .!")
    folded = fold(words)
    if len(folded) != len(words) or wonders(words) or "?" in words:
        return None
    if (reminds := _REMINDS.match(folded)) and not _is_for_speaker(words, reminds):
        said = words[slice(*reminds.span("matter"))]
        order = words[slice(*reminds.span("order"))]
        return Matter(said, order, reminds=True, whom=_without_handing_in(said))
    for form in (_FOR_IT, _DELAYS, _GIVES_MORE, _FOLLOWS):
        if found := form.match(folded):
            when = words[slice(*found.span("when"))] if form is not _FOR_IT else ""
            order = f"{words[slice(*found.span('order'))]} {when}".strip()
            return Matter(words[slice(*found.span("matter"))], order, reminds=False)
    return None


def _without_handing_in(said: str) -> str:
    tail = _HANDS_IN.search(fold(said))
    return said[: tail.start()] if tail else said


def _is_for_speaker(words: str, reminds: re.Match[str]) -> bool:
    """Whether who speaks wants to be reminded: "nhắc anh chiều mai", but not "nhắc anh Lâm"."""
    named = words[reminds.end("self") :].lstrip()[:1].isupper()
    return reminds["self"] is not None and not named


def plainly(matter: str) -> str:
    """The matter without words that only urge: "sớm nộp báo cáo kho" is "báo cáo kho"."""
    urges = _URGES.match(fold(matter))
    return matter[urges.end() :] if urges else matter
