"""Every button: its label, and the data that comes back. handlers/presses.py has one line for each kind.

A label can be typed in reply to the message instead of being pressed; labels are therefore short and plain words.
"""

from collections.abc import Callable, Sequence

from domain.deadlines import Before
from domain.dialogues import Dialogue, DialogueKind
from domain.presses import ButtonKind, Press
from domain.replies import Intent
from texts.message import Button, Rows

LONGEST_LABEL = 60

DECISIONS = frozenset({ButtonKind.TASK, ButtonKind.POST, ButtonKind.EXTENSION, ButtonKind.FILES, ButtonKind.PAPER_IN})
"""Buttons for whom a matter is put before; all others are for whom it is answered."""


def _button(label: str, kind: ButtonKind, *pieces: int | str) -> Button:
    return Button(label, _data(kind, *pieces))


def _row(*buttons: Button) -> Rows:
    return (buttons,)


def _data(kind: ButtonKind, *pieces: int | str) -> str:
    """The data of a button; an empty last piece stands for what begins so."""
    return ":".join([kind, *map(str, pieces)])


def deciding(rows: Rows) -> Rows:
    """The buttons to decide alone."""
    return _kept(rows, lambda button: button.kind in DECISIONS)


def own(rows: Rows) -> Rows:
    """The buttons for the person who is answered alone."""
    return _kept(rows, lambda button: button.kind not in DECISIONS)


def _kept(rows: Rows, wanted: Callable[[Button], bool]) -> Rows:
    kept = (tuple(button for button in row if wanted(button)) for row in rows)
    return tuple(row for row in kept if row)


def numbered(rows: Rows, number: int) -> Rows:
    """The buttons with the number of their line behind the label: each can be told from the others, and typed."""
    return tuple(tuple(Button(f"{button.label} {number}", button.data) for button in row) for row in rows)


def draft(dialogue: int) -> Rows:
    return (
        (_button("Đúng", ButtonKind.DRAFT, dialogue, Press.YES), _button("Bỏ", ButtonKind.DRAFT, dialogue, Press.DROP)),
        (
            _button("Sửa hạn", ButtonKind.DRAFT, dialogue, Press.DEADLINE),
            _button("Sửa đơn vị", ButtonKind.DRAFT, dialogue, Press.LEAD),
            _button("Sửa nội dung", ButtonKind.DRAFT, dialogue, Press.CONTENT),
        ),
    )


def drop_draft(dialogue: int) -> Rows:
    return _row(_button("Bỏ", ButtonKind.DRAFT, dialogue, Press.DROP))


def to_drop(dialogue: Dialogue) -> Rows:
    """Under the question for what a registration lacks; none where it is about something else."""
    if dialogue.kind is DialogueKind.DRAFTS:
        return drop_list(dialogue.id)
    return drop_draft(dialogue.id) if dialogue.kind is DialogueKind.DRAFT else ()


def round_draft(dialogue: int) -> Rows:
    """Under the card of a round that is to be opened."""
    return _row(
        _button("Đúng", ButtonKind.ROUND_DRAFT, dialogue, Press.YES),
        _button("Bỏ", ButtonKind.ROUND_DRAFT, dialogue, Press.DROP),
    )


def drop_round(dialogue: int) -> Rows:
    """Likewise, while something is missing."""
    return _row(_button("Bỏ", ButtonKind.ROUND_DRAFT, dialogue, Press.DROP))


def open_round(number: int) -> Rows:
    """Under a round that units are answering."""
    return _row(
        _button("Tổng hợp", ButtonKind.ROUND, number, Press.COMPILE),
        _button("Xem", ButtonKind.ROUND, number, Press.SHOW),
    )


def close_round(number: int) -> Rows:
    """Under the question whether a round is closed though parts of it are missing."""
    return _row(
        _button("Vẫn đóng", ButtonKind.ROUND, number, Press.END), _button("Xem", ButtonKind.ROUND, number, Press.SHOW)
    )


def round_proposals(dialogue: int) -> Rows:
    """Under what a unit is asked for, where something is proposed."""
    return _row(_button("Như đề xuất", ButtonKind.ROUND_PART, dialogue, Press.KEEP))


def round_items(dialogue: int, items: Sequence[tuple[int, str]]) -> Rows:
    """One row for each item, by its place, to which words may belong."""
    return tuple((_button(title[:40], ButtonKind.ROUND_PART, dialogue, place, Press.KEEP),) for place, title in items)


