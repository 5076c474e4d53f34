"""What is said to those who are urged, and to who urges them."""

from itertools import groupby

from domain.asking import counted
from domain.calendar import WorkingCalendar
from domain.overviews.chasing import Chased
from domain.overviews.filters import Filters
from domain.overviews.lists import Listed
from texts import faces
from texts.lists import entry
from texts.message import Message, esc
from texts.reminders import ANSWER, ANSWER_ONE
from texts.tasks import mentions


def urged(told: Chased, calendar: WorkingCalendar, filters: Filters) -> Message:
    """The one message for all of them, unit by unit; it is answered by its numbers, like a digest."""
    lines = [f"📣 <b>ĐÔN ĐỐC</b> theo yêu cầu của {esc(told.by)} ({len(told.urged)} nhiệm vụ)"]
    number = 0
    for unit, same in groupby(told.urged, key=lambda one: one[0].lead):
        of_unit = list(same)
        people = mentions(tuple(dict.fromkeys(person for _, doers in of_unit for person in doers)))
        lines.append(f"\n<b>{esc(unit.name)}</b>{f' – kính chuyển {people}' if people else ''}")
        for task, _ in of_unit:
            number += 1
            lines.append(entry(number, Listed(task, supporting=False), told.now, calendar))
    lines.append(f"\n<i>{ANSWER if number > 1 else ANSWER_ONE}</i>")
    if told.before:
        lines.append(f"<i>Đã đôn đốc trước đó trong ngày: {_numbers(told)}.</i>")
    shown = tuple(task.id for task, _ in told.urged)
    return Message("\n".join(lines), buttons=faces.letter(filters), shows=shown, lines=counted(shown))


def nobody(told: Chased) -> Message:
    """Nothing is left to urge."""
    if told.before:
        return Message(f"Đã đôn đốc trong ngày: {_numbers(told)}. Mỗi nhiệm vụ đôn đốc một lần mỗi ngày.")
    return Message("Không có nhiệm vụ nào cần đôn đốc trong phạm vi này.")


def _numbers(told: Chased) -> str:
    return ", ".join(f"/nv{task.number}" for task in told.before)
