"""Opening a round: "tháng 11, hạn 25/11", "đột xuất “Chuyển đổi số”, chốt số liệu 20/11", an outline below."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from domain.deadlines import DateRules
from domain.overviews.periods import NoSuchPeriod, Period, months
from domain.registering.drafts import Draft
from domain.rounds.plan import Item, ItemKind, Outline, Plan
from domain.tasks import Due
from domain.words import fold
from reading.language.forms import Form
from reading.questions.periods import read_period
from reading.registrations.read import read_due
from reading.rounds.figures import target_behind

MOST_ITEMS = 20
LONGEST_TITLE = 200
_QUOTED = re.compile(r"[“\"«]([^”\"»\n]{1,200})[”\"»]")
_BULLET = Form(r"^\s*(?:[-–•+*]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)", "- Kết quả", "tháng 11")
_MARKED = Form(
    r"(?<!\w)(?:(?P<cut><round.cut_off>)(?: <round.day>)?|<round.due>|<round.until>(?= (?:<round.day> )?\d))"
    r"(?!\w)[ :]*",
    "tháng 11 hạn 25/11",
    "tháng trước",
)
_OPENING = Form(r"^\W*(?:<round.opening>(?!\w)\W*)+", "báo cáo định kỳ tháng 11", "tháng 11")
_OUTLINE = Form(r"^\W*<round.outline>\W*$", "Đề cương:", "hạn 25/11")
_INDICATOR = Form(r"^\W*<round.indicator>(?!\w)[\s:–-]*", "Chỉ tiêu: hồ sơ trực tuyến 60%", "Kết quả")
_WHOLE = (
    (1, Form(r"^<period.month>$", "tháng", "tháng 11")),
    (3, Form(r"^<period.quarter>$", "quý", "quý 1")),
    (12, Form(r"^<period.year>(?: <period.this>)?$", "năm", "năm 2025")),
)
"""A bare "quý" is the one that lasts."""
_NO_PERIOD = Form(r"^(?:(?:<period.month>|<period.quarter>) )?(?:\d{1,4}|[ivx]{1,4})$", "tháng 13", "chuyển đổi số")
"""Of what no period was read."""
_OF_TIME = r"(?:[\s:–-]+(?:\d{1,2} )?(?:<period.month>|<period.quarter>|<period.year>)(?!\w)[\w /]*)?\W*$"
"""The period that a title may name: "Kế hoạch tháng 12", "Kết quả 6 tháng đầu năm"."""
_KINDS = (
    (ItemKind.RESULTS, Form(rf"^\W*<round.results>{_OF_TIME}", "Kết quả thực hiện quý IV/2026", "Công tác cán bộ")),
    (ItemKind.OBSTACLES, Form(rf"^\W*<round.obstacles>{_OF_TIME}", "Khó khăn, vướng mắc", "Công tác cán bộ")),
    (ItemKind.PLAN, Form(rf"^\W*<round.plan>{_OF_TIME}", "Kế hoạch tháng 12", "Kế hoạch số hóa")),
)


def read_plan(text: str, known: Plan, *, now: dt.datetime, rules: DateRules) -> Plan:
    """The plan of a round with what the words say of it; an outline in the words takes the place of the one before.

    A plan that has a name, or a period, gets another name only in quotes.
    Raises NoSuchDay, DeadlinePassed and TooFar for a day that cannot be meant, NoSuchPeriod for such a month.
    """
    head, items = parted(unicodedata.normalize("NFC", text))
    quoted = _QUOTED.search(head)
    plan = replace(known, name=quoted[1].strip()) if quoted else known
    plan, rest = _dated(_QUOTED.sub(" ", head), plan, now, rules)
    named: list[str] = []
    indicators: list[str] = []
    for piece in re.split(r"[,;\n]", rest):
        words = _without_opening(" ".join(piece.split()))
        period = _period(words, now.date())
        if words and (indicators or _INDICATOR.match(fold(words))):
            indicators.append(words)
        elif period is not None:
            plan = replace(plan, period=period)
        elif _NO_PERIOD.match(fold(words)):
            raise NoSuchPeriod(words)
        elif words:
            named.append(words)
    if named and not (quoted or known.name or known.period):
        plan = replace(plan, name=", ".join(named)[:LONGEST_TITLE])
    outline = outline_of(items) if items else plan.outline
    return replace(plan, outline=(*outline, *map(_indicator, indicators))[:MOST_ITEMS])


def outline_of(lines: Sequence[str]) -> Outline:
    """The parts that the lines name, each with its target where it is an indicator."""
    return tuple(map(_item, lines[:MOST_ITEMS]))


def _item(line: str) -> Item:
    if _INDICATOR.match(fold(line)):
        return _indicator(line)
    title = line.strip(" .;:")
    kind = next((kind for kind, form in _KINDS if form.match(fold(title))), ItemKind.OTHER)
    return Item(kind, title[:LONGEST_TITLE])


def _indicator(words: str) -> Item:
    """ "Chỉ tiêu: hồ sơ trực tuyến 60%", or what follows behind a comma."""
    found = _INDICATOR.match(fold(words))
    title, target = target_behind(words[found.end() :] if found else words)
    return Item(ItemKind.INDICATOR, title[:LONGEST_TITLE], target)


def parted(text: str) -> tuple[str, list[str]]:
    """What opens the round, and the lines of its outline: those with a mark in front, and all below "Đề cương:"."""
    head: list[str] = []
    items: list[str] = []
    below = False
    for line in text.splitlines():
        if _OUTLINE.match(fold(line)):
            below = True
        elif marked := _BULLET.match(fold(line)):
            items.append(line[marked.end() :].strip())
        elif below and line.strip():
            items.append(line.strip())
        else:
            head.append(line)
    return "\n".join(head), items


def _dated(head: str, plan: Plan, now: dt.datetime, rules: DateRules) -> tuple[Plan, str]:
    """The plan with its due day and its cut-off, and what of the words is neither."""
    rest = head
    while found := _MARKED.search(fold(rest)):
        ends = re.search(r"[,;\n]", rest[found.end() :])
        following = _MARKED.search(fold(rest), found.end())
        end = min(
            found.end() + ends.start() if ends else len(rest), following.start() if following else len(rest)
        )  # fmt: skip
        plan = _with_day(plan, found, rest[found.start() : end], rest[found.end() : end], now, rules)
        rest = f"{rest[: found.start()]},{rest[end:]}"
    return plan, rest


def _with_day(
    plan: Plan, found: re.Match[str], whole: str, behind: str, now: dt.datetime, rules: DateRules
) -> Plan:  # fmt: skip
    if found["cut"]:
        period = _period(behind.strip(), now.date())
        return replace(plan, cut_off=period.last) if period and period.first == period.last else plan
    due = due_in(whole.strip(), now=now, rules=rules)
    return replace(plan, due=due) if due else plan


def due_in(words: str, *, now: dt.datetime, rules: DateRules) -> Due | None:
    """The day until which the words ask for the parts; None where they give none, or one that comes back."""
    due = read_due(Draft(), words, now=now, rules=rules).due
    return due if due is not None and due.day is not None and due.rrule is None else None


def _period(words: str, today: dt.date) -> Period | None:
    """The period that the words name, and nothing else."""
    for count, form in _WHOLE:
        if form.match(fold(words)):
            return months(today.year, (today.month - 1) // count * count + 1, count)
    pieces = words.split()
    found = read_period(pieces, today) if pieces else None
    return found[1] if found is not None and found[0] == len(pieces) else None


def _without_opening(words: str) -> str:
    found = _OPENING.match(fold(words))
    return words[found.end() :] if found else words