def recalled(dialogue: int) -> Rows:
    """Under a draft that nobody has finished."""
    return _row(
        _button("Mở lại", ButtonKind.DRAFT, dialogue, Press.SHOW), _button("Bỏ", ButtonKind.DRAFT, dialogue, Press.DROP)
    )


def no_deadline(dialogue: int) -> Rows:
    return _row(
        _button("Không có hạn", ButtonKind.DRAFT, dialogue, Press.NO_DEADLINE),
        _button("Bỏ", ButtonKind.DRAFT, dialogue, Press.DROP),
    )


def guessed(dialogue: int) -> Rows:
    """Under the question whether a deadline that could not be read means that day."""
    return (*_row(_button("Đúng", ButtonKind.DRAFT, dialogue, Press.GUESS)), *no_deadline(dialogue))


def units(dialogue: int, names: tuple[tuple[int, str], ...]) -> Rows:
    """One row for each unit that may lead."""
    rows = tuple((_button(name, ButtonKind.DRAFT, dialogue, Press.UNIT, unit),) for unit, name in names)
    return (*rows, (_button("Bỏ", ButtonKind.DRAFT, dialogue, Press.DROP),))


def draft_list(dialogue: int, tasks: int) -> Rows:
    return _row(
        _button(f"Đúng cả {tasks} việc", ButtonKind.LISTED, dialogue, Press.YES),
        _button("Bỏ cả", ButtonKind.LISTED, dialogue, Press.DROP),
    )


def more_of_list(dialogue: int) -> Rows:
    """Under a list of which more may come."""
    return _row(
        _button("Hết", ButtonKind.LISTED, dialogue, Press.END),
        _button("Bỏ cả", ButtonKind.LISTED, dialogue, Press.DROP),
    )


def drop_list(dialogue: int) -> Rows:
    return _row(_button("Bỏ cả", ButtonKind.LISTED, dialogue, Press.DROP))


def item_deadline(dialogue: int, item: int) -> Rows:
    """Under the question for the deadline of one task of a list."""
    return (*_row(_button("Không có hạn", ButtonKind.LISTED, dialogue, item, Press.NO_DEADLINE)), *drop_list(dialogue))


def item_guess(dialogue: int, item: int) -> Rows:
    """Under the question whether its deadline, which could not be read, means that day."""
    return (*_row(_button("Đúng", ButtonKind.LISTED, dialogue, item, Press.GUESS)), *item_deadline(dialogue, item))


def item_units(dialogue: int, item: int, names: tuple[tuple[int, str], ...]) -> Rows:
    """One row for each unit that may lead that task."""
    rows = tuple((_button(name, ButtonKind.LISTED, dialogue, item, Press.UNIT, unit),) for unit, name in names)
    return (*rows, *drop_list(dialogue))


def recalled_list(dialogue: int) -> Rows:
    """Under a list that nobody has finished."""
    return _row(
        _button("Mở lại", ButtonKind.LISTED, dialogue, Press.SHOW),
        _button("Bỏ", ButtonKind.LISTED, dialogue, Press.DROP),
    )


def paper_in(number: int, page: int, pages: int, takes: int) -> Rows:
    """Under a page of a paper that came in, of which one tap accepts so many drafts."""
    take = (_button(f"Nhận {takes} việc", ButtonKind.PAPER_IN, number, Press.YES),) if takes else ()
    drop = _button("Bỏ các việc còn lại", ButtonKind.PAPER_IN, number, Press.DROP)
    return (*paper_pages(number, page, pages), (*take, drop))


def paper_leads(number: int, item: int, names: Sequence[tuple[int, str]]) -> Rows:
    """A row for each unit that may lead a draft of a paper of which that is not clear; its number makes it typed."""
    return tuple(
        (_button(f"{item} giao {name}"[:LONGEST_LABEL], ButtonKind.PAPER_IN, number, item, Press.UNIT, unit),)
        for unit, name in names
    )


def paper_undated(number: int, item: int) -> Rows:
    """Under a draft whose deadline cannot be meant."""
    return _row(_button(f"{item} không có hạn", ButtonKind.PAPER_IN, number, item, Press.NO_DEADLINE))


