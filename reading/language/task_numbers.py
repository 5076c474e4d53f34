"""How tasks are named in a text: /nv12, nv12, NV 12; and in a list of numbers behind a command: 3, 12 và 15."""

import re

from domain.words import fold
from reading.language.forms import Form, composed
from reading.language.lookup import folded

_MARK = "/?<task_word.mark>"
_NAMED = Form(rf"(?<![A-Za-z0-9]){_MARK}\s?(\d{{1,9}})(?!\d)", "/nv12 xong", "12 xong", typed=True, flags=re.IGNORECASE)


def named_in(text: str) -> tuple[int, ...]:
    """The numbers of the tasks that a text names, each once, in its order."""
    return tuple(dict.fromkeys(int(found[1]) for found in _NAMED.finditer(text)))


def left_out(text: str, number: int) -> str:
    """The text without the name of that task inside it or behind it: "thêm VP phối hợp nv2"."""
    return re.sub(rf"(?<=\w)[ ,]+{composed(_MARK)} ?{number}(?!\d)", "", text, flags=re.IGNORECASE)


def opens_with_one(text: str) -> bool:
    """Whether the text begins with the name of a task: it speaks of that one, whatever was asked before."""
    return _NAMED.match(text.lstrip()) is not None


def named(number: int) -> str:
    """How a task is named in a text."""
    [mark] = folded("task_word", "mark")
    return f"{mark}{number}"


_BEHIND = Form(
    rf"(?P<before>\S(?:.*\S)?)[\s,]+{_MARK}\s?(?P<number>\d{{1,9}})[\s.!]*",
    "đồng ý nv2",
    "đồng ý",
    typed=True,
    flags=re.DOTALL | re.IGNORECASE,
)


_PART_OF = Form(
    rf"(?<=\S) <either clue.belongs>(?= {_MARK}\s?\d{{1,9}}[\s.!]*$)",
    "duyệt kết quả của nv2",
    "đồng ý nv2",
    typed=True,
    flags=re.IGNORECASE,
)


def without_joint(text: str) -> str:
    """The text without what joins the name of a task to its end: it would be left over beside the name."""
    return _PART_OF.compiled.sub("", text)


def name_first(text: str) -> str:
    """The text with the one task that it names behind all else in front: "đồng ý nv2"."""
    found = _BEHIND.fullmatch(text)
    if found is None or named_in(found["before"]):
        return text
    return f"{named(int(found['number']))} {found['before']}"


_LISTED = Form(
    rf"(?:{_MARK}\s?)?(\d{{1,9}})(?:\s*(?:[,;+&]|<either address.and>)\s*|\s+|$)",
    "12 và 15",
    "80%",
    typed=True,
    flags=re.IGNORECASE,
)


def listed_in(words: str) -> tuple[int, ...]:
    """The numbers that stand at the beginning of words, each once; empty where there are none."""
    found, at = [], 0
    while (match := _LISTED.match(words, at)) is not None:
        found.append(int(match[1]))
        at = match.end()
    return tuple(dict.fromkeys(found))


_JOINED = Form(
    rf"\s*(?:{_MARK}\s?)?(\d{{1,6}})(?![\w/%])\s*(?P<more>[,;+&]|<either address.and>(?!\w))?",
    "18, 19 và 20 đã gửi",
    "80%",
    typed=True,
    flags=re.IGNORECASE,
)


def joined_in(words: str) -> tuple[tuple[int, ...], str]:
    """The numbers at the beginning that commas or "và" join ("18, 19 và 20 đã gửi"), and what follows them."""
    found, at = [], 0
    while (match := _JOINED.match(words, at)) is not None:
        found.append(int(match[1]))
        at = match.end()
        if not match["more"]:
            break
    return tuple(dict.fromkeys(found)), words[at:].strip()


_MENTIONED = Form(
    r"(?<!\w)<task_word.thing>\s?(?:<order.number>\s)?(\d{1,2})(?![\w/%.,]\d|[\w/%])",
    "hạn của việc 2 là bao giờ",
    "việc 2/5",
)


def line_mentioned(text: str) -> int | None:
    """The number of the one line that is mentioned anywhere: "hạn của việc 2 là bao giờ"; None for several or none."""
    found = {int(named[1]) for named in _MENTIONED.finditer(fold(text))}
    return found.pop() if len(found) == 1 else None
