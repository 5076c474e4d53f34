"""What is answered to words about a paper that came in: accepted, refused, taken back, listed."""

from collections.abc import Iterator, Mapping, Sequence

from domain.asking import Awaited, counted
from domain.documents.papers_in import Item, PaperIn
from domain.documents.views import PaperLine, Refused, Withdrawn
from domain.ladder import Times
from domain.tasks import PersonName, Task, UnitName
from texts import buttons, format
from texts.message import Message, esc
from texts.papers_in.names import called
from texts.tasks import cut, mentions

LONGEST_LISTED = 90
LONGEST_NAMED = 60
MOST_NUMBERS = 20

HOW_TO_SEND = (
    "Gửi văn bản giao việc cho trợ lý:\n"
    "• Gửi riêng: chỉ cần gửi tệp.\n"
    "• Trong nhóm: trả lời tệp bằng <code>/vanban</code>, hoặc gửi tệp khi trả lời tin của trợ lý. Tệp gửi thường "
    "trong nhóm, kể cả có chú thích, trợ lý không thấy.\n"
    "• Dán nội dung sau lệnh <code>/vanban</code>.\n"
    "Nhận .docx, .pdf, .xlsx, .txt, .doc, .odt và ảnh chụp; mỗi tệp không quá 20 MB."
)


def accepted(
    paper: PaperIn,
    made: Sequence[Task],
    heads: Mapping[UnitName, tuple[PersonName, ...]],
    beside: Sequence[str],
    times: Times,
) -> Message:
    """The tasks are on record: each unit is told of its part, what several have to do once; `beside` are more lines."""
    lines = [f"✅ Đã nhận <b>{len(made)} nhiệm vụ</b> theo {esc(called(paper.head))} (văn bản {paper.number}):"]
    ordered: list[int] = []
    shared = _shared(made)
    alone = [task for task in made if not any(task in tasks for tasks in shared)]
    for unit in dict.fromkeys(task.lead for task in alone):
        lines.append(f"\n{_unit(unit, heads)}")
        for task in (one for one in alone if one.lead == unit):
            ordered.append(task.id)
            lines.append(_told(len(ordered), task, times))
    for tasks in shared:
        lines.append(f"\n<b>{len(tasks)} đơn vị</b>: {_content(tasks[0], times)}")
        for task in tasks:
            ordered.append(task.id)
            lines.append(f"{len(ordered)}. /nv{task.number} – {_unit(task.lead, heads)}")
    lines += ["", *beside] if beside else []
    lines.append(f"\n<i>Nhận nhầm: trả lời “bỏ cả văn bản {paper.number}” trong hôm nay.</i>")
    return Message("\n".join(lines), shows=tuple(ordered), lines=counted(ordered))


def _shared(made: Sequence[Task]) -> list[list[Task]]:
    """Tasks that several units have alike, as an order to all makes them."""
    alike: dict[tuple[str, object], list[Task]] = {}
    for task in made:
        alike.setdefault((task.content, task.due), []).append(task)
    return [tasks for tasks in alike.values() if len({task.lead for task in tasks}) == len(tasks) > 1]


def _unit(unit: UnitName, heads: Mapping[UnitName, tuple[PersonName, ...]]) -> str:
    to = heads.get(unit, ())
    return f"<b>{esc(unit.name)}</b>{f' – kính chuyển {mentions(to)}' if to else ''}"


def _told(place: int, task: Task, times: Times) -> str:
    return f"{place}. /nv{task.number} – {_content(task, times)}"


def _content(task: Task, times: Times) -> str:
    day = (task.due.moment.astimezone(times.zone).date() if task.due.moment else task.due.day) if task.due else None
    limit = f", hạn {format.full_date(day)}" if day else ""
    return f"{esc(cut(task.content, LONGEST_LISTED))}{limit}"


def refused(found: Refused, paper: PaperIn, times: Times) -> list[str]:
    """Why items were not taken, a line for each reason."""
    return list(_refused(found, paper, times))


