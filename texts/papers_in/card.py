"""The card of a paper that came in: what was read of it, page by page, and what may be said to it."""

from collections.abc import Iterator, Sequence

from domain.asking import Awaited, Question, asking
from domain.documents.findings import Doubt
from domain.documents.papers_in import Item, ItemState
from domain.documents.versions import Compared
from domain.documents.views import PaperView
from domain.ladder import Times
from domain.tasks import State
from texts import buttons, format, gaps
from texts.draft_lists import deadline, leads, rules
from texts.message import Message, Rows, esc, length
from texts.papers_in import revisions
from texts.papers_in.names import called
from texts.papers_in.reading import warnings
from texts.tasks import DONE_MARK, STATES, URGENCIES, cut

LONGEST_ABOUT = 300
LONGEST_CONTENT = 260
LONGEST_WORDS = 160
LONGEST_LISTED = 100
MOST_ON_PAGE = 8
LONGEST_PAGE = 2_200
"""Characters of the items of a page."""
MOST_NUMBERS = 12
MOST_COMPARED = 5
MOST_BODIES = 3
LONGEST_BODY = 50
MOST_UNITS = 6
"""Units that are offered as buttons."""


def card(view: PaperView, times: Times, page: int = 1, *, over: str = "") -> Message:
    """A page of the paper; `over` is what is said above it. A page that is not there any more is the last one."""
    shown = list(_pages(view, times))
    page = min(max(page, 1), len(shown))
    lines = [over, ""] if over else []
    lines += _summary(view) if page == 1 else [_title(view)]
    if len(shown) > 1:
        lines.append(f"\n<i>Trang {page}/{len(shown)}</i>")
    lines += ["", *shown[page - 1]] if shown[page - 1] else []
    lines += [*_ending(view), *rules([item.draft for item in view.of(ItemState.OPEN)])]
    may = view.acts and bool(view.of(ItemState.OPEN))
    others = len(view.of(ItemState.OTHERS)) if view.acts else 0
    rows = buttons.paper_in(view.paper.number, page, len(shown), _takes(view)) if may else ()
    rows = (*(_asked(view) if may else ()), *rows)
    rows = rows or buttons.paper_pages(view.paper.number, page, len(shown), others)
    return Message("\n".join(lines), buttons=rows, asks=asking(Question.DRAFT) if view.acts else ())


def _asked(view: PaperView) -> Rows:
    """What answers the question for what the first draft lacks with one tap."""
    lacking = next((item for item in view.of(ItemState.OPEN) if not item.is_complete), None)
    if lacking is None or lacking.draft.missing is Awaited.CONTENT:
        return ()
    if lacking.draft.missing is Awaited.DEADLINE:
        return buttons.paper_undated(view.paper.number, lacking.number)
    offered = lacking.draft.close or lacking.draft.leads or tuple(view.units)
    named = [(unit, view.names[unit]) for unit in offered if unit in view.names]
    return buttons.paper_leads(view.paper.number, lacking.number, named[:MOST_UNITS])


def _takes(view: PaperView) -> int:
    """How many drafts one tap accepts."""
    return sum(item.is_complete and not item.same for item in view.of(ItemState.OPEN))


def _title(view: PaperView) -> str:
    return f"📄 <b>Văn bản {view.paper.number}: {esc(called(view.paper.head))}</b>"


def _summary(view: PaperView) -> list[str]:
    head, drafts = view.paper.head, view.paper.drafts
    urgent = f" [{URGENCIES[head.urgency]}]" if head.urgency in URGENCIES else ""
    lines = [_title(view) + urgent]
    if head.issuer or head.about:
        about = f"“{esc(cut(head.about, LONGEST_ABOUT))}”" if head.about else ""
        lines.append(" – ".join(filter(None, (esc(head.issuer), about))))
    lines.append(f"Đọc được <b>{len(view.items) + view.hidden} nhiệm vụ</b>{_counts(view)}.")
    if view.paper.replaced_by:
        lines.append(f"⚠️ Đã có bản mới hơn: /vanban {view.paper.replaced_by}.")
    if drafts.parent:
        lines.append(f"Theo {esc(drafts.parent)}.")
    if drafts.is_draft:
        lines.append("⚠️ <b>DỰ THẢO</b>: văn bản chưa ban hành.")
    lines += warnings(drafts)
    lines += _changes(view.compared) if view.compared else []
    return lines


