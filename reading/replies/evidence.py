"""What proves a completed task: the number of the paper that resulted, or a link (NĐ 30/2020, Phụ lục IV)."""

import re
import unicodedata

from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded, phrases

_DAY = r"(?:\s{0,3}(?:<either evidence.day>\s{1,3})?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?)"
_KINDS = "<glued evidence.kind>"
_SYMBOL = r"(?:[A-ZĐ][A-ZĐa-z&]{0,9}(?:\s?[-–/.]\s?[A-ZĐa-z&][\w&]{0,14}){1,4}|[A-ZĐ&]{2,10})(?!\w)"
_NO = r"(?:<spelt evidence.number>\s{0,3}:?\s{0,3}|<evidence.number>\s{1,3})?"
_DATED = rf"(?:\s{{1,3}}<either evidence.day>{_DAY})?"

_NUMBERED = Form(
    rf"(?<![\w/.,-])(?:{_KINDS}\s{{1,3}})?{_NO}\d{{1,5}}(?:\s?/\s?\d{{4}})?\s?[/-]\s?(?-i:{_SYMBOL}){_DATED}",
    "Công văn số 215/SNV-CCHC ngày 5/12",
    "5/12 hồ sơ",
    typed=True,
    flags=re.IGNORECASE,
)
_NUMBERED_SMALL = Form(
    rf"(?<!\w){_KINDS}\s{{1,3}}{_NO}\d{{1,5}}/[a-zđ]{{2,5}}(?:-[a-zđ&]{{1,9}}){{0,3}}(?!\w)",
    "cv 215/snv-cchc",
    "215/snv",
    typed=True,
)
_TITLED = Form(
    rf"(?<!\w){_KINDS}\s{{1,3}}{_NO}\d{{1,5}}{_DATED}(?=\s{{0,3}}(?:$|[.,;)!\n]|<spelt evidence.behind>(?!\w)))",
    "văn bản số 9 gửi Sở Nội vụ",
    "văn bản 9 trang",
    typed=True,
    flags=re.IGNORECASE,
)
_LOOSE = Form(
    rf"(?<!\w)<not_behind evidence.file><either evidence.number>\s{{0,3}}:?\s{{0,3}}\d{{1,5}}"
    rf"\s{{1,3}}<either evidence.day>{_DAY}",
    "số 9 ngày 5/12",
    "9 ngày",
    typed=True,
    flags=re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{4,500}", re.IGNORECASE)
_INCOMING = Form(
    r"<spelt evidence.incoming>\s{1,3}(?:<spelt evidence.incoming_behind>\s){0,2}$",
    "theo đúng nội dung ",
    "đã gửi ",
    typed=True,
    flags=re.IGNORECASE,
)


_NO_PAPER = Form(
    r"\s{0,9}(?:<evidence.address>\s){0,2}<denial.never>\s<evidence.have>(?!\w)", "dạ em không có văn bản", "có văn bản"
)
_NONE = tuple(folded("evidence", "none"))
_NUMBERS = tuple(phrases("evidence", "number"))
_ANSWERED = Form(r"<spelt evidence.answered>\s{1,3}$", "trả lời ", "gửi ", typed=True, flags=re.IGNORECASE)


def _is_incoming(text: str, paper: re.Match[str]) -> bool:
    """Whether somebody else's paper is cited; "văn bản trả lời số 9" is one's own, "trả lời Công văn số 9" is not."""
    before = max(0, paper.start() - 40), paper.start()
    if _INCOMING.search(text, *before):
        return True
    return bool(_ANSWERED.search(text, *before)) and not paper.group().lower().startswith(
        tuple(phrases("evidence", "number"))
    )


def is_not_done(reply: Reply, evidence: str | None) -> bool:
    """Whether an answer to "what came of it?" says that the work goes on after all.

    `evidence` is the result that it names. "chưa xong", "80%", "còn vướng kinh phí" do; "không có văn bản",
    "gửi qua Zalo rồi" and the name of a paper do not.
    """
    if reply.vague:
        return False
    if reply.intent is not Intent.PROGRESS:
        return reply.intent in (Intent.OBSTACLE, Intent.EXTENSION, Intent.DECLINE)
    return not (reply.doubtful or _NO_PAPER.match(fold(reply.words)) or evidence)


def has_none(text: str) -> bool:
    """Whether the words say that no paper came of the work: "không có gì ạ"."""
    folded_text = fold(text)
    return folded_text.startswith(_NONE) or _NO_PAPER.match(folded_text) is not None


_NAMES_NO_PAPER = Form(
    r"\s{0,9}(?:<evidence.address>\s){0,2}<denial.never>\s<evidence.have>\s<evidence.a_paper>(?!\w)",
    "ko có văn bản ạ",
    "không có gì ạ",
)


def names_no_paper(text: str) -> bool:
    """Whether the words say so whatever was asked: "không có văn bản"."""
    return _NAMES_NO_PAPER.match(fold(text)) is not None


_TO_COME = Form(
    r"(?<!\w)<denial.yet> (?:<evidence.in_time> )?<paper_step.verb>(?: <evidence.done>)?(?: <evidence.a_thing>)?"
    r" <paper_step.thing>(?!\w)",
    "văn thư chưa vào sổ",
    "văn thư chưa gửi",
)


def is_to_come(text: str) -> bool:
    """Whether only the number or the stamp of the paper is still to come: "văn thư chưa vào sổ", "chưa lấy số"."""
    return _TO_COME.search(fold(text)) is not None


_NUMBER_TO_COME = Form(
    r"(?<!\w)(?:<denial.yet>|<paper_step.wait>(?: <clue.clerk>)?) (?:<evidence.in_time> )?<paper_step.verb>"
    r"(?: <evidence.done>)?(?: <evidence.a_thing>)? <paper_step.own>(?!\w| <paper_step.other_number>)",
    "đợi văn thư cấp số",
    "chưa có văn bản",
)


def awaits_number(bare: str) -> bool:
    """Whether words without diacritics only wait for the last steps of the own paper: no obstacle stands in its way."""
    return _NUMBER_TO_COME.search(bare) is not None


def evidence_in(text: str) -> str | None:
    """The number and symbol (with its day) of the paper that came of the work, or a link; None for empty words.

    Papers that only ordered the work ("theo Công văn số …", "đã nhận được …") are no evidence.
    """
    papers = papers_in(unicodedata.normalize("NFC", text[:10_000]))
    return papers[0][2] if papers else None


def papers_in(text: str) -> list[tuple[int, int, str]]:
    """Where papers of one's own and links stand in a text in NFC, with their words; in the order of the text."""
    found: dict[int, tuple[int, int, str]] = {}
    covered: set[int] = set()
    for form in (_LINK, _NUMBERED, _NUMBERED_SMALL, _TITLED, _LOOSE):
        for match in form.finditer(text):
            if match.start() not in covered and not _is_incoming(text, match):
                words = match.group().rstrip(" .,;:!?)")
                found[match.start()] = (match.start(), match.start() + len(words), words)
                covered.update(range(match.start(), match.start() + len(words)))
    return [found[start] for start in sorted(found)]


_SOURCE = Form(r"(?:^|<spelt evidence.source>)\s{0,3}$", "triển khai ", "đã ban hành ", typed=True, flags=re.IGNORECASE)


def cited_in(text: str) -> list[tuple[int, int, str, bool]]:
    """Where numbered papers stand in a text in NFC, their words, and whether it is they that order the work."""
    found = [
        (
            match.start(),
            match.end(),
            match.group(),
            bool(_SOURCE.search(text, max(0, match.start() - 20), match.start())),
        )
        for match in _NUMBERED.finditer(text)
    ]
    return [(start, end, words.strip(), is_source) for start, end, words, is_source in found]


def spans_of(cited: list[tuple[int, int, str, bool]]) -> set[int]:
    """All places that the papers cover."""
    return {place for start, end, _, _ in cited for place in range(start, end)}


_FINAL = Form(r"(?<!\w)<hand_in.final>(?!\w)", "gửi bản thảo hoàn chỉnh", "gửi bản thảo")
_HANDS_IN = Form(
    r"(?<!\w)(?:<hand_in.give>(?: \w+){0,3} <hand_in.product>|<hand_in.product>(?: \w+){0,2} <hand_in.here>)(?!\w)",
    "em gửi chị báo cáo ạ",
    "em gửi chị xem",
)
_PARTIAL = Form(r"(?<!\w)<hand_in.partial>(?!\w)", "gửi báo cáo sơ bộ", "gửi báo cáo")


def hands_in(text: str) -> bool:
    """Whether the words hand in what is finished; a draft, or a part of it, is not."""
    folded = fold(text)
    if _FINAL.search(folded):
        return True
    return _HANDS_IN.search(folded) is not None and not _PARTIAL.search(folded)
