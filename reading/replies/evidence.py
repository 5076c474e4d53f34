"""What proves a completed task: the number of the paper that resulted, or a link (NĐ 30/2020, Phụ lục IV)."""

import re
import unicodedata

from domain.replies import Intent, Reply
from domain.words import fold
from reading.language.lookup import pattern

_DAY = r"(?:\s{0,3}(?:ng[àa]y\s{1,3})?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?)"
_KINDS = (
    r"công\s?văn|quyết\s?định|báo\s?cáo|kế\s?hoạch|tờ\s?trình|thông\s?báo|văn\s?bản|hướng\s?dẫn|biên\s?bản|chương\s?trình|nghị\s?quyết"
    r"|giấy\s?mời|chỉ\s?thị|cong\s?van|quyet\s?dinh|bao\s?cao|ke\s?hoach|to\s?trinh|thong\s?bao|van\s?ban"
    r"|cv|qđ|qd|bc|kh|ttr|tb|vb|hd|bb|ct"
)
_SYMBOL = r"[A-ZĐ][A-ZĐa-z&]{0,9}(?:\s?[-–/.]\s?[A-ZĐa-z&][\w&]{0,14}){0,4}"
_TITLE = rf"(?:(?:{_KINDS})\s{{1,3}})?(?:số\s{{0,3}}:?\s{{0,3}}|so\s{{1,3}})?"

_DATED = rf"(?:\s{{1,3}}ng[àa]y{_DAY})?"
_NO = r"(?:số\s{0,3}:?\s{0,3}|so\s{1,3})?"

_NUMBERED = re.compile(
    rf"(?<![\w/.,-])(?:{_TITLE})\d{{1,5}}(?:\s?/\s?\d{{4}})?\s?[/-]\s?(?-i:{_SYMBOL}){_DATED}", re.IGNORECASE
)
_NUMBERED_SMALL = re.compile(
    rf"(?<!\w)(?:{_KINDS})\s{{1,3}}{_NO}\d{{1,5}}/[a-zđ]{{2,5}}(?:-[a-zđ&]{{1,9}}){{0,3}}(?!\w)"
)
_TITLED = re.compile(
    rf"(?<!\w)(?:{_KINDS})\s{{1,3}}{_NO}\d{{1,5}}{_DATED}"
    r"(?=\s{0,3}(?:$|[.,;)!\n]|(?:ngày|gửi|của|cho|rồi|ạ|nhé|đã|r|ngay|gui|cua|roi)(?!\w)))",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"(?<!\w)(?<!ho )s[ốo]\s{{0,3}}:?\s{{0,3}}\d{{1,5}}\s{{1,3}}ng[àa]y{_DAY}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"']{4,500}", re.IGNORECASE)
_INCOMING = re.compile(
    r"(?:theo|căn cứ|thực hiện|nhận(?: được)?|tại điều|triển khai|tiếp theo|kèm theo)\s{1,3}"
    r"(?:(?:đúng|nội dung|tinh thần)\s){0,2}$",
    re.IGNORECASE,
)


_NO_PAPER = re.compile(r"\s{0,9}(?:da\s|em\s){0,2}(?:khong|ko|k)\s(?:co|can)(?!\w)")
_ANSWERED = re.compile(r"(?:trả lời|phúc đáp)\s{1,3}$", re.IGNORECASE)


def _is_incoming(text: str, paper: re.Match[str]) -> bool:
    """Whether somebody else's paper is cited; "văn bản trả lời số 9" is one's own, "trả lời Công văn số 9" is not."""
    before = max(0, paper.start() - 40), paper.start()
    if _INCOMING.search(text, *before):
        return True
    return bool(_ANSWERED.search(text, *before)) and not paper.group().lower().startswith("số")


def is_not_done(reply: Reply, evidence: str | None) -> bool:
    """Whether an answer to "what came of it?" says that the work goes on after all.

    `evidence` is the result that it names. "chưa xong", "80%", "còn vướng kinh phí" do; "không có văn bản",
    "gửi qua Zalo rồi" and the name of a paper do not.
    """
    if reply.intent is not Intent.PROGRESS:
        return reply.intent in (Intent.OBSTACLE, Intent.EXTENSION, Intent.DECLINE)
    return not (reply.doubtful or _NO_PAPER.match(fold(reply.words)) or evidence)


def has_none(text: str) -> bool:
    """Whether the words say that no paper came of the work: "không có gì ạ"."""
    return fold(text).startswith("khong co")


_TO_COME = re.compile(
    rf"(?<!\w)chua (?:kip )?{pattern('paper_step', 'verb')}(?: (?:duoc|xong))?(?: cai)?"
    rf" {pattern('paper_step', 'thing')}(?!\w)"
)


def is_to_come(text: str) -> bool:
    """Whether only the number or the stamp of the paper is still to come: "văn thư chưa vào sổ", "chưa lấy số"."""
    return _TO_COME.search(fold(text)) is not None


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


_SOURCE = re.compile(
    r"(?:^|theo|căn cứ|thực hiện|triển khai|xử lý|giải quyết|trả lời|phúc đáp"
    r"|can cu|thuc hien|trien khai|xu ly|giai quyet|tra loi|phuc dap)\s{0,3}$",
    re.IGNORECASE,
)


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
