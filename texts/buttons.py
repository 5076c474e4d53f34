"""Every button: its label, and the data that comes back. handlers/presses.py has one line for each kind.

A label can be typed in reply to the message instead of being pressed; labels are therefore short and plain words.
"""

from collections.abc import Callable

from domain.deadline_terms import Before
from texts.message import Button, Rows

DRAFT, TASK, POST, SETUP, EVIDENCE, DOUBT, EXTENSION, LIMIT, WRONG, PAGE, PLAN, BEFORE = (
    "draft",
    "task",
    "post",
    "setup",
    "evidence",
    "doubt",
    "extension",
    "limit",
    "wrong",
    "page",
    "plan",
    "before",
)


DECISIONS = frozenset({TASK, POST, EXTENSION})
"""Buttons for whom a matter is put before; all others are for whom it is answered."""


def deciding(rows: Rows) -> Rows:
    """The buttons to decide alone."""
    return _kept(rows, lambda button: button.kind in DECISIONS)


def own(rows: Rows) -> Rows:
    """The buttons for the person who is answered alone."""
    return _kept(rows, lambda button: button.kind not in DECISIONS)


def _kept(rows: Rows, wanted: Callable[[Button], bool]) -> Rows:
    kept = (tuple(button for button in row if wanted(button)) for row in rows)
    return tuple(row for row in kept if row)


def draft(talk: int) -> Rows:
    return (
        (Button("Đúng", f"{DRAFT}:{talk}:yes"), Button("Bỏ", f"{DRAFT}:{talk}:drop")),
        (
            Button("Sửa hạn", f"{DRAFT}:{talk}:deadline"),
            Button("Sửa đơn vị", f"{DRAFT}:{talk}:lead"),
            Button("Sửa nội dung", f"{DRAFT}:{talk}:content"),
        ),
    )


def drop_draft(talk: int) -> Rows:
    return ((Button("Bỏ", f"{DRAFT}:{talk}:drop"),),)


def no_deadline(talk: int) -> Rows:
    return ((Button("Không có hạn", f"{DRAFT}:{talk}:never"), Button("Bỏ", f"{DRAFT}:{talk}:drop")),)


def guessed(talk: int) -> Rows:
    """Under the question whether a deadline that could not be read means that day."""
    return ((Button("Đúng", f"{DRAFT}:{talk}:guess"),), *no_deadline(talk))


def units(talk: int, names: tuple[tuple[int, str], ...]) -> Rows:
    """One row for each unit that may lead."""
    rows = tuple((Button(name, f"{DRAFT}:{talk}:unit:{unit}"),) for unit, name in names)
    return (*rows, (Button("Bỏ", f"{DRAFT}:{talk}:drop"),))


def judge(number: int, message: int | None = None) -> Rows:
    """To confirm or to send back; where the `message` of the report is known, its reporter can take it back too."""
    decide = (Button("Xác nhận", f"{TASK}:{number}:confirm"), Button("Làm lại", f"{TASK}:{number}:redo"))
    return (decide, *(wrong(number, message) if message else ()))


def judges(data: str, number: int) -> bool:
    """Whether it is the data of the button that confirms the task of that number."""
    return data == f"{TASK}:{number}:confirm"


def grants(data: str) -> bool:
    """Whether it is the data of a button that grants a request for a later deadline."""
    return data.startswith(f"{EXTENSION}:") and data.endswith(":yes")


def reassign(number: int) -> Rows:
    """Under a task that its unit gives back: to whom it goes, or that it stays."""
    return ((Button("Giao lại", f"{TASK}:{number}:reassign"), Button("Giữ nguyên", f"{TASK}:{number}:keep")),)


def new_leads(number: int, names: tuple[tuple[int, str], ...]) -> Rows:
    """One row for each unit to which the task may go."""
    return tuple((Button(name, f"{TASK}:{number}:unit:{unit}"),) for unit, name in names)


def leads(data: str, number: int) -> bool:
    """Whether it is the data of a button that gives the task of that number to a unit."""
    return data.startswith(f"{TASK}:{number}:unit:")


def decide_post(post: int) -> Rows:
    return ((Button("Đồng ý", f"{POST}:{post}:yes"), Button("Từ chối", f"{POST}:{post}:no")),)


def setup(talk: int) -> Rows:
    return (
        (
            Button("Đúng", f"{SETUP}:{talk}:yes"),
            Button("Sửa danh sách", f"{SETUP}:{talk}:edit"),
            Button("Bỏ", f"{SETUP}:{talk}:drop"),
        ),
    )


def before() -> Rows:
    """What "trước ngày 15/12" means in this office."""
    return (
        (
            Button("Ngày liền trước", f"{BEFORE}:{Before.DAY_BEFORE}"),
            Button("Đúng ngày đó", f"{BEFORE}:{Before.THAT_DAY}"),
        ),
    )


def no_paper(talk: int) -> Rows:
    return ((Button("Không có văn bản", f"{EVIDENCE}:{talk}:none"), Button("Chưa xong", f"{EVIDENCE}:{talk}:not")),)


def doubt(talk: int) -> Rows:
    return ((Button("Đã xong", f"{DOUBT}:{talk}:yes"), Button("Chưa xong", f"{DOUBT}:{talk}:no")),)


def decide_extension(talk: int) -> Rows:
    return ((Button("Đồng ý", f"{EXTENSION}:{talk}:yes"), Button("Không đồng ý", f"{EXTENSION}:{talk}:no")),)


def set_limit(talk: int, day: str) -> Rows:
    return ((Button(f"Đặt hạn {day}", f"{LIMIT}:{talk}:yes"), Button("Không đổi", f"{LIMIT}:{talk}:no")),)


def wrong(number: int, message: int) -> Rows:
    """Under what was understood of a report: one tap says that it was understood wrongly."""
    return ((Button("Hiểu sai", f"{WRONG}:{number}:{message}:ask"),),)


def withdraw_report(number: int) -> Rows:
    """Under the question whether the report of completion is taken back; no message of the report has to be known."""
    return (
        (Button("Rút lại báo cáo", f"{WRONG}:{number}:0:withdraw"), Button("Giữ báo cáo", f"{WRONG}:{number}:0:stay")),
    )


def meanings(number: int, message: int) -> Rows:
    def button(label: str, act: str) -> Button:
        return Button(label, f"{WRONG}:{number}:{message}:{act}")

    return (
        (button("Đã xong", "done"), button("Đang làm", "progress")),
        (button("Vướng mắc", "obstacle"), button("Xin gia hạn", "extension")),
        (button("Không phải việc của đơn vị", "decline"), button("Bỏ qua", "drop")),
    )
