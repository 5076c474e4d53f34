"""Tasks that are named together in other words than a comma: "nv3 với nv11 xong", "cả nv3 lẫn nv11", "nv3 và 11"."""

import re
import unicodedata

from reading.language.forms import Form
from reading.language.task_numbers import named

_MARK = "/?<either task_word.mark>"
_BOTH = r"(?:(?<!\w)<either line.both>\s{1,3})?"
_FIRST = rf"(?P<first>(?<![\w/]){_MARK}\s?\d{{1,6}})"
_WITH = r"(?:,?\s{1,3}<either line.with_task>\s{1,3}|\s{0,3}[+&]\s{0,3})"
_JOINED = Form(
    rf"{_BOTH}{_FIRST}{_WITH}(?={_MARK}\s?\d)",
    "nv3 với nv11 chiều nay gửi",
    "nv3 gộp với nv11",
    typed=True,
    flags=re.IGNORECASE,
)
_STATED = "<either line.join>|<either line.with_task>|<either line.state>|<either line.reaches>"
_BARE = Form(
    rf"{_BOTH}{_FIRST}(?:{_WITH}|,\s{{0,3}}|\s{{1,3}}<either line.join>\s{{1,3}})(?P<bare>\d{{1,4}})"
    rf"(?=\s{{0,3}}(?:$|[,:&+]\s?(?!\d+%))|\s{{1,3}}(?:{_STATED})(?!\w))",
    "nv3 và 11 xong",
    "nv3 và 11 hồ sơ xong",
    typed=True,
    flags=re.IGNORECASE,
)
MOST = 20
"""Tasks that are named in one row."""


def with_commas(text: str) -> str:
    """The text with commas between tasks that are named together, each of them named as one."""
    text = _JOINED.sub(r"\g<first>, ", unicodedata.normalize("NFC", text))
    for _ in range(MOST):
        text, found = _BARE.compiled.subn(lambda bare: f"{bare['first']}, {named(int(bare['bare']))}", text)
        if not found:
            break
    return text
