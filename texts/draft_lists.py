"""What is said while several tasks are registered together: the card of all of them, and what one of them lacks."""

from collections.abc import Iterator, Mapping, Sequence

from domain.asking import Awaited, Question, asking, counted
from domain.ladder import Times
from domain.registering.drafts import Draft, DraftList, Unusable
from domain.tasks import PersonName, Task
from texts import buttons, format
from texts.drafts import FAULTS, MOST_UNITS_AS_BUTTONS, RULES
from texts.message import Message, Rows, esc
from texts.tasks import URGENCIES, cut, due_words, mentions

LONGEST_CONTENT = 300
LONGEST_NAMED = 60
MOST_LEADS = 3
LONGEST_LISTED = 90
MOST_TOLD = 20
"""Tasks of which each is told by itself once they are on record, and of a list that is read out anew as a whole."""


def card(
    listed: DraftList, dialogue: int, names: Mapping[int, str], times: Times, beside: Sequence[str] = ()
) -> Message:
    """All tasks with what was understood of each, and the question for what the first one lacks.

    `beside` are lines of warning.
    """
    lines = [f"<b>Đề nghị kiểm tra {len(listed.items)} nhiệm vụ</b>"]
    heading = ""
    for number, draft in listed.items:
        if draft.heading != heading:
            lines.append(f"\n<i>{esc(draft.heading)}</i>" if draft.heading else "")
            heading = draft.heading
        lines += _item(number, draft, names, times)
    lines += rules(listed.drafts)
    lines += beside
    if listed.lacking is not None:
        asked = ask(listed, dialogue, names)
        return Message("\n".join((*lines, "", asked.html)), buttons=asked.buttons, asks=asked.asks)
    first, last = listed.numbers[0], listed.numbers[-1]
    examples = f"“{last} giao VP”, “{first} hạn 20/12”, “bỏ {last}”"
    ending = f"Bấm <b>Đúng cả {len(listed.items)} việc</b>, hoặc sửa theo số: {examples}."
    lines += ["", ending, how_to_go_on()]
    rows = buttons.draft_list(dialogue, len(listed.items))
    return Message("\n".join(lines), buttons=rows, asks=asking(Question.DRAFT))


def _item(number: int, draft: Draft, names: Mapping[int, str], times: Times) -> list[str]:
    urgent = f" [{URGENCIES[draft.urgency]}]" if draft.urgency in URGENCIES else ""
    support = [*(names[unit] for unit in draft.support), *draft.partners]
    told = [
        leads(draft, names),
        f"phối hợp {esc(format.listed(support))}" if support else "",
        f"SP: {esc(cut(draft.product, LONGEST_LISTED))}" if draft.product else "",
        f"VB: {esc(cut(draft.paper, LONGEST_LISTED))}" if draft.paper else "",
    ]
    lines = [
        f"<b>{number}.</b> {esc(cut(draft.content, LONGEST_CONTENT)) or '❓ nội dung'}{urgent}",
        f"– {'; '.join(filter(None, told))}",
        f"– {deadline(draft, times)}",
    ]
    if draft.other_days:
        lines.append(f"⚠️ còn thời hạn khác: {esc('; '.join(draft.other_days))}")
    if draft.unclear_support:
        lines.append(f"⚠️ chưa rõ đơn vị phối hợp “{esc(draft.unclear_support)}”")
    return lines


def leads(draft: Draft, names: Mapping[int, str]) -> str:
    """Who leads it, or that it has to be asked."""
    if draft.missing is Awaited.LEAD or not draft.leads:
        said = draft.unclear or format.listed([names[unit] for unit in draft.leads])
        return f"❓ đơn vị chủ trì{f' (“{esc(said)}”)' if said else ''}"
    if len(draft.leads) > MOST_LEADS:
        return f"giao {len(draft.leads)} đơn vị"
    return esc(format.listed([names[unit] for unit in draft.leads]))


