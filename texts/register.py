"""A task in the columns of the official registers: one wording for the appendix, the workbook and the letter."""

import datetime as dt
import re

from domain.overviews.report import Entry, Report
from domain.registering.papers import Paper
from domain.tasks import Due, State, Task, Timeliness, Urgency
from domain.words import fold
from texts.official import Band, Column, Row, Table, date, number
from texts.tasks import cut

STANDINGS = {
    (True, Timeliness.IN_TIME): "Hoàn thành đúng hạn",
    (True, Timeliness.OVERDUE): "Hoàn thành quá hạn",
    (True, Timeliness.NO_DEADLINE): "Hoàn thành – không hạn",
    (False, Timeliness.IN_TIME): "Chưa hoàn thành – trong hạn",
    (False, Timeliness.OVERDUE): "Chưa hoàn thành – quá hạn",
    (False, Timeliness.NO_DEADLINE): "Chưa hoàn thành – không hạn",
}
"""The six cells of the official statistics; whether it is done is asked first."""

_KINDS = {
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "CTR": "Chương trình",
    "TTR": "Tờ trình",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "HD": "Hướng dẫn",
    "NQ": "Nghị quyết",
    "KL": "Kết luận",
    "CĐ": "Công điện",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}
"""Kinds of papers by the letters of their symbol."""
_LETTER = "Công văn"
"""Has no letters in its symbol; people write CV before it."""

COLUMNS = (
    Column("TT", 4, centred=True),
    Column("Nhiệm vụ", 23),
    Column("Đơn vị chủ trì", 12),
    Column("Đơn vị phối hợp", 12),
    Column("Sản phẩm", 9),
    Column("Thời hạn", 10, centred=True),
    Column("Tiến độ, kết quả", 16),
    Column("Ghi chú", 14),
)


LONGEST = 200
"""Characters of the content of a task within a text; a register has it whole."""


def standing(entry: Entry) -> str:
    """The one of the six cells in which the task is counted; of a cancelled one, which is in none, that it is."""
    if entry.task.state is State.CANCELLED:
        return _STAGES[State.CANCELLED]
    return STANDINGS[_is_done(entry), _three(entry.when)]


def _is_done(entry: Entry) -> bool:
    return entry.task.state is State.COMPLETED


def _three(when: Timeliness) -> Timeliness:
    return Timeliness.IN_TIME if when is Timeliness.DUE_SOON else when


def is_overdue(entry: Entry) -> bool:
    """Whether it is not done, and its deadline is over."""
    return not _is_done(entry) and entry.when is Timeliness.OVERDUE


def deadline(due: Due | None, zone: dt.tzinfo | None) -> str:
    """ "20/11/2026", with its hour where it has one; the words where they give no date."""
    if due is None:
        return "Không có thời hạn"
    if due.moment is not None:
        moment = due.moment.astimezone(zone)
        return f"{moment.hour:02d} giờ {moment.minute:02d} ngày {date(moment.date())}"
    return date(due.day) if due.day else _capital(plainly(due.words))


def day_of(moment: dt.datetime | None, zone: dt.tzinfo | None) -> str:
    """ " ngày 20/11/2026", to stand behind words; empty where it is not known."""
    return f" ngày {date(moment.astimezone(zone).date())}" if moment else ""


def progress(entry: Entry, zone: dt.tzinfo | None) -> str:
    """The column "Tiến độ, kết quả"."""
    words = said(entry.task)
    return f"{stage(entry, zone)}: {words}" if words else stage(entry, zone)


def said(task: Task) -> str:
    """What its people last said of it; empty where that tells nothing of work that is not begun, or is laid aside."""
    silent = task.state in (State.ASSIGNED, State.WAITING, State.SUSPENDED)
    return "" if silent else plainly(task.last_words or "")


def stage(entry: Entry, zone: dt.tzinfo | None) -> str:
    """How far the work is."""
    task = entry.task
    late = f", quá hạn {number(entry.days)} ngày" if entry.days else ""
    match task.state:
        case State.COMPLETED:
            return f"Đã hoàn thành{day_of(task.reported_at or task.completed_at, zone)}{late}"
        case State.SUBMITTED:
            return f"{reported(entry, zone)}, chờ xác nhận"
    return f"{_STAGES[task.state]}{_figures(task)}{late}"


def reported(entry: Entry, zone: dt.tzinfo | None) -> str:
    """That the unit reported it done, and when."""
    late = f", quá hạn {number(entry.days)} ngày" if entry.days else ""
    return f"Đơn vị đã báo cáo hoàn thành{day_of(entry.task.reported_at, zone)}{late}"


_STAGES = {
    State.ASSIGNED: "Đã giao, chưa có báo cáo",
    State.IN_PROGRESS: "Đang thực hiện",
    State.RETURNED: "Đơn vị trả lại, chờ giao lại",
    State.WAITING: "Chưa đến thời điểm thực hiện",
    State.SUSPENDED: "Tạm hoãn",
    State.CANCELLED: "Đã hủy",
}


def _figures(task: Task) -> str:
    """ ", đạt 80%", to stand behind words; empty where none is known, or the words of the report have it anyway."""
    said = task.last_words or ""
    known = []
    if task.percent is not None and f"{task.percent}%" not in said:
        known.append(f"{task.percent}%")
    if task.count and f"{task.count[0]}/{task.count[1]}" not in said:
        known.append(f"{number(task.count[0])}/{number(task.count[1])}")
    return f", đạt {', '.join(known)}" if known else ""


