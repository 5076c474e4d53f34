"""The spreadsheet of an office in the chat: how it was read, what is wrong in its rows, what became of its lines."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from domain.documents.register import LineFault, Part, Wrong
from domain.documents.sheets import MOST_LINES, Entry, Fate, Sheet, View
from domain.tasks import Due, PersonName, State, Task, UnitName
from texts import buttons, format
from texts.message import Message, esc
from texts.tasks import STATES, cut, mentions

MOST_FAULTS = 30
MOST_CHANGES = 15
LONGEST_NAMED = 60
LONGEST_QUOTED = 40
TAKEN = "Đã ghi nhận sổ."
HOW_TO_SEND = (
    "Điền sổ theo mẫu này, hoặc dùng chính sổ .xlsx đơn vị đang có, rồi gửi tệp cho trợ lý kèm lời "
    "<code>/vanban sổ</code>."
)
NO_REGISTER = (
    "Tệp này không có trang nào là sổ nhiệm vụ: cần một bảng có cột nội dung nhiệm vụ và cột đơn vị chủ trì. "
    "Có thể dùng mẫu: <code>/vanban mẫu</code>."
)
ONLY_OFFICE = "Sổ nhiệm vụ của cả cơ quan do Văn phòng hoặc lãnh đạo ghi nhận: đề nghị chuyển tệp cho Văn phòng."

PARTS = {
    Part.OUTSIDE: "số phiếu",
    Part.CONTENT: "nội dung",
    Part.LEAD: "chủ trì",
    Part.SUPPORT: "phối hợp",
    Part.PARTNERS: "chủ trì và phối hợp",
    Part.PRODUCT: "sản phẩm",
    Part.PAPER: "văn bản giao",
    Part.ASSIGNED: "ngày giao",
    Part.DEADLINE: "thời hạn",
    Part.EXTENDED: "hạn đã gia hạn",
    Part.STATE: "tình trạng",
    Part.FINISHED: "ngày hoàn thành",
    Part.PERCENT: "tỷ lệ",
    Part.REPORT: "kết quả",
    Part.NOTE: "ghi chú",
}
WRONG = {
    Wrong.NO_CONTENT: "chưa có nội dung nhiệm vụ",
    Wrong.TOO_LONG: "nội dung quá 2.000 ký tự",
    Wrong.NO_LEAD: "chưa có đơn vị chủ trì",
    Wrong.SEVERAL_LEADS: "nhiều đơn vị chủ trì ({}): chỉ ghi một, các đơn vị khác ghi ở cột phối hợp",
    Wrong.UNKNOWN_UNIT: "không có đơn vị “{}”",
    Wrong.UNCLEAR_UNIT: "tên “{}” hợp với nhiều đơn vị",
    Wrong.NO_SUCH_DAY: "ngày “{}” không có trong lịch",
    Wrong.UNREADABLE_DEADLINE: "không đọc được thời hạn “{}”",
    Wrong.UNREADABLE_STATE: "không rõ tình trạng “{}”",
    Wrong.NOT_YET: "ngày {} chưa đến",
    Wrong.TWICE: "số “{}” đã có ở dòng trên",
}


def card(view: View, zone: dt.tzinfo) -> Message:
    """How the sheet was read, to be confirmed as a whole."""
    return Message("\n".join(_card(view, zone)), buttons=buttons.sheet(view.sheet.number), expects_reply=True)


def _card(view: View, zone: dt.tzinfo) -> Iterator[str]:
    register = view.sheet.register
    yield f"<b>SỔ NHIỆM VỤ</b> – {esc(view.sheet.name)}, trang “{esc(register.sheet)}”"
    yield ""
    yield "Các cột hiểu như sau:"
    for column in register.columns:
        if column.part:
            yield f"• {column.letter} – {esc(cut(column.heading, LONGEST_NAMED))}: <b>{PARTS[column.part]}</b>"
    unused = [f"“{esc(cut(one.heading, LONGEST_NAMED))}”" for one in register.columns if one.part is None]
    if unused:
        yield f"Không dùng: {', '.join(unused)}."
    if register.others:
        yield f"Trang khác không đọc: {', '.join(f'“{esc(name)}”' for name in register.others)}."
    yield ""
    yield from _counts(view)
    yield from _changes(view, zone)
    yield ""
    yield "Đúng thì bấm Đúng: ghi nhận tất cả một lần. Cột nào hiểu sai thì sửa tên cột trong sổ rồi gửi lại."


def _counts(view: View) -> Iterator[str]:
    fates = Counter(entry.fate for entry in view.entries)
    words = {
        Fate.NEW: "mới",
        Fate.CHANGED: "có thay đổi so với lần trước",
        Fate.SAME: "không thay đổi",
        Fate.KNOWN: "đã có trên hệ thống, giữ nguyên",
        Fate.OTHERWISE: "đã kết thúc trên hệ thống, không cập nhật",
    }
    told = [f"{fates[fate]} {said}" for fate, said in words.items() if fates[fate]]
    yield f"Đọc được <b>{len(view.entries)} nhiệm vụ</b>: {', '.join(told)}."
    new = view.of(Fate.NEW)
    states = Counter(entry.line.state for entry in new)
    if new and len(states) > 1:
        yield f"Việc mới: {', '.join(f'{count} {STATES[state]}' for state, count in states.most_common())}."
    undated = [one for one in new if one.line.state is State.COMPLETED and one.line.finished is None]
    if undated:
        yield f"⚠️ {len(undated)} việc hoàn thành không ghi ngày: tính theo thời hạn và lời trong sổ."
    gone = {entry.gone: entry.lead.name for entry in view.entries if entry.gone}
    for former, successor in gone.items():
        yield f"⚠️ “{esc(former)}” không còn: giao đơn vị kế thừa {esc(successor)}."


def _changes(view: View, zone: dt.tzinfo) -> Iterator[str]:
    changed = view.of(Fate.CHANGED, Fate.OTHERWISE)
    if not changed:
        return
    yield ""
    yield "Thay đổi trong sổ:"
    for entry in changed[:MOST_CHANGES]:
        yield f"• {_changed(entry, zone)}"
    if len(changed) > MOST_CHANGES:
        yield f"… và {len(changed) - MOST_CHANGES} việc khác."


def _changed(entry: Entry, zone: dt.tzinfo) -> str:
    assert entry.known is not None
    task, line = entry.known.task, entry.line
    name = f"/nv{task.number} {esc(cut(task.content, LONGEST_NAMED))}"
    if entry.fate is Fate.OTHERWISE:
        return f"{name}: trên hệ thống {STATES[task.state]}, trong sổ {STATES[line.state]}"
    before = entry.known.line
    assert before is not None
    told = []
    if line.content != before.content:
        told.append("nội dung")
    if line.leads != before.leads:
        told.append(f"chủ trì {esc(entry.lead.name)}")
    earlier, later = before.extended or before.due, line.extended or line.due
    if earlier != later:
        told.append(_moved(earlier, later, zone))
    if line.state is not before.state:
        told.append(f"{STATES[before.state]} → {STATES[line.state]}")
    if line.percent != before.percent and line.percent is not None and line.state is not State.COMPLETED:
        told.append(f"{line.percent}%")
    return f"{name}: {', '.join(told) or 'kết quả, ghi chú'}"


def _moved(before: Due | None, after: Due | None, zone: dt.tzinfo) -> str:
    return f"hạn {_limit(before, zone)} → {_limit(after, zone)}"


def _limit(due: Due | None, zone: dt.tzinfo) -> str:
    if due is None:
        return "không có"
    day = due.moment.astimezone(zone).date() if due.moment else due.day
    return format.full_date(day) if day else f"“{esc(cut(due.words, LONGEST_QUOTED))}”"


def faulty(view: View) -> Message:
    """What stands in the way of a sheet, by its rows: nothing of it is taken over."""
    head = _not_taken(view.sheet.name)
    rows = len({fault.row for fault in view.faults})
    told = [f"• Dòng {row}: {_wrong(found)}" for row, found in _by_row(view.faults)]
    more = f"\n… và {len(told) - MOST_FAULTS} dòng khác." if len(told) > MOST_FAULTS else ""
    end = "Sửa các dòng này rồi gửi lại tệp. Mẫu sổ: <code>/vanban mẫu</code>."
    said = "\n".join(told[:MOST_FAULTS])
    return Message(f"{head} Có {rows} dòng cần sửa:\n{said}{more}\n\n{end}")


def too_long(name: str, lines: int) -> Message:
    """A sheet with more lines than are taken over at once."""
    return Message(f"{_not_taken(name)} Sổ có {lines} dòng, nhiều hơn {MOST_LINES}: đề nghị chia thành nhiều tệp.")


def _not_taken(name: str) -> str:
    return f"Sổ {esc(name)} <b>chưa ghi nhận</b>, chưa có nhiệm vụ nào được thêm."


def _by_row(faults: Sequence[LineFault]) -> list[tuple[int, list[LineFault]]]:
    rows: dict[int, list[LineFault]] = {}
    for fault in faults:
        rows.setdefault(fault.row, []).append(fault)
    return sorted(rows.items())


def _wrong(faults: Sequence[LineFault]) -> str:
    return "; ".join(WRONG[one.wrong].format(esc(cut(one.words, LONGEST_QUOTED))) for one in faults)


def taken(
    view: View,
    made: Sequence[Task],
    changed: Sequence[tuple[Task, Task]],
    overdue: int,
    heads: Mapping[UnitName, tuple[PersonName, ...]],
    zone: dt.tzinfo,
) -> Message:
    """The sheet was taken over: each unit is told of its part, and how many came overdue."""
    return Message("\n".join(_taken(view, made, changed, overdue, heads, zone)))


def _taken(
    view: View,
    made: Sequence[Task],
    changed: Sequence[tuple[Task, Task]],
    overdue: int,
    heads: Mapping[UnitName, tuple[PersonName, ...]],
    zone: dt.tzinfo,
) -> Iterator[str]:
    same = len(view.entries) - len(made) - len(changed)
    told = [f"{len(made)} việc mới" if made else "", f"{len(changed)} việc cập nhật" if changed else ""]
    told.append(f"{same} việc giữ nguyên" if same else "")
    yield f"✅ Đã ghi nhận sổ {esc(view.sheet.name)}: {', '.join(filter(None, told))}."
    for unit in dict.fromkeys(task.lead for task in made):
        own = [task for task in made if task.lead == unit]
        to = mentions(heads.get(unit, ()))
        still = sum(task.state not in (State.COMPLETED, State.CANCELLED) for task in own)
        yield (
            f"• <b>{esc(unit.name)}</b>{f' – kính chuyển {to}' if to else ''}: {len(own)} việc"
            f"{f', {still} việc chưa xong' if still else ', đều đã kết thúc'} ({_numbers(own)})"
        )
    for before, after in changed[:MOST_CHANGES]:
        name = f"/nv{after.number} {esc(cut(after.content, LONGEST_NAMED))}"
        yield f"• {name}: {', '.join(_differences(before, after, zone)) or 'nội dung, kết quả, ghi chú'}"
    if overdue:
        yield f"🔴 {overdue} việc đã quá hạn khi ghi nhận. Các lần nhắc đã qua được bỏ; bản nhắc tới sẽ nêu một lần."


def _differences(before: Task, after: Task, zone: dt.tzinfo) -> Iterator[str]:
    if before.lead != after.lead:
        yield f"chủ trì {esc(before.lead.name)} → {esc(after.lead.name)}"
    if before.due != after.due:
        yield _moved(before.due, after.due, zone)
    if before.state is not after.state:
        yield f"{STATES[before.state]} → {STATES[after.state]}"
    if before.percent != after.percent and after.percent is not None and after.state is not State.COMPLETED:
        yield f"{after.percent}%"


def _numbers(tasks: Sequence[Task]) -> str:
    """ "/nv3 – /nv9": they are numbered in the order of the sheet, others may stand between."""
    if len(tasks) <= 3:
        return ", ".join(f"/nv{task.number}" for task in tasks)
    return f"/nv{tasks[0].number} … /nv{tasks[-1].number}"


def taking(sheet: Sheet) -> Message:
    """A long sheet is being taken over."""
    return Message(f"⏳ Đang ghi nhận sổ {esc(sheet.name)} ({len(sheet.register.lines)} dòng)…")


def failed() -> Message:
    return Message("⚠️ Chưa ghi nhận hết sổ vì lỗi của trợ lý. Đề nghị gửi lại tệp: dòng đã ghi nhận không bị nhân đôi.")


def taken_already(sheet: Sheet, zone: dt.tzinfo) -> str:
    assert sheet.taken_by is not None
    assert sheet.taken_at is not None
    at = format.full_moment(sheet.taken_at.astimezone(zone))
    return f"Sổ {esc(sheet.name)} đồng chí {esc(sheet.taken_by)} đã ghi nhận lúc {at}."


def dropped(sheet: Sheet) -> str:
    return f"Đã bỏ sổ {esc(sheet.name)}, không có nhiệm vụ nào được ghi."


def template() -> Message:
    """Beside the template that is handed out."""
    return Message(HOW_TO_SEND)


def came_overdue(count: int) -> str:
    """In the first digest after a sheet was taken over."""
    return f"Trong đó <b>{count} việc</b> đã quá hạn từ trước khi ghi nhận theo sổ của cơ quan."