def _refused(found: Refused, paper: PaperIn, times: Times) -> Iterator[str]:
    for item in found.taken:
        assert item.taken is not None
        at = format.clock(item.taken.at.astimezone(times.zone))
        yield f"Mục {item.number} đồng chí {esc(item.taken.by)} đã nhận lúc {at}."
    if found.lacking:
        yield f"❓ Chưa nhận vì còn thiếu: {'; '.join(_lacking(item) for item in found.lacking)}."
    if found.doubled:
        same = "; ".join(f"mục {one.number} ({', '.join(f'/nv{n}' for n in one.same)})" for one in found.doubled)
        first = found.doubled[0].number
        yield f"⚠️ Chưa nhận vì trùng: {same}. Vẫn cần thì trả lời “nhận {first}”."
    if found.of_others:
        yield f"Việc của đơn vị khác do Văn phòng nhận: mục {numbered([one.number for one in found.of_others])}."
    if found.unknown:
        yield unknown(paper, found.unknown)


WHAT_LACKS = {Awaited.LEAD: "chủ trì", Awaited.DEADLINE: "thời hạn", Awaited.CONTENT: "nội dung"}


def _lacking(item: Item) -> str:
    missing = item.draft.missing
    return f"mục {item.number} ({WHAT_LACKS[missing] if missing else ''})"


def numbered(numbers: Sequence[int]) -> str:
    """The numbers of items, of which the first ones are told."""
    return ", ".join(map(str, numbers[:MOST_NUMBERS])) + (" …" if len(numbers) > MOST_NUMBERS else "")


def nothing_open(paper: PaperIn, by: Sequence[str]) -> str:
    """All of it was decided before; `by` are the names of those who accepted it."""
    who = f" Đồng chí {esc(format.listed(list(by)))} đã nhận." if by else ""
    back = f" Nhận nhầm trong hôm nay: trả lời “bỏ cả văn bản {paper.number}”." if paper.drafts.tasks else ""
    return f"Văn bản {paper.number} không còn việc nào chờ nhận.{who}{back}"


def to_office(paper: PaperIn, items: Sequence[Item], office: tuple[PersonName, ...]) -> Message:
    """Drafts of other units are proposed to the office."""
    called_to = f"{mentions(office)}: đề nghị" if office else "Đề nghị"
    numbers = numbered([item.number for item in items])
    return Message(
        f"{called_to} Văn phòng nhận {len(items)} việc của đơn vị khác trong {esc(called(paper.head))} "
        f"(văn bản {paper.number}, mục {numbers}).",
        buttons=buttons.paper_to_decide(paper.number),
    )


def ask_whether_draft(paper: PaperIn) -> Message:
    """The paper is a draft: its tasks count only when somebody says so."""
    return Message(
        f"⚠️ Văn bản {paper.number} ghi <b>DỰ THẢO</b>, chưa nhận việc nào. "
        "Bấm <b>Vẫn nhận từ dự thảo</b> rồi nhận lại, hoặc gửi bản ban hành khi có.",
        buttons=buttons.paper_draft_meant(paper.number),
    )


def draft_meant() -> str:
    return "Đã ghi nhận: nhận việc từ bản dự thảo này."


def left(numbers: Sequence[int]) -> str:
    return f"Đã để lại mục {numbered(numbers)}; cần thì “lấy {numbers[0]}”."


def joined(into: int, numbers: Sequence[int]) -> str:
    return f"Đã gộp mục {numbered(numbers)} thành mục {into}."


def all_left(paper: PaperIn) -> str:
    """Of what is left out nobody is reminded; drafts of other units may still be open."""
    rest = f" Còn {len(paper.drafts.open_ones)} việc của đơn vị khác." if paper.drafts.open_ones else ""
    return f"Đã bỏ các việc chưa nhận của văn bản {paper.number}.{rest} Xem lại: /vanban {paper.number}"


def not_own(numbers: Sequence[int]) -> str:
    return f"Mục {numbered(numbers)} là việc của đơn vị khác, do Văn phòng, lãnh đạo hoặc người gửi văn bản quyết định."


def taken_before(numbers: Sequence[int]) -> str:
    return f"Mục {numbered(numbers)} đã được nhận thành nhiệm vụ; cần sửa thì dùng /sua, /giahan hoặc /huy."


