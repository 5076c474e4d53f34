"""Words of a task that end with a day which no word calls its deadline: "kiểm kê máy tính 18/11"."""

from domain.words import fold
from reading.deadlines.read import read_deadlines
from reading.language.forms import Form
from reading.registrations.fields import Setting

_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_DATED = Form(
    rf"(?<=[^\W\d])(?:[,;]?\s+<field.at_end>)?\s+(?P<day>(?:<field.day> )?{_DAY})[\s.]*$",
    "in sổ xong ngày 8/12",
    "in sổ",
)
_NAMED = Form(r"\s+(?P<named><deadline_name.any>:?\s+\d{1,2}[/.-]\S+)\s*$", "in sổ hạn 31/2", "in sổ 31/2")
_LIMITS = Form(
    r"(?<!\w)(?:<field.bound>|<deadline_name.any>|<field.limit_word>)(?!\w)", "xong trước 15/12", "họp 15/12"
)


def ends_dated(words: str) -> bool:
    """Whether a day stands at the end, and nothing behind it."""
    return _DATED.search(fold(words)) is not None


def names_limit(words: str) -> bool:
    """Whether some words call a day their deadline."""
    return _LIMITS.search(fold(words)) is not None


def parted(words: str, setting: Setting) -> str:
    """The words with that day in a clause of its own, as its deadline; as they are where it is told to be one.

    So is a day that no calendar has, with what calls it the deadline: "in sổ hạn 31/2".
    """
    found = read_deadlines(words, setting.now, calendar=setting.rules.calendar)
    if any(names_limit(one.words) for one in found):
        return words
    if named := _NAMED.search(fold(words)):
        return f"{words[: named.start()]}, {words[named.start('named') :]}"
    dated = _DATED.search(fold(words))
    return f"{words[: dated.start()]}, {words[dated.start('day') :]}" if dated else words
