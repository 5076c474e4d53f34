"""Where nobody is told: units without people, and people whom the assistant cannot write to."""

from collections.abc import Iterable, Sequence

from domain.staff.gaps import Vacancy
from domain.tasks import PersonName, UnitName
from texts import format
from texts.message import esc

HOW_TO_MEND = "người phụ trách gõ <code>/toi Trưởng …</code>, Văn phòng duyệt"


def nobody(units: Sequence[UnitName]) -> str:
    """That the units have no people; empty where there is none of them."""
    if not units:
        return ""
    names = format.listed([esc(unit.name) for unit in units])
    return f"⚠️ <b>Chưa có ai nhận việc</b> ở {names}: không ai được nhắc. Đề nghị {HOW_TO_MEND}."


def nobody_yet(units: Sequence[UnitName]) -> str:
    """Likewise, before it counts."""
    return f"⚠️ Chưa có ai nhận việc ở {format.listed([esc(unit.name) for unit in units])}." if units else ""


def vacancies(found: Sequence[Vacancy]) -> str:
    names = format.listed([f"{esc(one.unit.name)} ({one.tasks} việc)" for one in found])
    return f"⚠️ <b>Chưa có ai nhận việc</b> ở {names}. Đề nghị {HOW_TO_MEND}."


def out_of_reach(people: Iterable[PersonName]) -> str:
    """Whom the assistant cannot write to in private; empty where there is nobody."""
    found = tuple(people)
    if not found:
        return ""
    names = format.listed([esc(one.name) for one in found])
    return f"⚠️ Chưa nhắn riêng được cho {names}: đề nghị mở trò chuyện riêng với trợ lý và bấm Start."
