"""A letter of an office that was pasted: the paper that it is, what it asks for, and to whom it goes on."""

import datetime as dt
import re
from typing import NamedTuple

from domain.calendar import date_of
from domain.registering.papers import Paper
from domain.words import fold
from reading.language.forms import Form

FEWEST_SIGNS = 2
LONGEST_ABOUT = 400
LONGEST_REQUEST = 500
_DEAR = Form(r"(?:^|\n|\.\s+|\s[-–—]\s)[\s*]*<letter.dear>(?!\w)[^\n.]*[.\n]?", "Kính gửi: Sở KHCN", "Sở kính gửi")
_ABOUT = Form(
    r"(?<!\w)<letter.about>(?!\w)\s*:?\s*(?P<about>.+?)"
    r"(?=\)?\s*(?:\n\s*\n|\n[^\n]{0,60}<letter.dated>\s|\.\s|[\s.]<letter.dear>|$))",
    "v/v rà soát",
    "rà soát v/v",
    flags=re.DOTALL,
)
_NUMBER = Form(
    r"(?<!\w)(?:<letter.number>\s{0,3}:?\s{0,6})(?P<number>\d{0,6}\s{0,9}/\s{0,3}[a-z0-9&][\w&/.-]{1,40})",
    "số: 12/ubnd-nc",
    "số 12",
)
_DAY = Form(
    r"<letter.dated>\s*(?P<day>\d{1,2})\s*(?:<letter.month>\s*(?P<month>\d{1,2})\s*<letter.year>\s*(?P<year>\d{4})"
    r"|/\s*(?P<slashed>\d{1,2})\s*/\s*(?P<long>\d{4}))",
    "ngày 5 tháng 11 năm 2026",
    "ngày 5",
)
_TAIL = Form(r"(?:\./\.|(?:^|\n)[\s*]{0,30}(?:<letter.recipients>|<letter.signed>)(?!\w))", "làm./.", "làm.")
_RECIPIENTS = Form(
    r"(?:^|\n)[\s*]{0,30}<letter.recipients>(?!\w)[^\n]*(?:\n[ \t]*[-–+*][^\n]*)*", "Nơi nhận: Như trên", "nhận"
)
_CLOSING = Form(r"(?<!\w)<letter.closing>(?!\w)[^\n.]{0,60}[./!]*", "Trân trọng./.", "trân quý")
_ASKS = Form(
    r"(?<!\w)(?i:<either letter.asks>)(?!\w)[^.;\n]{1,160}?\s(?P<task><either task_verb>(?!\w))",
    "đề nghị quý sở nộp báo cáo",
    "nộp báo cáo",
    typed=True,
)
_CONTACT = Form(
    r"\s*\([^()]*(?<!\w)<letter.contact>(?!\w)[^()]*\)|(?:^|(?<=[.;\n]))[^.;\n()]*(?<!\w)<letter.phone>(?!\w)[^;\n()]*",
    "nộp báo cáo (đt: 0236)",
    "nộp báo cáo",
)
_OFFICE = re.compile(r"[A-ZÀ-ỸĐ&][A-ZÀ-ỸĐ&.\s-]{4,80}")
_MOTTO = Form(r"<letter.motto>", "cộng hòa xã hội", "sở tài chính")
_ABOVE = Form(r"\W*<letter.above>(?!\w)", "bộ khoa học", "sở tài chính")
_BELOW = Form(
    r"^\W*<letter.province>(?!\w).*?\W(?P<body><letter.below>(?!\w).+)$",
    "ubnd tỉnh hà nam sở nội vụ",
    "ubnd tỉnh hà nam văn phòng",
    flags=re.DOTALL,
)
"""Above its own name a body prints that of the one which it belongs to."""
_ARROW = re.compile(r"\s*(?:=+>|->|→|⇒)\s*")
_END = re.compile(r"\.(?=\s|$)|[;\n]")


class Letter(NamedTuple):
    """The paper that it is, what it asks for, its body, and what somebody added: to whom it goes on."""

    paper: Paper
    task: str
    body: str
    order: str


