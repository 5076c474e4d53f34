"""Numbers in words: "mười lăm ngày", "thứ tư", "hai tuần nữa", "05 (năm) ngày"."""

from collections.abc import Sequence

from domain.words import fold
from reading.deadlines.words import ALPHABET, letter_of_word, size_of
from reading.language.cascade import LETTER, VALUE, Node, Rule, Stage
from reading.language.numerals import DIGITS, SPELT

_FORMS = (form for word in SPELT if 0 < DIGITS[fold(word)] < 10 for form in (word, fold(word)))
_VALUES = {letter: DIGITS[fold(form)] for form in _FORMS if (letter := letter_of_word(form)) is not None}
_TENS = {ALPHABET.letter(name) for name in ("ten", "tens", "muoi")}

ALPHABET.define("CERTAIN_ONE", "one|two|three|four_bon|six|seven|eight|nine")
ALPHABET.define("ANY_ONE", "CERTAIN_ONE|mot|four|nam|sau")
ALPHABET.define("LAST_ONE", "CERTAIN_ONE|mot|after_mai|four|tu_x|five_lam|lam")
ALPHABET.define("UNIT", "ngay|tuan|thang|nam|gio|tieng|phut|hom|nlv|quy")


def _first(part: Sequence[Node], scene: object) -> int:
    """Of a number said twice, "05 (năm)", the figures count."""
    value: int = part[0][VALUE]
    return value


def _in_words(part: Sequence[Node], scene: object) -> int:
    """ "hai mươi lăm": tens, then ones; "mười lăm"; "ba"."""
    number = 0
    for node in part:
        number = max(number, 1) * 10 if node[LETTER] in _TENS else number + _VALUES[node[LETTER]]
    return number


RULES = (
    Rule("05 (năm)", "N lpar (ANY_ONE|ten|tens|muoi|LAST_ONE){1,4} rpar", _first, not_reads="năm 2027"),
    Rule("hai mươi lăm", "ANY_ONE (tens|muoi) (LAST_ONE (?!UNIT)|LAST_ONE (?=UNIT))?", _in_words, not_reads="mười lăm"),
    Rule("mười lăm", "(ten|muoi) LAST_ONE?", _in_words, not_reads="hai mươi lăm"),
    Rule("ba", "CERTAIN_ONE", _in_words, not_reads="bà nói mai"),
    Rule(
        "thứ tư, tháng năm",
        "(?<=[thu thang mung quy])(?<!N thang)(?<!quy (?=nam))(nam|four|tu_x|mot)",
        _in_words,
        not_reads="năm tháng nữa",
    ),
    Rule("thu sau", "(?<=thu) sau", _in_words, not_reads="tuần sau"),
    Rule(
        "sau thang dau nam",
        "sau (?=thang (dau|cuoi) nam|(ngay|tuan|thang) (nua|nua_x|toi_x))",
        _in_words,
        not_reads="sáu tháng đầu năm 2027",
    ),
    Rule(
        "năm ngày nữa",
        "(?<![cuoi dau giua hang moi N]) nam (?=(ngay|tuan|tieng|hom|nlv)(?!N))",
        _in_words,
        not_reads="3 ngày nữa",
    ),
    Rule("năm tháng nữa", "nam (?=thang (nua|nua_x))", _in_words, not_reads="nửa tháng"),
    Rule("mot tuan", "(?<!ngay) mot (?=UNIT)", _in_words, not_reads="một tuần nữa"),
    Rule("tư ngày", "four (?=UNIT)", _in_words, not_reads="từ ngày 01/7"),
)


def _size(number: int) -> str:
    return ALPHABET.letter(size_of(number, 2))


STAGE = Stage(ALPHABET, RULES, _size)
