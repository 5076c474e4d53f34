"""The characters of a plain text: Unicode, or one of the two codes that Vietnamese offices had before it."""

import codecs
import re
import unicodedata

from domain.documents.faults import Fault, Unreadable
from domain.words import fold
from reading.language.spelling import is_syllable

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Characters that are looked at to tell a code by."""
_LIKELY = 0.8
"""Of the words with letters beyond ASCII, how many must be syllables. Of a text in another code it is under a half."""
_LEAST_WORDS = 5
_OF_ONE_SIDE = 20
"""In UTF-16 every other byte is nought: of noughts on both sides, one in so many at the most may be on the other."""
_CONTROLS = frozenset(map(chr, {*range(32)} - {9, 10, 12, 13}))
_TCVN3 = dict(
    zip(
        range(0xA1, 0xFF),
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""TCVN 5712:1993, VN3 ("ABC", the fonts .Vn…): what stands for a byte that Latin-1 gives another letter."""
_OF_TCVN3 = {code: letter for code, letter in _TCVN3.items() if letter != " "}


def decoded(content: bytes) -> str:
    """The text in NFC. Raises Unreadable where it is none."""
    text = _unicode(content)
    if text is None:
        text = _older(content)
    if text is None or not _CONTROLS.isdisjoint(text):
        raise Unreadable(Fault.UNKNOWN_FORMAT)
    return unicodedata.normalize("NFC", text)


def from_tcvn3(text: str) -> str:
    """A text that was written for a font of TCVN3, and is shown in Latin-1 without it: "Céng hßa" is "Cộng hòa"."""
    return text.translate(_OF_TCVN3)


def _unicode(content: bytes) -> str | None:
    for mark, code in _MARKS.items():
        if content.startswith(mark):
            return _as(code, content)
    sample = content[:_SAMPLE]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if (first + second) * 10 > len(sample) and min(first, second) * _OF_ONE_SIDE < first + second:
        return _as("utf-16-be" if first > second else "utf-16-le", content)
    return _as("utf-8", content)


def _as(code: str, content: bytes) -> str | None:
    try:
        return content.decode(code)
    except UnicodeDecodeError:
        return None


def _older(content: bytes) -> str | None:
    """In the code that makes Vietnamese of it; None where none does."""
    found = [_as("cp1258", content), from_tcvn3(content.decode("latin-1"))]
    texts = [unicodedata.normalize("NFC", text) for text in found if text]
    best = max(texts, key=_likeness)
    return best if _likeness(best) >= _LIKELY else None


def _likeness(text: str) -> float:
    """The share of the words with marks that may be Vietnamese syllables; 0 where there are too few to tell."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    if len(words) < _LEAST_WORDS:
        return 0.0
    return sum(is_syllable(fold(word)) and _is_one_case(word) for word in words) / len(words)


def _is_one_case(word: str) -> bool:
    return word.isupper() or word[1:].islower() or len(word) == 1
