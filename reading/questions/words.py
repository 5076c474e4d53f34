"""Words of questions that narrow nothing: what is left beside them has to be understood, or asked about."""

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import phrases
from reading.language.spelling import settled

_KNOWN = phrases("courtesy", "question") | phrases("question_beside") | phrases("question_word", "as_typed")
_SPELT = frozenset(settled(word) for phrase in _KNOWN for word in phrase.split())
_FOLDED = frozenset(map(fold, _SPELT))


def is_known(word: str) -> bool:
    """Whether a word narrows no question; one that is typed with marks has to have the right ones."""
    lower = word.lower()
    return settled(lower) in _SPELT or (lower == fold(lower) and lower in _FOLDED)


PHRASES = Form(r"(?<!\w)<question_word.beside>(?!\w)", "cho em xin hỏi", "xin gia hạn")
"""Known only together: "kế" and "xin" alone may belong to what is not known ("kế hoạch", "xin gia hạn")."""