def remark(entry: Entry, zone: dt.tzinfo | None) -> str:
    """The column "Ghi chú": what was urgent, moved, asked for, or stands in the way."""
    first = entry.deadlines[0] if len(entry.deadlines) > 1 else None
    notes = [
        URGENCIES.get(entry.task.urgency, ""),
        f"Thời hạn ban đầu: {deadline(first, zone)}" if first else "",
        f"Đề nghị gia hạn đến {deadline(entry.asked, zone)}" if entry.asked else "",
        obstacle(entry),
    ]
    return "; ".join(note for note in notes if note)


def obstacle(entry: Entry) -> str:
    """What stands in the way, unless that is what the progress says anyway."""
    return "" if plainly(entry.reason or "") == said(entry.task) else hindrance(entry)


def hindrance(entry: Entry) -> str:
    """What stands in the way of work that is not done."""
    words = plainly(entry.reason or "")
    if not words or _is_done(entry):
        return ""
    return _capital(words) if fold(words).startswith("vuong") else f"Vướng mắc: {words}"


URGENCIES = {Urgency.URGENT: "Khẩn", Urgency.VERY_URGENT: "Thượng khẩn", Urgency.EXPRESS: "Hỏa tốc"}


def paper(task: Task, *, about: bool = False) -> str:
    """ "Kế hoạch số 45/KH-UBND ngày 05/01/2026 của UBND tỉnh", as far as it is known; empty where nothing is.

    Where it is cited for the first time, it is told what it is `about`.
    """
    source = task.source or Paper()
    named = _named(source.number or task.paper or "")
    if not named:
        return ""
    day = f" ngày {date(source.day)}" if source.day else ""
    issuer = f" của {plainly(source.issuer)}" if source.issuer else ""
    return f"{named}{day}{issuer}{_subject(source.about) if about else ''}"


def _subject(about: str) -> str:
    words = plainly(about)
    if not words:
        return ""
    return f" {words}" if fold(words).startswith(("ve ", "v/v")) else f" về {words}"


def _named(words: str) -> str:
    """ "Kế hoạch số 10/KH-SKHCN" for "KH 10/KH-SKHCN": the kind before the number; other words as they are."""
    parts = plainly(words).split()
    place = next((place for place, part in enumerate(parts) if _is_number(part)), None)
    if place is None:
        return " ".join(parts)
    before = " ".join(part for part in parts[:place] if fold(part) != "so")
    kind = _kind(before, parts[place].rpartition("/")[2])
    return f"{kind} số {' '.join(parts[place:])}" if kind else " ".join(parts)


def _is_number(word: str) -> bool:
    """ "10/KH-SKHCN", and no date."""
    _, slash, symbol = word.rpartition("/")
    return bool(slash) and any(map(str.isalpha, symbol))


def _kind(before: str, symbol: str) -> str | None:
    """The kind by the words before the number, else by its symbol; None where the words are something else."""
    if not before:
        return _KINDS.get(symbol.partition("-")[0].upper(), _LETTER)
    known = {"cv": _LETTER, fold(_LETTER): _LETTER}
    for letters, name in _KINDS.items():
        known |= {fold(letters): name, fold(name): name}
    return known.get(fold(before))


_STOPS = " ,;:.!"
_COURTESIES = frozenset({"dạ", "vâng", "thưa", "ạ", "nhé", "nha", "em"})
_SAYING_DONE = _COURTESIES | {"xong", "rồi", "đã", "hoàn", "thành", "ok", "oke", "roi", "hoan", "thanh", "vang"}
"""Of these alone a first clause says no more than that it is done, which a paper says itself."""


_NUMBER_OF_TASK = re.compile(r"^/?nv\s?\d+\b[\s:,.–-]*(?=\S)", re.IGNORECASE)


def plainly(words: str) -> str:
    """What somebody wrote in a chat, on one line, without courtesies, the number of its task and the last stop."""
    parts = [part for part in _NUMBER_OF_TASK.sub("", words.strip()).split() if any(map(str.isalnum, part))]
    first = next((place for place, part in enumerate(parts, 1) if part[-1] in _STOPS), len(parts))
    if first < len(parts) and all(map(_SAYING_DONE.__contains__, map(_bare, parts[:first]))):
        parts = parts[first:]
    while len(parts) > 1 and _bare(parts[0]) in _COURTESIES:
        parts = parts[1:]
    while len(parts) > 1 and _bare(parts[-1]) in _COURTESIES:
        parts = parts[:-1]
    return " ".join(parts).strip(_STOPS)


def tidied(words: str) -> str:
    """Words from a chat as a paper quotes them: plainly, with a capital; nothing of what they say is changed."""
    return _capital(plainly(words))


def _bare(word: str) -> str:
    return word.strip(_STOPS).lower()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def table(report: Report) -> Table:
    """Every task that is counted, under a band for its unit."""
    zone = report.board.as_of.tzinfo
    rows: list[Row | Band] = []
    unit = None
    for place, entry in enumerate(report.entries, 1):
        if entry.task.lead.id != unit:
            unit = entry.task.lead.id
            rows.append(Band(entry.task.lead.name))
        rows.append(_row(place, entry, zone))
    return Table(COLUMNS, tuple(rows), numbered=True)


def _row(place: int, entry: Entry, zone: dt.tzinfo | None) -> Row:
    task = entry.task
    named = paper(task)
    return Row(
        (
            str(place),
            f"{task.content} ({named})" if named else task.content,
            task.lead.name,
            ", ".join(unit.name for unit in task.support),
            _capital(task.product or ""),
            deadline(task.due, zone),
            progress(entry, zone),
            remark(entry, zone),
        )
    )


def content(task: Task) -> str:
    return cut(task.content, LONGEST).rstrip(" .;,")