def read_letter(text: str) -> Letter | None:
    """None where the words have not the form of a letter."""
    folded = fold(text)
    dear, number, about = _DEAR.search(folded), _NUMBER.search(folded), _ABOUT.search(folded)
    tail = _TAIL.search(folded)
    beside = sum(sign is not None for sign in (number, about))
    if not (dear or tail) or bool(dear) + bool(tail) + beside < FEWEST_SIGNS:
        return None
    start = dear.end() if dear else max((one.end() for one in (number, about) if one), default=0)
    head, rest = text[:start], text[start:]
    body, order = _parted(rest)
    paper = Paper(
        number=re.sub(r"\s+", "", text[slice(*number.span("number"))]) if number else "",
        day=_day_in(fold(head)),
        issuer=_issuer_in(head),
        about=" ".join(text[slice(*about.span("about"))].split())[:LONGEST_ABOUT].strip(" ().") if about else "",
    )
    return Letter(paper, _request_in(body) or paper.about, body, order)


def issuing_body(letterhead: str) -> str:
    """Who issued a paper, by the names above its number: "UBND TỈNH HÀ NAM SỞ NỘI VỤ" is the Sở Nội vụ."""
    folded = fold(letterhead)
    found = _BELOW.match(folded) if len(folded) == len(letterhead) else None
    return letterhead[found.start("body") :].strip() if found else letterhead


def is_from_above(paper: Paper) -> bool:
    """Whether a higher authority issued it, by its name."""
    return any(_ABOVE.match(fold(office)) for office in re.split(r"\s–\s", issuing_body(paper.issuer)))


def _parted(text: str) -> tuple[str, str]:
    """The body without recipients, signature and courtesies, and what somebody added behind an arrow or below it."""
    before, *added = _ARROW.split(text, maxsplit=1)
    tail = _TAIL.search(fold(before))
    body, behind = (before[: tail.start()], before[tail.end() :]) if tail else (before, "")
    if tail and not added:
        below = _RECIPIENTS.sub("\n", before[tail.start() :]) if "\n" in behind else ""
        lines = [line.strip() for line in below.splitlines() if line.strip(" .*/")]
        added = [line for line in lines if not line.isupper() and len(line.split()) > 2][-1:]
    closing = _CLOSING.search(fold(body))
    if closing:
        added = added or [line for line in [body[closing.end() :].strip()] if line]
        body = body[: closing.start()]
    return _without_contacts(body).strip(), " ".join(added).strip()


def _without_contacts(body: str) -> str:
    """The body without telephone numbers and whom to ask."""
    kept, at, folded = [], 0, fold(body)
    for found in _CONTACT.finditer(folded):
        kept.append(body[at : found.start()])
        at = found.end()
    return "".join((*kept, body[at:]))


def _request_in(body: str) -> str:
    """What the letter asks for, from its verb to the end of the sentence; "" where no sentence asks."""
    joined = re.sub(r"(?<![.;:])\n(?!\s*(?:\d{1,2}[.)]|[-–+]))", " ", body)
    found = _ASKS.search(joined)
    if found is None:
        return ""
    end = _END.search(joined, found.start("task"))
    task = joined[found.start("task") : end.start() if end else len(joined)].strip(" .,;/")
    return task if len(task) <= LONGEST_REQUEST else ""


def _day_in(folded: str) -> dt.date | None:
    for found in _DAY.finditer(folded):
        month, year = (found["month"], found["year"]) if found["month"] else (found["slashed"], found["long"])
        if day := date_of(int(year), int(month), int(found["day"])):
            return day
    return None


def _issuer_in(head: str) -> str:
    """The office in capitals above the number, the last of several: "ỦY BAN NHÂN DÂN TỈNH\\nVĂN PHÒNG"."""
    lines = [line.strip(" *") for line in re.split(r"\n|\s[—–]\s", head)]
    offices = [line for line in lines if _OFFICE.fullmatch(line) and not _MOTTO.search(fold(line))]
    return " – ".join(offices[:2])
