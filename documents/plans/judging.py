"""Which table is a plan, and which a timetable, a budget, a list of people or papers, an account of what was done."""

import datetime as dt
import re
from collections.abc import Sequence

from documents import units
from documents.plans.entries import Entry, Section
from documents.plans.headings import Column
from documents.plans.layout import Layout
from domain.calendar import date_of
from domain.deadlines import DateRules, DeadlineKind
from domain.words import fold
from reading.deadlines.read import read_deadlines

LINES_ABOVE = 4
"""So many lines before a table may be its title."""
_HOUR = re.compile(r"\d{1,2}\s*(?:h|gio|:)\s*\d{0,2}\b")
_DONE = re.compile(r"\b(?:da (?:hoan thanh|xong|ban hanh|trinh|thuc hien|bao cao|gui|to chuc)|hoan thanh|xong|dat)\b")
_NOT_DONE = re.compile(r"\b(?:chua|khong|dang|qua han|tre han|cham)\b")
_TELLS = re.compile(
    r"\b(?:ket qua (?:thuc hien|ra soat|kiem tra|tong hop|khac phuc|danh gia|xu ly|giai quyet)"
    r"|tinh hinh (?:thuc hien|xu ly)|tien do (?:thuc hien|giai ngan)|bao cao (?:ket qua|tinh hinh)|bien ban|so lieu"
    r"|thong ke|du toan|lich (?:cong tac|lam viec|hop|tuan|kiem tra|tiep cong dan|truc)|thoi gian bieu"
    r"|chuong trinh (?:hoi nghi|lam viec|hop|chi tiet|le)|danh sach|danh muc (?:van ban|tai lieu|ho so|thu tuc)"
    r"|thanh phan)\b"
)
_MONTH = re.compile(r"\bthang (\d{1,2})(?!\d)(?:\s*(?:/|nam)\s*(20\d\d))?")
_OF_UNIT = re.compile(
    r"^(?:[ivxl\d.]+\s+)?(?:giao |doi voi |cac nhiem vu (?:cua|do|giao(?: cho)?) |nhiem vu (?:cua|do|giao(?: cho)?) |"
    r"trach nhiem cua |viec (?:cua|do) |do )+"
)
_BEHIND_UNIT = re.compile(r"\s+(?:chu tri|thuc hien|phu trach|dam nhiem)\b.*$")


def is_plan(layout: Layout, entries: Sequence[Entry], above: Sequence[str]) -> bool:
    """Whether the rows assign: they tell a task and who is to do it, or by when.

    `above` are the lines before the table, the nearest last.
    """
    if not entries or not layout.has(Column.CONTENT) or _is_something_else(layout, entries):
        return False
    has_lead = layout.has(Column.LEAD, Column.BOTH) or any(map(unit_of, (one for e in entries for one in e.sections)))
    has_due = layout.has(Column.DUE) or bool(layout.windows)
    title = fold(" ".join(above[-LINES_ABOVE:]))
    if _TELLS.search(title):
        return has_lead and has_due and layout.has(Column.PRODUCT) and not _accounts(layout, entries)
    if _accounts(layout, entries):
        return False
    return has_lead or (has_due and layout.has(Column.PRODUCT, Column.SUPPORT))


def _is_something_else(layout: Layout, entries: Sequence[Entry]) -> bool:
    has_due, has_product = layout.has(Column.DUE), layout.has(Column.PRODUCT, Column.SUPPORT)
    money = layout.columns.count(Column.MONEY)
    return (
        _is_timetable(layout, entries)
        or (layout.has(Column.VENUE) and not has_product)
        or (money > 2 and not has_product)
        or (money > 1 and not has_due)
        or layout.columns.count(Column.PERSON) > 1
        or (layout.has(Column.PERSON) and not has_due)
        or (layout.has(Column.FINDING) and not has_due)
        or (bool(layout.windows) and not layout.has(Column.LEAD, Column.BOTH))
    )


def _is_timetable(layout: Layout, entries: Sequence[Entry]) -> bool:
    """Whether most times are hours of a day: "7h00 - 7h15"."""
    times = [fold(entry.cells[Column.DUE]) for entry in entries if entry.cells.get(Column.DUE)]
    return bool(times) and sum(_HOUR.search(time) is not None for time in times) * 2 > len(times)


def _accounts(layout: Layout, entries: Sequence[Entry]) -> bool:
    """Whether the rows tell what was done: most have a report, or a state of what is finished or in work."""
    told = [
        entry
        for entry in entries
        if any(entry.cells.get(one) for one in (Column.REPORT, Column.PERCENT, Column.FINISHED))
    ]
    states = [fold(entry.cells.get(Column.STATE, "")) for entry in entries]
    done = sum(bool(_DONE.search(state)) and not _NOT_DONE.search(state) for state in states)
    return len(told) * 2 > len(entries) or done * 3 > len(entries)


def unit_of(section: Section) -> str:
    """The unit that a section is about: "Nhiệm vụ của Phòng Kế hoạch", "Văn phòng Sở"; "" where it is about a matter.

    A title that is nothing but a name may be a matter too ("Thanh tra, kiểm tra"), so it has to be a name of a kind.
    """
    folded = fold(section.title)
    if len(folded) != len(section.title):
        return ""
    opening, behind = _OF_UNIT.match(folded), _BEHIND_UNIT.search(folded)
    name = section.title[opening.end() if opening else 0 : behind.start() if behind else None].strip(" :.,")
    if opening or behind:
        return name if units.is_unit(name) or units.is_everyone(name) else ""
    return name if _is_name(name) else ""


def _is_name(title: str) -> bool:
    words = title.split()
    return 1 < len(words) <= 12 and (units.is_unit(title) or units.is_everyone(title)) and title[0].isupper()


def month_of(title: str, now: dt.datetime) -> dt.date | None:
    """The first day of the month that a title names alone: "Tháng 8", "Nhiệm vụ tháng 8/2026"; None for others.

    Without a year it is the nearest one that is not over.
    """
    found = _MONTH.findall(fold(title))
    if len(found) != 1:
        return None
    month, year = int(found[0][0]), int(found[0][1] or 0)
    return date_of(year or now.year + (month < now.month), month, 1)


def limit_of(section: Section, now: dt.datetime, rules: DateRules) -> str:
    """The words with which a title limits its tasks: "Việc cần làm ngay trong tháng 12"; "" for others.

    A whole year names the plan and limits nothing.
    """
    found = read_deadlines(section.title, now, calendar=rules.calendar, before=rules.before)
    limits = [one for one in found if one.day and not _is_year(one.words, one.kind)]
    return limits[-1].words if limits else ""


def _is_year(words: str, kind: DeadlineKind) -> bool:
    return kind is DeadlineKind.WINDOW and re.fullmatch(r"\D*20\d\d(?:\D+20\d\d)?", words) is not None
