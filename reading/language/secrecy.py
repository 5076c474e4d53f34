"""Whether a text comes from a paper marked Mật, Tối mật or Tuyệt mật (Luật Bảo vệ bí mật nhà nước, Điều 8).

Who is in doubt refuses: a mark that is not seen is stored, one that is seen wrongly is only said otherwise.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from domain.words import fold
from reading.language.forms import composed
from reading.language.lookup import folded, phrases
from reading.language.spelling import squeezed

_LEVEL = r"(?:<spelt secrecy.higher>\s?)?<spelt secrecy.mark>"
_LEVEL_BARE = r"(?:<secrecy.higher>\s?)?<secrecy.mark>"
_WORD_OF_ITS_OWN = r"(?!\s?(?:<spelt secrecy.goes_on>|<spelt secrecy.code>(?!\s?<spelt secrecy.of_code>)))(?!\w)"
_PAPER = "<spelt secrecy.paper>"
_PAPER_BARE = "<secrecy.paper_bare>"
_NUMBER = r"(?:<spelt secrecy.number>\s?:?\s?)?\d{1,20}(?:/\d{4})?(?:\s?[-/][\w&/.-]{0,99})?"
_OF_DAY = r"(?:\s?,?\s?<spelt secrecy.day>\s[\d/.-]{1,20})?"
_NOT_ABOUT = "".join(f"(?<!{phrase} )" for phrase in sorted(phrases("secrecy", "about")))


class Mark(NamedTuple):
    """A form of the mark, with an example that it sees and one that it must not.

    `at_large` is one by which papers also speak of all that is secret: "trừ văn bản mật".
    """

    example: str
    pattern: str
    not_seen: str
    at_large: bool = False

    @property
    def compiled(self) -> re.Pattern[str]:
        """In any case of the letters."""
        return re.compile(composed(self.pattern), re.IGNORECASE)


MARKS = (
    Mark("Góp ý dự thảo “Mật”", rf"[(\[{{<«“”\"'‘’*_|【]\s?{_LEVEL}\s?[)\]}}>»“”\"'‘’*_|】]", "“mật khẩu”"),
    Mark("ra soat ho so (mat)", rf"[(\[]\s?{_LEVEL_BARE}\s?[)\]]", "ho so mat (2 bo)"),
    Mark("tuyet mat",
         r"(?<!\w)(?:<spelt secrecy.higher>|<secrecy.highest>)\s?<either secrecy.mark>(?!\w)",
         "toi mat dien thoai", at_large=True),
    Mark("độ mật: A",
         r"(?<!\w)<spelt secrecy.grade>\s?(?:<spelt secrecy.degree>\s?)?<spelt secrecy.mark>\s?[:=-]?\s?"
         rf"(?:[abc](?!\w)|{_LEVEL}(?!\w))",
         "mật độ: 5"),
    Mark("do mat: mat",
         rf"(?<!\w)<secrecy.grade_bare>\s?<secrecy.mark>\s?[:=-]?\s?{_LEVEL_BARE}(?!\w)",
         "do mat dien nen cham"),
    Mark("văn bản có dấu mật",
         rf"(?<!\w)<spelt secrecy.kind>\s?[“\"'‘(]?{_LEVEL}{_WORD_OF_ITS_OWN}",
         "dấu hiệu bảo mật", at_large=True),
    Mark("dong dau mat",
         r"(?<!\w)<secrecy.stamped> <secrecy.stamp>\s?[“\"'‘(]?<secrecy.mark>(?!\w)",
         "co dau hieu mat an toan"),
    Mark("Mật - góp ý dự thảo", rf"(?:^|[^\w\s]|\n)\s?{_LEVEL}\s?(?:$|[^\w\s]|\n)", "an toàn, bảo mật, hạn 15/12"),
    Mark("Mật số 7", rf"(?:^|[^\w\s]|\n)\s?{_LEVEL}\s(?:<spelt secrecy.number>\s?:?\s?)?\d", "mật độ 5 người"),
    Mark("CV 9-CV/TU ngày 2/3 mật",
         rf"(?<!\w)\d{{1,20}}(?:/\d{{4}})?\s?[-/][\w&/.-]{{0,99}}[^\W\d]{_OF_DAY}\s?[,–-]?\s{_LEVEL}{_WORD_OF_ITS_OWN}",
         "12/12 mật ong"),
    Mark("kế hoạch 45 mật",
         rf"(?<!\w){_PAPER}\s(?:\w{{1,9}}\s)?{_NUMBER}{_OF_DAY}\s?[,–-]?\s{_LEVEL}{_WORD_OF_ITS_OWN}",
         "kế hoạch 45 bảo mật"),
    Mark("quyết định mật của tỉnh", rf"(?<!\w){_NOT_ABOUT}"
         rf"{_PAPER}\s?[:,–-]?\s?{_LEVEL}{_WORD_OF_ITS_OWN}", "quản lý văn bản mật", at_large=True),
    Mark("nghị quyết mật số 5",
         rf"(?<!\w){_PAPER}\s?[:,–-]?\s?{_LEVEL}\s?(?:<spelt secrecy.number>(?!\w)|\d|<spelt secrecy.day>\s\d)",
         "nghị quyết mật mã số 5"),
    Mark("cong van mat so 5",
         rf"(?<!\w){_PAPER_BARE}\s?[:,–-]?\s?<secrecy.mark>\s?"
         r"(?:<secrecy.number>(?!\w)|\d|<secrecy.day>\s\d|<secrecy.of>\s<secrecy.authority>)",
         "to trinh mat roi"),
)  # fmt: skip

_SEEN = tuple(mark.compiled for mark in MARKS)
_SEEN_IN_PROSE = tuple(mark.compiled for mark in MARKS if not mark.at_large)
LONGEST_LINE = 120
"""Letters of a line of a paper that may be its mark, or tell of it; what is longer is a sentence of its text."""
_STAMP = re.compile(
    r"(?<!\w)"
    + "".join(f"(?<!{word.upper()} )" for word in sorted(phrases("secrecy", "ends_with_it")))
    + composed("(?:<spelt secrecy.higher> )?<spelt secrecy.mark>").upper()
    + r"(?!\w)"
    + composed("(?! <spelt secrecy.stamp_goes_on>)").upper()
)
_MARK_BARE = folded("secrecy", "mark")
_SPACED = re.compile(r"(?<!\w)(?:(?:T\s?Ố\s?I|T\s?U\s?Y\s?Ệ\s?T)\s{1,3})?M\s[ẬẠ]\s?T(?!\w)")
_PARTS_OF_NAME = re.compile(r"[_.\s-]+")


def is_marked_secret(text: str) -> bool:
    """Whether `text` carries such a mark; "bảo mật", "mật khẩu" and "bí mật nhà nước" as a subject are none."""
    return _is_marked(text, _SEEN)


def is_marked_paper(text: str) -> bool:
    """Whether a paper with these lines carries such a mark.

    Its sentences may speak of secret papers at large ("ký số văn bản đi, trừ văn bản mật") and are none themselves.
    """
    return any(_is_marked(line, _SEEN if len(line) <= LONGEST_LINE else _SEEN_IN_PROSE) for line in text.split("\n"))


def _is_marked(text: str, forms: Sequence[re.Pattern[str]]) -> bool:
    letters = "".join(fold(text).split())
    if not any(mark in letters for mark in _MARK_BARE):
        return False
    words = squeezed(unicodedata.normalize("NFC", text))
    is_shouted = words.upper() == words
    return (
        any(mark.search(words) for mark in forms)
        or bool(_SPACED.search(words))
        or (not is_shouted and bool(_STAMP.search(words)))
    )


def is_named_secret(file_name: str) -> bool:
    """Whether the name of a file carries such a mark: "CV_MAT_12.pdf"."""
    return is_marked_secret(_PARTS_OF_NAME.sub(" ", file_name.rpartition(".")[0] or file_name))