def _counts(view: PaperView) -> str:
    """ ": 1 có thời hạn, 2 chưa rõ chủ trì, 1 trùng với /nv7"; empty where there is nothing to count."""
    ours = [item for item in view.items if item.state is not ItemState.OTHERS]
    dated = sum(item.draft.due is not None for item in ours)
    unled = sum(item.draft.missing is Awaited.LEAD for item in ours if item.is_open)
    undated = sum(item.draft.missing is Awaited.DEADLINE for item in ours if item.is_open)
    same = dict.fromkeys(number for item in ours if item.is_open for number in item.same)
    doubled = sum(bool(item.same) for item in ours if item.is_open)
    named = ", ".join(f"/nv{number}" for number in list(same)[:MOST_NUMBERS])
    told = [
        f"{dated} có thời hạn",
        f"{unled} chưa rõ chủ trì" if unled else "",
        f"{undated} chưa rõ thời hạn" if undated else "",
        f"{over} đã quá hạn" if (over := sum(view.is_over(item) for item in ours if item.is_open)) else "",
        f"{doubled} trùng với {named}" if doubled else "",
        _accepted(view),
        f"{len(left)} để lại" if (left := view.of(ItemState.LEFT)) else "",
        f"{len(others)} của cơ quan khác" if (others := view.of(ItemState.OTHERS)) else "",
    ]
    return f": {', '.join(filter(None, told))}"


def _accepted(view: PaperView) -> str:
    taken = view.of(ItemState.TAKEN)
    if not taken:
        return ""
    states = [state for item in taken for state in view.states_of(item)]
    return f"{len(taken)} đã nhận (hoàn thành {states.count(State.COMPLETED)}/{len(states)} nhiệm vụ)"


def _changes(compared: Compared) -> list[str]:
    """What is otherwise than in the version before."""
    older = compared.older
    told = [
        f"thêm {len(compared.added)} (mục {_numbers(compared.added)})" if compared.added else "",
        f"bỏ {len(compared.gone)}" if compared.gone else "",
        f"đổi {len(compared.changed)} (mục {_numbers([one.new for one in compared.changed])})"
        if compared.changed
        else "",
    ]
    lines = [f"🔁 Bản mới của văn bản {older.number}: {', '.join(filter(None, told)) or 'nhiệm vụ không đổi'}."]
    lines += [
        f"– không còn: “{esc(cut(item.draft.content, LONGEST_LISTED))}”{f' ({esc(item.whose)})' if item.whose else ''}"
        for item in compared.gone[:MOST_COMPARED]
    ]
    for one in compared.changed[:MOST_COMPARED]:
        what = [
            f"chủ trì: {esc(one.old.whose or 'chưa rõ')} → {esc(one.new.whose or 'chưa rõ')}" if one.lead else "",
            f"hạn: {_words(one.old)} → {_words(one.new)}" if one.due else "",
            f"nội dung, trước là “{esc(cut(one.old.draft.content, LONGEST_LISTED))}”" if one.content else "",
        ]
        lines.append(f"– mục {one.new.number} đổi {'; '.join(filter(None, what))}")
    if any(one.old.tasks for one in compared.changed):
        lines.append("<i>Nhiệm vụ đã nhận từ bản trước chỉ sửa theo bản này khi mục có dấu 🔁 được nhận.</i>")
    if any(item.tasks for item in compared.gone):
        lines.append("<i>Nhiệm vụ đã nhận mà bản này không còn thì giữ nguyên; cần thì /huy.</i>")
    return lines


def _words(item: Item) -> str:
    return f"“{esc(item.draft.due.words)}”" if item.draft.due else "không có"


def _numbers(items: Sequence[Item]) -> str:
    numbers = [str(item.number) for item in items]
    return ", ".join(numbers[:MOST_NUMBERS]) + (" …" if len(numbers) > MOST_NUMBERS else "")


def _pages(view: PaperView, times: Times) -> Iterator[list[str]]:
    """The lines of the items of each page; one empty page where nothing is shown."""
    page: list[str] = []
    count = size = 0
    shown = [item for item in view.items if item.state is not ItemState.OTHERS]
    for item in shown:
        lines = _item(view, item, times)
        needed = sum(length(line) + 1 for line in lines)
        if page and (count == MOST_ON_PAGE or size + needed > LONGEST_PAGE):
            yield page
            page, count, size = [], 0, 0
        apart = [""] if page and len(lines) > 1 else []
        page, count, size = [*page, *apart, *lines], count + 1, size + needed
    yield page


def _item(view: PaperView, item: Item, times: Times) -> list[str]:
    if not item.is_open:
        return [_settled(view, item)]
    draft = item.draft
    support = [*(view.names[unit] for unit in draft.support if unit in view.names), *draft.partners]
    told = [
        leads(draft, view.names),
        f"phối hợp {esc(cut(format.listed(support), LONGEST_LISTED))}" if support else "",
        f"SP: {esc(cut(draft.product, LONGEST_LISTED))}" if draft.product else "",
    ]
    place = ", ".join(filter(None, (item.place, f"trang {item.page}" if item.page else "")))
    return [
        f"<b>{item.number}.</b> {esc(cut(draft.content, LONGEST_CONTENT)) or '❓ nội dung'}",
        f"– {'; '.join(filter(None, told))}",
        f"– {deadline(draft, times)}{f' <i>({esc(place)})</i>' if place else ''}",
        *([f"<i>Nguyên văn: “{esc(cut(item.words, LONGEST_WORDS))}”</i>"] if item.words else []),
        *([revisions.proposed(item, view.numbers_of(item))] if item.revision else []),
        *_doubts(item, view),
    ]


