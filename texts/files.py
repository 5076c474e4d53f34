"""What is said of files: what they are called, that they were kept, that nobody here can listen to them."""

from collections.abc import Sequence

from domain.asking import Line
from domain.dialogues import Unplaced
from domain.heard import Media
from domain.tasks import Task
from texts import buttons
from texts.message import Message, esc
from texts.tasks import cut, title

MOST_LINES = 8
LONGEST_LINE = 80
LONGEST_LABEL = 30
MOST_TAPS = 6
"""Tasks that are put to the choice under a refusal."""

NAMES = {
    Media.DOCUMENT: "tệp",
    Media.PHOTO: "ảnh",
    Media.VIDEO: "video",
    Media.ANIMATION: "ảnh động",
    Media.AUDIO: "tệp âm thanh",
    Media.VOICE: "tin thoại",
    Media.VIDEO_NOTE: "video tròn",
    Media.LOCATION: "vị trí",
    Media.CONTACT: "danh bạ",
}
"""What is called so that came without a name."""

NOT_TAKEN = "📎 Tệp gửi kèm chưa được giữ. Ghi nhận xong, đề nghị gửi lại tệp khi trả lời thẻ của nhiệm vụ."
"""Beside words that answered what is no task yet."""


def attached(task: Task, count: int) -> str:
    return f"📎 Đã nhận {count} tệp cho {title(task)}."


def ask_which(held: Unplaced, tasks: Sequence[Task], dialogue: int, *, may_be_paper: bool = False) -> Message:
    """Of which task it is what was kept: one tap or the number of a line tells it; or it is a paper with new tasks."""
    by_id = {task.id: task for task in tasks}
    shown = [(number, by_id[task]) for number, task in held.lines.items() if task in by_id]
    first = shown[:MOST_LINES]
    lines = [f"<b>{number}.</b> /nv{task.number} {esc(cut(task.content, LONGEST_LINE))}" for number, task in first]
    more = [f"… và {len(shown) - MOST_LINES} nhiệm vụ khác"] if len(shown) > MOST_LINES else []
    asked = (
        f"{_kept(held)} {_whose(held, shown)} Đề nghị bấm, hoặc trả lời tin nhắn này bằng số thứ tự "
        f"(ví dụ “{shown[0][0]}”)."
    )
    labels = [(number, task.id, cut(task.content, LONGEST_LABEL)) for number, task in first]
    return Message(
        "\n".join([asked, *lines, *more]),
        buttons=(
            *buttons.unplaced(dialogue, labels, drop=NOT_KEPT[bool(held.files)]),
            *(buttons.unplaced_paper(dialogue) if may_be_paper else ()),
        ),
        shows=tuple(task.id for _, task in shown),
        lines=tuple(Line(number, task.id) for number, task in shown),
    )


def refused(why: str, held: Unplaced, tasks: Sequence[Task], dialogue: int, *, counted: bool) -> Message:
    """Why words are noted nowhere; where few tasks may be meant, one tap tells which."""
    by_id = {task.id: task for task in tasks}
    shown = [(number, by_id[task]) for number, task in held.lines.items()]
    labels = [(number, task.id, cut(task.content, LONGEST_LABEL)) for number, task in shown]
    few = counted and 1 < len(labels) <= MOST_TAPS
    return Message(
        why,
        buttons=buttons.unplaced(dialogue, labels, drop=NOT_KEPT[False]) if few else (),
        shows=tuple(task.id for _, task in shown),
        lines=tuple(Line(number, task.id) for number, task in shown) if counted else (),
    )


def _kept(held: Unplaced) -> str:
    if held.files:
        return f"📎 Đã giữ {len(held.files)} tệp."
    return f"Chưa ghi nhận “{esc(cut(held.words, LONGEST_LINE))}”."


def _whose(held: Unplaced, shown: Sequence[tuple[int, Task]]) -> str:
    if held.likely:
        return f"<b>Có phải của nhiệm vụ /nv{shown[0][1].number}?</b>"
    return "<b>Của nhiệm vụ nào?</b>"


NOT_KEPT = {True: "Bỏ tệp", False: "Không ghi"}
"""The label of the button that keeps nothing, by whether there are files."""


def dropped(held: Unplaced) -> str:
    return f"Đã bỏ {len(held.files)} tệp, không ghi vào nhiệm vụ nào." if held.files else "Không ghi vào nhiệm vụ nào."


def cannot_listen() -> str:
    return "Trợ lý không nghe, không xem được tin thoại, video. Đề nghị nhắn thêm bằng chữ."


def gone(name: str) -> str:
    """Of a file that the messenger does not have any more."""
    return f"Không gửi lại được “{name}”: tin nhắn gốc đã bị xóa."
