"""Shares and counts in a reply: "7 chục phần trăm", "còn 20%", "5 trên 12 hồ sơ"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reading.language.numerals import DIGITS, SPELT, any_of
from reading.language.tokens import Folded, places

_DIGIT = any_of(DIGITS)
_IN_WORDS = rf"(?:(?:mot )?tram|(?:{_DIGIT})(?:(?: muoi| chuc)?(?: (?:{_DIGIT})(?! muoi| chuc))?)?)"
_NUMBER = rf"(?:\d{{1,6}}|(?:{_IN_WORDS}))"
_PERCENT_SIGN = r"\s?(?:%|(?:phan tram|ptram|percent)(?!\w))"
_WORK = r"(?:khoi luong|chang|quang|doan duong|duong|tien do|cong viec)"
_THINGS = (
    r"ho so|van ban|kien nghi|don vi|don thu|don|xa|phuong|huyen|phong|truong hop|thu tuc|tthc|viec|muc|cai"
    r"|nhiem vu|y kien|to chuc|cong trinh|du an|"
    r"chi tieu|noi dung|ho|nguoi|thon|to|truong|co so|doanh nghiep|dn|bo|quyen|phieu|bao cao|de tai|giay"
    r"|lop|dau viec|hang muc|khoan|"
    r"cong van|to trinh|vu|bai|may|diem|goi|tieu chi|y|dia phuong|so|nganh|can bo|bien|mau|dich vu"
    r"|quyet dinh|ke hoach|dot|ban|thua|hop dong"
)

_PERCENT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<low>{_NUMBER})\s?(?:-|–|den|toi|~)\s?)?(?P<value>{_NUMBER})(?:[.,](?P<rest>\d{{1,2}}))?"
    rf"(?P<tens>\s?chuc)?{_PERCENT_SIGN}"
)
_TENTHS = re.compile(
    rf"(?<!\w)(?P<value>{_DIGIT}|\d{{1,2}})(?:[ ,-]{{1,2}}(?:{_DIGIT}|\d))? phan (?:muoi|10)(?!\w| ngay)"
)
_HALF = re.compile(rf"(?<![\w/])(?:1/2|nua|mot nua|1 nua|phan nua)(?![\w/%])(?! (?:{_THINGS})\b)")
_NOT_HALF = re.compile(r" ?(?:ngay|tieng|thang|tuan|nam|buoi|gio|dem|chung|duoi|dau|sau|cuoi)(?!\w)")
_FRACTION_OF_WORK = re.compile(rf"(?<![\w/])(?P<done>\d)\s?/\s?(?P<total>\d|10)\s{_WORK}(?!\w)")
_COUNT = re.compile(
    rf"(?<![\w/.,-])(?P<done>\d{{1,5}}|{_IN_WORDS})(?:\s?/\s?|\s(?:tren|trong|of)(?:\s(?:tong(?: so)?|so"
    r"|tong cong|ca))?\s)"
    rf"(?P<total>\d{{1,5}}|{_IN_WORDS})(?![\w%]|[/.,-]\d|\s?/\s?[a-z0-9])(?P<thing>\s(?:so "
    rf"|tong )?(?:{_THINGS})(?!\w))?"
)
_SOME = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}}|hai|ba|bon|nam|sau|bay|tam|chin"
    rf"|muoi)(?P<thing>\s(?:{_THINGS}))?(?![\w%]|[/.,:-]\d|\s?/)"
)

_REMAINS = re.compile(
    r"(?:con(?: lai)?|chi con|ton|con ton|thieu|con thieu|sot|chua (?:xu ly|xong|lam|giai quyet|nop|gui"
    r"|hoan thanh|duoc)|not|no)"
    r"(?: (?:khoang|tam|do|chung|co|hon|gan|lai|dung|moi|dau do|ton|thieu|no|ngot|cung|co|duoc))* $"
)
_FALLEN = re.compile(
    r"(?<!\w)(?:giam|tut|sut|ha|rut|xuong|lui)(?: (?:xuong|lai|ve))? (?:chi )?con(?: lai)?[ a-z]{0,12}$"
)
"""Before a share: "giảm còn 40%" is where the work stands now, unless it is what remains that grew less."""
_REMAINDER = re.compile(r"(?<!\w)(?:ton|no|vuong|thieu|chua xong|chua lam)(?!\w)")
_REMAINS_AFTER = re.compile(r"\s?con lai(?!\w| \d)")
"""Behind a share: "10% còn lại mai nộp"."""
_REST_AFTER = re.compile(
    r"\s?(?:(?:la|thi|phan) )?(?:con|nua|kia|no|chua|chx|cho|doi|dang|mai|se|ngay|tuan|thang|sang|chieu|toi"
    r"|vuong)(?!\w)"
)
"""Behind what makes a hundred with the share before it: "70%, 30% nữa tuần sau"."""
_REACHED = re.compile(r"(?:duoc|dc|dat|moi|len)(?: (?:khoang|tam|gan|hon))? $")
_JUST_FINISHED = re.compile(r"(?:xong|hoan thanh|nop|lam|xu ly)(?: (?:not|them|luon|duoc))? $")
_BELOW = re.compile(
    r"(?:chua|khong|ko|k|hong|hok|duoi|chang|chua duoc)(?: (?:toi|den|dat|duoc|qua|noi|day|dc|du|bang|phai"
    r"|phai la|co))* $|duoi $|it hon $|kem $"
)
_ELSE = re.compile(
    r"(?:chi tieu|muc tieu|ke hoach|yeu cau|phai dat|phan dau|them|tang|giam|se dat|se duoc|toi thieu"
    r"|it nhat|co gang|du kien|cam ket|no luc|"
    r"tang them|giam duoc|nop phat|thue|lai suat|vat|quyet tam|uoc se|ky vong|muon|thang truoc|tuan truoc"
    r"|hom truoc|hom qua|quy truoc|nam ngoai|nam truoc)"
    r"(?: (?:dat|la|duoc|phai|len|ca|nam|cuoi thang|cuoi tuan|tuan sau|mai|thang sau|trong|them|o|toi|den"
    r"|khoang|moi))* $"
)
_DATE_BEFORE = re.compile(
    r"(?:ngay|han|den|toi|truoc|tu|hom|sau|mung|mong|het|cham nhat|sang|chieu|toi|vao|qua|thu \w+|chu nhat"
    r"|cn|de|lui|hen|thanh|hay|hoac|du kien|muon nhat|la|xuat|nghi|sang|luc)\s?$"
)
_COUNT_BEFORE = re.compile(
    r"(?:duoc|dc|dat|xong|moi|roi|ca|du|xu ly|giai quyet|lam|hoan thanh|thu|co|con|ton|thieu|thuc hien"
    r"|nhan|cap|khoang|tam|nop|:)\s$|^$"
)
_TIME_AFTER = re.compile(r"\s?(?:ngay|thang|tuan|gio|nam|phut|tieng|h|quy)(?!\w)")
_UNDONE_AFTER = re.compile(r"[^.,;!?]{0,30}?(?<!\w)(?:chua|chx|con ton|ton dong|con lai|chua xong)(?!\w)")


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
    """So many of so many done, and where it stands. `sure` is False for what may be a day and a month."""

    start: int
    end: int
    done: int
    total: int
    sure: bool


_DIGIT_WORD = re.compile(rf"(?<!\w)(?:{_DIGIT})(?!\w)")


def _counting(folded: Folded) -> str:
    """The bare text with what is typed as another word than a digit blotted out: "tầm sáu chục" is no 86."""

    def blotted(word: re.Match[str]) -> str:
        typed = folded.plain[word.start() : word.end()]
        return word.group() if typed.isascii() or typed in SPELT else "_" * len(typed)

    return _DIGIT_WORD.sub(blotted, folded.bare)


def shares_in(folded: Folded) -> list[Share]:
    """The percentages of a text in its order."""
    bare = _counting(folded)
    found = _with_rests(bare, [_share(bare, match) for match in _PERCENT.finditer(bare)])
    found += [Share(m.start(), m.end(), _value(m["value"]) * 10) for m in _TENTHS.finditer(bare)]
    found += [_part_of_work(m) for m in _FRACTION_OF_WORK.finditer(bare)]
    taken = places((share.start, share.end) for share in found)
    for match in _HALF.finditer(bare):
        if _is_half(folded, match) and match.start() not in taken:
            is_bound = _BELOW.search(bare, max(0, match.start() - 40), match.start())
            found.append(Share(match.start(), match.end(), None if is_bound else 50))
    return sorted(found, key=lambda share: share.start)


def tallies_in(folded: Folded, taken: list[Share]) -> list[Tally]:
    """The counts "so many of so many" of a text, without what are dates, hours and shares."""
    tallies = []
    covered = places((share.start, share.end) for share in taken)
    for match in _COUNT.finditer(folded.bare):
        if covered.isdisjoint(range(match.start(), match.end())):
            tallies += _tally(folded.bare, match)
    return tallies


def tally_apart(folded: Folded, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """A count said in two places: "xong 5 còn 7", "tổng 12, xong 5"; None where there is none."""
    parts: dict[str, int] = {}
    covered = places(taken)
    for match in _SOME.finditer(folded.bare):
        role = _role(folded.bare, match)
        if role and covered.isdisjoint(range(match.start(), match.end())):
            parts.setdefault(role, _value(match["number"]))
    done, left, total = parts.get("done"), parts.get("left"), parts.get("total")
    if total is None and done is not None and left is not None:
        total = done + left
    if done is None and left is not None and total is not None:
        done = total - left
    return (done, total) if done is not None and total is not None and 0 <= done <= total else None


_ROLES = (
    (
        "left",
        re.compile(
            r"(?:con|con lai|ton|thieu|con thieu|chua xong|con ton|chi con)(?: (?:lai|khoang|ton|thieu|no|co|moi))? $"
        ),
    ),
    (
        "total",
        re.compile(r"(?:tong(?: so| cong)?(?: la| co)?|trong(?: so| tong so)?|tren tong so|cua|ca thay|tat ca|co) $"),
    ),
    (
        "done",
        re.compile(
            r"(?:xong|duoc|dc|giai quyet|xu ly|hoan thanh|nop|lam|thuc hien|cap|gui|thu)(?: (?:duoc|dc"
            r"|xong|cho|moi|roi))? $"
        ),
    ),
)


def _role(bare: str, match: re.Match[str]) -> str | None:
    if _TIME_AFTER.match(bare, match.end()):
        return None
    before = bare[max(0, match.start() - 30) : match.start()]
    return next((role for role, pattern in _ROLES if pattern.search(before)), None)


def _value(words: str) -> int:
    """0 to 999,999 from digits or words of up to a hundred: "bảy chục", "tám mươi lăm", "trăm"."""
    words = words.strip()
    if words.isdecimal():
        return int(words)
    if words.endswith("tram"):
        return 100
    parts = words.split()
    if len(parts) == 1:
        return DIGITS[parts[0]]
    if parts[1] in ("muoi", "chuc"):
        return DIGITS[parts[0]] * 10 + sum(DIGITS[part] for part in parts[2:])
    if parts[0] == "muoi":
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


def _with_rests(bare: str, shares: Sequence[Share]) -> list[Share]:
    """What makes a hundred with the share before it, and is said to be waiting, is what that one leaves."""
    return [
        replace(share, percent=before.percent) if before and _is_rest(bare, before, share) else share
        for before, share in zip((None, *shares), shares, strict=False)
    ]


def _is_rest(bare: str, before: Share, share: Share) -> bool:
    sums_up = None not in (before.percent, share.percent) and (before.percent or 0) + (share.percent or 0) == 100
    return sums_up and bool(_REST_AFTER.match(bare, share.end)) and not _NOW.search(bare, before.end, share.start)


_NOW = re.compile(r"(?<!\w)(?:nay|gio|hien|len)(?!\w)")


def _part_of_work(match: re.Match[str]) -> Share:
    done, total = int(match["done"]), int(match["total"])
    exact = total > 0 and done <= total and 100 * done % total == 0
    return Share(match.start(), match.end(), 100 * done // total if exact else None)


def _is_half(folded: Folded, match: re.Match[str]) -> bool:
    """Not "nửa tháng", "3 ngày nữa", "một nửa số ngày"; with its diacritics "nữa" is another word than "nửa"."""
    if "nữa" in folded.plain[match.start() : match.end()] or _NOT_HALF.match(folded.bare, match.end()):
        return False
    if match.group() != "nua":
        return True
    before = folded.bare[max(0, match.start() - 12) : match.start()].split()
    typed = folded.plain[match.start() : match.end()]
    return typed == "nửa" or (
        bool(before) and before[-1] in ("duoc", "dc", "hon", "qua", "gan", "xong", "non", "moi", "tren")
    )


def _tally(bare: str, match: re.Match[str]) -> list[Tally]:
    done, total = _value(match["done"]), _value(match["total"])
    before = bare[max(0, match.start() - 40) : match.start()]
    if total == 0 or done > total or (done, total) == (24, 24):
        return []
    if _TIME_AFTER.match(bare, match.end()) or (not match["thing"] and _DATE_BEFORE.search(before)):
        return []
    is_date = "/" in match.group() and 1 <= done <= 31 and total <= 12
    sure = bool(match["thing"]) or not is_date or bool(_COUNT_BEFORE.search(before) and before)
    if _REMAINS.search(before) or _UNDONE_AFTER.match(bare, match.end()):
        done = total - done
    return [Tally(match.start(), match.end(), done, total, sure)]
