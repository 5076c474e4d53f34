"""Words of a question that name tasks by their content, and the questions how such tasks stand."""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence

from domain.refusals import UnclearWords
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.lookup import phrases
from reading.questions.words import is_known

Span = tuple[int, int]
"""Where words begin and end."""

_CLOSED = r"(?> <asks.closing>(?!\w)){0,20}[\s?.!…]*$"
TAIL = Form(
    r"(?<!\w)<not_behind asks.place>(?:<asks.already> ){0,3}"
    rf"(?:<asks.tail>|(?:<asks.done> ){{1,3}}<asks.yet>|<asks.done> <asks.tail>){_CLOSED}",
    "lắp camera xong chưa em",
    "chưa xong em nhé",
)
"""Behind what is asked for: "đến đâu rồi", "nộp chưa ạ"."""
HEAD = Form(
    r"^\W*(?:(?:<asks.closing>|<asks.please>) ){0,6}<asks.head> (?=[\w,])", "tình hình sửa quy chế", "báo cáo tình hình"
)
OF_HEAD = Form(
    r"^\W*(?><asks.closing> ){0,20}(?:<task_question.who>(?: <asks.already>){0,3} <task_question.lead>"
    r"|<task_question.when>(?: <asks.must>)? <task_question.due>)(?: <giving.by>)? (?=\w)",
    "ai phụ trách số hóa hồ sơ",
    "ai ký bản này",
)
"""What the card of a task tells, asked before its content: "bao giờ phải nộp báo cáo"."""
OF_TAIL = Form(
    r"(?<!\w)(?:<task_question.limit>(?: <task_question.is>)? <task_question.when>"
    r"|<task_question.when>(?: <asks.must>)? <task_question.due>"
    rf"|<task_question.who>(?: <asks.already>){{0,3}} <task_question.lead>){_CLOSED}",
    "số hóa hồ sơ ai làm",
    "mai họp lúc mấy giờ",
)
LIMIT_HEAD = Form(
    r"^\W*(?>(?:<asks.closing>|<asks.please>) ){0,20}<task_question.limit>(?: <filter.of>)? (?=\w)",
    "hạn của việc sơn kho",
    "sơn kho",
)
LIMIT_TAIL = Form(
    rf"(?<!\w)(?:<task_question.is> )?<task_question.when>{_CLOSED}", "sơn kho là ngày nào", "ngày nào sơn kho"
)
"""Both together ask for the deadline of what stands between them."""
WHY_HEAD = Form(r"^\W*(?>(?:<asks.closing>|<asks.please>) ){0,20}<asks.why> (?=\w)", "vì sao sơn kho", "sơn kho vì sao")
WHY_TAIL = Form(
    rf"(?<!\w)(?:<asks.still> ){{0,3}}(?:<asks.late>|<asks.yet> <asks.done>)(?: <asks.so>){{0,3}}{_CLOSED}",
    "sơn kho lại bị chậm thế",
    "chậm sơn kho",
)
"""Likewise for what keeps it: its card tells the obstacle and the latest report."""
_AREA = Form(r"(?<!\w)<filter.area> $", "việc lĩnh vực ", "lĩnh vực y tế")
ABOUT = Form(
    r"(?<!\w)(?:<asks.search>|<question_word.task>(?: <question_word.which>)? <asks.about>"
    r"|<asks.about> <question_word.task>|(?<=,)\s*<asks.about>)(?= \w)",
    "các nhiệm vụ về chuyển đổi số",
    "về họp",
)
"""Before what is looked for."""

_NO_TIME = Form(r"(?<!\w)(?:<period.month>|<period.quarter>|<period.year>|<period.from>) \d", "tháng 13", "13 tháng")
_NO_UNIT = Form(
    r"^(?:<begun unit_word.of_speaker>) [A-ZĐÂÔƠƯÁÀẢÃẠÊ]\w*[a-zà-ỹ]",
    "Phòng Đào tạo",
    "phòng chống tham nhũng",
    typed=True,
)
_WORD = re.compile(r"\w+(?:[./-]\w+)*")
_GENERIC = listed("asks", "generic")
LONGEST_EDGE = 4


def content_in(words: str) -> str:
    """The words without those at both ends that only ask; empty where no other is left."""
    found = list(_WORD.finditer(words))
    said = [one.group().lower() for one in found]
    of = listed if words.isascii() else phrases
    anywhere = of("asks", "edge")
    opening = anywhere | of("asks", "opening")
    first, last = 0, len(said)
    while first < last and (count := _edge(said[first:last], opening)):
        first += count
    while first < last and (count := _edge(said[first:last], anywhere, at_end=True)):
        last -= count
    return words[found[first].start() : found[last - 1].end()] if first < last else ""


def _edge(said: Sequence[str], edges: Container[str], *, at_end: bool = False) -> int:
    """How many words at that end only ask. In words with marks "minh" is not "mình"."""
    for count in range(min(LONGEST_EDGE, len(said)), 0, -1):
        if " ".join(said[-count:] if at_end else said[:count]) in edges:
            return count
    return 0


def content_of(rest: str, *, sure: bool) -> str:
    """What of the words that nothing else has understood is content, in their order; empty where it is none.

    `rest` has commas for what is understood. `sure` tells that the words around ask for content: then it may consist
    of words that are known from questions ("hội nghị tổng kết").
    """
    parts = [content_in(part) for part in re.split(r"[,;:?!()\"“”\n]|\.(?=\s|$)", rest)]
    parts = [part for part in parts if part and " ".join(map(fold, _words(part))) not in _GENERIC]
    told = [part for part in parts if (_is_strange(part) or (sure and _is_telling(part)))]
    refuse_unlikely(told)
    return " ".join(told)


def refuse_unlikely(parts: Iterable[str]) -> None:
    """Raises UnclearWords for what is a time or a unit that there is not: "tháng 13", "Phòng Đào tạo"."""
    for part in parts:
        if _NO_TIME.match(fold(part)) or _NO_UNIT.search(part):
            raise UnclearWords(part)


def _is_strange(part: str) -> bool:
    return any(not is_known(word) for word in _words(part))


def _is_telling(part: str) -> bool:
    return len(_words(part)) > 1


def _words(part: str) -> list[str]:
    return re.findall(r"\w+", part)


def as_read(text: str) -> str:
    """The text in NFC, where every letter stays one letter when it is folded."""
    return "".join(one if len(fold(one)) == 1 else " " for one in unicodedata.normalize("NFC", text))


def without(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as it was, with a comma for each of the spans."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [",", *" " * (end - start - 1)][: end - start]
    return "".join(letters)


def names_area(rest: str, content: str) -> bool:
    """Whether the content that is asked for is called an area: "việc lĩnh vực chuyển đổi số"."""
    folded, sought = fold(rest), fold(content)
    at = folded.find(sought)
    return at > 0 and _AREA.search(folded[:at]) is not None