def deadline(draft: Draft, times: Times) -> str:
    """Its deadline in words and as a day, or that it has to be asked."""
    if draft.due is not None:
        day = draft.due.moment.astimezone(times.zone).date() if draft.due.moment else draft.due.day
        off = " ⚠️ ngày nghỉ" if day is not None and not times.calendar.is_working_day(day) else ""
        return f"hạn {due_words(draft.due, times.zone)}{off}"
    if draft.no_deadline:
        return f"“{esc(draft.vague)}” (không có ngày cụ thể)" if draft.vague else "không có thời hạn"
    said = f"“{esc(draft.unusable.words)}” {FAULTS[draft.unusable.fault]}" if draft.unusable else ""
    said = said or (f"“{esc(draft.vague)}”" if draft.vague else "")
    return f"❓ hạn{f': {said}' if said else ''}"


def rules(drafts: Sequence[Draft]) -> list[str]:
    """How "trước" was counted, once."""
    said = {draft.due.before for draft in drafts if draft.due and draft.due.before}
    return ["", *(f"<i>{RULES[rule]}</i>" for rule in sorted(said))] if said else []


def doubled(number: int, others: Mapping[int, str], items: Sequence[int]) -> list[str]:
    """That an item is nearly the same as tasks on record of the same unit and day, or as other items."""
    known = [f"/nv{other} “{esc(cut(content, LONGEST_NAMED))}”" for other, content in others.items()]
    same = "; ".join([*(f"mục {item}" for item in items), *known])
    return [f"⚠️ Mục {number} gần giống {same} (cùng đơn vị, cùng hạn). Trùng thì “bỏ {number}”."] if same else []


def ask(listed: DraftList, dialogue: int, names: Mapping[int, str]) -> Message:
    """The one question for what the first task lacks, which names it."""
    number = listed.lacking
    assert number is not None
    draft = listed.item(number)
    of_item = f"<b>Mục {number}</b>" + (f" “{esc(cut(draft.content, LONGEST_NAMED))}”" if draft.content else "")
    others = sum(one.missing is draft.missing for one in listed.drafts) - 1
    if draft.missing is Awaited.CONTENT:
        html, rows = f"{of_item}: <b>nội dung</b> là gì?", buttons.drop_list(dialogue)
    elif draft.missing is Awaited.LEAD:
        html, rows = f"{of_item}: <b>đơn vị nào</b> chủ trì?{_unclear(draft)}", _units(draft, dialogue, number, names)
    else:
        html, rows = f"{of_item}: <b>hạn ngày nào</b>?{_unread(draft)}", _limits(draft, dialogue, number)
    if others:
        example = "tất cả giao VP" if draft.missing is Awaited.LEAD else "tất cả hạn 20/12"
        html += f"\n<i>Còn {others} mục nữa cũng thiếu; trả lời chung được: “{example}”.</i>"
    return Message(html, buttons=rows, asks=asking(Question.DRAFT))


def _unclear(draft: Draft) -> str:
    if len(draft.leads) > 1:
        return " Mỗi nhiệm vụ chỉ có một đơn vị chủ trì."
    return f" Chưa rõ “{esc(draft.unclear)}”." if draft.unclear else ""


def _unread(draft: Draft) -> str:
    if draft.guessed and draft.guessed.day:
        return f" “{esc(draft.guessed.words)}” có phải là hết <b>{format.full_date(draft.guessed.day)}</b>?"
    if draft.unusable:
        return f" “{esc(draft.unusable.words)}” {_fault(draft.unusable)}."
    return f" “{esc(draft.vague)}” chưa phải là ngày cụ thể." if draft.vague else ""


def _fault(unusable: Unusable) -> str:
    return FAULTS[unusable.fault]


def _units(draft: Draft, dialogue: int, number: int, names: Mapping[int, str]) -> Rows:
    offered = (draft.leads or tuple(names))[:MOST_UNITS_AS_BUTTONS]
    return buttons.item_units(dialogue, number, tuple((unit, names[unit]) for unit in offered))


def _limits(draft: Draft, dialogue: int, number: int) -> Rows:
    return buttons.item_guess(dialogue, number) if draft.guessed else buttons.item_deadline(dialogue, number)


def corrected(listed: DraftList, numbers: Sequence[int], names: Mapping[int, str], times: Times) -> str:
    """The items that a correction has changed, as they are now."""
    return "\n".join(line for number in numbers for line in _item(number, listed.item(number), names, times))


