"""Words of questions that narrow nothing: what is left beside them has to be understood, or asked about."""

import re

from reading.language.lookup import words

KNOWN = words("courtesy", "question") | words("question_beside")
"""Folded."""

PHRASES = re.compile(r"(?<!\w)(?:liet ke|ke ra|xin (?:hoi|phep|cho|loi|moi)|tinh hinh|hien gio)(?!\w)")
"""Known only together: "kế" and "xin" alone may belong to what is not known ("kế hoạch", "xin gia hạn")."""

AS_TYPED = frozenset({"làm", "làm việc", "thành", "từng"})
"""With their diacritics, where without them they would be a name ("Lâm")."""

PERSON = re.compile(
    r"(?<!\w)(?:[Aa]nh|[Cc]h[ịi]|[Đđ]ồng chí|[Dd]ong chi|[Đđ]/c|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú)\s+[A-ZĐÂÔƠƯÁÀẢÃẠ]\w+"
)
"""A person by name: the Board knows units only."""

CLOSING = re.compile(r"(?:khong|chua|ko|k|hong)(?:\s+(?:a|ah|em|anh|chi|nhi|vay|the|nhe|roi))*\s*[?.!]*\s*$")
"""What only asks, at the end: "có việc gì quá hạn không ạ"."""
