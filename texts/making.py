"""Papers that are being made: what is said while, after, and where it could not be done."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from domain.overviews.account import Account
from domain.overviews.board import Board
from domain.overviews.report import OF_TASK, WITH_HEAD, Face, Report
from texts import accounts, boards, faces, format, letterheads
from texts.faces import NAMES
from texts.lists import LONGEST_CONTENT, asked_for
from texts.message import Message, esc
from texts.register import is_overdue
from texts.tasks import cut


def begun(face: Face) -> Message:
    """The paper is being made."""
    return Message(f"⏳ Đang lập {NAMES[face]}… Tệp sẽ được gửi ngay dưới đây.")


def waits_already(face: Face) -> Message:
    return Message(f"{_capital(NAMES[face])} này đang được lập; tệp sẽ được gửi trong ít phút.")


def made(face: Face) -> Message:
    return Message(f"✅ Đã lập {NAMES[face]}.")


def caption(report: Report, face: Face) -> Message:
    """What stands under the file: of when it is, what it counts, and what its head lacks."""
    board = report.board
    if face in OF_TASK:
        task = report.entries[0].task
        asked, told = f"/nv{task.number} {cut(task.content, LONGEST_CONTENT)}", ""
    elif face is Face.HANDOVER:
        asked = "; ".join(asked_for(replace(board.filters, status=None)))
        handed = f"Bàn giao {len(report.entries)}" if report.entries else "Không có"
        told = f"{handed} nhiệm vụ chưa hoàn thành{'' if report.entries else ' phải bàn giao'}."
    elif face is Face.LETTER:
        late = [entry.task for entry in report.entries if is_overdue(entry)]
        asked = "; ".join(asked_for(replace(board.filters, status=None)))
        told = f"Đôn đốc {len(late)} nhiệm vụ quá hạn của {len({task.lead.id for task in late})} đơn vị."
    elif isinstance(board, Account):
        asked = "; ".join([accounts.name_of(board), *asked_for(replace(board.filters, period=None))])
        told = accounts.sentence(board)
    else:
        asked, told = "; ".join(asked_for(board.filters)), boards.sentence(board)
    lines = [
        f"<b>{esc(_capital(NAMES[face]))}</b>" + (f": {esc(asked)}" if asked else ""),
        f"Tính đến {_moment(board)}. {told}",
    ]
    return Message("\n".join([*lines, *(lacking(report.letterhead.missing) if face in WITH_HEAD else [])]))


def _moment(board: Board) -> str:
    """The end of a day that is over, or the minute of now."""
    is_over = (board.as_of + dt.timedelta.resolution).time() == dt.time.min
    day = format.date(board.as_of.date())
    return f"hết ngày {day}" if is_over else f"{format.clock(board.as_of)} ngày {day}"


def without_template(words: Message) -> Message:
    """The paper has the shipped layout, because the template of the department did not go with it."""
    return replace(words, html=f"{words.html}\n⚠️ Mẫu riêng không dùng được, tệp theo mẫu có sẵn. Kiểm tra: /mau.")


def lacking(missing: Sequence[str]) -> list[str]:
    """What nobody has told of the head and the foot, which stand blank there."""
    if not missing:
        return []
    return [f"Còn để trống: {format.listed([letterheads.NAMES[name] for name in missing])}. Bổ sung bằng /caidat."]


def signed(names: Sequence[str]) -> Message:
    """What came back is kept."""
    listed = ", ".join(esc(name) for name in names)
    return Message(f"✅ Đã lưu bản đã ký: {listed}. Đây là bản được ghi nhận là bản gửi.")


def failed(face: Face, filters: str) -> Message:
    """It could not be made for a fault of ours; nothing is lost, and it can be asked for again."""
    return Message(
        f"⚠️ Chưa lập được {NAMES[face]} do lỗi của hệ thống; số liệu không bị ảnh hưởng. "
        "Đề nghị thử lại; nếu vẫn lỗi, báo người quản trị máy chủ.",
        buttons=faces.again(face, filters),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