def cannot_join() -> str:
    return "Chỉ gộp được từ hai mục chưa nhận trở lên, ví dụ “gộp 2, 3”."


def how_to_answer(paper: PaperIn, units: Sequence[str]) -> Message:
    return Message(
        "Chưa rõ ý này. Đề nghị trả lời theo số: “2 giao VP, hạn 30/6”, “bỏ 5-7”, “gộp 8, 9”, “tất cả hạn 30/6”, "
        f"“nhận 1-10”, “nhận hết”. Các đơn vị hiện có: {esc(format.listed(list(units)))}.",
        buttons=buttons.paper_shown(paper.number),
    )


def waits(paper: PaperIn) -> Message:
    """Nothing is decided yet."""
    return Message(
        f"Văn bản {paper.number} vẫn chờ ({len(paper.drafts.open_ones)} việc chưa nhận); "
        "sáng ngày làm việc tới trợ lý nhắc lại.",
        buttons=buttons.paper_shown(paper.number),
    )


def withdrawn(found: Withdrawn, paper: PaperIn) -> Message:
    """An acceptance was taken back; the drafts are open again."""
    numbers = ", ".join(f"/nv{number}" for number in found.numbers[:MOST_NUMBERS])
    more = f" … ({len(found.numbers)} việc)" if len(found.numbers) > MOST_NUMBERS else ""
    lines = [f"↩️ Đồng chí {esc(found.by)} đã rút việc nhận văn bản {paper.number}: hủy {numbers}{more}."]
    if found.kept:
        kept = ", ".join(f"/nv{number}" for number in found.kept)
        lines.append(f"Giữ lại {kept} vì đã có báo cáo; cần thì /huy.")
    lines.append(f"Các mục chờ nhận lại: /vanban {paper.number}")
    return Message("\n".join(lines))


def nothing_to_withdraw(paper: PaperIn) -> str:
    return (
        f"Văn bản {paper.number} không có việc nào nhận trong hôm nay để rút. "
        "Việc nhận từ hôm trước thì Văn phòng hoặc lãnh đạo hủy từng việc bằng /huy."
    )


def why_withdrawn(paper: PaperIn) -> str:
    """Why its tasks are cancelled, for their history."""
    return f"bỏ cả văn bản {paper.number}"


def unknown(paper: PaperIn, numbers: Sequence[int]) -> str:
    return f"Văn bản {paper.number} không có mục {numbered(numbers)}."


def no_such_paper(words: str) -> str:
    return f"Không có văn bản “{esc(cut(words, LONGEST_NAMED))}”. Đề nghị gõ /vanban để xem danh sách."


def replaced(newer: int) -> str:
    return f"Văn bản này đã có bản mới hơn: /vanban {newer}."


def listed(lines: Sequence[PaperLine]) -> Message:
    """The papers that came in, with how much of each is done."""
    if not lines:
        return Message(f"Chưa có văn bản nào.\n\n{HOW_TO_SEND}")
    told = ["<b>VĂN BẢN ĐẾN</b>"]
    for one in lines:
        head = one.paper.head
        about = f" – {esc(cut(head.about, LONGEST_LISTED))}" if head.about else ""
        told.append(f"<b>{one.paper.number}.</b> {esc(called(head))}{about}\n– {_standing(one)}")
    told.append(
        "\n<i>Xem một văn bản và nhận lại tệp: /vanban 1. "
        "Gửi văn bản mới: gửi riêng tệp, hoặc trả lời tệp bằng /vanban.</i>"
    )
    return Message("\n".join(told))


def _standing(one: PaperLine) -> str:
    if one.paper.replaced_by:
        return f"đã có bản mới: /vanban {one.paper.replaced_by}"
    told = [
        f"hoàn thành {one.done}/{one.made} nhiệm vụ" if one.made else "",
        f"{one.open} việc chờ nhận" if one.open else "",
    ]
    return ", ".join(filter(None, told)) or "chưa nhận việc nào"


def file_of(paper: PaperIn) -> Message:
    """Under the file that comes back."""
    return Message(f"Tệp của văn bản {paper.number}: {esc(called(paper.head))}.")
