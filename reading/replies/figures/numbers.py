"""Shares and counts in a reply: "7 chục phần trăm", "còn 20%", "5 trên 12 hồ sơ"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.language.forms import Form
from reading.language.lookup import folded, phrases
from reading.language.numerals import DIGITS, SPELT
from reading.language.tokens import Folded, places

_IN_WORDS = r"(?:<figure.hundred>|<numeral>(?:(?: <figure.ten>)?(?: <numeral>(?! <figure.ten>))?)?)"
_NUMBER = rf"(?:\d{{1,6}}|{_IN_WORDS})"
_THINGS = "<thing.counted>"

_PERCENT = Form(
    rf"(?<![\w.,/-])(?:(?P<low>{_NUMBER})\s?(?:-|–|<day_mark.range>|~)\s?)?(?P<value>{_NUMBER})"
    r"(?:[.,](?P<rest>\d{1,2}))?(?P<tens>\s?<figure.tens>)?\s?(?:%|<figure.percent>(?!\w))",
    "bảy mươi đến tám mươi phần trăm",
    "80 hồ sơ",
)
_UNSIGNED = Form(
    r"(?:(?<![\w.,/-])(?:<figure.reached>|<figure.work>)\s?:?\s?(?:<figure.about>\s?|<figure.reached>\s){0,3}"
    r"|^(?:<courtesy.opening>[\s,.]+){0,9}(?:<figure.about>\s?){1,3})"
    r"(?P<value>100|[1-9]\d)(?=(?>\s(?:<line.by_now>|<figure.just_behind>|<courtesy.closing>)(?!\w)){0,9}\s?(?:$|[,.;!\n](?!\d)))",
    "làm được khoảng 70 rồi ạ",
    "được 70 hồ sơ",
)
"""A share without its sign: how far the work has come, and nothing behind it that it could count."""
_TENTHS = Form(
    r"(?<!\w)(?P<value><numeral>|\d{1,2})(?:[ ,-]{1,2}(?:<numeral>|\d))? <figure.parts> (?:<figure.of_ten>|10)"
    r"(?!\w| <figure.day>)",
    "được bảy phần mười",
    "bảy phần việc",
)
_PARTS = Form(
    r"(?<!\w)(?P<done><numeral>|\d) <figure.parts> (?P<total><numeral>|[2-9])(?!\w| <figure.day>|/)",
    "được ba phần tư",
    "ba phần việc",
)
_HALF = Form(
    rf"(?<![\w/])(?:1/2|<figure.half>|1 <figure.half_word>)(?![\w/%])(?! (?!<figure.one_work>(?!\w)){_THINGS}\b)",
    "xong một nửa",
    "một nửa hồ sơ",
)
_NOT_HALF = Form(r" ?<figure.half_of>(?!\w)", "nửa tháng", "nửa việc")
_FRACTION_OF_WORK = Form(
    r"(?<![\w/])(?P<done>\d)\s?/\s?(?P<total>\d|10)\s<figure.work>(?!\w)", "2/3 chặng đường", "2/3 hồ sơ"
)
_COUNT = Form(
    rf"(?<![\w/.,-])(?P<done>\d{{1,5}}|{_IN_WORDS})(?:\s?/\s?|\s<figure.out_of>(?:\s<figure.whole>)?\s)"
    rf"(?P<total>\d{{1,5}}|{_IN_WORDS})(?![\w%]|[/.,-]\d|\s?/\s?[a-z0-9])"
    rf"(?P<thing>\s(?:<figure.sum_of> )?{_THINGS}(?!\w))?",
    "năm trên tổng số 12 hồ sơ",
    "5/12/2026",
)
_SOME = Form(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}}|<numeral.several>)(?P<thing>\s{_THINGS})?(?![\w%]|[/.,:-]\d|\s?/)",
    "xong năm hồ sơ",
    "xong 5/12",
)

_REMAINS = Form(r"<figure.remains>(?: <figure.about_rest>)* $", "còn khoảng ", "được khoảng ")
_FALLEN = Form(r"(?<!\w)<figure.fall>(?: <figure.fall_to>)? <figure.now_left>[ a-z]{0,12}$", "giảm xuống còn ", "còn ")
"""Before a share: "giảm còn 40%" is where the work stands now, unless it is what remains that grew less."""
_REMAINDER = Form(r"(?<!\w)<figure.remainder>(?!\w)", "hồ sơ tồn giảm còn ", "giảm còn ")
_REMAINS_AFTER = Form(r"\s?<figure.rest>(?!\w| \d)", "10% còn lại mai nộp", "10% còn lại 2 hồ sơ")
"""Behind a share: "10% còn lại mai nộp"."""
_REST_AFTER = Form(r"\s?(?:<figure.rest_is> )?<figure.awaits>(?!\w)", " thì chờ", " hồ sơ")
"""Behind what makes a hundred with the share before it: "70%, 30% nữa tuần sau"."""
_REACHED = Form(r"<figure.reached>(?: <figure.about>)? $", "đạt khoảng ", "đạt mục ")
_JUST_FINISHED = Form(r"<figure.just>(?: <figure.just_behind>)? $", "làm nốt ", "còn ")
_BELOW = Form(r"(?:<figure.not_up>(?: <figure.up_to>)*|<figure.below>) $", "chưa được tới ", "đạt tới ")
_ELSE = Form(r"<figure.goal>(?: <figure.goal_behind>){0,9} $", "phấn đấu cuối tháng đạt ", "đã đạt ")
_DATE_BEFORE = Form(r"(?:<figure.before_date>|<figure.weekday> \w+)\s?$", "thứ tư ", "được ")
_CORRECTED_BEFORE = Form(r"(?<!\w)<figure.corrects>\s?$", "ý em là ", "hạn là ")
_DUE_BEFORE = Form(r"(?<!\w)<not_behind figure.spanned><figure.before_due>\s?$", "trước ngày ", "tuần trước ")
"""Whatever follows: "trước 10/12 báo cáo tôi", "sang tháng 1/2027"."""
_PROMISED_BEFORE = Form(r"(?<!\w)<figure.promise>(?!\w)[^.,;!?\n]{0,30}$", "hứa với chị ", "đã gửi ")
"""Behind a promise or a plan, in the same clause, stands its day: "hứa 6/12 xong", "sẽ nộp 6/12"."""
_CLOSED_AFTER = Form(r"\s<figure.closing>(?!\w)(?![^.,;!?\n]{0,40}(?<!\w)<already>(?!\w))", " xong ạ", " xong rồi")
"""Beside a share, which is the figure: "50%, 6/12 xong"."""
_ON_DAY = Form(
    r"\s(?:(?:<speaker>|<figure.speaker>) )?<figure.on_day>(?!\w)(?![^.,;!?]{0,40}(?<!\w)<already>(?!\w))",
    " họp hội đồng",
    " gửi rồi",
)
"""Behind a day and a month, where it is not said that it is over: "4/12 họp hội đồng"."""
_HELD_BEFORE = Form(
    r"(?<!\w)(?:<obstacle>|<not>)(?!\w)[^.;!?\n]{0,40}[,.;\n]\s?$", "vướng mặt bằng, ", "đã thẩm định, "
)
"""In a clause before it something stands in the way: "vướng mặt bằng, 3/12 xong" says when."""
_EVENT_BEFORE = Form(
    r"(?<!\w)<figure.event>(?: (?!<figure.before_count>)\w+){0,3} $", "mời họp thẩm định ", "họp đã xong "
)
"""Behind what takes place on a day, that day: "giấy mời họp thẩm định 2/12"."""
_COUNT_BEFORE = Form(r"(?:<figure.before_count>|:)\s$|^$", "xử lý ", "ngày ")
_TIME_AFTER = Form(r"\s?<figure.time_behind>(?!\w)", " ngày", " hồ sơ")
_UNDONE_AFTER = Form(r"[^.,;!?]{0,30}?(?<!\w)<figure.undone>(?!\w)", " hồ sơ còn tồn", " hồ sơ đã xong")

_BUT_AFTER = Form(r"[^.,;!?]{0,20}?,?\s?(?:<but>|<figure.yet_but>)(?!\w)", " rồi nhưng chưa ký", " hồ sơ chưa ký")
_LAST_STEP_AFTER = Form(
    r"[^.,;!?]{0,30}?(?<!\w)<figure.yet> <figure.last_step>(?!\w)", " hồ sơ chưa ký", " hồ sơ chưa số hóa"
)


@dataclass(frozen=True)
class Share:
    """A percentage, where it stands, and the done part; None where the words only bound it or speak of a goal.

    `beyond`: more than a hundred, which no work can be.
    """

    start: int
    end: int
    percent: int | None
    beyond: bool = False


@dataclass(frozen=True)
class Tally:
    """So many of so many done, and where it stands. `sure` is False for what may be a day and a month.

    `beyond`: more than there are in all, of what is named: a slip, or more than was planned.
    """

    start: int
    end: int
    done: int
    total: int
    sure: bool
    beyond: bool = False


_DIGIT_WORD = Form(r"(?<!\w)<numeral>(?!\w)", "sáu chục", "nhiều chục")


def _counting(said: Folded) -> str:
    """The bare text with what is typed as another word than a digit blotted out: "tầm sáu chục" is no 86."""

    def blotted(word: re.Match[str]) -> str:
        typed = said.plain[word.start() : word.end()]
        return word.group() if typed.isascii() or typed in SPELT else "_" * len(typed)

    return _DIGIT_WORD.sub(blotted, said.bare)


def shares_in(said: Folded) -> list[Share]:
    """The percentages of a text in its order."""
    bare = _counting(said)
    found = _with_rests(bare, [_share(said.bare, match) for match in _PERCENT.finditer(bare)])
    found += [Share(m.start(), m.end(), _value(m["value"]) * 10) for m in _TENTHS.finditer(bare)]
    found += [_part_of_work(m) for m in _FRACTION_OF_WORK.finditer(bare)]
    found += [_part_of_work(m) for m in _PARTS.finditer(bare)]
    if tally_apart(said, [(share.start, share.end) for share in found]) is None:
        found += [_unsigned(bare, m) for m in _UNSIGNED.finditer(said.bare)]
    taken = places((share.start, share.end) for share in found)
    for match in _HALF.finditer(bare):
        if _is_half(said, match) and match.start() not in taken:
            is_bound = _BELOW.search(bare, max(0, match.start() - 40), match.start())
            found.append(Share(match.start(), match.end(), None if is_bound else 50))
    return sorted(found, key=lambda share: share.start)


def tallies_in(said: Folded, taken: list[Share]) -> list[Tally]:
    """The counts "so many of so many" of a text, without what are dates, hours and shares."""
    tallies = []
    covered = places((share.start, share.end) for share in taken)
    for match in _COUNT.finditer(said.bare):
        if covered.isdisjoint(range(match.start(), match.end())):
            tallies += _tally(said.bare, match, beside_share=bool(taken))
    return tallies


def tally_apart(said: Folded, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """A count said in two places: "xong 5 còn 7", "tổng 12, xong 5"; None where there is none."""
    parts: dict[str, int] = {}
    covered = places(taken)
    for match in _SOME.finditer(said.bare):
        role = _role(said.bare, match)
        if role and covered.isdisjoint(range(match.start(), match.end())):
            parts.setdefault(role, _value(match["number"]))
    done, left, total = parts.get("finished"), parts.get("left"), parts.get("total")
    if total is None and done is not None and left is not None:
        total = done + left
    if done is None and left is not None and total is not None:
        done = total - left
    return (done, total) if done is not None and total is not None and 0 <= done <= total else None


_ROLES = (
    ("left", Form(r"<figure.left>(?: <figure.left_behind>)? $", "còn khoảng ", "xong khoảng ")),
    ("total", Form(r"(?:<figure.sum>(?: <figure.sum_is>)?|<figure.total>) $", "tổng cộng có ", "xong ")),
    ("finished", Form(r"<figure.done>(?: <figure.done_behind>)? $", "xử lý được ", "còn ")),
)


def _role(bare: str, match: re.Match[str]) -> str | None:
    if _TIME_AFTER.match(bare, match.end()):
        return None
    if match["thing"] and _REMAINS_AFTER.match(bare, match.end()):
        return "left"
    before = bare[max(0, match.start() - 30) : match.start()]
    return next((role for role, pattern in _ROLES if pattern.search(before)), None)


def _value(words: str) -> int:
    """0 to 999,999 from digits or words of up to a hundred: "bảy chục", "tám mươi lăm", "trăm"."""
    words = words.strip()
    if words.isdecimal():
        return int(words)
    if words in folded("figure", "hundred"):
        return 100
    parts = words.split()
    if len(parts) == 1:
        return DIGITS[parts[0]]
    if parts[1] in folded("figure", "ten"):
        return DIGITS[parts[0]] * 10 + sum(DIGITS[part] for part in parts[2:])
    if DIGITS[parts[0]] == 10:
        return 10 + DIGITS[parts[1]]
    return DIGITS[parts[0]] * 10 + DIGITS[parts[1]]


def _share(bare: str, match: re.Match[str]) -> Share:
    """A range counts as its lower end; what remains is taken from a hundred; bounds and goals give no number."""
    value = _value(match["low"] or match["value"])
    if match["tens"]:
        value = _value((match["low"] or match["value"]).split()[0]) * 10
    if match["rest"] and int(match["rest"].ljust(2, "0")) >= 50 and value < 99:
        value += 1
    before = bare[max(0, match.start() - 40) : match.start()]
    if value > 100 or _BELOW.search(before) or _ELSE.search(before):
        return Share(match.start(), match.end(), None, beyond=value > 100)
    if _REMAINS_AFTER.match(bare, match.end()) and not _REMAINS.search(before) and not _REACHED.search(before):
        return Share(match.start(), match.end(), None if _JUST_FINISHED.search(before) else 100 - value)
    remains = _REMAINS.search(before) and not (_FALLEN.search(before) and not _REMAINDER.search(before))
    return Share(match.start(), match.end(), 100 - value if remains else value)


def _unsigned(bare: str, match: re.Match[str]) -> Share:
    before = bare[max(0, match.start("value") - 40) : match.start("value")]
    is_bound = _BELOW.search(before) or _ELSE.search(before)
    return Share(match.start("value"), match.end("value"), None if is_bound else int(match["value"]))


def _with_rests(bare: str, shares: Sequence[Share]) -> list[Share]:
    """What makes a hundred with the share before it, and is said to be waiting, is what that one leaves."""
    return [
        replace(share, percent=before.percent) if before and _is_rest(bare, before, share) else share
        for before, share in zip((None, *shares), shares, strict=False)
    ]


def _is_rest(bare: str, before: Share, share: Share) -> bool:
    sums_up = None not in (before.percent, share.percent) and (before.percent or 0) + (share.percent or 0) == 100
    return sums_up and bool(_REST_AFTER.match(bare, share.end)) and not _NOW.search(bare, before.end, share.start)


_NOW = Form(r"(?<!\w)<figure.now>(?!\w)", ", nay ", ", còn ")


def _part_of_work(match: re.Match[str]) -> Share:
    done, total = _value(match["done"]), _value(match["total"])
    exact = total > 0 and done <= total and 100 * done % total == 0
    return Share(match.start(), match.end(), 100 * done // total if exact else None)


def _is_half(said: Folded, match: re.Match[str]) -> bool:
    """Not "nửa tháng", "3 ngày nữa", "một nửa số ngày"; with its diacritics "nữa" is another word than "nửa"."""
    typed = said.plain[match.start() : match.end()]
    if not phrases("figure", "more").isdisjoint(typed.split()) or _NOT_HALF.match(said.bare, match.end()):
        return False
    if match.group() not in folded("figure", "half_word"):
        return True
    before = said.bare[max(0, match.start() - 12) : match.start()].split()
    return typed in phrases("figure", "half_word") or (bool(before) and before[-1] in folded("figure", "before_half"))


def _is_day(bare: str, match: re.Match[str], *, beside_share: bool) -> bool:
    """ "4/12 họp hội đồng": what is done on that day, and no count of what is done."""
    before = bare[max(0, match.start() - 40) : match.start()]
    is_dated = _DATE_BEFORE.search(before) and not _CORRECTED_BEFORE.search(before)
    if is_dated or any(form.search(before) for form in (_PROMISED_BEFORE, _EVENT_BEFORE)):
        return True
    is_opening = before.rstrip(" ")[-1:] in ("", *".,;:\n")
    behind = (_ON_DAY, _CLOSED_AFTER) if beside_share or _HELD_BEFORE.search(before) else (_ON_DAY,)
    return is_opening and any(form.match(bare, match.end()) for form in behind)


def _is_undone(bare: str, match: re.Match[str], *, is_full: bool) -> bool:
    """ "8/12 hồ sơ chưa xong"; but "12/12 nhưng chưa ký" tells that a step is still to come."""
    if not _UNDONE_AFTER.match(bare, match.end()):
        return False
    return not (_BUT_AFTER.match(bare, match.end()) or (is_full and _LAST_STEP_AFTER.match(bare, match.end())))


def _tally(bare: str, match: re.Match[str], *, beside_share: bool) -> list[Tally]:
    done, total = _value(match["done"]), _value(match["total"])
    before = bare[max(0, match.start() - 40) : match.start()]
    if total == 0 or (done, total) == (24, 24) or (done > total and not match["thing"]):
        return []
    is_date = "/" in match.group() and 1 <= done <= 31 and total <= 12
    if done > total and is_date and _is_day(bare, match, beside_share=beside_share):
        return []
    if _TIME_AFTER.match(bare, match.end()) or ("/" in match.group() and _DUE_BEFORE.search(before)):
        return []
    if is_date and not match["thing"] and _is_day(bare, match, beside_share=beside_share):
        return []
    sure = bool(match["thing"]) or not is_date or bool(_COUNT_BEFORE.search(before) and before)
    if _REMAINS.search(before) or _is_undone(bare, match, is_full=done == total):
        done = total - done
    return [Tally(match.start(), match.end(), done, total, sure, beyond=not 0 <= done <= total)]