def accept_again(listed: DraftList, dialogue: int, said: str) -> Message:
    """What was changed of a long list of which nothing lacks: all of it is not read out again."""
    count = len(listed.items)
    html = f"{said}\n\nDanh sách có {count} việc. Bấm <b>Đúng cả {count} việc</b>, hoặc sửa tiếp theo số."
    return Message(html, buttons=buttons.draft_list(dialogue, count), asks=asking(Question.DRAFT))


def left_out(numbers: Sequence[int]) -> str:
    return f"Đã bỏ mục {', '.join(map(str, numbers))}."


def received(tasks: int, dialogue: int) -> Message:
    """The first parts of a list are there; it is read out when all are."""
    return Message(
        f"Đã nhận {tasks} việc. Trả lời tin nhắn này để <b>gửi tiếp</b> phần còn lại; gửi xong thì bấm <b>Hết</b>.",
        buttons=buttons.more_of_list(dialogue),
        asks=asking(Question.DRAFT),
        expects_reply=True,
    )


def how_to_go_on() -> str:
    return "<i>Danh sách còn nữa thì trả lời tin này để gửi tiếp.</i>"


def how_to_correct(listed: DraftList, dialogue: int) -> Message:
    """Words that say nothing of the list."""
    return _unclear_words(
        "Chưa rõ ý này. Đề nghị sửa theo số: “2 giao VP”, “3 hạn 20/12”, “2 nội dung …”, “bỏ 4”, “tất cả hạn 20/12”; "
        "hoặc gửi tiếp việc mới, mỗi dòng một việc có số thứ tự.",
        listed,
        dialogue,
    )


def no_such_item(number: int, listed: DraftList, dialogue: int) -> Message:
    numbers = ", ".join(map(str, listed.numbers))
    return _unclear_words(f"Danh sách không có mục {number}. Các mục hiện có: {numbers}.", listed, dialogue)


def _unclear_words(html: str, listed: DraftList, dialogue: int) -> Message:
    complete = listed.lacking is None
    rows = buttons.draft_list(dialogue, len(listed.items)) if complete else buttons.drop_list(dialogue)
    return Message(html, buttons=rows, asks=asking(Question.DRAFT))


def nothing_left() -> str:
    return "Đã bỏ hết các mục, chưa ghi nhận nhiệm vụ nào."


def accepted(count: int) -> str:
    return f"Đã ghi nhận {count} nhiệm vụ."


def registered(made: Sequence[Task], times: Times, heads: tuple[PersonName, ...], beside: Sequence[str]) -> Message:
    """The tasks are on record: a line for each; of many, that the card has read out, a line for each unit."""
    lines = [f"✅ Đã ghi nhận <b>{len(made)} nhiệm vụ</b>:"]
    ids = tuple(task.id for task in made)
    if len(made) > MOST_TOLD:
        lines += _by_unit(made)
    else:
        lines += [_told(place, task, times) for place, task in enumerate(made, 1)]
    if heads:
        lines.append(f"Kính chuyển: {mentions(heads)}")
    lines += beside
    return Message("\n".join(lines), shows=ids, lines=counted(ids) if len(made) <= MOST_TOLD else ())


def _told(place: int, task: Task, times: Times) -> str:
    ends = task.due.ends(times.zone) if task.due else None
    day = (task.due.moment.astimezone(times.zone).date() if task.due.moment else task.due.day) if task.due else None
    limit = f", hạn {format.full_date(day)}" if ends and day else ""
    return f"{place}. /nv{task.number} – {esc(cut(task.content, LONGEST_LISTED))} – {esc(task.lead.name)}{limit}"


def _by_unit(made: Sequence[Task]) -> Iterator[str]:
    for lead in dict.fromkeys(task.lead for task in made):
        numbers = [task.number for task in made if task.lead == lead]
        shown = ", ".join(f"/nv{number}" for number in numbers[:MOST_TOLD])
        more = f" … /nv{numbers[-1]}" if len(numbers) > MOST_TOLD else ""
        yield f"• {esc(lead.name)} ({len(numbers)} việc): {shown}{more}"
    yield "<i>Xem danh sách: /nhiemvu</i>"