def paper_pages(number: int, page: int, pages: int, others: int = 0) -> Rows:
    """To turn its pages, where there are several, and to see the work of other bodies, where it has some."""
    before = (_button("Trang trước", ButtonKind.PAPER_IN, number, page - 1, Press.SHOW),) if page > 1 else ()
    after = (_button("Trang sau", ButtonKind.PAPER_IN, number, page + 1, Press.SHOW),) if page < pages else ()
    shown = (_button("Xem việc khác", ButtonKind.PAPER_IN, number, Press.OTHERS),) if others else ()
    return tuple(row for row in ((*before, *after), shown) if row)


def paper_shown(number: int) -> Rows:
    return _row(_button("Xem văn bản", ButtonKind.PAPER_IN, number, Press.SHOW))


def paper_to_decide(number: int) -> Rows:
    """Under drafts that are put before the office."""
    return _row(
        _button("Xem văn bản", ButtonKind.PAPER_IN, number, Press.SHOW),
        _button("Nhận hết", ButtonKind.PAPER_IN, number, Press.YES),
    )


def paper_draft_meant(number: int) -> Rows:
    """Under the question whether the tasks of a draft are meant."""
    return _row(
        _button("Vẫn nhận từ dự thảo", ButtonKind.PAPER_IN, number, Press.KEEP),
        _button("Xem văn bản", ButtonKind.PAPER_IN, number, Press.SHOW),
    )


def sheet(number: int) -> Rows:
    """Under the spreadsheet of an office as it was read."""
    right = _button("Đúng", ButtonKind.SHEET, number, Press.YES)
    return _row(right, _button("Bỏ", ButtonKind.SHEET, number, Press.DROP))


def recalled_document(number: int, kind: ButtonKind) -> Rows:
    """Under a paper of which not all was accepted, or a spreadsheet that nobody has said to be right."""
    return _row(_button("Mở lại", kind, number, Press.SHOW), _button("Bỏ", kind, number, Press.DROP))


def judge(number: int, message: int | None = None) -> Rows:
    """To confirm or to send back; where the `message` of the report is known, its reporter can take it back too."""
    decide = (
        _button("Xác nhận", ButtonKind.TASK, number, Press.CONFIRM),
        _button("Làm lại", ButtonKind.TASK, number, Press.REDO),
    )
    return (decide, *(wrong(number, message) if message else ()))


def files(number: int) -> Rows:
    """To see the files of a task."""
    return _row(_button("Xem tệp", ButtonKind.FILES, number, Press.SHOW))


def judges(data: str, number: int) -> bool:
    """Whether it is the data of the button that confirms the task of that number."""
    return data == _data(ButtonKind.TASK, number, Press.CONFIRM)


def grants(data: str) -> bool:
    """Whether it is the data of a button that grants a request for a later deadline."""
    return data.startswith(_data(ButtonKind.EXTENSION, "")) and data.endswith(f":{Press.YES}")


def reassign(number: int) -> Rows:
    """Under a task that its unit gives back: to whom it goes, or that it stays."""
    return _row(
        _button("Giao lại", ButtonKind.TASK, number, Press.REASSIGN),
        _button("Giữ nguyên", ButtonKind.TASK, number, Press.KEEP),
    )


def new_leads(number: int, names: tuple[tuple[int, str], ...]) -> Rows:
    """One row for each unit to which the task may go."""
    return tuple((_button(name, ButtonKind.TASK, number, Press.UNIT, unit),) for unit, name in names)


def leads(data: str, number: int) -> bool:
    """Whether it is the data of a button that gives the task of that number to a unit."""
    return data.startswith(_data(ButtonKind.TASK, number, Press.UNIT, ""))


def decide_post(post: int) -> Rows:
    return _row(
        _button("Đồng ý", ButtonKind.POST, post, Press.YES), _button("Từ chối", ButtonKind.POST, post, Press.NO)
    )


def decide_absence(post: int) -> Rows:
    """Whether who has left the group still holds the posts."""
    return _row(
        _button("Thôi chức vụ", ButtonKind.POST, post, Press.END),
        _button("Giữ chức vụ", ButtonKind.POST, post, Press.STAY),
    )


def setup(dialogue: int) -> Rows:
    return _row(
        _button("Đúng", ButtonKind.SETUP, dialogue, Press.YES),
        _button("Sửa danh sách", ButtonKind.SETUP, dialogue, Press.EDIT),
        _button("Bỏ", ButtonKind.SETUP, dialogue, Press.DROP),
    )


