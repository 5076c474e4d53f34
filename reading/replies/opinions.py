"""Whether somebody who is asked for an opinion says that there is none to give: where silence is consent, a result."""

import re

from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import vocabulary

_WHO = r"(?:(?:<opinion.who>)[\s,:]+){0,4}"
_NAME = re.compile(r"(?<=\w )[A-ZĐ][A-ZĐ&.-]{1,11}(?!\w)")
"""Of a unit, behind what it is: "phòng QLKH"; no other word may stand there, as "chưa" might."""
_BEHIND = r"(?:[\s,]+(?:<opinion.behind>)){0,8}"
_NONE = Form(
    rf"\W*{_WHO}(?:(?:<opinion.agrees>){_BEHIND}[\s,]+)?(?:<opinion.none>){_BEHIND}\W*",
    "phòng tôi thống nhất với dự thảo, không có ý kiến gì thêm ạ",
    "chưa có ý kiến",
)
_AGREES = Form(
    rf"\W*{_WHO}(?:<opinion.agrees>)(?:[\s,]+(?:<opinion.behind>)){{1,8}}\W*",
    "nhất trí với nội dung dự thảo",
    "thống nhất nhưng đề nghị sửa",
)


def _unless_known(name: re.Match[str]) -> str:
    """Nothing in the place of a name; "KO" is none."""
    return name[0] if fold(name[0]) in vocabulary() else ""


def has_no_opinion(words: str) -> bool:
    """Whether the words say so, and nothing else: "không có ý kiến, trừ Điều 5" is an opinion."""
    bare = fold(_NAME.sub(_unless_known, words.strip()))
    return "?" not in bare and (_NONE.fullmatch(bare) or _AGREES.fullmatch(bare)) is not None
