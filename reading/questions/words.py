"""Words of questions that narrow nothing: what is left beside them has to be understood, or asked about."""

from reading.language.forms import Form
from reading.language.lookup import phrases, words

KNOWN = words("courtesy", "question") | words("question_beside")
"""Folded."""

PHRASES = Form(r"(?<!\w)<question_word.beside>(?!\w)", "cho em xin hỏi", "xin gia hạn")
"""Known only together: "kế" and "xin" alone may belong to what is not known ("kế hoạch", "xin gia hạn")."""

AS_TYPED = phrases("question_word", "as_typed")
"""With their diacritics, where without them they would be a name ("Lâm")."""

PERSON = Form(
    r"(?<!\w)<begun question_word.title>\s+[A-ZĐÂÔƠƯÁÀẢÃẠ]\w+", "việc của anh Hùng", "việc của anh", typed=True
)
"""A person by name: the Board knows units only."""

CLOSING = Form(
    r"<question_word.or_not>(?:\s+<question_word.or_not_behind>)*\s*[?.!]*\s*$",
    "có việc gì quá hạn không ạ",
    "không có việc gì quá hạn",
)
"""What only asks, at the end: "có việc gì quá hạn không ạ"."""