def without_letterhead(dialogue: int) -> Rows:
    """Under the question what stands at the head of papers: this one is made with blanks."""
    return _row(_button("Để trống, lập luôn", ButtonKind.LETTERHEAD, dialogue, Press.DROP))


def before() -> Rows:
    """What "trước ngày 15/12" means in this office."""
    return _row(
        _button("Ngày liền trước", ButtonKind.BEFORE, Before.DAY_BEFORE),
        _button("Đúng ngày đó", ButtonKind.BEFORE, Before.THAT_DAY),
    )


def no_paper(dialogue: int) -> Rows:
    return _row(
        _button("Không có văn bản", ButtonKind.EVIDENCE, dialogue, Press.NO_PAPER),
        _button("Chưa xong", ButtonKind.EVIDENCE, dialogue, Press.NOT_DONE),
    )


def doubt(dialogue: int) -> Rows:
    return _row(
        _button("Đã xong", ButtonKind.DOUBT, dialogue, Press.YES),
        _button("Chưa xong", ButtonKind.DOUBT, dialogue, Press.NO),
    )


def fall(dialogue: int, now: str, before: str) -> Rows:
    return _row(
        _button(f"Đúng {now}", ButtonKind.FALL, dialogue, Press.YES),
        _button(f"Giữ {before}", ButtonKind.FALL, dialogue, Press.NO),
    )


def decide_extension(dialogue: int) -> Rows:
    return _row(
        _button("Đồng ý", ButtonKind.EXTENSION, dialogue, Press.YES),
        _button("Không đồng ý", ButtonKind.EXTENSION, dialogue, Press.NO),
    )


def set_limit(dialogue: int, day: str) -> Rows:
    return _row(
        _button(f"Đặt hạn {day}", ButtonKind.LIMIT, dialogue, Press.YES),
        _button("Không đổi", ButtonKind.LIMIT, dialogue, Press.NO),
    )


def add_support(dialogue: int) -> Rows:
    """Under an instruction that names units which have no part in the work yet."""
    return _row(
        _button("Thêm phối hợp", ButtonKind.SUPPORT, dialogue, Press.YES),
        _button("Chỉ chuyển ý kiến", ButtonKind.SUPPORT, dialogue, Press.TELL),
        _button("Không cần", ButtonKind.SUPPORT, dialogue, Press.NO),
    )


def unplaced(dialogue: int, lines: Sequence[tuple[int, int, str]], *, drop: str) -> Rows:
    """One row for each task that may be meant: its line, its id and its words; and one to `drop` what was kept."""
    rows = tuple(
        (_button(f"{number}. {words}", ButtonKind.UNPLACED, dialogue, Press.TASK, task),)
        for number, task, words in lines
    )
    return (*rows, (_button(drop, ButtonKind.UNPLACED, dialogue, Press.DROP),))


def unplaced_paper(dialogue: int) -> Rows:
    """Likewise, where it may be a paper that assigns tasks."""
    return _row(_button("Văn bản giao việc, đọc giúp", ButtonKind.UNPLACED, dialogue, Press.READ))


def wrong(number: int, message: int) -> Rows:
    """Under what was understood of a report: one tap says that it was understood wrongly."""
    return _row(_button("Hiểu sai", ButtonKind.WRONG, number, message, Press.ASK))


def withdraw_report(number: int) -> Rows:
    """Under the question whether the report of completion is taken back; no message of the report has to be known."""
    return _row(
        _button("Rút lại báo cáo", ButtonKind.WRONG, number, 0, Press.WITHDRAW),
        _button("Giữ báo cáo", ButtonKind.WRONG, number, 0, Press.STAY),
    )


def meanings(number: int, message: int) -> Rows:
    def button(label: str, meant: Press | Intent) -> Button:
        return _button(label, ButtonKind.WRONG, number, message, meant)

    return (
        (button("Đã xong", Intent.DONE), button("Đang làm", Intent.PROGRESS)),
        (button("Vướng mắc", Intent.OBSTACLE), button("Xin gia hạn", Intent.EXTENSION)),
        (button("Không phải việc của đơn vị", Intent.DECLINE), button("Bỏ qua", Press.DROP)),
    )