def _settled(view: PaperView, item: Item) -> str:
    content = esc(cut(item.draft.content, LONGEST_LISTED))
    if item.state is ItemState.TAKEN:
        numbers = ", ".join(f"/nv{number}" for number in view.numbers_of(item))
        done, said = _standing(view.states_of(item))
        return f"<b>{item.number}.</b> {DONE_MARK + ' ' if done else ''}{numbers} {content} – <i>{said}</i>"
    return f"<b>{item.number}.</b> <i>để lại:</i> {content}"


def _standing(states: Sequence[State]) -> tuple[bool, str]:
    """Whether all tasks of an item are done, and how they stand: to be accepted is not to be done."""
    done = states.count(State.COMPLETED)
    if len(states) == 1:
        return bool(done), STATES[states[0]]
    return done == len(states) > 0, f"hoàn thành {done}/{len(states)}"


def _doubts(item: Item, view: PaperView) -> Iterator[str]:
    if item.draft.missing is Awaited.LEAD and (close := [view.names[one] for one in item.draft.close]):
        yield f"⚠️ có phải {esc(' hay '.join(close))}?"
    if item.gone:
        yield f"⚠️ “{esc(item.gone)}” không còn; đề xuất đơn vị kế thừa như trên"
    if item.same:
        yield f"⚠️ trùng hoặc gần giống {', '.join(f'/nv{number}' for number in item.same)}"
    if view.is_over(item):
        yield "⚠️ hạn đã qua: nhận thì quá hạn ngay"
    if item.after_parent:
        yield f"⚠️ sau hạn của văn bản cấp trên ({format.date(item.after_parent)})"
    if Doubt.EVENT in item.doubts:
        yield "⚠️ chờ điều kiện, chưa tính hạn"
    if Doubt.RECOGNISED in item.doubts and not all(Doubt.RECOGNISED in one.doubts for one in view.paper.drafts.items):
        yield "⚠️ chữ nhận dạng từ ảnh, đề nghị đối chiếu"


def _ending(view: PaperView) -> list[str]:
    """What is missing, what else is there, and how it is answered."""
    lines = [""]
    open_ones = view.of(ItemState.OPEN)
    unled = [item for item in open_ones if item.draft.missing is Awaited.LEAD]
    undated = [item for item in open_ones if item.draft.missing is Awaited.DEADLINE]
    if unled:
        lines.append(f"❓ Chưa rõ chủ trì: mục {_numbers(unled)}. Trả lời, ví dụ “{unled[0].number} giao VP”.")
    if undated:
        lines.append(f"❓ Chưa rõ hạn: mục {_numbers(undated)}. Trả lời, ví dụ “{undated[0].number} hạn 30/6”.")
    if others := view.of(ItemState.OTHERS):
        whose = list(dict.fromkeys(esc(cut(item.whose, LONGEST_BODY)) for item in others))
        more = [] if len(whose) <= MOST_BODIES else [f"{len(whose) - MOST_BODIES} cơ quan nữa"]
        named = format.listed([*whose[:MOST_BODIES], *more])
        lines.append(f"Không lấy {len(others)} việc của cơ quan khác ({named}); cần thì trả lời “xem việc khác”.")
    if view.hidden:
        lines.append(f"Còn {view.hidden} việc của đơn vị khác.")
    lines += filter(None, (gaps.nobody_yet(view.vacant),))
    if view.acts and open_ones:
        last = open_ones[-1].number
        lines.append(
            f"<i>Trả lời tin này để sửa hoặc nhận: “{last} giao VP, hạn 30/6”, “bỏ {last}”, “gộp 2, 3”, "
            f"“tất cả hạn 30/6”, “nhận 1-{last}”, “nhận hết”.</i>"
        )
    return lines if len(lines) > 1 else []


def others(view: PaperView) -> Message:
    """The work of other bodies that the paper names."""
    found = view.of(ItemState.OTHERS)
    if not found:
        return Message("Văn bản không có việc của cơ quan khác.")
    lines = [_title(view), "Việc của cơ quan khác:"]
    for item in found:
        lines.append(f"<b>{item.number}.</b> {esc(cut(item.draft.content, LONGEST_CONTENT))}\n– {esc(item.whose)}")
    lines.append(f"\n<i>Việc nào là của cơ quan mình thì trả lời “lấy {found[0].number}”.</i>")
    return Message("\n".join(lines))


def changed(view: PaperView, items: Sequence[Item], times: Times, *, over: str = "") -> Message:
    """The items that a correction has changed, as they are now, with what one tap accepts."""
    lines = [over] if over else []
    lines += [line for item in items for line in _item(view, item, times)]
    open_ones = view.of(ItemState.OPEN)
    takes = _takes(view)
    rest = (
        f"còn {len(open_ones)} việc chưa nhận, {takes} việc đủ thông tin"
        if open_ones
        else "không còn việc nào chờ nhận"
    )
    lines.append(f"\n{_title(view)}: {rest}.")
    rows = (*_asked(view), *buttons.paper_in(view.paper.number, 1, 1, takes)) if open_ones else ()
    return Message("\n".join(lines), buttons=rows, asks=asking(Question.DRAFT))
