"""Answers to questions in plain words, and examples of questions that are understood."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from domain.overviews.account import Account
from domain.overviews.answers import Counted, Quiet, Silence, number_of, ranked
from domain.overviews.board import Board, Cells, Row
from domain.overviews.filters import Filters, Status, encode
from domain.overviews.questions import Subject
from domain.people import Actor, may_see_board_of
from domain.presses import ButtonKind
from domain.tasks import PersonName, Task, UnitName
from texts import accounts, format, lists
from texts.boards import sentence, tables
from texts.message import Button, Message, esc
from texts.tasks import cut, mentions, title

FOR_ALL_UNITS = (
    "phòng nào nhiều việc quá hạn nhất?",
    "việc của Văn phòng tháng này",
    "ai chưa báo cáo tuần này?",
)
FOR_OWN_UNIT = (
    "có bao nhiêu việc quá hạn?",
    "việc nào sắp đến hạn?",
    "các việc đã hoàn thành tháng này",
)
NOTHING = "Chưa có nhiệm vụ nào trong phạm vi này."
RATES = (
    "<i>Tỷ lệ hoàn thành = số đã hoàn thành / số được giao; tỷ lệ đúng hạn = số hoàn thành đúng hạn / số được giao "
    "(không tính nhiệm vụ đã hủy).</i>"
)
ONE_UNIT = "Chỉ nhận ra một đơn vị trong câu hỏi. Để so sánh, đề nghị nêu tên hai đơn vị của cơ quan."
ONLY_OWN = "<i>Đồng chí được xem số liệu của đơn vị mình; số liệu các đơn vị khác do Văn phòng, lãnh đạo xem.</i>"


def passed_on(task: Task, said: str, people: tuple[PersonName, ...], *, to_unit: bool) -> str:
    """A question that no card answers: that it was understood as one, and who is to answer it."""
    nobody = esc(task.lead.name) if to_unit else "Văn phòng"
    return (
        f"❓ Câu hỏi về {title(task)}, không ghi là báo cáo: “{esc(cut(said, 200))}”.\n"
        f"Trợ lý không có câu trả lời. Kính chuyển {mentions(people) or nobody} trả lời tại đây."
    )


def answered(task: Task, by: str, said: str, question: str, asker: PersonName | None) -> str:
    """What the unit answers to a question that was passed on to it."""
    whom = mentions((asker,)) if asker else "Văn phòng"
    return (
        f"💬 {esc(by)} trả lời câu hỏi về {title(task)}: “{esc(cut(said, 1000))}”.\n"
        f"Câu hỏi: “{esc(cut(question, 200))}”. Kính chuyển {whom}."
    )


def which_person(filters: Filters, owner: int) -> Message:
    """One of several people of that name is meant: one tap, or the name in full, leads to the list."""
    doubt = filters.doubt
    assert doubt is not None
    settled = [(one.name, filters.settled(one)) for one in doubt.close]
    known = [(name, f"{ButtonKind.PAGE}:{owner}:{encode(one)}") for name, one in settled]
    buttons = tuple((Button(name, data),) for name, data in known if len(data.encode()) <= lists.LONGEST_DATA)
    names = " hoặc ".join(esc(name) for name, _ in settled)
    return Message(
        f"“{esc(cut(doubt.words, 60))}” có thể là {names}. Đề nghị chọn, hoặc hỏi lại bằng họ tên đầy đủ.",
        buttons=buttons,
    )


def examples(known: Actor) -> Message:
    """Three questions that are understood, of those that the person may ask."""
    chosen = FOR_ALL_UNITS if may_see_board_of(known) is None else FOR_OWN_UNIT
    lines = [f"• <code>/hoi {words}</code>" for words in chosen]
    return Message("\n".join(["Chưa hiểu câu hỏi. Có thể hỏi, ví dụ:", *lines]))


def counted(answer: Counted) -> Message:
    """Numbers of the Board, as many of them as were asked for."""
    board = answer.board
    if not board.total.total and answer.question.subject is not Subject.COUNT:
        return Message("\n".join([*_scope(board), NOTHING]))
    lines = {
        Subject.COUNT: _count,
        Subject.RANK_UNITS: _ranking,
        Subject.COMPARE: _comparison,
        Subject.TOTAL_RATE: _rate,
    }[answer.question.subject]
    return Message("\n".join([*_scope(board), *lines(answer)]))


def _scope(board: Board) -> Iterator[str]:
    """How the question was understood: the first line, where it narrows anything."""
    if isinstance(board, Account):
        asked = [*lists.asked_for(replace(board.filters, period=None)), f"trong kỳ {accounts.name_of(board)}"]
    else:
        asked = list(lists.asked_for(board.filters))
    if asked:
        yield f"Phạm vi: {'; '.join(asked)}."


def _count(answer: Counted) -> Iterator[str]:
    """The number asked for, and how it is shared among the units."""
    board, status = answer.board, answer.question.filters.status
    if status is None:
        yield f"{sentence(board)}"
    else:
        total = number_of(board.total, status)
        yield f"Có <b>{total}</b> nhiệm vụ {lists.STATUSES[status]} ({format.as_of(board.as_of)})."
    yield from _earlier(answer)
    shares = [(row.unit.name, number_of(row.cells, status)) for row in board.rows]
    if sum(1 for _, count in shares if count) > 1:
        yield from (f"• {esc(name)}: {count}" for name, count in shares if count)
    if number_of(board.total, status):
        also = esc(lists.typed(replace(board.filters, status=status)))
        if status is None and isinstance(board, Account):
            yield f"Chi tiết: <code>/summary {also}</code>"
        else:
            yield f"Danh sách: <code>{f'/nhiemvu {also}'.strip()}</code>"


def _earlier(answer: Counted) -> Iterator[str]:
    """The same number of the period with which this one is to be compared."""
    board, status = answer.board, answer.question.filters.status
    if isinstance(board, Account) and board.before is not None:
        then = number_of(board.before.total, status)
        more = accounts.difference(number_of(board.total, status) - then)
        yield f"So với {accounts.name_of(board.before)}: {then} ({more})."


def _ranking(answer: Counted) -> Iterator[str]:
    """Every unit with its number; for who sees the own unit alone there is nothing to rank."""
    board, question = answer.board, answer.question
    of = f" {lists.STATUSES[question.filters.status]}" if question.filters.status else ""
    by = "tỷ lệ hoàn thành" if question.by_rate else f"số nhiệm vụ{of}"
    alone = bool(board.filters.units) and not question.filters.units
    if not alone:
        order = "từ thấp đến cao" if question.least else "từ cao xuống thấp"
        yield f"<b>Xếp theo {by}</b>, {order} ({format.as_of(board.as_of)}):"
    for placed in ranked(board.rows, question):
        place = "" if alone else f"{placed.place}. "
        yield f"{place}{esc(placed.row.unit.name)}: {_measured(answer, placed.row)}"
    if question.by_rate:
        yield RATES
    if alone:
        yield ONLY_OWN


def _measured(answer: Counted, row: Row) -> str:
    if answer.question.by_rate:
        return _share(row.cells.done, row.cells.total)
    count = number_of(row.cells, answer.question.filters.status)
    if answer.question.filters.status is None:
        return f"<b>{count}</b> nhiệm vụ"
    return f"<b>{count}</b> {lists.STATUSES[answer.question.filters.status]}, trong tổng số {row.cells.total} nhiệm vụ"


def _comparison(answer: Counted) -> Iterator[str]:
    """The units side by side in the table of the Board, with their two rates."""
    board = answer.board
    if len(answer.question.filters.units) < 2:
        yield f"{ONE_UNIT}\n"
        yield from _rate(answer)
        return
    yield f"<b>So sánh</b> ({format.as_of(board.as_of)})"
    yield from tables(board)
    for row in board.rows:
        yield f"• {esc(row.unit.name)}: {_rates_of(row.cells)}."
    counted = {row.unit.id for row in board.rows}
    for unit in board.filters.units:
        if unit.id not in counted:
            yield f"• {esc(unit.name)}: chưa có nhiệm vụ nào."
    yield RATES


def _rate(answer: Counted) -> Iterator[str]:
    """How much is done, and how much in time, with the formula: offices reckon it in different ways."""
    board = answer.board
    yield f"{sentence(board)}"
    yield f"Tỷ lệ hoàn thành: {_share(board.total.done, board.total.total)}{_rate_before(board, 'done')}."
    yield f"Tỷ lệ đúng hạn: {_share(board.total.done_in_time, board.total.total)}{_rate_before(board, 'done_in_time')}."
    if answer.question.by_unit:
        yield from (f"• {esc(row.unit.name)}: {_rates_of(row.cells)}." for row in board.rows if row.cells.total)
    yield RATES


def _rate_before(board: Board, done: Literal["done", "done_in_time"]) -> str:
    """The same rate of the period with which this one is to be compared."""
    if not isinstance(board, Account) or board.before is None or not board.before.total.total:
        return ""
    then = board.before
    return f"; {accounts.name_of(then)}: {_share(getattr(then.total, done), then.total.total)}"


def _rates_of(cells: Cells) -> str:
    if not cells.total:
        return "chưa có nhiệm vụ nào"
    return f"hoàn thành {_share(cells.done, cells.total)}, đúng hạn {_share(cells.done_in_time, cells.total)}"


def _share(part: int, whole: int) -> str:
    """ "3/5 = 60,0%", as reports write it."""
    percent = f"{100 * part / whole:.1f}".replace(".", ",")
    return f"{part}/{whole} = <b>{percent}%</b>"


def silence(found: Silence) -> Message:
    """Which units reported nothing in the period, and which left something unreported."""
    when = lists.period_words(found.period) if found.period else f"{found.days} ngày làm việc gần đây"
    within = f" ({esc(format.listed([unit.name for unit in found.scope]))})" if found.scope else ""
    if found.period and found.period.first > found.as_of.date():
        return Message(f"Chưa đến thời gian được hỏi ({when}).")
    if not found.units and found.period is None:
        return Message(f"Không có nhiệm vụ nào đang thực hiện{within} mà {found.days} ngày làm việc chưa có báo cáo.")
    if not found.units:
        return Message(f"Mọi nhiệm vụ đang thực hiện{within} đều đã có báo cáo trong thời gian {when}.")
    silent = [one for one in found.units if one.silent]
    partly = [one for one in found.units if not one.silent]
    lines = [f"<b>Chưa báo cáo</b>, {when}{within}:"]
    lines += [f"• {_who(one)}: {one.at_hand} nhiệm vụ đang thực hiện, chưa có báo cáo nào" for one in silent]
    lines += [f"• {_who(one)}: còn {one.unreported}/{one.at_hand} nhiệm vụ chưa có báo cáo" for one in partly]
    if found.period is None:
        also = lists.typed(Filters(tuple(UnitName(one.id, one.name) for one in found.scope), status=Status.UNREPORTED))
        lines.append(f"Danh sách: <code>/nhiemvu {esc(also)}</code>")
    return Message("\n".join(lines))


def _who(one: Quiet) -> str:
    heads = f" ({esc(format.listed(one.heads))})" if one.heads else ""
    return f"{esc(one.unit.name)}{heads}"


def nothing_with(words: str) -> str:
    """Before the answer without words that no task has, and that may be none of the content."""
    return f"Không có nhiệm vụ nào có “{esc(cut(words, 60))}”; danh sách dưới đây không lọc theo các từ này."
