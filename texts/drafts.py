"""What is said while a task is being registered: the card that reads it out, and the one question that is open."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from domain.asking import Question, asking
from domain.deadlines import Before, DeadlineKind
from domain.ladder import Times
from domain.names import without_mark
from domain.registering.drafts import DayFault, Draft
from domain.tasks import PersonName, Task, UnitName
from texts import buttons, format, gaps, papers
from texts.message import Message, esc
from texts.tasks import SILENCE_IS_CONSENT, URGENCIES, cut, day_off_warning, due_words, left_until, mentions

MOST_UNITS_AS_BUTTONS = 12
LONGEST_DOUBLE = 80
FAULTS = {
    DayFault.NO_SUCH_DAY: "không có ngày này",
    DayFault.PASSED: "đã qua",
    DayFault.TOO_FAR: "quá xa",
}
NO_DOUBLES: Mapping[int, str] = MappingProxyType({})
RULES = {
    Before.DAY_BEFORE: "“Trước” một ngày: tính đến hết ngày liền trước (đổi bằng /caidat).",
    Before.THAT_DAY: "“Trước” một ngày: tính đến hết đúng ngày đó.",
}
"""What the card says of a deadline that a day gave through "trước"."""


def card(
    draft: Draft,
    dialogue: int,
    names: Mapping[int, str],
    now: dt.datetime,
    times: Times,
    *,
    vacant: Sequence[UnitName] = (),
    doubles: Mapping[int, str] = NO_DOUBLES,
) -> Message:
    """Everything that was understood, to be confirmed or corrected before it counts.

    `vacant` units have no people; `doubles` are tasks on record that say nearly the same.
    """
    urgent = f" [{URGENCIES[draft.urgency]}]" if draft.urgency in URGENCIES else ""
    lines = [f"<b>Đề nghị kiểm tra nhiệm vụ</b>{urgent}", esc(draft.content), ""]
    label = "Giao" if len(draft.leads) > 1 else "Chủ trì"
    lines.append(f"{label}: {esc(format.listed([names[unit] for unit in draft.leads]))}")
    if draft.doer:
        lines.append(f"Người thực hiện: {esc(without_mark(draft.doer.name))}")
    support = [*(names[unit] for unit in draft.support), *draft.partners]
    if support:
        lines.append(f"Phối hợp: {esc(format.listed(support))}")
    if draft.product:
        lines.append(f"Sản phẩm: {esc(draft.product)}")
    if draft.paper:
        lines.append(f"Văn bản: {papers.told(draft.paper, draft.source)}")
    if draft.area:
        lines.append(f"Lĩnh vực: {esc(draft.area)}")
    lines.append(_deadline(draft, now, times))
    if draft.other_days:
        lines.append(f"⚠️ Còn thời hạn khác: {esc('; '.join(draft.other_days))}. Nếu chưa đúng, đề nghị sửa hạn.")
    if draft.unclear_support:
        lines.append(f"⚠️ Chưa rõ đơn vị “{esc(draft.unclear_support)}”, chưa ghi vào phối hợp.")
    if vacant:
        lines.append(gaps.nobody_yet(vacant))
    lines += doubled(doubles)
    lines += ["", "Bấm <b>Đúng</b> hoặc trả lời “đúng” để ghi nhận."]
    return Message("\n".join(lines), buttons=buttons.draft(dialogue), asks=asking(Question.DRAFT))


def doubled(doubles: Mapping[int, str]) -> list[str]:
    """That tasks of the same unit and day are nearly the same."""
    shown = "; ".join(f"/nv{number} “{esc(cut(content, LONGEST_DOUBLE))}”" for number, content in doubles.items())
    return [f"⚠️ Gần giống nhiệm vụ đã có, cùng đơn vị, cùng hạn: {shown}. Trùng thì bấm <b>Bỏ</b>."] if shown else []


def _deadline(draft: Draft, now: dt.datetime, times: Times) -> str:
    if draft.due is None:
        return "Hạn: không có thời hạn"
    ends = draft.due.ends(times.zone)
    day = draft.due.moment.astimezone(times.zone).date() if draft.due.moment else draft.due.day
    far = ""
    if ends and day:
        far = f", {left_until(day, now, times.calendar)}" if ends > now else ", đã qua, đề nghị sửa hạn"
    rule = f"\n<i>{RULES[draft.due.before]}</i>" if draft.due.before else ""
    silence = f"\n<i>{SILENCE_IS_CONSENT.capitalize()}.</i>" if draft.due.kind is DeadlineKind.CONSENT else ""
    return f"Hạn: {due_words(draft.due, times.zone)}{far}{rule}{silence}{day_off_warning(draft.due, times)}"


def ask_content(dialogue: int) -> Message:
    return _ask("Đề nghị cho biết <b>nội dung nhiệm vụ</b> (trả lời tin nhắn này).", dialogue)


def ask_deadline(draft: Draft, dialogue: int) -> Message:
    if draft.guessed and draft.guessed.day and draft.unusable:
        return Message(
            f"Nhiệm vụ: {esc(cut(draft.content, 200))}\n\nHạn “{esc(draft.guessed.words)}” là ngày "
            f"<b>{draft.unusable.words}, đã qua</b>. Đề nghị trả lời tin nhắn này bằng thời hạn đúng. "
            f"Nếu là năm sau ({format.full_date(draft.guessed.day)}), bấm <b>Đúng</b>.",
            buttons=buttons.guessed(dialogue),
            asks=asking(Question.DRAFT),
        )
    if draft.guessed and draft.guessed.day:
        return Message(
            f"Nhiệm vụ: {esc(cut(draft.content, 200))}\n\nHạn “{esc(draft.guessed.words)}” chưa rõ. Ý đồng chí là hết "
            f"<b>{format.full_date(draft.guessed.day)}</b>? Bấm <b>Đúng</b>, hoặc trả lời tin nhắn này bằng thời hạn.",
            buttons=buttons.guessed(dialogue),
        )
    if draft.vague and draft.counts:
        return Message(
            f"Nhiệm vụ: {esc(cut(draft.content, 200))}\n\nHạn “{esc(draft.vague)}”: đề nghị cho biết <b>ngày bắt đầu "
            "tính</b> (trả lời tin nhắn này), ví dụ: từ 26/11; hôm nay; hoặc một thời hạn cụ thể.",
            buttons=buttons.no_deadline(dialogue),
            asks=asking(Question.DRAFT),
        )
    said = f"“{esc(draft.vague)}” chưa phải là ngày cụ thể.\n" if draft.vague else ""
    if draft.unusable:
        said = f"Hạn “{esc(draft.unusable.words)}” {FAULTS[draft.unusable.fault]}.\n"
    return Message(
        f"Nhiệm vụ: {esc(cut(draft.content, 200))}\n\n{said}Đề nghị cho biết <b>thời hạn</b> (trả lời tin nhắn này), "
        "ví dụ: 15/12; thứ Sáu tuần sau; 17h ngày 20/12; thường xuyên; không có hạn.",
        buttons=buttons.no_deadline(dialogue),
        asks=asking(Question.DRAFT),
    )


def ask_lead(draft: Draft, dialogue: int, names: Mapping[int, str]) -> Message:
    """Exactly one unit leads: two, none, or a name that fits several is a question."""
    offered = draft.leads or draft.close or tuple(names)
    choice = tuple((unit, names[unit]) for unit in offered[:MOST_UNITS_AS_BUTTONS])
    why = f"Chưa rõ đơn vị “{esc(draft.unclear)}”. " if draft.unclear else ""
    if len(draft.leads) > 1:
        why = "Mỗi nhiệm vụ chỉ có một đơn vị chủ trì. "
    return Message(
        f"{why}Đề nghị chọn <b>đơn vị chủ trì</b> hoặc trả lời tin nhắn này bằng tên đơn vị.",
        buttons=buttons.units(dialogue, choice),
        asks=asking(Question.DRAFT),
    )


def whole_content(draft: Draft) -> str:
    """The content of the task, with the bodies outside that support it where it does not name them itself."""
    others = [partner for partner in draft.partners if partner not in draft.content]
    return f"{draft.content}, phối hợp {', '.join(others)}" if others else draft.content


def told(
    supporters: tuple[PersonName, ...],
    vacant: Sequence[UnitName],
    unreachable: tuple[PersonName, ...],
) -> list[str]:
    """Lines about those beside who leads: who supports it, and where nobody is told."""
    support = f"Kính chuyển đơn vị phối hợp: {mentions(supporters)}." if supporters else ""
    return [line for line in (support, gaps.nobody(vacant), gaps.out_of_reach(unreachable)) if line]


def to_do(draft: Draft, made: Sequence[Task]) -> list[str]:
    """Who of the unit does it; where it is for the unit to say so, that it is asked to."""
    if draft.doer is None:
        return []
    if all(task.delegate == draft.doer for task in made):
        return [f"Người thực hiện: {mentions((draft.doer,))}."]
    return [f"Đề nghị đơn vị phân công {mentions((draft.doer,))} thực hiện."]


def perhaps_a_task() -> str:
    """Over the card of what an instruction may order."""
    return "Ý kiến này có thể là một nhiệm vụ mới, chưa giao. Bấm <b>Đúng</b> để giao, hoặc <b>Bỏ</b>."


def accepted(count: int) -> str:
    return "Đã ghi nhận nhiệm vụ." if count == 1 else f"Đã giao {count} nhiệm vụ."


def replaced() -> str:
    return "Thẻ này đã được thay, chưa ghi nhận gì. Nội dung hiện nay:"


def dropped() -> str:
    return "Đã bỏ, chưa ghi nhận nhiệm vụ nào."


def how_to_register(*, assigning: bool) -> str:
    if assigning:
        return "Ví dụ: <code>/giao P.QLKH, VP: Rà soát quy trình nội bộ, hạn 15/12, theo KH 10/KH-SKHCN</code>"
    return "Ví dụ: <code>/dangky Rà soát quy trình, phối hợp Văn phòng, sản phẩm: báo cáo, hạn 15/12</code>"


def _ask(html_text: str, dialogue: int) -> Message:
    return Message(html_text, buttons=buttons.drop_draft(dialogue), asks=asking(Question.DRAFT))
