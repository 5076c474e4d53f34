"""Words that speak of all lines of a digest at once: "xong cả 3 việc", "cả hai việc trên xong"."""

from collections.abc import Sequence

from reading.language.forms import Form
from reading.language.numerals import COUNTING
from reading.language.tokens import fold
from reading.replies.lines.counted import uncounted

_DAY = r" (?:(?:<span>|<period.day>|<period.year>|<period.near_day>|<when.weekday>)(?!\w)|\d{1,2}\s?[/.]\s?\d)"
"""Behind "hết" it is the end of a day or a time, and not all lines."""
_ALL = Form(
    r"(?<!\w)<not_behind denial.plain>(?:<line.all>(?: (?P<count>\d{1,2}|<numeral.counting>))?(?: <line.of_all>)?"
    rf"|<line.every>|<line.whole>(?!{_DAY}))(?!\w)",
    "xong cả 3 việc",
    "lùi đến hết tuần sau",
)


def all_own(text: str, own: Sequence[int]) -> tuple[int, ...]:
    """The `own` lines of who speaks, where the words speak of all and of just so many: "cả hai việc trên xong"."""
    counts = (match["count"] for match in _ALL.finditer(uncounted(fold(text)).bare) if match["count"])
    return tuple(own) if any((COUNTING.get(count) or int(count)) == len(own) for count in counts) else ()


def in_all(bare: str, items: int) -> tuple[int, ...]:
    """All lines, where the words speak of all of them and name no other number; empty where they do not."""
    if items < 2:
        return ()
    for match in _ALL.finditer(bare):
        count = match["count"]
        if count is None or (COUNTING.get(count) or int(count)) == items:
            return tuple(range(1, items + 1))
    return ()
