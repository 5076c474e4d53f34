"""As what the Board is wanted: "/summary word quý IV", "tháng này xuất excel"."""

from domain.overviews.report import Face
from domain.words import fold
from reading.language.forms import Form

_OPENS = (
    (Face.WORD, Form("(?><face.beside> ){0,9}<face.word>(?![^ ,:;])", "xuất ra word quý IV", "wordpress")),
    (Face.WORKBOOK, Form("(?><face.beside> ){0,9}<face.workbook>(?![^ ,:;])", "file excel tháng này", "bảng tổng hợp")),
    (Face.PICTURE, Form("(?><face.beside> ){0,9}<face.picture>(?![^ ,:;])", "hình ảnh tháng này", "tháng này")),
    (Face.PDF, Form("(?><face.beside> ){0,9}<face.pdf>(?![^ ,:;])", "bản pdf", "bản in")),
)
_ENDS = (
    (
        Face.WORD,
        Form(
            "(?<![^ ])(?><either face.beside> ){0,9}<either face.word>$",
            "tháng này bản word",
            "word tháng này",
            typed=True,
        ),
    ),
    (
        Face.WORKBOOK,
        Form(
            "(?<![^ ])(?><either face.beside> ){0,9}<either face.workbook>$",
            "quý IV ra excel",
            "excel tháng này",
            typed=True,
        ),
    ),
    (
        Face.PICTURE,
        Form(
            "(?<![^ ])(?><spelt face.beside> ){0,9}<spelt face.picture>$", "quý IV ra ảnh", "việc của anh", typed=True
        ),
    ),
    (
        Face.PDF,
        Form("(?<![^ ])(?><either face.beside> ){0,9}<either face.pdf>$", "tháng này pdf", "pdf tháng này", typed=True),
    ),
)
"""Words with diacritics: "anh" at the end may be a person."""


def read_face(words: str) -> tuple[Face | None, str]:
    """The face that the words begin or end with, and the words without it; None where they name none."""
    plain = " ".join(words.split())
    folded, lower = fold(plain), plain.lower()
    for face, form in _OPENS:
        if found := form.match(folded):
            return face, plain[found.end() :].lstrip(" :,;")
    for face, form in _ENDS:
        if found := form.search(lower):
            return face, plain[: found.start()].rstrip(" :,;")
    return None, words


_ASKS = Form(r"^(?><face.filler>[ ,]+){0,20}<face.asks>(?![^ ])", "trợ lý ơi xuất file", "file excel")
_ANYWHERE = (
    (Face.LETTER, Form("(?<![^ ])<face.letter>(?![^ ,.!?])", "lập công văn đôn đốc", "công văn 45")),
    (Face.WORD, Form("(?<![^ ])(?><face.beside> ){0,9}<face.word>(?![^ ,.!?])", "gửi bản word nhé", "wordpress")),
    (Face.WORKBOOK, Form("(?<![^ ])(?><face.beside> ){0,9}<face.workbook>(?![^ ,.!?])", "gửi file excel nhé", "file")),
    (Face.PDF, Form("(?<![^ ])(?><face.beside> ){0,9}<face.pdf>(?![^ ,.!?])", "gửi bản pdf nhé", "bản in")),
    (Face.PICTURE, Form("(?<![^ ])(?><face.beside> ){0,9}<face.drawn>(?![^ ,.!?])", "gửi ảnh tổng hợp nhé", "gửi anh")),
)
"""Of a picture only what no person is called by."""
_OPENING = Form("^(?:(?:<face.filler>|<face.asks>)(?![^ ,.!?])[ ,.!?]*)+", "giúp em nhé", "quá hạn")
_ENDING = Form("(?>(?<![^ ,.!?])<face.filler>(?![^ ,.!?])[ ,.!?]*){1,20}$", "quá hạn nhé", "quá hạn")


def wanted_paper(text: str) -> tuple[Face, str] | None:
    """The face that is asked for in words, and of what: "gửi chị file excel việc quá hạn"; None for other words."""
    plain = " ".join(text.split())
    folded = fold(plain)
    if not _ASKS.search(folded):
        return None
    for face, form in _ANYWHERE:
        if found := form.search(folded):
            rest = f"{plain[: found.start()]} {plain[found.end() :]}"
            return face, _without_filler(rest)
    return None


def _without_filler(words: str) -> str:
    """The words without those at both ends that only ask."""
    plain = " ".join(words.split())
    opening = _OPENING.match(fold(plain))
    plain = plain[opening.end() :] if opening else plain
    ending = _ENDING.search(fold(plain))
    return (plain[: ending.start()] if ending else plain).strip(" ,.!?")
